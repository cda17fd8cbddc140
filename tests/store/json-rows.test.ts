/** Rows of JSON and JSON Lines, by hand: which names do, what a cell is, and where each problem is. */
import { expect, test } from 'vitest';
import type { FileBytes } from '../../src/store/files/csv-bytes.ts';
import { type Mapping, readJsonOrJsonLinesRows } from '../../src/store/files/json-rows.ts';
import { missingMappedColumnProblems } from '../../src/store/files/missing-columns.ts';
import { readWholeFileLimitOfMachine } from '../../src/store/files/read-whole.ts';

const ROWS = {
  columns: ['day', 'node', 'expect_by'],
  needed: ['day', 'node'],
  lists: ['node'],
  list: 'rows',
};

async function read(
  input: FileBytes,
  format: 'json' | 'jsonl' = 'json',
  mapping: Partial<Mapping> = {},
) {
  const taken: unknown[] = [];
  const all = { from: new Map<string, string>(), fixed: new Map<string, string>(), ...mapping };
  const problems = await readJsonOrJsonLinesRows(input, format, ROWS, all, (row, path) => {
    if (!row.ok) return row.problems;
    taken.push([path, ...Object.values(row.value)]);
    return row.value.node === 'refused' ? [{ path, message: 'refused' }] : undefined;
  });
  return { taken, problems: problems.map(({ path, message }) => `${path}: ${message}`) };
}
const rowsOf = async (...rows: readonly unknown[]) => await read(JSON.stringify(rows));

test('a column may be called as it is, in camel case or in the plural, the first of them that is there', async () => {
  expect(
    await rowsOf(
      { day: 'a', node: 'b', expect_by: 'c' },
      { day: 'a', nodes: ['b', 'bb'], expectBy: 'c' },
      { days: 'a', node: 'b', nodes: 'x', expect_by: 'c', expectBy: 'x' },
      { day: null, days: 'a', node: 'b', expect_by: null, expectBy: 'c' },
    ),
  ).toEqual({
    taken: [
      ['row 1', 'a', 'b', 'c'],
      ['row 2', 'a', 'b bb', 'c'],
      ['row 3', 'a', 'b', 'c'],
      ['row 4', 'a', 'b', 'c'],
    ],
    problems: [],
  });
});

test('a cell is a text or a number, and a list of those where several may be named; one that is left out is empty', async () => {
  expect(await rowsOf({ day: 1.5, node: 'b' }, { day: 'a', node: ['b', 2] }, { node: [] })).toEqual(
    {
      taken: [
        ['row 1', '1.5', 'b', ''],
        ['row 2', 'a', 'b 2', ''],
        ['row 3', '', '', ''],
      ],
      problems: [],
    },
  );
});

test('what is no cell is refused by its row and column, what is no row by its row, and the rest is taken', async () => {
  const cell =
    'is neither a text nor a number; write one without { } and [ ], and not true or false';
  expect(
    await rowsOf({ day: 'a', node: 'b' }, [1], 5, null, { day: {}, node: [['x']] }, { node: 'c' }),
  ).toEqual({
    taken: [
      ['row 1', 'a', 'b', ''],
      ['row 6', '', 'c', ''],
    ],
    problems: [
      ...[2, 3, 4].map(
        (row) => `row ${row}: is not a row of named values; write it as {"column": value}`,
      ),
      `row 5, column "day": ${cell}`,
      `row 5, column "node": ${cell}`,
    ],
  });
  expect((await rowsOf({ day: [1], node: true })).problems).toEqual([
    `row 1, column "day": ${cell}`,
    `row 1, column "node": ${cell}`,
  ]);
  expect((await rowsOf({ day: 'a', node: 'refused' })).problems).toEqual(['row 1: refused']);
});

test('the rows are the document, the one list of that name in it, or the one row that it is', async () => {
  const row = { day: 'a', node: 'b' };
  const taken = [['row 1', 'a', 'b', '']];
  for (const document of [[row], { rows: [row], more: 1 }, row])
    expect(await read(JSON.stringify(document))).toEqual({ taken, problems: [] });
  expect((await read('5')).problems).toEqual([
    'row 1: is not a row of named values; write it as {"column": value}',
  ]);
  expect(await read('[]')).toEqual({ taken: [], problems: [] });
});

test('a document that is no JSON is refused where it goes wrong', async () => {
  expect(await read('[{"day": "a",\n "node": b}]')).toEqual({
    taken: [],
    problems: [expect.stringMatching(/^line 2, column 10: /)],
  });
});

test('lines without JSON are refused by line and column, empty ones pass and count', async () => {
  const good = '{"day":"a","node":"b"}';
  expect(await read(`${good}\n\n {"day":x}\r\n   \n${good}`, 'jsonl')).toEqual({
    taken: [
      ['line 1', 'a', 'b', ''],
      ['line 5', 'a', 'b', ''],
    ],
    problems: [expect.stringMatching(/^line 3, column 9: the line is not JSON here; /)],
  });
});

test('a mapped column is found by that name alone, a fixed one is the same in every row', async () => {
  const mapping = { from: new Map([['day', 'when']]), fixed: new Map([['node', 'all']]) };
  const rows = '{"when":"a","day":"x","node":"y"}\n{"day":"x"}';
  expect(await read(rows, 'jsonl', mapping)).toEqual({
    taken: [
      ['line 1', 'a', 'all', ''],
      ['line 2', '', 'all', ''],
    ],
    problems: [],
  });
});

test('a column that no row has is said once, not of every row', async () => {
  const missing = 'column "day" is missing; add it to the first row';
  expect((await rowsOf({ node: 'refused' }, { node: 'refused' })).problems).toEqual([
    `: ${missing}`,
  ]);
  const from = new Map([['day', 'when']]);
  expect((await read('[{"node":"b","days":"x"}]', 'json', { from })).problems).toEqual([
    '--map day=when: the file has no column "when"; it has node, days',
  ]);
  // Nothing can be said of the columns of a file without a row.
  const fixed = new Map([['node', 'all']]);
  expect((await read('[5]', 'json', { fixed })).problems).toEqual([
    'row 1: is not a row of named values; write it as {"column": value}',
  ]);
  expect((await read('[{"node":"b"}]', 'json', { fixed })).problems).toEqual([]);
});

test('of the columns that a file has instead, twenty are named', () => {
  const names = new Set(Array.from({ length: 25 }, (_, at) => `c${at}`));
  const problems = missingMappedColumnProblems(
    new Map([...names].map((name) => [name, name])),
    names,
  );
  expect(problems).toEqual([]);
  const [problem] = missingMappedColumnProblems(new Map([['day', 'when']]), names);
  expect(problem?.message).toMatch(/; it has c0, c1, .*, c19$/);
});

/** The same piece of a file again and again, counted as it is asked for. */
function pieces(piece: Uint8Array, most: number) {
  const asked = { count: 0 };
  async function* give(): AsyncGenerator<Uint8Array> {
    for (; asked.count < most; asked.count += 1) yield piece;
  }
  return { asked, give: give() };
}

test('a document that could not be held whole is given up, with what to do instead', async () => {
  const most = readWholeFileLimitOfMachine() / 1e6;
  const { asked, give } = pieces(Buffer.from(`${' '.repeat(999_999)}\n`), 300);
  expect((await read(give)).problems).toEqual([
    `: it is larger than ${most} MB, the most that is held in memory; write it as CSV, or as JSON Lines, a row on each line, which may have any size`,
  ]);
  expect(asked.count).toBe(most);
});

test('a line that never ends is given up by its number', async () => {
  const { asked, give } = pieces(Buffer.from('x'.repeat(5_000_000)), 9);
  const lines = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"day":"a","node":"b"}\n');
    yield* give;
  };
  const { taken, problems } = await read(lines(), 'jsonl');
  expect(taken).toHaveLength(1);
  expect(problems).toEqual([
    'line 2: the row is longer than 1000000 characters; write each row on a line of its own; what follows was not read',
  ]);
  expect(asked.count).toBeLessThan(3);
});
