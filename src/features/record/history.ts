/** `axiswatch history`: all that was ever written about an indicator, and what became of it. */
import type { Entry, EventRow, ReadingRow } from '../../model/record.ts';
import { fatesOf } from '../../model/standing.ts';
import type { Leaf } from '../../model/strategy.ts';
import { type AnyFigure, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

/** Letters of an entry's id that tell it from others of a person's. */
const SHORT = 8;

interface Written<Row> {
  readonly entry: Entry;
  readonly row: Row;
  readonly state: string | undefined;
}

export async function history(context: Context, [id = '']: readonly string[]): Promise<Outcome> {
  const leaf = await context.leaf(id);
  const journal = await context.journal();
  const readings = writtenOf<ReadingRow>(await journal.entries({ indicator: leaf.id }));
  const events =
    leaf.count === undefined
      ? []
      : writtenOf<EventRow>(await journal.entries({ what: 'event' })).filter(({ row }) =>
          row.nodes.includes(leaf.id),
        );
  const sections = [
    table<Written<EventRow>>({
      id: 'events',
      title: 'Events',
      rows: events,
      figures: {
        day: { kind: 'day', get: ({ row }) => row.day },
        amount: { kind: 'count', get: ({ row }) => row.amount },
        effect: { kind: 'choice', head: 'good or bad', get: ({ row }) => row.effect, drop: 1 },
        title: { kind: 'text', get: ({ row }) => row.title, grows: true },
        ...ends<EventRow>(),
        event: { kind: 'id', get: ({ row }) => row.id, drop: 3 },
      },
    }),
    table<Written<ReadingRow>>({
      id: 'readings',
      title: leaf.count === undefined ? 'Readings and checks' : 'Checks',
      rows: readings,
      figures: {
        day: { kind: 'day', get: ({ row }) => row.day },
        value: { kind: 'value', get: ({ row }) => readingValue(leaf, row) },
        what: { kind: 'choice', get: ({ entry }) => entry.what, drop: 3 },
        ...ends<ReadingRow>(),
      },
    }),
  ];
  return {
    page: {
      id: 'history',
      title: `${leaf.id} ${leaf.title}`,
      sections: sections.filter(({ id, rows }) =>
        leaf.count === undefined ? id === 'readings' : id === 'events' || rows.length > 0,
      ),
    },
  };
}

function readingValue(leaf: Leaf, { value }: ReadingRow) {
  return value === undefined ? undefined : { value, leaf };
}

/** The columns that readings and events have in common. */
function ends<Row extends ReadingRow | EventRow>(): Record<string, AnyFigure<Written<Row>>> {
  return {
    source: {
      kind: 'source',
      get: ({ row: { source = '', url } }) => ({ title: source, url }),
      grows: true,
      drop: 2,
    },
    author: { kind: 'text', get: ({ entry }) => entry.author },
    state: { kind: 'state', get: ({ state }) => state },
    confidence: { kind: 'choice', get: ({ row }) => row.confidence, drop: 3 },
    entry: { kind: 'id', get: ({ entry }) => entry.id.slice(0, SHORT) },
    note: { kind: 'text', get: ({ row }) => row.note, drop: 3 },
  };
}

/** The rows of entries of one kind, newest first. */
function writtenOf<Row extends ReadingRow | EventRow>(
  entries: readonly Entry[],
): readonly Written<Row>[] {
  const fates = fatesOf(entries);
  return entries
    .flatMap((entry) =>
      entry.row === undefined ? [] : [{ entry, row: entry.row as Row, state: fates.get(entry.id) }],
    )
    .sort((a, b) => b.row.day - a.row.day || b.entry.seq - a.entry.seq);
}
