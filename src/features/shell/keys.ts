/** What has the recipes that are due read, from the board and from what came of it. */

import { BOARD, withNotice } from '../../tui/binding.ts';
import { fullScreenRowWidth } from '../../tui/layout.ts';
import type { Binding } from '../../tui/state.ts';
import { COLLECT, runShellCommandStep } from './command-screen.ts';

/** What collects, from the board and the inbox. */
export const COLLECT_KEYS: readonly Binding[] = [
  {
    id: 'recipes.collect',
    keys: ['R'],
    label: 'fetch files',
    description: 'fetch the files that recipes name, into the inbox; while that runs, stop it',
    also: 'collect recipes feeds stop download teach every month monthly spreadsheet',
    group: 'Everywhere',
    screens: [...BOARD, 'inbox', 'answer'],
    writes: true,
    run: (state) => {
      if (state.running !== undefined)
        return [withNotice(state, `${state.running} stops…`), [{ kind: 'stop' }]];
      return runShellCommandStep(state, COLLECT, {
        words: COLLECT,
        args: [],
        options: {},
        file: undefined,
        cells: fullScreenRowWidth(state.size),
        author: state.author,
      });
    },
  },
];
