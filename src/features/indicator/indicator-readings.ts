/** Which reading, and which source, the keys act on. */

import {
  type Fate,
  type HistoryRow,
  isAboutCheck,
  isAboutReading,
} from '../../core/journal/journal.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type { Check, Indicator } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { clampListIndex } from '../../tui/binding.ts';
import { currentReadingOfSelection } from '../../tui/selected-reading.ts';
import { type ScreenTypes, type SelectedReading, type State, topScreen } from '../../tui/state.ts';
import { chartedReadings } from '../../views/indicator-chart.ts';
import { countedEventsAndChecks, type EventOrCheck } from '../../views/indicator-value.ts';
import { indicatorSourceRows, type SourceRow } from './source-view.ts';

export const INDICATOR_TABS = ['Chart', 'Readings', 'Rule', 'Sources'] as const;

/** What a tab is called on screen: a counted indicator has events in place of readings. */
export function indicatorScreenTabLabel(
  tab: (typeof INDICATOR_TABS)[number],
  { count }: Indicator,
): string {
  return tab === 'Readings' && count !== undefined ? 'Events' : tab;
}

/** The name of the tab that an indicator screen shows. */
export function shownIndicatorTabName(
  screen: ScreenTypes['indicator'],
): (typeof INDICATOR_TABS)[number] {
  return INDICATOR_TABS[screen.tab] ?? 'Chart';
}

/** The event or the check under the cursor of the chart or the list of a counted indicator; undefined: none, or it has readings. */
export function eventOrCheckUnderCursor(
  { board }: Pick<State, 'board'>,
  screen: ScreenTypes['indicator'],
): EventOrCheck | undefined {
  const indicator = findIndicatorByIdOrCode(board.strategy, screen.id);
  return indicator === undefined || !isCursorOnIndicatorTab(screen)
    ? undefined
    : countedEventsAndChecks(board, indicator)[screen.selected];
}

/** Whether the tab that is shown has a cursor among the readings or events. */
export function isCursorOnIndicatorTab(screen: ScreenTypes['indicator']): boolean {
  return ['Chart', 'Readings'].includes(shownIndicatorTabName(screen));
}

/** The version under the cursor of the chart or the list of readings, on other tabs the current reading; undefined: none, or a check. */
export function readingVersionUnderCursor(
  state: State,
  screen: ScreenTypes['indicator'],
): SelectedReading | undefined {
  if (!isCursorOnIndicatorTab(screen)) return currentReadingOfSelection(state);
  const indicator = findIndicatorByIdOrCode(state.strategy, screen.id);
  const row = screen.history?.[screen.selected];
  return indicator === undefined || !isAboutReading(row) || indicator.count !== undefined
    ? undefined
    : { indicator, reading: row, standing: row.standing, withdrawn: withdrawnText(row) };
}

/** The check under the cursor of the list, if it stands; undefined: a reading, or nothing. */
export function indicatorCheckUnderCursor(
  state: Pick<State, 'board'>,
  screen: ScreenTypes['indicator'],
): Check | undefined {
  if (!isCursorOnIndicatorTab(screen)) return undefined;
  if (findIndicatorByIdOrCode(state.board.strategy, screen.id)?.count !== undefined)
    return eventOrCheckUnderCursor(state, screen)?.check;
  const row = screen.history?.[screen.selected];
  return isAboutCheck(row) && row.standing ? row : undefined;
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
    : terminalSafeOneLine(
        `${how} by ${ended.author} on ${dayText(localDayOfInstant(ended.recordedAt))}`,
      );
}

/** The source selected on the tab of sources; undefined elsewhere. */
export function selectedSource(state: State): SourceRow | undefined {
  const top = topScreen(state);
  if (top.kind !== 'indicator' || shownIndicatorTabName(top) !== 'Sources') return undefined;
  const indicator = findIndicatorByIdOrCode(state.strategy, top.id);
  return indicator && indicatorSourceRows(state.board, indicator)[top.line ?? 0];
}

/** Index, from 0, among the versions, of the reading that lies `by` readings newer (negative: older; without end: the newest or the oldest) in the chart; of a counted indicator among its events and checks. */
export function readingVersionIndexAfterChartMove(
  state: State,
  screen: ScreenTypes['indicator'],
  by: number,
): number {
  const indicator = findIndicatorByIdOrCode(state.strategy, screen.id);
  const { history, selected } = screen;
  if (indicator?.count !== undefined)
    return clampListIndex(selected - by, countedEventsAndChecks(state.board, indicator).length);
  if (indicator === undefined || history === undefined) return selected;
  const ids = chartedReadings(state.board, indicator).map((reading) => reading.id);
  const now = history[selected]?.id;
  const at = now === undefined ? -1 : ids.indexOf(now);
  const next = at < 0 ? ids.length - 1 : clampListIndex(at + by, ids.length);
  const found = history.findIndex((row) => row.standing && row.id === ids[next]);
  return found < 0 ? selected : found;
}
