/** The overview as a screen. */
import { clampListIndex } from '../../tui/binding.ts';
import { focusOnSpokenText } from '../../tui/focus.ts';
import { terminalLayoutClass } from '../../tui/layout.ts';
import type { ScreenDef } from '../../tui/state.ts';
import { FILTER_FORMS } from '../../views/filter.ts';
import { trackViews } from '../../views/gauge-and-tracks.ts';
import {
  answerCellIndexAfterMove,
  focusedPanel,
  panelIdToFilter,
  panelItemCount,
  panelsWithFilteredRows,
  selectedPanelRowIndex,
  selectedRowNodeId,
  typedFilterOfPanel,
  withPanelRowSelected,
} from './panels.ts';
import { plainOverviewLines, plainOverviewVisibleRowCount } from './plain-lines.ts';
import type { OverviewScreen } from './screen-state.ts';
import {
  boardHeaderSentence,
  gaugeSentence,
  overviewFocusSentence,
  overviewSentences,
  trackSentence,
} from './spoken.ts';

export const OVERVIEW_SCREEN: ScreenDef<OverviewScreen> = {
  kind: 'overview',
  sort: 'board',
  place: 'overview',
  shows:
    'Where the board stands and since when, the panels of the tracks with their indicators, and what needs attention; the day, the alerts and whether writing works stand in the first line.',
  flagged: true,
  // what a morning begins with
  leads: ['item.open', 'reading.record', 'alert.acknowledge', 'item.explain', 'time.jump'],
  arrival: overviewSentences,
  focus: (state) => focusOnSpokenText(overviewFocusSentence(state)),
  headings: (state) => [boardHeaderSentence(state), gaugeSentence(state)],
  stepped(state, before, { panel }) {
    const view = before.panel === panel ? undefined : trackViews(state.board)[panel];
    return view === undefined ? [] : [trackSentence(state.board, view, panel, true)];
  },
  moved(state, screen, by) {
    if (terminalLayoutClass(state.size) === 'tiny') {
      const pages =
        plainOverviewLines(state, state.size.columns - 1).length -
        plainOverviewVisibleRowCount(state);
      return { ...screen, scroll: clampListIndex(screen.scroll + by, pages + 1) };
    }
    const panel = focusedPanel(state);
    if (panel === undefined) return screen;
    const from = selectedPanelRowIndex(state, panel);
    const at =
      panel.kind === 'answer'
        ? answerCellIndexAfterMove(state.board, from, by, 0)
        : clampListIndex(from + by, panelItemCount(panel));
    return withPanelRowSelected(screen, panel, at);
  },
  pointed(state, screen, area, row) {
    const panel = panelsWithFilteredRows(state)[area];
    if (panel === undefined) return screen;
    const at = clampListIndex(row ?? selectedPanelRowIndex(state, panel), panelItemCount(panel));
    return withPanelRowSelected({ ...screen, panel: area }, panel, at);
  },
  filter(state, screen) {
    const panel = panelIdToFilter(state);
    if (panel === undefined) return 'There is nothing to filter here.';
    return {
      text: typedFilterOfPanel(state, panel),
      label: `filter: ${FILTER_FORMS}`,
      by: (filter) => ({
        ...screen,
        scroll: 0,
        selected: { ...screen.selected, [panel]: 0 },
        chosen: { ...screen.chosen, [panel]: '' },
        filters: { ...screen.filters, [panel]: filter },
      }),
    };
  },
  selected: selectedRowNodeId,
  scored(state) {
    const panel = focusedPanel(state);
    return panel?.kind === 'track' ? panel.id : selectedRowNodeId(state);
  },
};
