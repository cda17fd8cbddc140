/** What was observed and done: format 3, section 2. */
import type { Day } from './day.ts';

export const CONFIDENCES = ['high', 'moderate', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
export const STAGES = ['pledged', 'decided', 'delivered', 'dropped'] as const;
export type Stage = (typeof STAGES)[number];
export const EFFECTS = ['good', 'bad'] as const;
export type Effect = (typeof EFFECTS)[number];

/** What a reading, a check and an event rest on; an empty text is left out. */
export interface Evidence {
  readonly confidence: Confidence;
  readonly source?: string;
  readonly url?: string;
  readonly quote?: string;
  readonly note?: string;
}

/** A row of readings.csv: a reading, or without a value a check. */
export interface ReadingRow extends Evidence {
  /** Id of a leaf as the strategy writes it. */
  readonly indicator: string;
  readonly day: Day;
  /** In the indicator's unit; undefined of a check: somebody looked and nothing new was published. */
  readonly value?: number;
}

/** A row of events.csv. */
export interface EventRow extends Evidence {
  readonly id: string;
  readonly day: Day;
  /** Ids of nodes as the strategy writes them, each once. */
  readonly nodes: readonly string[];
  readonly title: string;
  /** Id of a side. */
  readonly side: string;
  readonly stage?: Stage;
  readonly effect?: Effect;
  /** ≥ 0. */
  readonly amount: number;
  /** Id of the event that this one carries on. */
  readonly follows?: string;
}

/** Author of the rows that the program brings along. */
export const SHIPPED = 'shipped';

/** Where a row in force was written down. */
export interface Written {
  /** Id of its entry. */
  readonly entry: string;
  /** Place of the entry in the journal, > 0. */
  readonly seq: number;
  readonly author: string;
}

export type Reading = ReadingRow &
  Written & {
    readonly value: number;
    /** Those of other persons in force of the same day that have another value, in which this one counts. */
    readonly rivals?: readonly Reading[];
  };
export type Check = ReadingRow & Written;
export type Event = EventRow & Written;

/** What is in force; a reading counts where it is the one of its indicator and day that stands. */
export interface StandingRecord {
  /** By leaf id, one a day, rising by day; a leaf without any is left out. */
  readonly readings: ReadonlyMap<string, readonly Reading[]>;
  /** By leaf id, rising by day. */
  readonly checks: ReadonlyMap<string, readonly Check[]>;
  /** Rising by day, then as written. */
  readonly events: readonly Event[];
}

/** What the journal keeps beside the record: of each what a feature says of it. No board rests on it. */
export const ITEMS = ['proposal', 'recipe', 'judgement', 'forecast', 'revision'] as const;

export interface Item {
  /** By which those of a kind are found: an id, or what became of it. */
  readonly key: string;
  readonly day: Day;
  /** What it is, in one line. */
  readonly title: string;
}

/** A strategy that became another one, with the reason as its title; both as their files. */
export interface Revision extends Item {
  readonly was: string;
  readonly is: string;
}

export function isRevision(item: Item | undefined): item is Revision {
  return item !== undefined && 'was' in item && 'is' in item;
}

/** An item that was neither corrected, retracted nor undone. */
export type Kept<I extends Item = Item> = I &
  Written & {
    /** When it was written down or last corrected, in milliseconds since 1970. */
    readonly at: number;
  };

/** One line of the journal; nothing in it is ever changed or removed. */
export interface Entry {
  readonly id: string;
  readonly seq: number;
  /** Milliseconds since 1970; never runs backwards in a store. */
  readonly at: number;
  readonly author: string;
  /** What was written together and is undone together. */
  readonly action: string;
  readonly kind: 'record' | 'correct' | 'retract' | 'undo';
  readonly what: 'reading' | 'check' | 'event' | (typeof ITEMS)[number];
  /** The entry that is corrected or retracted; of an undo the action that it takes back. */
  readonly target?: string;
  /** Of a reading, check or event that is recorded or corrected. */
  readonly row?: ReadingRow | EventRow;
  /** Of anything else that is. */
  readonly item?: Item;
}
