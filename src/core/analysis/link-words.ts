/** What is said of cause and effect by their changes since the start of a strategy (data/FORMAT.md, section 7). */
import type { ScoreChange } from '../scoring/change-interval.ts';

/** What is said of cause and effect as of a day, by their changes since the start beyond their intervals. */
export const LINK_WORDS = [
  'pressure and movement',
  'pressure without movement',
  'movement without pressure',
  'neither',
  'hardening',
  'backlash',
] as const;
export type LinkWords = (typeof LINK_WORDS)[number];

/** The words for two changes since the start; undefined where one of them is not known. */
export function linkWords(
  cause: ScoreChange | undefined,
  effect: ScoreChange | undefined,
): LinkWords | undefined {
  if (cause === undefined || effect === undefined) return undefined;
  const pressure = cause.low > 0;
  if (effect.high < 0) return pressure ? 'backlash' : 'hardening';
  if (effect.low > 0) return pressure ? 'pressure and movement' : 'movement without pressure';
  return pressure ? 'pressure without movement' : 'neither';
}
