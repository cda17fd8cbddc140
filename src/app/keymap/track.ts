/** What opens a track on a screen of its own, and what lists there and on the board answer to: sort, filter, preview. */
import { say, still } from '../binding.ts';
import { FILTER_FORMS } from '../filter.ts';
import { askFilter } from '../filtering.ts';
import { assessmentTab } from '../lists/assessment.ts';
import { keyOf } from '../own-keys.ts';
import { focusedPanel, selectedNode } from '../panels.ts';
import type { TrackScreen } from '../screen.ts';
import {
  type Binding,
  push,
  type ScreenKind,
  type State,
  type Step,
  topOf,
  withTop,
} from '../state.ts';
import { linesShown, selectedInTrack, TRACK_ORDERS } from '../track-view.ts';

const HERE: readonly ScreenKind[] = ['track'];

/** Columns from which the selected line is spelled out beside the list. */
export const PREVIEW_FROM = 100;

export const TRACK_KEYS: readonly Binding[] = [
  {
    id: 'panel.zoom',
    keys: ['z'],
    label: 'zoom',
    description: 'the track in focus on a screen of its own, with every indicator by objective',
    group: 'This screen',
    screens: ['overview'],
    footer: true,
    whyDisabled: (state) =>
      focusedPanel(state)?.kind === 'track'
        ? undefined
        : `Only a track has a screen of its own; ${keyOf(state, 'panel.next')} goes to one.`,
    run: (state) => still(zoomed(state)),
  },
  {
    id: 'list.filter',
    keys: ['/'],
    label: 'filter',
    description: `show only what has the words; ${FILTER_FORMS}`,
    also: 'search narrow',
    group: 'This screen',
    screens: ['overview', 'track', 'events', 'journal', 'assessment'],
    footer: true,
    whyDisabled: (state) => {
      const top = topOf(state);
      return top.kind !== 'assessment' ||
        (assessmentTab(top) === 'Evidence' && top.of === undefined)
        ? undefined
        : `Only its evidence is filtered; ${keyOf(state, 'tab.next')} goes there.`;
    },
    run: (state) => still(askFilter(state)),
  },
  {
    id: 'list.sort',
    keys: ['s'],
    label: 'sort',
    description: `the next order: ${TRACK_ORDERS.join(', ')}`,
    also: 'order oldest stalest',
    group: 'This screen',
    screens: HERE,
    footer: true,
    run: (state) => reordered(state, ({ order }) => ({ order: (order + 1) % TRACK_ORDERS.length })),
  },
  {
    id: 'list.reverse',
    keys: ['S'],
    label: 'reverse',
    description: 'the same order the other way round',
    group: 'This screen',
    screens: HERE,
    run: (state) => reordered(state, ({ reversed }) => ({ reversed: !reversed })),
  },
  {
    id: 'panel.preview',
    keys: ['p'],
    label: 'preview',
    description: 'hide or show what is known of the selected line beside the list',
    group: 'This screen',
    screens: HERE,
    footer: true,
    whyDisabled: (state) =>
      state.size.columns < PREVIEW_FROM
        ? `The preview needs ${PREVIEW_FROM} columns; ${keyOf(state, 'item.open')} opens the indicator.`
        : undefined,
    run: (state) => {
      const top = topOf(state);
      return still(
        top.kind === 'track' ? withTop(state, { ...top, preview: !top.preview }) : state,
      );
    },
  },
];

function zoomed(state: State): State {
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
  return push(state, selectLine(state, screen, selectedNode(state)));
}

/** The list in another order, on the line that was selected. */
function reordered(
  state: State,
  how: (screen: TrackScreen) => Partial<Pick<TrackScreen, 'order' | 'reversed'>>,
): Step {
  const top = topOf(state);
  if (top.kind !== 'track') return still(state);
  const screen: TrackScreen = { ...top, ...how(top) };
  const next = withTop(state, selectLine(state, screen, selectedInTrack(state, top)));
  const order = `${TRACK_ORDERS[screen.order] ?? ''}${screen.reversed ? ', reversed' : ''}`;
  return still(say(next, `Sorted ${order}.`));
}

function selectLine(state: State, screen: TrackScreen, id: string | undefined): TrackScreen {
  const at = linesShown(state, screen).findIndex((line) => line.id === id);
  return { ...screen, selected: Math.max(0, at) };
}
