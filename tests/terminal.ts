import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { PATIENCE } from './patience.ts';

export const root: string = fileURLToPath(new URL('..', import.meta.url));

const hoursToNoon = 12 - new Date().getUTCHours();
/** A time zone where it is noon (TZ), on the day that it is in UTC: no midnight moves a dashboard to the next day while a test looks at it. */
export const noon = `Etc/GMT${hoursToNoon < 0 ? '+' : '-'}${Math.abs(hoursToNoon)}`;

/** A command in a pseudo-terminal, and the screen that a person would see. */
export type Terminal = {
  /** The process of the command. */
  readonly pid: number;
  /** Types text, or keys as the bytes that a terminal sends for them. */
  readonly type: (text: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  /** The rows of the screen as they stand, without trailing blanks. */
  readonly rows: () => string[];
  /** Whether the alternate screen is showing. */
  readonly isAlternate: () => boolean;
  /** Everything the command has written. */
  readonly written: () => string;
  /** Resolves once the screen satisfies the condition; rejects with the screen when PATIENCE is at its end. */
  readonly until: (what: string, holds: (screen: string) => boolean) => Promise<void>;
  /** Resolves with the exit code and signal when the command has ended; rejects when PATIENCE is at its end. */
  readonly ended: () => Promise<{ exitCode: number; signal?: number | undefined }>;
};

type Options = {
  readonly columns?: number;
  readonly rows?: number;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** The environment of this process with the changes made and nothing undefined left in it. */
export function environment(changes: Options['env'] = {}): Record<string, string> {
  const all = { ...process.env, TERM: 'xterm-256color', ...changes };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function openTerminal(
  command: string,
  args: readonly string[],
  options: Options = {},
): Terminal {
  const { columns: cols = 120, rows = 36, env } = options;
  const screen = new headless.Terminal({ cols, rows, allowProposedApi: true });
  const pty = spawn(command, [...args], { cols, rows, cwd: root, env: environment(env) });
  let output = '';
  let end: { exitCode: number; signal?: number | undefined } | undefined;
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };

  pty.onData((data) => {
    output += data;
    screen.write(data, notify);
  });
  // What the emulated terminal answers (its cursor's place, its colours) is what a real one would.
  screen.onData((answer) => end === undefined && pty.write(answer));
  pty.onExit((how) =>
    screen.write('', () => {
      end = how;
      notify();
    }),
  );

  const text = (): string[] => {
    const { active } = screen.buffer;
    return Array.from(
      { length: screen.rows },
      (_, y) =>
        active
          .getLine(active.baseY + y)
          ?.translateToString(true)
          .trimEnd() ?? '',
    );
  };

  const waitFor = <T>(what: string, poll: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(listener);
        reject(new Error(`after ${PATIENCE / 1000} s not yet: ${what}\n${text().join('\n')}`));
      }, PATIENCE);
      const listener = (): void => {
        const value = poll();
        if (value === undefined) return;
        clearTimeout(timer);
        listeners.delete(listener);
        resolve(value);
      };
      listeners.add(listener);
      listener();
    });

  return {
    pid: pty.pid,
    type: (keys) => pty.write(keys),
    resize(columns, height) {
      screen.resize(columns, height);
      pty.resize(columns, height);
    },
    kill: (signal) => pty.kill(signal),
    rows: text,
    isAlternate: () => screen.buffer.active.type === 'alternate',
    written: () => output,
    until: async (what, holds) => {
      await waitFor(what, () => (holds(text().join('\n')) ? true : undefined));
    },
    ended: () => waitFor('the end of the command', () => end),
  };
}
