/** What the keys do and the words mean on the screen from which it is opened. */
import type { Action, Found, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { type Search, searchIn } from '../find/search.ts';

/** Keys that every page hears, and those of a form. */
const KEYS: readonly (readonly [string, string])[] = [
  ['Up Down k j', 'select the row above or below'],
  ['PgUp PgDn g G', 'select a row further up or down, the first, the last'],
  ['Enter', 'open what is selected; in a form, save it'],
  ['Esc', 'go back one step; what was typed into a form is kept'],
  ['0', 'go to the first page'],
  ['/', 'show the rows of a list that have some words in them'],
  ['s', 'put a list in the order of its next column'],
  ['Tab', 'go to the next field of a form'],
  ['^O ^X', 'in a form, show all fields; forget what was typed'],
  ['^Z', 'leave the program for the shell; fg comes back'],
  ['^L', 'draw the screen anew'],
  ['q', 'quit'],
];

export function helpScreen(screens: () => ReadonlyMap<string, Screen<World>>): Screen<World> {
  return {
    id: 'help',
    title: () => 'Help: type to search',
    load: async (_, target = '') => {
      const screen = screens().get(target);
      const own = screen?.actions ?? [];
      const others = screens().get('board')?.actions ?? [];
      const isHome = target === 'board';
      return searchIn([
        ...(isHome ? [] : oneForTracks(own)),
        ...(screen?.words ?? []).map(explained),
        ...oneForTracks(
          others.filter(({ key }) => isHome || own.every((each) => each.key !== key)),
        ),
        ...KEYS.map(explained),
      ]);
    },
    view: ({ data }) => ({ kind: 'find', sign: '?', find: data as Search }),
  };
}

function explained([text, says]: readonly [string, string]): Found<World> {
  return { text, says, next: { do: 'say', text: `${text}: ${says}` } };
}

/** The nine keys of tracks in one line. */
function oneForTracks(actions: readonly Action<World>[]): readonly Found<World>[] {
  return actions.flatMap(({ key, says }) =>
    /^[2-9]$/.test(key)
      ? []
      : key === '1'
        ? explained(['1 to 9', says])
        : {
            text: key,
            says,
            next: { do: 'all', nexts: [{ do: 'back' }, { do: 'press', key }] } as const,
          },
  );
}
