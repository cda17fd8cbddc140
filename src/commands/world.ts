/** What a command meets of the process it runs in; tests bring their own. */
import { isatty } from 'node:tty';
import type { Clock } from '../app/session.ts';

/** 0 done, 1 refused or failed, 2 wrong usage, 3 data unreadable. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the package: `data/` and `package.json` lie in it. */
  readonly packageRoot: string;
  /** The only read of the clock. */
  readonly readClock: () => Clock;
  /** Writes to stdout as it is; the text is safe for a terminal already. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Everything that comes on stdin. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Whether keys come in and frames go out. */
  readonly interactive: boolean;
  /** Width to lay text out for, in cells. */
  readonly columns: number;
}

const NARROWEST = 40;
const WIDEST = 80;

/** The process itself. */
export function realWorld(packageRoot: string): World {
  const columns = isatty(1) ? process.stdout.columns : WIDEST;
  return {
    env: process.env,
    packageRoot,
    readClock,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readInput,
    interactive: isatty(0) && isatty(1),
    columns: Math.min(WIDEST, Math.max(NARROWEST, columns || WIDEST)),
  };
}

function readClock(): Clock {
  const date = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return {
    today: `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    now: date.toISOString(),
    untilMidnight:
      new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime() - date.getTime(),
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}
