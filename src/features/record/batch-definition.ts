/** What a walk through everything due has changed, as a screen. */

import { inSentences } from '../../text/speech.ts';
import { clamp } from '../../tui/binding.ts';
import type { ScreenDef } from '../../tui/state.ts';
import { batchDoneLines } from './batch-entry.ts';
import type { BatchDoneScreen } from './screen-state.ts';
import { batchDoneArrival } from './spoken-writing.ts';

export const BATCH_DONE_SCREEN: ScreenDef<BatchDoneScreen> = {
  kind: 'batchDone',
  sort: 'page',
  place: 'what changed',
  arrival: (state, screen) => inSentences(batchDoneArrival(state, screen)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clamp(screen.selected + by, batchDoneLines(state, screen.batch).length),
  }),
};
