/** Which reading, and which source, the keys act on. */
import type { Fate, HistoryRow } from '../../core/journal/journal.ts';
import type { Indicator, Reading } from '../../core/model/model.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { dayText, oneLine } from '../../text/format.ts';
import { indicatorInHand } from '../../tui/binding.ts';
import { type State, topOf } from '../../tui/state.ts';
import { assessmentTab } from '../assessments/assessment-list.ts';
import { evidenceShown, standsStill } from '../assessments/evidence.ts';
import { INDICATOR_TABS, type IndicatorScreen } from '../screen-types.ts';
import { chartedReadings } from './chart-of.ts';
import { type SourceRow, sourceRows } from './source-view.ts';

/** The name of the tab that an indicator screen shows. */
export function tabOf(screen: IndicatorScreen): (typeof INDICATOR_TABS)[number] {
  return INDICATOR_TABS[screen.tab] ?? 'Chart';
}

export interface InHand {
  readonly indicator: Indicator;
  readonly reading: Reading;
  /** False for a version that was corrected, retracted or undone. */
  readonly standing: boolean;
  /** Who ended it and when, `withdrawn by sam on 24 Nov 2026`; '' while it stands. */
  readonly withdrawn: string;
}

/** The reading under the cursor of an indicator screen or of the evidence of an assessment, elsewhere the current one of the selected indicator; undefined: none. */
export function readingInHand(state: State): InHand | undefined {
  if (topOf(state).kind === 'assessment') return evidenceInHand(state);
  const indicator = findIndicator(state.strategy, indicatorInHand(state) ?? '');
  if (indicator === undefined) return undefined;
  const top = topOf(state);
  if (top.kind === 'indicator' && ['Chart', 'Readings'].includes(tabOf(top))) {
    const row = top.history?.[top.selected];
    return row === undefined
      ? undefined
      : { indicator, reading: row, standing: row.standing, withdrawn: withdrawnText(row) };
  }
  const reading = state.board.card.indicators.get(indicator.id)?.reading;
  return reading === undefined ? undefined : { indicator, reading, standing: true, withdrawn: '' };
}

/** The reading under the cursor of the evidence of an assessment, as it was known then; undefined: none. */
export function evidenceInHand(state: State): InHand | undefined {
  const top = topOf(state);
  if (top.kind !== 'assessment' || assessmentTab(top) !== 'Evidence') return undefined;
  const rows = evidenceShown(state, top)?.rows ?? [];
  const { indicator, reading } = rows[Math.min(top.selected, rows.length - 1)] ?? {};
  if (indicator === undefined || reading === undefined) return undefined;
  const standing = standsStill(state.board, reading);
  const withdrawn = standing ? '' : 'corrected or withdrawn since';
  return { indicator, reading, standing, withdrawn };
}

/** What is said of a version that does not stand; '' where it does. */
const WITHDRAWN: Readonly<Record<Fate, string>> = {
  stands: '',
  corrected: 'corrected',
  retracted: 'withdrawn',
  undone: 'withdrawn',
};

function withdrawnText({ fate, ended }: HistoryRow): string {
  const how = WITHDRAWN[fate];
  return ended === undefined
    ? how
    : oneLine(`${how} by ${ended.author} on ${dayText(ended.recordedAt.slice(0, 10))}`);
}

/** The source selected on the tab of sources; undefined elsewhere. */
export function sourceInHand(state: State): SourceRow | undefined {
  const top = topOf(state);
  if (top.kind !== 'indicator' || tabOf(top) !== 'Sources') return undefined;
  const indicator = findIndicator(state.strategy, top.id);
  return indicator && sourceRows(state.board, indicator)[top.line ?? 0];
}

/** Index, among the versions, of the reading that lies `by` readings newer (negative: older) in the chart. */
export function chartStep(state: State, screen: IndicatorScreen, by: number): number {
  const indicator = findIndicator(state.strategy, screen.id);
  const { history, selected } = screen;
  if (indicator === undefined || history === undefined) return selected;
  const ids = chartedReadings(state.board, indicator).map((reading) => reading.id);
  const now = history[selected]?.id;
  const at = now === undefined ? -1 : ids.indexOf(now);
  const next = at < 0 ? ids.length - 1 : Math.max(0, Math.min(ids.length - 1, at + by));
  const found = history.findIndex((row) => row.standing && row.id === ids[next]);
  return found < 0 ? selected : found;
}
