/** How a reading becomes a score and an interval, in formulas with its own numbers. */

import {
  CONFIDENCES,
  type Indicator,
  type IndicatorScore,
  type IndicatorValue,
} from '../core/model/model.ts';
import { countWithNoun, groupedDigits, wordsJoinedWithAnd } from '../core/model/plain-text.ts';
import type { Board } from '../core/scoring/board.ts';
import { eventAmountsByConfidence } from '../core/scoring/counted.ts';
import { INTERVAL_Z } from '../core/scoring/interval.ts';
import { SIGMA_UNKNOWN } from '../core/scoring/leaf.ts';
import { SIGMA_FRESH } from '../core/scoring/observed.ts';
import {
  INTERVAL_PERCENT,
  intervalText,
  roundedText,
  valueWithUnitOrLevelText,
} from '../text/format.ts';
import { SCALE_WORDS } from '../text/scale-words.ts';
import {
  indicatorWithoutRounding,
  numberWithoutTrailingZerosText,
  valueBehindScoreText,
} from './indicator-value.ts';

/** Decimals of scores. */
const DECIMALS = 2;

/** A value with its unit, in all its decimals. */
export function unroundedValueText(indicator: Indicator, value: IndicatorValue): string {
  return valueWithUnitOrLevelText(indicatorWithoutRounding(indicator), value);
}

/** How an indicator's value becomes its score, with this reading's numbers. */
export function scoreFormulaWithNumbersText(indicator: Indicator, leaf: IndicatorScore): string {
  if (leaf.value === undefined) return 'no value, no score';
  const { worst, best, scale } = indicator.goalposts;
  const told = (value: number): string => groupedDigits(valueBehindScoreText(indicator, value));
  const u = SCALE_WORDS[scale].formula(told(leaf.value), told(worst), told(best));
  const clamped = leaf.beyond ? ', clamped at the goalpost' : '';
  const expired = leaf.score === undefined ? ', but expired: no score' : '';
  return `score = 100 x ${u}${leaf.score === undefined ? '' : ` = ${roundedText(leaf.score, DECIMALS)}`}${clamped}${expired}`;
}

/** `87.60 is how far 0.57 million b/d lies on the way from 2.1 (0 points) to 0.35 (100 points), linear between.`; of one that lies beyond a goalpost, or that has expired, that it does. */
export function valueBetweenGoalpostsSentence(indicator: Indicator, leaf: IndicatorScore): string {
  if (leaf.value === undefined) return 'No value, so no score.';
  const { worst, best, scale } = indicator.goalposts;
  const [from, to] = [worst, best].map((each) =>
    groupedDigits(valueBehindScoreText(indicator, each)),
  );
  const value = unroundedValueText(indicator, Number(valueBehindScoreText(indicator, leaf.value)));
  const posts = `from ${from} (0 points) to ${to} (100 points), ${SCALE_WORDS[scale].between} between`;
  if (leaf.score === undefined) return `No score: ${value} has expired; it counts ${posts}.`;
  const score = roundedText(leaf.score, DECIMALS);
  return leaf.beyond
    ? `${score}: ${value} lies beyond the goalposts, which go ${posts}.`
    : `${score} is how far ${value} lies on the way ${posts}.`;
}

/** Which values score 0 and 100, and what lies between and outside. */
export function goalpostsScoringText(indicator: Indicator): string {
  const { worst, best, scale } = indicator.goalposts;
  const { between } = SCALE_WORDS[scale];
  return `0 points at ${unroundedValueText(indicator, worst)}, 100 at ${unroundedValueText(indicator, best)}, ${between} between, clamped outside`;
}

/** Score, freshness, σ and interval with this reading's numbers, and of a count σ as long as it is fresh out of that of its events; nothing without a usable one. */
export function indicatorScoreArithmeticTexts(
  board: Board,
  indicator: Indicator,
): readonly string[] {
  const leaf = board.card.indicators.get(indicator.id);
  if (leaf?.freshness === undefined || leaf.sigma === undefined || leaf.freshSigma === undefined)
    return [];
  const fresh = `${Number(roundedText(leaf.freshSigma, DECIMALS))}`;
  const late = Math.max(0, (leaf.age ?? 0) - indicator.cadenceDays);
  return [
    scoreFormulaWithNumbersText(indicator, leaf),
    `freshness = ${leaf.breaks === 0 ? '' : `0.5^${leaf.breaks} x `}2^(-${late} / ${indicator.halfLifeDays}) = ${roundedText(leaf.freshness, 4)}: ${late} days beyond ${indicator.cadenceDays}${leaf.breaks === 0 ? '' : `, ${countWithNoun(leaf.breaks, 'break')} since`}`,
    `sigma = sqrt(${fresh}^2 + (${roundedText(SIGMA_UNKNOWN, 2)}^2 - ${fresh}^2) x (1 - ${roundedText(leaf.freshness, 4)})) = ${roundedText(leaf.sigma, 2)}: ${leaf.confidence} confidence`,
    `${INTERVAL_PERCENT} interval = score -/+ ${INTERVAL_Z} x sigma, cut to 0 to 100: ${intervalText(leaf, 1)}`,
    ...freshSigmaOfCountTexts(board, indicator, fresh),
  ];
}

/** `6.76^2 = (5.2 x 4^2 + 1.1 x 8^2) / 6.3: what events of high and moderate confidence count now`; nothing where they are all of one, which the confidence of the count is then, or count nothing. */
function freshSigmaOfCountTexts(
  { readings, asOf }: Board,
  { id, count }: Indicator,
  fresh: string,
): readonly string[] {
  if (count === undefined) return [];
  const amounts = eventAmountsByConfidence(id, count, readings, asOf);
  const counting = CONFIDENCES.filter((each) => amounts[each] > 0);
  if (counting.length < 2) return [];
  const sum = counting.reduce((all, each) => all + amounts[each], 0);
  const squares = counting.map(
    (each) => `${numberWithoutTrailingZerosText(amounts[each])} x ${SIGMA_FRESH[each]}^2`,
  );
  return [
    `${fresh}^2 = (${squares.join(' + ')}) / ${numberWithoutTrailingZerosText(sum)}: what events of ${wordsJoinedWithAnd(counting)} confidence count now`,
  ];
}
