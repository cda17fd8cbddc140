/** An indicator as a screen. */
import type { HistoryRow } from '../../core/journal/journal.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { clampListIndex } from '../../tui/binding.ts';
import { spokenPartFocus } from '../../tui/focus.ts';
import { fullScreenRowCells } from '../../tui/layout.ts';
import type { ScreenDef, State } from '../../tui/state.ts';
import { scoringRuleLines } from '../../views/indicator-lines.ts';
import {
  chartVersionIndex,
  checkUnderCursor,
  indicatorTabName,
  readingUnderCursor,
} from './indicator-readings.ts';
import { INDICATOR_TABS, type IndicatorScreen } from './screen-state.ts';
import { sourceRows } from './source-view.ts';
import { indicatorFocusSentence, indicatorSentences } from './spoken.ts';

export const INDICATOR_SCREEN: ScreenDef<IndicatorScreen> = {
  kind: 'indicator',
  sort: 'board',
  place: '',
  shows:
    'One indicator: its chart, its readings, how its score is made, why it matters, and where the next value is found.',
  called: 'an indicator',
  crumb: ({ board }, { id }) => board.card.indicators.get(id)?.node.code ?? id,
  node: ({ id }) => id,
  before: ({ from }) => from,
  arrival: indicatorSentences,
  focus: (state, screen) => spokenPartFocus(indicatorFocusSentence(state, screen)),
  moved,
  turned: (_, screen, by) => ({
    ...screen,
    line: 0,
    tab: (screen.tab + by + INDICATOR_TABS.length) % INDICATOR_TABS.length,
  }),
  selected: (_, { id }) => id,
  reading: readingUnderCursor,
  check: checkUnderCursor,
  scored: (_, { id }) => id,
  asks: ({ view }, { id }, changed) =>
    changed === 'view' ? [{ kind: 'history', indicator: id, view }] : [],
  heard(_, screen, message) {
    if (message.kind !== 'history' || message.indicator !== screen.id) return screen;
    const history = message.rows.toReversed();
    return { ...screen, history, selected: keptIn(history, screen) };
  },
};

/** Down goes to an older version, on the chart to an older reading; elsewhere it scrolls. */
function moved(state: State, screen: IndicatorScreen, by: number): IndicatorScreen {
  const tab = indicatorTabName(screen);
  const line = screen.line ?? 0;
  const counted = findIndicator(state.strategy, screen.id);
  if (counted?.count !== undefined && (tab === 'Chart' || tab === 'Readings'))
    return { ...screen, selected: chartVersionIndex(state, screen, -by) };
  switch (tab) {
    case 'Chart':
      return { ...screen, selected: chartVersionIndex(state, screen, -by) };
    case 'Readings':
      return {
        ...screen,
        selected: clampListIndex(screen.selected + by, screen.history?.length ?? 1),
      };
    default: {
      const indicator = findIndicator(state.strategy, screen.id);
      const length =
        indicator === undefined
          ? 1
          : tab === 'Sources'
            ? sourceRows(state.board, indicator).length
            : scoringRuleLines(state.board, indicator, fullScreenRowCells(state.size)).length;
      return { ...screen, line: clampListIndex(line + by, length) };
    }
  }
}

/**
 * Where the reading that was selected now stands among the versions; where it stood no more already, its place. On the
 * newest that stood, as when nothing was selected yet or what was is withdrawn, the newest one that stands now.
 */
function keptIn(
  history: readonly HistoryRow[],
  { history: before, selected }: IndicatorScreen,
): number {
  const was = before?.[selected];
  const newest = history.findIndex(({ standing }) => standing);
  const [old] = before?.filter(({ standing }) => standing) ?? [];
  const came = was === old && !before?.some(({ id }) => id === history[newest]?.id);
  const at = history.findIndex((row) => row.standing && row.id === was?.id);
  if (came || (at < 0 && was?.standing === true)) return Math.max(0, newest);
  return at < 0 ? Math.max(0, Math.min(selected, history.length - 1)) : at;
}
