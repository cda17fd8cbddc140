/** What lies at an http or https address, brought into a file: within limits, tried again, without being led astray. */
import { createHash } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import { createWriteStream } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import tls from 'node:tls';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Problem } from '../../core/model/model.ts';
import type { SayField } from '../../core/recipes/field-words.ts';
import { PRIVATE_FILE_MODE } from '../files/files.ts';

/** How much is waited for and taken. */
export interface FetchLimits {
  /** Bytes of the file, unpacked, ≥ 1. */
  readonly bytes: number;
  /** Milliseconds without a byte, ≥ 1. */
  readonly idle: number;
  /** Milliseconds for one try, ≥ 1. */
  readonly whole: number;
  /** How many tries there are, ≥ 1. */
  readonly tries: number;
  /** Milliseconds before it is tried again, ≥ 0; twice as many each time after. */
  readonly pause: number;
}

/** The limits of a command that a person waits for, but for the bytes. */
export const USUAL_LIMITS: Omit<FetchLimits, 'bytes'> = {
  idle: 20_000,
  whole: 120_000,
  tries: 3,
  pause: 1_000,
};

export interface Wanted {
  readonly address: string;
  /** The file that it is written to. */
  readonly into: string;
  /** What the server called what it sent last time; undefined: nothing. */
  readonly etag: string | undefined;
  readonly modified: string | undefined;
  /** `http`: without TLS too; `private`: led on to a private address too. */
  readonly allow: readonly string[];
  /** Names what a person can write about it. */
  readonly say: SayField;
  readonly userAgent: string;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
}

/** What came: nothing new, or a file. */
export type Fetched =
  | { readonly isNew: false }
  | {
      readonly isNew: true;
      /** Where it came from in the end. */
      readonly address: string;
      readonly sha256: string;
      /** Bytes of it unpacked, ≥ 0. */
      readonly bytes: number;
      readonly etag: string | undefined;
      readonly modified: string | undefined;
    };

/** Keeps connections open between requests, one for each host; what is led to has its own, since each of those is looked at. */
export interface Connections {
  readonly direct: Agents;
  readonly ledTo: Agents;
  /** Ends them. */
  readonly close: () => void;
}

interface Agents {
  readonly plain: http.Agent;
  readonly secure: https.Agent;
}

/** Connections for a round of requests; the proxies of this environment, and the certificates of Node and the system, hold. */
export function openHttpConnections(
  env: Readonly<Record<string, string | undefined>>,
  isSecure: boolean,
): Connections {
  const options = { keepAlive: true, maxSockets: 1, proxyEnv: { ...env } };
  // Asking the system for its certificates takes a while.
  const ca = isSecure
    ? [...new Set([...tls.getCACertificates('default'), ...systemCertificates()])]
    : undefined;
  const agents = (): Agents => ({
    plain: new http.Agent(options),
    secure: new https.Agent(ca === undefined ? options : { ...options, ca }),
  });
  const [direct, ledTo] = [agents(), agents()];
  return {
    direct,
    ledTo,
    close: () => {
      for (const { plain, secure } of [direct, ledTo]) {
        plain.destroy();
        secure.destroy();
      }
    },
  };
}

function systemCertificates(): readonly string[] {
  try {
    return tls.getCACertificates('system');
  } catch {
    return [];
  }
}

/** What came, or why nothing did. */
export type FetchOutcome =
  | { readonly ok: true; readonly value: Fetched }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** Whether the server said nothing at all: it need not be asked for anything else. */
      readonly isSilent: boolean;
    };

/** A failure in words. */
class FetchFailure extends Error {
  /** Whether it may be otherwise at another try. */
  readonly again: boolean;
  /** Milliseconds that the server asks to wait before that, ≥ 0; undefined: it asks nothing. */
  readonly after: number | undefined;
  /** Whether the server said nothing; set where no head of an answer came. */
  isSilent = false;

  constructor(message: string, again = false, after?: number) {
    super(message);
    this.again = again;
    this.after = after;
  }
}

/** No server is waited for longer before the next try, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/** Brings what lies at an address into a file. Refused, in words: what does not come, is too large, or leads astray. */
export async function fetchToFile(connections: Connections, wanted: Wanted): Promise<FetchOutcome> {
  const { limits, signal } = wanted;
  for (let left = limits.tries - 1, wait = limits.pause; ; left -= 1, wait *= 2) {
    try {
      return { ok: true, value: await fetchOnce(connections, wanted) };
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = error instanceof FetchFailure ? error : failureOf(error);
      const after = failure.after ?? wait;
      if (!failure.again || left <= 0 || after > LONGEST_PAUSE) {
        const tried = limits.tries > 1 && left <= 0 ? ` (tried ${limits.tries} times)` : '';
        const later = failure.again ? `${tried}; try again later` : '';
        return {
          ok: false,
          problems: [{ path: wanted.address, message: `${failure.message}${later}` }],
          isSilent: failure.isSilent,
        };
      }
      await pause(after, undefined, { signal });
    }
  }
}

/** So often may one address lead to another. */
const MOST_REDIRECTS = 5;

async function fetchOnce(connections: Connections, wanted: Wanted): Promise<Fetched> {
  const whole = AbortSignal.timeout(wanted.limits.whole);
  const signal = AbortSignal.any([whole, wanted.signal]);
  let url = new URL(wanted.address);
  const first = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await requestResponse(connections, wanted, url, first, signal);
    const { statusCode = 0, headers } = response;
    const location = [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
    if (location === undefined) return saveResponseBody(response, url, wanted);
    response.resume();
    url = nextAddress(url, location, wanted);
  }
  throw new FetchFailure(`leads on more than ${MOST_REDIRECTS} times; ${LOOK}`);
}

function nextAddress(from: URL, location: string, { allow, say }: Wanted): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (next === undefined)
    throw new FetchFailure(`leads to "${location}", which is no address; ${LOOK}`);
  const isPlain = next.protocol === 'http:';
  if (next.protocol !== 'https:' && !isPlain)
    throw new FetchFailure(`leads to ${next.href}, which is not of the web; ${LOOK}`);
  if (isPlain && !allow.includes('http'))
    throw new FetchFailure(`leads to ${next.href}, which has no TLS; ${followText('http', say)}`);
  return next;
}

/** What to do about an address that one is not led to but where that is allowed. */
function followText(allowance: string, say: SayField): string {
  const allow = say('allow', allowance);
  return allow === undefined ? 'save the file and name that' : `${allow} follows it all the same`;
}

/** The head of what a server answers; one that is led to must not lie within. */
function requestResponse(
  { direct, ledTo }: Connections,
  { etag, modified, userAgent, limits, allow, say }: Wanted,
  url: URL,
  first: URL,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const isGuarded = url.host !== first.host && !allow.includes('private');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isGuarded && isIP(host) !== 0 && isPrivateNetworkAddress(host)) throw leadsWithin(url, say);
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: '*/*',
    'accept-encoding': 'gzip, br',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(modified === undefined ? {} : { 'if-modified-since': modified }),
  };
  const lookup: LookupFunction = (name, options, done) =>
    systemLookup(name, { ...options, all: true }, (error, found) => {
      const bad = error === null && found.some(({ address }) => isPrivateNetworkAddress(address));
      if (error !== null || bad) done(error ?? leadsWithin(url, say), '', 0);
      else if (options.all === true) done(null, found);
      else done(null, found[0]?.address ?? '', found[0]?.family ?? 0);
    });
  const isSecure = url.protocol === 'https:';
  const { plain, secure } = isGuarded ? ledTo : direct;
  return new Promise((answer, fail) => {
    let answered: http.IncomingMessage | undefined;
    const request = (isSecure ? https : http).get(
      url,
      {
        headers,
        signal,
        timeout: limits.idle,
        agent: isSecure ? secure : plain,
        ...(isGuarded ? { lookup } : {}),
      },
      (response) => {
        answered = response;
        answer(response);
      },
    );

    request.on('timeout', () =>
      request.destroy(new FetchFailure(`sent nothing for ${seconds(limits.idle)}`, true)),
    );
    request.on('error', (error) => {
      const failure = error instanceof FetchFailure ? error : failureOf(error);
      failure.isSilent = url.host === first.host;
      fail(failure);
      // What comes behind the last byte that was said is no second answer: the file was cut there.
      if (answered?.complete === true) answered.destroy(new FetchFailure(TOO_MANY_BYTES, true));
    });
  });
}

const TOO_MANY_BYTES = 'has more bytes than its server says';

function leadsWithin(url: URL, say: SayField): FetchFailure {
  return new FetchFailure(`leads to ${url.href}, a private address; ${followText('private', say)}`);
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of this machine or of a network within; an IPv4 address may be written as IPv6. */
export function isPrivateNetworkAddress(address: string): boolean {
  return PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const GONE = 'look for it in a browser, and correct the address';
/** What to do where a program cannot tell what is wrong. */
const LOOK = 'look at it in a browser';

/** What a status of HTTP says of an address, behind "it". */
const STATUS_WORDS: Readonly<Record<number, string | ((say: SayField) => string)>> = {
  401: 'wants to know who asks; sign in with a browser, save the file, and name that instead',
  403: 'is closed to this program; look whether its publisher lets programs read it',
  404: `is not there any more; ${GONE}`,
  410: `is gone for good; ${GONE}`,
  429: (say) => `says that it was asked too often; ask less often with ${say('every')}`,
};
/** Statuses of HTTP of answers that may be otherwise soon. */
const PASSING = [408, 425, 429, 500, 502, 503, 504];

async function saveResponseBody(
  response: http.IncomingMessage,
  url: URL,
  { into, limits, say }: Wanted,
): Promise<Fetched> {
  const { statusCode = 0, statusMessage = '', headers } = response;
  if (statusCode === 304) {
    response.resume();
    return { isNew: false };
  }
  if (statusCode !== 200) {
    response.resume();
    const isPassing = PASSING.includes(statusCode);
    const words =
      STATUS_WORDS[statusCode] ?? (isPassing ? 'cannot be had' : `cannot be had; ${LOOK}`);
    const said = typeof words === 'string' ? words : words(say);
    throw new FetchFailure(
      `answers ${statusCode} ${statusMessage}`.trim().concat(`: it ${said}`),
      isPassing,
      pauseAsked(headers['retry-after'], headers.date),
    );
  }
  const most = `${limits.bytes / 1e6} MB`;
  const tooLarge = new FetchFailure(
    `is larger than ${most}, the most that is read; narrow the address down`,
  );
  if (Number(headers['content-length'] ?? 0) > limits.bytes) {
    response.destroy();
    throw tooLarge;
  }
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      hash.update(piece);
      done(bytes > limits.bytes ? tooLarge : null, piece);
    },
  });
  const file = createWriteStream(into, { mode: PRIVATE_FILE_MODE });
  const encoding = headers['content-encoding'] ?? '';
  const unpack = /gzip/i.test(encoding)
    ? createGunzip()
    : /br/i.test(encoding)
      ? createBrotliDecompress()
      : undefined;
  response.setTimeout(limits.idle, () =>
    response.destroy(new FetchFailure(`stopped sending for ${seconds(limits.idle)}`, true)),
  );
  await (unpack === undefined
    ? pipeline(response, counting, file)
    : pipeline(response, unpack, counting, file));
  return {
    isNew: true,
    address: url.href,
    sha256: hash.digest('hex'),
    bytes,
    etag: headers.etag,
    modified: headers['last-modified'],
  };
}

/** Milliseconds that a server asks to wait, in seconds or up to an instant by its own clock, `date`; undefined: it asks nothing that can be told. */
function pauseAsked(header: string | undefined, date: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const pause = Date.parse(header) - Date.parse(date ?? '');
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

/** A time in `milliseconds`, ≥ 1, as a message says it. */
function seconds(milliseconds: number): string {
  return `${milliseconds / 1_000} seconds`;
}

/** What went wrong on the way, and whether it may pass. */
const REASONS: Readonly<Record<string, readonly [says: string, again: boolean]>> = {
  ENOTFOUND: ['has no such server; check its name, and whether there is a network', false],
  EAI_AGAIN: ['could not be looked up; there may be no network', true],
  ECONNREFUSED: ['is not served now', true],
  ECONNRESET: ['broke off before its end', true],
  ECONNABORTED: ['broke off before its end', true],
  EPIPE: ['broke off before its end', true],
  ERR_STREAM_PREMATURE_CLOSE: ['broke off before its end', true],
  ETIMEDOUT: ['could not be reached in time', true],
  EHOSTUNREACH: ['could not be reached', true],
  ENETUNREACH: ['could not be reached; there may be no network', true],
  Z_DATA_ERROR: ['was sent packed, and cannot be unpacked', true],
  Z_BUF_ERROR: ['broke off before its end', true],
  ERR_TLS_CERT_ALTNAME_INVALID: [`shows the certificate of another server; ${LOOK}`, false],
  CERT_HAS_EXPIRED: [`shows a certificate that has expired; ${LOOK}`, false],
  DEPTH_ZERO_SELF_SIGNED_CERT: [`shows a certificate that nobody vouches for; ${LOOK}`, false],
  SELF_SIGNED_CERT_IN_CHAIN: [`shows a certificate that nobody vouches for; ${LOOK}`, false],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [`shows a certificate that nobody vouches for; ${LOOK}`, false],
};

function failureOf(error: unknown): FetchFailure {
  if (!(error instanceof Error))
    return new FetchFailure(`cannot be had (${String(error)}); ${LOOK}`);
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return new FetchFailure('did not come to an end in time', true);
  const code = 'code' in error ? String(error.code) : '';
  const [says, again] = REASONS[code] ?? [`cannot be had (${error.message}); ${LOOK}`, false];
  return new FetchFailure(says, again);
}
