/** What a file must be converted by where its values stand to those of the indicator as other units or periods do. */
import type { Period } from './periods.ts';

/** What values are converted by, by the names of the options. */
export interface Conversion {
  /** What they are multiplied by, not 0; undefined: they are taken as they stand. */
  readonly times?: number | undefined;
  /** A rate per one period that becomes one per another; undefined: it stays. */
  readonly per?: { readonly from: Period; readonly to: Period } | undefined;
}

/** A conversion that would bring a file near to what stands, and why. */
export interface Remedy {
  readonly says: Conversion;
  /** How the value lies to what stands, and the options: "about 1000 times what stands: --times 0.001". */
  readonly text: string;
}

/** A change of unit by thousands; between one reading and the next a value may double and a bit, or halve. */
const THOUSAND = 1_000;
const NEAR = 2.5;
/** As often as the value of a month goes into that of 12 months, give or take. */
const MONTHS = [11, 13] as const;

/** What brings a value, converted as said, near to the one that stands; undefined: it is near, no such conversion does, or one of them is not above 0. */
export function conversionToMatchStandingValue(
  value: number,
  stands: number,
  { times = 1, per }: Conversion,
): Remedy | undefined {
  if (value <= 0 || stands <= 0) return undefined;
  const ratio = value / stands;
  const power = Math.round(Math.log(ratio) / Math.log(THOUSAND));
  const unit = THOUSAND ** power;
  if (power !== 0 && ratio / unit < NEAR && unit / ratio < NEAR) {
    const by = times / unit;
    const often = power > 0 ? `${unit} times` : `1/${THOUSAND ** -power} of`;
    return { says: { times: by }, text: `about ${often} what stands: --times ${by}` };
  }
  if (per !== undefined) return undefined;
  if (isOfMonths(ratio))
    return {
      says: { per: { from: 'year', to: 'month' } },
      text: 'about 12 times what stands: --per year:month takes a month of it',
    };
  return isOfMonths(1 / ratio)
    ? {
        says: { per: { from: 'month', to: 'year' } },
        text: 'about 1/12 of what stands: --per month:year makes a year of each month; the sum of the last 12 months is not made',
      }
    : undefined;
}

function isOfMonths(ratio: number): boolean {
  return ratio >= MONTHS[0] && ratio <= MONTHS[1];
}
