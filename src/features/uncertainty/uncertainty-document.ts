/** How sure the gauge is, and what rests on one source, as documents. */
import * as v from 'valibot';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const shares = v.nullable(v.record(v.string(), is.share));

export const uncertaintyDocument = document(
  'axiswatch.uncertainty/1',
  'How sure the index is, by drawing. Everything but seed and draws is null where the root has no score.',
  {
    asOf: is.day,
    ahead: is.ahead,
    seed: is.naturalNumber,
    draws: is.positiveInteger,
    low: is.scoreOrNull,
    median: is.scoreOrNull,
    high: is.scoreOrNull,
    bands: described(
      shares,
      'Share of the draws in which each band stands, what it requires included.',
    ),
    scoreBands: described(shares, 'Share of the draws by score alone.'),
    robustness: v.nullable(
      v.object({
        draws: is.positiveInteger,
        keepsBand: is.share,
        keepsScoreBand: described(
          is.share,
          'By score alone; above keepsBand where a cap decides it.',
        ),
        low: is.scoreOrNull,
        high: is.scoreOrNull,
        unscored: is.share,
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
    score: described(is.scoreOrNull, 'Of the root with all sources, as is the band.'),
    band: is.stringOrNull,
    sources: v.array(
      v.object({
        source: is.nonEmpty,
        readings: is.positiveInteger,
        carries: described(is.strings, 'Ids of the indicators whose score rests on it.'),
        weight: is.share,
        without: described(is.scoreOrNull, 'Score of the root without it, as is the band.'),
        change: is.pointsOrNull,
        band: is.stringOrNull,
        flips: is.boolean,
      }),
    ),
    strategy: is.strategyHead,
  },
);
export type SourcesJson = TypeOf<typeof sourcesDocument>;
