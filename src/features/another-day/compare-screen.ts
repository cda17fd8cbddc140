import { Boards } from '../../model/board.ts';
import { parseIsoDay } from '../../model/day.ts';
import type { Page } from '../../page/page.ts';
import type { Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { comparePage } from './compare.ts';
import { BESIDE } from './keys.ts';

/** The board that is looked at, beside that of the day of its target. */
export const compareScreen: Screen<World> = {
  id: 'compare',
  load: async ({ board, boards, context, session }, target = '') => {
    const day = parseIsoDay(target) ?? board.day;
    const all =
      session.isKnown === true
        ? new Boards(boards.strategy, await (await context.journal()).record())
        : boards;
    const other = all.on(day);
    return day < board.day ? comparePage(other, board) : comparePage(board, other);
  },
  title: ({ data }) => (data as Page).title,
  view: ({ data }) => ({ kind: 'page', page: data as Page, list: 'nodes' }),
  actions: [
    {
      ...BESIDE,
      label: 'other day',
      says: 'put another day beside this one',
      run: ({ target }) => ({ do: 'open', screen: 'day', target }),
    },
  ],
  words: [
    ['before, after', 'on the earlier and on the later day: the value, then the score'],
    ['~', 'late: nobody looked for longer than its publisher takes'],
    ['x', 'expired: the newest reading is too old to say anything'],
    ['–', 'there is no score: nothing was read yet, or it is too old'],
    ['error', 'a change of less than that would not show'],
  ],
};
