/** A server on the loopback that publishes files as publishers do, well and badly. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Publisher {
  readonly address: (path: string) => string;
  /** The paths that were asked for, in order. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** The most requests that were open at the same time. */
  readonly most: () => number;
}

/** Answers each path as it is said; the server ends with the test. */
export async function publisher(answers: Readonly<Record<string, Answer>>): Promise<Publisher> {
  const asked: Publisher['asked'] = [];
  let [open, most] = [0, 0];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end('none');
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { address: (path) => `http://127.0.0.1:${port}${path}`, asked, most: () => most };
}

/** A file as it lies there. */
export const file =
  (bytes: Uint8Array | string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response
      .writeHead(200, { 'content-length': String(Buffer.byteLength(bytes)), ...headers })
      .end(bytes);
  };

/** A file that is sent packed. */
export const packed =
  (bytes: string): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes));
  };

/** A file that a server knows by a mark, and sends once. */
export const marked =
  (bytes: string, etag: string, modified: string): Answer =>
  (request, response) => {
    const same =
      request.headers['if-none-match'] === etag &&
      request.headers['if-modified-since'] === modified;
    if (same) response.writeHead(304).end();
    else response.writeHead(200, { etag, 'last-modified': modified }).end(bytes);
  };

/** Answers one after the other, the last one again and again. */
export const inTurn = (...answers: readonly Answer[]): Answer => {
  let at = 0;
  return (request, response) => {
    answers[Math.min(at, answers.length - 1)]?.(request, response);
    at += 1;
  };
};

/** An answer without a file. */
export const code =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end();
  };

/** Breaks off within the file. */
export const brokenOff: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('observation_date,V\n2026-');
  setTimeout(() => response.destroy(), 20);
};

/** Says that a file has so many bytes, sends it as it is, and ends the connection. */
export const saidToHave =
  (length: number, bytes: string): Answer =>
  ({ socket }) => {
    socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n${bytes}`);
  };

/** Sends the head and then nothing. */
export const slow: Answer = (_, response) => {
  response.writeHead(200);
  response.write('observation_date,V\n');
};

/** Never says anything. */
export const silent: Answer = () => undefined;

/** Sends without end. */
export const endless: Answer = (_, response) => {
  response.writeHead(200);
  const piece = Buffer.alloc(1_000_000, '2026-11-01,1\n');
  const send = (): void => {
    while (!response.destroyed && response.write(piece));
    response.once('drain', send);
  };
  send();
};
