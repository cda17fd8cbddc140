/** A command in a pseudo-terminal, and the screen that a person would see. */
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { ROOT } from '../source.ts';

export const PROGRAM = join(ROOT, 'dist/axiswatch.js');

export interface Terminal {
  readonly pid: number;
  readonly type: (text: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** Its rows, without blanks at their ends. */
  readonly screen: () => readonly string[];
  readonly buffer: () => headless.IBuffer;
  /** All that was written. */
  readonly written: () => string;
  /** Resolves with the milliseconds since it was opened, once the screen holds it; rejects with the screen. */
  readonly until: (holds: RegExp | (() => boolean), patience?: number) => Promise<number>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/** An environment in which nothing of this machine's user is read or written; undefined takes a variable away. */
export function environment(
  folder: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const all = {
    ...process.env,
    ...{ NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined, COLORTERM: undefined },
    ...{ TERM: 'xterm-256color', HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') },
    ...{ XDG_DATA_HOME: join(folder, 'data'), PS1: '$ ', AXISWATCH_DATA_DIR: undefined },
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function openTerminal(
  command: readonly string[],
  [columns, rows]: readonly [number, number],
  env: Record<string, string>,
): Terminal {
  const begun = performance.now();
  const [file = '', ...args] = command;
  const shown = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const pty = spawn(file, args, { cols: columns, rows, cwd: ROOT, env });
  const listeners = new Set<() => void>();
  let written = '';
  let isOver = false;
  const look = (): void => {
    for (const listener of listeners) listener();
  };
  pty.onData((data) => {
    written += data;
    look();
    shown.write(data, look);
  });
  // what it is asked for, such as the place of the cursor, it answers
  shown.onData((answer) => {
    if (!isOver) pty.write(answer);
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      isOver = true;
      shown.write('', () => resolve(exitCode));
    });
  });
  const screen = (): readonly string[] =>
    Array.from({ length: shown.rows }, (_, row) => {
      const { active } = shown.buffer;
      return (
        active
          .getLine(active.baseY + row)
          ?.translateToString(true)
          .trimEnd() ?? ''
      );
    });
  const until: Terminal['until'] = (holds, patience = 20_000) =>
    new Promise((resolve, reject) => {
      const listener = (): void => {
        if (!(holds instanceof RegExp ? holds.test(screen().join('\n')) : holds())) return;
        listeners.delete(listener);
        clearTimeout(late);
        resolve(performance.now() - begun);
      };
      const late = setTimeout(() => {
        listeners.delete(listener);
        reject(new Error(`not ${holds} after ${patience} ms:\n${screen().join('\n')}`));
      }, patience);
      listeners.add(listener);
      listener();
    });
  return {
    pid: pty.pid,
    type: (text) => pty.write(text),
    resize: (wide, high) => {
      shown.resize(wide, high);
      pty.resize(wide, high);
    },
    screen,
    buffer: () => shown.buffer.active,
    written: () => written,
    until,
    ended,
  };
}
