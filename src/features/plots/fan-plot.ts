/** The part of a drawing over time after the last day that anything is recorded of: the line broken, its interval behind it, a mark where that day is and marks of what expires. */
import { area, line } from 'd3-shape';
import type { Fan } from '../../core/analysis/fan.ts';
import type { Day } from '../../core/model/model.ts';
import { dayText, intervalText, roundedText, scoreText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { type DrawingUnits, svgHaloLabel, type TimeScale } from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';
import type { ScoreHeight } from './score-axis.ts';

/** A day of a fan on the scale of its drawing; undefined: there is nothing on that day. */
interface FanEdge {
  readonly day: Day;
  /** Height of the line, in units of the drawing from its top, ≥ 0; undefined: no score. */
  readonly middle: number | undefined;
  /** Heights of the lower and the upper end of the interval, in units of the drawing from its top, ≥ 0; undefined: no interval. */
  readonly ends: readonly [number, number] | undefined;
}

/** Where a fan is drawn, in units of the drawing, ≥ 0: the top and bottom of it, its right edge; and whether words have room. */
interface FanPlace {
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  readonly worded: boolean;
}

/** Half the width of the cross of what expires, in units of the drawing. */
const CROSS = 2.5;

/** A fan in a drawing; `at` is the height of a score, `middleAt` that of the line on a day on which it has a score, 0…100, where that is another. */
export function futureScoreFanSvg(
  fan: Fan,
  time: TimeScale,
  at: ScoreHeight,
  { top, bottom, right, worded }: FanPlace,
  middleAt: (day: Day, score: number) => DrawingUnits = (_, score) => at(score),
): Markup {
  const edges = fan.points.map(({ day, score, low, high }): FanEdge => {
    const ends =
      low === undefined || high === undefined ? undefined : ([at(low), at(high)] as const);
    return { day, middle: score === undefined ? undefined : middleAt(day, score), ends };
  });
  const spread = area<FanEdge>()
    .defined(({ ends }) => ends !== undefined)
    .x(({ day }) => time.x(day))
    .y0(({ ends }) => ends?.[0] ?? 0)
    .y1(({ ends }) => ends?.[1] ?? 0)
    .digits(1);
  const middle = line<FanEdge>()
    .defined((edge) => edge.middle !== undefined)
    .x(({ day }) => time.x(day))
    .y((edge) => edge.middle ?? 0)
    .digits(1);
  const today = time.x(fan.from);
  const first = `${dayText(fan.from)}, the last day that anything is recorded of`;
  return markupElement(
    'g',
    {},
    markupElement('path', { ...plotMarkAttributes('fan'), d: spread([...edges]) ?? '' }),
    markupElement('path', { ...plotMarkAttributes('ahead'), d: middle([...edges]) ?? '' }),
    markupElement(
      'line',
      { ...plotMarkAttributes('today'), x1: today, x2: today, y1: top, y2: bottom },
      markupElement('title', {}, first),
    ),
    ...fan.expiries.map(({ day, node }) =>
      markupElement(
        'path',
        {
          ...plotMarkAttributes('expiry'),
          d: crossPath(time.x(day), bottom - CROSS - 1),
        },
        markupElement('title', {}, `${dayText(day)}: ${nodeRowName(node)} expires`),
      ),
    ),
    ...(worded
      ? [
          svgHaloLabel(right - 3, top + 11, IF_NOTHING, {
            ...plotMarkAttributes('soft', 'small'),
            'text-anchor': 'end',
          }),
        ]
      : []),
  );
}

/** The path of a cross with its middle at `x` and `y`, units of the drawing, ≥ 0. */
function crossPath(x: number, y: number): string {
  const [left, up] = [roundedText(x - CROSS, 1), roundedText(y - CROSS, 1)];
  return `M${left} ${up}l${2 * CROSS} ${2 * CROSS}m0 ${-2 * CROSS}l${-2 * CROSS} ${2 * CROSS}`;
}

/** What a fan comes to, in a sentence. */
export function futureScoreFanSentence(fan: Fan): string {
  const last = fan.points.at(-1);
  if (last === undefined) return '';
  const interval = last.low === undefined ? '' : ` (${intervalText(last)})`;
  const expiring = fan.expiries.map(({ day, node }) => `${nodeRowName(node)} on ${dayText(day)}`);
  const lost = expiring.length === 0 ? 'nothing expires' : `expiring: ${expiring.join(', ')}`;
  return ` After ${dayText(fan.from)}, ${IF_NOTHING}: ${last.score === undefined ? 'no score' : scoreText(last.score)}${interval} on ${dayText(last.day)}; ${lost}.`;
}
