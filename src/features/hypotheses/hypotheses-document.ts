/** Rival explanations against what the indicators did, as `axiswatch.hypotheses/1`. */

import * as v from 'valibot';
import { SCORE_COURSES, SILENCES, STANDINGS, WEIGHTS } from '../../core/analysis/hypotheses.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const row = v.object({
  moved: described(
    v.nullable(v.picklist(SCORE_COURSES)),
    'What the score did since `from`, beyond the interval of its change or not; null without a change.',
  ),
  freshness: described(v.nullable(is.share), 'How young its value is, 0…1; null without a value.'),
  weights: described(
    v.record(v.string(), v.picklist(WEIGHTS)),
    'Weights by hypothesis that says something of it: 0 as expected, 2 the opposite, 1 in between; empty where it could not have told.',
  ),
  separates: described(
    v.picklist(WEIGHTS),
    'The largest less the smallest weight, before freshness.',
  ),
  from: described(is.dayOrNull, "The strategy's start, or the day of its first score after it."),
  change: described(
    is.pointsOrNull,
    'Points since `from`; null where it has no score then or now.',
  ),
  ...is.changeIntervalOrNull,
  silence: described(
    v.nullable(v.picklist(SILENCES)),
    'Why it could not have told; null: it could.',
  ),
});

export const hypothesesDocument = document(
  'axiswatch.hypotheses/1',
  'Which of the rival explanations is contradicted least; what is consistent proves nothing and is not counted.',
  {
    asOf: is.day,
    ahead: is.ahead,
    rows: described(
      v.record(v.string(), row),
      'By indicator of which a hypothesis says something.',
    ),
    inconsistency: described(
      v.record(v.string(), v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(2)))),
      'By hypothesis: weights by freshness over the freshness of the rows it speaks about; null where none of them could have told.',
    ),
    order: described(is.strings, 'Hypotheses that have a rank, least contradicted first.'),
    standings: described(
      v.record(v.string(), v.picklist(STANDINGS)),
      'Of those in order; two within 0.1 are not told apart.',
    ),
    tooLittle: described(is.boolean, 'Fewer than three rows separate: the order says too little.'),
    deciding: described(
      v.array(v.object({ row: is.id, order: is.strings })),
      'At most three rows that decide the order, with the order without each.',
    ),
    strategy: is.strategyHead,
  },
);
export type HypothesesJson = TypeOf<typeof hypothesesDocument>;
