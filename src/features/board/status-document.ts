/** The board as `axiswatch.status/1`, and a line of `watch` as `axiswatch.change/1`. */

import * as v from 'valibot';
import { VERDICT_ANSWERS } from '../../core/analysis/verdict.ts';
import { described } from '../../core/model/described.ts';
import { TRENDS } from '../../core/model/model.ts';
import { FRESHNESS_STATES } from '../../core/model/states.ts';
import { FIRM_Z } from '../../core/scoring/band.ts';
import * as is from '../../text/document-parts.ts';
import { closedDocument, document, type TypeOf } from '../../text/document-parts.ts';

const notNegative = v.pipe(is.decimal, v.minValue(0));

const coverage = described(
  is.share,
  'Share of the weight that is present; of an indicator 1 or 0.',
);
const quality = described(
  is.share,
  'Mean freshness by weight, 0…1; what is missing or has expired counts as 0.',
);

const node = v.object({
  score: is.scoreOrNull,
  ...is.scoreInterval,
  coverage,
  quality,
  weight: described(
    notNegative,
    'Weight among its siblings as the file has it: only the ratio counts, 0 is shown and not counted.',
  ),
  effectiveWeight: described(is.share, 'Share of the weight of the root that it has.'),
});
export type NodeJson = TypeOf<typeof node>;

const indicator = v.object({
  code: is.stringOrNull,
  value: described(
    is.indicatorValueOrNull,
    'In its unit, finite, also of a reading that has expired; null where there is none.',
  ),
  observedOn: is.dayOrNull,
  score: is.scoreOrNull,
  freshness: described(
    v.nullable(v.pipe(is.decimal, v.minValue(0), v.maxValue(1))),
    'How young its value is, 0…1: 1 until the next reading is due, then half of it after each half-life, and after each break; null without a value.',
  ),
  state: v.picklist(FRESHNESS_STATES),
  sigma: described(
    v.nullable(notNegative),
    'Standard deviation of its score, in points; null where it or the root has no score.',
  ),
  slope: described(
    is.decimalOrNull,
    'Points of the root for a point of its score, ≥ 0; null where one of them has no score.',
  ),
  beyond: is.boolean,
  confidence: v.nullable(is.confidence),
  source: is.stringOrNull,
  due: described(is.boolean, 'Whether somebody should look again.'),
  lateBy: described(
    v.nullable(notNegative),
    'Days by which its age, or that of a later check, is past the cadence, with its fraction; null where it is not due or nobody ever looked.',
  ),
  trend: v.nullable(v.picklist(TRENDS)),
});
export type IndicatorJson = TypeOf<typeof indicator>;

const tripwireState = v.object({
  state: v.picklist(['crossed', 'unknown', 'clear']),
  since: is.dayOrNull,
});

export const statusDocument = document(
  'axiswatch.status/1',
  'The board as of a day. Missing is null; scores run from 0 to 100 and are unrounded; fields may be added.',
  {
    asOf: is.day,
    ahead: is.ahead,
    handling: is.handling,
    strategy: is.strategyHead,
    root: v.object({
      id: is.id,
      score: is.scoreOrNull,
      ...is.scoreInterval,
      band: described(is.stringOrNull, 'The band that stands.'),
      scoreBand: described(is.stringOrNull, 'The band by score alone.'),
      bandLow: described(
        is.stringOrNull,
        `The lowest band with the score and what a band requires ${FIRM_Z} standard deviations lower or higher; the band itself where it is firm.`,
      ),
      bandHigh: described(is.stringOrNull, 'The highest of them.'),
      printed: described(
        is.strings,
        'The bands to print: bandLow, and bandHigh where that is another.',
      ),
      unmet: v.array(is.lack),
      coverage,
      quality,
    }),
    verdict: described(
      v.nullable(
        v.object({
          answer: v.picklist(VERDICT_ANSWERS),
          band: is.id,
          since: is.dayOrNull,
        }),
      ),
      'Whether the first band that requires something is reached, and the day since which that and the band are so, judged by the ends of months and then to the day; null since the first day judged. null without such a band or without a score.',
    ),
    mechanism: is.mechanismEnds,
    proposals: described(
      v.nullable(
        v.object({
          waiting: described(is.naturalNumber, 'Proposals that nobody has looked at.'),
          sources: described(is.naturalNumber, 'How many sources these are from.'),
          later: described(is.naturalNumber, 'Proposals that were put off.'),
        }),
      ),
      'What is open in the inbox, and not scored; null of a board of a day that was named.',
    ),
    tripwires: described(
      v.record(v.string(), tripwireState),
      'Every tripwire: crossed; unknown, which was crossed when there was a value last, and there is none now; or clear, also where there never was a value, and then `since` is null.',
    ),
    nodes: v.record(v.string(), node),
    indicators: v.record(v.string(), indicator),
  },
);
export type StatusJson = TypeOf<typeof statusDocument>;

export const changeDocument = closedDocument(
  'axiswatch.change/1',
  'One line of watch: the board, and what has changed since the line before.',
  {
    at: is.instant,
    asOf: is.day,
    handling: is.handling,
    strategy: v.object({ id: is.string, hash: is.hash }),
    score: is.scoreOrNull,
    ...is.scoreInterval,
    band: is.stringOrNull,
    change: described(
      is.pointsOrNull,
      'Points since the line before; null on the first line and where either has no score.',
    ),
    indicators: described(
      v.array(
        v.strictObject({
          id: is.string,
          value: is.indicatorValueOrNull,
          was: described(
            is.indicatorValueOrNull,
            'In the unit of its indicator, finite: the value on the line before; null where there was none.',
          ),
          score: is.scoreOrNull,
          observedOn: is.dayOrNull,
        }),
      ),
      'Those whose reading or score is another than on the line before; none on the first.',
    ),
    crossed: described(is.strings, 'Tripwires crossed only now; on the first line all that are.'),
    cleared: described(is.strings, 'Tripwires crossed or not known only before.'),
    unknown: described(
      is.strings,
      'Tripwires that were crossed when there was a value last, and of which that is not known now; those of which it was not known before are left out.',
    ),
  },
);
export type ChangeJson = TypeOf<typeof changeDocument>;
