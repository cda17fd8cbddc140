/** What is new since the last visit. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, localToday } from '../../model/day.ts';
import { dayText } from '../../page/kinds.ts';
import { LAST_EVENTS } from '../../store/port.ts';
import type { Context } from '../context.ts';
import type { News } from './board-page.ts';

/** So many rows are counted: a large table may have come in. */
const MOST = 100;

/** Of another day than today only its last events. */
export async function newsOf(
  context: Context,
  board: Board,
  today: Day,
  known?: Day,
): Promise<News> {
  const { record, strategy } = board.boards;
  const lastEvents = record.events
    .filter(({ day }) => day <= board.day)
    .slice(-LAST_EVENTS)
    .reverse();
  const journal = await context.journal();
  if (known !== undefined) {
    const [first] = await journal.entries({ limit: 1 });
    const day = first && localToday(new Date(first.at));
    if (day !== undefined && day > known) return { recorded: 0, lastEvents, nothingBefore: day };
  }
  if (board.day !== today) return { recorded: 0, lastEvents };
  const visit = context.settings.visit[strategy.id];
  const since = visit?.seq ?? 0;
  const written = await journal.countWritten({ since }, MOST);
  // to find out who looks takes a while
  const own =
    written === 0 ? 0 : await journal.countWritten({ since, author: context.author }, MOST);
  if (visit === undefined) {
    // on the first visit what one recorded oneself is news, and nothing else is
    return { recorded: own, isYours: true, isMore: own === MOST, lastEvents };
  }
  const isMore = written === MOST;
  return {
    since: localToday(new Date(visit.at)),
    recorded: written,
    isYours: own === written && !isMore,
    isMore,
    before:
      (await journal.countWritten({ since, what: 'revision' }, 1)) > 0
        ? await indexAt(context, board, visit.at)
        : visit.index,
    lastEvents,
  };
}

/** The index at a moment by the strategy of today: what a revision did to it is no news. */
async function indexAt(
  context: Context,
  { strategy }: Board,
  at: number,
): Promise<number | undefined> {
  const boards = new Boards(strategy, await (await context.journal()).known(at));
  return boards.on(localToday(new Date(at))).score(strategy.index);
}

/** What a board of another day is, or one of what was known at the end of a day. */
export function dayRemarks(day: Day, today: Day, known?: Day): readonly string[] {
  if (known !== undefined) {
    return [known === day ? 'as known then' : `as known on ${dayText(known)}`];
  }
  if (day === today) return [];
  return [day < today ? 'past' : 'if nothing is recorded'];
}
