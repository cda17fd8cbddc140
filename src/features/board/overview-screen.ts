/** The overview as a screen: what it remembers, and the keys that go among its panels. */

import { clampListIndex, moveBinding } from '../../tui/binding.ts';
import { NOTHING_TO_FILTER } from '../../tui/filtering.ts';
import { screenReaderFocusAtLineStart } from '../../tui/focus.ts';
import { terminalLayoutClass } from '../../tui/layout.ts';
import type { Binding, ScreenDef, State } from '../../tui/state.ts';
import { FILTER_FORMS } from '../../views/filter.ts';
import { trackViews } from '../../views/gauge-and-tracks.ts';
import {
  boardPanels,
  firstThreeAndOtherTrackIndexes,
  focusedPanel,
  overviewAtBottomOfStack,
  overviewWithPanelRowSelected,
  panelIdToFilter,
  panelItemCount,
  panelsWithFilteredRows,
  selectedPanelRowIndex,
  selectedPanelRowNodeId,
  typedFilterOfPanel,
  verdictCellIndexAfterMove,
} from './panels.ts';
import {
  plainOverviewOffsetOfFocusedPanel,
  plainOverviewRows,
  plainOverviewVisibleRowCount,
} from './plain-lines.ts';
import {
  spokenBoardHeaderSentence,
  spokenGaugeSentence,
  spokenOverviewFocusSentence,
  spokenOverviewSentences,
  spokenTrackSentence,
} from './spoken.ts';

/** A row of a panel. */
interface SelectedRow {
  /** Its index, from 0. */
  readonly at: number;
  /** Of a row of a track its id, by which it is found where it has come to stand elsewhere; left out: the index holds. */
  readonly id?: string;
}

/** The overview, with the panel in focus (its place among them, from 0) and the row selected in each. */
export interface OverviewScreen {
  readonly kind: 'overview';
  /** The place of the panel in focus among those of the board, from 0. */
  readonly panel: number;
  /** By panel id, its selected row; left out: the first. */
  readonly selected: Readonly<Record<string, SelectedRow>>;
  /** First line shown, from 0, where the terminal is too small for panels. */
  readonly scroll: number;
  /** By panel id, what its rows are filtered by. */
  readonly filters?: Readonly<Record<string, string>>;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly overview: OverviewScreen;
  }
}

export const OVERVIEW_SCREEN: ScreenDef<OverviewScreen> = {
  kind: 'overview',
  sort: 'board',
  place: 'overview',
  shows:
    'Where the board stands and since when, the tracks with their indicators, what needs attention.',
  flagged: true,
  // what a morning begins with
  leads: ['item.open', 'reading.record', 'alert.acknowledge', 'item.explain', 'time.jump'],
  arrival: spokenOverviewSentences,
  focus: (state) => screenReaderFocusAtLineStart(spokenOverviewFocusSentence(state)),
  headings: (state) => [spokenBoardHeaderSentence(state), spokenGaugeSentence(state)],
  stepped(state, before, { panel }) {
    const view = before.panel === panel ? undefined : trackViews(state.board)[panel];
    return view === undefined ? [] : [spokenTrackSentence(state.board, view, panel, true)];
  },
  moved(state, screen, by) {
    if (terminalLayoutClass(state.size) === 'tiny') {
      const pages =
        plainOverviewRows(state, state.size.columns - 1).length -
        plainOverviewVisibleRowCount(state);
      return { ...screen, scroll: clampListIndex(screen.scroll + by, pages + 1) };
    }
    const panel = focusedPanel(state);
    if (panel === undefined) return screen;
    const from = selectedPanelRowIndex(state, panel);
    const at =
      panel.kind === 'answer'
        ? verdictCellIndexAfterMove(state.board, from, by, 0)
        : clampListIndex(from + by, panelItemCount(panel));
    return overviewWithPanelRowSelected(screen, panel, at);
  },
  pointed(state, screen, area, row) {
    const panel = panelsWithFilteredRows(state)[area];
    if (panel === undefined) return screen;
    const at = clampListIndex(row ?? selectedPanelRowIndex(state, panel), panelItemCount(panel));
    return overviewWithPanelRowSelected({ ...screen, panel: area }, panel, at);
  },
  filter(state, screen) {
    const panel = panelIdToFilter(state);
    if (panel === undefined) return NOTHING_TO_FILTER;
    return {
      text: typedFilterOfPanel(state, panel),
      label: `filter: ${FILTER_FORMS}`,
      by: (filter) => ({
        ...screen,
        scroll: 0,
        selected: { ...screen.selected, [panel]: { at: 0 } },
        filters: { ...screen.filters, [panel]: filter },
      }),
    };
  },
  selected: selectedPanelRowNodeId,
  scored(state) {
    const panel = focusedPanel(state);
    return panel?.kind === 'track' ? panel.id : selectedPanelRowNodeId(state);
  },
};

/** Among the panels. */
export const PANEL_KEYS: readonly Binding[] = [
  moveBinding('nav.right', ['l', 'Right'], 'the panel to the right', ['overview'], (state) =>
    withPanelBeside(state, 1),
  ),
  moveBinding('nav.left', ['h', 'Left'], 'the panel to the left', ['overview'], (state) =>
    withPanelBeside(state, -1),
  ),
  {
    ...moveBinding('panel.next', ['Tab'], 'next panel', ['overview'], (state) =>
      turnedTo(state, 1),
    ),
    label: 'panel',
    footer: true,
  },
  moveBinding('panel.prev', ['S-Tab'], 'previous panel', ['overview'], (state) =>
    turnedTo(state, -1),
  ),
];

/** The overview with another panel in focus, by its place from 0, whatever lay on top of it. */
export function withOverviewFocusedOnPanel(state: State, panel: number): State {
  const next = { ...state, layers: [{ ...overviewAtBottomOfStack(state), panel }] };
  if (terminalLayoutClass(state.size) !== 'tiny') return next;
  return {
    ...next,
    layers: [{ ...overviewAtBottomOfStack(next), scroll: plainOverviewOffsetOfFocusedPanel(next) }],
  };
}

/** To the cell to the right (`by` 1) or to the left (-1) in the answer; else to the panel there: among the fronts, among the other panels, or down or up the list where they are stacked. */
function withPanelBeside(state: State, by: 1 | -1): State {
  const { panel: at } = overviewAtBottomOfStack(state);
  const focused = focusedPanel(state);
  if (focused?.kind === 'answer') {
    const place = verdictCellIndexAfterMove(
      state.board,
      selectedPanelRowIndex(state, focused),
      0,
      by,
    );
    const bottom = overviewWithPanelRowSelected(overviewAtBottomOfStack(state), focused, place);
    return { ...state, layers: [bottom, ...state.layers.slice(1)] };
  }
  const { fronts, rest } = firstThreeAndOtherTrackIndexes(state.board);
  const row = fronts.includes(at) ? fronts : rest.includes(at) ? rest : [at];
  const next = row[clampListIndex(row.indexOf(at) + by, row.length)];
  return next === undefined ? state : withOverviewFocusedOnPanel(state, next);
}

/** To the next (`by` 1) or the previous (-1) panel, round the end. */
function turnedTo(state: State, by: 1 | -1): State {
  const { length } = boardPanels(state.board);
  return withOverviewFocusedOnPanel(
    state,
    (overviewAtBottomOfStack(state).panel + length + by) % length,
  );
}
