/** What a change to the record did to a board: the scores that it moved, and the alerts that it raised or ended. */
import type { Board } from '../../model/board.ts';
import { findNode, type Node } from '../../model/strategy.ts';
import { type TripwireState, tripwiresOf } from '../../model/tripwire.ts';
import { scoreText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';

/** A node's score on a board, which may be of another revision of its strategy; none of what is only shown. */
function scoreIn(board: Board, { id }: Node): number | undefined {
  const node = findNode(board.strategy, id);
  if (node === undefined || (node.kind === 'leaf' && node.weight === 0)) return undefined;
  return board.score(node);
}

/** The same day's board before and after. */
export function effectSections(before: Board, after: Board): readonly TableSection[] {
  const { leaves, tracks, index } = after.strategy;
  const gone = before.strategy.leaves.filter(
    ({ id }) => findNode(after.strategy, id) === undefined,
  );
  const shows = (node: Node): boolean =>
    scoreText(scoreIn(before, node), 1) !== scoreText(scoreIn(after, node), 1);
  const scores = table<Node>({
    id: 'effect',
    title: 'What it does to the scores',
    empty: 'no score changes',
    rows: [...new Set([...leaves, ...gone, ...tracks, index])].filter(shows),
    target: ({ kind, id }) => ({ feature: kind === 'leaf' ? 'indicator' : 'track', id }),
    figures: {
      id: { kind: 'id', get: ({ id }) => id },
      title: { kind: 'text', get: ({ title }) => title, grows: true },
      before: { kind: 'score', style: 'detail', get: (node) => scoreIn(before, node) },
      after: { kind: 'score', style: 'detail', get: (node) => scoreIn(after, node) },
      change: {
        kind: 'points',
        style: 'detail',
        get: (node) => {
          const [from, to] = [scoreIn(before, node), scoreIn(after, node)];
          return from === undefined || to === undefined ? undefined : to - from;
        },
      },
    },
  });
  return [scores, ...turnedSections(before, after)];
}

/** Tells whether a tripwire is crossed on a board. */
export function crossedOn(board: Board): (tripwire: TripwireState) => boolean {
  const name = ({ leaf, tripwire }: TripwireState): string => `${leaf.id} ${tripwire.title}`;
  const crossed = new Set(
    tripwiresOf(board)
      .filter(({ state }) => state === 'crossed')
      .map(name),
  );
  return (tripwire) => crossed.has(name(tripwire));
}

/** The alerts and watches that it raised or ended; an end is no news, good or bad. */
export function turnedSections(
  before: Board,
  after: Board,
  ended = 'ended',
): readonly TableSection[] {
  const was = crossedOn(before);
  const turned = tripwiresOf(after).filter(
    (tripwire) => (tripwire.state === 'crossed') !== was(tripwire),
  );
  if (turned.length === 0) return [];
  const tripwires = table<TripwireState>({
    id: 'tripwires',
    title: 'Alerts and watches',
    rows: turned,
    target: ({ leaf }) => ({ feature: 'indicator', id: leaf.id }),
    figures: {
      id: { kind: 'id', get: ({ leaf }) => leaf.id, drop: 3 },
      level: { kind: 'choice', get: ({ tripwire }) => tripwire.level, drop: 2 },
      title: { kind: 'text', get: ({ tripwire }) => tripwire.title, grows: true },
      state: { kind: 'state', get: ({ state }) => (state === 'crossed' ? 'crossed' : ended) },
      news: {
        kind: 'text',
        get: ({ state, news }) => (state === 'crossed' ? news : undefined),
      },
    },
  });
  return [tripwires];
}
