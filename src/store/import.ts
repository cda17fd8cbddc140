/** A table taken into the journal, so that to take it twice changes nothing. */
import type { Day } from '../model/day.ts';
import type { Entry, EventRow, ReadingRow } from '../model/record.ts';
import { farOut, readEvents, readReadings, type Table } from '../model/rows.ts';
import { standingRecord, undoneActions } from '../model/standing.ts';
import { findNode, type Strategy } from '../model/strategy.ts';
import type { Journal, Recording } from './port.ts';
import { rowText } from './schema.ts';
import { whatOf } from './shipped-sync.ts';

export interface ImportPlan {
  readonly rows: readonly Recording[];
  /** How many rows are stored already, equal in every column. */
  readonly skipped: number;
  /** Those of the rows that are taken only after a yes: more than ten spans beyond a goalpost. */
  readonly far: readonly ReadingRow[];
}

/** What of a table is new; refuses it with every bad row. */
export async function planImport(
  journal: Journal,
  strategy: Strategy,
  kind: 'readings' | 'events',
  table: Table,
  today: Day,
): Promise<ImportPlan> {
  const written = await journal.entries();
  const all =
    kind === 'readings'
      ? readReadings(table, strategy, { today }).map((row) => ({ what: whatOf(row), row }))
      : readEvents(table, strategy, { today, stored: eventsOf(written) }).map(
          (row) => ({ what: 'event', row }) as const,
        );
  const undone = undoneActions(written);
  const stored = new Set(
    written.flatMap(({ action, row }) =>
      row === undefined || undone.has(action) ? [] : [rowText(row)],
    ),
  );
  const rows = all.filter(({ row }) => {
    const text = rowText(row);
    const isNew = !stored.has(text);
    stored.add(text);
    return isNew;
  });
  const far = rows.flatMap(({ row }) => {
    if ('nodes' in row || row.value === undefined) return [];
    const leaf = findNode(strategy, row.indicator);
    return leaf?.kind === 'leaf' && farOut(leaf, row.value) ? [row] : [];
  });
  return { rows, skipped: all.length - rows.length, far };
}

function eventsOf(written: readonly Entry[]): ReadonlyMap<string, EventRow> {
  return new Map(standingRecord(written).events.map((event) => [event.id, event]));
}
