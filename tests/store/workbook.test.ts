/** The tables of the record as workbooks and CSV, and back. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
  EVENT_COLUMNS,
  eventCells,
  READING_COLUMNS,
  readEvents,
  readingCells,
  readReadings,
  type Table,
} from '../../src/model/rows.ts';
import { readTable, tableText } from '../../src/store/csv.ts';
import { gridsOf } from '../../src/store/foreign/grids.ts';
import { readForeign } from '../../src/store/foreign.ts';
import { readWorkbook, workbookBytes } from '../../src/store/workbook.ts';
import { event, reading, STRATEGY } from './support.ts';

type Rows = readonly (readonly string[])[];

const WRONG_ELSEWHERE =
  `007 1e3 12345678901234567890 =1+1 '=1+1 -x +4 @a 2026-09-30 4.1% TRUE a\nb a\r\nb
  _x000D_ _x000d_x005F_ <b>&amp;</b> toString __proto__ \u0001 “東”`.split(/ +/);

const text = fc.oneof(
  fc.constantFrom(...WRONG_ELSEWHERE),
  fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed()),
);

test('a workbook gives every text back as it was', async () => {
  const columns = ['day', 'value', 'note'];
  const rows = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const [grid] = await gridsOf(await workbookBytes(columns, all), 'a.xlsx');
      const back = [columns, ...all].map((_, at) =>
        columns.map((_, place) => grid?.rows[at]?.[place] ?? ''),
      );
      expect(back).toEqual([columns, ...all]);
    }),
    { numRuns: 30 },
  );
});

test('numbers are numbers and days are days there', async () => {
  const [columns, ...rows] = [
    ['day', 'value'],
    ['2026-09-30', '0.1'],
    ['1899-12-31', 'x'],
  ] as const;
  const bytes = await workbookBytes(columns, rows);
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<v>46295</v>');
  expect(sheet).toContain('<v>0.1</v>');
  expect((await readForeign(bytes, 'a'))[0]?.rows).toEqual([columns, ...rows]);
});

const WRITTEN: Readonly<
  Record<string, (columns: readonly string[], rows: Rows) => Promise<Table>>
> = {
  CSV: async (columns, rows) => readTable(Buffer.from(await tableText(columns, rows))),
  XLSX: async (columns, rows) => readWorkbook(await workbookBytes(columns, rows), 'a.xlsx'),
};

test.each(Object.entries(WRITTEN))(
  'rows written as %s are the same when read',
  async (_, written) => {
    const evidence = fc.record({
      source: text.filter((each) => each !== '' && each.trim() === each),
      note: text.filter((each) => each !== '' && each.trim() === each),
    });
    const day = fc.integer({ min: -200_000, max: 20_000 });
    const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
    const readings = fc
      .uniqueArray(fc.record({ day, value: fc.option(value, { nil: undefined }), evidence }), {
        selector: (row) => row.day,
      })
      .map((all) => all.map((row) => ({ ...reading('A', row.day, row.value), ...row.evidence })));
    const events = fc.array(fc.record({ day, evidence, amount: value.map(Math.abs) })).map((all) =>
      all.map((row, at) => ({
        ...event(`e${at}`, row.day),
        amount: row.amount,
        ...row.evidence,
      })),
    );
    const today = { today: 20_000 };
    await fc.assert(
      fc.asyncProperty(readings, events, async (all, happened) => {
        const table = await written(READING_COLUMNS, all.map(readingCells));
        expect(readReadings(table, STRATEGY, today)).toEqual(all);
        const second = await written(EVENT_COLUMNS, happened.map(eventCells));
        expect(readEvents(second, STRATEGY, { ...today, stored: new Map() })).toEqual(happened);
      }),
      { numRuns: 10 },
    );
  },
);
