/** The axis of scores in a drawing: it fits the curves, bears distinct numbers, and has the bands behind it, tinted by the ramp of scores. */
import { scaleLinear } from 'd3-scale';
import { roundedText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { ScoreLine, TimePlot } from './plot-data.ts';
import { type DrawingEdges, type DrawingUnits, svgLabel } from './plot-frame.ts';
import { colourRampShadeOfScore, plotMarkAttributes } from './plot-marks.ts';

/** Scores that an axis shows at the least, in points. */
const LEAST = 20;
/** Its ends are multiples of so many points. */
const ROUND = 5;

/** The lowest and the highest score that a drawing has room for, 0…100: those of the lines with their intervals, rounded outward. */
export function scoreAxisRange(lines: readonly ScoreLine[]): readonly [low: number, high: number] {
  const known = lines.flatMap(({ points, ribbon, fan }) => [
    ...points.flatMap(({ score }) => score ?? []),
    ...[...ribbon, ...(fan?.points ?? [])].flatMap(({ low, high }) =>
      low === undefined || high === undefined ? [] : [low, high],
    ),
  ]);
  if (known.length === 0) return [0, 100];
  const low = Math.max(0, ROUND * Math.floor(Math.min(...known) / ROUND));
  const high = Math.min(100, ROUND * Math.ceil(Math.max(...known) / ROUND));
  const lacks = Math.max(0, LEAST - (high - low));
  const down = ROUND * Math.ceil(lacks / 2 / ROUND);
  const from = Math.max(0, Math.min(low - down, 100 - LEAST));
  return [from, Math.max(high, from + LEAST)];
}

/** The height in a drawing, in its units from its top, ≥ 0, of a score, 0…100. */
export type ScoreHeight = (score: number) => DrawingUnits;

/** The heights of the scores of a span, its lowest and highest score, 0…100, between a bottom and a top. */
export function scoreHeightScale(
  span: readonly [low: number, high: number],
  bottom: DrawingUnits,
  top: DrawingUnits,
): ScoreHeight {
  return scaleLinear([...span], [bottom, top]).clamp(true);
}

/** A band as far as an axis shows it. */
export interface ShownBand {
  readonly title: string;
  /** From where to where it reaches, score points, 0…100. */
  readonly from: number;
  readonly to: number;
  readonly tint: Markup;
}

/** The bands that a span of scores, 0…100, reaches, from the lowest, each with its ground between two edges. */
export function bandTintsInScoreSpan(
  { bands }: Pick<TimePlot, 'bands'>,
  [low, high]: readonly [low: number, high: number],
  y: ScoreHeight,
  [left, right]: DrawingEdges,
): readonly ShownBand[] {
  return bands.flatMap(({ title, from: edge }, at) => {
    const end = bands[at + 1]?.from ?? 100;
    const [from, to] = [Math.max(low, edge), Math.min(high, end)];
    if (from >= to) return [];
    const tint = markupElement('rect', {
      ...plotMarkAttributes(`tint-${colourRampShadeOfScore((edge + end) / 2)}`),
      x: left,
      y: y(to),
      width: right - left,
      height: y(from) - y(to),
    });
    return [{ title, from, to, tint }];
  });
}

/** About so many scores (`count`, from 1) of a span, 0…100, at the left of a drawing, each with a line across; no number stands twice. */
export function scoreAxisSvgParts(
  span: readonly [low: number, high: number],
  y: ScoreHeight,
  [left, right]: DrawingEdges,
  count: number,
  named = true,
): readonly Markup[] {
  return scaleLinear([...span], [0, 1])
    .ticks(count)
    .filter(Number.isInteger)
    .flatMap((score) => [
      markupElement('line', {
        ...plotMarkAttributes('rule'),
        x1: left,
        x2: right,
        y1: y(score),
        y2: y(score),
      }),
      ...(named
        ? [
            svgLabel(left - 5, y(score) + 3.5, roundedText(score), {
              ...plotMarkAttributes('soft', 'small'),
              'text-anchor': 'end',
            }),
          ]
        : []),
    ]);
}
