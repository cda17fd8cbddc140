/** What is new since the last visit. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, localToday } from '../../model/day.ts';
import { SHIPPED } from '../../model/record.ts';
import { dayText } from '../../page/kinds.ts';
import { LAST_EVENTS } from '../../store/port.ts';
import type { Context } from '../context.ts';
import type { News } from './board-page.ts';

/** So many rows are counted on a first visit, in which a large table may have come in. */
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
  if (visit === undefined) {
    // on the first visit what one recorded oneself is news, and nothing else is
    const recorded = await journal.countRows(context.author, MOST);
    return { recorded, isYours: true, isMore: recorded === MOST, lastEvents };
  }
  const written =
    (await journal.last()) > visit.seq ? await journal.entries({ since: visit.seq }) : [];
  const rows = written.filter(({ author, row }) => author !== SHIPPED && row !== undefined);
  const recorded = rows.length;
  const isYours = rows.every(({ author }) => author === context.author);
  return {
    since: localToday(new Date(visit.at)),
    recorded,
    isYours,
    before: written.some(({ what }) => what === 'revision')
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
