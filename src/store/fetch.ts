/** What lies at an address of the web: whole or not at all, within limits, never from within. */
import { lookup as lookUp } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refusal } from '../model/problem.ts';
import { LARGEST } from './foreign.ts';

export interface Allowed {
  /** Addresses of this machine and of networks within; those may do without TLS. */
  readonly allowLocal: boolean;
}

const DEADLINE_SECONDS = 20;
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const TOO_LARGE = 'is larger than 20 MB; narrow it down';
const CUT = 'broke off before its end; try again later';

/** Why an address is not read, behind its host; the rest of it may hold a secret. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not known; check its name, and the network',
  EAI_AGAIN: 'could not be looked up; check the network',
  ECONNREFUSED: 'refuses the connection; check the address',
  ECONNRESET: CUT,
  Z_BUF_ERROR: CUT,
  ERR_BUFFER_TOO_LARGE: TOO_LARGE,
  ABORT_ERR: `takes longer than ${DEADLINE_SECONDS} seconds; try again later`,
};

/** The bytes of an answer, whole. */
export async function fetchSource(address: string, allowed: Allowed): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(DEADLINE_SECONDS * 1_000);
  let url = soundUrl(address, undefined, allowed);
  try {
    for (let led = 0; led <= MOST_REDIRECTS; led += 1) {
      const response = await answerOf(url, allowed, signal);
      const { statusCode = 0, headers } = response;
      if (!REDIRECTS.has(statusCode)) return await bodyOf(response, url);
      response.destroy();
      url = soundUrl(headers.location ?? '', url, allowed);
    }
  } catch (error) {
    throw reasonOf(error, url, signal);
  }
  throw new Refusal(
    `${url.host} redirects more than ${MOST_REDIRECTS} times; open it in a browser`,
  );
}

function reasonOf(error: unknown, { host }: URL, { aborted }: AbortSignal): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const code = aborted ? 'ABORT_ERR' : String(error.code);
  return new Refusal(
    `${host} ${REASONS[code] ?? `cannot be read (${code}); open it in a browser`}`,
  );
}

/** An address, or one that another leads to, that may be asked. */
function soundUrl(address: string, from: URL | undefined, { allowLocal }: Allowed): URL {
  const url = URL.parse(address, from?.href);
  const told = from === undefined ? 'the address' : `where ${from.host} redirects to`;
  if (url === null)
    throw new Refusal(`${told} is not a web address; give one that begins with https://`);
  const mayBePlain = allowLocal && from?.protocol !== 'https:';
  if (url.protocol !== 'https:' && !(mayBePlain && url.protocol === 'http:')) {
    throw new Refusal(`${told} begins with ${url.protocol}; only https: is read`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Refusal(`${told} has a name or password in it; save the file and use that`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowLocal && isIP(host) !== 0 && isLocal(host)) throw localRefusal(url);
  return url;
}

function localRefusal({ host }: URL): Refusal {
  return new Refusal(`${host} is a local address; only public ones are read`);
}

function answerOf(url: URL, allowed: Allowed, signal: AbortSignal): Promise<http.IncomingMessage> {
  // the address that is asked for is the one that is looked at: a name may lead elsewhere the next time
  const lookup: LookupFunction = (name, options, done) =>
    lookUp(name, { ...options, all: true }, (error, found) => {
      const isWithin =
        !allowed.allowLocal && found?.some(({ address }) => isLocal(address)) === true;
      if (error !== null || isWithin) done(error ?? localRefusal(url), '');
      else if (options.all === true) done(null, found);
      else done(null, found[0]?.address ?? '', found[0]?.family);
    });
  const { get } = url.protocol === 'https:' ? https : http;
  const headers = { 'user-agent': 'axiswatch', accept: '*/*', 'accept-encoding': 'gzip' };
  return new Promise((answer, fail) => {
    const request = get(url, { agent: false, headers, lookup, signal }, (response) => {
      answer(response);
      // What comes behind the last byte that was announced is no second answer: the body was cut there.
      request.on('error', (error) => response.destroy(error));
    });
    request.on('error', fail);
  });
}

async function bodyOf(response: http.IncomingMessage, { host }: URL): Promise<Uint8Array> {
  const { statusCode, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw new Refusal(`${host} answers ${statusCode}; open the address in a browser`);
  }
  const pieces: Buffer[] = [];
  let left = LARGEST;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece);
    left -= piece.length;
    // to leave the loop ends the connection
    if (left < 0) throw new Refusal(`${host} ${TOO_LARGE}`);
  }
  const bytes = Buffer.concat(pieces);
  const packed = headers['content-encoding'] ?? 'identity';
  if (packed === 'identity') return bytes;
  if (packed !== 'gzip')
    throw new Refusal(`${host} answers compressed as ${packed}; save the file and use that`);
  return promisify(gunzip)(bytes, { maxOutputLength: LARGEST });
}

const LOCAL = new BlockList();
for (const net of ['::/96', '64:ff9b:1::/48', '2002::/16', 'fc00::/7', 'fe80::/9', 'ff00::/8']) {
  LOCAL.addSubnet(...partsOf(net), 'ipv6');
}
for (const net of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3'],
]) {
  const [address, bits] = partsOf(net);
  // within ::ffff:0:0/96 the list finds it by itself; 64:ff9b::/96 is what a network without IPv4 has for it
  LOCAL.addSubnet(address, bits, 'ipv4');
  LOCAL.addSubnet(`64:ff9b::${address}`, 96 + bits, 'ipv6');
}

function partsOf(net: string): [address: string, bits: number] {
  const [address = '', bits] = net.split('/');
  return [address, Number(bits)];
}

/** Whether an address is of this machine, a network within, or several machines. */
function isLocal(address: string): boolean {
  const [plain = ''] = address.split('%', 1);
  return LOCAL.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4');
}
