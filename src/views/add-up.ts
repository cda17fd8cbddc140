/** Columns that add up as printed: each number rounded once, and what rounding leaves said in a line of its own. */
import { roundedText } from '../text/format.ts';

export interface AddedUp {
  /** The parts as they are printed, in their order. */
  readonly parts: readonly number[];
  /** The total as it is printed. */
  readonly total: number;
  /** What is missing from the printed parts to the printed total; 0 when nothing is. */
  readonly remainder: number;
}

/** Rounds parts and total to `decimals` and finds the remainder that makes the column add up. */
export function roundPartsToTotal(
  parts: readonly number[],
  total: number,
  decimals: number,
): AddedUp {
  const print = (value: number): number => Number(roundedText(value, decimals));
  const printed = parts.map(print);
  const sum = printed.reduce((all, part) => all + part, 0);
  return { parts: printed, total: print(total), remainder: print(print(total) - sum) };
}
