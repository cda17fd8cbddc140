/**
 * The store: the journal of one strategy on disk, and what stands in it.
 *
 * Everything that can fail for a reason outside the program comes back as a problem with a sentence. A store that
 * cannot be written is opened all the same and says why in `readOnly`.
 */
import type { Assessment, Judgement } from '../domain/assessment.ts';
import type { Entry, HistoryRow } from '../domain/journal.ts';
import type {
  Event,
  Happening,
  Instant,
  Observation,
  Problem,
  Readings,
  Result,
  Strategy,
} from '../domain/model.ts';
import type { Starter } from './starter.ts';
import type { StrategyFile } from './strategy-file.ts';

export { openStore } from './open-store.ts';

export interface StoreOptions {
  /** The folder that holds the stores; made, private to the user, when it is not there. */
  readonly dataDir: string;
  readonly strategy: StrategyFile;
  /** From `authorName`. */
  readonly author: string;
  /** What the release ships for this strategy; undefined: nothing. */
  readonly starter?: Starter | undefined;
  /** Begin without starter data, for good; refused when the store is there already. */
  readonly empty?: boolean | undefined;
  /** Touch nothing: read the store as it is, or what is shipped when there is none. */
  readonly readOnly?: boolean | undefined;
  /** The instant now; the machine's clock when left out. */
  readonly now?: (() => Instant) | undefined;
}

/** A store, or why there is none; `exitCode` is 3 when data are there and cannot be read, else 1. */
export type Opened =
  | { readonly ok: true; readonly value: Store }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly exitCode: 1 | 3 };

/** What one command wrote. */
export interface Written {
  /** Id of the action; undefined when there was nothing to write. */
  readonly action: string | undefined;
  readonly recorded: number;
  /** Rows that stand already, equal in every column. */
  readonly skipped: number;
}

/** A reading on a day that had one already; from then on the new one counts. */
export interface Replacement {
  readonly observation: Observation;
  readonly was: number;
}

/** What recording what was set aside wrote. */
export interface WrittenAside extends Written {
  /** How many of the recorded are on a day that had a reading already; that one stays in the journal and counts no longer. */
  readonly replaced: number;
  /** The first few of them. */
  readonly examples: readonly Replacement[];
}

/** What was taken back or brought again. */
export interface TakenBack {
  readonly action: string;
  /** In words: "RU1 500 on 2026-10-01". */
  readonly summary: string;
}

/** A happening that may bring its own id, as an events file does. */
export type NamedHappening = Happening & { readonly id?: string | undefined };

export interface KeptStrategy {
  /** SHA-256 of the bytes, 64 hex digits; the first 8 are the short hash. */
  readonly sha256: string;
  readonly hash: string;
  readonly firstSeen: Instant;
}

export interface Acknowledgement {
  readonly tripwire: string;
  /** First day of the stretch that was acknowledged. */
  readonly since: string;
  readonly author: string;
  readonly at: Instant;
}

/** Values by indicator id that were saved under a name. */
export interface Scenario {
  readonly name: string;
  readonly author: string;
  readonly at: Instant;
  readonly values: Readonly<Record<string, number>>;
}

export interface Store {
  /** The file, or where it would be when the store is only in memory. */
  readonly path: string;
  readonly author: string;
  /** The sentence why nothing can be written; undefined when writing works. */
  readonly readOnly: string | undefined;
  /** The sentence why something in it could not be read; undefined while all that was asked for was. */
  readonly lost: string | undefined;
  /** Sentences that belong on the board: readings that do not fit, two files of one id, a file that was replaced. */
  readonly notices: readonly string[];

  /** The readings that stand and fit the strategy. The same object until something changes. */
  readings(): Readings;
  /** The readings as known at an instant: from the entries recorded until then. */
  readingsKnownAt(instant: Instant): Readings;
  /** The readings that fit another strategy file, as they stand, as known at an instant, or as known once the entry of a seq was written; the same object while the same entries are asked for. */
  readingsUnder(strategy: Strategy, known?: Instant | number): Readings;
  /** The events that stand, by day. The same list until something changes. */
  events(): readonly Event[];
  eventsKnownAt(instant: Instant): readonly Event[];
  /** Every version of every reading of an indicator, oldest day first, as it stands or as known at an instant. */
  history(indicator: string, knownAt?: Instant): readonly HistoryRow[];
  /** The newest entries of the journal, newest last; 1,000 unless `limit` says otherwise. */
  entries(options?: { readonly limit?: number | undefined }): readonly Entry[];

  /** Records readings as one action; rows that stand already, equal in every column, are skipped. */
  record(observations: readonly Observation[]): Result<Written>;
  /** Sets readings aside on the disk, unseen by everybody; they are forgotten when the store is closed. */
  setAside(observations: readonly Observation[]): Result<undefined>;
  /** Records all that was set aside as one action, as `record` does; `onRow` is told how many rows are done. */
  recordAside(onRow?: (rows: number) => void): Result<WrittenAside>;
  /** What `recordAside` would write, and what `look` sees in the store as it would be then; nothing of it is kept. */
  tryAside<T>(
    look: () => T,
    onRow?: (rows: number) => void,
  ): Result<WrittenAside & { readonly seen: T }>;
  /** Records events likewise. Refused: an id of another event that stands. */
  recordEvents(happenings: readonly NamedHappening[]): Result<Written>;
  /** Corrects a reading that stands; refused when it does not, or when the indicator would be another. */
  correct(reading: string, observation: Observation): Result<Written>;
  retract(reading: string): Result<Written>;
  correctEvent(event: string, happening: Happening): Result<Written>;
  retractEvent(event: string): Result<Written>;
  /** Takes back the newest action of this author not yet undone, whole. */
  undo(): Result<TakenBack>;
  /** Brings again what this author undid last, unless the author has recorded something since. */
  redo(): Result<TakenBack>;
  /** What `undo` would take back, in words; undefined when nothing. */
  undoable(): string | undefined;
  redoable(): string | undefined;

  /** The strategy files this store was written or scored with, by the instant they were first seen. */
  strategies(): readonly KeptStrategy[];
  /** The text of one of them, by its hash or the first digits of it; undefined when it was never seen. */
  strategyText(hash: string): string | undefined;

  /** When this author was here last; undefined: never. */
  lastVisit(): Instant | undefined;
  setVisit(at: Instant): Result<undefined>;
  acknowledge(tripwire: string, since: string): Result<undefined>;
  /** Who has seen a crossing that lasts since a day; undefined: nobody. */
  acknowledged(tripwire: string, since: string): Acknowledgement | undefined;
  /** Every acknowledgement that stands. */
  acknowledgements(): readonly Acknowledgement[];
  /** Takes an acknowledgement back, whoever gave it; nothing happens where there is none. */
  withdrawAcknowledgement(tripwire: string, since: string): Result<undefined>;
  /** Keeps a what-if under a name; one of the same name is replaced. */
  saveScenario(name: string, values: Readonly<Record<string, number>>): Result<undefined>;
  scenarios(): readonly Scenario[];
  deleteScenario(name: string): Result<undefined>;

  /** Writes what this author makes of the board of a day; gives its id. It is never edited, only followed; undone, it is withdrawn and stays. */
  assess(judgement: Judgement, asOf: string): Result<string>;
  /** Every assessment, oldest first, withdrawn ones too. The same list until something changes. */
  assessments(): readonly Assessment[];
  /** Signs the assessment of another author; refused where it was withdrawn. */
  sign(assessment: string): Result<undefined>;

  /** Copies the store as it stands into a new file, checked and private to the user; refused when the file is there. */
  backup(file: string): Result<undefined>;

  /** Whether another process has changed the store since this was last asked; what was read before is then stale. */
  changed(): boolean;
  /** Calls back when another process has changed the store; nothing is polled. Returns the end of watching. */
  watch(onChange: () => void): () => void;
  close(): void;
}
