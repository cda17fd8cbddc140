/** What is new since the last visit. */
import { type Board, Boards } from '../../model/board.ts';
import { localToday } from '../../model/day.ts';
import { SHIPPED } from '../../model/record.ts';
import { LAST_EVENTS } from '../../store/port.ts';
import type { Context } from '../context.ts';
import type { News } from './board-page.ts';

export async function newsOf(context: Context, board: Board): Promise<News> {
  const { record, strategy } = board.boards;
  const lastEvents = record.events
    .filter(({ day }) => day <= board.day)
    .slice(-LAST_EVENTS)
    .reverse();
  const visit = context.settings.visit[strategy.id];
  if (visit === undefined) return { recorded: 0, lastEvents };
  const journal = await context.journal();
  const written =
    (await journal.last()) > visit.seq ? await journal.entries({ since: visit.seq }) : [];
  const recorded = written.filter(
    ({ author, kind }) => author !== SHIPPED && (kind === 'record' || kind === 'correct'),
  ).length;
  const known = recorded === 0 ? undefined : new Boards(strategy, await journal.known(visit.at));
  return {
    since: localToday(new Date(visit.at)),
    recorded,
    before: known?.on(board.day).score(strategy.index),
    lastEvents,
  };
}
