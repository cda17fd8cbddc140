/** Pushed and moved as `axiswatch.mechanism/1`. */
import * as v from 'valibot';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const sequence = v.nullable(
  v.object({
    rises: v.array(is.day),
    after: v.array(
      v.object({
        within: is.naturalNumber,
        followed: is.naturalNumber,
        not: is.naturalNumber,
        open: is.naturalNumber,
      }),
    ),
  }),
);

export const mechanismDocument = document(
  'axiswatch.mechanism/1',
  'Pushed and moved: the quarterly path, counts of turns (never a probability), and what each band still lacks.',
  {
    asOf: is.day,
    mechanism: described(
      is.mechanismEnds,
      'null: the strategy claims no cause and effect; then all that follows is empty.',
    ),
    path: v.array(v.object({ day: is.day, cause: is.scoreOrNull, effect: is.scoreOrNull })),
    from: described(is.dayOrNull, 'Counted from this day on.'),
    claimed: described(sequence, 'Rises of the cause, and whether the effect followed.'),
    reverse: described(sequence, 'The same in the reverse order.'),
    bands: v.array(
      v.object({
        id: is.string,
        from: is.score,
        stands: is.boolean,
        lacks: described(v.array(is.lack), "The root's own score included."),
      }),
    ),
    strategy: is.strategyHead,
  },
);
export type MechanismJson = TypeOf<typeof mechanismDocument>;
