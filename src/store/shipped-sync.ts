/** The rows of a release, brought into a journal: as entries of the program's own, beside what persons wrote. */
import { type Entry, type EventRow, type ReadingRow, SHIPPED } from '../model/record.ts';
import type { SqliteJournal } from './journal.ts';
import type { LoadedStrategy, ShippedRows } from './load-strategy.ts';
import type { Change, Recording } from './port.ts';
import { rowText } from './schema.ts';

/** The key of the release whose rows the journal has; on a server, of all that it has had. */
export const RELEASE = 'shipped';

export function syncShipped(
  journal: SqliteJournal,
  { rowsHash, rows }: NonNullable<LoadedStrategy['shipped']>,
): void {
  if (journal.meta(RELEASE) === rowsHash) return;
  const release = recordingsOf(rows());
  journal.write(() => {
    // Another program may have done it meanwhile.
    if (journal.meta(RELEASE) === rowsHash) return;
    journal.verify();
    if (journal.damage.size > 0) return;
    const written = journal.list('WHERE author = ? ORDER BY seq', SHIPPED);
    const inForce = journal.list('WHERE seq IN (SELECT seq FROM standing)');
    journal.add(SHIPPED, changesTo(release, written, inForce));
    journal.setMeta(RELEASE, rowsHash);
  });
}

export function recordingsOf({ readings, events }: ShippedRows): readonly Recording[] {
  return [
    ...readings.map((row) => ({ what: whatOf(row), row })),
    ...events.map((row) => ({ what: 'event', row }) as const),
  ];
}

export function whatOf({ value }: ReadingRow): 'reading' | 'check' {
  return value === undefined ? 'check' : 'reading';
}

/** What brings the program's rows to those of the release; what a person corrected or retracted is left to them. */
export function changesTo(
  release: readonly Recording[],
  written: readonly Entry[],
  inForce: readonly Entry[],
): readonly Change[] {
  const before = new Map<string, Entry>();
  const keys = new Map<string, string>();
  for (const entry of written) {
    const { id, kind, what, target = '', row } = entry;
    const key = kind === 'record' && row ? freeKey(what, row, before) : keys.get(target);
    if (key === undefined) continue;
    keys.set(id, key);
    if (kind === 'retract') before.delete(key);
    else before.set(key, entry);
  }
  const standing = new Set(inForce.map(({ id }) => id));
  const events = new Set(
    inForce.flatMap(({ author, row }) =>
      author !== SHIPPED && row !== undefined && 'nodes' in row ? [row.id] : [],
    ),
  );
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const recording of release) {
    const { what, row } = recording;
    const key = freeKey(what, row, seen);
    seen.add(key);
    const old = before.get(key);
    if (old?.row === undefined) {
      if (!('nodes' in row && events.has(row.id))) changes.push({ kind: 'record', ...recording });
    } else if (standing.has(old.id) && rowText(old.row) !== rowText(row)) {
      changes.push({ kind: 'correct', target: old.id, ...recording });
    }
  }
  for (const [key, { id }] of before) {
    if (!seen.has(key) && standing.has(id)) changes.push({ kind: 'retract', target: id });
  }
  return changes;
}

/** Names a row by what stays the same from release to release; another one of its day is counted on. */
function freeKey(
  what: Entry['what'],
  row: ReadingRow | EventRow,
  taken: { readonly has: (key: string) => boolean },
): string {
  if ('nodes' in row) return `event ${row.id}`;
  const key = `${what} ${row.indicator} ${row.day}`;
  let count = 0;
  while (taken.has(`${key} ${count}`)) count += 1;
  return `${key} ${count}`;
}
