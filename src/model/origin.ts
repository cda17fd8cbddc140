/** What rests on one source: format 3, section 5. */
import { Board } from './board.ts';
import { type Leaf, leavesOf, type Node } from './strategy.ts';
import type { LeafValue } from './value.ts';

/** Who makes some of the numbers that a score rests on. */
export interface Origin {
  readonly origin: string;
  /** Those of its leaves that count in the score, by their share of it. */
  readonly leaves: readonly Leaf[];
  /** The board as if they had no reading. */
  readonly without: Board;
}

/** The one without which a node would change most first, before it those without which it has no score. */
export function originsOf(board: Board, node: Node): readonly Origin[] {
  const share = (leaf: Leaf): number => board.share(leaf, node);
  const score = board.score(node) ?? 0;
  const change = ({ without }: Origin): number =>
    Math.abs((without.score(node) ?? Infinity) - score);
  const scored = leavesOf(node).filter((leaf) => leaf.origin !== undefined && share(leaf) > 0);
  return [...Map.groupBy(scored, ({ origin = '' }) => origin)]
    .map(([origin, leaves]) => ({
      origin,
      leaves: leaves.toSorted((a, b) => share(b) - share(a)),
      without: new Board(board.boards, board.day, new Map(leaves.map(unread))),
    }))
    .sort((a, b) => change(b) - change(a) || 0);
}

function unread(leaf: Leaf): [Leaf, LeafValue] {
  return [leaf, { leaf, state: 'missing', restsOn: [] }];
}
