/** What every output works with: the strategy, the journal behind it, and the day it looks at. */
import type { Assessment, Judgement } from '../domain/assessment.ts';
import type { Entry, HistoryRow } from '../domain/journal.ts';
import type {
  Day,
  Event,
  Happening,
  Instant,
  Observation,
  Readings,
  Result,
  Strategy,
} from '../domain/model.ts';

/** What one command wrote. */
export interface Written {
  /** Id of the action; undefined when there was nothing to write. */
  readonly action: string | undefined;
  readonly recorded: number;
  /** Rows that stand already, equal in every column. */
  readonly skipped: number;
}

/** What was taken back or brought again. */
export interface TakenBack {
  readonly action: string;
  /** In words: "RU1 500 on 2026-10-01". */
  readonly summary: string;
}

/** Who has seen a crossing that lasts since a day. */
export interface Acknowledgement {
  readonly tripwire: string;
  readonly since: string;
  readonly author: string;
  readonly at: Instant;
}

/** A strategy file that this store was used with. */
export interface KeptStrategy {
  /** First 8 hex digits of its SHA-256. */
  readonly hash: string;
  readonly firstSeen: Instant;
}

/** Values by indicator id that were saved under a name. */
export interface Scenario {
  readonly name: string;
  readonly author: string;
  readonly at: Instant;
  readonly values: Readonly<Record<string, number>>;
}

/** The journal as the dashboard sees it; what can fail for a reason outside the program is a value. */
export interface JournalPort {
  /** The file; `:memory:` when there is none. */
  readonly path: string;
  readonly author: string;
  /** The sentence why nothing can be written; undefined when writing works. */
  readonly readOnly: string | undefined;
  /** Sentences that belong on the board. */
  readonly notices: readonly string[];

  /** The readings that stand and fit the strategy. The same object until something changes. */
  readings(): Readings;
  /** The readings as known at an instant. */
  readingsKnownAt(instant: Instant): Readings;
  /** The readings that fit another strategy file, as they stand, as known at an instant, or as known once the entry of a seq was written. */
  readingsUnder(strategy: Strategy, known?: Instant | number): Readings;
  /** The events that stand, by day. The same list until something changes. */
  events(): readonly Event[];
  eventsKnownAt(instant: Instant): readonly Event[];
  /** Every version of every reading of an indicator, oldest day first, as it stands or as known at an instant. */
  history(indicator: string, knownAt?: Instant): readonly HistoryRow[];

  /** The newest entries of the journal, newest last; 1,000 unless `limit` says otherwise. */
  entries(options?: { readonly limit?: number | undefined }): readonly Entry[];
  /** The strategy files this store was used with, by the instant they were first seen. */
  strategies(): readonly KeptStrategy[];
  /** The text of one of them; undefined when it was never seen. */
  strategyText(hash: string): string | undefined;

  /** Records readings as one action; rows that stand already, equal in every column, are skipped. */
  record(observations: readonly Observation[]): Result<Written>;
  /** Records events likewise. */
  recordEvents(happenings: readonly Happening[]): Result<Written>;
  /** Corrects an event that stands. */
  correctEvent(event: string, happening: Happening): Result<Written>;
  retractEvent(event: string): Result<Written>;
  /** Corrects a reading that stands. */
  correct(reading: string, observation: Observation): Result<Written>;
  retract(reading: string): Result<Written>;
  /** Takes back the newest action of this author not yet undone, whole. */
  undo(): Result<TakenBack>;
  /** Brings again what this author undid last, unless the author has recorded something since. */
  redo(): Result<TakenBack>;
  /** What `undo` would take back, in words; undefined when nothing. */
  undoable(): string | undefined;
  redoable(): string | undefined;

  /** When this author was here last; undefined: never. */
  lastVisit(): Instant | undefined;
  setVisit(at: Instant): Result<undefined>;
  acknowledge(tripwire: string, since: string): Result<undefined>;
  /** undefined: nobody has. */
  acknowledged(tripwire: string, since: string): Acknowledgement | undefined;
  /** Every acknowledgement that stands. */
  acknowledgements(): readonly Acknowledgement[];
  /** Takes an acknowledgement back; nothing happens where there is none. */
  withdrawAcknowledgement(tripwire: string, since: string): Result<undefined>;
  saveScenario(name: string, values: Readonly<Record<string, number>>): Result<undefined>;
  scenarios(): readonly Scenario[];
  deleteScenario(name: string): Result<undefined>;

  /** Writes what this author makes of the board of a day; gives its id. */
  assess(judgement: Judgement, asOf: Day): Result<string>;
  /** Every assessment, oldest first, withdrawn ones too. The same list until something changes. */
  assessments(): readonly Assessment[];
  /** Signs the assessment of another author. */
  sign(assessment: string): Result<undefined>;

  /** Whether another process has changed the store since this was last asked. */
  changed(): boolean;
  /** Calls back when another process has changed the store; nothing is polled. Returns the end of watching. */
  watch(onChange: () => void): () => void;
  close(): void;
}

/** The local calendar day of the machine, and the instant. */
export interface Clock {
  readonly today: Day;
  readonly now: Instant;
  /** Milliseconds until the next local day begins. */
  readonly untilMidnight: number;
}

/** The longest that a running program goes without a look at the clock: no timer counts the time a machine sleeps. */
const LONGEST_WAIT = 15 * 60_000;

/** Milliseconds until a running program looks at the clock again: at the next midnight, and not so late after a sleep. */
export function untilNextLook({ untilMidnight }: Clock): number {
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

/** The machine around the dashboard. */
export interface Outside {
  /** Shows an address of the web in the browser; resolves with why it did not, undefined when nothing went wrong. */
  readonly openInBrowser: (url: string) => Promise<string | undefined>;
  /** Lets the person edit a text in an editor that takes the terminal; resolves with what it became. */
  readonly editText: (text: string) => Promise<Result<string>>;
}
