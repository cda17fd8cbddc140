/** How sure the gauge is as `axiswatch.uncertainty/1` (data/FORMAT.md, section 8): unrounded, missing as null. */

import type { DrawnScores } from '../../core/analysis/montecarlo.ts';
import type { Robustness } from '../../core/analysis/robustness.ts';
import type { Day } from '../../core/model/model.ts';
import type { Unscored } from '../../text/scored-by.ts';
import type { UncertaintyJson } from './uncertainty-document.ts';

/** The document of both kinds of draws; either is undefined where the root has no score. */
export function uncertaintyJson(
  evidence: DrawnScores | undefined,
  robustness: Robustness | undefined,
  asked: { readonly asOf: Day; readonly seed: number; readonly draws: number },
): Unscored<UncertaintyJson> {
  return {
    schema: 'axiswatch.uncertainty/1',
    ...asked,
    low: evidence?.low ?? null,
    median: evidence?.median ?? null,
    high: evidence?.high ?? null,
    bands: evidence === undefined ? null : Object.fromEntries(evidence.bands),
    scoreBands: evidence === undefined ? null : Object.fromEntries(evidence.scoreBands),
    robustness:
      robustness === undefined
        ? null
        : {
            draws: robustness.draws,
            keepsBand: robustness.keepsBand,
            keepsScoreBand: robustness.keepsScoreBand,
            low: robustness.low ?? null,
            high: robustness.high ?? null,
            unscored: robustness.unscored,
          },
  };
}
