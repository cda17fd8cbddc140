/** What the program asks of the place where its record is kept. */
import type { Day } from '../model/day.ts';
import type {
  Entry,
  EventRow,
  ITEMS,
  Item,
  Kept,
  ReadingRow,
  StandingRecord,
} from '../model/record.ts';

export type ItemKind = (typeof ITEMS)[number];

/** A row to write down. */
export interface Recording {
  readonly what: Exclude<Entry['what'], ItemKind>;
  readonly row: ReadingRow | EventRow;
}

interface ItemRecording {
  readonly what: ItemKind;
  readonly item: Item;
}

/** What one line of an action says. */
export type Change =
  | ((Recording | ItemRecording) & { readonly kind: 'record' })
  | ((Recording | ItemRecording) & { readonly kind: 'correct'; readonly target: string })
  | { readonly kind: 'retract'; readonly target: string };

export interface EntryFilter {
  /** Those after this place in the journal. */
  readonly since?: number;
  /** Those about a leaf, with all that corrects or retracts them, and every undo. */
  readonly indicator?: string;
  readonly author?: string;
  /** Those about such rows, and every undo. */
  readonly what?: Entry['what'];
  readonly newestFirst?: boolean;
  readonly limit?: number;
}

/** All that a journal holds. */
export interface Contents {
  /** Rising by seq, from 1. */
  readonly entries: readonly Entry[];
  /** What is kept beside the entries, by key. */
  readonly meta: ReadonlyMap<string, string>;
}

/** The key in `meta` of the merges that can be undone. */
export const MERGES = 'merges';

export interface WrittenFilter {
  /** The place of an entry; 0: all. */
  readonly since: number;
  readonly author?: string;
  /** Of these items in place of rows. */
  readonly what?: ItemKind;
}

/** Events that are told of where nothing is new. */
export const LAST_EVENTS = 3;

export interface Journal {
  /** Where it lies. */
  readonly path: string;
  readonly isReadOnly: boolean;
  /** Whether the server that it lies on is out of reach. */
  readonly isOffline?: boolean;
  /** What was found damaged until now, a sentence each; what is read is all but that. */
  readonly damage: ReadonlySet<string>;
  /** Writes one action, whole or not at all; it is on the disk when this resolves. */
  append(author: string, changes: readonly Change[]): Promise<readonly Entry[]>;
  /** Takes back the author's newest action in force. */
  undo(author: string): Promise<Entry>;
  /** Takes back the author's newest undo, if they recorded nothing since. */
  redo(author: string): Promise<Entry>;
  entries(filter?: EntryFilter): Promise<readonly Entry[]>;
  /** The entries of an action. */
  action(id: string): Promise<readonly Entry[]>;
  /**
   * What is in force: all of it, or at least all that boards of these days rest on, and the scores of others, and the last
   * events before them; since when a tripwire is crossed only all of it tells.
   */
  record(days?: readonly Day[], scored?: readonly Day[]): Promise<StandingRecord>;
  /** What was in force at a moment, in milliseconds since 1970. */
  known(at: number): Promise<StandingRecord>;
  /** The items of a kind in force, as they were written down: all of them, or those of a key. */
  items<I extends Item>(what: ItemKind, key?: string): Promise<readonly Kept<I>[]>;
  /** How many there are. */
  countItems(what: ItemKind, key: string): Promise<number>;
  /** How many rows of the record in force were written after a place, counted up to so many: an author's, or without one anybody's but the program's; or how many items of a kind. */
  countWritten(filter: WrittenFilter, most: number): Promise<number>;
  /** What this data folder keeps for itself under keys that begin so: a backup brings none of it along. */
  kept(prefix: string): Promise<ReadonlyMap<string, string>>;
  keep(key: string, value: string): Promise<void>;
  /** The place of the newest entry; 0 in an empty journal. */
  last(): Promise<number>;
  /** Tells when another process has written; returns what ends that. */
  watch(changed: () => void): () => void;
  /** A value kept beside the entries. */
  meta(key: string): string | undefined | Promise<string | undefined>;
  /** Everything; refused where an entry is damaged. */
  contents(): Contents | Promise<Contents>;
  /** Puts what is made of all that it holds in its place, in one transaction; undefined leaves it as it is. */
  rewrite(change: (own: Contents) => Contents | undefined): Promise<void>;
  /** Copies it into a file that is not there yet; refused where an entry is damaged. */
  copyTo(path: string): Promise<void>;
  close(): Promise<void>;
}
