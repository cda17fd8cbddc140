/** A score or points as a bar, values as a small curve. */
import type { Glyphs } from './glyphs.ts';
import { scoreTone } from './kinds.ts';
import type { Line, Tone } from './line.ts';

/** Cells of the dots that stand for a bar without a score. */
const DOTS = 4;

export function barLine(
  score: number | undefined,
  cells: number,
  { full, rest, none }: Glyphs,
  tone?: Tone,
): Line {
  if (score === undefined) return [{ text: none.repeat(Math.min(DOTS, cells)), tone: 'dim' }];
  const reached = Math.round((Math.min(100, Math.max(0, score)) / 100) * cells);
  return [
    { text: full.repeat(reached), tone: tone ?? scoreTone(score) },
    { text: rest.repeat(cells - reached), tone: 'dim' },
  ];
}

/** To the left of the middle what is lost, to the right what is won. */
export function pointsBar(points: number, most: number, cells: number, { full }: Glyphs): Line {
  const half = Math.floor(cells / 2);
  const size = most === 0 ? 0 : Math.min(half, Math.round((Math.abs(points) / most) * half));
  return points < 0
    ? [{ text: ' '.repeat(half - size) }, { text: full.repeat(size), tone: 'down' }]
    : [{ text: ' '.repeat(half) }, { text: full.repeat(size), tone: 'up' }];
}

/** A sign a value, from the lowest to the highest of them or of the limits; a blank where there is none. */
export function sparkText(
  values: readonly (number | undefined)[],
  { spark }: Glyphs,
  limits?: readonly [number, number],
): string {
  const known = limits ?? values.filter((value) => value !== undefined);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  return values
    .map((value) => {
      if (value === undefined) return ' ';
      const place = Math.round(((value - low) / span) * (spark.length - 1));
      return spark[Math.min(spark.length - 1, Math.max(0, place))] ?? ' ';
    })
    .join('');
}
