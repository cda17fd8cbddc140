/** What would move the gauge as `axiswatch.movers/1` (data/FORMAT.md, section 8): unrounded, missing as null. */

import type { Movers } from '../../core/analysis/movers.ts';
import type { Day } from '../../core/model/model.ts';
import type { Unscored } from '../../text/scored-by.ts';
import type { MoverJson, MoversJson } from './explain-document.ts';

/** The document of the movers (undefined: the root has no score); `toBand` are the least changes to a goal band, where one was asked for. */
export function moversJson(
  movers: Movers | undefined,
  asOf: Day,
  toBand?: ReadonlyMap<string, number | undefined>,
): Unscored<MoversJson> {
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
