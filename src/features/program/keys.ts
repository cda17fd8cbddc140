/** What every screen answers to, forms aside. */
import {
  EVERY,
  LISTS,
  noEffects,
  openAlready,
  readOnlyReason,
  request,
  withNotice,
} from '../../tui/binding.ts';
import { quit } from '../../tui/leaving.ts';
import { type Binding, push, type State } from '../../tui/state.ts';
import { fieldOf } from '../../tui/text-field.ts';

export const EVERYWHERE: readonly Binding[] = [
  {
    id: 'app.help',
    keys: ['?'],
    label: 'help',
    description: 'every key, by screen; type a word or a key to find it',
    also: 'keys shortcuts',
    group: 'Everywhere',
    screens: LISTS,
    footer: true,
    run: (state) => noEffects(push(state, { kind: 'help', selected: 0, field: fieldOf('') })),
  },
  {
    id: 'app.palette',
    keys: [':', '^P'],
    label: 'find',
    description: 'find a command, an indicator or a track by typing, and go there',
    group: 'Everywhere',
    screens: LISTS,
    footer: true,
    run: (state) =>
      noEffects(push(state, { kind: 'palette', selected: 0, field: fieldOf(''), back: 0 })),
  },
  {
    id: 'app.lock',
    keys: ['L'],
    label: 'lock',
    description: 'lock editing, or unlock it',
    also: 'read-only protect',
    group: 'Everywhere',
    screens: LISTS,
    whyDisabled: (state) => readOnlyReason({ ...state, locked: false }),
    run: (state) => noEffects(lockTurned(state)),
  },
  {
    id: 'app.settings',
    keys: [','],
    label: 'settings',
    description: 'theme, characters, bell and the line about handling',
    also: 'options preferences colours glyphs',
    group: 'Everywhere',
    screens: LISTS,
    whyDisabled: openAlready('settings'),
    run: (state) => noEffects(push(state, { kind: 'settings', selected: 0 })),
  },
  {
    id: 'app.suspend',
    keys: ['^Z'],
    label: 'suspend',
    description: 'suspend; fg in the shell comes back',
    group: 'Everywhere',
    screens: EVERY,
    run: request('suspend'),
  },
  {
    id: 'app.redraw',
    keys: ['^L'],
    label: 'redraw',
    description: 'draw the screen again',
    group: 'Everywhere',
    screens: EVERY,
    run: request('redraw'),
  },
  {
    id: 'app.quit',
    keys: ['q', '^C'],
    label: 'quit',
    description: 'quit; asks when values tried in what-if would be lost',
    also: 'exit leave',
    group: 'Everywhere',
    screens: LISTS,
    footer: true,
    run: quit,
  },
];

function lockTurned(state: State): State {
  const locked = !state.locked;
  const text = locked
    ? 'Editing is locked: nothing is written to the board until you unlock it.'
    : 'Editing is unlocked.';
  return withNotice({ ...state, locked }, text);
}
