/** Moving: within a list, among the panels, back. */

import { travel } from '../../tui/as-of.ts';
import { clamp, LISTS, noEffects, VIEWS } from '../../tui/binding.ts';
import { selectedFilter, withFilter } from '../../tui/filtering.ts';
import { bodyRows, layoutOf } from '../../tui/layout.ts';
import { keyOf } from '../../tui/own-keys.ts';
import {
  type Binding,
  defOf,
  isLive,
  pop,
  type State,
  type Step,
  topOf,
  type Where,
  withTop,
} from '../../tui/state.ts';
import { frontsAndRest, panelsOf } from './panels.ts';
import { scrollTo } from './plain-lines.ts';
import { overviewOf } from './screen-state.ts';

const OVERVIEW: readonly Where[] = ['overview'];

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
    run: (state) => (selectedFilter(state) === '' ? left(state) : noEffects(withFilter(state, ''))),
    whyDisabled: (state) =>
      state.layers.length > 1 || selectedFilter(state) !== ''
        ? undefined
        : `This is the bottom; ${isLive(state) ? '' : `${keyOf(state, 'time.live')} returns to today, `}${keyOf(state, 'app.quit')} quits.`,
  },
];

function move(
  id: string,
  keys: readonly string[],
  description: string,
  screens: readonly Where[],
  to: (state: State) => State,
): Binding {
  return {
    id,
    keys,
    label: description,
    description,
    group: 'Move',
    screens,
    run: (state) => noEffects(to(state)),
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
  const before = defOf(state, top).before?.(top);
  return before === undefined ? noEffects(below) : travel(below, before);
}

function moved(state: State, by: number): State {
  const top = topOf(state);
  const next = defOf(state, top).moved?.(state, top, by);
  return next === undefined ? state : withTop(state, next);
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
