/** Moving: within a list, among the panels, back. */
import { findIndicator } from '../../domain/tree.ts';
import { type Binding, clamp, LISTS, still, VIEWS } from '../binding.ts';
import { filterInHand, withFilter } from '../filtering.ts';
import { ruleLines } from '../indicator-view.ts';
import { bodyCells, bodyRows, layoutOf } from '../layout.ts';
import { isList, listViewOf } from '../lists.ts';
import { glyphsOf } from '../looks.ts';
import { keyOf } from '../own-keys.ts';
import { focusedPanel, frontsAndRest, panelLength, panelsOf, selectedIn } from '../panels.ts';
import { plainLines, plainRows, scrollTo } from '../plain-lines.ts';
import { chartStep, tabOf } from '../reading-in-hand.ts';
import { type IndicatorScreen, overviewOf } from '../screen.ts';
import { sourceRows } from '../source-view.ts';
import {
  isLive,
  pop,
  type ScreenKind,
  SETTINGS,
  type State,
  type Step,
  topOf,
  withTop,
} from '../state.ts';
import { linesShown } from '../track-view.ts';
import { travel } from '../travel.ts';
import { walkedLines } from '../walk.ts';

const OVERVIEW: readonly ScreenKind[] = ['overview'];

export const MOVE: readonly Binding[] = [
  move('nav.down', ['j', 'Down'], 'one row down', LISTS, (state) => moved(state, 1)),
  move('nav.up', ['k', 'Up'], 'one row up', LISTS, (state) => moved(state, -1)),
  move('nav.right', ['l', 'Right'], 'the panel to the right', OVERVIEW, (state) =>
    sideways(state, 1),
  ),
  move('nav.left', ['h', 'Left'], 'the panel to the left', OVERVIEW, (state) =>
    sideways(state, -1),
  ),
  move('nav.first', ['g', 'Home'], 'first row', LISTS, (state) => moved(state, -Infinity)),
  move('nav.last', ['G', 'End'], 'last row', LISTS, (state) => moved(state, Infinity)),
  move('nav.pageDown', ['PgDn', '^D'], 'a page down', LISTS, (state) =>
    moved(state, bodyRows(state.size)),
  ),
  move('nav.pageUp', ['PgUp', '^U'], 'a page up', LISTS, (state) =>
    moved(state, -bodyRows(state.size)),
  ),
  {
    ...move('panel.next', ['Tab'], 'next panel', OVERVIEW, (state) => turnedTo(state, 1)),
    label: 'panel',
    footer: true,
  },
  move('panel.prev', ['S-Tab'], 'previous panel', OVERVIEW, (state) => turnedTo(state, -1)),
  move('panel.home', ['0'], 'the overview, from anywhere', VIEWS, (state) => ({
    ...state,
    layers: state.layers.slice(0, 1),
  })),
  ...['1', '2', '3', '4', '5'].map((key, at) => ({
    ...move(`panel.${key}`, [key], `the track numbered ${key} on the board`, VIEWS, (state) =>
      focusPanel(state, at),
    ),
    whyDisabled: noPanel(at),
  })),
  {
    ...move(
      'panel.6',
      ['6'],
      'needs attention: the newest alerts, then what is late, longest overdue first',
      VIEWS,
      (state) => focusPanel(state, panelsOf(state.board).length - 1),
    ),
    also: 'oldest stalest',
  },
  {
    id: 'nav.back',
    keys: ['Esc'],
    label: 'back',
    description: 'show what a filter hid, else close what is on top; never quits',
    group: 'Move',
    screens: LISTS,
    footer: true,
    run: (state) => (filterInHand(state) === '' ? left(state) : still(withFilter(state, ''))),
    whyDisabled: (state) =>
      state.layers.length > 1 || filterInHand(state) !== ''
        ? undefined
        : `This is the bottom; ${isLive(state) ? '' : `${keyOf(state, 'time.live')} returns to today, `}${keyOf(state, 'app.quit')} quits.`,
  },
];

function move(
  id: string,
  keys: readonly string[],
  description: string,
  screens: readonly ScreenKind[],
  to: (state: State) => State,
): Binding {
  return {
    id,
    keys,
    label: description,
    description,
    group: 'Move',
    screens,
    run: (state) => still(to(state)),
  };
}

/** The overview with another panel in focus, whatever lay on top of it. */
export function focusPanel(state: State, panel: number): State {
  const next = { ...state, layers: [{ ...overviewOf(state), panel }] };
  if (layoutOf(state.size) !== 'tiny') return next;
  return { ...next, layers: [{ ...overviewOf(next), scroll: scrollTo(next) }] };
}

/** The screen on top closed; one that was opened as of the day of an event gives back what was looked at before. */
function left(state: State): Step {
  const top = topOf(state);
  const below = pop(state);
  return 'from' in top && top.from !== undefined ? travel(below, top.from) : still(below);
}

function moved(state: State, by: number): State {
  const top = topOf(state);
  switch (top.kind) {
    case 'overview': {
      if (layoutOf(state.size) === 'tiny') {
        const pages = plainLines(state, state.size.columns - 1).length - plainRows(state);
        return withTop(state, { ...top, scroll: clamp(top.scroll + by, pages + 1) });
      }
      const panel = focusedPanel(state);
      if (panel === undefined) return state;
      const at = clamp(selectedIn(state, panel) + by, panelLength(panel));
      return withTop(state, { ...top, selected: { ...top.selected, [panel.id]: at } });
    }
    case 'track':
      return withTop(state, {
        ...top,
        selected: clamp(top.selected + by, linesShown(state, top).length),
      });
    case 'indicator':
      return withTop(state, movedInIndicator(state, top, by));
    case 'walked':
      return withTop(state, {
        ...top,
        selected: clamp(top.selected + by, walkedLines(state, top.walk).length),
      });
    case 'settings':
      return withTop(state, { ...top, selected: clamp(top.selected + by, SETTINGS.length) });
    default: {
      if (!isList(top)) return state;
      const view = listViewOf(state, top, glyphsOf(state));
      const length = view.rows.length > 0 ? view.rows.length : view.head.length;
      return withTop(state, { ...top, selected: clamp(top.selected + by, length) });
    }
  }
}

/** Down goes to an older version, on the chart to an older reading; elsewhere it scrolls. */
function movedInIndicator(state: State, screen: IndicatorScreen, by: number): IndicatorScreen {
  const tab = tabOf(screen);
  const line = screen.line ?? 0;
  switch (tab) {
    case 'Chart':
      return { ...screen, selected: chartStep(state, screen, -by) };
    case 'Readings':
      return { ...screen, selected: clamp(screen.selected + by, screen.history?.length ?? 1) };
    default: {
      const indicator = findIndicator(state.strategy, screen.id);
      const length =
        indicator === undefined
          ? 1
          : tab === 'Sources'
            ? sourceRows(state.board, indicator).length
            : ruleLines(state.board, indicator, bodyCells(state.size)).length;
      return { ...screen, line: clamp(line + by, length) };
    }
  }
}

/** To the panel beside: among the fronts, among the China panels, or down the list where they are stacked. */
function sideways(state: State, by: 1 | -1): State {
  const at = overviewOf(state).panel;
  const { fronts, rest } = frontsAndRest(state.board);
  const row = fronts.includes(at) ? fronts : rest.includes(at) ? rest : [at];
  const next = row[clamp(row.indexOf(at) + by, row.length)];
  return next === undefined ? state : focusPanel(state, next);
}

/** The next or the previous panel, round the end. */
function turnedTo(state: State, by: 1 | -1): State {
  const { length } = panelsOf(state.board);
  return focusPanel(state, (overviewOf(state).panel + length + by) % length);
}

function noPanel(at: number): (state: State) => string | undefined {
  return (state) => {
    const tracks = panelsOf(state.board).length - 1;
    return at < tracks ? undefined : `This strategy has ${tracks} tracks.`;
  };
}
