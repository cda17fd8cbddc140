/** The chart of an alert: the value or the score that its rule looks at, with the limit and the day on which it was crossed. */

import { addDays } from '../../core/model/day.ts';
import { type Crossing, isIndicator } from '../../core/model/model.ts';
import { CROSSED_WORDS } from '../../core/model/states.ts';
import type { Board } from '../../core/scoring/board.ts';
import { valueOrScoreAsOf } from '../../core/scoring/history.ts';
import { moveRuleOfTripwire } from '../../core/scoring/when.ts';
import type { ChartRule } from '../../text/chart-axes.ts';
import { dayText, INTERVAL_PERCENT, roundedText, terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { preformattedLine, type ViewLine } from '../../text/line.ts';
import { axisValueText, indicatorChartLines } from '../../views/indicator-chart.ts';
import { indicatorChartLegendText } from '../../views/indicator-lines.ts';
import { type ChartMarks, scoreChartLines } from '../../views/score-chart.ts';

/** What is charted of an alert. */
export type Charted = Pick<Crossing, 'node' | 'since'> &
  Partial<Pick<Crossing, 'tripwire' | 'reading' | 'move'>>;

/** Days of the past that the chart of a score shows. */
const PAST = 365;

/** The chart with a legend above it, in `rows` lines of at most `cells` cells; none where nothing is known of the value. */
export function alertChartLines(
  board: Board,
  charted: Charted,
  cells: number,
  rows: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { node, since, reading } = charted;
  const room = rows - 1;
  const at = `${glyphs.chart.chosen} since ${dayText(since)}`;
  const marks = marksOf(board, charted);
  if (isIndicator(node)) {
    const isCurve = node.count !== undefined || node.rolling !== undefined;
    const chosen = isCurve ? undefined : (reading ?? board.readings.asOf(node.id, since));
    const legend = `${at}; ${indicatorChartLegendText(board, node, cells - at.length - 2, glyphs)}`;
    const shown = isCurve ? marks : { ...marks, points: [], chosen: undefined };
    const chart = indicatorChartLines(board, node, chosen?.id, cells, room, glyphs, [], shown);
    return chart.length === 0 ? [] : [preformattedLine(legend), ...chart];
  }
  const chart = scoreChartLines(
    board,
    node.id,
    addDays(board.asOf, -PAST),
    cells,
    room,
    glyphs,
    marks,
  );
  const from =
    charted.move === undefined
      ? ''
      : `; ${glyphs.chart.reading} ${roundedText(charted.move.from.value, 1)} on ${dayText(charted.move.from.day)}`;
  const legend = `${at}${from}; score of ${terminalSafeOneLine(node.title)}; ${glyphs.chart.fan} ${INTERVAL_PERCENT} interval`;
  return chart.length === 0 ? [] : [preformattedLine(legend), ...chart];
}

/** The limit that a rule of a fall or a rise comes to on the day, from the day on that it is reckoned from; the chart itself knows others. */
function limitsOf({ node, tripwire, move }: Charted): readonly ChartRule[] {
  const rule = tripwire && moveRuleOfTripwire(tripwire.when);
  if (tripwire === undefined || move === undefined || rule === undefined) return [];
  const value = move.from.value + rule.sign * rule.by;
  const word = CROSSED_WORDS[tripwire.severity];
  const text = isIndicator(node) ? axisValueText(node, value) : roundedText(value, 1);
  const label = `${word} from ${text} ${rule.sign < 0 ? 'down' : 'up'}`;
  return [{ value, label, tone: word, isLimit: true, since: move.from.day }];
}

/** The limit, the extreme that a fall or a rise is reckoned from, and the day on which the limit was crossed. */
function marksOf(board: Board, charted: Charted): ChartMarks {
  const { node, since, move } = charted;
  const value = valueOrScoreAsOf(node, board.readings, board.history.scoreOn, since);
  const chosen = value === undefined ? undefined : { day: since, value };
  const points = [...(move === undefined ? [] : [move.from]), ...(chosen ? [chosen] : [])];
  return { rules: limitsOf(charted), points, chosen };
}
