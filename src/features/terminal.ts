/** Whether what is printed goes to a terminal, and how wide that is. */
import { fstatSync } from 'node:fs';

export interface Terminal {
  readonly isTerminal: boolean;
  readonly columns: number;
}

const COLUMNS_OF_A_FILE = 80;
const LEAST = 40;

/** What `process.stdout` is made of, and so much of it as is used here. */
type Binding = (name: 'tty_wrap') => {
  readonly TTY: new (
    descriptor: number,
    context: { code?: string },
  ) => { readonly getWindowSize: (size: [number, number]) => number };
};

export async function terminalOf(): Promise<Terminal> {
  const columns = fstatSync(1).isCharacterDevice() ? await columnsOf() : undefined;
  return {
    isTerminal: columns !== undefined,
    columns: Math.max(LEAST, columns || COLUMNS_OF_A_FILE),
  };
}

/** 0 where a terminal does not tell; undefined of another device. */
async function columnsOf(): Promise<number | undefined> {
  const { binding, versions } = process as typeof process & { readonly binding?: Binding };
  if (binding === undefined || !versions.node.startsWith('24.')) {
    const { stdout } = await import('node:process');
    return stdout.isTTY ? stdout.columns : undefined;
  }
  // The streams around it would cost `status` a seventh of a bare Node. Another Node may warn of this way.
  const context: { code?: string } = {};
  const size: [number, number] = [0, 0];
  const handle = new (binding('tty_wrap').TTY)(1, context);
  if (context.code !== undefined) return undefined;
  handle.getWindowSize(size);
  return size[0];
}
