/** The form that takes a day: of the whole dashboard or, with a target, the one that is put beside it. */
import { Boards } from '../../model/board.ts';
import { type Day, isoDay, parseIsoDay } from '../../model/day.ts';
import { isRefusal, type Problem } from '../../model/problem.ts';
import { parseBoardDay } from '../../model/typed-day.ts';
import { dayText } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import type { Screen, Values } from '../../tui/screen.ts';
import { WORDS } from '../board/board-screen.ts';
import { dayRemarks } from '../board/news.ts';
import type { World } from '../dashboard/world.ts';
import { comparePage } from './compare.ts';
import { BESIDE, lookAt } from './keys.ts';

export const dayScreen: Screen<World> = {
  id: 'day',
  title: ({ target }) => (target === undefined ? 'another day' : 'a day to compare'),
  view: ({ world, target }) => {
    const { boards, board, today, session } = world;
    const read = (values: Values): Day | readonly Problem[] => {
      try {
        return parseBoardDay(values.day ?? '', today);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return error.problems.map(({ message }) => ({ path: 'day', message }));
      }
    };
    return {
      kind: 'form',
      form: {
        draft: 'day',
        verb: 'show',
        fields: [{ name: 'day', label: 'day', hint: '6m, +1y, 31 oct, 2025-06-30' }],
        initial: { day: '' },
        below: (values) => {
          const day = read(values);
          return typeof day !== 'number'
            ? []
            : [
                table<Day>({
                  id: 'day',
                  title: '',
                  lines: true,
                  rows: [day],
                  figures: {
                    day: { kind: 'day', get: () => day },
                    is: { kind: 'text', get: () => dayRemarks(day, today)[0] ?? 'today' },
                    index: {
                      kind: 'score',
                      missing: '',
                      // a board of what was known then says nothing of what is recorded by now
                      get: () =>
                        session.isKnown === true
                          ? undefined
                          : boards.on(day).score(board.strategy.index),
                    },
                  },
                }),
              ];
        },
        check: (values) => {
          const day = read(values);
          if (typeof day !== 'number') return day;
          return day === board.day && target !== undefined
            ? [{ path: 'day', message: `${dayText(day)} is the day to compare with; name another` }]
            : [];
        },
        save: (values) => {
          const day = read(values);
          if (typeof day !== 'number') return { do: 'nothing' };
          const back = { do: 'back' } as const;
          if (target === undefined) {
            return lookAt(session, day === today ? undefined : day, { nexts: [back] });
          }
          const open = { do: 'open', screen: 'compare', target: isoDay(day) } as const;
          return { do: 'all', nexts: [back, open] };
        },
      },
    };
  },
  words: [
    ['6m', 'six months ago; 3d, 2w and 1y too, and +6m is six months ahead'],
    ['31 oct', 'the last one up to today'],
    ['past', 'that day, from all that is recorded by now'],
    ['if nothing is recorded', 'that day, if nothing more is recorded until then'],
  ],
};

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
      says: 'compare with another day',
      run: ({ target }) => ({ do: 'open', screen: 'day', target }),
    },
  ],
  words: [
    ['before, after', 'on the earlier and on the later day: the value, then the score'],
    ['~', WORDS.late],
    ['x', WORDS.expired],
    ['–', 'there is no score: nothing was read yet, or it is too old'],
    ['error', 'a change of less than that would not show'],
  ],
};
