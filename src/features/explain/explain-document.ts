/** What moved a node, and what would move the gauge, as documents. */

import * as v from 'valibot';
import { EFFECTS } from '../../core/analysis/explain.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

export const explainDocument = document(
  'axiswatch.explain/1',
  'What moved a node between two days, in points of it. The contributions sum to the change; both are null, with a reason, where there is no decomposition.',
  {
    from: is.day,
    to: is.day,
    ahead: is.ahead,
    node: is.id,
    before: described(
      is.scoreOrNull,
      'Score on the first day, as is after on the last; null where there is no decomposition.',
    ),
    after: described(
      is.scoreOrNull,
      'Score on the last day; null where there is no decomposition.',
    ),
    change: described(is.pointsOrNull, 'Points, after less before; null with them.'),
    contributions: v.nullable(
      v.array(
        v.strictObject({
          id: is.id,
          effect: v.picklist(EFFECTS),
          points: described(
            is.decimal,
            'Points of the node that it brings, either sign, beyond 100 where others undo it.',
          ),
        }),
      ),
    ),
    ...is.changeIntervalOrNull,
    reason: v.optional(is.string),
    strategy: is.strategyHead,
  },
);
export type ExplainJson = TypeOf<typeof explainDocument>;

const notNegative = v.pipe(is.decimal, v.minValue(0));

const mover = v.object({
  slope: described(is.decimal, 'Points of the root for a point of its score, ≥ 0.'),
  headroom: described(
    v.pipe(is.decimal, v.minValue(-1e-9)),
    'Points that the root changes by with its score at 100, 0 or more but for rounding.',
  ),
  downside: described(
    v.pipe(is.decimal, v.maxValue(1e-9)),
    'Points that the root changes by with its score at 0, 0 or less but for rounding.',
  ),
  step: described(v.pipe(is.decimal, v.gtValue(0)), 'A plausible move of its score, in points.'),
  plausible: described(
    notNegative,
    'Points that such a step moves the root by, up or down, whichever is more.',
  ),
  share: described(
    notNegative,
    'Share of the variance of the root; they sum to 1 where no two values are of one origin.',
  ),
  toBand: described(
    v.optional(is.pointsOrNull),
    'Points of its score that reach the goal band; null: not by this one alone; left out where none was asked for.',
  ),
});
export type MoverJson = TypeOf<typeof mover>;

export const moversDocument = document(
  'axiswatch.movers/1',
  'What would move the index: per indicator, in points of the root. `toBand` is there only where a goal band was asked for, null where this indicator alone cannot reach it.',
  {
    asOf: is.day,
    ahead: is.ahead,
    score: is.scoreOrNull,
    order: v.array(is.id),
    refresh: v.array(is.id),
    indicators: v.record(v.string(), mover),
    strategy: is.strategyHead,
  },
);
export type MoversJson = TypeOf<typeof moversDocument>;
