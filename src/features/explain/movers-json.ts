/** What would move the gauge as `axiswatch.movers/1` (data/FORMAT.md, section 8): unrounded, missing as null. */

import type { Movers } from '../../core/analysis/movers.ts';
import type { Day } from '../../core/model/model.ts';

export interface MoversJson {
  readonly schema: 'axiswatch.movers/1';
  readonly asOf: Day;
  readonly score: number | null;
  readonly order: readonly string[];
  readonly refresh: readonly string[];
  readonly indicators: Readonly<Record<string, MoverJson>>;
}

interface MoverJson {
  readonly slope: number;
  readonly headroom: number;
  readonly downside: number;
  readonly step: number;
  readonly plausible: number;
  readonly share: number;
  /** Change of its score that reaches the goal band, null: not by this one alone; there only with a goal. */
  readonly toBand?: number | null;
}

/** The document of the movers (undefined: the root has no score); `toBand` are the least changes to a goal band, where one was asked for. */
export function moversJson(
  movers: Movers | undefined,
  asOf: Day,
  toBand?: ReadonlyMap<string, number | undefined>,
): MoversJson {
  const indicators: Record<string, MoverJson> = {};
  for (const [id, mover] of movers?.indicators ?? []) {
    const { slope, headroom, downside, step, plausible, share } = mover;
    const own = { slope, headroom, downside, step, plausible, share };
    indicators[id] = toBand === undefined ? own : { ...own, toBand: toBand.get(id) ?? null };
  }
  return {
    schema: 'axiswatch.movers/1',
    asOf,
    score: movers?.score ?? null,
    order: movers?.order ?? [],
    refresh: movers?.refresh ?? [],
    indicators,
  };
}
