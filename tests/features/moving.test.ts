/** Moving within a list, among the panels and back: the same on every screen. */
import { describe, expect, test } from 'vitest';
import type { HistoryRow } from '../../src/core/journal/journal.ts';
import type { Strategy } from '../../src/core/model/model.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  attentionPanelIndex,
  focusedPanel,
  panelItemCount,
  selectedPanelRowIndex,
  selectedPanelRowNodeId,
} from '../../src/features/board/panels.ts';
import { chosenGlyphs } from '../../src/tui/appearance.ts';
import { fullScreenPageMoveRowCount } from '../../src/tui/layout.ts';
import { laidOutListOfScreen } from '../../src/tui/lists.ts';
import {
  pushScreen,
  type ScreenKind,
  type State,
  topScreen,
  withTopScreen,
} from '../../src/tui/state.ts';
import { eventful, openState } from '../ui/board.ts';
import { runActionStep } from './actions.ts';
import { historyRow, type Person, SIZE, sitDown } from './person.ts';

/** Every reading of an indicator as it stands, newest first. */
function historyOf(state: State, id: string): readonly HistoryRow[] {
  return state.board.readings
    .of(id)
    .toReversed()
    .map((reading) => historyRow(reading));
}

const open = (...commands: readonly string[]): Person => {
  const analyst = sitDown(eventful(openState(SIZE)));
  analyst.press(...commands);
  return analyst;
};

/** An indicator with many readings, on one of its tabs. */
function indicator(tab: number): Person {
  const analyst = open();
  const history = historyOf(analyst.state, 'brent-price');
  expect(history.length).toBeGreaterThan(3);
  const screen = { kind: 'indicator', id: 'brent-price', tab, selected: 0, history } as const;
  return sitDown(pushScreen(analyst.state, screen));
}

/** The row in hand, from 0. */
function at({ state }: Person): number {
  const top = topScreen(state);
  if (top.kind === 'overview') {
    const panel = focusedPanel(state);
    return panel === undefined ? -1 : selectedPanelRowIndex(state, panel);
  }
  if (top.kind === 'indicator') return top.tab < 2 ? top.selected : (top.line ?? 0);
  return 'selected' in top ? top.selected : -1;
}

const LISTS: readonly (readonly [string, ScreenKind, () => Person])[] = [
  ['a front of the overview', 'overview', () => open('panel.1')],
  ['what needs attention', 'overview', () => open('panel.6')],
  ['a track', 'track', () => open('panel.2', 'panel.zoom')],
  ['the readings of an indicator', 'indicator', () => indicator(1)],
  ['the rule of an indicator', 'indicator', () => indicator(2)],
  ['an explanation', 'explain', () => open('panel.1', 'item.explain')],
  ['how sure', 'uncertainty', () => open('gauge.howSure')],
  ['the mechanism', 'mechanism', () => open('gauge.mechanism')],
  ['what if', 'whatIf', () => open('whatIf.open')],
  ['the events', 'events', () => open('event.list')],
  ['the settings', 'settings', () => open('app.settings')],
];

describe.each(LISTS)('in %s', (_, kind, sit) => {
  test('a step goes one row, a page a page, and neither beyond the first and the last', () => {
    const analyst = sit();
    const { layers } = analyst.state;
    expect(topScreen(analyst.state).kind).toBe(kind);
    // A list of tracks begins at its first indicator, below the title of that one.
    analyst.press('nav.first');
    const seen = [at(analyst)];
    for (;;) {
      analyst.press('nav.down');
      if (at(analyst) === seen.at(-1)) break;
      seen.push(at(analyst));
    }
    expect(seen).toEqual(seen.map((_, row) => row));
    const last = seen.length - 1;
    expect(last).toBeGreaterThan(1);
    analyst.press('nav.up');
    expect(at(analyst)).toBe(last - 1);
    analyst.press('nav.first');
    expect(at(analyst)).toBe(0);
    analyst.press('nav.up');
    expect(at(analyst)).toBe(0);
    analyst.press('nav.last');
    expect(at(analyst)).toBe(last);
    const page = fullScreenPageMoveRowCount(SIZE);
    analyst.press('nav.pageUp');
    expect(at(analyst)).toBe(Math.max(0, last - page));
    analyst.press('nav.first', 'nav.down', 'nav.pageDown');
    expect(at(analyst)).toBe(Math.min(last, 1 + page));
    expect(analyst.state.layers).toHaveLength(layers.length);
  });
});

test('the last row is the last that is shown', () => {
  const rowsOf = ({ state }: Person): number => {
    const top = topScreen(state);
    if (top.kind === 'overview') return panelItemCount(focusedPanel(state) ?? neverPanel());
    return laidOutListOfScreen(state, top, chosenGlyphs(state)).rows.length;
  };
  for (const commands of [['panel.1'], ['panel.6'], ['gauge.explain'], ['event.list']]) {
    const analyst = open(...commands, 'nav.last');
    expect(at(analyst), commands.join()).toBe(rowsOf(analyst) - 1);
  }
  const readings = indicator(1);
  readings.press('nav.last');
  expect(at(readings)).toBe(readings.state.board.readings.of('brent-price').length - 1);
});

function neverPanel(): never {
  throw new Error('no panel');
}

test('on the chart down goes to an older reading and up to a newer one', () => {
  const chart = indicator(0);
  chart.press('nav.down');
  expect(at(chart)).toBe(1);
  chart.press('nav.down', 'nav.up');
  expect(at(chart)).toBe(1);
  chart.press('nav.first');
  expect(at(chart)).toBe(0);
});

test('an indicator without readings has one row, and moving stays there', () => {
  const analyst = indicator(1);
  const empty = topScreen(analyst.state);
  if (empty.kind !== 'indicator') throw new Error(empty.kind);
  for (const history of [[], undefined]) {
    const person = sitDown(withTopScreen(analyst.state, { ...empty, history }));
    person.press('nav.down', 'nav.last');
    expect(at(person)).toBe(0);
  }
});

describe('among the panels', () => {
  const panel = ({ state }: Person): number => {
    const [bottom] = state.layers;
    return bottom?.kind === 'overview' ? bottom.panel : -1;
  };

  test('sideways stays among the three fronts, among those of China, and in what needs attention', () => {
    const walk = (from: number, command: string): readonly number[] => {
      const analyst = open(`panel.${from + 1}`);
      return Array.from({ length: 3 }, () => {
        analyst.press(command);
        return panel(analyst);
      });
    };
    expect(walk(0, 'nav.right')).toEqual([1, 2, 2]);
    expect(walk(2, 'nav.left')).toEqual([1, 0, 0]);
    expect(walk(3, 'nav.right')).toEqual([4, 4, 4]);
    expect(walk(4, 'nav.left')).toEqual([3, 3, 3]);
    expect([walk(5, 'nav.left'), walk(5, 'nav.right')]).toEqual([
      [5, 5, 5],
      [5, 5, 5],
    ]);
  });

  test('the previous panel of the first is the last, and each key names the panel of its number', () => {
    const analyst = open();
    const seen = Array.from({ length: 7 }, () => {
      analyst.press('panel.prev');
      return panel(analyst);
    });
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
    const named = ['1', '2', '3', '4', '5', '6'].map((key) => {
      analyst.press('gauge.explain');
      analyst.type(key);
      expect(analyst.state.layers).toHaveLength(1);
      return panel(analyst);
    });
    expect(named).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('a number beyond the tracks of a strategy says how many there are', () => {
    const state = openState(SIZE);
    const { board, strategy } = state;
    const root = { ...strategy.root, children: strategy.root.children.slice(0, 1) };
    const fewer: Strategy = { ...strategy, root };
    const less = boardAsOf(fewer, board.readings, board.asOf);
    const analyst = sitDown({ ...state, strategy: fewer, board: less });
    const tracks = attentionPanelIndex(less);
    expect([tracks, attentionPanelIndex(board)]).toEqual([4, 5]);
    analyst.type(String(tracks));
    expect(panel(analyst)).toBe(tracks - 1);
    expect(analyst.state.notice).toBeUndefined();
    analyst.type(String(tracks + 1));
    expect(panel(analyst)).toBe(tracks - 1);
    expect(analyst.state.notice?.text).toBe(`This strategy has ${tracks} tracks.`);
  });
});

describe('back', () => {
  test('closes what is on top, one at a time, and 0 everything', () => {
    const analyst = open('panel.2', 'gauge.explain', 'gauge.mechanism');
    analyst.type('Esc');
    expect(analyst.state.layers.map(({ kind }) => kind)).toEqual(['overview', 'explain']);
    analyst.press('gauge.mechanism');
    analyst.type('0');
    expect(analyst.state.layers).toMatchObject([{ kind: 'overview', panel: 1 }]);
    expect(analyst.effects).toEqual([]);
  });

  test('shows what a filter hid before it closes anything', () => {
    const analyst = open('event.list');
    analyst.type('/', ...'iran', 'Enter');
    expect(topScreen(analyst.state)).toMatchObject({ kind: 'events', filter: 'iran' });
    analyst.type('Esc');
    expect(topScreen(analyst.state)).toMatchObject({ kind: 'events', filter: '' });
    analyst.type('Esc');
    expect(topScreen(analyst.state).kind).toBe('overview');
  });

  test('from an indicator that was opened as of the day of an event returns to what was looked at before', () => {
    const { state } = open('event.list');
    const [away] = runActionStep(state, 'time.monthBack');
    const from = state.view;
    const screen = { kind: 'indicator', id: 'brent-price', tab: 0, selected: 0, from } as const;
    const analyst = sitDown(pushScreen(away, { ...screen, history: undefined }));
    expect(analyst.state.board.asOf).not.toBe(state.board.asOf);
    analyst.type('Esc');
    expect(topScreen(analyst.state).kind).toBe('events');
    expect([analyst.state.view, analyst.state.board.asOf]).toEqual([from, state.board.asOf]);
  });

  test('at the bottom says so, on a past day with the key that returns to today', () => {
    const analyst = open();
    analyst.type('Esc');
    expect(analyst.state.notice?.text).toBe('This is the bottom; q quits.');
    analyst.press('time.monthBack');
    analyst.type('Esc');
    expect(analyst.state.notice?.text).toMatch(
      /^This is the bottom; \S+ returns to today, q quits\.$/,
    );
  });
});

test('the row in hand stays in hand where a tripwire that is newly crossed puts another first', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'nav.down');
  const inHand = selectedPanelRowNodeId(analyst.state);
  expect(inHand).toBe('long-range-drones');
  const [bottom] = analyst.state.layers;
  if (bottom?.kind !== 'overview') throw new Error('no overview');
  // as if other rows had come before it
  const moved = {
    ...bottom,
    selected: { ...bottom.selected, 'russia-ukraine': { at: 4, id: 'long-range-drones' } },
  };
  const state = { ...analyst.state, layers: [moved] };
  expect(selectedPanelRowNodeId(state)).toBe(inHand);
});
