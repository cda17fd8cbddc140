/** What lies at an address is fetched within limits, tried again, and not led astray. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:https';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import {
  recipeFieldAsOptionText,
  recipeFieldInFileText,
  type SayField,
} from '../../src/core/recipes/field-words.ts';
import {
  fetchToFile,
  isPrivateNetworkAddress,
  openHttpConnections,
} from '../../src/store/recipes/fetch.ts';
import {
  brokenOff,
  code,
  endless,
  file,
  inTurn,
  marked,
  packed,
  publisher,
  saidToHave,
  silent,
  slow,
} from './server.ts';

const CSV = 'observation_date,V\n2026-11-01,1\n';
const LIMITS = { bytes: 5_000_000, idle: 150, whole: 2_000, tries: 3, pause: 5 };

async function fetched(
  address: string,
  given: {
    readonly allow?: readonly string[];
    readonly say?: SayField;
    readonly etag?: string;
    readonly modified?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly whole?: number;
    /** What connects without TLS in place of Node. */
    readonly agent?: http.Agent;
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const connections = openHttpConnections(given.env ?? {}, address.startsWith('https:'));
  onTestFinished(connections.close);
  const into = join(folder, 'file');
  const plain = given.agent ?? connections.direct.plain;
  const reached = { ...connections, direct: { ...connections.direct, plain } };
  const made = await fetchToFile(reached, {
    address,
    into,
    userAgent: 'axiswatch/test',
    limits: { ...LIMITS, whole: given.whole ?? LIMITS.whole },
    allow: given.allow ?? ['http'],
    say: given.say ?? recipeFieldInFileText,
    etag: given.etag,
    modified: given.modified,
    signal: new AbortController().signal,
  });
  if (!made.ok) return made.problems[0]?.message ?? '';
  return made.value.isNew ? readFileSync(into, 'utf8') : 'nothing new';
}

test('a file comes as it lies there, packed or not', async () => {
  const { address, asked } = await publisher({ '/a.csv': file(CSV), '/b.csv': packed(CSV) });
  expect(await fetched(address('/a.csv'))).toBe(CSV);
  expect(await fetched(address('/b.csv'))).toBe(CSV);
  expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'axiswatch/test' });
});

test('what the server knows not to have changed is not sent again', async () => {
  const { address } = await publisher({
    '/a.csv': marked(CSV, '"1"', 'Mon, 16 Nov 2026 10:00:00 GMT'),
  });
  expect(await fetched(address('/a.csv'))).toBe(CSV);
  const known = { etag: '"1"', modified: 'Mon, 16 Nov 2026 10:00:00 GMT' };
  expect(await fetched(address('/a.csv'), known)).toBe('nothing new');
});

test('what may pass is tried again, as often as is said', async () => {
  const { address, asked } = await publisher({
    '/500': inTurn(code(500), file(CSV)),
    '/429': inTurn(code(429, { 'retry-after': '0' }), file(CSV)),
    '/broken': inTurn(brokenOff, file(CSV)),
    '/always': code(503),
    '/long': code(429, { 'retry-after': '3600' }),
    // by the clock of the server
    '/until': code(429, {
      date: 'Mon, 16 Nov 2026 10:00:00 GMT',
      'retry-after': 'Mon, 16 Nov 2026 11:00:00 GMT',
    }),
    '/busy': code(503, { 'retry-after': '31' }),
    '/none': code(404),
    '/teapot': code(418),
  });
  expect(await fetched(address('/teapot'))).toMatch(
    /^answers 418 .*: it cannot be had; look at it in a browser$/,
  );
  expect(await fetched(address('/500'))).toBe(CSV);
  expect(await fetched(address('/429'))).toBe(CSV);
  expect(await fetched(address('/broken'))).toBe(CSV);
  expect(await fetched(address('/always'))).toMatch(
    /^answers 503 .*: it cannot be had \(tried 3 times\); try again later$/,
  );
  for (const path of ['/long', '/until'])
    expect(await fetched(address(path))).toBe(
      'answers 429 Too Many Requests: it says that it was asked too often; ask less often with "every"; try again later',
    );
  expect(await fetched(address('/busy'))).toBe(
    'answers 503 Service Unavailable: it cannot be had; try again later',
  );
  expect(await fetched(address('/none'))).toBe(
    'answers 404 Not Found: it is not there any more; look for it in a browser, and correct the address',
  );
  const times = (path: string): number => asked.filter((each) => each.path === path).length;
  const paths = ['/500', '/always', '/long', '/until', '/busy', '/none'];
  expect(paths.map(times)).toEqual([2, 3, 1, 1, 1, 1]);
});

test.each([
  [
    401,
    'Unauthorized',
    'it wants to know who asks; sign in with a browser, save the file, and name that instead',
  ],
  [
    403,
    'Forbidden',
    'it is closed to this program; look whether its publisher lets programs read it',
  ],
  [410, 'Gone', 'it is gone for good; look for it in a browser, and correct the address'],
] as const)('the answer %i says what it means and what to do', async (status, word, sentence) => {
  const { address, asked } = await publisher({ '/a.csv': code(status) });
  expect(await fetched(address('/a.csv'))).toBe(`answers ${status} ${word}: ${sentence}`);
  expect(asked).toHaveLength(1);
});

/** Connects to nothing, for the reason that Node gives with this code. */
class Unconnected extends http.Agent {
  readonly code: string;
  tries = 0;

  constructor(reason: string) {
    super();
    this.code = reason;
  }

  override createConnection(): Socket {
    this.tries += 1;
    return new Socket().destroy(Object.assign(new Error(this.code), { code: this.code }));
  }
}

const AGAIN = ' (tried 3 times); try again later';

test.each([
  ['ENOTFOUND', 'has no such server; check its name, and whether there is a network', ''],
  ['EAI_AGAIN', 'could not be looked up; there may be no network', AGAIN],
  ['ETIMEDOUT', 'could not be reached in time', AGAIN],
  ['EHOSTUNREACH', 'could not be reached', AGAIN],
  ['ENETUNREACH', 'could not be reached; there may be no network', AGAIN],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'shows the certificate of another server; look at it in a browser',
    '',
  ],
  ['CERT_HAS_EXPIRED', 'shows a certificate that has expired; look at it in a browser', ''],
] as const)('%s is said in words', async (reason, sentence, again) => {
  const agent = new Unconnected(reason);
  expect(await fetched('http://publisher.test/a.csv', { agent })).toBe(`${sentence}${again}`);
  expect(agent.tries).toBe(again === '' ? 1 : 3);
});

test('what is said to be packed and is not cannot be unpacked', async () => {
  const { address } = await publisher({ '/a.csv': file(CSV, { 'content-encoding': 'gzip' }) });
  expect(await fetched(address('/a.csv'))).toBe(`was sent packed, and cannot be unpacked${AGAIN}`);
});

test('what is slow, cut off, endless or too large ends', async () => {
  const { address } = await publisher({
    '/slow': slow,
    '/silent': silent,
    '/broken': brokenOff,
    '/endless': endless,
    '/large': file('', { 'content-length': '99000000' }),
    '/bomb': packed('0'.repeat(6_000_000)),
  });
  expect(await fetched(address('/slow'))).toMatch(
    /^stopped sending for 0.15 seconds \(tried 3 times\); try again later$/,
  );
  expect(await fetched(address('/silent'))).toMatch(
    /^sent nothing for 0.15 seconds \(tried 3 times\); try again later$/,
  );
  expect(await fetched(address('/broken'))).toMatch(
    /^broke off before its end \(tried 3 times\); try again later$/,
  );
  for (const path of ['/endless', '/large', '/bomb'])
    expect(await fetched(address(path))).toBe(
      'is larger than 5 MB, the most that is read; narrow the address down',
    );
});

test('a file that has fewer bytes than its server says is none, nor is one that has more', async () => {
  const { address, asked } = await publisher({
    '/long': saidToHave(CSV.length + 1, CSV),
    '/short': saidToHave(CSV.length - 3, CSV),
    '/packed': saidToHave(100_003, CSV.repeat(10_000)),
    '/once': inTurn(saidToHave(CSV.length - 3, CSV), file(CSV)),
    '/right': saidToHave(CSV.length, CSV),
  });
  expect(await fetched(address('/long'))).toBe(
    'broke off before its end (tried 3 times); try again later',
  );
  for (const path of ['/short', '/packed'])
    expect(await fetched(address(path))).toBe(
      'has more bytes than its server says (tried 3 times); try again later',
    );
  expect(await fetched(address('/once'))).toBe(CSV);
  expect(await fetched(address('/right'))).toBe(CSV);
  expect(asked.length).toBe(12);
});

test('a file that does not come to an end in time, or cannot be had at all, is said to', async () => {
  const { address } = await publisher({ '/silent': silent });
  expect(await fetched(address('/silent'), { whole: 20 })).toBe(
    'did not come to an end in time (tried 3 times); try again later',
  );
  expect(await fetched('http://example.org:99999/a.csv')).toBe(
    'cannot be had (Invalid URL); look at it in a browser',
  );
});

test('a server that is not there is said to be none', async () => {
  expect(await fetched('http://127.0.0.1:9/a.csv')).toMatch(/is not served now \(tried 3 times\)/);
});

test('one address leads to another, but not out of the web, round in circles, or within', async () => {
  const to = (location: string) => code(302, { location });
  const { address } = await publisher({
    '/a': to('/b'),
    '/b': file(CSV),
    '/file': to('file:///etc/passwd'),
    '/circle': to('/circle'),
    '/within': to('http://192.168.0.1/a.csv'),
    '/host': to('http://localhost:1/a.csv'),
    '/no': to('http://['),
  });
  expect(await fetched(address('/a'))).toBe(CSV);
  expect(await fetched(address('/a'), { allow: [] })).toBe(
    `leads to ${address('/b')}, which has no TLS; "allow": ["http"] follows it all the same`,
  );
  expect(await fetched(address('/file'))).toBe(
    'leads to file:///etc/passwd, which is not of the web; look at it in a browser',
  );
  expect(await fetched(address('/circle'))).toBe(
    'leads on more than 5 times; look at it in a browser',
  );
  expect(await fetched(address('/within'))).toBe(
    'leads to http://192.168.0.1/a.csv, a private address; "allow": ["private"] follows it all the same',
  );
  const say = recipeFieldAsOptionText;
  expect(await fetched(address('/a'), { allow: [], say })).toBe(
    `leads to ${address('/b')}, which has no TLS; save the file and name that`,
  );
  expect(await fetched(address('/within'), { say })).toBe(
    'leads to http://192.168.0.1/a.csv, a private address; save the file and name that',
  );
  expect(await fetched(address('/host'))).toMatch(/localhost:1\/a\.csv, a private address/);
  expect(await fetched(address('/host'), { allow: ['http', 'private'] })).toMatch(
    /is not served now/,
  );
  expect(await fetched(address('/no'))).toBe(
    'leads to "http://[", which is no address; look at it in a browser',
  );
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['169.254.169.254', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['fd00::1', true],
  ['::ffff:10.0.0.1', true],
  ['2606:4700::1', false],
])('%s is within: %s', (address, within) => {
  expect(isPrivateNetworkAddress(address)).toBe(within);
});

test('the proxy of the environment is asked, and not for what it leaves out', async () => {
  const proxy = await publisher({ 'http://publisher.test/a.csv': file(CSV) });
  const own = await publisher({ '/a.csv': file('own') });
  const env = { HTTP_PROXY: proxy.address(''), NO_PROXY: '127.0.0.1' };
  expect(await fetched('http://publisher.test/a.csv', { env })).toBe(CSV);
  expect(await fetched(own.address('/a.csv'), { env })).toBe('own');
  expect(proxy.asked.map(({ path }) => path)).toEqual(['http://publisher.test/a.csv']);
});

/** A key and a certificate that nobody vouches for, made by the system; undefined where it cannot. */
function selfSigned(): { readonly key: string; readonly cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-test-'));
  try {
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const how = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '9',
    ];
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
    const args = ['req', '-x509', ...how, ...names, '-keyout', key, '-out', cert];
    execFileSync('openssl', args, { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const signed = selfSigned();

test.skipIf(signed === undefined)(
  'a certificate is verified, by those that Node was told to trust too',
  async () => {
    const { key = '', cert = '' } = signed ?? {};
    const server = createServer({ key, cert }, (_, response) => response.end(CSV));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const at = server.address();
    const address = `https://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/a.csv`;
    expect(await fetched(address)).toBe(
      'shows a certificate that nobody vouches for; look at it in a browser',
    );
    const before = tls.getCACertificates('default');
    onTestFinished(() => tls.setDefaultCACertificates([...before]));
    tls.setDefaultCACertificates([...before, cert]);
    expect(await fetched(address)).toBe(CSV);
  },
);
