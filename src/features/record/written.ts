/** What is written by a key or command, and what that did, in a sentence. */
import type { Board } from '../../model/board.ts';
import { causesOf } from '../../model/change.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { pointsText, scoreText } from '../../page/kinds.ts';
import type { Change } from '../../store/port.ts';
import type { Next } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { crossedOn } from './effect-page.ts';

/** Writes one action; gives what was done and what that did, and the board of today after it. */
export async function written(
  world: World,
  changes: readonly Change[],
  told: string,
  causes = 0,
): Promise<{ readonly text: string; readonly after: Board }> {
  const { context, today } = world;
  const journal = await context.journal();
  await journal.append(context.author, changes);
  const after = (await context.boards([today])).on(today);
  const text = `${told}: ${changeText(world.boards.on(today), after, causes)}; u takes it back`;
  return { text, after };
}

/** Writes items, on which no board rests, goes back so many screens and says what was done. */
export function writtenItems(
  { context }: World,
  changes: readonly Change[],
  told: string,
  backs = 0,
): Next<World> {
  return {
    do: 'work',
    work: async () => {
      await (await context.journal()).append(context.author, changes);
      const back = Array.from({ length: backs }, () => ({ do: 'back' }) as const);
      return { do: 'all', nexts: [...back, { do: 'say', text: `${told}; u takes it back` }] };
    },
  };
}

/** What a change to the record did to the index, so many of what moved it most, and the alerts and watches that it raised. */
export function changeText(before: Board, after: Board, causes = 0): string {
  const [from, to] = [before, after].map((board) =>
    scoreText(board.score(board.strategy.index), 1),
  );
  const was = crossedOn(before);
  const raised = tripwiresOf(after).filter(
    (tripwire) => tripwire.state === 'crossed' && !was(tripwire),
  );
  return [
    from === to ? `index stays ${to}` : `index ${from} → ${to}${because(before, after, causes)}`,
    ...raised.map(({ tripwire }) => `${tripwire.level}: ${tripwire.title}`),
  ].join('; ');
}

function because(before: Board, after: Board, count: number): string {
  const { index } = before.strategy;
  if (before.score(index) === undefined || after.score(index) === undefined) return '';
  const most = causesOf(before, after, index)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, count)
    .map(({ node, points }) => [node.title, pointsText(points, 1)] as const)
    .filter(([, points]) => points !== '0')
    .map((cause) => cause.join(' '));
  return most.length === 0 ? '' : `, because ${most.join(', ')}`;
}
