/** Whether a reading looks like a slip: its value tenfold, a step beyond what is usual, or far beyond the goalposts, so that somebody must say that it is meant; its source not a usual one. */

import { typicalScoreStepOfIndicator } from '../../core/analysis/movers.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type {
  Day,
  Goalposts,
  Indicator,
  IndicatorValue,
  Observation,
  Reading,
  Readings,
  Strategy,
} from '../../core/model/model.ts';
import { groupedDigits } from '../../core/model/plain-text.ts';
import { readingsWithoutReading } from '../../core/model/readings.ts';
import { indicatorsOfStrategy, nodePlacesOf } from '../../core/model/tree.ts';
import { isRatioOfYearToMonth } from '../../core/recipes/conversion.ts';
import { isRecipeKeptCopyPath } from '../../core/recipes/kept-copy.ts';
import { cutToScoreRange } from '../../core/scoring/aggregate.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  distanceBeyondGoalposts,
  isFarBeyondGoalposts,
  positionBetweenGoalposts,
  valueOfScore,
} from '../../core/scoring/leaf.ts';
import { cutToWidth } from '../../text/cells.ts';
import { dayText, roundedText, terminalSafeOneLine } from '../../text/format.ts';
import { SCALE_WORDS } from '../../text/scale-words.ts';
import { axisValueText } from '../../views/indicator-chart.ts';

/** How far beyond the goalposts a value lies, as a sentence without its point; undefined: not so far that one must ask. */
export function valueFarBeyondGoalpostsText(
  { goalposts, unit = '' }: Indicator,
  value: IndicatorValue,
): string | undefined {
  if (!isFarBeyondGoalposts(value, goalposts)) return undefined;
  const { worst, best, scale } = goalposts;
  const [whole, from, to] = [value, worst, best].map((number) => groupedDigits(String(number)));
  const spans = groupedDigits(roundedText(distanceBeyondGoalposts(value, goalposts)));
  const { measure } = SCALE_WORDS[scale];
  return terminalSafeOneLine(
    `${whole} ${unit} lies ${spans} spans of the goalposts (${from} to ${to}${measure}) beyond the nearer one`,
  );
}

/** The score of a value as if there were no end at the goalposts, points, 0 at the worst and 100 at the best, finite, either sign: there a slip of the finger counts too. */
function unclamped(value: number, goalposts: Goalposts): number {
  return 100 * positionBetweenGoalposts(value, goalposts);
}

/** What an observation follows: its indicator, the readings without the one it corrects, and the last of them; undefined: none. */
function followed(board: Board, observation: Observation, corrects: Reading | undefined) {
  const node = board.card.indicators.get(observation.indicator)?.node;
  const readings =
    corrects === undefined ? board.readings : readingsWithoutReading(board.readings, corrects);
  const before = readings.asOf(observation.indicator, observation.observedOn);
  return node === undefined || before === undefined ? undefined : { node, readings, before };
}

/** As much as a slip of a decimal point makes of a value. */
const TEN_TIMES = 10;

/**
 * Why a typed value looks like a slip of the finger: ten times the reading it follows or a tenth, unless one of them is 0,
 * or further from it than the goalposts lie apart; undefined: it does not, it was chosen among levels, or it follows none.
 */
export function whyValueLooksMistypedText(
  board: Board,
  observation: Observation,
  corrects: Reading | undefined,
): string | undefined {
  const follows = followed(board, observation, corrects);
  if (follows === undefined || follows.node.levels !== undefined) return undefined;
  const { node, before } = follows;
  // after 0 every value is infinitely many times as much: there the step alone tells
  const ratio = before.value === 0 ? 1 : observation.value / before.value;
  const said = `${axisValueText(node, observation.value)} after ${axisValueText(node, before.value)} is`;
  if (ratio >= TEN_TIMES) return `${said} ${roundedText(ratio)} times as much`;
  if (ratio > 0 && ratio <= 1 / TEN_TIMES) {
    return `${said} 1/${roundedText(1 / ratio)} of it`;
  }
  const from = unclamped(before.value, node.goalposts);
  return Math.abs(unclamped(observation.value, node.goalposts) - from) > 100
    ? `${said} a step longer than from the worst goalpost to the best`
    : undefined;
}

/** Words of a unit that say over which time a value is summed. */
const PERIODS = ['month', 'year'] as const;

/** What is asked where a value is rather a slip, with what was to be expected: the day of the reading it follows, the usual values, and where the unit names a period, whether one is of a month and the other of 12. */
export function slipQuestionText(
  board: Board,
  observation: Observation,
  corrects: Reading | undefined,
): string | undefined {
  const slip = whyValueLooksMistypedText(board, observation, corrects);
  const follows = followed(board, observation, corrects);
  if (slip === undefined || follows === undefined) return slip;
  const { node, before } = follows;
  const usual = usualStep(board, follows).range;
  const isOfPeriod = PERIODS.some((period) => node.unit?.includes(period) === true);
  const isOneOfTwelve = isOfPeriod && isRatioOfYearToMonth(before.value / observation.value);
  const isTwelveOfOne = isOfPeriod && isRatioOfYearToMonth(observation.value / before.value);
  const said = [
    `${axisValueText(node, before.value)} is of ${dayText(before.observedOn)}`,
    ...(usual === '' ? [] : [`usual is ${usual}`]),
    ...(isOneOfTwelve ? ['perhaps one month of a figure of 12'] : []),
    ...(isTwelveOfOne ? ['perhaps 12 months for a figure of one'] : []),
  ];
  return `${slip}: ${said.join(', ')}`;
}

/** The usual step from one reading of an indicator to the next, score points, ≥ 0; of a mean too, since a reading is compared with the one before it. There may be thousands of proposals. */
const usualStepOf = memoizeLatestPerObject(
  ({ rolling, ...node }: Indicator, readings: Readings, asOf: Day): number =>
    typicalScoreStepOfIndicator(
      rolling === undefined ? node : { ...node, step: undefined },
      readings,
      asOf,
      unclamped,
    ),
);

/** A step of more than so many times the usual one is in doubt. */
const TIMES_USUAL = 2;

/** The longest usual step from a reading, score points of its indicator, ≥ 0, and the values it leads to: "210 to 270", '' where an end has none. */
function usualStep(
  board: Board,
  { node, readings, before }: NonNullable<ReturnType<typeof followed>>,
): { readonly step: number; readonly range: string } {
  const step = usualStepOf(node, readings, board.asOf);
  const from = unclamped(before.value, node.goalposts);
  // from within the goalposts no usual step leads beyond them
  const within = from >= 0 && from <= 100;
  const ends = [from - step, from + step].map((score) =>
    axisValueText(node, valueOfScore(within ? cutToScoreRange(score) : score, node.goalposts)),
  );
  const [low, high] = node.goalposts.worst < node.goalposts.best ? ends : ends.toReversed();
  return { step, range: low === '' || high === '' ? '' : `${low} to ${high}` };
}

/** So many readings at most say in which range values lay. */
const EARLIER = 12;

/** In which range the readings before a day lay, "its 9 readings lay from 1.96 to 2.88"; '' for a single one, which holds no value. */
function earlierRange(
  { node, readings }: NonNullable<ReturnType<typeof followed>>,
  day: Day,
): { readonly text: string; readonly holds: (value: number) => boolean } {
  const before = readings.of(node.id).filter(({ observedOn }) => observedOn <= day);
  const last = before.slice(-EARLIER).map(({ value }) => value);
  if (last.length < 2) return { text: '', holds: () => false };
  const [low, high] = [Math.min(...last), Math.max(...last)];
  const [from, to] = [low, high].map((value) => axisValueText(node, value));
  const which = before.length > EARLIER ? `last ${EARLIER}` : String(last.length);
  return {
    text: `its ${which} readings lay from ${from} to ${to}`,
    holds: (value) => value >= low && value <= high,
  };
}

/** How a step compares with the usual one. */
interface StepCheck {
  /** Whether it is longer than usual. */
  readonly outside: boolean;
  /** "step 83, usual 25", in score points, where it is more than twice as long as usual and leads out of the range of the readings before; undefined: it is not. */
  readonly far: string | undefined;
  /** "a step of 83 points; up to 25 is usual, its 9 readings lay from 1.96 to 2.88". */
  readonly said: string;
  /** "check: a step of 83 points; …" where it is longer than usual, else "a usual step: 3 points; …". */
  readonly text: string;
}

/** How far a value is from the reading it follows, in score points, beside the usual step, and whether it is further; undefined: it follows none. */
export function valueJumpComparedWithUsual(
  board: Board,
  observation: Observation,
  corrects: Reading | undefined,
): StepCheck | undefined {
  const follows = followed(board, observation, corrects);
  if (follows === undefined) return undefined;
  const { node, before } = follows;
  const from = unclamped(before.value, node.goalposts);
  const moved = Math.abs(unclamped(observation.value, node.goalposts) - from);
  const { step, range } = usualStep(board, follows);
  const earlier = earlierRange(follows, observation.observedOn);
  const usual = (where: string): string =>
    `up to ${roundedText(step)} is usual${where === '' ? '' : `, ${where}`}`;
  const outside = moved > step;
  const said = `a step of ${roundedText(moved)} points; ${usual(earlier.text || range)}`;
  return {
    outside,
    said,
    far:
      moved > TIMES_USUAL * step && !earlier.holds(observation.value)
        ? `step ${roundedText(moved)}, usual ${roundedText(step)}`
        : undefined,
    text: outside
      ? `check: ${said}`
      : `a usual step: ${roundedText(moved)} points; ${usual(range)}`,
  };
}

/** So many of the usual sources are named, in so many cells each. */
const [MOST_NAMED, LONGEST_NAME] = [2, 24];

/** That a source is not a usual one, in the form in which a person types it. */
export const NEW_SOURCE = 'source new for this indicator';

/**
 * "source not among the usual ones: Kpler, Vortexa"; undefined: it is like one that the readings of the indicator or its entry in
 * the strategy name, it reports news of all kinds, or none is known or given.
 */
export function unusualSourceText(
  { readings, strategy }: Board,
  indicator: Indicator,
  { source, archived }: Observation,
): string | undefined {
  // a recipe names the source that the person who made it meant
  if (isRecipeKeptCopyPath(archived)) return undefined;
  const words = wordsOfSource(source);
  if (words.size === 0) return undefined;
  const usual = usualSources(indicator, readings);
  if (usual.named === '' || !usual.words.isDisjointFrom(words)) return undefined;
  return newsWords(readings, strategy).has(source.trim().toLowerCase())
    ? undefined
    : `source not among the usual ones: ${usual.named}`;
}

/** A source that so many events and readings of so many indicators name reports news, whatever it is of; a statistics office is named by no event. */
const NAMED_BY = 3;

/** The words that the sources of so many events and of readings of so many indicators have; there may be thousands of proposals. */
const newsWords = memoizeLatestPerObject((readings: Readings, strategy: Strategy) => {
  const events = [...nodePlacesOf(strategy).keys()].flatMap((id) =>
    readings.eventsOf(id).filter(({ nodes }) => nodes[0] === id),
  );
  const ofIndicators = indicatorsOfStrategy(strategy).map(
    ({ id }) => new Set(readings.of(id).flatMap(({ source }) => [...wordsOfSource(source)])),
  );
  const told = wordsHadByMany(events.map(({ source }) => wordsOfSource(source)));
  return told.intersection(wordsHadByMany(ofIndicators));
});

/** The words that so many of some sets have. */
function wordsHadByMany(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = Map.groupBy(
    sets.flatMap((words) => [...words]),
    (word) => word,
  );
  return new Set([...all].flatMap(([word, had]) => (had.length >= NAMED_BY ? [word] : [])));
}

/** What makes the names of the sources of an indicator, and the first of them; '' where none is known. There may be thousands of readings, and as many proposals. */
const usualSources = memoizeLatestPerObject((indicator: Indicator, readings: Readings) => {
  const known = [
    ...new Set([
      ...indicator.lookUp.map(({ title }) => title),
      ...readings.of(indicator.id).flatMap(({ source, origin }) => [source, origin]),
    ]),
  ].filter((name) => name.trim() !== '');
  return {
    words: new Set(known.flatMap((name) => [...wordsOfSource(name), initialsOfSource(name)])),
    named: [...new Set(known.map(shortSourceName))].slice(0, MOST_NAMED).join(', '),
  };
});

/** A name of a source without what is said of it: "Ukrainska Pravda" of "Ukrainska Pravda (monthly DeepState count)". */
function shortSourceName(name: string): string {
  return terminalSafeOneLine(cutToWidth(name.split(/[(,;:]/)[0]?.trim() ?? '', LONGEST_NAME));
}

/** The capitals with which the words of a name begin, such as ISW; '' for less than three, which are no name. */
function initialsOfSource(name: string): string {
  const capitals = shortSourceName(name).match(/(?<![\p{L}\p{N}])\p{Lu}/gu) ?? [];
  return capitals.length < 3 ? '' : capitals.join('').toLowerCase();
}

/** What makes a name of a source: the whole of it, its words of four letters or more, and those of three with a capital, such as Pew and IEA; without case. */
function wordsOfSource(source: string): ReadonlySet<string> {
  const words = source.match(/[\p{L}\p{N}]{4,}|\b\p{Lu}\p{L}{2}\b/gu) ?? [];
  const names = [source.trim(), ...words].map((word) => word.toLowerCase());
  return new Set(names.filter((name) => name !== '' && name !== 'the'));
}
