/** A value that lies so far beyond the goalposts that somebody must say that it is meant. */
import { grouped } from '../../core/model/grouped.ts';
import type { Indicator } from '../../core/model/model.ts';
import { isFarBeyond, spansBeyond } from '../../core/scoring/leaf.ts';
import { oneLine, rounded } from '../../text/format.ts';
import { SCALE_WORDS } from '../../text/scale-words.ts';

/** How far beyond the goalposts a value lies, as a sentence without its point; undefined: not so far that one must ask. */
export function farBeyondText(
  { goalposts, unit = '' }: Indicator,
  value: number,
): string | undefined {
  if (!isFarBeyond(value, goalposts)) return undefined;
  const { worst, best, scale } = goalposts;
  const [whole, from, to] = [value, worst, best].map((number) => grouped(String(number)));
  const spans = grouped(rounded(spansBeyond(value, goalposts)));
  const { measure } = SCALE_WORDS[scale];
  return oneLine(
    `${whole} ${unit} lies ${spans} spans of the goalposts (${from} to ${to}${measure}) beyond the nearer one`,
  );
}
