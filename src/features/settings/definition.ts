/** The settings as a screen. */

import { phraseLine } from '../../text/line.ts';
import { clampListIndex } from '../../tui/binding.ts';
import { spokenPartFocus } from '../../tui/focus.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type ScreenDef, SETTINGS } from '../../tui/state.ts';
import type { SettingsScreen } from './screen-state.ts';
import { ABOUT, settingLines, settingsPersistenceText } from './settings-view.ts';

export const SETTINGS_SCREEN: ScreenDef<SettingsScreen> = {
  kind: 'settings',
  sort: 'page',
  place: 'settings',
  shows: 'How the board looks, when an assessment is due, and under which name you write.',
  arrival: (state) => [
    `Settings, ${settingsPersistenceText(state)}. ${actionKeyName(state, 'settings.next')} and ${actionKeyName(state, 'settings.prev')} choose, ${actionKeyName(state, 'nav.back')} goes back.`,
  ],
  focus(state, { selected }) {
    const name = SETTINGS[selected];
    return spokenPartFocus(
      phraseLine`${settingLines(state, 0)[selected] ?? ''}. ${name === undefined ? '' : ABOUT[name]}`,
    );
  },
  moved: (_, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, SETTINGS.length),
  }),
};
