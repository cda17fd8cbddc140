/** What each entry of a journal did to the root's score, as it stood on the day the entry was written. */

import {
  type Check,
  type Day,
  type Event,
  type Instant,
  isIndicator,
  type Reading,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import { observationFitsStrategy } from '../model/observation.ts';
import {
  compareEventsByDay,
  compareReadingPrecedence,
  readingsBetween,
} from '../model/readings.ts';
import {
  blankScoreSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setAllBranchScores,
  setBranchScoresAboveNode,
  setLeafScore,
} from '../scoring/flat.ts';
import { scoreAgeAndFreshnessOnDay } from '../scoring/leaf.ts';
import { valueAndReadingAsOf } from '../scoring/observed.ts';
import {
  type Entry,
  eventOfEntry,
  handleEntryBySubject,
  isAboutCheck,
  isAboutEvent,
  isRetractionEntry,
  isUndoAndNotRedoKind,
  journalEntryAsCheck,
  journalEntryAsReading,
  prevailingEntry,
  type ScoredEntry,
} from './journal.ts';

export interface EntryEffect {
  readonly entry: Entry;
  /** The day it was written: both scores are as of this day. */
  readonly day: Day;
  /** Root score on the entries before this one, 0…100; undefined: none. */
  readonly before: number | undefined;
  /** Root score once this entry was written, 0…100; undefined: none. */
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
      setLeafScore(
        sheet,
        at,
        scoreAgeAndFreshnessOnDay(node, valueAndReadingAsOf(node, journal, on), on, []).score,
      );
    }
  };
  return entries.map((entry): EntryEffect => {
    const on = dayOf(entry.recordedAt);
    if (on !== day) {
      day = on;
      for (const at of flat.leaves) score(at, on);
      setAllBranchScores(flat, sheet);
    }
    const before = nodeScoreOnScoreSheet(sheet, root);
    for (const node of journal.take(entry)) {
      const at = flat.places.get(node);
      if (at === undefined || !isIndicator(flat.nodes[at])) continue;
      score(at, on);
      setBranchScoresAboveNode(flat, sheet, at);
    }
    return { entry, day: on, before, after: nodeScoreOnScoreSheet(sheet, root) };
  });
}

/** What stands while a journal is read entry by entry. */
class Standing implements Readings {
  readonly #strategy: Strategy;
  readonly #undone = new Set<string>();
  /** By origin, everything written about one thing. */
  readonly #groups = new Map<number, ScoredEntry[]>();
  /** By action, the origins it wrote about. */
  readonly #touched = new Map<string, Set<number>>();
  /** What stands and fits, by indicator (events by node) and origin. */
  readonly #readings = new Map<string, Map<number, Reading>>();
  readonly #checks = new Map<string, Map<number, Check>>();
  readonly #events = new Map<string, Map<number, Event>>();
  /** What was asked for, the same until something of it changes. */
  readonly #eventLists = new Map<string, readonly Event[]>();
  readonly #checkLists = new Map<string, readonly Check[]>();

  constructor(strategy: Strategy) {
    this.#strategy = strategy;
  }

  /** Takes the next entry in; the nodes of which something may have changed. */
  take(entry: Entry): ReadonlySet<string> {
    const versioned = (each: ScoredEntry): ReadonlySet<string> => {
      push(this.#groups, each.origin, each);
      const touched = this.#touched.get(each.action) ?? new Set();
      this.#touched.set(each.action, touched.add(each.origin));
      return new Set(this.#decide(each.origin));
    };
    const nothing = (): ReadonlySet<string> => new Set();
    return handleEntryBySubject<ReadonlySet<string>>(
      {
        reading: versioned,
        check: versioned,
        event: versioned,
        proposal: nothing,
        assessment: nothing,
        signature: nothing,
        action: ({ kind, id }) => {
          if (isUndoAndNotRedoKind(kind)) this.#undone.add(id);
          else this.#undone.delete(id);
          return new Set([...(this.#touched.get(id) ?? [])].flatMap((at) => this.#decide(at)));
        },
      },
      entry,
    );
  }

  asOf(indicator: string, day: Day): Reading | undefined {
    let best: Reading | undefined;
    for (const reading of this.#readings.get(indicator)?.values() ?? []) {
      if (reading.observedOn > day) continue;
      if (best === undefined || compareReadingPrecedence(reading, best) > 0) best = reading;
    }
    return best;
  }

  of(indicator: string): readonly Reading[] {
    return [...(this.#readings.get(indicator)?.values() ?? [])].sort(compareReadingPrecedence);
  }

  between(indicator: string, from: Day, to: Day): readonly Reading[] {
    return readingsBetween(this.of(indicator), from, to);
  }

  eventsOf(node: string): readonly Event[] {
    const known = this.#eventLists.get(node);
    if (known !== undefined) return known;
    const list = [...(this.#events.get(node)?.values() ?? [])].sort(compareEventsByDay);
    this.#eventLists.set(node, list);
    return list;
  }

  checksOf(indicator: string): readonly Check[] {
    const known = this.#checkLists.get(indicator);
    if (known !== undefined) return known;
    const list = [...(this.#checks.get(indicator)?.values() ?? [])].sort(compareReadingPrecedence);
    this.#checkLists.set(indicator, list);
    return list;
  }

  /** Lets stand what is decided over one thing, or nothing of it; the nodes that it may have changed. */
  #decide(origin: number): readonly string[] {
    const group = this.#groups.get(origin) ?? [];
    const nodes = new Set(
      group.flatMap((entry) => {
        const [kept, named] = this.#placesOf(entry);
        for (const node of named) kept.get(node)?.delete(origin);
        return named;
      }),
    );
    const deciding = prevailingEntry(group, (action) => this.#undone.has(action));
    if (deciding !== undefined && !isRetractionEntry(deciding)) this.#stand(deciding);
    for (const node of nodes) {
      this.#eventLists.delete(node);
      this.#checkLists.delete(node);
    }
    return [...nodes];
  }

  /** Where an entry stands, and by which nodes. */
  #placesOf(entry: ScoredEntry): readonly [Map<string, Map<number, unknown>>, readonly string[]] {
    if (isAboutEvent(entry)) return [this.#events, entry.happening.nodes];
    const { indicator } = entry.observation;
    return [isAboutCheck(entry) ? this.#checks : this.#readings, [indicator]];
  }

  #stand(entry: ScoredEntry): void {
    const { origin } = entry;
    if (isAboutEvent(entry)) {
      const event = eventOfEntry(entry);
      for (const node of event.nodes) placeIn(this.#events, node, origin, event);
    } else if (isAboutCheck(entry)) {
      placeIn(this.#checks, entry.observation.indicator, origin, journalEntryAsCheck(entry));
    } else {
      const reading = journalEntryAsReading(entry);
      if (observationFitsStrategy(this.#strategy, reading))
        placeIn(this.#readings, reading.indicator, origin, reading);
    }
  }
}

/** Keeps something about a node under its `origin`, the seq, ≥ 1, of the entry that recorded it; `kept`: by node, then by origin. */
function placeIn<T>(
  kept: Map<string, Map<number, T>>,
  node: string,
  origin: number,
  what: T,
): void {
  const known = kept.get(node);
  if (known === undefined) kept.set(node, new Map([[origin, what]]));
  else known.set(origin, what);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
