/** `axiswatch.change/3`, a fixed document: fields may be added and are never renamed. Format 3, section 7. */
import type { Board } from '../../model/board.ts';
import { causesOf, changeBetween } from '../../model/change.ts';
import { isoDay } from '../../model/day.ts';
import type { Node } from '../../model/strategy.ts';
import { pointsAndInterval } from '../board/status-document.ts';

/** What moved a node from board a to a later board b. */
export function changeDocument(a: Board, b: Board, node: Node): object {
  const change = changeBetween(a, b, node);
  const head = { schema: 'axiswatch.change/3', from: isoDay(a.day), to: isoDay(b.day) };
  if (change === undefined) {
    const day = a.score(node) === undefined ? a.day : b.day;
    const reason = `${node.title} has no score on ${isoDay(day)}`;
    return { ...head, ...pointsAndInterval(change), parts: [], reason };
  }
  return {
    ...head,
    ...pointsAndInterval(change),
    parts: causesOf(a, b, node).map((cause) => ({
      id: cause.node.id,
      effect: cause.effect,
      points: cause.points,
    })),
  };
}
