/** What a walk through everything due has changed, as a screen. */

import { inSentences } from '../../text/speech.ts';
import { clamp } from '../../tui/binding.ts';
import type { ScreenDef } from '../../tui/state.ts';
import type { WalkedScreen } from '../screen-types.ts';
import { walkedLines } from './batch-entry.ts';
import { walkedArrival } from './spoken-writing.ts';

export const WALKED_SCREEN: ScreenDef<WalkedScreen> = {
  kind: 'walked',
  sort: 'page',
  place: 'what changed',
  arrival: (state, screen) => inSentences(walkedArrival(state, screen)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clamp(screen.selected + by, walkedLines(state, screen.walk).length),
  }),
};
