/** Whether anybody still reads what is written, told without writing. */
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';

const STDOUT = 1;

/** Of Node's own handles: the one that does not ask what kind of descriptor it watches. */
interface TcpWrap {
  readonly TCP: new (type: number) => { open: (descriptor: number) => number };
}

/**
 * Calls back once the reader of a pipe or socket on stdout has gone; returns what ends the waiting. Node itself hears of it
 * only when it writes: its handle for pipes refuses to watch an end that cannot be read. Watched as a socket is, that end
 * stays silent until the reader closes the other. Where that cannot be had, nothing is called and the next write tells.
 */
export function onReaderGone(gone: () => void): () => void {
  const stat = fstatSync(STDOUT);
  if (!stat.isFIFO() && !stat.isSocket()) return () => undefined;
  try {
    const wrap: unknown = Reflect.get(process, 'binding')('tcp_wrap');
    if (!isTcpWrap(wrap)) return () => undefined;
    const handle = new wrap.TCP(0);
    if (handle.open(STDOUT) !== 0) return () => undefined;
    const socket: Socket = Reflect.construct(Socket, [{ handle, readable: true, writable: false }]);
    // A pipe says it as an error, a socket as its end.
    socket.on('error', () => undefined);
    socket.once('close', gone);
    socket.resume();
    return () => socket.off('close', gone).destroy();
  } catch {
    return () => undefined;
  }
}

function isTcpWrap(value: unknown): value is TcpWrap {
  return typeof value === 'object' && value !== null && 'TCP' in value;
}
