/** How sure the gauge is, and what rests on one source, as documents. */
import * as v from 'valibot';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';
import { INTERVAL_PERCENT } from '../../text/format.ts';

const shares = v.nullable(v.record(v.string(), is.share));

export const uncertaintyDocument = document(
  'axiswatch.uncertainty/1',
  'How sure the index is, by drawing. Everything but seed and draws is null where the root has no score.',
  {
    asOf: is.day,
    ahead: is.ahead,
    seed: described(
      is.naturalNumber,
      'A whole number that the draws are made from: the same seed gives the same draws.',
    ),
    draws: described(is.positiveInteger, 'How many draws of the readings.'),
    low: described(
      is.scoreOrNull,
      `Low end of the ${INTERVAL_PERCENT} interval of the root's score over the draws; null where it has none.`,
    ),
    median: described(
      is.scoreOrNull,
      'Median of the score of the root over the draws; null where it has none.',
    ),
    high: described(
      is.scoreOrNull,
      `High end of the ${INTERVAL_PERCENT} interval of the root's score over the draws; null where it has none.`,
    ),
    bands: described(
      shares,
      'Share of the draws in which each band stands, what it requires included.',
    ),
    scoreBands: described(shares, 'Share of the draws by score alone.'),
    robustness: v.nullable(
      v.object({
        draws: described(is.positiveInteger, 'How many draws of the model.'),
        keepsBand: described(is.share, 'Share of the draws in which the band of the day stands.'),
        keepsScoreBand: described(
          is.share,
          'Share of the draws in which the band by score alone is that of the day; where a cap decides it, above or below keepsBand.',
        ),
        low: described(
          is.scoreOrNull,
          'Lowest score of the root among the draws, as is high the highest; null where none has one.',
        ),
        high: described(
          is.scoreOrNull,
          'Highest score of the root among the draws; null where none has one.',
        ),
        unscored: described(is.share, 'Share of the draws in which the root has no score.'),
      }),
    ),
    strategy: is.strategyHead,
  },
);
export type UncertaintyJson = TypeOf<typeof uncertaintyDocument>;

export const sourcesDocument = document(
  'axiswatch.sources/1',
  'What rests on one source: the root and its band without the readings of each source in turn.',
  {
    asOf: is.day,
    ahead: is.ahead,
    score: described(
      is.scoreOrNull,
      'Score of the root with all sources, as is the band; null where there is none.',
    ),
    band: is.stringOrNull,
    sources: v.array(
      v.object({
        source: is.nonEmpty,
        readings: described(is.positiveInteger, 'Readings of it up to the day.'),
        carries: described(is.strings, 'Ids of the indicators whose score rests on it.'),
        weight: described(is.share, 'Share of the weight of the root that these indicators have.'),
        without: described(
          is.scoreOrNull,
          'Score of the root without it, as is the band; null where there is none.',
        ),
        change: described(
          is.pointsOrNull,
          'Points of the root, without it less with it; null where one of the scores is missing.',
        ),
        band: is.stringOrNull,
        flips: is.boolean,
      }),
    ),
    strategy: is.strategyHead,
  },
);
export type SourcesJson = TypeOf<typeof sourcesDocument>;
