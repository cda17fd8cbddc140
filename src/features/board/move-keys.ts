/** Moving: within a list, among the panels, back. */

import { goToViewStep } from '../../tui/as-of.ts';
import {
  clampListIndex,
  LISTS,
  stepWithoutEffects,
  VIEWS,
  withTopScreenMoved,
} from '../../tui/binding.ts';
import { topListFilterText, withListFilter } from '../../tui/filtering.ts';
import { fullScreenListRows, terminalLayoutClass } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  isLiveView,
  popScreen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  type Where,
} from '../../tui/state.ts';
import {
  answerCellIndexAfterMove,
  attentionPanelIndex,
  barsAndChainPanelIndex,
  boardPanels,
  firstThreeAndOtherTrackIndexes,
  focusedPanel,
  selectedPanelRowIndex,
} from './panels.ts';
import { plainOverviewScrollOffset } from './plain-lines.ts';
import { bottomOverviewScreen } from './screen-state.ts';

const OVERVIEW: readonly Where[] = ['overview'];

export const MOVE: readonly Binding[] = [
  move('nav.down', ['j', 'Down'], 'one row down', LISTS, (state) => withTopScreenMoved(state, 1)),
  move('nav.up', ['k', 'Up'], 'one row up', LISTS, (state) => withTopScreenMoved(state, -1)),
  move('nav.right', ['l', 'Right'], 'the panel to the right', OVERVIEW, (state) =>
    sideways(state, 1),
  ),
  move('nav.left', ['h', 'Left'], 'the panel to the left', OVERVIEW, (state) =>
    sideways(state, -1),
  ),
  move('nav.first', ['g', 'Home'], 'first row', LISTS, (state) =>
    withTopScreenMoved(state, -Infinity),
  ),
  move('nav.last', ['G', 'End'], 'last row', LISTS, (state) => withTopScreenMoved(state, Infinity)),
  move('nav.pageDown', ['PgDn', '^D'], 'a page down', LISTS, (state) =>
    withTopScreenMoved(state, fullScreenListRows(state.size)),
  ),
  move('nav.pageUp', ['PgUp', '^U'], 'a page up', LISTS, (state) =>
    withTopScreenMoved(state, -fullScreenListRows(state.size)),
  ),
  {
    ...move('panel.next', ['Tab'], 'next panel', OVERVIEW, (state) => turnedTo(state, 1)),
    label: 'panel',
    footer: true,
  },
  move('panel.prev', ['S-Tab'], 'previous panel', OVERVIEW, (state) => turnedTo(state, -1)),
  move('panel.home', ['0'], 'the overview, from anywhere; there the answer', VIEWS, (state) =>
    state.layers.length > 1
      ? { ...state, layers: state.layers.slice(0, 1) }
      : withOverviewBackAtPanel(state, barsAndChainPanelIndex(state.board)),
  ),
  ...['1', '2', '3', '4', '5'].map((key, at) => ({
    ...move(`panel.${key}`, [key], `the track numbered ${key} on the board`, VIEWS, (state) =>
      withOverviewBackAtPanel(state, at),
    ),
    whyDisabled: noPanel(at),
  })),
  {
    ...move(
      'panel.6',
      ['6'],
      'needs attention: the newest alerts, then what is late, longest overdue first',
      VIEWS,
      (state) => withOverviewBackAtPanel(state, attentionPanelIndex(state.board)),
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
    run: (state) =>
      topListFilterText(state) === '' ? left(state) : stepWithoutEffects(withListFilter(state, '')),
    whyDisabled: (state) =>
      state.layers.length > 1 || topListFilterText(state) !== ''
        ? undefined
        : `This is the bottom; ${isLiveView(state) ? '' : `${actionKeyName(state, 'time.live')} returns to today, `}${actionKeyName(state, 'app.quit')} quits.`,
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
    run: (state) => stepWithoutEffects(to(state)),
  };
}

/** The overview with another panel in focus, whatever lay on top of it. */
export function withOverviewBackAtPanel(state: State, panel: number): State {
  const next = { ...state, layers: [{ ...bottomOverviewScreen(state), panel }] };
  if (terminalLayoutClass(state.size) !== 'tiny') return next;
  return {
    ...next,
    layers: [{ ...bottomOverviewScreen(next), scroll: plainOverviewScrollOffset(next) }],
  };
}

/** The screen on top closed; one that was opened as of the day of an event gives back what was looked at before. */
function left(state: State): Step {
  const top = topScreen(state);
  const below = popScreen(state);
  const def = screenDefinitionOf(state, top);
  if (def.leaving !== undefined) return def.leaving(state, top);
  const before = def.before?.(top);
  return before === undefined ? stepWithoutEffects(below) : goToViewStep(below, before);
}

/** To the cell beside in the answer; else to the panel beside: among the fronts, among the other panels, or down the list where they are stacked. */
function sideways(state: State, by: 1 | -1): State {
  const { panel: at, selected } = bottomOverviewScreen(state);
  const focused = focusedPanel(state);
  if (focused?.kind === 'answer') {
    const place = answerCellIndexAfterMove(
      state.board,
      selectedPanelRowIndex(state, focused),
      0,
      by,
    );
    const bottom = {
      ...bottomOverviewScreen(state),
      selected: { ...selected, [focused.id]: place },
    };
    return { ...state, layers: [bottom, ...state.layers.slice(1)] };
  }
  const { fronts, rest } = firstThreeAndOtherTrackIndexes(state.board);
  const row = fronts.includes(at) ? fronts : rest.includes(at) ? rest : [at];
  const next = row[clampListIndex(row.indexOf(at) + by, row.length)];
  return next === undefined ? state : withOverviewBackAtPanel(state, next);
}

/** The next or the previous panel, round the end. */
function turnedTo(state: State, by: 1 | -1): State {
  const { length } = boardPanels(state.board);
  return withOverviewBackAtPanel(state, (bottomOverviewScreen(state).panel + length + by) % length);
}

function noPanel(at: number): (state: State) => string | undefined {
  return (state) => {
    const tracks = attentionPanelIndex(state.board);
    return at < tracks ? undefined : `This strategy has ${tracks} tracks.`;
  };
}
