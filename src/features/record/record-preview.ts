/** What recording, correcting or retracting a reading would do, before it is done. */

import { plausibleScoreMove } from '../../core/analysis/movers.ts';
import type { Goalposts, Observation, Reading } from '../../core/model/model.ts';
import { withoutReading, withReading } from '../../core/model/readings.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { positionBetweenGoalposts, valueOfScore } from '../../core/scoring/leaf.ts';
import { fillToWidth, textWidth } from '../../text/cells.ts';
import { type FormLine, nameWithNumbersLine } from '../../text/fitting.ts';
import { dayText, roundedText } from '../../text/format.ts';
import { phraseLine, proseLine, spacedLine, type ViewLine } from '../../text/line.ts';
import {
  boardChangeView,
  type ChangeRow,
  type ChangeView,
  tripwireChangeLines,
} from '../../views/board-change.ts';
import { axisText } from '../../views/indicator-chart.ts';
import { noValueText } from '../../views/indicator-value.ts';

/** Id of a reading that is only tried. */
const UNSAVED = 'unsaved';

/** The board as it would be with an observation recorded, in place of the reading it corrects if it does; nothing is stored. */
export function boardWithObservation(
  board: Board,
  observation: Observation,
  author: string,
  corrects?: Reading,
): Board {
  const added = {
    ...observation,
    id: UNSAVED,
    seq: Number.MAX_SAFE_INTEGER,
    author,
    recordedAt: '',
  };
  const rest = corrects === undefined ? board.readings : withoutReading(board.readings, corrects);
  return boardAsOf(board.strategy, withReading(rest, added), board.asOf);
}

/** Why a mean goes one way though the reading that is new in it lies on the other side: older ones leave its window. '' where it does not, or is none. */
export function againstMeanText(
  before: Board,
  after: Board,
  { indicator, observedOn, value }: Observation,
): string {
  const [was, is] = [before, after].map(({ card }) => card.indicators.get(indicator));
  const isMean = is?.node.rolling !== undefined && was?.value !== undefined;
  // one that takes the place of another of its day changes the mean by what it replaces
  if (!isMean || before.readings.asOf(indicator, observedOn)?.observedOn === observedOn) return '';
  const move = (is.value ?? was.value) - was.value;
  return move * (value - was.value) < 0 ? ', since older readings leave its window' : '';
}

/** The longest title, in cells: with its scores it stands in a form of 60 columns. */
const LONGEST_TITLE = 32;

/** What saving would do, a line each: the value, the scores from the indicator up to the gauge, and what it would cross. */
export function recordPreviewLines(
  board: Board,
  next: Board,
  observation: Observation,
): readonly FormLine[] {
  const view = boardChangeView(board, next, [observation.indicator]);
  const current = next.card.indicators.get(observation.indicator)?.reading;
  const beyond = next.card.indicators.get(observation.indicator)?.beyond === true;
  const label = Math.min(
    LONGEST_TITLE,
    Math.max(...view.scores.map((row) => textWidth(row.title))),
  );
  const against = againstMeanText(board, next, observation);
  return [
    ...(current?.id === UNSAVED
      ? view.values.map(
          (row) => phraseLine`${stepLine(row)}${beyond ? ', beyond the goalposts' : ''}${against}`,
        )
      : [
          proseLine(
            current === undefined || current.observedOn <= observation.observedOn
              ? `there is no value on this day${whyNoMean(next, observation.indicator)}`
              : `a reading of ${dayText(current.observedOn)} is newer and stays the current one`,
          ),
        ]),
    ...tripwireChangeLines(view),
    ...view.scores.map((row) => scoreLine(row, label)),
    gaugeLine(view),
  ];
}

/** `: 7 readings of the 10 that its mean needs`. */
function whyNoMean(board: Board, indicator: string): string {
  const node = board.card.indicators.get(indicator)?.node;
  return node === undefined ? '' : `: ${noValueText(board, node)}`;
}

/** `84 -> 61 km²/month`: the unit once, behind the newer value. */
function stepLine({ bare, after }: ChangeRow): ViewLine {
  return phraseLine`${bare} -> ${after}`;
}

function scoreLine({ title, before, after, change }: ChangeRow, label: number): FormLine {
  const by = change === '' ? '' : ` (${change})`;
  const [was, is] = [before, after].map((score) => fillToWidth(score, 5, 'right'));
  const wide = `${fillToWidth(title, label)}  ${was} -> ${is}${by}`;
  return nameWithNumbersLine(title, phraseLine`${before} -> ${after}${by}`, wide);
}

/** The interval of the gauge and its band; where the terminal is narrow, without their names. */
function gaugeLine({ interval, band, bandSaid }: ChangeView): FormLine {
  const range = phraseLine`90 % interval ${interval}`;
  return { ...spacedLine([range, bandSaid]), rest: `${interval}, ${band}` };
}

/** The board as it would be without a reading; nothing is stored. */
export function boardWithoutReading(board: Board, reading: Reading): Board {
  return boardAsOf(board.strategy, withoutReading(board.readings, reading), board.asOf);
}

/** The longest title in the question whether to retract, in cells. */
const LONGEST_ASKED = 24;

/** What retracting would do, a line each: the value that would count then, the scores up to the gauge, and what it would cross. */
export function retractPreviewLines(
  board: Board,
  next: Board,
  reading: Reading,
): readonly FormLine[] {
  const view = boardChangeView(board, next, [reading.indicator]);
  const left = next.card.indicators.get(reading.indicator)?.reading;
  const label = Math.min(
    LONGEST_ASKED,
    Math.max(...view.scores.map((row) => textWidth(row.title))),
  );
  return [
    ...(left === undefined
      ? [proseLine('no reading would be left')]
      : view.values.map((row) =>
          row.before === row.after
            ? proseLine(`${row.after} of ${dayText(left.observedOn)} stays the current one`)
            : phraseLine`${stepLine(row)} of ${dayText(left.observedOn)}`,
        )),
    ...view.scores.map((row) => scoreLine(row, label)),
    gaugeLine(view),
    ...tripwireChangeLines(view),
  ];
}

/** The score of a value as if there were no end at the goalposts: there a slip of the finger counts too. */
function unclamped(value: number, goalposts: Goalposts): number {
  return 100 * positionBetweenGoalposts(value, goalposts);
}

/** What an observation follows: its indicator, the readings without the one it corrects, and the last of them; undefined: none. */
function followed(board: Board, observation: Observation, corrects: Reading | undefined) {
  const node = board.card.indicators.get(observation.indicator)?.node;
  const readings =
    corrects === undefined ? board.readings : withoutReading(board.readings, corrects);
  const before = readings.asOf(observation.indicator, observation.observedOn);
  return node === undefined || before === undefined ? undefined : { node, readings, before };
}

/** As much as a slip of a decimal point makes of a value. */
const TEN_TIMES = 10;

/**
 * Why a typed value looks like a slip of the finger: ten times the reading it follows or a tenth, unless one of them is 0,
 * or further from it than the goalposts lie apart; undefined: it does not, it was chosen among levels, or it follows none.
 */
export function typingSlipText(
  board: Board,
  observation: Observation,
  corrects: Reading | undefined,
): string | undefined {
  const follows = followed(board, observation, corrects);
  if (follows === undefined || follows.node.levels !== undefined) return undefined;
  const { node, before } = follows;
  // after 0 every value is infinitely many times as much: there the step alone tells
  const ratio = before.value === 0 ? 1 : observation.value / before.value;
  const said = `${axisText(node, observation.value)} after ${axisText(node, before.value)} is`;
  if (ratio >= TEN_TIMES) return `${said} ${roundedText(ratio)} times as much`;
  if (ratio > 0 && ratio <= 1 / TEN_TIMES) {
    return `${said} 1/${roundedText(1 / ratio)} of it`;
  }
  const [from, to] = [before.value, observation.value].map((each) =>
    unclamped(each, node.goalposts),
  );
  return Math.abs((to ?? 0) - (from ?? 0)) > 100
    ? `${said} a step longer than from the worst goalpost to the best`
    : undefined;
}

/** As often as the value of a month goes into that of 12 months, give or take. */
const MONTHS: readonly [least: number, most: number] = [11, 13];

/** Words of a unit that say over which time a value is summed. */
const PERIODS = ['month', 'year'] as const;

/** The same with what was to be expected: the day of the reading it follows, the usual values, and where the unit names a period, whether one is of a month and the other of 12. */
export function slipQuestionText(
  board: Board,
  observation: Observation,
  corrects: Reading | undefined,
): string | undefined {
  const slip = typingSlipText(board, observation, corrects);
  const follows = followed(board, observation, corrects);
  if (slip === undefined || follows === undefined) return slip;
  const { node, before } = follows;
  const usual = usualStep(board, follows).range;
  const isOfPeriod = PERIODS.some((period) => node.unit?.includes(period) === true);
  const isOfMonths = (ratio: number): boolean =>
    isOfPeriod && ratio >= MONTHS[0] && ratio <= MONTHS[1];
  const months = isOfMonths(before.value / observation.value)
    ? ['perhaps one month of a figure of 12']
    : isOfMonths(observation.value / before.value)
      ? ['perhaps 12 months for a figure of one']
      : [];
  const said = [
    `${axisText(node, before.value)} is of ${dayText(before.observedOn)}`,
    ...(usual === '' ? [] : [`usual is ${usual}`]),
    ...months,
  ];
  return `${slip}: ${said.join(', ')}`;
}

/** The longest usual step from a reading, score points of its indicator, and the values it leads to: "210 to 270", '' where an end has none. */
function usualStep(
  board: Board,
  { node, readings, before }: NonNullable<ReturnType<typeof followed>>,
): { readonly step: number; readonly range: string } {
  const step = plausibleScoreMove(node, readings, board.asOf, unclamped);
  const from = unclamped(before.value, node.goalposts);
  // from within the goalposts no usual step leads beyond them
  const within = from >= 0 && from <= 100;
  const ends = [from - step, from + step].map((score) =>
    axisText(
      node,
      valueOfScore(within ? Math.min(100, Math.max(0, score)) : score, node.goalposts),
    ),
  );
  const [low, high] = node.goalposts.worst < node.goalposts.best ? ends : ends.toReversed();
  return { step, range: low === '' || high === '' ? '' : `${low} to ${high}` };
}

/** Whether a value lies outside the usual step from the reading it follows; undefined: it follows none. */
export function usualStepCheck(
  board: Board,
  observation: Observation,
  corrects: Reading | undefined,
): { readonly outside: boolean; readonly text: string } | undefined {
  const follows = followed(board, observation, corrects);
  if (follows === undefined) return undefined;
  const { node, before } = follows;
  const from = unclamped(before.value, node.goalposts);
  const moved = Math.abs(unclamped(observation.value, node.goalposts) - from);
  const { step, range } = usualStep(board, follows);
  const usual = `up to ${roundedText(step)} is usual${range === '' ? '' : `, ${range}`}`;
  const outside = moved > step;
  return {
    outside,
    text: outside
      ? `check: a step of ${roundedText(moved)} points; ${usual}`
      : `a usual step: ${roundedText(moved)} points; ${usual}`,
  };
}
