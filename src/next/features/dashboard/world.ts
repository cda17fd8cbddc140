/** All that the screens are made from, read anew whenever something changed. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, localToday } from '../../model/day.ts';
import { type BoardParts, boardParts } from '../board/board-page.ts';
import { newsOf } from '../board/news.ts';
import type { Context } from '../context.ts';

export interface World {
  readonly context: Context;
  readonly boards: Boards;
  /** Of the day that is looked at. */
  readonly board: Board;
  readonly today: Day;
  readonly parts: BoardParts;
  /** The place of the newest entry of the journal. */
  readonly seq: number;
  /** What applies besides the day, what is late and the alerts: at the right end of the header. */
  readonly remarks: readonly string[];
}

/** What is looked at, kept while the dashboard runs. */
export interface Session {
  readonly context: Context;
  /** Another day than today. */
  day: Day | undefined;
}

export async function readWorld({ context, day }: Session): Promise<World> {
  const journal = await context.journal();
  const boards = new Boards(await context.strategy(), await journal.record());
  const today = localToday();
  const board = boards.on(day ?? today);
  const parts = boardParts(board, await newsOf(context, board));
  const remarks = day === undefined ? [] : ['not today'];
  return { context, boards, board, today, parts, seq: await journal.last(), remarks };
}
