/** What the keys do and the words mean on the screen from which it is opened. */
import type { Board } from '../../model/board.ts';
import type { Action, Found, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { type Search, searchIn } from '../find/search.ts';

type Words = readonly (readonly [string, string])[];

/** Keys that every page hears. */
const KEYS: Words = [
  ['Up Down k j', 'select the row above or below'],
  ['PgUp PgDn g G', 'select a row a page up or down, the first, the last'],
  ['0', 'go to the first page'],
  ['/', 'show only the rows of a list that contain the words you type'],
  ['s', 'sort a list by its next column'],
  ['^Z', 'pause the program and return to the shell; fg comes back'],
  ['^L', 'redraw the screen'],
  ['q', 'quit'],
];

const FORM_KEYS: Words = [
  ['Enter', 'open what is selected; in a form, save it'],
  ['Esc', 'go back one step; what was typed into a form is kept'],
  ['Tab', 'go to the next field of a form'],
  ['^O ^X', 'in a form, show all fields; forget what was typed'],
];

export function helpScreen(screens: () => ReadonlyMap<string, Screen<World>>): Screen<World> {
  return {
    id: 'help',
    title: () => 'Help: type to search',
    load: async ({ board }, target = '', { from }) => {
      const screen = screens().get(target);
      const own = screen?.actions ?? [];
      const others = screens().get('board')?.actions ?? [];
      const isHome = target === 'board';
      const words = [...(isHome ? answersOf(board) : []), ...(screen?.words ?? [])];
      if (from === 'form') return searchIn([...words, ...FORM_KEYS].map(explained));
      return searchIn([
        ...words.map(explained),
        ...(isHome ? [] : oneForTracks(own)),
        ...oneForTracks(
          others.filter(({ key }) => isHome || own.every((each) => each.key !== key)),
        ),
        ...[...FORM_KEYS, ...KEYS].map(explained),
      ]);
    },
    view: ({ data }) => ({ kind: 'find', sign: '?', find: data as Search }),
  };
}

function answersOf({ strategy: { answers } }: Board): Words {
  const told = { up: 'rose more', still: 'moved less', down: 'fell more' };
  return (['up', 'still', 'down'] as const).map((answer) => [
    'answer',
    `${answers[answer]}: the index ${told[answer]} than its error since the start`,
  ]);
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
