import type { Board } from '../../model/board.ts';
import type { Change } from '../../store/port.ts';
import type { World } from '../dashboard/world.ts';
import { changeText } from './change-text.ts';

/** Writes one action; gives what was done and what that did, and the board of today after it. */
export async function written(
  world: World,
  changes: readonly Change[],
  told: string,
): Promise<{ readonly text: string; readonly after: Board }> {
  const { context, today } = world;
  const journal = await context.journal();
  await journal.append(context.author, changes);
  const after = (await context.boards([today])).on(today);
  const text = `${told}: ${changeText(world.boards.on(today), after)}; u takes it back`;
  return { text, after };
}
