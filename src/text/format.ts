/** Numbers, days and texts as people read them. The only place that rounds: once, half away from zero; but how much of a whole is done, downwards. */

import type {
  Day,
  Indicator,
  IndicatorValue,
  NodeScore,
  Result,
  Standing,
} from '../core/model/model.ts';
import { groupedDigits } from '../core/model/plain-text.ts';
import { FIRM_Z } from '../core/scoring/band.ts';
import {
  doesScoreChangeIntervalHoldZero,
  type ScoreChange,
  scoreDifference,
} from '../core/scoring/change-interval.ts';
import { INTERVAL_TAIL } from '../core/scoring/interval.ts';

/** Shown where there is no number; missing is never 0. */
export const NONE = '–';
const MINUS = '\u2212';
const NO_BAND = 'no band';

/** A finite value with a fixed count of decimals, 0…100, half away from zero; never "-0". */
export function roundedText(value: number, decimals = 0): string {
  const scaled = Math.round(Number(`${Math.abs(value)}e${decimals}`));
  const size = Number.isFinite(scaled) ? Number(`${scaled}e-${decimals}`) : Math.abs(value);
  const text = size.toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `-${text}` : text;
}

/** Digits that tell a number apart from another one. */
const TELLING_DIGITS = 6;
/** Decimals beyond which no value is told. */
const MOST_DECIMALS = 20;

/** A finite value with at most six digits that count, or all that stand before the point, without zeros at its end: `256.324`. */
export function significantDigitsText(value: number): string {
  const decimals = decimalsOfSignificantDigits(value, TELLING_DIGITS, 0, MOST_DECIMALS);
  return String(Number(roundedText(value, decimals)));
}

/** The decimals with which a finite value has so many digits that count, ≥ 1, at least and at most so many, ≥ 0; the least of 0. */
export function decimalsOfSignificantDigits(
  value: number,
  digits: number,
  least: number,
  most: number,
): number {
  if (value === 0) return least;
  const size = Math.floor(Math.log10(Math.abs(value)));
  return Math.min(most, Math.max(least, digits - 1 - size));
}

/** A score, 0…100, whole unless decimals, 0…100, are asked for; "–" when there is none. */
export function scoreText(score: number | undefined, decimals = 0): string {
  return score === undefined ? NONE : roundedText(score, decimals);
}

/** A change, of a score or in any unit, finite, with its sign and so many decimals, 0…100: `+3`, `−3`, `0`; "–" when unknown. */
export function signedChangeText(change: number | undefined, decimals = 0): string {
  if (change === undefined) return NONE;
  const text = roundedText(Math.abs(change), decimals);
  if (Number(text) === 0) return '0';
  return `${change < 0 ? MINUS : '+'}${text}`;
}

/** Whether a score, 0…100, is another than it was by as much as one decimal shows, of the move or of the two scores, or came or went. */
export function hasScoreVisiblyMoved(was: number | undefined, is: number | undefined): boolean {
  const move = scoreDifference(was, is);
  if (move === undefined) return was !== is;
  return isScoreChangeVisible(move) || scoreText(was, 1) !== scoreText(is, 1);
}

/** The change between what a score was and what it is, 0…100, which stand beside it with one decimal: with one too, or where that would show a move and the scores none, or the scores one and that none, with as many as it takes; "–" where one is missing. */
export function changeBesideScoresText(was: number | undefined, is: number | undefined): string {
  const change = scoreDifference(was, is);
  const shown = Math.sign(Number(scoreText(is, 1)) - Number(scoreText(was, 1)));
  const agrees = (decimals: number): boolean =>
    Math.sign(Number(roundedText(change ?? 0, decimals))) === shown;
  if (change === undefined || agrees(1)) return signedChangeText(change, 1);
  const enough = [2, 3, 4, 5, 6, 7, 8, 9].find(
    (decimals) => Number(roundedText(change, decimals)) !== 0,
  );
  return signedChangeText(change, enough);
}

/** A text with a capital at its beginning. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Whether a change, points of either sign, is one that a decimal shows. */
export function isScoreChangeVisible(change: number): boolean {
  return Number(roundedText(change, 1)) !== 0;
}

/** A change in whole points of a score, −100…100, with one decimal where that would hide a move: `+3`, `−0.4`; `0` only where it is 0.0, "–" when unknown. */
export function scoreChangeInPointsText(change: number | undefined): string {
  return signedChangeText(
    change,
    change !== undefined && Number(roundedText(change)) === 0 ? 1 : 0,
  );
}

/** A change with half the width of its 90 % interval: `+3 ±5`, with a decimal beside a half width that has one, `+0.6 ±0.8`; "–" when unknown. */
export function scoreChangeWithMarginText(change: ScoreChange | undefined): string {
  if (change === undefined) return NONE;
  const moved =
    marginDecimals(change) > 0
      ? signedChangeText(change.change, 1)
      : scoreChangeInPointsText(change.change);
  return `${moved} ${scoreChangeMarginText(change)}`;
}

/** A change that is quoted beside others, by what tells it from them: `30 days`. */
export interface NamedChange {
  readonly name: string;
  readonly change: ScoreChange | undefined;
}

/** That the interval of a change holds 0, as the glossary explains it. */
export const WITHIN_ERROR = 'within error';

/** `, within error` behind a change of which that holds; '' behind any other. */
export function withinErrorEndingText(isWithin: boolean): string {
  return isWithin ? `, ${WITHIN_ERROR}` : '';
}

/** Which of the changes quoted are within error: `all within error`, `within error: 30 days, moved`; nothing where none is, those that are no change left aside. */
export function changesWithinErrorTexts(changes: readonly NamedChange[]): readonly string[] {
  const quoted = changes.flatMap(({ name, change }) =>
    change === undefined || !isScoreChangeVisible(change.change)
      ? []
      : [{ name, within: doesScoreChangeIntervalHoldZero(change) }],
  );
  const within = quoted.filter((each) => each.within);
  if (within.length === 0) return [];
  return within.length === quoted.length
    ? [`${['', 'both '][quoted.length - 1] ?? 'all '}${WITHIN_ERROR}`]
    : [`${WITHIN_ERROR}: ${within.map(({ name }) => name).join(', ')}`];
}

/** Half the width of a change's 90 % interval in points: `±5`, one below 1 with a decimal, `±0.8`; `±0` only where it is 0.0. */
export function scoreChangeMarginText(change: Pick<ScoreChange, 'low' | 'high'>): string {
  return `±${roundedText(halfWidth(change), marginDecimals(change))}`;
}

/** Half the width of a change's 90 % interval in points, ≥ 0. */
function halfWidth({ low, high }: Pick<ScoreChange, 'low' | 'high'>): number {
  return (high - low) / 2;
}

/** The decimals, 0 or 1, with which half the width of a change's interval is told. */
function marginDecimals(change: Pick<ScoreChange, 'low' | 'high'>): 0 | 1 {
  const half = halfWidth(change);
  return half < 1 && Number(roundedText(half, 1)) !== 0 ? 1 : 0;
}

/** A change in points of a score, −100…100, in words: `up 3`, `down 0.4`; `unchanged` only where it is 0.0. */
export function pointsUpOrDownText(change: number): string {
  if (!isScoreChangeVisible(change)) return 'unchanged';
  const size = Math.abs(change);
  const decimals = Number(roundedText(size)) === 0 ? 1 : 0;
  return `${change < 0 ? 'down' : 'up'} ${roundedText(size, decimals)}`;
}

/** The 90 % interval, its ends with so many decimals, 0…100: `35 to 51`; "–" without a score. */
export function intervalText(
  { low, high }: Pick<NodeScore, 'low' | 'high'>,
  decimals = 0,
  between = ' to ',
): string {
  if (low === undefined || high === undefined) return NONE;
  return `${roundedText(low, decimals)}${between}${roundedText(high, decimals)}`;
}

/** The band to print: its title alone where it is firm, else the lowest and the highest, `Strained or Reconsidering`; `no band` without a gauge. */
export function bandOrBandRangeText(standing: Standing | undefined): string {
  if (standing === undefined) return NO_BAND;
  const { bandLow, bandHigh } = standing;
  return bandLow === bandHigh ? bandLow.title : `${bandLow.title} or ${bandHigh.title}`;
}

/** Whether the band is firm and what that means, and the band by score alone where that is another. */
export function bandFirmnessSentence(standing: Standing): string {
  const { band, scoreBand, bandLow, bandHigh } = standing;
  const off = `with the index and what bands require ${FIRM_Z} standard deviations lower or higher`;
  const firm = bandLow === bandHigh;
  return [
    `Band ${terminalSafeOneLine(bandOrBandRangeText(standing))}, ${firm ? 'firm: the same' : 'not firm: the lowest and the highest'} ${off}.`,
    ...(firm ? [] : [`As they are ${terminalSafeOneLine(band.title)}.`]),
    ...(band === scoreBand ? [] : [`By score alone ${terminalSafeOneLine(scoreBand.title)}.`]),
  ].join(' ');
}

/** `band Strained or Reconsidering`; `no band` where none stands. */
export function bandTextWithLabel(standing: Standing | undefined): string {
  return standing === undefined ? NO_BAND : `band ${bandOrBandRangeText(standing)}`;
}

/** Most digits after the point of a sum of events or a mean of readings, which nobody recorded. */
const COMPUTED_DECIMALS = 2;

/** A value in the indicator's own decimals, thousands apart by a space from five digits on. */
export function valueTextWithoutUnit(
  indicator: Indicator,
  value: IndicatorValue | undefined,
): string {
  if (value === undefined) return NONE;
  const { count, rolling, decimals } = indicator;
  if (decimals !== undefined) return groupedDigits(roundedText(value, decimals));
  const isRecorded = count === undefined && rolling === undefined;
  return groupedDigits(String(isRecorded ? value : Number(roundedText(value, COMPUTED_DECIMALS))));
}

/** A value with its unit, and for a judged indicator the name of its level. */
export function valueWithUnitOrLevelText(
  indicator: Indicator,
  value: IndicatorValue | undefined,
): string {
  if (value === undefined) return NONE;
  const level = indicator.levels?.find((each) => each.value === value);
  if (level !== undefined) return `${valueTextWithoutUnit(indicator, value)} (${level.title})`;
  const unit = indicator.unit === undefined ? '' : ` ${indicator.unit}`;
  return `${valueTextWithoutUnit(indicator, value)}${unit}`;
}

/** A value with its unit; a judged one as its bare code, where what stands beside it says what that means. */
export function unitValueOrLevelCodeText(
  indicator: Indicator,
  value: IndicatorValue | undefined,
): string {
  return indicator.levels === undefined
    ? valueWithUnitOrLevelText(indicator, value)
    : valueTextWithoutUnit(indicator, value);
}

/** The unit for a narrow table; '' when there is none. */
export function shortUnit(indicator: Indicator): string {
  return indicator.short ?? indicator.unit ?? '';
}

/** An age in days, from 0, `34d`; "–" without a reading. */
export function ageText(age: number | undefined): string {
  return age === undefined ? NONE : `${age}d`;
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A day as `24 Nov 2026`. Written out here: what formats any date in any tongue costs a tenth of a `status` to load. */
export function dayText(day: Day): string {
  return `${Number(day.slice(8, 10))} ${monthText(day)}`;
}

/** A day as `24 Nov`, with its year where that is not the year of another day. */
export function dayTextWithinYear(day: Day, other: Day): string {
  const [whole, year] = [dayText(day), day.slice(0, 4)];
  return year === other.slice(0, 4) ? whole.slice(0, -year.length - 1) : whole;
}

/** A day as `24 Nov 26`, for a narrow column. */
export function dayTextWithShortYear(day: Day): string {
  return `${dayText(day).slice(0, -4)}${day.slice(2, 4)}`;
}

/** The day that somebody means who types `31 oct`, as `= 31 Oct 2026`; of a day that is written whole only `31 Oct 2026`; '' where it is refused. */
export function meantDayText(typed: string, meant: Result<Day>): string {
  if (!meant.ok) return '';
  return `${meant.value === typed.trim() ? '' : '= '}${dayText(meant.value)}`;
}

/** A day's month as `Nov 2026`. */
export function monthText(day: Day): string {
  const at = 3 * (Number(day.slice(5, 7)) - 1);
  return `${MONTHS.slice(at, at + 3)} ${day.slice(0, 4)}`;
}

/** The months from that of a day to that of another: `Mar to Jul 2026`, `Nov 2025 to Mar 2026`; the month alone where they are one. */
export function monthRangeText(first: Day, last: Day): string {
  const [from, to] = [monthText(first), monthText(last)];
  if (from === to) return to;
  return first.slice(0, 4) === last.slice(0, 4)
    ? `${from.slice(0, 3)} to ${to}`
    : `${from} to ${to}`;
}

/** A share, 0…1, in per cent with so many decimals, 0…100: `62 %`. */
export function percentText(share: number, decimals = 0): string {
  return `${roundedText(share * 100, decimals)} %`;
}

/** How much of what is possible an interval holds, as it is said beside each: `90 %`. */
export const INTERVAL_PERCENT = percentText(1 - 2 * INTERVAL_TAIL);

/** How much of a whole is done, from a part of 0…1 (more counts as 1), in whole per cent rounded down: `100 %` says that all of it is. */
export function percentDoneText(part: number): string {
  return `${Math.floor(Math.min(1, part) * 100)} %`;
}

/** What moves a terminal, turns a text round, or is no character, which no XML may hold. */
export const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** A text safe for a terminal: control characters (escape sequences among them), direction overrides and what is no character become `�`. */
export function terminalSafeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '\ufffd');
}

/** A text on one line, safe for a terminal. */
export function terminalSafeOneLine(text: string): string {
  return terminalSafeText(text).replace(/\s+/g, ' ').trim();
}

interface AddedUp {
  /** The parts as they are printed, in their order and unit, finite. */
  readonly parts: readonly number[];
  /** The total as it is printed, in the unit of the parts, finite. */
  readonly total: number;
  /** What is missing from the printed parts to the printed total, in their unit, either sign; 0 when nothing is. */
  readonly remainder: number;
}

/** Rounds parts and total, finite, to so many decimals, 0…100, and finds the remainder that makes the column add up. */
export function roundedPartsTotalAndRemainder(
  parts: readonly number[],
  total: number,
  decimals: number,
): AddedUp {
  const print = (value: number): number => Number(roundedText(value, decimals));
  const printed = parts.map(print);
  const sum = printed.reduce((all, part) => all + part, 0);
  return { parts: printed, total: print(total), remainder: print(print(total) - sum) };
}
