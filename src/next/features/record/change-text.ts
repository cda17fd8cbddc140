import type { Board } from '../../model/board.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { scoreText } from '../../page/kinds.ts';

/** What a change to the record did to the index, and the alerts and watches that it raised. */
export function changeText(before: Board, after: Board): string {
  const { index } = before.strategy;
  const [from, to] = [before, after].map((board) => scoreText(board.score(index), 1));
  const was = tripwiresOf(before);
  const raised = tripwiresOf(after).filter(
    ({ state }, at) => state === 'crossed' && was[at]?.state !== 'crossed',
  );
  return [
    from === to ? `index stays ${to}` : `index ${from} → ${to}`,
    ...raised.map(({ tripwire }) => `${tripwire.level}: ${tripwire.title}`),
  ].join('; ');
}
