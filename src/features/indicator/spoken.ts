/** A track and an indicator in sentences, and the row that is selected on each. */
import { concernsReading } from '../../core/journal/journal.ts';
import type { Indicator } from '../../core/model/model.ts';
import { findIndicator, nodePlacesOf } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { spokenSentences, spokenWords } from '../../text/speech.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { newestFlagTexts } from '../../views/flags.ts';
import { chartFlags } from '../../views/indicator-chart.ts';
import {
  indicatorLines,
  readingDetailLines,
  readingHistoryCells,
  scoringRuleLines,
} from '../../views/indicator-lines.ts';
import { lookDetailLines } from '../../views/indicator-looks.ts';
import { looksAt } from '../../views/indicator-value.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';
import { indicatorTabLabel, indicatorTabName } from './indicator-readings.ts';
import type { IndicatorScreen } from './screen-state.ts';
import { sourceDetailLines, sourceRows } from './source-view.ts';

/** Nothing is cut for want of room. */
const WHOLE = Number.POSITIVE_INFINITY;
/** So many of the newest events are said unasked. */
const SAID_EVENTS = 2;

/** What is said on coming to an indicator or to another of its tabs. */
export function indicatorSentences(state: State, screen: IndicatorScreen): readonly string[] {
  const leaf = state.board.card.indicators.get(screen.id);
  if (leaf === undefined) return ['This indicator is no longer in the strategy.'];
  const tab = indicatorTabName(screen);
  const lines =
    tab === 'Rule'
      ? scoringRuleLines(state.board, leaf.node, WHOLE).map(proseLine)
      : tab === 'Sources'
        ? []
        : indicatorLines(state.board, leaf);
  const why =
    tab === 'Chart' && leaf.node.why !== undefined ? [terminalSafeOneLine(leaf.node.why)] : [];
  const marked = chartFlags(state.board, state.events, leaf.node);
  const newest = { ...marked, flags: marked.flags.slice(0, SAID_EVENTS) };
  const events = tab === 'Chart' ? newestFlagTexts(newest).join(', ') : '';
  const waits = proposalsOnNodeText(state, screen.id, 'inbox.open');
  return spokenSentences([
    proseLine(
      `${leaf.node.code ?? ''} ${terminalSafeOneLine(leaf.node.title)}, ${indicatorTabLabel(tab, leaf.node)}.`,
    ),
    ...(waits === '' ? [] : [proseLine(`${waits}.`)]),
    ...lines,
    ...[...why, ...(events === '' ? [] : [`Events on the chart: ${events}.`])].map(proseLine),
  ]);
}

/** The event or the check under the cursor of a counted indicator. */
function lookSentence(state: State, screen: IndicatorScreen, indicator: Indicator): string {
  const looks = looksAt(state.board, indicator);
  const look = looks[screen.selected];
  if (look === undefined) return 'No event and no check yet.';
  const all = lookDetailLines(indicator, look, WHOLE).map(spokenWords).join(', ');
  const what = look.check === undefined ? 'Event' : 'Check';
  return `${what} ${screen.selected + 1} of ${looks.length}: ${all}`;
}

/** The reading or the source that is selected; the rule has none. */
export function indicatorFocusSentence(state: State, screen: IndicatorScreen): string {
  const indicator = findIndicator(state.strategy, screen.id);
  if (indicator === undefined) return 'This indicator is no longer in the strategy.';
  const tab = indicatorTabName(screen);
  const name = nodePlacesOf(state.strategy).get(indicator.id)?.node.title ?? indicator.id;
  if (tab === 'Rule') return `Rule of ${terminalSafeOneLine(name)}.`;
  if (tab === 'Sources') {
    const rows = sourceRows(state.board, indicator);
    const row = rows[screen.line ?? 0];
    return row === undefined
      ? 'No source yet.'
      : `Source ${(screen.line ?? 0) + 1} of ${rows.length}: ${sourceDetailLines(row).join(', ')}`;
  }
  const row = screen.history?.[screen.selected];
  const flagged = tab === 'Chart' ? state.events.find(({ id }) => id === screen.flag) : undefined;
  const event =
    flagged === undefined
      ? ''
      : `${terminalSafeOneLine(`Event of ${dayText(flagged.day)}: ${flagged.title}; ${actionKeyName(state, 'event.flag')} opens it.`)} `;
  if (indicator.count !== undefined) return `${event}${lookSentence(state, screen, indicator)}`;
  if (row === undefined) return `${event}No reading yet.`;
  const fate = row.standing ? '' : `, ${readingHistoryCells(indicator, row).what}`;
  const all = readingDetailLines(indicator, row, WHOLE).map(spokenWords).join(', ');
  const what = concernsReading(row) ? 'Reading' : 'Check';
  return `${event}${what} ${screen.selected + 1} of ${screen.history?.length ?? 0}${fate}: ${all}`;
}
