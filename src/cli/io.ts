/** What a command meets of the process it runs in; tests bring their own. */
import { fstatSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { localDayOfInstant } from '../core/model/local-days.ts';
import type { Table } from '../core/recipes/table.ts';
import type { Pointed } from '../core/recipes/teach.ts';
import type { Alarm } from '../core/scoring/alerts.ts';
import { codeOfError } from '../store/files/fs-errors.ts';
import { pauseThisThread } from '../store/files/pause.ts';
import type { Store } from '../store/journal/store-types.ts';
import { terminalSafeText } from '../text/format.ts';
import type { Clock } from '../tui/session.ts';

/** The exit code of a program that was interrupted, by the signal that did it: 128 and the number of the signal. */
const INTERRUPTED = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type Interrupting = keyof typeof INTERRUPTED;
export const INTERRUPTING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies Interrupting[];

/** 0 done, 1 refused or failed, 2 wrong usage, 3 data unreadable; 10, 20 and 30, the alarms, only where they were asked for; 129, 130 and 143 interrupted by SIGHUP, SIGINT and SIGTERM. */
export type ExitCode = 0 | 1 | 2 | 3 | Alarm | (typeof INTERRUPTED)[Interrupting];

export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the package: `data/` and `package.json` lie in it. */
  readonly packageRoot: string;
  /** The folder of the program itself, where the build leaves what it prepared. */
  readonly programFolder: string;
  /** The only read of the clock. */
  readonly readClock: () => Clock;
  /** Writes to stdout: to a file or a pipe as it is, to a terminal without what would move it. */
  readonly out: (text: string) => void;
  /** Writes to stdout a text whose own parts are safe for a terminal, with what colours it. */
  readonly outColoured: (text: string) => void;
  readonly err: (text: string) => void;
  /** Takes a sentence that goes to stderr elsewhere, without the program's name; left out: it goes there. */
  readonly tell?: (sentence: string) => void;
  /** Whether what was done goes unsaid; what was asked for and what went wrong never does. */
  readonly quiet: boolean;
  /** Whether stdout is one JSON document, what was done and what went wrong included. */
  readonly json: boolean;
  /** What was said of a board that is shown in the place of one's own; a command that has said such does not end well. */
  readonly standIns: Set<string>;
  /** The boards whose numbers a command gives; what is damaged in them is said at its end. */
  readonly boards: Set<Pick<Store, 'damage'>>;
  /** What comes on stdin, piece by piece; ends with an error when the signal is given. */
  readonly readInput: (signal?: AbortSignal) => AsyncIterable<Uint8Array>;
  /** Whether keys come in and frames go out. */
  readonly interactive: () => boolean;
  /** Whether a person sees what goes to stderr while it goes there. */
  readonly watched: () => boolean;
  /** Whether there is a person to ask. */
  readonly asks: () => boolean;
  /** Asks the person for a line, on stderr; the signal takes the question back. */
  readonly ask: (question: string, signal?: AbortSignal) => Promise<string>;
  /** Takes what the next question is about, to stand above it until it is answered; left out: it goes to stderr. */
  readonly about?: (text: string) => void;
  /** Asks for a yes or a no where that is not a line to be typed; left out: it is one, by `ask`. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Has the person point at the columns of a file of this name, beside the value that `stands` of its indicator, in its unit, finite, undefined: none does; left out: questions are asked instead. */
  readonly point?: (
    name: string,
    table: Table,
    pointed: Pointed,
    stands: number | undefined,
  ) => Promise<Pointed>;
  /** Takes how far it is, for a person who waits at the dashboard; left out: nobody does. */
  readonly progress?: (sentence: string) => void;
  /** Is given when that person would rather not go on. */
  readonly stop?: AbortSignal;
  /** Width to lay text out for, in cells, ≥ 1. */
  readonly columns: () => number;
  /** Cells of the terminal that stdout is, ≥ 1; undefined where it is none, and a table may be as wide as it must. */
  readonly terminal: () => number | undefined;
}

/** Thrown when the output cannot be written; a closed pipe is one whose reader has read enough. */
export class OutputError extends Error {
  readonly closed: boolean;

  constructor(code: unknown) {
    super(`the output cannot be written (${String(code)}); check where it goes and try again`);
    this.closed = code === 'EPIPE';
  }
}

export const INTERRUPTION = 'Interruption';

/** Thrown when the person has interrupted the command; it says what that left behind. */
export class Interruption extends Error {
  // By which it is known: the build holds more than one copy of this class.
  override readonly name = INTERRUPTION;
  readonly exitCode: (typeof INTERRUPTED)[Interrupting];

  constructor(left: string, signal: Interrupting = 'SIGINT') {
    super(left);
    this.exitCode = INTERRUPTED[signal];
  }
}

/** Cells of a line: the fewest and the most that are written, whatever the terminal has. */
const NARROWEST = 40;
const WIDEST = 80;
/** The numbers of the streams of a process. */
const [STDIN, STDOUT, STDERR] = [0, 1, 2] as const;

/** The io of this process: its output, terminal, environment and clock. */
export function makeProcessIo(programFolder: string): Io {
  let inputIsRead = false;
  return {
    env: process.env,
    packageRoot: join(programFolder, '..'),
    programFolder,
    readClock,
    out: (text) => {
      const safe = terminalSafeText(text);
      writeAll(STDOUT, safe !== text && isTerminal(STDOUT) ? safe : text);
    },
    outColoured: (text) => writeAll(STDOUT, text),
    err: (text) => writeAll(STDERR, text),
    quiet: false,
    json: false,
    standIns: new Set(),
    boards: new Set(),
    readInput: (signal) => {
      inputIsRead = true;
      return readInput(signal);
    },
    interactive: () => isTerminal(STDIN) && isTerminal(STDOUT),
    watched: () => isTerminal(STDERR),
    // Who has typed the input to its end has no line left to answer on.
    asks: () => !inputIsRead && isTerminal(STDIN) && isTerminal(STDERR),
    ask: async (question, signal) => (await import('./ask.ts')).askInTerminal(question, signal),
    columns: () => Math.min(WIDEST, Math.max(NARROWEST, terminal() ?? WIDEST)),
    terminal,
  };
}

/** Cells of a line of the terminal, > 0; undefined: the output is none, or it does not say. */
function terminal(): number | undefined {
  return isTerminal(STDOUT) ? process.stdout.columns || undefined : undefined;
}

function readClock(): Clock {
  const date = new Date();
  const now = date.toISOString();
  return {
    today: localDayOfInstant(now),
    now,
    untilMidnight: midnightAfter(date).getTime() - date.getTime(),
  };
}

function midnightAfter(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
}

/** Whether a descriptor is a terminal; what is no character device is none, which costs less to ask. */
function isTerminal(descriptor: typeof STDIN | typeof STDOUT | typeof STDERR): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const name = (['stdin', 'stdout', 'stderr'] as const)[descriptor];
  return process[name].isTTY === true;
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
      const code = codeOfError(error);
      if (code !== 'EAGAIN') throw new OutputError(code);
      pauseThisThread(5);
    }
  }
}

function readInput(signal?: AbortSignal): AsyncIterable<Uint8Array> {
  const { stdin } = process;
  if (isTerminal(STDIN))
    writeAll(STDERR, 'axiswatch: reads what you type; Ctrl-D on a line of its own ends it\n');
  signal?.addEventListener('abort', () => stdin.destroy(new Error('interrupted')));
  return stdin;
}
