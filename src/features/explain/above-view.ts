/** What a node brings to the scores above it, from its parent up to the gauge. */

import { pointsByIndicator, scorePointsOfNode } from '../../core/analysis/points.ts';
import type { Branch } from '../../core/model/model.ts';
import { leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { roundedText } from '../../text/format.ts';
import { childWeightShare, nodeRowName, weightText } from '../../views/arithmetic.ts';

/** A score above a node. */
export interface Above {
  readonly branch: Branch;
  /** Share of the part that holds the node among its siblings that have a score, as it is printed. */
  readonly weight: string;
  /** 0…100; undefined: none. */
  readonly score: number | undefined;
  /** Points of that score that the node brings; undefined: there is no score, or the node has no part in it. */
  readonly points: number | undefined;
}

/** The scores above a node, its parent first and the root last. */
export function ancestorScores(board: Board, id: string): readonly Above[] {
  const place = nodePlacesOf(board.strategy).get(id);
  if (place === undefined) return [];
  const leaves = leavesOf(place.node);
  const chain = [...place.path, place.node];
  const above = place.path.map((branch, at): Above => {
    const part = chain[at + 1] ?? place.node;
    const explained = scorePointsOfNode(board.card, branch.id);
    const brought = pointsByIndicator(explained?.effects ?? []);
    const counted = leaves.filter((leaf) => brought.has(leaf.id));
    return {
      branch,
      weight: weightText(part, childWeightShare(board, branch, part)),
      score: explained?.after,
      points:
        counted.length === 0
          ? undefined
          : counted.reduce((sum, leaf) => sum + (brought.get(leaf.id) ?? 0), 0),
    };
  });
  return above.toReversed();
}

/** What a node brings to every score above it, in a line; nothing for the root. */
export function ancestorContributionLines(board: Board, id: string): readonly string[] {
  const above = ancestorScores(board, id).flatMap(({ branch, score, points }) =>
    points === undefined || score === undefined
      ? []
      : [`${roundedText(points, 2)} of ${nodeRowName(branch)} ${roundedText(score, 2)}`],
  );
  return above.length === 0 ? [] : [`brings ${above.join(', ')}`];
}
