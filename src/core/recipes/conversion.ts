/** What a file must be converted by where its values stand to those of the indicator as other units or periods do. */
import type { Day } from '../model/model.ts';
import { newestConsecutiveMonthsCount, type Period } from './periods.ts';

/** What values are converted by, by the names of the options. */
export interface Conversion {
  /** What they are multiplied by, units of the indicator for one of the file, finite; undefined: they are taken as they stand. */
  readonly times?: number | undefined;
  /** A rate per one period that becomes one per another; undefined: it stays. */
  readonly per?: { readonly from: Period; readonly to: Period } | undefined;
  /** At each row the sum of so many rows, 2…400; undefined: of one. */
  readonly sumOfLast?: number | undefined;
}

/** A conversion that would bring a file near to what stands, and why. */
export interface Remedy {
  readonly says: Conversion;
  /** How the value lies to what stands: "about 1000 times what stands". */
  readonly finding: string;
  /** The options that say it: "--times 0.001". */
  readonly options: string;
  /** What they take in its place: "each value times 0.001". */
  readonly takes: string;
}

/** A change of unit is one by thousands. */
const THOUSAND = 1_000;
/** So many times as large, or as small, is still near: between one reading and the next a value may double and a bit, or halve. */
const NEAR = 2.5;
/** Months of a year. */
const YEAR = 12;

/**
 * What brings the newest of some values, `value`, converted as said, near to the one that `stands`, both in the unit of the indicator and finite; undefined: it is near, no such
 * conversion does, or one of them is not above 0. A month that stands to 12 of them becomes their sum where the newest 12
 * days lie in months that follow one another.
 */
export function conversionToMatchStandingValue(
  value: number,
  days: readonly Day[],
  stands: number,
  { times = 1, per, sumOfLast }: Conversion,
): Remedy | undefined {
  if (value <= 0 || stands <= 0) return undefined;
  const ratio = value / stands;
  const power = Math.round(Math.log(ratio) / Math.log(THOUSAND));
  const unit = THOUSAND ** power;
  if (power !== 0 && ratio / unit < NEAR && unit / ratio < NEAR) {
    const by = times / unit;
    const often = power > 0 ? `${unit} times` : `1/${THOUSAND ** -power} of`;
    return {
      says: { times: by },
      finding: `about ${often} what stands`,
      options: `--times ${by}`,
      takes: `each value times ${by}`,
    };
  }
  if (per !== undefined || sumOfLast !== undefined) return undefined;
  if (isRatioOfYearToMonth(ratio))
    return {
      says: { per: { from: 'year', to: 'month' } },
      finding: `about ${YEAR} times what stands`,
      options: '--per year:month',
      takes: 'a month of each',
    };
  if (!isRatioOfYearToMonth(1 / ratio)) return undefined;
  return newestConsecutiveMonthsCount(days) >= YEAR
    ? {
        says: { sumOfLast: YEAR },
        finding: `about 1/${YEAR} of what stands`,
        options: `--sum-of-last ${YEAR}`,
        takes: `the sum of ${YEAR} months`,
      }
    : {
        says: { per: { from: 'month', to: 'year' } },
        finding: `about 1/${YEAR} of what stands`,
        options: '--per month:year',
        takes: `a year of each month, since the sum of ${YEAR} needs as many months in a row`,
      };
}

/** A remedy as a person at the shell is told it: "about 1/12 of what stands: --sum-of-last 12 takes the sum of 12 months". */
export function conversionRemedyWithOptionsText({ finding, options, takes }: Remedy): string {
  return `${finding}: ${options} takes ${takes}`;
}

/** Whether a ratio of two values, without unit, negative and infinite ones too, is that of 12 months to one of them, give or take: from 11 to 13. */
export function isRatioOfYearToMonth(ratio: number): boolean {
  return ratio >= YEAR - 1 && ratio <= YEAR + 1;
}
