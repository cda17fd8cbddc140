/** `axiswatch.status/3`, a fixed document: fields may be added and are never renamed. Format 3, section 7. */
import type { Board } from '../../model/board.ts';
import { answerOf, type Change, changeSinceStart } from '../../model/change.ts';
import { isoDay } from '../../model/day.ts';
import type { Leaf, Node } from '../../model/strategy.ts';
import { tripwiresOf } from '../../model/tripwire.ts';

export function statusDocument(board: Board): object {
  const { strategy } = board;
  const { index } = strategy;
  const change = changeSinceStart(board, index);
  return {
    schema: 'axiswatch.status/3',
    asOf: isoDay(board.day),
    strategy: { id: strategy.id, title: strategy.title, hash: strategy.hash },
    answer: answerOf(change) ?? null,
    index: {
      ...scoreAndInterval(board, index),
      band: board.band?.title ?? null,
      unmet: board.unmet.map(({ node, atLeast }) => ({
        node: node.id,
        atLeast,
        score: board.score(node) ?? null,
      })),
      change:
        change === undefined ? null : { since: isoDay(change.since), ...pointsAndInterval(change) },
    },
    nodes: Object.fromEntries(
      strategy.branches.map((branch) => [
        branch.id,
        {
          ...scoreAndInterval(board, branch),
          share: share(board, branch),
          coverage: board.coverage(branch),
        },
      ]),
    ),
    indicators: Object.fromEntries(
      strategy.leaves.map((leaf) => [leaf.id, indicator(board, leaf)]),
    ),
    tripwires: tripwiresOf(board).map(({ leaf, tripwire, state, since, news }) => ({
      indicator: leaf.id,
      level: tripwire.level,
      title: tripwire.title,
      state,
      since: since === undefined ? null : isoDay(since),
      news,
    })),
    links: strategy.links.map(({ title, cause, effect }) => ({
      title,
      cause: cause.id,
      effect: effect.id,
      sinceStart: {
        cause: pointsAndInterval(changeSinceStart(board, cause)),
        effect: pointsAndInterval(changeSinceStart(board, effect)),
      },
    })),
  };
}

function scoreAndInterval(board: Board, node: Node): object {
  const interval = board.interval(node);
  return {
    score: board.score(node) ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** Points with both ends of their interval; nulls where there is no change. */
export function pointsAndInterval(change: Change | undefined): {
  points: number | null;
  low: number | null;
  high: number | null;
} {
  if (change === undefined) return { points: null, low: null, high: null };
  const { points, error } = change;
  return { points, low: points - error, high: points + error };
}

function share(board: Board, node: Node): number | null {
  const has = board.score(node) !== undefined && board.score(board.strategy.index) !== undefined;
  return has ? board.share(node) : null;
}

function indicator(board: Board, leaf: Leaf): object {
  const { value, day, confidence, latest, score, state, lateBy, beyond } = board.leaf(leaf);
  return {
    value: value ?? null,
    day: day === undefined ? null : isoDay(day),
    confidence: confidence ?? null,
    latest:
      latest === undefined
        ? null
        : {
            value: latest.value,
            day: isoDay(latest.day),
            source: latest.source ?? null,
            url: latest.url ?? null,
          },
    score: score ?? null,
    sigma: board.sigma(leaf) ?? null,
    share: share(board, leaf),
    state,
    lateBy: lateBy ?? null,
    beyond: beyond ?? null,
  };
}
