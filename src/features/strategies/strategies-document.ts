/** Strategy files that can be used, one of them whole, and two against each other, as documents. */
import * as v from 'valibot';
import { described } from '../../core/model/described.ts';
import { STRATEGY_FORMATS } from '../../core/model/model.ts';
import * as is from '../../text/document-parts.ts';
import { closedDocument, document, type TypeOf } from '../../text/document-parts.ts';

const row = v.strictObject({
  inUse: is.boolean,
  id: is.stringOrNull,
  title: is.stringOrNull,
  hash: v.nullable(is.hash),
  path: is.stringOrNull,
  problem: is.stringOrNull,
});
export type StrategyRow = TypeOf<typeof row>;

const left = v.strictObject({
  strategy: is.string,
  store: is.stringOrNull,
  readings: described(
    is.naturalNumber,
    'Readings that stand on it, those that do not fit the other strategy too.',
  ),
  taken: is.boolean,
});
export type LeftJson = TypeOf<typeof left>;

export const strategiesDocument = closedDocument(
  'axiswatch.strategies/1',
  'The strategies that can be used, or the one that was chosen or written; path is null for the shipped one.',
  {
    strategies: v.array(row),
    left: described(
      v.optional(left),
      'The board that is left when another strategy comes into use, where it has readings that the strategy can score and the board of that is still empty; store is null where it was never begun, taken says whether all of it came along.',
    ),
  },
);
export type StrategiesJson = TypeOf<typeof strategiesDocument>;

export const strategyFileDocument = document(
  'axiswatch.strategy-file/1',
  'A strategy file with what names it: the short hash of its bytes and where it lies, null for the shipped one. "strategy" is what stands in it, which axiswatch.strategy/1 or axiswatch.strategy/2 describes, by its format.',
  {
    id: is.string,
    title: is.string,
    hash: is.hash,
    path: is.stringOrNull,
    strategy: v.object({ format: v.picklist(STRATEGY_FORMATS) }),
  },
);
export type StrategyFileJson = TypeOf<typeof strategyFileDocument>;

const file = v.object({
  id: is.string,
  hash: is.hash,
  score: is.scoreOrNull,
  band: is.stringOrNull,
});

const side = v.nullable(
  v.object({
    score: is.scoreOrNull,
    effectiveWeight: described(
      v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      'Share of the weight of the root that it has.',
    ),
    points: described(
      is.pointsOrNull,
      'Points of the root that it brings; null where that has no score.',
    ),
  }),
);
export type SideJson = TypeOf<typeof side>;

export const revisionDocument = document(
  'axiswatch.revision/1',
  'The same readings and day scored with two strategy files, and what differs in the files.',
  {
    asOf: is.day,
    ahead: is.ahead,
    before: file,
    after: file,
    change: described(
      is.pointsOrNull,
      'Points of the root; null where it has no score before or after.',
    ),
    base: described(
      is.pointsOrNull,
      'Points of the change that no indicator brings; null with the change.',
    ),
    indicators: v.record(
      v.string(),
      v.object({
        before: side,
        after: side,
        change: described(
          is.pointsOrNull,
          'Points of the root, after less before, an absent side as 0; null where the root has no score before or after.',
        ),
      }),
    ),
    differences: v.array(
      v.object({
        where: is.nonEmpty,
        field: is.string,
        before: described(v.unknown(), 'As the file says it; null where it says nothing.'),
        after: described(v.unknown(), 'Likewise.'),
      }),
    ),
  },
);
export type RevisionJson = TypeOf<typeof revisionDocument>;
