/** Two boards of one day against each other, and a board with supposed values, as documents. */
import * as v from 'valibot';
import { described } from '../core/model/described.ts';
import * as is from '../text/document-parts.ts';
import { document, type TypeOf } from '../text/document-parts.ts';

const root = v.object({
  score: is.scoreOrNull,
  ...is.scoreInterval,
  band: is.stringOrNull,
  scoreBand: is.stringOrNull,
});

/** What differs between two boards of one day. */
export const boardComparison = v.object({
  asOf: is.day,
  ahead: is.ahead,
  before: root,
  after: root,
  change: described(
    is.pointsOrNull,
    'Points of the root; null where it has no score before or after.',
  ),
  nodes: described(
    v.record(v.string(), v.object({ before: is.scoreOrNull, after: is.scoreOrNull })),
    'Every node whose score differs.',
  ),
  crossed: described(is.strings, 'Ids of the tripwires that are crossed only then.'),
  cleared: described(is.strings, 'Ids of the tripwires that are crossed or not known only now.'),
  unknown: described(is.strings, 'Ids of the tripwires that are not known only then.'),
});
export type BoardChange = TypeOf<typeof boardComparison>;

export const whatIfDocument = document(
  'axiswatch.whatif/1',
  'The board with supposed values against the one that stands; nothing of it is stored.',
  {
    values: described(
      v.record(v.string(), is.decimal),
      'What was supposed, by indicator, in its unit, finite.',
    ),
    ...boardComparison.entries,
    strategy: is.strategyHead,
  },
);
export type WhatIfJson = TypeOf<typeof whatIfDocument>;
