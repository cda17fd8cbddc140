/** What every output works with: the strategy, the journal behind it, and the day it looks at. */
import type { JournalPort } from '../core/journal/journal-port.ts';
import type { Day, Instant, Result, Strategy } from '../core/model/model.ts';
import type {
  Asking,
  CommandAnswer,
  CommandRun,
  DueRecipes,
  ShellCommands,
} from './shell-command.ts';

/** The local calendar day of the machine, and the instant. */
export interface Clock {
  readonly today: Day;
  readonly now: Instant;
  /** Milliseconds until the next local day begins, > 0. */
  readonly untilMidnight: number;
}

/** The longest that a running program goes without a look at the clock, in milliseconds: no timer counts the time a machine sleeps. */
const LONGEST_WAIT = 15 * 60_000;

/** Milliseconds until a running program looks at the clock again, > 0: at the next midnight, and not so late after a sleep. */
export function millisecondsToClockCheck({ untilMidnight }: Clock): number {
  return Math.min(LONGEST_WAIT, Math.max(1000, untilMidnight));
}

export interface Session {
  readonly strategy: Strategy;
  /** First 8 hex digits of the SHA-256 of the strategy file, shown beside every score that leaves the program. */
  readonly strategyHash: string;
  /** Where the strategy was read; undefined for the shipped one. */
  readonly strategyPath: string | undefined;
  readonly store: JournalPort;
  /** The day the program was started on. */
  readonly today: Day;
  /** The instant it was started at. */
  readonly now: Instant;
  /** Reads the clock anew, for a program that runs past midnight. */
  readonly readClock: () => Clock;
  /** The day looked at: `today`, or what `--as-of` says. */
  readonly asOf: Day;
  /** True with `--as-of`: the board is looked at, not written to. */
  readonly asOfGiven: boolean;
  readonly author: string;
  /** Whether the environment names the author: another that is chosen then holds for this run only. */
  readonly authorGiven: boolean;
  /** Settings by name as they were at the start (`theme`, `glyphs`, `handling`…); what is not set is not there. */
  readonly settings: Readonly<Record<string, string>>;
  /** Keys by action id as a person has asked for them in a file of their own. */
  readonly ownKeys: Readonly<Record<string, readonly string[]>>;
  /** That file, there or not. */
  readonly ownKeysPath: string;
  /** Whether the board is told in sentences, for a screen reader, instead of drawn. */
  readonly linear: boolean;
  /** False with `--readonly`: what is chosen then holds for this run only. */
  readonly keepsSettings: boolean;
  /** Sets one, or forgets it when undefined; keeps what other processes wrote. */
  readonly saveSetting: (name: string, value: string | undefined) => Promise<Result<undefined>>;
  /** False with `--no-color`, NO_COLOR or TERM=dumb. */
  readonly color: boolean;
  /** Sentences about how the program was started; those of the store are in `store.notices`. */
  readonly notices: readonly string[];
}

/** Who waits for a command that runs. */
export interface WaitingFor {
  /** Is handed what it asks. */
  readonly ask: (asking: Asking) => void;
  /** Is told how far it is. */
  readonly progress: (sentence: string) => void;
  /** Is given once it is to stop. */
  readonly stop: AbortSignal;
}

/** The machine around the dashboard. */
export interface Outside {
  /** The commands of the shell as data. */
  readonly shellCommands: () => Promise<ShellCommands>;
  /** Runs one of them, and tells whoever waits what happens meanwhile. */
  readonly runCommand: (run: CommandRun, waiting: WaitingFor) => Promise<CommandAnswer>;
  /** Looks which recipes can be collected; nothing is read, and no server asked. */
  readonly dueRecipes: () => Promise<DueRecipes>;
  /** Shows an address of the web in the browser; resolves with why it did not, undefined when nothing went wrong. */
  readonly openInBrowser: (url: string) => Promise<string | undefined>;
  /** Lets the person edit a text in an editor that takes the terminal; resolves with what it became. */
  readonly editText: (text: string) => Promise<Result<string>>;
}
