import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_COLUMNS, eventCells, READING_COLUMNS, readingCells } from '../../src/model/rows.ts';
import { readTable, tableText } from '../../src/store/csv.ts';
import { readInput, writeOutput } from '../../src/store/files.ts';
import { planImport } from '../../src/store/import.ts';
import { emptyFolder, event, openJournal, reading, STRATEGY } from './support.ts';

const read = (text: string | Uint8Array) => readTable(Buffer.from(text));

describe('CSV', () => {
  test('what is written is read again as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      fc
        .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '1', ' '))
        .map((signs) => signs.join('')),
    );
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const heading = (rows[0] ?? ['a', 'b']).map((_, at) => `column ${at}`);
        const { heading: first, rows: rest } = await read(await tableText(heading, rows));
        expect([first, ...rest].map(({ cells }) => cells)).toEqual([heading, ...rows]);
      }),
    );
  });

  test('no cell is a formula, and a number stays one', async () => {
    const text = await tableText(
      ['a'],
      [['=1+1'], ["'@x"], ['-5'], [-5], ['-x'], [null], ['b; =1;-2;x\t+y']],
    );
    expect(text).toBe("a\n'=1+1\n''@x\n-5\n-5\n'-x\n\nb;' =1;-2;x\t'+y\n");
  });

  test('a row has the line on which it begins, whatever ends lines', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = ['\uFEFFa,b', '', '1,"x', '', 'y"', '2,z'];
      const { heading, rows } = await read(lines.join(end));
      expect(heading).toEqual({ cells: ['a', 'b'], line: 1 });
      expect(rows).toEqual([
        { cells: [''], line: 2 },
        { cells: ['1', `x${end}${end}y`], line: 3 },
        { cells: ['2', 'z'], line: 6 },
      ]);
    }
  });

  test('the mark of UTF-8 is no part of the first cell, and nothing else is one', async () => {
    for (const cell of ['a¿', 'ﻀ', 'ｿ', 'a']) {
      expect((await read(`${cell},b\n`)).heading.cells).toEqual([cell, 'b']);
    }
    expect((await read('\uFEFFa,b\n')).heading.cells).toEqual(['a', 'b']);
  });

  test('a table may have a million lines, and a row a million bytes', async () => {
    // What is not too large is refused for its last byte, which is none of UTF-8.
    const ended = (text: string) => read(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]));
    await expect(ended('a'.repeat(1_000_000))).rejects.toThrow('UTF-8');
    await expect(ended('a'.repeat(1_000_001))).rejects.toThrow('line 1: a row must');
    for (const end of ['\n', '\r', '\r\n']) {
      await expect(ended(end.repeat(999_999))).rejects.toThrow('UTF-8');
      await expect(ended(end.repeat(1_000_000))).rejects.toThrow('a million lines');
      const row = `a${end}a${end}${'a'.repeat(1_000_000)}`;
      await expect(ended(row)).rejects.toThrow('UTF-8');
      await expect(ended(`${row}a`)).rejects.toThrow('line 3: a row must');
    }
  });

  test('what is no CSV in UTF-8 is refused', async () => {
    await expect(read(Buffer.from('a\nö', 'latin1'))).rejects.toThrow('UTF-8');
    await expect(read('a,b\n\n1,"x\n2,y\n')).rejects.toThrow('line 3: a quote opens');
    await expect(read('a,b\n1,x"y\n')).rejects.toThrow('line 2: a cell with a quote');
    await expect(read('a,b\n1,"x"y\n')).rejects.toThrow('line 2: a quote within');
    await expect(read(`a,b\n1,"${'x\n'.repeat(600_000)}`)).rejects.toThrow('line 2: a row must be');
    await expect(read(`a\n1\n${','.repeat(1_100_000)}`)).rejects.toThrow('line 3: a row must be');
    await expect(read(`a${'\r\n'.repeat(1_100_000)}`)).rejects.toThrow('a million lines');
    expect(await read('')).toEqual({ heading: { cells: [], line: 1 }, rows: [] });
  });
});

describe('import', () => {
  const TODAY = 20_000;

  test('what was exported changes nothing, and neither does a second import', async () => {
    const journal = await openJournal();
    const other = await openJournal();
    const rows = [
      reading('A', 18_000, 50, '=not a formula, “quoted”'),
      reading('A', 18_001),
      reading('A', 18_000, 50, 'another source'),
    ];
    const events = [event('e1', 18_000), { ...event('e2', 18_001), follows: 'e1', note: 'a\nb' }];
    await journal.append('ann', [
      ...rows.map((row) => {
        const what = row.value === undefined ? 'check' : 'reading';
        return { kind: 'record', what, row } as const;
      }),
      ...events.map((row) => ({ kind: 'record', what: 'event', row }) as const),
    ]);
    const texts = {
      readings: await tableText(READING_COLUMNS, rows.map(readingCells)),
      events: await tableText(EVENT_COLUMNS, events.map(eventCells)),
    };
    for (const kind of ['readings', 'events'] as const) {
      const table = await read(texts[kind]);
      const again = await planImport(journal, STRATEGY, kind, table, TODAY);
      expect(again).toEqual({ rows: [], skipped: table.rows.length, far: [] });
      const { rows: taken, far } = await planImport(other, STRATEGY, kind, table, TODAY);
      expect(far).toEqual([]);
      expect(taken).toHaveLength(table.rows.length);
      await other.append(
        'bob',
        taken.map((row) => ({ kind: 'record', ...row })),
      );
      const second = await planImport(other, STRATEGY, kind, table, TODAY);
      expect(second.rows).toEqual([]);
    }
    await other.undo('bob');
    expect(
      (await planImport(other, STRATEGY, 'events', await read(texts.events), TODAY)).skipped,
    ).toBe(0);
  });

  test('what was corrected since is not brought back; what lies far out is told', async () => {
    const journal = await openJournal();
    const table = await read(
      'indicator,day,value\nA,2019-04-14,1\nA,2019-04-15,1101\nA,2019-04-15,1101\n',
    );
    const plan = await planImport(journal, STRATEGY, 'readings', table, TODAY);
    expect(plan).toMatchObject({ rows: [{}, {}], skipped: 1, far: [{ value: 1101 }] });
    const [first] = await journal.append(
      'ann',
      plan.rows.map((row) => ({ kind: 'record', ...row })),
    );
    await journal.append('ann', [
      {
        kind: 'correct',
        target: first?.id as string,
        what: 'reading',
        row: reading('A', 18_000, 2),
      },
    ]);
    const again = await planImport(journal, STRATEGY, 'readings', table, TODAY);
    expect(again).toMatchObject({ rows: [], skipped: 3 });
    const edges = await read(
      'indicator,day,value\nA,2019-04-16,1100\nA,2019-04-17,\nA,2019-04-18,-1000.5\n',
    );
    const { rows, far } = await planImport(journal, STRATEGY, 'readings', edges, TODAY);
    expect([rows.length, far.map(({ value }) => value)]).toEqual([3, [-1000.5]]);
  });

  test('an event is not another one of its id, and may follow one that is stored', async () => {
    const journal = await openJournal();
    await journal.append('ann', [{ kind: 'record', what: 'event', row: event('e1', 18_000) }]);
    const plan = async (line: string) => {
      const table = await read(`id,day,nodes,title,side,follows\n${line}\n`);
      return planImport(journal, STRATEGY, 'events', table, TODAY);
    };
    await expect(plan('e1,2019-04-14,COUNT,else,ours')).rejects.toThrow('with other contents');
    expect((await plan('e2,2019-04-14,COUNT,more,ours,e1')).rows).toHaveLength(1);
    await journal.undo('ann');
    await expect(plan('e2,2019-04-14,COUNT,more,ours,e1')).rejects.toThrow('follows');
  });
});

test('a file is written whole, and over another only when that is allowed', () => {
  const folder = emptyFolder();
  const path = join(folder, 'out.csv');
  writeOutput(path, 'one', false);
  expect(() => writeOutput(path, 'two', false)).toThrow('--yes');
  expect(readFileSync(path, 'utf8')).toBe('one');
  writeOutput(path, 'two', true);
  expect(Buffer.from(readInput(path)).toString()).toBe('two');
  expect(readdirSync(folder)).toEqual(['out.csv']);
  expect(() => readInput(join(folder, 'none'))).toThrow('there is no such file');
  expect(() => writeOutput(join(folder, 'none', 'out'), '', true)).toThrow('there is no folder');
  expect(existsSync(join(folder, 'none'))).toBe(false);
  mkdirSync(join(folder, 'there'));
  expect(() => writeOutput(join(folder, 'there'), '', true)).toThrow('is a folder');
  expect(readdirSync(folder)).toEqual(['out.csv', 'there']);
  expect(() => readInput(join(folder, 'there'))).toThrow('it is a folder; name a file');
  truncateSync(path, 100_000_000);
  expect(readInput(path)).toHaveLength(100_000_000);
  truncateSync(path, 100_000_001);
  expect(() => readInput(path)).toThrow('larger than 100 MB');
});
