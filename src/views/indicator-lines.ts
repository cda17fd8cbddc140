/** One indicator as lines and rows: where it stands, every version of its readings, and the rule that scores them. */

import { type HistoryRow, isAboutReading } from '../core/journal/journal.ts';
import { localDayOfInstant } from '../core/model/local-days.ts';
import type {
  Check,
  Day,
  Expectation,
  Indicator,
  IndicatorScore,
  Reading,
  Trend,
} from '../core/model/model.ts';
import { isObservationNotCheck } from '../core/model/observation.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import { CROSSED_WORDS, NOT_KNOWN } from '../core/model/states.ts';
import { nodePlacesOf } from '../core/model/tree.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../core/scoring/board.ts';
import { scoreOfValue } from '../core/scoring/leaf.ts';
import { trendOfIndicator } from '../core/scoring/trend.ts';
import { type ByRule, handleTripwireByRule, type When } from '../core/scoring/when.ts';
import { cutTextAtSeparator, textWidth, wrapTextToWidth } from '../text/cells.ts';
import {
  capitalized,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  percentText,
  roundedText,
  scoreText,
  terminalSafeOneLine,
  terminalSafeText,
  unitValueOrLevelCodeText,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import {
  displayTextOfLinePart,
  headingLine,
  lineOfSpacedParts,
  proseLine,
  type ViewLine,
  wrapLines,
} from '../text/line.ts';
import { SCALE_WORDS } from '../text/scale-words.ts';
import { type ColumnSpec, fitListTableToWidth, type ListView } from '../tui/list-view.ts';
import { IF_NOTHING } from './as-of-day.ts';
import {
  countOrRollingRuleText,
  indicatorWithoutRounding,
  sumOrRollingMeanBasisText,
  valueArithmeticTexts,
  whyNoValueText,
} from './indicator-value.ts';
import { readingAgeOrDueWord } from './lateness.ts';
import { nodeTargetPaceText } from './pace-text.ts';
import {
  goalpostsScoringText,
  indicatorScoreArithmeticTexts,
  scoreFormulaWithNumbersText,
} from './score-by-hand.ts';

const TREND_WORDS: Readonly<Record<Trend, string>> = {
  better: 'better than before',
  worse: 'worse than before',
  same: 'same score as before',
};
const COUNT_TREND_WORDS: Readonly<Record<Trend, string>> = {
  better: 'better than 90 days before',
  worse: 'worse than 90 days before',
  same: 'same score as 90 days before',
};

/** How the score compares with that before it: of the reading before, of a counted indicator of 90 days before. */
function trendText({ readings, asOf }: Board, leaf: IndicatorScore): string {
  const { node } = leaf;
  const trend = trendOfIndicator(leaf, readings, asOf);
  if (node.count !== undefined)
    return trend === undefined ? 'no value 90 days before' : COUNT_TREND_WORDS[trend];
  const first = node.rolling === undefined ? 'first reading' : 'no mean before';
  return trend === undefined ? first : TREND_WORDS[trend];
}

/** How long ago it was read, or somebody looked at what is counted. */
function ageWords({ age = 0, node }: IndicatorScore): string {
  const days = countWithNoun(age, 'day');
  return `${node.count === undefined ? 'read' : 'looked at'} ${days} ago`;
}

/** The score of an indicator with its 90 % interval, `score 98.0 (95.1 to 100.0)`; `no score` without one. */
export function scoreWithIntervalText(leaf: IndicatorScore): string {
  return leaf.score === undefined
    ? 'no score'
    : `score ${scoreText(leaf.score, 1)} (${intervalText(leaf, 1)})`;
}

/** `weight in the index 1.4 %`; `context: not counted` of one without. */
export function indicatorWeightText({ effectiveWeight }: IndicatorScore): string {
  return effectiveWeight === 0
    ? 'context: not counted'
    : `weight in the index ${percentText(effectiveWeight, 1)}`;
}

/** The score halfway between the goalposts. */
const HALFWAY = 50;

/** What a score means to the strategy, by the half of the scale in which its whole interval lies; open: in neither. */
export function indicatorGoodBadOrOpen({ low, high }: IndicatorScore): IndicatorMeaning {
  if (low !== undefined && low > HALFWAY) return 'good';
  return high !== undefined && high < HALFWAY ? 'bad' : 'open';
}

type IndicatorMeaning = 'good' | 'bad' | 'open';

/** What a score means to the strategy, in words. */
export const INDICATOR_MEANING_WORDS: Readonly<Record<IndicatorMeaning, string>> = {
  good: 'good for the strategy',
  bad: 'bad for the strategy',
  open: 'neither good nor bad for the strategy beyond error',
};

/** `less is better, best at 0, worst at 70 tankers/day`, as the goalposts have it. */
export function goalpostDirectionText(indicator: Indicator): string {
  const { worst, best } = indicator.goalposts;
  const given = indicatorWithoutRounding(indicator);
  const way = best < worst ? 'less' : 'more';
  return terminalSafeOneLine(
    `${way} is better, best at ${valueTextWithoutUnit(given, best)}, worst at ${unitValueOrLevelCodeText(given, worst)}`,
  );
}

/** The value that stood before the one that stands, in the unit of the indicator, finite, and the day on which that came; undefined: there is none, or the value is made of more than one reading. */
function valueBefore(
  { readings, asOf }: Board,
  { id, count, rolling }: Indicator,
): { readonly day: Day; readonly value: number } | undefined {
  if (count !== undefined || rolling !== undefined) return undefined;
  const all = readings.of(id).filter(({ observedOn }) => observedOn <= asOf);
  const newest = all.at(-1);
  const at = all.findLastIndex(({ value }) => value !== newest?.value);
  const [before, next] = [all[at], all[at + 1]];
  return before && next && { day: next.observedOn, value: before.value };
}

/** What an indicator says now for the strategy, since when, and how old that is: `Bad for the strategy: 12.5/100 (0.0 to 39.1) at level 3; ALERT since 20 Jul 2026 (it was 1); read 49 days ago (due).`; `value` in its unit, finite. */
function indicatorVerdictSentence(board: Board, leaf: IndicatorScore, value: number): string {
  const { node } = leaf;
  const meaning = INDICATOR_MEANING_WORDS[indicatorGoodBadOrOpen(leaf)];
  const level = node.levels === undefined ? '' : 'level ';
  const at = `${level}${unitValueOrLevelCodeText(node, value)}`;
  const scores =
    leaf.score === undefined
      ? `No score: ${at} no longer counts`
      : `${capitalized(meaning)}: ${scoreText(leaf.score, 1)}/100 (${intervalText(leaf, 1)}) at ${at}`;
  const word = board.words.get(node.id);
  const crossing = board.crossings.find(
    (each) => each.node === node && CROSSED_WORDS[each.tripwire.severity] === word,
  );
  const before = valueBefore(board, node);
  const was = before === undefined ? '' : valueTextWithoutUnit(node, before.value);
  const isSameDay = before !== undefined && before.day === crossing?.since;
  const late = readingAgeOrDueWord(leaf);
  return terminalSafeOneLine(
    `${[
      scores,
      ...(crossing === undefined
        ? word === NOT_KNOWN
          ? [word]
          : []
        : [`${word} since ${dayText(crossing.since)}${isSameDay ? ` (it was ${was})` : ''}`]),
      ...(before === undefined || isSameDay ? [] : [`${was} before ${dayText(before.day)}`]),
      `${ageWords(leaf)}${late === undefined ? '' : ` (${late})`}`,
    ].join('; ')}.`,
  );
}

/** Lines that say where an indicator stands: a sentence, broken to a width, then up to three of numbers, of which parts that it has no room for are left out. */
export function indicatorSummaryLines(
  board: Board,
  leaf: IndicatorScore,
  cells = Number.POSITIVE_INFINITY,
): readonly ViewLine[] {
  const { node, value } = leaf;
  const word = board.words.get(node.id) ?? 'missing';
  const weight = indicatorWeightText(leaf);
  const slope =
    leaf.slope === undefined || leaf.slope === 0
      ? []
      : [`one point moves the index by ${roundedText(leaf.slope, 2)}`];
  if (value === undefined)
    return [lineOfSpacedParts([whyNoValueText(board, node), word]), proseLine(weight)];
  const made = sumOrRollingMeanBasisText(board, node);
  const beyond = leaf.beyond ? ['beyond the goalposts'] : [];
  const numbers = [
    [
      valueWithUnitOrLevelText(node, value),
      ...(made === undefined ? [] : [made]),
      ...beyond,
      trendText(board, leaf),
    ],
    [
      `${leaf.confidence} confidence`,
      `freshness ${roundedText(leaf.freshness ?? 0, 2)}`,
      weight,
      ...slope,
    ],
    [scoreFormulaWithNumbersText(node, leaf)],
  ].map((parts) => {
    const line = lineOfSpacedParts(parts);
    return { ...line, text: cutTextAtSeparator(line.text, cells, '   ') };
  });
  return [
    ...wrapLines([headingLine(indicatorVerdictSentence(board, leaf, value))], cells),
    ...numbers,
  ];
}

/** The unit of a chart, what is shaded and what its blank stretches mean, in a width; without the days a reading counts where it is short. Of a chart that runs on ahead, what is drawn there. */
export function indicatorChartLegendText(
  board: Board,
  indicator: Indicator,
  cells: number,
  { chart }: Glyphs,
): string {
  const unit = `${terminalSafeOneLine(indicator.unit ?? '')}${SCALE_WORDS[indicator.goalposts.scale].behindUnit}`;
  const short = `${unit}; ${chart.fan} ${INTERVAL_PERCENT} interval; blank: nothing known`;
  const line =
    indicator.rolling === undefined ? '' : `; ${chart.reading} readings, line: their mean`;
  const age = line === '' ? ', wider with age' : '';
  const wider = `${unit}${line}; ${chart.fan} ${INTERVAL_PERCENT} interval${age}; blank: nothing known`;
  const what = indicator.count === undefined ? 'a reading' : 'a look';
  const whole = `${wider} (${what} counts ${indicator.maxAgeDays} days)`;
  if (lastRecordableDayIfBoardAhead(board) !== undefined) {
    const ahead = `after ${chart.today} ${IF_NOTHING}`;
    const said = `${unit}; ${ahead}: ${chart.fan} ${INTERVAL_PERCENT} interval`;
    const signs = `${said}, expiry ${chart.expiry}`;
    return [signs, said, `${unit}; ${ahead}`].find((each) => textWidth(each) <= cells) ?? ahead;
  }
  return (
    [whole, wider, short].find((each) => textWidth(each) <= cells) ??
    `${unit}; ${chart.fan} ${INTERVAL_PERCENT}`
  );
}

/** Wider than any terminal: the column takes what the others leave, whatever stands in it. */
const WHOLE_WIDTH = 1_000;

/** The columns of an indicator's history, which do not depend on its rows: it is laid out by the rows that are seen. */
const HISTORY_COLUMNS: readonly ColumnSpec[] = [
  { key: 'day', from: 10, most: 10 },
  { key: 'value', from: 9, most: 9, align: 'right' },
  { key: 'score', from: 5, most: 5, align: 'right' },
  { key: 'conf.', from: 8, most: 8, drop: 3 },
  { key: 'what', from: 9, most: 9 },
  { key: 'author', from: 9, most: 9, drop: 2 },
  { key: 'source', from: WHOLE_WIDTH, least: 8, drop: 1 },
];

/** Versions of an indicator's readings and checks in a width. */
export function indicatorReadingVersionsTable(
  indicator: Indicator,
  history: readonly HistoryRow[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  return fitListTableToWidth(
    HISTORY_COLUMNS,
    history.map((row) => readingVersionRowCells(indicator, row)),
    cells,
  );
}

/** The value of a version; of a check, that there is none. */
export function historyRowValueWithoutUnitText(indicator: Indicator, row: HistoryRow): string {
  return isAboutReading(row) ? valueTextWithoutUnit(indicator, row.value) : 'checked';
}

/** The text of one version of a reading or a check, by column. */
export function readingVersionRowCells(
  indicator: Indicator,
  row: HistoryRow,
): Readonly<Record<string, string>> {
  return {
    day: row.observedOn,
    value: historyRowValueWithoutUnitText(indicator, row),
    score: isAboutReading(row) ? scoreText(scoreOfValue(row.value, indicator.goalposts), 1) : '',
    'conf.': row.confidence,
    what: row.fate,
    author: terminalSafeOneLine(row.author),
    source: terminalSafeOneLine(row.source),
  };
}

/** Everything that is known of a reading or a check, or of one version of it, in lines of at most `cells` cells. */
export function readingOrCheckDetailTexts(
  indicator: Indicator,
  row: (Reading | Check) & Partial<Pick<HistoryRow, 'ended' | 'fate'>>,
  cells: number,
): readonly string[] {
  const ended =
    row.ended === undefined
      ? ''
      : `, ${row.fate} by ${row.ended.author} on ${dayText(localDayOfInstant(row.ended.recordedAt))}`;
  return [
    isObservationNotCheck(row)
      ? `${valueWithUnitOrLevelText(indicator, row.value)} on ${dayText(row.observedOn)}, ${row.confidence} confidence`
      : `checked on ${dayText(row.observedOn)}: nothing new`,
    ...entryProvenanceTexts(row, ended),
  ].flatMap((line) => wrapTextToWidth(terminalSafeText(line), cells));
}

/** Of a reading, a check or an event its source, address, origin, quote and note, each in a text, then who recorded it and when, with `ended` behind that, such as that it was corrected. */
export function entryProvenanceTexts(
  {
    source,
    url,
    origin = '',
    quote = '',
    note,
    author,
    recordedAt,
  }: Pick<Reading, 'source' | 'url' | 'note' | 'author' | 'recordedAt'> &
    Partial<Pick<Reading, 'origin' | 'quote'>>,
  ended = '',
): readonly string[] {
  return [
    `source ${source === '' ? 'not given' : source}`,
    ...(url === '' ? [] : [url]),
    ...(origin === '' ? [] : [`number made by ${origin}`]),
    ...(quote === '' ? [] : [`"${quote}"`]),
    ...(note === '' ? [] : [`note: ${note}`]),
    `recorded by ${author} on ${dayText(localDayOfInstant(recordedAt))}${ended}`,
  ];
}

/** The title over the places where the next value of an indicator is looked up. */
export const NEXT_VALUE_TITLE = 'WHERE THE NEXT VALUE IS FOUND';

/** One text that says where to look up the next value of an indicator, where the reading itself has no address and the indicator has one; none otherwise. */
export function nextValueSourceTexts(
  { lookUp }: Indicator,
  { url }: Pick<Reading, 'url'>,
): readonly string[] {
  const place = lookUp.find((each) => each.url !== undefined);
  return url !== '' || place === undefined
    ? []
    : [`the next value is found at ${place.title} ${place.url}`];
}

/** A version of a reading in one line of `cells` cells; without one the first of `others`. */
export function readingVersionSummaryText(
  indicator: Indicator,
  row: HistoryRow | undefined,
  others: readonly ViewLine[],
  cells: number,
): string {
  const lines =
    row === undefined
      ? others.map(displayTextOfLinePart)
      : readingOrCheckDetailTexts(indicator, row, Number.POSITIVE_INFINITY);
  return cutTextAtSeparator(lines[0] ?? '', cells, ', ');
}

/** The rule that scores an indicator, in lines of at most `cells` cells. */
export function indicatorRuleTabTexts(
  board: Board,
  indicator: Indicator,
  cells: number,
): readonly string[] {
  const place = nodePlacesOf(board.strategy).get(indicator.id);
  const path = place?.path.map((branch) => branch.title).join(' > ') ?? '';
  const pace = nodeTargetPaceText(board, indicator.id);
  const working = [
    ...valueArithmeticTexts(board, indicator),
    ...indicatorScoreArithmeticTexts(board, indicator),
  ];
  const rule = countOrRollingRuleText(indicator);
  const withWhat = rule === undefined ? 'WITH THIS READING' : 'WITH THIS VALUE';
  return [
    path,
    '',
    ...(working.length === 0 ? [] : [withWhat, ...working, '']),
    ...(rule === undefined ? [] : [rule]),
    goalpostsScoringText(indicator),
    `weight ${indicator.weight} among its siblings, ${percentText(place?.effectiveWeight ?? 0, 1)} of the index by nominal weight`,
    ...(pace === undefined ? [] : [pace]),
    `expected every ${countWithNoun(indicator.cadenceDays, 'day')}; then freshness halves every ${countWithNoun(indicator.halfLifeDays, 'day')}; not counted after ${countWithNoun(indicator.maxAgeDays, 'day')}`,
    ...(indicator.origin === undefined ? [] : [`the number is made by ${indicator.origin}`]),
    ...breakLines(board, indicator),
    ...expectationLines(board, indicator),
    ...(place?.role === undefined ? [] : [`role: ${place.role}`]),
    ...(place?.owner === undefined ? [] : [`kept by ${place.owner}`]),
    ...(indicator.levels ?? []).map((level) => `level ${level.value}: ${level.title}`),
    ...indicator.tripwires.map(
      (wire) => `${wire.severity}: ${wire.title} (${tripwireConditionText(wire.when)})`,
    ),
    ...(indicator.measures === undefined ? [] : ['', `What it measures. ${indicator.measures}`]),
    ...(indicator.why === undefined ? [] : ['', `Why it matters. ${indicator.why}`]),
    ...(indicator.lookUp.length === 0 ? [] : ['', 'Where the next value is found:']),
    ...indicator.lookUp.map(
      (link) => `  ${link.title}${link.url === undefined ? '' : ` ${link.url}`}`,
    ),
  ].flatMap((line) => wrapTextToWidth(terminalSafeText(line), cells));
}

/** The breaks of an indicator or of what it lies in, and whether they have come. */
function breakLines({ strategy, asOf }: Board, indicator: Indicator): readonly string[] {
  const { path = [] } = nodePlacesOf(strategy).get(indicator.id) ?? {};
  const ids = new Set([indicator, ...path].map(({ id }) => id));
  return strategy.breaks
    .filter(({ nodes }) => nodes.some((id) => ids.has(id)))
    .map(
      ({ on, title }) =>
        `break on ${dayText(on)}${on > asOf ? ', not yet' : ''}: ${title}; it halves the freshness of what was observed before`,
    );
}

const EXPECTATION_WORDS: Readonly<Record<Expectation, string>> = {
  [-1]: 'falls',
  0: 'stands still',
  1: 'rises',
};

/** What each hypothesis expects of the score. */
function expectationLines({ strategy }: Board, { expects }: Indicator): readonly string[] {
  return strategy.hypotheses.flatMap(({ id, title }) => {
    const expected = expects[id];
    return expected === undefined
      ? []
      : [`"${title}" expects that its score ${EXPECTATION_WORDS[expected]}`];
  });
}

const WHEN_WORDS: ByRule<string> = {
  atLeast: ({ atLeast }) => `at ${atLeast} or more`,
  atMost: ({ atMost }) => `at ${atMost} or less`,
  fallsBy: ({ fallsBy, withinDays }) => `falls by ${fallsBy} within ${withinDays} days`,
  risesBy: ({ risesBy, withinDays }) => `rises by ${risesBy} within ${withinDays} days`,
  of: ({ any, of }) => `at least ${any} of ${of.join(', ')}`,
};

/** When a tripwire is crossed, in words. */
export function tripwireConditionText(when: When): string {
  return handleTripwireByRule(WHEN_WORDS, when);
}
