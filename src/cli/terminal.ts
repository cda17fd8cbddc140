/**
 * What is asked of a terminal without `process.stdout`: to make that Node loads its streams and its network, which costs a
 * `status` in a terminal a twentieth of its time.
 */
import { fstatSync } from 'node:fs';

const NAMES = ['stdin', 'stdout', 'stderr'] as const;

/** Whether a descriptor, 0 to 2, is a terminal; what is no character device is none, which costs less to ask. */
export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return terminalsOfNode()?.isTTY(descriptor) ?? process[NAMES[descriptor]].isTTY === true;
}

/** Cells of a line of the terminal that stdout is; undefined where it is none or does not say. */
export function terminalColumns(): number | undefined {
  if (!isTerminal(1)) return undefined;
  const terminals = terminalsOfNode();
  if (terminals === undefined) return process.stdout.columns || undefined;
  const size: [number, number] = [0, 0];
  const terminal = new terminals.TTY(1, {});
  terminal.getWindowSize(size);
  terminal.close();
  return size[0] || undefined;
}

/** What `node:tty` asks. */
interface Terminals {
  readonly isTTY: (descriptor: number) => boolean;
  readonly TTY: new (
    descriptor: number,
    failure: object,
  ) => { readonly getWindowSize: (size: [number, number]) => void; readonly close: () => void };
}

/** undefined in a Node of another version, which may warn of being asked for it or keep it to itself. */
function terminalsOfNode(): Terminals | undefined {
  const ask: unknown = Reflect.get(process, 'binding');
  if (typeof ask !== 'function' || !process.versions.node.startsWith('24.')) return undefined;
  try {
    return ask.call(process, 'tty_wrap');
  } catch {
    return undefined;
  }
}
