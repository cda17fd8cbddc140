/** What differs between two assessments, said before their texts: the gauge, the tracks, the words of judgement. */
import type { Assessment } from '../domain/assessment.ts';
import type { Board } from '../domain/board.ts';
import type { Node } from '../domain/model.ts';
import { tracksOf } from '../domain/tree.ts';
import { bandMove } from './change-view.ts';
import { bandSaid, hasMoved, intervalText, moveOf, oneLine, scoreText, signed } from './format.ts';

/** In lines, the earlier first; boards as they stood, undefined where one cannot be opened. */
export function differLines(
  earlier: Assessment,
  before: Board | undefined,
  later: Assessment,
  after: Board | undefined,
): readonly string[] {
  return [
    ...(before === undefined || after === undefined
      ? ['The boards cannot be compared: a strategy file of then cannot be used by this program.']
      : boardLines(before, after)),
    ...(earlier.strategy === later.strategy
      ? []
      : [
          `strategy file ${earlier.strategy.slice(0, 8)} -> ${later.strategy.slice(0, 8)}: scored by other rules`,
        ]),
    wordLine('confidence', earlier.judgement.confidence, later.judgement.confidence),
    wordLine(
      'likelihood',
      earlier.judgement.likelihood ?? 'not given',
      later.judgement.likelihood ?? 'not given',
    ),
  ].map(oneLine);
}

function boardLines(before: Board, after: Board): readonly string[] {
  const tracks = tracksOf(after.strategy);
  const moved = tracks.filter(({ id }) => {
    const [from, to] = [before, after].map(({ card }) => card.nodes.get(id)?.score);
    return hasMoved(from, to);
  });
  return [
    scoreLine(before, after, after.strategy.root),
    bandSaid(bandMove(before, after).band),
    ...moved.map((track) => scoreLine(before, after, track)),
    ...(moved.length === tracks.length
      ? []
      : [moved.length === 0 ? 'no track moved' : 'the other tracks did not move']),
  ];
}

/**
 * `Iran 34.3 (25.0 to 44.0) -> 35.1 (26.1 to 44.9), +0.8`; without a move only the later one.
 */
export function scoreLine(before: Board, after: Board, { id, title }: Node): string {
  const [was, is] = [before, after].map(({ card }) => card.nodes.get(id));
  const said = [was, is].map((node) =>
    node?.score === undefined
      ? scoreText(undefined)
      : `${scoreText(node.score, 1)} (${intervalText(node, 1)})`,
  );
  const move = moveOf(was?.score, is?.score);
  const change = move === undefined ? '' : `, ${signed(move, 1)}`;
  return oneLine(
    hasMoved(was?.score, is?.score)
      ? `${title} ${said.join(' -> ')}${change}`
      : `${title} ${said[1]}, unchanged`,
  );
}

function wordLine(name: string, was: string, is: string): string {
  return was === is ? `${name} ${is}, unchanged` : `${name} ${was} -> ${is}`;
}
