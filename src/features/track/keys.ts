/** What opens a track from the overview. */

import { stepWithoutEffects } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { Binding } from '../../tui/state.ts';
import { focusedPanel } from '../board/panels.ts';
import { withFocusedTrackOpened } from './track-screen.ts';

export const TRACK_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'panel.zoom',
    keys: ['z'],
    label: 'zoom',
    description: 'the track in focus on a screen of its own, with every indicator by objective',
    group: 'This screen',
    screens: ['overview'],
    footer: true,
    whyDisabled: (state) =>
      focusedPanel(state)?.kind === 'track'
        ? undefined
        : `Only a track has a screen of its own; ${actionKeyName(state, 'panel.next')} goes to one.`,
    run: (state) => stepWithoutEffects(withFocusedTrackOpened(state)),
  },
];
