/** What a command meets of the process it runs in; tests bring their own. */
import { fstatSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../app/session.ts';
import type { Alarm } from '../domain/alarm.ts';

/** 0 done, 1 refused or failed, 2 wrong usage, 3 data unreadable; the alarms only where they were asked for. */
export type ExitCode = 0 | 1 | 2 | 3 | Alarm;

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the package: `data/` and `package.json` lie in it. */
  readonly packageRoot: string;
  /** The folder of the program itself, where the build leaves what it prepared. */
  readonly programFolder: string;
  /** The only read of the clock. */
  readonly readClock: () => Clock;
  /** Writes to stdout as it is; the text is safe for a terminal already. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Everything that comes on stdin. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Whether keys come in and frames go out. */
  readonly interactive: () => boolean;
  /** Width to lay text out for, in cells. */
  readonly columns: () => number;
}

/** Thrown when the output cannot be written; a closed pipe is one whose reader has read enough. */
export class OutputError extends Error {
  readonly closed: boolean;

  constructor(code: unknown) {
    super(`the output cannot be written (${String(code)}); check where it goes and try again`);
    this.closed = code === 'EPIPE';
  }
}

const NARROWEST = 40;
const WIDEST = 80;
const [STDIN, STDOUT, STDERR] = [0, 1, 2] as const;

/** The process itself. */
export function realWorld(programFolder: string): World {
  return {
    env: process.env,
    packageRoot: join(programFolder, '..'),
    programFolder,
    readClock,
    out: (text) => writeAll(STDOUT, text),
    err: (text) => writeAll(STDERR, text),
    readInput,
    interactive: () => isTerminal(STDIN) && isTerminal(STDOUT),
    columns: () => {
      const columns = isTerminal(STDOUT) ? process.stdout.columns : WIDEST;
      return Math.min(WIDEST, Math.max(NARROWEST, columns || WIDEST));
    },
  };
}

function readClock(): Clock {
  const date = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return {
    today: `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    now: date.toISOString(),
    untilMidnight: midnightAfter(date).getTime() - date.getTime(),
  };
}

function midnightAfter(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
}

/** Whether a descriptor is a terminal; what is no character device is none, which costs less to ask. */
function isTerminal(descriptor: typeof STDIN | typeof STDOUT): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return (descriptor === STDIN ? process.stdin : process.stdout).isTTY === true;
}

/**
 * Writes a text whole, through the descriptor: making `process.stdout` costs a command that prints once a tenth of its
 * time. A full pipe that does not block is waited for.
 */
function writeAll(descriptor: number, text: string): void {
  const bytes = new TextEncoder().encode(text);
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EAGAIN') throw new OutputError(code);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}
