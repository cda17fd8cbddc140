/** `axiswatch import`, `export`, `event import` and `event export`: the two tables of the record as CSV or XLSX. */
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { ReadingRow } from '../../model/record.ts';
import {
  EVENT_COLUMNS,
  eventCells,
  READING_COLUMNS,
  readingCells,
  type Table,
} from '../../model/rows.ts';
import { countText } from '../../page/kinds.ts';
import { table } from '../../page/page.ts';
import { readTable, tableText } from '../../store/csv.ts';
import { readInput, writeOutput } from '../../store/files.ts';
import { planImport } from '../../store/import.ts';
import { isWorkbook, readWorkbook, workbookBytes } from '../../store/workbook.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';
import { writeRows } from './write.ts';

/** Without a kind it is told by the heading. */
export async function importTable(
  context: Context,
  [file = '-']: readonly string[],
  options: Options,
  given?: 'readings' | 'events',
): Promise<Outcome> {
  const read = await readRows(readInput(file), file);
  const kind = given ?? kindOf(read);
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

/** By each of these one of the two tables can be told. */
const OURS = ['indicator', 'nodes'];

/** A table with the headings of this program, in CSV or a workbook. */
export async function readRows(bytes: Uint8Array, file: string): Promise<Table> {
  const read = await (isWorkbook(bytes) ? readWorkbook(bytes, file) : readTable(bytes));
  if (file !== '-' && !OURS.some((column) => hasColumn(read, column))) {
    if (read.heading.cells.length === 0) throw new Refusal(`${file} is empty`);
    throw new Refusal(
      `${file} has none of the columns ${OURS.join(', ')}; axiswatch recipe new ${file} makes a recipe for it`,
    );
  }
  return read;
}

export function kindOf(read: Table): 'readings' | 'events' {
  return hasColumn(read, 'nodes') ? 'events' : 'readings';
}

function hasColumn({ heading }: Table, column: string): boolean {
  return heading.cells.some((cell) => cell.trim() === column);
}

function farQuestion(far: readonly ReadingRow[]): string {
  const some = far.slice(0, 3).map(({ indicator, day, value }) => {
    return `${indicator} ${value} of ${isoDay(day)}`;
  });
  const more = far.length > some.length ? ' …' : '';
  return `take ${countText('value', far.length)} off the scale by more than ten times its width: ${some.join(', ')}${more}`;
}

/** Readings and checks in force, by indicator and day. */
export async function exportReadings(
  context: Context,
  [file = '-']: readonly string[],
): Promise<Outcome> {
  const { leaves } = await context.strategy();
  const { readings, checks } = await (await context.journal()).record();
  const rows = leaves.flatMap(({ id }) =>
    [...(readings.get(id) ?? []), ...(checks.get(id) ?? [])].sort((a, b) => a.day - b.day),
  );
  return exported(context, file, READING_COLUMNS, rows.map(readingCells));
}

export async function exportEvents(
  context: Context,
  [file = '-']: readonly string[],
): Promise<Outcome> {
  const { events } = await (await context.journal()).record();
  return exported(context, file, EVENT_COLUMNS, events.map(eventCells));
}

async function exported(
  context: Context,
  file: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Outcome> {
  const isExcel = context.options.excel === true || /\.xlsx$/i.test(file);
  if (isExcel && file === '-')
    throw new Refusal('a workbook cannot be printed; name a file for it', 2);
  const write = isExcel ? workbookBytes : tableText;
  const contents = await write(columns, rows);
  if (file === '-') return { text: String(contents) };
  writeOutput(file, contents, context.options.yes === true);
  return { text: `${countText('row', rows.length)} written to ${file}\n` };
}
