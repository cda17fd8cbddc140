/** What a dashboard opens with, whatever strategy and store it opens. */

import { DEFAULT_LOOKS, UNKNOWN_TERMINAL } from '../tui/appearance.ts';
import { byWords } from '../tui/finder.ts';
import { acceptedCustomKeys } from '../tui/own-keys.ts';
import type { State } from '../tui/state.ts';
import { REGISTRY } from './screens.ts';

/** Default looks, nothing locked, the keys of the keymap, the overview. */
export const INITIAL_STATE: Pick<
  State,
  | 'registry'
  | 'looks'
  | 'terminal'
  | 'keepsSettings'
  | 'locked'
  | 'ownKeys'
  | 'hint'
  | 'promised'
  | 'finder'
  | 'trials'
  | 'recent'
  | 'shell'
  | 'linear'
  | 'visit'
  | 'acknowledgements'
  | 'assessments'
  | 'boardsThen'
> = {
  registry: REGISTRY,
  looks: DEFAULT_LOOKS,
  terminal: UNKNOWN_TERMINAL,
  keepsSettings: true,
  locked: false,
  promised: undefined,
  ownKeys: acceptedCustomKeys(REGISTRY, {}),
  hint: false,
  finder: byWords,
  trials: { values: {}, name: '', scenarios: [] },
  recent: [],
  shell: undefined,
  linear: false,
  visit: undefined,
  acknowledgements: [],
  assessments: [],
  boardsThen: new Map(),
};
