/** What moved a node between two days as `axiswatch.explain/1` (data/FORMAT.md, section 8): unrounded, missing as null. */
import type { EffectKind, Explained } from '../../core/analysis/explain.ts';
import type { Day } from '../../core/model/model.ts';

export interface ExplainJson {
  readonly schema: 'axiswatch.explain/1';
  readonly from: Day;
  readonly to: Day;
  /** Id of the node that is explained. */
  readonly node: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly contributions:
    | readonly { readonly id: string; readonly effect: EffectKind; readonly points: number }[]
    | null;
  /** Why there is no decomposition; not there when there is one. */
  readonly reason?: string;
}

/** The document of an explanation, its contributions in file order; or of the reason why there is none. */
export function explainJson(explained: Explained, node: string, from: Day, to: Day): ExplainJson {
  const head = { schema: 'axiswatch.explain/1', from, to, node } as const;
  if (!explained.ok) {
    const { reason } = explained;
    return { ...head, before: null, after: null, change: null, contributions: null, reason };
  }
  const { before, after, change, effects } = explained.value;
  return { ...head, before, after, change, contributions: effects };
}
