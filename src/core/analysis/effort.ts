/** What our side does for a node, beside what came of it. */

import {
  isIndicator,
  type NodeScore,
  type Role,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';

/** Which nodes are what our side does. */
const IS_MEANS: Readonly<Record<Role, boolean>> = { means: true, result: false, effect: false };

function isMeans(role: Role | undefined): boolean {
  return role !== undefined && IS_MEANS[role];
}

/**
 * The efforts for a node, in file order: its children with the role means and weight 0, which are scored like everything
 * and never part of it. None of a node that is means itself, where such a child is context.
 */
export function effortChildScoresOfNode(
  strategy: Strategy,
  card: Scorecard,
  id: string,
): readonly NodeScore[] {
  const places = nodePlacesOf(strategy);
  const node = places.get(id)?.node;
  if (node === undefined || isIndicator(node) || isMeans(places.get(id)?.role)) return [];
  return node.children.flatMap((child) => {
    const score = card.nodes.get(child.id);
    return child.weight > 0 || score === undefined || !isMeans(child.role) ? [] : [score];
  });
}
