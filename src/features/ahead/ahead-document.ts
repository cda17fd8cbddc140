/** The board of later days if nothing is recorded, as `axiswatch.ahead/1`. */
import * as v from 'valibot';
import { CHANGES_AHEAD } from '../../core/analysis/ahead.ts';
import { LOOK_AHEAD } from '../../core/model/day.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const day = v.object({
  day: is.day,
  score: is.scoreOrNull,
  ...is.scoreInterval,
  band: is.stringOrNull,
  bandLow: described(is.stringOrNull, 'As in axiswatch.status/1, and bandHigh.'),
  bandHigh: is.stringOrNull,
});

const change = v.object({
  day: is.day,
  kind: described(
    v.picklist(CHANGES_AHEAD),
    'It expires, becomes due, has no score any more, or is the root with another band.',
  ),
  node: is.id,
  score: described(is.scoreOrNull, "The root's score on that day; null where there is none."),
  band: described(is.stringOrNull, "The root's on that day."),
  points: described(
    is.decimalOrNull,
    'Of an expiry, the points that it brings to the root, as coverage, either sign, beyond 100 where others undo it; null of all else, and where the root has no score.',
  ),
  together: described(
    is.strings,
    'Of an expiry, the indicators whose expiry on that day does it together, itself among them; else empty.',
  ),
});

const fading = v.object({
  node: is.id,
  until: described(is.day, 'The last day on which it counts, no later than `to`.'),
  value: described(is.value, 'In its unit, finite: the value on the first day.'),
  faded: described(is.value, 'In its unit, finite: the value on the day `until`.'),
  score: described(is.score, 'Score on the first day.'),
  fadedScore: described(is.score, 'Score on the day `until`.'),
  points: described(
    is.decimalOrNull,
    'Points that it brings to the root as long as that has a score, either sign, beyond 100 where others undo it; null where it has none on the first day.',
  ),
});

export const aheadDocument = document(
  'axiswatch.ahead/1',
  'What the board will say if nothing is recorded: readings age and expire, counts fade. Nothing of it is news.',
  {
    from: is.day,
    to: is.day,
    ahead: is.ahead,
    days: described(v.array(day), 'The root every 7 days from the first on, and on the last.'),
    what: described(
      v.array(change),
      'What changes after the first day, by day; the points of the expiries, each taken once for those that do it together, and of the fading sum to the change of the root.',
    ),
    fading: described(v.array(fading), 'Counted indicators that fade.'),
    renew: v.object({
      first: described(
        v.array(v.object({ node: is.id, before: is.day })),
        'At most three that must be renewed for the root to keep its score, each before the day on which it has none without.',
      ),
      lost: described(
        is.dayOrNull,
        `The day on which the root has no score although those are kept up to date; null: none within ${LOOK_AHEAD.words}.`,
      ),
    }),
    strategy: is.strategyHead,
  },
);
export type AheadJson = TypeOf<typeof aheadDocument>;
