/** Nodes as people type them, sources of an indicator and what the store answers, by hand. */
import { describe, expect, test } from 'vitest';
import type { HistoryRow } from '../../src/core/journal/journal.ts';
import type { Reading } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode, nodePlacesOf } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  nodesTextWithNodeAdded,
  nodeTitlesFieldText,
  parseTypedNodesAsIds,
  splitFinishedNodesFromTyping,
} from '../../src/features/events/typed-nodes.ts';
import {
  indicatorSourceRows,
  indicatorSourcesTable,
  readingCitationText,
  sourceDetailTexts,
} from '../../src/features/indicator/source-view.ts';
import type { Finder } from '../../src/tui/finder.ts';
import { pushScreen, topScreen } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { shippedStrategy } from '../shipped.ts';
import { strategyFile } from '../store/samples.ts';
import { openState } from '../ui/board.ts';
import { elsewhere, SIZE } from './person.ts';

describe('nodes typed', () => {
  const child = (id: string, code: string, title: string): object => ({
    id,
    code,
    title,
    kind: 'indicator',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 30,
    halfLifeDays: 60,
  });
  const { strategy } = strategyFile({
    root: {
      id: 'root',
      kind: 'gauge',
      title: 'Root',
      aim: 'Weaken the coalition.',
      children: [
        child('land', 'RU1', 'Land taken'),
        child('aid', 'A1', 'Aid given'),
        child('aid-late', 'A2', 'Aid given late'),
        child('aid-never', 'A3', 'Aid never given'),
        child('aid-other', 'A4', 'Aid of others'),
        child('oil', 'O1', 'Oil given'),
        child('oil-late', 'O2', 'Oil given'),
      ],
    },
  });
  const typed = (text: string): unknown => {
    const result = parseTypedNodesAsIds(strategy, text);
    return result.ok ? result.value : result.problems.map(({ message }) => message);
  };

  test('are codes, ids or titles, each once, in the order they were typed', () => {
    expect(typed('')).toEqual([]);
    expect(typed('A2 ru1 LAND')).toEqual(['aid-late', 'land']);
    expect(typed(' a1 ,, Land taken, root')).toEqual(['aid', 'land', 'root']);
    // A whole title is that one, though another begins with it.
    expect(typed('aid given')).toEqual(['aid']);
    expect(typed('taken')).toEqual(['land']);
  });

  test('are shown by title, which is read back as the same, whatever marks stand in it and whatever else it may name', () => {
    const titles = [
      'Tests, in all',
      'Tests',
      'In all; of both',
      'Twice',
      'Twice',
      'oil',
      ' Blank\u001b ',
    ];
    const children = titles.map((title, at) => {
      const { code: _, ...node }: Record<string, unknown> = { ...child(`n${at}`, '', title) };
      return node;
    });
    const marked = strategyFile({
      root: {
        id: 'root',
        kind: 'gauge',
        title: 'Root',
        children: [...children, child('oil', 'O1', 'Of oil'), child('last', 'N1', 'Last')],
      },
    }).strategy;
    for (const plan of [strategy, marked, shippedStrategy()]) {
      const ids = [...nodePlacesOf(plan).keys()];
      const shown = nodeTitlesFieldText(plan, ids);
      expect(parseTypedNodesAsIds(plan, shown)).toEqual({ ok: true, value: ids });
      expect(
        parseTypedNodesAsIds(plan, ids.map((id) => nodeTitlesFieldText(plan, [id])).join(',')),
      ).toEqual({
        ok: true,
        value: ids,
      });
    }
    expect(nodeTitlesFieldText(marked, ['n0', 'n3', 'n5', 'last', 'gone'])).toBe(
      'Tests, in all; n3; n5; N1 Last; gone',
    );
    expect(
      nodeTitlesFieldText(shippedStrategy(), ['iran', 'support-to-iran', 'double-vetoes']),
    ).toBe('Iran; Support to Iran; CC7 Double vetoes');
  });

  test('being typed are told apart from those that stand there, and one more goes behind them', () => {
    expect(splitFinishedNodesFromTyping(strategy, '')).toEqual({ text: '', part: '' });
    expect(splitFinishedNodesFromTyping(strategy, 'aid g')).toEqual({ text: '', part: 'aid g' });
    expect(splitFinishedNodesFromTyping(strategy, 'RU1 Land taken, aid g')).toEqual({
      text: 'RU1 Land taken',
      part: 'aid g',
    });
    expect(splitFinishedNodesFromTyping(strategy, 'root; ru1 land taken')).toEqual({
      text: 'root; ru1 land taken',
      part: '',
    });
    expect(splitFinishedNodesFromTyping(strategy, 'root;')).toEqual({ text: 'root', part: '' });
    expect(nodesTextWithNodeAdded(strategy, '', 'aid')).toBe('A1 Aid given');
    expect(nodesTextWithNodeAdded(strategy, 'Root, ', 'aid')).toBe('Root; A1 Aid given');
  });

  test('that several are called are asked about, three of them named', () => {
    expect(typed('late given')).toEqual(['aid-late']);
    expect(typed('aid giv')).toEqual([
      'say which "aid giv": A1 Aid given, A2 Aid given late, A3 Aid never given',
    ]);
    expect(typed('given')).toEqual([
      'say which "given": A1 Aid given, A2 Aid given late, A3 Aid never given or another',
    ]);
    expect(typed('Oil given')).toEqual(['say which "Oil given": oil, oil-late']);
    expect(typed('aid of')).toEqual(['aid-other']);
  });

  test('that nothing is called but that is meant by what something is for is named as the nearest', () => {
    expect(typed('coalition')).toEqual(['nothing is called "coalition"; the nearest: Root']);
  });

  test('that nothing is called or meant by are looked for approximately, three of the nearest named', () => {
    const asked: string[] = [];
    const near: Finder = (items, part) => {
      asked.push(part);
      return { exact: [], near: items.slice(1) };
    };
    const typedNear = (text: string): unknown => {
      const result = parseTypedNodesAsIds(strategy, text, near);
      return result.ok ? result.value : result.problems.map(({ message }) => message);
    };
    expect(typedNear('lnad')).toEqual([
      'nothing is called "lnad"; the nearest: RU1 Land taken, A1 Aid given, A2 Aid given late',
    ]);
    expect(typedNear('coalition')).toEqual(['nothing is called "coalition"; the nearest: Root']);
    expect(asked).toEqual(['lnad']);
  });

  test('that nothing is called are refused, with all parts that are wrong', () => {
    expect(typed('xyzzy, qqqq')).toEqual([
      'nothing is called "xyzzy"; write titles, codes or ids, with commas between',
      'nothing is called "qqqq"; write titles, codes or ids, with commas between',
    ]);
  });
});

describe('sources', () => {
  const { strategy } = strategyFile();
  const of = (day: string, more: Partial<Reading> = {}): Reading => ({
    ...elsewhere('land', day, 50),
    id: day,
    ...more,
  });
  const board = boardAsOf(
    strategy,
    indexReadings([
      of('2026-09-01', { source: 'A', url: 'https://www.a.example/x' }),
      of('2026-09-05', { source: 'B' }),
      of('2026-10-01', { source: 'A', url: 'https://www.a.example/x' }),
      of('2026-10-02', { source: 'A', url: 'http://other.example' }),
      of('2026-12-01', { source: 'ahead' }),
    ]),
    '2026-11-24',
  );
  const land = findIndicatorByIdOrCode(strategy, 'land');
  if (land === undefined) throw new Error('no indicator');
  const indicator = {
    ...land,
    lookUp: [{ title: 'Look', url: 'https://look.example' }, { title: 'Ask' }],
  };

  test('are the places to look first, then whoever said something, newest first, each with its count', () => {
    const rows = indicatorSourceRows(board, indicator);
    expect(
      rows.map(({ source, url, newest, readings }) => [source, url, newest?.id, readings]),
    ).toEqual([
      ['Look', 'https://look.example', undefined, 0],
      ['Ask', '', undefined, 0],
      ['A', 'http://other.example', '2026-10-02', 1],
      ['A', 'https://www.a.example/x', '2026-10-01', 2],
      ['B', '', '2026-09-05', 1],
    ]);
    const table = indicatorSourcesTable(rows, 78);
    const { columns } = table;
    const cells = table.rows.slice();
    expect(columns.map(({ key }) => key)).toContain('address');
    expect(Object.values(cells[3] ?? {}).map((text) => text.trim())).toEqual(
      expect.arrayContaining(['2026-10-01', '2', 'A', 'a.example/x']),
    );
    expect(indicatorSourcesTable(rows, 69).columns.map(({ key }) => key)).not.toContain('address');
    expect(indicatorSourcesTable(rows, 70).columns.map(({ key }) => key)).toContain('address');
  });

  test('are spelled out with what is known of the newest reading, and what is not given', () => {
    const newest = of('2026-10-01', {
      archived: 'https://kept.example',
      retrievedOn: '2026-10-03',
      quote: 'q',
    });
    expect(
      sourceDetailTexts({ source: 'A', url: 'u', newest, day: '2026-10-01', readings: 2 }),
    ).toEqual([
      'A',
      'u',
      '2 readings, the newest of 1 Oct 2026',
      'kept copy https://kept.example',
      'read on 3 Oct 2026',
      '"q"',
    ]);
    expect(
      sourceDetailTexts({
        source: '',
        url: '',
        newest: of('2026-10-01'),
        day: '2026-10-01',
        readings: 1,
      }),
    ).toEqual(['source not given', 'no address given', '1 reading, the newest of 1 Oct 2026']);
    expect(
      sourceDetailTexts({
        source: 'A',
        url: '',
        newest: undefined,
        day: undefined,
        readings: 0,
      }).at(-1),
    ).toBe('where the next value is found');
  });

  test('are cited with what was read when, and with who withdrew it', () => {
    const what = 'RU1 land: 50 on 2026-10-01 (high confidence)';
    expect(readingCitationText(indicator, of('2026-10-01'), '')).toBe(`${what}. source not given`);
    const full = of('2026-10-01', {
      source: 'A',
      url: 'u',
      archived: 'k',
      retrievedOn: '2026-10-03',
    });
    expect(readingCitationText(indicator, full, 'withdrawn by bob')).toBe(
      `${what}, withdrawn by bob. A. u. kept at k. read on 2026-10-03`,
    );
  });
});

describe('the readings of an open indicator, read again', () => {
  const row = (id: string, standing = true): HistoryRow => ({
    ...elsewhere('brent-price', '2026-10-01', 70),
    id,
    subject: 'reading',
    standing,
    fate: standing ? 'stands' : 'corrected',
    ended: undefined,
  });
  const opened = (selected: number, history: readonly HistoryRow[] | undefined) =>
    pushScreen(openState(SIZE), {
      kind: 'indicator',
      id: 'brent-price',
      tab: 1,
      selected,
      history,
    });
  /** Where the cursor stands; the rows come oldest first and are shown newest first. */
  const cursorAfter = (
    selected: number,
    before: readonly HistoryRow[] | undefined,
    now: readonly HistoryRow[],
    id = 'brent-price',
  ): unknown => {
    const top = topScreen(
      updateState(opened(selected, before), {
        kind: 'history',
        indicator: id,
        rows: now.toReversed(),
      })[0],
    );
    return top.kind === 'indicator' && [top.selected, top.history?.length];
  };
  const [a, b, c] = [row('a'), row('b'), row('c')];

  test('keep the one that was selected, wherever it stands now', () => {
    expect(cursorAfter(1, [a, b], [c, a, b])).toEqual([2, 3]);
    expect(cursorAfter(1, [a, b], [b, a])).toEqual([0, 2]);
  });

  test('select the newest that stands where none was, or a newer one has come on top of the newest', () => {
    expect(cursorAfter(0, undefined, [row('x', false), a, b])).toEqual([1, 3]);
    expect(cursorAfter(0, [a, b], [c, a, b])).toEqual([0, 3]);
  });

  test('select the newest that stands where the selected one was withdrawn, and keep the place of one that stood no more', () => {
    expect(cursorAfter(1, [a, b, c], [row('x', false), a, row('b', false), c])).toEqual([1, 4]);
    expect(cursorAfter(1, [a, row('x', false)], [a, row('x', false)])).toEqual([1, 2]);
    expect(cursorAfter(2, [a, b, row('x', false)], [a, b])).toEqual([1, 2]);
    expect(cursorAfter(0, [a], [])).toEqual([0, 0]);
  });

  test('are nothing to the page of another indicator', () => {
    expect(cursorAfter(1, [a, b], [c, a, b], 'other')).toEqual([1, 2]);
  });
});
