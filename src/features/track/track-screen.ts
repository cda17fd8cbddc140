/** A track as a screen, with its keys. */

import { isObjective } from '../../core/model/model.ts';
import { scoreText, terminalSafeOneLine } from '../../text/format.ts';
import { lineFromTemplate, type Part } from '../../text/line.ts';
import { spokenTextInWords } from '../../text/speech.ts';
import {
  bindingForScreenKind,
  clampListIndex,
  stepWithoutEffects,
  withNotice,
} from '../../tui/binding.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import { screenReaderFocusAtLineStart } from '../../tui/focus.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  filterTextBeingTyped,
  pushScreen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { FILTER_FORMS } from '../../views/filter.ts';
import { indicatorRow, trackViews } from '../../views/gauge-and-tracks.ts';
import { focusedPanel, selectedPanelRowNodeId } from '../board/panels.ts';
import { spokenIndicatorRowSentence, spokenTrackSentence } from '../board/spoken.ts';
import {
  filteredTrackScreenRows,
  leftOutByTrackFilterText,
  nodeIdSelectedOnTrackScreen,
  positionInTrackText,
  TRACK_ORDERS,
  trackIndicatorOrderText,
  whatMovedTrackTexts,
} from './track-view.ts';

/** All indicators of a track, by objective or in one order. */
export interface TrackScreen {
  readonly kind: 'track';
  readonly id: string;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** Index into `TRACK_ORDERS`, from 0. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
  /** Whether the selected row is spelled out beside the list, where there is room. */
  readonly preview: boolean;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly track: TrackScreen;
  }
}

export const TRACK_SCREEN: ScreenDef<TrackScreen> = {
  kind: 'track',
  sort: 'board',
  place: '',
  shows:
    'A track with its indicators by objective: value, score, state; the selected one beside them.',
  called: 'a track',
  crumb: ({ board }, { id }) => terminalSafeOneLine(board.card.nodes.get(id)?.node.title ?? id),
  node: ({ id }) => id,
  flagged: true,
  arrival: trackSentences,
  focus: (state, screen) => screenReaderFocusAtLineStart(trackFocus(state, screen)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, filteredTrackScreenRows(state, screen).length),
  }),
  filter: (_, screen) => listScreenFilter(screen, `filter: ${FILTER_FORMS}`),
  selected: nodeIdSelectedOnTrackScreen,
  scored: (state, screen) => nodeIdSelectedOnTrackScreen(state, screen) ?? screen.id,
};

/** What is said on coming to a track. */
function trackSentences(state: State, screen: TrackScreen): readonly string[] {
  const at = trackViews(state.board).findIndex(({ id }) => id === screen.id);
  const view = trackViews(state.board)[at];
  if (view === undefined)
    return [
      `This track is no longer in the strategy; ${actionKeyName(state, 'nav.back')} goes back.`,
    ];
  const moved = whatMovedTrackTexts(state.board, screen.id).join(', ');
  const left = leftOutByTrackFilterText(state.board, screen, screen.filter);
  return [
    spokenTrackSentence(state.board, view, at, false),
    ...(moved === '' ? [] : [`${spokenTextInWords(moved)}.`]),
    spokenTextInWords(
      [trackIndicatorOrderText(screen), ...(left === undefined ? [] : [left])].join('   '),
    ),
  ];
}

/** The selected line of a track: an indicator, or an objective with its score. */
function trackFocus(state: State, screen: TrackScreen): Part {
  const lines = filteredTrackScreenRows(state, screen);
  const line = lines[Math.min(screen.selected, lines.length - 1)];
  if (line === undefined)
    return nothingFitsSentence(state, filterTextBeingTyped(state) ?? screen.filter);
  const score = isObjective(line) ? state.board.card.nodes.get(line.branch.id)?.score : 0;
  const text = isObjective(line)
    ? lineFromTemplate`${terminalSafeOneLine(line.branch.title)}, score ${scoreText(score)}`
    : spokenIndicatorRowSentence(indicatorRow(state.board, line.leaf));
  return lineFromTemplate`${positionInTrackText(lines, screen.selected)}: ${text}`;
}

/** Columns from which the selected line is spelled out beside the list. */
export const PREVIEW_FROM = 120;

export const TRACK_KEYS: readonly Binding[] = [
  bindingForScreenKind('track', {
    id: 'list.sort',
    keys: ['s'],
    label: 'sort',
    description: `the next order: ${TRACK_ORDERS.join(', ')}`,
    also: 'order oldest stalest',
    footer: true,
    run: (state, screen) =>
      reorderStep(state, screen, { order: (screen.order + 1) % TRACK_ORDERS.length }),
  }),
  bindingForScreenKind('track', {
    id: 'list.reverse',
    keys: ['S'],
    label: 'reverse',
    description: 'the same order the other way round',
    run: (state, screen) => reorderStep(state, screen, { reversed: !screen.reversed }),
  }),
  bindingForScreenKind('track', {
    id: 'panel.preview',
    keys: ['p'],
    label: 'preview',
    description: 'hide or show what is known of the selected line beside the list',
    footer: true,
    whyDisabled: (state) =>
      state.size.columns < PREVIEW_FROM
        ? `The preview needs ${PREVIEW_FROM} columns; ${actionKeyName(state, 'item.open')} opens the indicator.`
        : undefined,
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, { ...screen, preview: !screen.preview })),
  }),
];

/** The track in focus on a screen of its own, on the line that is selected on the overview; any other panel opens nothing. */
export function withFocusedTrackOpened(state: State): State {
  const panel = focusedPanel(state);
  if (panel?.kind !== 'track') return state;
  const screen: TrackScreen = {
    kind: 'track',
    id: panel.id,
    selected: 0,
    order: 0,
    reversed: false,
    filter: panel.filter,
    preview: true,
  };
  return pushScreen(state, selectLine(state, screen, selectedPanelRowNodeId(state)));
}

/** The list in another order, on the line that was selected. */
function reorderStep(
  state: State,
  before: TrackScreen,
  how: Partial<Pick<TrackScreen, 'order' | 'reversed'>>,
): Step {
  const screen: TrackScreen = { ...before, ...how };
  const next = withTopScreen(
    state,
    selectLine(state, screen, nodeIdSelectedOnTrackScreen(state, before)),
  );
  const order = `${TRACK_ORDERS[screen.order] ?? ''}${screen.reversed ? ', reversed' : ''}`;
  return stepWithoutEffects(withNotice(next, `Sorted ${order}.`));
}

function selectLine(state: State, screen: TrackScreen, id: string | undefined): TrackScreen {
  const at = filteredTrackScreenRows(state, screen).findIndex((line) => line.id === id);
  return { ...screen, selected: Math.max(0, at) };
}
