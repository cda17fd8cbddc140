/** The keys that lead to another day and back, and what is refused there. */
import { type Day, isoDay } from '../../model/day.ts';
import { dayText } from '../../page/kinds.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import type { Session, World } from '../dashboard/world.ts';

/** Why nothing can be recorded; undefined on today. */
export function notToday({ board, session }: World): string | undefined {
  return session.day === undefined
    ? undefined
    : `nothing can be recorded on the board of ${dayText(board.day)}; T comes back to today`;
}

/** A screen on which what writes is refused on another day. */
export function onlyToday(screen: Screen<World>): Screen<World> {
  const { actions } = screen;
  if (actions === undefined) return screen;
  return {
    ...screen,
    actions: actions.map((action) =>
      action.writes === undefined
        ? action
        : { ...action, why: (at) => notToday(at.world) ?? action.why?.(at) },
    ),
  };
}

/** The dashboard of another day; of today where none is named. */
export function lookAt(
  session: Session,
  day: Day | undefined,
  { isKnown = false, nexts = [] }: { isKnown?: boolean; nexts?: readonly Next<World>[] } = {},
): Next<World> {
  return {
    do: 'work',
    work: async () => {
      session.day = day;
      session.isKnown = isKnown;
      const text =
        day === undefined
          ? 'today again'
          : `${isKnown ? `as known at the end of ${dayText(day)}` : dayText(day)}; T comes back to today, d compares it with today`;
      return { do: 'all', nexts: [...nexts, { do: 'say', text }] };
    },
  };
}

const isToday = ({ world }: At<World>): string | undefined =>
  world.session.day === undefined ? 'this is today; t chooses another day' : undefined;

export const ANOTHER_DAY: Action<World> = {
  key: 't',
  label: 'another day',
  says: 'show the whole dashboard as of another day',
  why: ({ screen }) =>
    screen === 'late' ? 'this list is about today; leave it first with Esc' : undefined,
  run: () => ({ do: 'open', screen: 'day' }),
};

export const TODAY: Action<World> = {
  key: 'T',
  label: 'today',
  says: 'come back to today',
  why: isToday,
  run: ({ world }) => lookAt(world.session, undefined),
};

export const KNOWN: Action<World> = {
  key: 'K',
  label: 'as known then',
  says: 'switch between as known then and as known now',
  why: (at) => {
    const { board, today } = at.world;
    return board.day > today
      ? 'what will be known then is not recorded yet; t chooses a past day'
      : isToday(at);
  },
  run: ({ world: { session } }) =>
    lookAt(session, session.day, { isKnown: session.isKnown !== true }),
};

export const BESIDE: Action<World> = {
  key: 'd',
  says: 'two days side by side: this one and today',
  run: ({ world: { session, today, board } }) => {
    const other = session.day === undefined ? board.strategy.start : today;
    return { do: 'open', screen: 'compare', target: isoDay(other) };
  },
};
