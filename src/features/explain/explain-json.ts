/** What moved a node between two days as `axiswatch.explain/1` (data/FORMAT.md, section 8): unrounded, missing as null. */
import type { DayExplanation, Explained } from '../../core/analysis/explain.ts';
import type { Day } from '../../core/model/model.ts';
import type { Unscored } from '../../text/scored-by.ts';
import type { ExplainJson } from './explain-document.ts';

/** The document of an explanation, its contributions in file order; or of the reason why there is none. */
export function explainJson(
  explained: Explained<DayExplanation>,
  node: string,
  from: Day,
  to: Day,
): Unscored<ExplainJson> {
  const head = { schema: 'axiswatch.explain/1', from, to, node } as const;
  if (!explained.ok) {
    const { reason } = explained;
    return {
      ...head,
      before: null,
      after: null,
      change: null,
      contributions: null,
      low: null,
      high: null,
      reason,
    };
  }
  const { before, after, change, effects, low, high } = explained.value;
  return { ...head, before, after, change, contributions: effects, low, high };
}
