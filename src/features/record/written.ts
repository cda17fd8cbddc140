import type { Board } from '../../model/board.ts';
import type { Change } from '../../store/port.ts';
import type { Next } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { changeText } from './change-text.ts';

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
