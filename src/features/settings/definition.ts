/** The settings as a screen. */

import { phrase } from '../../text/line.ts';
import { clamp } from '../../tui/binding.ts';
import { focusOn } from '../../tui/focus.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type ScreenDef, SETTINGS } from '../../tui/state.ts';
import type { SettingsScreen } from '../screen-types.ts';
import { ABOUT, lastingText, settingLines } from './settings-view.ts';

export const SETTINGS_SCREEN: ScreenDef<SettingsScreen> = {
  kind: 'settings',
  sort: 'page',
  place: 'settings',
  arrival: (state) => [
    `Settings, ${lastingText(state)}. ${keyOf(state, 'settings.next')} and ${keyOf(state, 'settings.prev')} choose, ${keyOf(state, 'nav.back')} goes back.`,
  ],
  focus(state, { selected }) {
    const name = SETTINGS[selected];
    return focusOn(
      phrase`${settingLines(state, 0)[selected] ?? ''}. ${name === undefined ? '' : ABOUT[name]}`,
    );
  },
  moved: (_, screen, by) => ({ ...screen, selected: clamp(screen.selected + by, SETTINGS.length) }),
};
