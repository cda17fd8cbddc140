/** What comes from an address, and what does not. */
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchSource } from '../../src/store/fetch.ts';

const LOCAL = { allowLocal: true };

/** Gives the address of a server that answers each path with the bytes given, or as it likes, and then hangs up. */
async function serve(
  answers: Readonly<Record<string, string | Uint8Array | ((socket: Socket) => void)>>,
): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (asked) => {
      const [, path = ''] = /^GET \/([^\s?]*)/.exec(asked.toString()) ?? [];
      const answer = answers[path] ?? 'HTTP/1.1 404 Not Found\r\n\r\n';
      if (typeof answer === 'function') answer(socket);
      else socket.end(answer);
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

const answer = (body: string | Uint8Array, ...headers: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n')),
    Buffer.from(body),
  ]);

const led = (to: string): string =>
  `HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ${to}\r\n\r\n`;

const refused = async (address: string, says: string, allowed = LOCAL): Promise<void> => {
  const refusal = fetchSource(address, allowed);
  await expect(refusal).rejects.toMatchObject({ name: 'Refusal' });
  await expect(refusal).rejects.toThrow(says);
  await expect(refusal).rejects.not.toThrow(/secret/);
};

test('a body comes whole: of a known length, in chunks, packed, or led to', async () => {
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na,b\r\n0\r\n\r\n';
  const address = await serve({
    known: answer('a,b', 'Content-Length: 3'),
    open: answer('a,b'),
    chunked,
    packed: answer(gzipSync('a,b'), 'Content-Encoding: gzip'),
    led: led('/led/again'),
    'led/again': led('known'),
    'led/known': answer('a,b'),
  });
  for (const path of ['known', 'open', 'chunked', 'packed', 'led']) {
    const bytes = await fetchSource(address + path, LOCAL);
    expect([path, Buffer.from(bytes).toString()]).toEqual([path, 'a,b']);
  }
});

test('a body that is cut, or longer than it was said to be, is none', async () => {
  const address = await serve({
    long: answer('a,b\n1,17', 'Content-Length: 900'),
    short: answer('a,b\n1,179', 'Content-Length: 8', 'Connection: close'),
    chunk: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\na,b\n1,17',
    packed: answer(gzipSync('a,b').subarray(0, 15), 'Content-Encoding: gzip'),
    none: (socket) => socket.destroy(),
  });
  for (const path of ['long', 'chunk', 'packed', 'none']) {
    await refused(`${address + path}?secret`, 'broke off before its end');
  }
  await refused(`${address}short`, 'cannot be read');
});

test('at most 20 MB, unpacked too', async () => {
  const most = Buffer.alloc(20_000_000, 'a');
  const more = Buffer.alloc(20_000_001, 'a');
  const address = await serve({
    most: answer(gzipSync(most), 'Content-Encoding: gzip'),
    plain: answer(more),
    packed: answer(gzipSync(more), 'Content-Encoding: gzip'),
    endless: (socket) => {
      socket.write(answer(''));
      const more = () => socket.write(Buffer.alloc(1_000_000)) && setImmediate(more);
      socket.on('drain', more);
      more();
    },
  });
  expect(await fetchSource(`${address}most`, LOCAL)).toHaveLength(20_000_000);
  for (const path of ['plain', 'packed', 'endless']) {
    await refused(`${address + path}?secret`, 'is larger than 20 MB');
  }
});

test.each(['head', 'body'])('a deadline holds for the %s too', async (part) => {
  const deadline = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
  onTestFinished(() => void vi.restoreAllMocks());
  const address = await serve({
    slow: (socket) => {
      const sent =
        part === 'head' ? 'HTTP/1.1 200 OK\r\nX: y\r\n' : answer('a,b', 'Content-Length: 9');
      socket.write(sent, () => setImmediate(() => deadline.abort()));
    },
  });
  await refused(`${address}slow`, 'takes longer than 20 seconds');
  expect(AbortSignal.timeout).toHaveBeenCalledWith(20_000);
});

test('other answers than 200, and where addresses lead that are not followed', async () => {
  const address = await serve({
    empty: 'HTTP/1.1 204 No Content\r\n\r\n',
    packed: answer('a', 'Content-Encoding: br'),
    round: led('round'),
    nowhere: led('http://'),
    file: led('file:///secret'),
    data: led('data:text/csv,a'),
    named: led('http://secret:secret@127.0.0.1/'),
  });
  const { host } = new URL(address);
  await refused(`${address}missing?secret`, `${host} answers 404`);
  await refused(`${address}empty`, 'answers 204');
  await refused(`${address}packed`, 'compressed as br');
  await refused(`${address}round`, 'more than 5 times');
  await refused(`${address}nowhere`, `where ${host} redirects to is not a web address`);
  await refused(`${address}file`, 'begins with file:');
  await refused(`${address}data`, 'begins with data:');
  await refused(`${address}named`, 'has a name or password');
  await refused('https://user:secret@example.org/', 'has a name or password');
  await refused('example.org', 'is not a web address');
  await refused('http://example.org/?secret', 'only https:', { allowLocal: false });
});

test.each([
  ...[
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.0.1',
  ],
  ...['192.168.0.1', '0.0.0.0', '224.0.0.1', '[::1]', '[::]', '[::ffff:10.0.0.1]', '[::10.0.0.1]'],
  ...['[fe80::1]', '[fd00::1]', '[64:ff9b::7f00:1]', 'localhost'],
])('%s is local', async (host) => {
  await refused(`https://${host}:9/?secret`, 'is a local address', { allowLocal: false });
});
