/** What opens the values that are tried. */
import { BOARD } from '../../tui/binding.ts';
import { type Binding, pushScreen } from '../../tui/state.ts';

export const WHAT_IF_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'whatIf.open',
    keys: ['w'],
    label: 'what if',
    description: 'try values without recording them, and the least change to a band',
    group: 'Everywhere',
    aim: 'act',
    screens: [...BOARD, 'explain', 'uncertainty', 'mechanism'],
    footer: true,
    run: (state) => [
      pushScreen(state, { kind: 'whatIf', tab: 0, selected: 0, filter: '', goal: undefined }),
      [{ kind: 'scenarios' }],
    ],
  },
];
