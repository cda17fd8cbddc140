/** Tables of lists laid out for a width, by hand: which columns stay, how wide each is, what stands in its cells. */
import { expect, test } from 'vitest';
import { preformattedLine, proseLine } from '../../src/text/line.ts';
import {
  type ColumnSpec,
  fitListTableToWidth,
  layOutListView,
  NO_TABLE,
  selectedRowLinesOfFixedHeight,
} from '../../src/tui/list-view.ts';
import { textsOf } from './texts.ts';

const SPECS: readonly ColumnSpec[] = [
  { key: 'id', most: 4 },
  { key: 'title', grows: true },
  { key: 'unit', drop: 1 },
  { key: 'score', align: 'right' },
  { key: 'bar', drop: 0, drawn: true },
];
const ROWS = [
  {
    id: 'RU1234',
    title: 'Land that was taken',
    unit: 'km²',
    score: '88.5',
    bar: preformattedLine('####..'),
  },
  { id: 'A1', title: 'Aid', unit: '', score: proseLine('7') },
];

const widths = (cells: number, specs = SPECS) =>
  fitListTableToWidth(specs, ROWS, cells).columns.map(({ key, width }) => `${key} ${width}`);

test('columns are as wide as their texts and headings, at most as they may be, and the growing one takes what is left', () => {
  // 4 + 19 + 4 + 5 + 6, and four blanks between
  const whole = ['id 4', 'title 19', 'unit 4', 'score 5', 'bar 6'];
  expect(widths(200)).toEqual(whole);
  expect(widths(42)).toEqual(whole);
  expect(widths(41)).toEqual(['id 4', 'title 18', 'unit 4', 'score 5', 'bar 6']);
  expect(widths(35)).toEqual(['id 4', 'title 12', 'unit 4', 'score 5', 'bar 6']);
});

test('where the growing column would have fewer than 12 cells others are dropped, the lowest first, those that may not be stay', () => {
  expect(widths(34)).toEqual(['id 4', 'title 18', 'unit 4', 'score 5']);
  expect(widths(28)).toEqual(['id 4', 'title 12', 'unit 4', 'score 5']);
  expect(widths(27)).toEqual(['id 4', 'title 16', 'score 5']);
  expect(widths(14)).toEqual(['id 4', 'title 3', 'score 5']);
  expect(widths(11)).toEqual(['id 4', 'title 1', 'score 5']);
  expect(widths(3)).toEqual(['id 4', 'title 1', 'score 5']);
});

test('a growing column may ask for more cells than 12, and for no more than its texts have', () => {
  const asking = (least: number) =>
    SPECS.map((spec) => (spec.key === 'title' ? { ...spec, least } : spec));
  expect(widths(41, asking(18))).toContain('bar 6');
  expect(widths(40, asking(18))).not.toContain('bar 6');
  expect(widths(42, asking(40))).toContain('bar 6');
  expect(widths(41, asking(40))).not.toContain('bar 6');
});

test('cells are filled to their columns on the side that they have', () => {
  expect(fitListTableToWidth(SPECS, ROWS, 41).rows.slice()).toEqual([
    {
      id: 'RU1…',
      title: 'Land that was tak…',
      unit: 'km² ',
      score: ' 88.5',
      bar: '####..',
    },
    { id: 'A1  ', title: 'Aid'.padEnd(18), unit: '    ', score: '    7', bar: '      ' },
  ]);
  const states = fitListTableToWidth(
    [
      { key: 'state', states: true },
      { key: 'x', states: false },
    ],
    [],
    9,
  );
  expect(states.columns).toEqual([
    { key: 'state', width: 5, align: 'left', states: true },
    { key: 'x', width: 1, align: 'left', states: false },
  ]);
});

test('lines around a table are broken to the width, and a column is explained as long as it is there', () => {
  const data = {
    title: 'List',
    tabs: [],
    tab: 0,
    targets: [undefined, undefined],
    head: [proseLine('one two three four')],
    foot: [proseLine('five six seven eight')],
    specs: SPECS.map((spec) => (spec.key === 'bar' ? { ...spec, about: 'bar: of 100' } : spec)),
    texts: ROWS,
  };
  expect(textsOf(layOutListView(data, 35).head)).toEqual(['one two three four', 'bar: of 100']);
  const narrow = layOutListView(data, 12);
  expect([textsOf(narrow.head), textsOf(narrow.foot)]).toEqual([
    ['one two', 'three four'],
    ['five six', 'seven eight'],
  ]);
  const bare = layOutListView({ ...data, ...NO_TABLE }, 12);
  expect([bare.columns, bare.rows.slice(), bare.targets]).toEqual([[], [], []]);
});

test('columns of one legend share it below the table, as long as they are there', () => {
  const legend = 'points of the whole';
  const data = {
    title: 'List',
    tabs: [],
    tab: 0,
    head: [],
    foot: [],
    targets: [undefined, undefined],
    specs: SPECS.map((spec) => (['score', 'bar'].includes(spec.key) ? { ...spec, legend } : spec)),
    texts: ROWS,
  };
  expect(textsOf(layOutListView(data, 35).foot)).toEqual(['score, bar: points of the whole']);
  expect(textsOf(layOutListView(data, 24).foot)).toEqual(['score: points of the', 'whole']);
});

test('lines about a row take the rows that stay empty, the same for every row, and are cut with a sign', () => {
  const told = [['one two three'], ['one two three four five'], []];
  const data = {
    title: 'List',
    tabs: [],
    tab: 0,
    head: [],
    foot: [],
    specs: SPECS,
    texts: [...ROWS, ...ROWS].slice(0, 3),
    targets: [undefined, undefined, undefined],
    lead: (at: number) => (told[at] ?? []).map(proseLine),
    leadRows: 1,
  };
  const view = layOutListView(data, 10);
  const about = (at: number, free: number): readonly string[] =>
    textsOf(selectedRowLinesOfFixedHeight(view, at, free, 10));
  expect(about(0, 0)).toEqual(['one two …']);
  expect(about(0, 9)).toEqual(['one two', 'three', '']);
  expect(about(1, 2)).toEqual(['one two', 'three …']);
  expect(about(1, 9)).toEqual(['one two', 'three four', 'five']);
  expect(about(2, 9)).toEqual(['', '', '']);
});

test('a line about a row that is never cut takes rows of the table, and others give way to it whole', () => {
  const told = ['one two three', 'f = 1 + 2 + 3', 'end'].map((text, at) => ({
    ...proseLine(text),
    isWhole: at === 1,
  }));
  const data = {
    title: 'List',
    tabs: [],
    tab: 0,
    head: [],
    foot: [],
    specs: SPECS,
    texts: ROWS.slice(0, 1),
    targets: [undefined],
    lead: () => told,
    leadRows: 1,
  };
  const view = layOutListView(data, 10);
  const about = (free: number, most: number): readonly string[] =>
    textsOf(selectedRowLinesOfFixedHeight(view, 0, free, 10, most));
  expect(about(0, 9)).toEqual(['f = 1 + 2', '+ 3']);
  expect(about(3, 9)).toEqual(['f = 1 + 2', '+ 3', 'end']);
  expect(about(9, 9)).toEqual(['one two', 'three', 'f = 1 + 2', '+ 3', 'end']);
  // where even the table has no more to give
  expect(about(0, 1)).toEqual(['f = 1 + …']);
});
