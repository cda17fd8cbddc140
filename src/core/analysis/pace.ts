/** Whether a node keeps pace with its target: its interval against the straight path to it (data/FORMAT.md, section 7). */
import { daysBetween } from '../model/day.ts';
import type { Day, Node, Scorecard, Target } from '../model/model.ts';
import type { History } from '../scoring/history.ts';

/** How a node keeps pace with its target. */
export const PACE_WORDS = ['ahead', 'behind', 'cannot say'] as const;
export type PaceWord = (typeof PACE_WORDS)[number];

export interface Pace {
  readonly node: Node;
  readonly target: Target;
  /** Where the straight path stands on the day, 0…100; on and after the target's day the target; undefined without a start or a score then, and before the start. */
  readonly path: number | undefined;
  /** `ahead` or `behind` only where the whole interval lies above or below the path. */
  readonly word: PaceWord;
}

/** The pace of every node with a target, in file order; each stands for itself and is never averaged upward. */
export function pacesOfTargetNodes(card: Scorecard, history: History): readonly Pace[] {
  const paces: Pace[] = [];
  const { start } = card.strategy;
  for (const { node, low, high } of card.nodes.values()) {
    const { target } = node;
    if (target === undefined) continue;
    const began = start === undefined ? undefined : history.scoreOn(node.id, start);
    const path =
      began === undefined || start === undefined
        ? undefined
        : pathOn(began, start, target, card.asOf);
    paces.push({ node, target, path, word: paceWordOf(path, low, high) });
  }
  return paces;
}

/** The score, 0…100, that the straight path from the start, where the score was `began`, 0…100, to a target has on a day, from the target's day on that of the target; undefined before the start. */
function pathOn(began: number, start: Day, { score, by }: Target, day: Day): number | undefined {
  if (day < start) return undefined;
  if (day >= by) return score;
  return began + ((score - began) * daysBetween(start, day)) / daysBetween(start, by);
}

/** How an interval of scores, `low` to `high`, stands to the score of the `path`, each 0…100; undefined: none. */
function paceWordOf(
  path: number | undefined,
  low: number | undefined,
  high: number | undefined,
): PaceWord {
  if (path === undefined || low === undefined || high === undefined) return 'cannot say';
  if (low > path) return 'ahead';
  return high < path ? 'behind' : 'cannot say';
}
