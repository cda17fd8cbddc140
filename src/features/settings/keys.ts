/** What opens the settings. */
import { LISTS, makeWhyScreenAlreadyOpen, stepWithoutEffects } from '../../tui/binding.ts';
import { type Binding, pushScreen } from '../../tui/state.ts';

/** What opens them, wherever there are rows. */
export const SETTINGS_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'app.settings',
    keys: [','],
    label: 'settings',
    description: 'theme, characters, mouse, bell and the line about handling',
    also: 'options preferences colours glyphs',
    group: 'Everywhere',
    aim: 'more',
    screens: LISTS,
    whyDisabled: makeWhyScreenAlreadyOpen('settings'),
    run: (state) => stepWithoutEffects(pushScreen(state, { kind: 'settings', selected: 0 })),
  },
];
