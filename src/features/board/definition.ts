/** The overview as a screen. */
import { clamp } from '../../tui/binding.ts';
import { focusOn } from '../../tui/focus.ts';
import { layoutOf } from '../../tui/layout.ts';
import type { ScreenDef } from '../../tui/state.ts';
import type { OverviewScreen } from '../screen-types.ts';
import { FILTER_FORMS } from '../track/filter.ts';
import { trackViews } from './overview.ts';
import {
  filterOf,
  focusedPanel,
  panelLength,
  panelToFilter,
  selectedIn,
  selectedNode,
} from './panels.ts';
import { plainLines, plainRows } from './plain-lines.ts';
import {
  gaugeSentence,
  headSentence,
  overviewFocus,
  overviewSentences,
  trackSentence,
} from './spoken.ts';

export const OVERVIEW_SCREEN: ScreenDef<OverviewScreen> = {
  kind: 'overview',
  sort: 'board',
  place: 'overview',
  flagged: true,
  // what a morning begins with
  leads: ['item.open', 'reading.record', 'alert.acknowledge', 'item.explain', 'time.jump'],
  arrival: overviewSentences,
  focus: (state) => focusOn(overviewFocus(state)),
  headings: (state) => [headSentence(state), gaugeSentence(state)],
  stepped(state, before, { panel }) {
    const view = before.panel === panel ? undefined : trackViews(state.board)[panel];
    return view === undefined ? [] : [trackSentence(state.board, view, panel, true)];
  },
  moved(state, screen, by) {
    if (layoutOf(state.size) === 'tiny') {
      const pages = plainLines(state, state.size.columns - 1).length - plainRows(state);
      return { ...screen, scroll: clamp(screen.scroll + by, pages + 1) };
    }
    const panel = focusedPanel(state);
    if (panel === undefined) return screen;
    const at = clamp(selectedIn(state, panel) + by, panelLength(panel));
    return { ...screen, selected: { ...screen.selected, [panel.id]: at } };
  },
  filter(state, screen) {
    const panel = panelToFilter(state);
    if (panel === undefined) return 'There is nothing to filter here.';
    return {
      text: filterOf(state, panel),
      label: `filter: ${FILTER_FORMS}`,
      by: (filter) => ({
        ...screen,
        scroll: 0,
        selected: { ...screen.selected, [panel]: 0 },
        filters: { ...screen.filters, [panel]: filter },
      }),
    };
  },
  selected: selectedNode,
  scored(state) {
    const panel = focusedPanel(state);
    return panel?.kind === 'track' ? panel.id : selectedNode(state);
  },
};
