/** How a score moved between two days, and what moved it: format 3, sections 4 and 5. */
import type { Board, Boards } from './board.ts';
import { countUpTo, type Day } from './day.ts';
import { drift, FRESH, Z } from './error.ts';
import { type Answer, type Leaf, leavesOf, type Node, scoreOf } from './strategy.ts';
import { countedEvents, sumOf } from './value.ts';

export interface Change {
  readonly since: Day;
  /** −100…100. */
  readonly points: number;
  /** Half of the 90 % interval of the change, ≥ 0 points. */
  readonly error: number;
}

/** The change of a node's score from board a to a later board b; undefined where either has none. */
export function changeBetween(a: Board, b: Board, node: Node): Change | undefined {
  const before = a.score(node);
  const after = b.score(node);
  if (before === undefined || after === undefined) return undefined;
  const variance = leavesOf(node).reduce((sum, leaf) => sum + leafVariance(a, b, node, leaf), 0);
  return { since: a.day, points: after - before, error: Z * Math.sqrt(variance) };
}

function leafVariance(a: Board, b: Board, node: Node, leaf: Leaf): number {
  const before = a.leaf(leaf);
  const after = b.leaf(leaf);
  const shareBefore = a.share(leaf, node);
  const shareAfter = b.share(leaf, node);
  if (before.score === undefined && after.score === undefined) return 0;
  if (before.score === undefined) return (shareAfter * (b.sigma(leaf) ?? 0)) ** 2;
  if (after.score === undefined) return (shareBefore * (a.sigma(leaf) ?? 0)) ** 2;
  const share = (shareBefore + shareAfter) / 2;
  if (share === 0) return 0;
  const perDay = b.driftPerDay(leaf);
  const same =
    before.restsOn === after.restsOn ||
    (before.restsOn.length === after.restsOn.length &&
      before.restsOn.every(({ entry }, at) => entry === after.restsOn[at]?.entry));
  if (same) return share ** 2 * drift(perDay, b.day - a.day);
  const fresh =
    (FRESH[before.confidence ?? 'low'] ** 2 + FRESH[after.confidence ?? 'low'] ** 2) / 2;
  return share ** 2 * (drift(perDay, a.age(leaf)) + drift(perDay, b.age(leaf)) + fresh);
}

export function isBeyondError({ points, error }: Change): boolean {
  return Math.abs(points) > error;
}

/** The change of a node's score since the strategy's start, or since its first score from then on; undefined without a score or before the start. */
export function changeSinceStart(board: Board, node: Node): Change | undefined {
  const since = board.boards.firstScored(node, board.strategy.start, board.day);
  return since === undefined ? undefined : changeBetween(board.boards.on(since), board, node);
}

/** The answer to the strategy's question, by the change of the index since its start; undefined where there is none. */
export function answerOf(change: Change | undefined): Answer | undefined {
  if (change === undefined) return undefined;
  if (!isBeyondError(change)) return 'still';
  return change.points > 0 ? 'up' : 'down';
}

/** value: what happened; window: what left the window of a count; coverage: what began or stopped counting. */
export interface Cause {
  readonly node: Node;
  readonly effect: 'value' | 'window' | 'coverage';
  /** Points of the node that is explained. */
  readonly points: number;
}

/** What moved a node from board a to a later board b, both with a score of it; the points add up to its change. Zeros are left out. */
export function causesOf(a: Board, b: Board, node: Node): readonly Cause[] {
  return effects(a, b, node, 1).filter(({ points }) => points !== 0);
}

function effects(a: Board, b: Board, node: Node, factor: number): readonly Cause[] {
  if (node.kind === 'leaf') return leafEffects(a, b, node, factor);
  const middle = ((a.score(node) as number) + (b.score(node) as number)) / 2;
  return node.children.flatMap((child) => {
    const [before, after] = [a.score(child) ?? b.score(child), b.score(child) ?? a.score(child)];
    if (before === undefined || after === undefined) return [];
    const [weightBefore, weightAfter] = [a.weightInParent(child), b.weightInParent(child)];
    const coverage: Cause = {
      node: child,
      effect: 'coverage',
      points: factor * (weightAfter - weightBefore) * ((before + after) / 2 - middle),
    };
    const both = a.score(child) !== undefined && b.score(child) !== undefined;
    const value = both ? effects(a, b, child, (factor * (weightBefore + weightAfter)) / 2) : [];
    return [...value, coverage];
  });
}

function leafEffects(a: Board, b: Board, leaf: Leaf, factor: number): readonly Cause[] {
  const [before, after] = [a.score(leaf) as number, b.score(leaf) as number];
  if (leaf.count === undefined) {
    return [{ node: leaf, effect: 'value', points: factor * (after - before) }];
  }
  const { events } = b.boards.recordOf(leaf);
  const known = events.slice(0, countUpTo(events, a.day));
  const without = scoreOf(leaf, sumOf(leaf, countedEvents(leaf, known, b.day)));
  return [
    { node: leaf, effect: 'window', points: factor * (without - before) },
    { node: leaf, effect: 'value', points: factor * (after - without) },
  ];
}

/** The change of a node over so many days up to the board's day. */
export function changeOver(
  boards: Boards,
  board: Board,
  node: Node,
  days: number,
): Change | undefined {
  return changeBetween(boards.on(board.day - days), board, node);
}
