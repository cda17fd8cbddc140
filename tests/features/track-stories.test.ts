/** Stories on the screen of a track: sorting, filtering, opening. */
import { expect, test } from 'vitest';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { selectedPanelRowNodeId } from '../../src/features/board/panels.ts';
import { spokenIndicatorRowSentence } from '../../src/features/board/spoken.ts';
import {
  filteredTrackObjectiveAndIndicatorRows,
  filteredTrackScreenRows,
  indicatorImportanceLines,
  positionInTrackText,
  selectedIndicatorLines,
  trackObjectivesAndIndicatorsTable,
} from '../../src/features/track/track-view.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { chosenGlyphs } from '../../src/tui/appearance.ts';
import { screenBelowPrompt } from '../../src/tui/filtering.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { trackViews } from '../../src/views/gauge-and-tracks.ts';
import { selectedRowDetailLines } from '../../src/views/selected-row-detail.ts';
import { branch, leaf, type Row, readings, strategy as strategyOf } from '../core/make.ts';
import { openState, TODAY } from '../ui/board.ts';
import { runActionStep } from './actions.ts';
import { SIZE, sitDown } from './person.ts';
import { textsOf } from './texts.ts';

const codes = (state: State): readonly string[] => {
  const top = topScreen(state);
  return top.kind !== 'track'
    ? []
    : filteredTrackScreenRows(state, top).map((line) =>
        line.kind === 'objective' ? line.branch.title : (line.leaf.node.code ?? line.id),
      );
};

test('z opens the track in focus on the indicator that was selected, by objective', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'nav.down', 'panel.zoom');
  expect(codes(analyst.state).slice(0, 4)).toEqual(['Hold the line', 'RU1', 'RU3', 'RU2']);
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'track',
    id: 'russia-ukraine',
    selected: 2,
  });
  analyst.press('item.open');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'long-range-drones' });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'history', indicator: 'long-range-drones' });
});

test('where a filter leaves nothing, Enter says so and the footer does not name it', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'panel.zoom', 'list.filter');
  analyst.type(...'nothing like that', 'Enter', 'Enter');
  expect(analyst.state.notice?.text).toBe('Nothing opens from here; Esc shows all rows again.');
  expect(footerBindings(analyst.state).map(({ id }) => id)).not.toContain('item.open');
});

test('on the title of an objective Enter shows its arithmetic and e says why it does nothing', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'panel.zoom', 'nav.first');
  analyst.type('e');
  expect(analyst.state.notice?.text).toBe(
    'Only an indicator has readings and checks; select one first.',
  );
  analyst.press('item.open');
  expect(topScreen(analyst.state).kind).toBe('explain');
});

test('s goes round the orders, S turns them, and the selected indicator stays selected', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom', 'list.sort', 'list.sort');
  const byAge = codes(analyst.state);
  expect(byAge[0]).toBe('IR8');
  const top = topScreen(analyst.state);
  expect(top.kind === 'track' && byAge[top.selected]).toBe('IR5');
  analyst.press('list.reverse');
  expect(codes(analyst.state)).toEqual(byAge.toReversed());
  expect(analyst.state.notice?.text).toBe('Sorted by age, reversed.');
});

test('a filter shows its effect while it is typed, Enter keeps it, Esc clears it before it leaves', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom');
  const all = codes(analyst.state);
  analyst.type('/', ...'alert');
  const below = analyst.state.layers.at(-2);
  expect(below?.kind === 'track' && filteredTrackScreenRows(analyst.state, below).length).toBe(2);
  analyst.type('Enter');
  expect(codes(analyst.state)).toContain('IR5');
  expect(codes(analyst.state)).toHaveLength(2);
  analyst.type('Esc');
  expect(codes(analyst.state)).toEqual(all);
  analyst.type('Esc');
  expect(topScreen(analyst.state).kind).toBe('overview');
});

test('Esc while a filter is typed leaves the one before', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom');
  analyst.type('/', ...'alert', 'Enter', '/', '^U', ...'xyz', 'Esc');
  expect(codes(analyst.state)).toHaveLength(2);
});

test('on the overview a typed code jumps to its indicator in the panel in focus', () => {
  const analyst = sitDown();
  analyst.type('/', ...'ru12', 'Enter', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'oil-gas-revenue' });
});

test('what fits a filter is shown from its first row while it is typed, and the row returns where it is not taken', () => {
  const analyst = sitDown();
  analyst.press('panel.6', 'nav.last');
  const at = selectedPanelRowNodeId(analyst.state);
  analyst.type('/');
  expect(selectedPanelRowNodeId(analyst.state)).toBe(at);
  analyst.type(...'state:stale');
  expect(selectedPanelRowNodeId(analyst.state)).toBe('china-russia-trade');
  analyst.type('Esc');
  expect(selectedPanelRowNodeId(analyst.state)).toBe(at);
  analyst.press('panel.2', 'panel.zoom', 'nav.last');
  analyst.type('/', ...'due');
  expect(screenBelowPrompt(analyst.state)).toMatchObject({ kind: 'track', selected: 0 });
});

test('filters combine: words, what must not be there, a state, what is due, what is alert', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom');
  const kept = (filter: string): readonly string[] => {
    analyst.type('/', '^U', ...filter, 'Enter');
    return codes(analyst.state).filter((code) => /^[A-Z]+\d+$/.test(code));
  };
  expect(kept('due state:due')).toEqual(['IR2', 'IR4', 'IR7', 'IR11', 'IR13']);
  expect(kept('due !state:due')).toEqual(['IR1', 'IR5', 'IR6']);
  expect(kept('due alert')).toEqual(['IR5']);
  expect(kept('due !alert !state:due')).toEqual(['IR1', 'IR6']);
  expect(kept('state:stale !uranium')).toEqual(['IR1']);
});

test('"needs attention" filtered by due keeps the lines that say so', () => {
  const analyst = sitDown();
  analyst.press('panel.6');
  analyst.type('/', ...'state:expired', 'Enter', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator' });
});

test('below 120 columns p says what it needs', () => {
  const analyst = sitDown(openState({ columns: 80, rows: 24 }));
  analyst.press('panel.zoom');
  analyst.type('p');
  expect(analyst.state.notice?.text).toContain('needs 120 columns');
});

test('a preview leaves out what it has no rows to say whole, and breaks nothing off', () => {
  const { state } = sitDown();
  const shown = (rows: number): string =>
    textsOf(selectedRowDetailLines(state, 'new-occupied-land', 42, rows, chosenGlyphs(state))).join(
      ' ',
    );
  const [moves = '', brings = ''] =
    /(its usual change .*) (now brings .*) WHY/.exec(shown(40))?.slice(1) ?? [];
  expect(brings).toMatch(/of the index's [\d.]+$/);
  for (let rows = 5; rows < 20; rows += 1)
    for (const [begin, whole] of [
      ['its usual', moves],
      ['now brings', brings],
    ] as const)
      expect(shown(rows).includes(begin), `${rows}`).toBe(shown(rows).includes(whole));
});

test('the preview has a chart and every heading for each indicator in the lowest pane it has', () => {
  const { state } = sitDown();
  for (const leaf of indicatorsOfStrategy(state.strategy)) {
    const lines = textsOf(selectedRowDetailLines(state, leaf.id, 42, 20, chosenGlyphs(state)));
    const has = (part: string): boolean => lines.some((line) => line.includes(part));
    const headings = [
      ...(state.board.readings.of(leaf.id).length === 0 ? [] : ['LATEST READINGS', '┤']),
      'EFFECT ON SCORES',
      ...(leaf.why === undefined ? [] : ['WHY IT MATTERS']),
      ...(leaf.lookUp.length === 0 ? [] : ['WHERE THE NEXT VALUE IS FOUND']),
    ];
    expect(
      headings.filter((heading) => !has(heading)),
      leaf.code ?? leaf.id,
    ).toEqual([]);
  }
});

test('a reading that is late says so beside the word of its tripwire', () => {
  const { board } = openState({ columns: 80, rows: 24 });
  const rows = trackViews(board).flatMap((track) => track.rows);
  const hidden = rows.filter(({ state, late }) => state === 'WATCH' && late === 'due');
  expect(hidden.map(({ code }) => code)).toContain('IR6');
  expect(rows.filter(({ state, late }) => state === 'due' && late !== undefined)).toEqual([]);
  const transits = hidden.find(({ code }) => code === 'IR6');
  expect(transits && spokenIndicatorRowSentence(transits)).toContain('WATCH, due, 94 days old');
});

test('a track counts indicators among indicators and objectives among objectives', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom', 'nav.first', 'nav.down');
  const number = (): string => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'track') throw new Error(top.kind);
    return positionInTrackText(filteredTrackScreenRows(analyst.state, top), top.selected);
  };
  expect(number()).toBe('1 of 14');
  analyst.press('nav.last');
  expect(number()).toBe('14 of 14');
  analyst.press('nav.first');
  expect(number()).toBe('objective 1 of 4');
  analyst.type('/', ...'nothing like it', 'Enter');
  expect(number()).toBe('');
});

test('a unit has nine cells at most in the list of a track, and behind it two where its value went', () => {
  const named = (short: string) =>
    openState(SIZE, TODAY, undefined, (text) => text.replaceAll('"km²/mo"', `"${short}"`));
  const width = (short: string): number | undefined => {
    const [state] = runActionStep(named(short), 'panel.zoom');
    const { board } = state;
    const screen = topScreen(state);
    if (screen.kind !== 'track') throw new Error(screen.kind);
    const table = trackObjectivesAndIndicatorsTable(
      board,
      filteredTrackObjectiveAndIndicatorRows(board, screen, ''),
      0,
      116,
      GLYPHS.block,
    );
    return table.columns.find(({ key }) => key === 'unit')?.width;
  };
  expect(width('km² a mo')).toBe(10);
  expect(width('km² a mon')).toBe(11);
  expect(width('km² a month')).toBe(11);
});

test('the preview of an objective has its score, its weight and coverage, how it is formed, and what it is for', () => {
  const { strategy, board, ...rest } = openState(SIZE);
  const plan = strategyOf([
    branch('front', [leaf('land'), leaf('aid', { weight: 3 })], {
      kind: 'objective',
      title: 'Hold the line',
      aim: 'Less land is taken.',
      weight: 3,
    }),
    leaf('oil'),
  ]);
  const state = (read: readonly Row[]): State => ({
    ...rest,
    strategy: plan,
    board: boardAsOf(plan, readings(...read), '2024-06-01'),
  });
  const note = (read: readonly Row[], rows = 20) =>
    textsOf(selectedRowDetailLines(state(read), 'front', 60, rows, GLYPHS.ascii));
  expect(
    note([
      ['land', '2024-06-01', 40],
      ['aid', '2024-06-01', 20],
    ]),
  ).toEqual([
    'Hold the line',
    'score 25.0 (20 to 30)',
    'weight in the index 75.0 %, coverage 100 %',
    'arithmetic mean, f(x) = x, score = sum',
    '',
    'Less land is taken.',
    '',
    'Enter shows how it came to its score.',
  ]);
  expect(note([['aid', '2024-06-01', 20]], 3)).toEqual([
    ...['Hold the line', 'score 20.0 (13 to 27)', 'weight in the index 75.0 %, coverage 75 %'],
  ]);
  expect(note([])[1]).toBe('score – (–)');
  expect(selectedRowDetailLines(state([]), undefined, 60, 20, GLYPHS.ascii)).toEqual([]);
  expect(selectedRowDetailLines(state([]), 'nobody', 60, 20, GLYPHS.ascii)).toEqual([]);
});

test('why a line matters is cut behind a sentence or a clause, and left out where there is none', () => {
  const told = (why: string, cells: number): string => {
    const tree = strategyOf([branch('track', [leaf('a', { why })])]);
    const board = boardAsOf(tree, readings(['a', TODAY, 50]), TODAY);
    return indicatorImportanceLines(board, 'a', 1, cells)
      .map(({ text }) => text)
      .join('|');
  };
  expect(told('It pays. It lasts long.', 60)).toBe('a matters: It pays. It lasts long.');
  expect(told('It pays. It lasts long.', 24)).toBe('a matters: It pays.');
  expect(told('It pays the war, and nothing else does.', 30)).toBe('a matters: It pays the war.');
  expect(told('It pays whoever is there.', 24)).toBe('');
});

test('the selected line of a track says how it stands and why it matters; in one line why, or what is crossed', () => {
  const tripwires = [{ id: 'high', severity: 'alert', title: 'High', when: { atLeast: 60 } }];
  const tree = strategyOf([
    branch('track', [leaf('a', { why: 'It pays.' }), leaf('b', { why: 'It lasts.', tripwires })]),
  ]);
  const board = boardAsOf(tree, readings(['a', TODAY, 50], ['b', TODAY, 70]), TODAY);
  const told = (id: string, most: number): readonly string[] =>
    selectedIndicatorLines(board, id, most, 78).map(({ text }) => text);
  expect(told('a', 1)).toEqual(['a matters: It pays.']);
  expect(told('a', 2)[0]).toMatch(/^a score 50 \(\d+ to \d+\), \w+ confidence, read /);
  expect(told('b', 1)[0]).toMatch(/^b (ALERT|WATCH) .*since .*; score 70/);
  expect(told('b', 2)[1]).toBe('b matters: It lasts.');
  expect(selectedIndicatorLines(board, 'track', 2, 78)).toEqual([]);
});
