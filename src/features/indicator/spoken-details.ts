/** A track and an indicator in sentences, and the row that is selected on each. */
import { isObjective } from '../../core/model/model.ts';
import { findIndicator, placesOf } from '../../core/model/tree.ts';
import { dayText, oneLine, scoreText } from '../../text/format.ts';
import { type Part, phrase, prose, spaced } from '../../text/line.ts';
import { inSentences, inWords } from '../../text/speech.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { flagsSaid } from '../board/flags.ts';
import { indicatorRow, trackViews } from '../board/overview.ts';
import { rowSentence, trackSentence } from '../board/spoken.ts';
import type { IndicatorScreen, TrackScreen } from '../screen-types.ts';
import { lineNumber, linesShown, trackFoot } from '../track/track-view.ts';
import { chartFlags } from './chart-of.ts';
import { historyText, indicatorLines, readingLines, ruleLines } from './indicator-view.ts';
import { tabOf } from './selected-reading.ts';
import { sourceLines, sourceRows } from './source-view.ts';

/** Nothing is cut for want of room. */
const WHOLE = Number.POSITIVE_INFINITY;
/** So many of the newest events are said unasked. */
const SAID_EVENTS = 2;

/** What is said on coming to a track. */
export function trackSentences(state: State, screen: TrackScreen): readonly string[] {
  const at = trackViews(state.board).findIndex(({ id }) => id === screen.id);
  const view = trackViews(state.board)[at];
  if (view === undefined) return ['This track is no longer in the strategy.'];
  return [
    trackSentence(state.board, view, at, false),
    inWords(spaced(trackFoot(state, screen, screen.filter))),
  ];
}

/** The selected line of a track: an indicator, or an objective with its score. */
export function trackFocus(state: State, screen: TrackScreen): Part {
  const lines = linesShown(state, screen);
  const line = lines[Math.min(screen.selected, lines.length - 1)];
  if (line === undefined)
    return `Nothing fits the filter; ${keyOf(state, 'nav.back')} shows everything again.`;
  const score = isObjective(line) ? state.board.card.nodes.get(line.branch.id)?.score : 0;
  const text = isObjective(line)
    ? phrase`${oneLine(line.branch.title)}, score ${scoreText(score)}`
    : rowSentence(indicatorRow(state.board, line.leaf));
  return phrase`${lineNumber(lines, screen.selected)}: ${text}`;
}

/** What is said on coming to an indicator or to another of its tabs. */
export function indicatorSentences(state: State, screen: IndicatorScreen): readonly string[] {
  const leaf = state.board.card.indicators.get(screen.id);
  if (leaf === undefined) return ['This indicator is no longer in the strategy.'];
  const tab = tabOf(screen);
  const lines =
    tab === 'Rule'
      ? ruleLines(state.board, leaf.node, WHOLE).map(prose)
      : tab === 'Sources'
        ? []
        : indicatorLines(state.board, leaf);
  const why = tab === 'Chart' && leaf.node.why !== undefined ? [oneLine(leaf.node.why)] : [];
  const marked = chartFlags(state.board, state.events, leaf.node);
  const newest = { ...marked, flags: marked.flags.slice(0, SAID_EVENTS) };
  const events = tab === 'Chart' ? flagsSaid(newest).join(', ') : '';
  return inSentences([
    prose(`${leaf.node.code ?? ''} ${oneLine(leaf.node.title)}, ${tab}.`),
    ...lines,
    ...[...why, ...(events === '' ? [] : [`Events on the chart: ${events}.`])].map(prose),
  ]);
}

/** The reading or the source that is selected; the rule has none. */
export function indicatorFocus(state: State, screen: IndicatorScreen): string {
  const indicator = findIndicator(state.strategy, screen.id);
  if (indicator === undefined) return 'This indicator is no longer in the strategy.';
  const tab = tabOf(screen);
  const name = placesOf(state.strategy).get(indicator.id)?.node.title ?? indicator.id;
  if (tab === 'Rule') return `Rule of ${oneLine(name)}.`;
  if (tab === 'Sources') {
    const rows = sourceRows(state.board, indicator);
    const row = rows[screen.line ?? 0];
    return row === undefined
      ? 'No source yet.'
      : `Source ${(screen.line ?? 0) + 1} of ${rows.length}: ${sourceLines(row).join(', ')}`;
  }
  const row = screen.history?.[screen.selected];
  const flagged = tab === 'Chart' ? state.events.find(({ id }) => id === screen.flag) : undefined;
  const event =
    flagged === undefined
      ? ''
      : `${oneLine(`Event of ${dayText(flagged.day)}: ${flagged.title}; ${keyOf(state, 'event.flag')} opens it.`)} `;
  if (row === undefined) return `${event}No reading yet.`;
  const fate = row.standing ? '' : `, ${historyText(indicator, row).what}`;
  const all = readingLines(indicator, row, WHOLE).map(inWords).join(', ');
  return `${event}Reading ${screen.selected + 1} of ${screen.history?.length ?? 0}${fate}: ${all}`;
}
