/** How sure the gauge is as `axiswatch.uncertainty/1` (data/FORMAT.md, section 8): unrounded, missing as null. */

import type { DrawnScores } from '../../core/analysis/montecarlo.ts';
import type { Robustness } from '../../core/analysis/robustness.ts';
import type { Day } from '../../core/model/model.ts';

export interface UncertaintyJson {
  readonly schema: 'axiswatch.uncertainty/1';
  readonly asOf: Day;
  readonly seed: number;
  readonly draws: number;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
  /** Share of the draws in which each band stands, what it requires included; null without a score. */
  readonly bands: Readonly<Record<string, number>> | null;
  /** Share of the draws by score alone. */
  readonly scoreBands: Readonly<Record<string, number>> | null;
  readonly robustness: {
    readonly draws: number;
    readonly keepsBand: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly unscored: number;
  } | null;
}

/** The document of both kinds of draws; either is undefined where the root has no score. */
export function uncertaintyJson(
  evidence: DrawnScores | undefined,
  robustness: Robustness | undefined,
  asked: { readonly asOf: Day; readonly seed: number; readonly draws: number },
): UncertaintyJson {
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
            low: robustness.low ?? null,
            high: robustness.high ?? null,
            unscored: robustness.unscored,
          },
  };
}
