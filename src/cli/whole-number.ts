/** A whole number that a user types after an option. */
import { terminalSafeOneLine } from '../text/format.ts';
import { type Outcome, refusalOutcome } from './refusal.ts';

/** The whole number that was typed after an option, from `least` to `most`, both included; refused with that range. */
export function parseWholeNumberOption(
  option: string,
  typed: string,
  least: number,
  most = Number.POSITIVE_INFINITY,
): Outcome<number> {
  const value = Number(typed);
  if (/^\d+$/.test(typed) && value >= least && value <= most) return { ok: true, value };
  const range = Number.isFinite(most) ? `from ${least} to ${most}` : `of ${least} or more`;
  return refusalOutcome(
    2,
    `${option}: "${terminalSafeOneLine(typed)}" is not a whole number ${range}`,
  );
}
