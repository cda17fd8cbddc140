/** A value that lies so far beyond the goalposts that somebody must say that it is meant. */

import type { Indicator } from '../../core/model/model.ts';
import { groupedDigits } from '../../core/model/plain-text.ts';
import { isFarBeyondGoalposts, spansBeyondGoalposts } from '../../core/scoring/leaf.ts';
import { roundedText, terminalSafeOneLine } from '../../text/format.ts';
import { SCALE_WORDS } from '../../text/scale-words.ts';

/** How far beyond the goalposts a value lies, as a sentence without its point; undefined: not so far that one must ask. */
export function farBeyondText(
  { goalposts, unit = '' }: Indicator,
  value: number,
): string | undefined {
  if (!isFarBeyondGoalposts(value, goalposts)) return undefined;
  const { worst, best, scale } = goalposts;
  const [whole, from, to] = [value, worst, best].map((number) => groupedDigits(String(number)));
  const spans = groupedDigits(roundedText(spansBeyondGoalposts(value, goalposts)));
  const { measure } = SCALE_WORDS[scale];
  return terminalSafeOneLine(
    `${whole} ${unit} lies ${spans} spans of the goalposts (${from} to ${to}${measure}) beyond the nearer one`,
  );
}
