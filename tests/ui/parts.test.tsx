/** The parts that screens are drawn with, by hand: panels, lists, rows of several tones. */
import { renderToString } from 'ink';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { headingLine, proseLine } from '../../src/text/line.ts';
import { DEFAULT_LOOKS } from '../../src/tui/appearance.ts';
import { CellsContext, Line, SpansRow } from '../../src/tui/ink/line.tsx';
import { ListScreenBody } from '../../src/tui/ink/list.tsx';
import { Panel } from '../../src/tui/ink/panel.tsx';
import { PlainTable } from '../../src/tui/ink/table.tsx';
import { DrawingContext, themeAndGlyphsForLooks } from '../../src/tui/ink/theme.ts';
import type { ListView } from '../../src/tui/list-view.ts';
import { Frame } from '../../src/ui/app.tsx';
import { openState } from './board.ts';
import { SCENES } from './scenes.ts';

const ASCII = themeAndGlyphsForLooks({ ...DEFAULT_LOOKS, glyphs: 'ascii' });

const drawn = (node: ReactNode, columns: number): readonly string[] =>
  renderToString(<DrawingContext value={ASCII}>{node}</DrawingContext>, { columns }).split('\n');

function panel(change: Partial<Parameters<typeof Panel>[0]>): readonly string[] {
  const usual = {
    title: 'Russia',
    aside: '2 of 9',
    columns: 24,
    rows: 2,
    glyphs: GLYPHS.ascii,
    focused: false,
    framed: true,
    children: <Line text="one of them" />,
  };
  return drawn(<Panel {...usual} {...change} />, 40);
}

test('a panel has its title and what stands aside in its upper edge, heavy where the focus is', () => {
  expect(panel({})).toEqual([
    '+- Russia ---- 2 of 9 -+',
    '|one of them           |',
    '|                      |',
    '+----------------------+',
  ]);
  expect(panel({ focused: true, aside: '' })).toEqual([
    '#= Russia =============#',
    '#one of them           #',
    '#                      #',
    '#======================#',
  ]);
  expect(panel({ framed: false })).toEqual(['- Russia ------ 2 of 9 -', 'one of them', '']);
  expect(panel({ framed: false, focused: true })[0]).toBe('- Russia > ---- 2 of 9 -');
});

test('of a title that is too long for its edge what stands aside goes first, then its end', () => {
  const edge = (title: string, more: Partial<Parameters<typeof Panel>[0]> = {}) =>
    panel({ title, ...more })[0];
  expect(edge('Russia, Ir')).toBe('+- Russia, Ir  2 of 9 -+');
  expect(edge('Russia, Ira')).toBe('+- Russia, Ira --------+');
  expect(edge('Russia, Iran and others')).toBe('+- Russia, Iran and ~ -+');
  expect(edge('Russia, Iran and others', { framed: false, focused: true })).toBe(
    '- Russia, Iran an~ > ---',
  );
});

const COLUMNS = [
  { key: 'code', width: 4, align: 'left' },
  { key: 'score', width: 5, align: 'right' },
] as const;

function list(rows: number, change: Partial<ListView> = {}, selected = 0): readonly string[] {
  const view: ListView = {
    title: 'List',
    tabs: [],
    tab: 0,
    targets: [],
    head: [headingLine('HEAD')],
    foot: [proseLine('one'), proseLine('two'), proseLine('three')],
    columns: COLUMNS,
    rows: Array.from({ length: 9 }, (_, at) => ({ code: `A${at}  `, score: `   ${40 + at}` })),
    ...change,
  };
  const size = { columns: 30, rows };
  return drawn(
    <ListScreenBody view={view} selected={selected} size={size} glyphs={GLYPHS.ascii} />,
    30,
  );
}

test('a list shows its head, a page of rows with the place of the selected one, and its foot at the bottom', () => {
  expect(list(16, {}, 7)).toEqual([
    '- List > ------------ 8 of 9 -',
    ' HEAD',
    ' code score',
    ' A2      42',
    ' A3      43',
    ' A4      44',
    ' A5      45',
    ' A6      46',
    '>A7      47',
    ' A8      48',
    ' one',
    ' two',
    ' three',
  ]);
  expect(list(12, {}, 7)).toEqual([
    '- List > ------------ 8 of 9 -',
    ' HEAD',
    ' code score',
    ' A6      46',
    '>A7      47',
    ' A8      48',
    ' one',
    ' two',
    ' three',
  ]);
  expect(list(10, {}, 7)).toEqual([
    '- List > ------------ 8 of 9 -',
    ' HEAD',
    ' code score',
    ' A6      46',
    '>A7      47',
    ' A8      48',
    ' one two three',
  ]);
  expect(list(8, {}, 7)).toEqual([
    '- List > ------------ 8 of 9 -',
    ' HEAD',
    ' code score',
    ' A6      46',
    '>A7      47',
  ]);
  expect(list(7, {}, 7).slice(2)).toEqual([' code score', '>A7      47']);
  expect(list(16, { rows: [{ code: 'A0  ', score: '   40' }] }, 0).slice(0, 4)).toEqual([
    '- List > ------------ 1 of 1 -',
    ' HEAD',
    ' code score',
    '>A0      40',
  ]);
  expect(list(16, { tabs: ['all', 'due'], tab: 1 }, 2)).toEqual([
    '- List > ------------ 3 of 9 -',
    '  all [due]',
    ' HEAD',
    ' code score',
    ' A0      40',
    ' A1      41',
    '>A2      42',
    ' A3      43',
    ' A4      44',
    ' A5      45',
    ' one',
    ' two',
    ' three',
  ]);
  expect(list(12, { tabs: ['all'] }, 7)).toEqual([
    '- List > ------------ 8 of 9 -',
    ' [all]',
    ' HEAD',
    ' code score',
    ' A6      46',
    '>A7      47',
    ' A8      48',
    ' one',
    ' two three',
  ]);
  const lines = Array.from({ length: 9 }, (_, at) => proseLine(`line ${at + 1}`));
  expect(list(12, { rows: [], head: lines }, 0)).toEqual([
    '- List > ---- lines 1-5 of 9 -',
    ' line 1',
    ' line 2',
    ' line 3',
    ' line 4',
    ' line 5',
    ' one',
    ' two',
    ' three',
  ]);
  expect(list(12, { rows: [], head: lines }, 3)).toEqual([
    '- List > ---- lines 4-8 of 9 -',
    ' line 4',
    ' line 5',
    ' line 6',
    ' line 7',
    ' line 8',
    ' one',
    ' two',
    ' three',
  ]);
  expect(list(12, { rows: [], head: lines }, 8)).toEqual([
    '- List > ---- lines 5-9 of 9 -',
    ' line 5',
    ' line 6',
    ' line 7',
    ' line 8',
    ' line 9',
    ' one',
    ' two',
    ' three',
  ]);
  expect(list(12, { lead: (at: number) => [proseLine(`row ${at}`)] }, 8)).toEqual([
    '- List > ------------ 9 of 9 -',
    ' HEAD',
    ' row 8',
    ' code score',
    ' A7      47',
    '>A8      48',
    ' one',
    ' two',
    ' three',
  ]);
});

test('in ASCII a row is cut before its signs are put into ASCII, and what a person types stays as it is', () => {
  const row = (cells: number): readonly string[] =>
    drawn(
      <CellsContext value={cells}>
        <SpansRow
          spans={[
            { text: 'Tür – ' },
            { text: 'ALERT', tone: 'ALERT' },
            { text: ' a–b', typed: true },
          ]}
        />
        <Line text="" />
        <Line text="one – two" tone="dim" />
      </CellsContext>,
      40,
    );
  expect(row(40)).toEqual(['Tür - ALERT a–b', '', 'one - two']);
  expect(row(8)).toEqual(['Tür - A~', '', 'one - t~']);
});

test('a table out of focus is lines of its cells, with a heading where there is room for one', () => {
  const rows = [{ code: 'A1  ', score: '   41' }];
  const table = (heading: boolean) =>
    drawn(<PlainTable columns={COLUMNS} rows={rows} heading={heading} area={0} first={0} />, 40);
  expect(table(true)).toEqual([' code score', ' A1      41']);
  expect(table(false)).toEqual([' A1      41']);
});

test('before retracting all is said that there are rows for, and what it would do where they are too few', () => {
  const shown = (rows: number): readonly string[] => {
    const state = SCENES.retract?.(openState({ columns: 80, rows }));
    if (state === undefined) throw new Error('no scene');
    const lines = renderToString(<Frame state={state} />, { columns: 80 }).split('\n');
    return lines.slice(4, -2).map((line) => line.trim());
  };
  const does = [
    'IF YOU RETRACT IT',
    '34 -> 42 km²/month of 31 Aug 2026',
    'RU1 New occupied land   82.8 ->  81.7 (−1.1)',
    'Russia / Ukraine        51.7 ->  51.4 (−0.3)',
    'China reconsideration   36.5 ->  36.4 (−0.02)',
    '90 % interval 25.1 to 47.8',
  ];
  const about = [
    'RU1 60 km²/month on 2026-09-27, low confidence',
    'DeepState map series computed per month (war-map research file, stored GitHub',
    'fi',
    'It stays in the journal, as retracted.',
  ];
  expect(shown(19)).toEqual(['', ...about, '', ...does, '']);
  expect(shown(18)).toEqual(['', ...about, '', ...does]);
  expect(shown(17)).toEqual([...about, ...does, '']);
  expect(shown(16)).toEqual([...about, ...does]);
  expect(shown(14)).toEqual([...about.slice(0, 1), ...does, '']);
  expect(shown(12)).toEqual([...about.slice(0, 1), ...does.slice(1)]);
});
