/** `axiswatch import`, `export`, `event import` and `event export`: the two tables of the record as CSV. */
import { isoDay } from '../../model/day.ts';
import type { ReadingRow } from '../../model/record.ts';
import { EVENT_COLUMNS, eventCells, READING_COLUMNS, readingCells } from '../../model/rows.ts';
import { countText } from '../../page/kinds.ts';
import { table } from '../../page/page.ts';
import { readTable, tableText } from '../../store/csv.ts';
import { readInput, writeOutput } from '../../store/files.ts';
import { planImport } from '../../store/import.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import type { Options } from '../options.ts';
import { writeRows } from './write.ts';

/** Without a kind it is told by the heading. */
export async function importTable(
  context: Context,
  [file = '-']: readonly string[],
  options: Options,
  given?: 'readings' | 'events',
): Promise<Outcome> {
  const read = await readTable(readInput(file));
  const isEvents = read.heading.cells.some((cell) => cell.trim() === 'nodes');
  const kind = given ?? (isEvents ? 'events' : 'readings');
  const { rows, skipped, far } = await planImport(
    await context.journal(),
    await context.strategy(),
    kind,
    read,
    context.today,
  );
  if (far.length > 0) await context.confirm(farQuestion(far));
  return {
    style: 'detail',
    page: {
      id: 'import',
      title: `Import of ${kind}`,
      sections: [
        table({
          id: 'rows',
          title: '',
          rows: [{ taken: rows.length, skipped }],
          figures: {
            taken: { kind: 'count', get: ({ taken }) => taken },
            'already there': { kind: 'count', get: (row) => row.skipped },
          },
        }),
        ...(await writeRows(context, rows, options)),
      ],
    },
  };
}

function farQuestion(far: readonly ReadingRow[]): string {
  const some = far.slice(0, 3).map(({ indicator, day, value }) => {
    return `${indicator} ${value} of ${isoDay(day)}`;
  });
  const more = far.length > some.length ? ' …' : '';
  return `take ${countText('value', far.length)} more than ten spans beyond the goalposts: ${some.join(', ')}${more}`;
}

/** Readings and checks in force, by indicator and day. */
export async function exportReadings(
  context: Context,
  [file]: readonly string[],
): Promise<Outcome> {
  const { leaves } = await context.strategy();
  const { readings, checks } = await (await context.journal()).record();
  const rows = leaves.flatMap(({ id }) =>
    [...(readings.get(id) ?? []), ...(checks.get(id) ?? [])].sort((a, b) => a.day - b.day),
  );
  return exported(context, file, READING_COLUMNS, rows.map(readingCells));
}

export async function exportEvents(context: Context, [file]: readonly string[]): Promise<Outcome> {
  const { events } = await (await context.journal()).record();
  return exported(context, file, EVENT_COLUMNS, events.map(eventCells));
}

async function exported(
  context: Context,
  file: string | undefined,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Outcome> {
  const text = await tableText(columns, rows);
  if (file === undefined || file === '-') return { text };
  writeOutput(file, text, context.options.yes === true);
  return { text: `${countText('row', rows.length)} written to ${file}\n` };
}
