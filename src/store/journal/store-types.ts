/**
 * The store: the journal of one strategy on disk, and what stands in it.
 *
 * Everything that can fail for a reason outside the program comes back as a problem with a sentence. A store that
 * cannot be written is opened all the same and says why in `readOnly`.
 */

import type { JournalPort, Written } from '../../core/journal/journal-port.ts';
import type {
  Event,
  Happening,
  Instant,
  Observation,
  Problem,
  Result,
  Strategy,
} from '../../core/model/model.ts';
import type { ObservedRow } from '../../core/model/observation.ts';
import type { RecipesAlong } from '../backup/recipes-along.ts';
import type { Pause } from '../db/connection.ts';
import type { StrategyFile } from '../files/strategy-file.ts';
import type { ShippedData } from './shipped-rows.ts';

export interface StoreOptions {
  /** The folder that holds the stores; made, private to the user, when it is not there. */
  readonly dataDir: string;
  readonly strategy: StrategyFile;
  /** Who writes, as `author.ts` makes it fit to be written. */
  readonly author: string;
  /** What the release ships for this strategy; undefined: nothing. */
  readonly shippedData?: ShippedData | undefined;
  /** Begin without shipped data, for good; refused when the store is there already. */
  readonly empty?: boolean | undefined;
  /** Touch nothing: read the store as it is, or what is shipped when there is none. */
  readonly readOnly?: boolean | undefined;
  /** The instant now, asked for at each write. */
  readonly now: () => Instant;
}

/**
 * A store, or why there is none; `exitCode` is 3 when data are there and cannot be read, else 1. `said` is
 * that what it shows stands in the place of a board of the person's own, which is not there; undefined: it is their own,
 * or nothing was ever begun.
 */
export type Opened =
  | { readonly ok: true; readonly value: Store; readonly said?: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly exitCode: 1 | 3 };

/** A reading that was recorded, and the value that counted on its day until then; undefined: there was none. */
export interface Addition {
  readonly observation: Observation;
  /** In the unit of the indicator, finite; undefined: no value was recorded for it before. */
  readonly was: number | undefined;
}

/** A reading or a check that comes in from a file, and its place there, `line 7`. */
export interface FileRow<Row extends ObservedRow = ObservedRow> {
  readonly observation: Row;
  readonly place: string;
  /** Whether its value lies so far beyond the goalposts that somebody must say that it is meant. */
  readonly beyond: boolean;
}

/** A row of a file that gives its indicator another value than an earlier row of the same day does. */
export interface Contradiction extends FileRow<Observation> {
  /** The value of the first row of that indicator and day, in the unit of the indicator, finite. */
  readonly first: { readonly value: number; readonly place: string };
}

/** The first thousand of such rows, in the order of the file, and how many more there are. */
export interface FirstRows<Row extends FileRow<Observation>> {
  readonly rows: readonly Row[];
  /** Rows, ≥ 0. */
  readonly more: number;
}

/** What is wrong with rows that are readings each for itself. */
export interface Doubts {
  readonly contradictions: FirstRows<Contradiction>;
  /** Rows far beyond the goalposts that do not stand already. */
  readonly beyond: FirstRows<FileRow<Observation>>;
}

/** What recording what was set aside wrote. */
export interface WrittenAside extends Written {
  /** How many of the recorded are checks, ≥ 0. */
  readonly checks: number;
  /** How many of the recorded are on a day that had a reading already, ≥ 0; that one stays in the journal and counts no longer. */
  readonly replaced: number;
  /** The first few of those on a day of their own, and of those that take the place of another. */
  readonly examples: readonly Addition[];
}

/** A happening that may bring its own id, as an events file does; and the place in the file, for what is wrong with it. */
export type NamedHappening = Happening & {
  readonly id?: string | undefined;
  readonly path?: string | undefined;
};

/** What recording events wrote. */
export interface WrittenEvents extends Written {
  /** How many of the recorded are corrections of an event that stood, ≥ 0. */
  readonly replaced: number;
}

/** How much is in a store. */
export interface Contents {
  /** Entries of its journal, ≥ 0. */
  readonly entries: number;
  /** Readings that stand, ≥ 0, whatever strategy fits them. */
  readonly readings: number;
  /** Of these readings the ones that came with no release, ≥ 0. */
  readonly own: number;
  /** Of the readings those that a strategy cannot score, ≥ 0. */
  readonly misfits: number;
  /** Events that stand, ≥ 0. */
  readonly events: number;
  /** How many assessments were not withdrawn, ≥ 0. */
  readonly assessments: number;
}

/** What came of taking another board along: all was taken along, all was there already, or the store has entries of its own, so nothing was. */
export type TakenAlong = 'taken' | 'there' | 'own';

/** The journal on the disk, with what only commands ask of it. */
export interface Store extends JournalPort {
  /** The sentence why something in it could not be read; undefined while all that was asked for was. */
  readonly lost: string | undefined;
  /** The sentence which rows have changed on the disk and are left out, of those read so far; undefined: none. */
  readonly damage: string | undefined;
  /** Those of the notices that are of the numbers, and go with them wherever they are handed on; they name no place on this machine. */
  readonly misfits: readonly string[];

  /** Sets readings and checks aside on the disk, unseen by everybody; they are forgotten when the store is closed. */
  setAside(rows: readonly FileRow[]): Result<undefined>;
  /** What is doubtful in all that was set aside. */
  doubtsAside(): Result<Doubts>;
  /** Leaves out what is doubtful, every row of an indicator and day of different values among it; gives how many rows remain, ≥ 0. */
  leaveOutDoubts(): Result<number>;
  /** Records all that was set aside as one action, as `record` does; what `pause` throws is thrown, and nothing is recorded. */
  recordAside(pause: Pause): Promise<Result<WrittenAside>>;
  /** What `recordAside` would write, and what `look` sees in the store as it would be then; nothing of it is kept. */
  tryAside<T>(look: () => T, pause: Pause): Promise<Result<WrittenAside & { readonly seen: T }>>;
  /** What `recordEvents` would write, and the events as they would stand then; nothing of it is kept. */
  tryEvents(
    happenings: readonly NamedHappening[],
  ): Promise<Result<WrittenEvents & { readonly seen: readonly Event[] }>>;
  /** Records events as one action; rows that stand already are skipped, and what bears the id of an event that stands and differs corrects it. Refused: one id twice with different events, and an event out of order with those that it hangs together with. */
  recordEvents(happenings: readonly NamedHappening[]): Result<WrittenEvents>;

  /** Copies the store as it stands into a new file, with its line about handling, the recipes and what was kept of what they read, checked; refused when the file is there, or its folder is not. */
  backup(file: string, handling?: string): Result<RecipesAlong>;
  /** Copies the store as it stands into a file of the program's own, private to the user; one that is there is replaced. */
  copyTo(file: string): Result<undefined>;
  /** How much is in it; `strategy` says which readings do not fit. */
  contents(strategy: Strategy): Contents;
  /** Takes along all that is in a backup of another strategy's board, in one transaction, if this store is empty. */
  takeAlong(backup: string): Result<TakenAlong>;
}
