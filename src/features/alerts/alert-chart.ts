/** The chart of an alert: the value or the score that its rule looks at, with the limit and the day on which it was crossed. */
import { addDays, compareDays } from '../../core/model/day.ts';
import { type Crossing, isIndicator } from '../../core/model/model.ts';
import { CROSSED_WORDS } from '../../core/model/states.ts';
import type { Board } from '../../core/scoring/board.ts';
import { moveRuleOf } from '../../core/scoring/when.ts';
import type { ChartRule } from '../../text/chart-axes.ts';
import { dayText, roundedText, terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { preformattedLine, type ViewLine } from '../../text/line.ts';
import { axisValueText, indicatorChartLines } from '../../views/indicator-chart.ts';
import { indicatorChartLegendText } from '../../views/indicator-lines.ts';
import { scoreChart } from '../../views/score-chart.ts';

/** What is charted of an alert. */
export type Charted = Pick<Crossing, 'node' | 'since'> &
  Partial<Pick<Crossing, 'tripwire' | 'reading' | 'move'>>;

/** Days of the past that the chart of a score shows. */
const PAST = 365;

/** The chart with a legend above it, in `rows` lines of at most `cells` cells; none where nothing is known of the value. */
export function alertChart(
  board: Board,
  charted: Charted,
  cells: number,
  rows: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { node, since, reading } = charted;
  const room = rows - 1;
  const at = `${glyphs.chart.chosen} since ${dayText(since)}`;
  const limits = limitsOf(charted);
  if (isIndicator(node)) {
    const chosen = reading ?? board.readings.asOf(node.id, since);
    const marked = chosen === undefined || node.count !== undefined ? '' : `${at}; `;
    const chart = indicatorChartLines(board, node, chosen?.id, cells, room, glyphs, [], limits);
    const legend = indicatorChartLegendText(board, node, cells - marked.length, glyphs);
    return chart.length === 0 ? [] : [preformattedLine(`${marked}${legend}`), ...chart];
  }
  const marks = { rules: limits, points: pointsOf(board, charted), cursorOn: since };
  const chart = scoreChart(board, node.id, addDays(board.asOf, -PAST), cells, room, glyphs, marks);
  const from =
    charted.move === undefined
      ? ''
      : `; ${glyphs.chart.reading} ${roundedText(charted.move.from.value, 1)} on ${dayText(charted.move.from.day)}`;
  const legend = `${at}${from}; score of ${terminalSafeOneLine(node.title)}; ${glyphs.chart.fan} 90 % interval`;
  return chart.length === 0 ? [] : [preformattedLine(legend), ...chart];
}

/** The limit that a rule of a fall or a rise comes to on the day; the chart itself knows others. */
function limitsOf({ node, tripwire, move }: Charted): readonly ChartRule[] {
  const rule = tripwire && moveRuleOf(tripwire.when);
  if (tripwire === undefined || move === undefined || rule === undefined) return [];
  const value = move.from.value + rule.sign * rule.by;
  const word = CROSSED_WORDS[tripwire.severity];
  const text = isIndicator(node) ? axisValueText(node, value) : roundedText(value, 1);
  const label = `${word} from ${text} ${rule.sign < 0 ? 'down' : 'up'}`;
  return [{ value, label, tone: word, isLimit: true }];
}

/** The extreme that a fall or a rise is reckoned from, and the day on which the limit was crossed. */
function pointsOf({ history }: Board, { node, since, move }: Charted) {
  const value = history.scoreOn(node.id, since);
  return [
    ...(move === undefined ? [] : [move.from]),
    ...(value === undefined ? [] : [{ day: since, value }]),
  ].toSorted((a, b) => compareDays(a.day, b.day));
}
