/** What moved a node, and what would move the gauge, as documents. */

import * as v from 'valibot';
import { EFFECTS } from '../../core/analysis/explain.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';
import { INTERVAL_PERCENT } from '../../text/format.ts';

export const explainDocument = document(
  'axiswatch.explain/1',
  'What moved a node between two days, in points of it. The contributions sum to the change; both are null, with a reason, where there is no decomposition.',
  {
    from: is.day,
    to: is.day,
    ahead: is.ahead,
    node: is.id,
    before: is.scoreOrNull,
    after: is.scoreOrNull,
    change: is.pointsOrNull,
    contributions: v.nullable(
      v.array(v.strictObject({ id: is.id, effect: v.picklist(EFFECTS), points: is.decimal })),
    ),
    low: described(
      is.decimalOrNull,
      `The ${INTERVAL_PERCENT} interval of the change, which may reach beyond 100 points.`,
    ),
    high: is.decimalOrNull,
    reason: v.optional(is.string),
    strategy: is.strategyHead,
  },
);
export type ExplainJson = TypeOf<typeof explainDocument>;

const notNegative = v.pipe(is.decimal, v.minValue(0));

const mover = v.object({
  slope: is.decimal,
  headroom: v.pipe(is.decimal, v.minValue(-1e-9)),
  downside: v.pipe(is.decimal, v.maxValue(1e-9)),
  step: v.pipe(is.decimal, v.gtValue(0)),
  plausible: notNegative,
  share: notNegative,
  toBand: described(
    v.optional(is.pointsOrNull),
    'Change of its score that reaches the goal band; null: not by this one alone.',
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
