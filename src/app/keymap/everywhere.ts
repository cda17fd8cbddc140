/** What every screen answers to, forms aside. */
import { asks, type Binding, BOARD, LISTS, still } from '../binding.ts';
import { push } from '../state.ts';

export const EVERYWHERE: readonly Binding[] = [
  {
    id: 'app.help',
    keys: ['?'],
    label: 'help',
    description: 'every key, by screen',
    group: 'Everywhere',
    screens: BOARD,
    footer: true,
    run: (state) => still(push(state, { kind: 'help', selected: 0 })),
  },
  {
    id: 'app.suspend',
    keys: ['^Z'],
    label: 'suspend',
    description: 'suspend; fg in the shell comes back',
    group: 'Everywhere',
    screens: LISTS,
    run: asks('suspend'),
  },
  {
    id: 'app.redraw',
    keys: ['^L'],
    label: 'redraw',
    description: 'draw the screen again',
    group: 'Everywhere',
    screens: LISTS,
    run: asks('redraw'),
  },
  {
    id: 'app.quit',
    keys: ['q', '^C'],
    label: 'quit',
    description: 'quit',
    group: 'Everywhere',
    screens: LISTS,
    footer: true,
    run: asks('quit'),
  },
];
