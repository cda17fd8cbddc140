/** All that the screens are made from, read anew whenever something changed. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, endOfDay, localToday } from '../../model/day.ts';
import { openSettings } from '../../store/settings.ts';
import { ownIds } from '../../store/strategies.ts';
import { type BoardParts, boardParts } from '../board/board-page.ts';
import { dayRemarks, newsOf } from '../board/news.ts';
import type { Context } from '../context.ts';
import { feedRemarks } from '../recipes/recipe.ts';

export interface World {
  readonly context: Context;
  readonly session: Session;
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
  /** Only what was written by the end of that day counts. */
  isKnown?: boolean;
  /** What was read last, and is shown while the server of the board is out of reach. */
  last?: World;
}

export async function readWorld(session: Session): Promise<World> {
  try {
    session.last = await readNow(session);
    return session.last;
  } catch (error) {
    const { context, last } = session;
    if (last === undefined || !(await context.journal()).isOffline) throw error;
    return { ...last, remarks: [...last.remarks, 'offline'] };
  }
}

async function readNow(session: Session): Promise<World> {
  const { context, day, isKnown = false } = session;
  const journal = await context.journal();
  const known = isKnown ? day : undefined;
  const record = known === undefined ? journal.record() : journal.known(endOfDay(known));
  const boards = new Boards(await context.strategy(), await record);
  const today = localToday();
  const board = boards.on(day ?? today);
  const parts = boardParts(board, await newsOf(context, board, today, known));
  const waiting = await journal.countItems('proposal', 'open');
  const remarks = [
    ...dayRemarks(board.day, today, known),
    ...(waiting === 0 ? [] : [`inbox ${waiting}`]),
    ...(ownIds(context.folders.data, '.draft').length === 0 ? [] : ['draft']),
    ...(journal.isReadOnly ? ['read only'] : []),
    ...(journal.damage.size === 0 ? [] : ['damaged']),
    ...(await feedRemarks(journal)),
  ];
  return { context, session, boards, board, today, parts, seq: await journal.last(), remarks };
}

/** The visit ends with what was recorded until now. */
export async function leave(context: Context): Promise<void> {
  const journal = await context.journal();
  if (context.options.readonly === true || journal.isOffline === true) return;
  const { id, index } = await context.strategy();
  const today = localToday();
  const board = (await context.boards([today])).on(today);
  const settings = await openSettings(context.folders.config);
  settings.leave(id, { at: Date.now(), seq: await journal.last(), index: board.score(index) });
}
