/** What recording, correcting or retracting a reading would do, before it is done. */

import { addDays, addMonthsToDay, daysBetween, medianDaysBetween } from '../../core/model/day.ts';
import type { Day, Indicator, Observation, Reading } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { readingsWithoutReading, readingsWithReading } from '../../core/model/readings.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { type FormLine, nameWithNumbersLine } from '../../text/fitting.ts';
import { dayText, INTERVAL_PERCENT, intervalText, monthRangeText } from '../../text/format.ts';
import { hasShownScoreMoved, scoreBeforeAndAfterLine } from '../../text/gauge-change.ts';
import { lineFromTemplate, lineOfSpacedParts, proseLine, type ViewLine } from '../../text/line.ts';
import {
  boardChangeView,
  type ChangeRow,
  type ChangeView,
  crossingChangeLines,
} from '../../views/board-change.ts';
import { readingsInRollingMean, whyNoValueText } from '../../views/indicator-value.ts';

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
  const rest =
    corrects === undefined ? board.readings : readingsWithoutReading(board.readings, corrects);
  return boardAsOf(board.strategy, readingsWithReading(rest, added), board.asOf);
}

/** `, since older readings leave its window`, as a part of a line, where a rolling mean moves away from its new reading; with `mostly` where it moves towards it and more than half of that comes from those that leave; '' otherwise, also where a reading of the same day stood. */
export function rollingMeanMoveReasonText(
  before: Board,
  after: Board,
  { indicator, observedOn, value }: Observation,
): string {
  const [was, is] = [before, after].map(({ card }) => card.indicators.get(indicator));
  const isMean = is?.node.rolling !== undefined && was?.value !== undefined;
  // one that takes the place of another of its day changes the mean by what it replaces
  if (!isMean || before.readings.asOf(indicator, observedOn)?.observedOn === observedOn) return '';
  const move = (is.value ?? was.value) - was.value;
  if (move * (value - was.value) < 0) return ', since older readings leave its window';
  // what the mean would be if none left
  const stayed = (value - was.value) / (readingsInRollingMean(before, was.node).length + 1);
  return Math.abs(stayed) < Math.abs(move) / 2
    ? ', mostly since older readings leave its window'
    : '';
}

/** The longest title, in cells: with its scores it stands in a form of 60 columns. */
const LONGEST_TITLE = 32;

/** What saving would do, a line each: the value, the scores from the indicator up to the gauge, those between them and the interval with the band only where they change, and what it would cross. */
export function recordPreviewLines(
  board: Board,
  next: Board,
  observation: Observation,
): readonly FormLine[] {
  const view = boardChangeView(board, next, [observation.indicator]);
  const leaf = next.card.indicators.get(observation.indicator);
  const current = leaf?.reading;
  const beyond = leaf?.beyond === true;
  const isMean = leaf?.node.rolling !== undefined;
  const label = Math.min(
    LONGEST_TITLE,
    Math.max(...view.scores.map((row) => textWidth(row.title))),
  );
  const against = rollingMeanMoveReasonText(board, next, observation);
  const [was, is] = [board.card.root, next.card.root];
  const ends = new Set([observation.indicator, is.node.id]);
  return [
    ...(current?.id === UNSAVED
      ? view.values.map(
          (row) =>
            lineFromTemplate`${isMean ? 'mean ' : ''}${valueBeforeAndAfterLine(row)}${beyond ? ', beyond the goalposts' : ''}${against}`,
        )
      : [
          proseLine(
            current === undefined || current.observedOn <= observation.observedOn
              ? `there is no value on this day${missingValueReasonText(board, next, observation.indicator)}`
              : `a reading of ${dayText(current.observedOn)} is newer and stays the current one`,
          ),
        ]),
    ...crossingChangeLines(view),
    ...view.scores
      .filter(({ id, before, after }) => before !== after || ends.has(id))
      .map((row) => scoreLine(row, label)),
    ...(view.bandChanged || intervalText(was, 1) !== intervalText(is, 1) ? [gaugeLine(view)] : []),
  ];
}

/** Why an indicator has no value after a change: `: 7 readings of the 10 that its mean needs`, where it had one before with what gives it back; '' where it has one. */
export function missingValueReasonText(before: Board, after: Board, indicator: string): string {
  const leaf = after.card.indicators.get(indicator);
  if (leaf === undefined || leaf.value !== undefined) return '';
  const { rolling } = leaf.node;
  const isLost = before.card.indicators.get(indicator)?.value !== undefined;
  if (rolling === undefined || !isLost) return `: ${whyNoValueText(after, leaf.node)}`;
  const days = readingsInRollingMean(after, leaf.node).map(({ observedOn }) => observedOn);
  return `: ${whyRollingMeanWouldLackReadingsText(leaf.node, days) ?? whyNoValueText(after, leaf.node)}`;
}

/** Days from one reading to the next of which one is called monthly. */
const MONTHLY: readonly [least: number, most: number] = [28, 31];

/** Why a rolling mean has too few readings once those of these days are all that its window holds: the months between them that are missing, else how many readings; undefined: they are enough, or it is no mean. */
export function whyRollingMeanWouldLackReadingsText(
  { rolling }: Pick<Indicator, 'rolling'>,
  days: readonly Day[],
): string | undefined {
  if (rolling === undefined || days.length >= rolling.atLeast) return undefined;
  const sorted = days.toSorted();
  const gaps = sorted.slice(1).map((day, at) => daysBetween(sorted[at] ?? day, day));
  const usual = medianDaysBetween(sorted) ?? 0;
  const between = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0);
  const lacks = rolling.atLeast - days.length;
  const mend = between >= lacks ? '; record them too' : '';
  const missing = monthsBetween(sorted);
  if (mend !== '' && usual >= MONTHLY[0] && usual <= MONTHLY[1] && missing.length > 0) {
    return `its mean needs ${countWithNoun(rolling.atLeast, 'month')}, ${missingMonthsText(missing)} missing${mend}`;
  }
  return `its mean needs ${countWithNoun(rolling.atLeast, 'reading')} in ${countWithNoun(rolling.days, 'day')}, ${lacks} ${lacks === 1 ? 'is' : 'are'} missing${mend}`;
}

/** How many readings say whether they are monthly. */
const RECENT = 12;

/**
 * Which months a rolling mean of monthly readings lacks once its window holds those of `days`: "Mar to Sep 2026 are missing in its mean; record them too",
 * of the gaps before a day that none of `standing`, in their order, is of; undefined: none, or its readings are not monthly.
 */
export function monthsMissingInRollingMeanText(
  { rolling }: Pick<Indicator, 'rolling'>,
  standing: readonly Day[],
  days: readonly Day[],
): string | undefined {
  const last = days.toSorted().at(-1);
  const usual = medianDaysBetween(standing.slice(-RECENT)) ?? 0;
  if (rolling === undefined || last === undefined) return undefined;
  if (usual < MONTHLY[0] || usual > MONTHLY[1]) return undefined;
  const begin = addDays(last, 1 - Math.ceil(rolling.days));
  const known = new Set(standing);
  const sorted = days.toSorted();
  const missing = sorted.flatMap((day, at) => {
    const before = sorted[at - 1] ?? begin;
    const isNext = Math.round(daysBetween(before, day) / usual) <= 1;
    return known.has(day) || isNext ? [] : monthsBetween([before, day]);
  });
  if (missing.length === 0) return undefined;
  return `${missingMonthsText(missing)} missing in its mean; record them too`;
}

/** "Mar to Jul 2026, Sep 2026 are", "Mar 2026 is". */
function missingMonthsText(missing: ReturnType<typeof monthsBetween>): string {
  const named = missing.map(([first, last]) => monthRangeText(first, last)).join(', ');
  const isOne = missing.length === 1 && missing[0]?.[0] === missing[0]?.[1];
  return `${named} ${isOne ? 'is' : 'are'}`;
}

/** The first and the last month, as a day of it, of each gap between days in their order. */
function monthsBetween(sorted: readonly Day[]): readonly (readonly [first: Day, last: Day])[] {
  return sorted.slice(1).flatMap((day, at) => {
    // the first of a month: every month has one
    const [from, to] = [sorted[at] ?? day, day].map((each) => `${each.slice(0, 7)}-01`);
    if (from === undefined || to === undefined) return [];
    const [first, last] = [addMonthsToDay(from, 1), addMonthsToDay(to, -1)];
    return first <= last ? [[first, last] as const] : [];
  });
}

/** `84 -> 61 km²/month`: the unit once, behind the newer value; `2 stays` where it is the same. */
export function valueBeforeAndAfterLine({ bare, before, after }: ChangeRow): ViewLine {
  if (before === after) return proseLine(`${after} stays`);
  return lineFromTemplate`${bare} -> ${after}`;
}

/** A score before and after, its title in `label` cells, ≥ 0. */
function scoreLine(row: ChangeRow, label: number): FormLine {
  const { title, before, after, change } = row;
  const name = cutOrPadToWidth(title, label);
  if (!hasShownScoreMoved(row))
    return nameWithNumbersLine(
      title,
      scoreBeforeAndAfterLine(row),
      `${name}  ${cutOrPadToWidth(after, 5, 'right')}, unchanged`,
    );
  const by = change === '' ? '' : ` (${change})`;
  const [was, is] = [before, after].map((score) => cutOrPadToWidth(score, 5, 'right'));
  const wide = `${name}  ${was} -> ${is}${by}`;
  return nameWithNumbersLine(title, scoreBeforeAndAfterLine(row), wide);
}

/** The interval of the gauge, and its band where that changes; where the terminal is narrow, without their names. */
function gaugeLine({ interval, band, bandSaid, bandChanged }: ChangeView): FormLine {
  const range = lineFromTemplate`${INTERVAL_PERCENT} interval ${interval}`;
  const parts = bandChanged ? [range, bandSaid] : [range];
  return {
    ...lineOfSpacedParts(parts),
    rest: bandChanged ? `${interval}, ${band}` : `interval ${interval}`,
  };
}

/** The board as it would be without a reading; nothing is stored. */
export function boardWithoutReading(board: Board, reading: Reading): Board {
  return boardAsOf(board.strategy, readingsWithoutReading(board.readings, reading), board.asOf);
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
            : lineFromTemplate`${valueBeforeAndAfterLine(row)} of ${dayText(left.observedOn)}`,
        )),
    ...view.scores.map((row) => scoreLine(row, label)),
    gaugeLine(view),
    ...crossingChangeLines(view),
  ];
}
