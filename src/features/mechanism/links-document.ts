/** The links of a mechanism as `axiswatch.links/1`. */

import * as v from 'valibot';
import { FOLLOW_WITHIN, LINK_WORDS } from '../../core/analysis/links.ts';
import { described } from '../../core/model/described.ts';
import { WAYS } from '../../core/model/model.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const words = v.nullable(v.picklist(LINK_WORDS));
const swings = v.array(
  v.object({
    way: v.picklist(WAYS),
    begin: is.day,
    from: described(is.score, 'Score on the first day.'),
    end: is.day,
    to: described(is.score, 'Score on the last day.'),
    open: described(is.boolean, 'It has not turned, and ends for now at its extreme so far.'),
  }),
);
const change = v.object({
  change: is.pointsOrNull,
  ...is.changeIntervalOrNull,
});

const link = v.object({
  title: is.string,
  nodes: v.object({ cause: is.id, effect: is.id }),
  since: described(
    v.object({ cause: change, effect: change }),
    'Changes since the start of the strategy; null where there is no score on one of the days.',
  ),
  words: described(
    words,
    'Of the running quarter, as of the day; null where one of the two has no such change.',
  ),
  path: described(
    v.array(v.object({ day: is.day, cause: is.scoreOrNull, effect: is.scoreOrNull, words })),
    'The start, the ends of the quarters since, and the day.',
  ),
  cause: described(swings, 'Of 5 points or more, oldest first.'),
  effect: swings,
  upswings: described(
    v.array(
      v.object({
        begin: is.day,
        followed: described(
          is.boolean,
          `One of the effect began from its first day to ${FOLLOW_WITHIN} days after its last.`,
        ),
        preceded: described(is.boolean, 'One of the effect had begun on an earlier day.'),
      }),
    ),
    'Of the cause: counts of episodes, never a probability.',
  ),
});

export const linksDocument = document(
  'axiswatch.links/1',
  'Each claim that a cause comes before its effect, beside what happened.',
  {
    asOf: is.day,
    ahead: is.ahead,
    links: described(
      v.record(v.string(), link),
      'By id, the headline first; empty where the strategy claims none.',
    ),
    strategy: is.strategyHead,
  },
);
export type LinksJson = TypeOf<typeof linksDocument>;
