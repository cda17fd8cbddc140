/** What is in force, folded from the journal: format 3, sections 2 and 3. */
import { Refusal } from './problem.ts';
import {
  type Check,
  type Entry,
  type Event,
  type EventRow,
  type Reading,
  type ReadingRow,
  SHIPPED,
  type StandingRecord,
  type Written,
} from './record.ts';
import type { Strategy } from './strategy.ts';

/**
 * What became of a row; a reading is replaced where another one of its day counts, and a rival where that is another
 * person's of another value; an event is replaced where the same one was recorded again.
 */
export type Fate = 'in force' | 'rival' | 'replaced' | 'corrected' | 'retracted' | 'undone';

/** What is in force of some entries, which rise by seq. */
export function standingRecord(entries: readonly Entry[]): StandingRecord {
  const fates = standing(entries);
  return recordOf(rowsOf(entries.filter(({ id }) => fates.get(id) === 'in force')));
}

/**
 * What became of every row of some entries, by the entry's id: those of one indicator will do, with all that corrects or
 * retracts them and every undo.
 */
export function fatesOf(entries: readonly Entry[]): ReadonlyMap<string, Fate> {
  const fates = standing(entries);
  const inForce = entries.filter(({ id }) => fates.get(id) === 'in force');
  for (const { id, what } of inForce) if (what === 'reading') fates.set(id, 'replaced');
  for (const { entry, rivals = [] } of [...recordOf(rowsOf(inForce)).readings.values()].flat()) {
    fates.set(entry, 'in force');
    for (const rival of rivals) fates.set(rival.entry, 'rival');
  }
  return fates;
}

/** Those that were neither corrected, retracted nor undone, of readings also such as another one of their day replaces. */
export function unchanged(entries: readonly Entry[]): readonly Entry[] {
  const fates = standing(entries);
  return entries.filter(({ id }) => fates.get(id) === 'in force');
}

/** An entry of the action that an author's undo, or redo, takes back: the newest, of all of theirs and every undo. */
export function toTakeBack(
  entries: readonly Entry[],
  author: string,
  which: 'undo' | 'redo',
): Entry {
  const undone = undoneActions(entries);
  const byAction = Map.groupBy(entries, ({ action }) => action);
  const own = entries.filter((entry) => entry.author === author);
  const newest = own.findLast(({ kind, action, target = '' }) => {
    if (undone.has(action)) return false;
    if (which === 'undo') return kind !== 'undo';
    return kind === 'undo' && byAction.get(target)?.[0]?.kind !== 'undo';
  });
  if (which === 'undo') {
    if (newest === undefined) throw new Refusal(`${author} has nothing to undo`);
    return newest;
  }
  if (newest === undefined || own.some(({ kind, seq }) => kind !== 'undo' && seq > newest.seq)) {
    throw new Refusal(`${author} has nothing to redo: nothing was undone since the last entry`);
  }
  return newest;
}

/** The actions that are taken back. */
export function undoneActions(entries: readonly Entry[]): ReadonlySet<string> {
  const undone = new Set<string>();
  // Newest first: whether an undo is in force depends on later ones only.
  for (const { kind, action, target } of entries.toReversed()) {
    if (kind === 'undo' && target !== undefined && !undone.has(action)) undone.add(target);
  }
  return undone;
}

/**
 * Of all that was decided about one thing the last counts: where journals were merged, two persons may have changed the
 * same entry, or recorded the same event. What the program brings along stands behind what a person decided.
 */
function standing(entries: readonly Entry[]): Map<string, Fate> {
  const undone = undoneActions(entries);
  const fates = new Map<string, Fate>();
  const roots = new Map<string, string>();
  const decided = new Map<string, Entry>();
  for (const entry of entries) {
    const { id, action, kind, target, row, item, author } = entry;
    const isContent = row !== undefined || item !== undefined;
    if (isContent) fates.set(id, undone.has(action) ? 'undone' : 'in force');
    const own = row !== undefined && 'nodes' in row ? `event ${row.id}` : id;
    const root = target === undefined ? own : (roots.get(target) ?? own);
    roots.set(id, root);
    if (kind === 'undo' || undone.has(action)) continue;
    const last = decided.get(root);
    if (author === SHIPPED && last && last.author !== SHIPPED && last.id !== target) {
      if (isContent) fates.set(id, 'replaced');
      continue;
    }
    decided.set(root, entry);
    if (last !== undefined && fates.get(last.id) === 'in force') fates.set(last.id, FATES[kind]);
  }
  return fates;
}

const FATES = { record: 'replaced', correct: 'corrected', retract: 'retracted' } as const;

function rowsOf(entries: readonly Entry[]): readonly WrittenRow[] {
  return entries.flatMap(({ id: entry, seq, author, row }) =>
    row === undefined ? [] : [{ ...row, entry, seq, author }],
  );
}

export type WrittenRow = (ReadingRow | EventRow) & Written;

/** The record of rows that are in force. */
export function recordOf(rows: readonly WrittenRow[]): StandingRecord {
  const all = new Map<string, Reading[]>();
  const checks = new Map<string, Check[]>();
  const events: Event[] = [];
  for (const row of rows) {
    if ('nodes' in row) events.push(row);
    else if (row.value === undefined) addTo(checks, row);
    else addTo(all, row as Reading);
  }
  const readings = [...all].map(([id, list]) => [id, oneADay(rising(list))] as const);
  for (const list of checks.values()) rising(list);
  return { readings: new Map(readings), checks, events: rising(events) };
}

function addTo<Row extends ReadingRow>(lists: Map<string, Row[]>, row: Row): void {
  const list = lists.get(row.indicator);
  if (list === undefined) lists.set(row.indicator, [row]);
  else list.push(row);
}

/** Of the readings of each day, which rise by seq, the one that counts. */
function oneADay(readings: readonly Reading[]): readonly Reading[] {
  const kept: Reading[] = [];
  for (const reading of readings) {
    const other = kept.at(-1);
    if (other?.day !== reading.day) kept.push(reading);
    else if (!isBefore(reading, other)) kept[kept.length - 1] = over(reading, other);
  }
  return kept;
}

/** A record with rows that were written last, by one author, and without those of some entries; what no row is about stays as it is. */
export function withRows(
  { readings, checks, events }: StandingRecord,
  rows: readonly (ReadingRow | EventRow)[],
  author: string,
  gone: readonly string[] = [],
): StandingRecord {
  const left = new Set(gone);
  const about = new Set(rows.map((row) => ('nodes' in row ? '' : row.indicator)));
  const isMet = (list: readonly Written[]) =>
    left.size > 0 && list.some(({ entry }) => left.has(entry));
  const met: WrittenRow[] = [];
  const others = <Row extends WrittenRow>(lists: ReadonlyMap<string, readonly Row[]>) =>
    [...lists].filter(([id, list]) => {
      const stays = !about.has(id) && !isMet(list);
      if (!stays) met.push(...list);
      return stays;
    });
  const [otherReadings, otherChecks] = [others(readings), others(checks)];
  const hasEvents = about.has('') || isMet(events);
  if (hasEvents) met.push(...events);
  const anew = recordOf([
    ...met
      .flatMap((row) => ('rivals' in row ? apart(row as Reading) : row))
      .filter(({ entry }) => !left.has(entry)),
    // above every place in a journal
    ...rows.map((row, at) => ({ ...row, entry: `+${at}`, seq: 2 ** 50 + at, author })),
  ]);
  return {
    readings: new Map([...otherReadings, ...anew.readings]),
    checks: new Map([...otherChecks, ...anew.checks]),
    events: hasEvents ? anew.events : events,
  };
}

/** A reading that counts, with the rivals that it has in the one before it, and in those of that. */
function over(reading: Reading, other: Reading): Reading {
  const isRival = (each: Reading): boolean =>
    each.author !== SHIPPED && each.author !== reading.author && each.value !== reading.value;
  const rivals = apart(other).filter(isRival);
  return rivals.length === 0 ? reading : { ...reading, rivals };
}

/** A reading and its rivals, in the order in which they were written. */
function apart({ rivals = [], ...reading }: Reading): readonly Reading[] {
  return [...rivals, reading];
}

/** Whether of two readings of a day the other one counts, which was written before it. */
function isBefore(later: Written, earlier: Written): boolean {
  return later.author === SHIPPED && earlier.author !== SHIPPED;
}

function rising<Item extends { readonly day: number; readonly seq: number }>(
  items: Item[],
): Item[] {
  return items.sort((a, b) => a.day - b.day || a.seq - b.seq);
}

/** How many rows are about nothing that the strategy has: those of what was dropped from it, which no board reads. */
export function foreignRows({ nodes }: Strategy, record: StandingRecord): number {
  const isForeign = (id: string): boolean => !nodes.has(id.toLowerCase());
  const lists = [record.readings, record.checks].flatMap((all) => [...all]);
  const rows = lists.reduce((sum, [id, { length }]) => sum + (isForeign(id) ? length : 0), 0);
  return rows + record.events.filter((event) => event.nodes.every(isForeign)).length;
}
