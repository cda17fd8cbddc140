/** What each entry of a journal did to the root's score, as it stood on the day the entry was written. */

import {
  type Day,
  type Instant,
  isIndicator,
  type Reading,
  type Strategy,
} from '../model/model.ts';
import { observationFitsStrategy } from '../model/observation.ts';
import { compareReadingPrecedence } from '../model/readings.ts';
import {
  blankScoreSheet,
  computeAllBranchScores,
  computeBranchScoresAbove,
  flatArraysOfStrategy,
  scoreOnSheet,
  setLeafScore,
} from '../scoring/flat.ts';
import { leafOnDay } from '../scoring/leaf.ts';
import {
  concernsReading,
  decidingEntry,
  type Entry,
  isRetraction,
  isTakeBack,
  isUndo,
  type ReadingEntry,
  readingOfEntry,
} from './journal.ts';

export interface EntryEffect {
  readonly entry: Entry;
  /** The day it was written: both scores are as of this day. */
  readonly day: Day;
  /** Root score on the entries before this one, 0…100; undefined: none. */
  readonly before: number | undefined;
  /** Root score once this one was written. */
  readonly after: number | undefined;
}

/**
 * The effect of every entry, from the first of a journal on; scored by one strategy, whatever file was in force then.
 *
 * `entries` must begin with the first of the journal. `dayOf` says on which calendar day an instant fell. Each entry
 * rescoring only what lies above its indicator, a journal of n entries costs n times the readings of an indicator.
 */
export function scoreEffectsOfEntries(
  strategy: Strategy,
  entries: readonly Entry[],
  dayOf: (instant: Instant) => Day,
): readonly EntryEffect[] {
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const journal = new Standing(strategy);
  const root = flat.places.get(strategy.root.id);
  let day: Day | undefined;
  const score = (at: number, on: Day): void => {
    const node = flat.nodes[at];
    if (isIndicator(node)) {
      setLeafScore(sheet, at, leafOnDay(node, journal.asOf(node.id, on), on, []).score);
    }
  };
  return entries.map((entry): EntryEffect => {
    const on = dayOf(entry.recordedAt);
    if (on !== day) {
      day = on;
      for (const at of flat.leaves) score(at, on);
      computeAllBranchScores(flat, sheet);
    }
    const before = scoreOnSheet(sheet, root);
    for (const indicator of journal.take(entry)) {
      const at = flat.places.get(indicator);
      if (at === undefined) continue;
      score(at, on);
      computeBranchScoresAbove(flat, sheet, at);
    }
    return { entry, day: on, before, after: scoreOnSheet(sheet, root) };
  });
}

/** The readings that stand while a journal is read entry by entry. */
class Standing {
  readonly #strategy: Strategy;
  readonly #undone = new Set<string>();
  /** By origin, everything written about one reading. */
  readonly #groups = new Map<number, ReadingEntry[]>();
  /** By action, the origins it wrote about. */
  readonly #touched = new Map<string, Set<number>>();
  /** By indicator and origin, what stands and fits. */
  readonly #standing = new Map<string, Map<number, Reading>>();

  constructor(strategy: Strategy) {
    this.#strategy = strategy;
  }

  /** Takes the next entry in; the indicators whose readings may have changed. */
  take(entry: Entry): ReadonlySet<string> {
    if (isTakeBack(entry)) {
      if (isUndo(entry.kind)) this.#undone.add(entry.id);
      else this.#undone.delete(entry.id);
      return new Set([...(this.#touched.get(entry.id) ?? [])].flatMap((at) => this.#decide(at)));
    }
    if (!concernsReading(entry)) return new Set();
    push(this.#groups, entry.origin, entry);
    const touched = this.#touched.get(entry.action) ?? new Set();
    this.#touched.set(entry.action, touched.add(entry.origin));
    return new Set(this.#decide(entry.origin));
  }

  /** The reading of an indicator as of a day; undefined: none. */
  asOf(indicator: string, day: Day): Reading | undefined {
    let best: Reading | undefined;
    for (const reading of this.#standing.get(indicator)?.values() ?? []) {
      if (reading.observedOn > day) continue;
      if (best === undefined || compareReadingPrecedence(reading, best) > 0) best = reading;
    }
    return best;
  }

  #decide(origin: number): readonly string[] {
    const group = this.#groups.get(origin) ?? [];
    const [first] = group;
    if (first === undefined) return [];
    const { indicator } = first.observation;
    const standing = this.#standing.get(indicator) ?? new Map<number, Reading>();
    this.#standing.set(indicator, standing);
    const deciding = decidingEntry(group, (action) => this.#undone.has(action));
    const reading =
      deciding === undefined || isRetraction(deciding) ? undefined : readingOfEntry(deciding);
    if (reading !== undefined && observationFitsStrategy(this.#strategy, reading))
      standing.set(origin, reading);
    else standing.delete(origin);
    return [indicator];
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
