/** What a batch through everything due has changed, as a screen. */

import { spokenSentences } from '../../text/speech.ts';
import { clampListIndex } from '../../tui/binding.ts';
import type { ScreenDef } from '../../tui/state.ts';
import { batchDoneLines } from './batch-entry.ts';
import type { BatchDoneScreen } from './screen-state.ts';
import { batchDoneArrivalLines } from './spoken-writing.ts';

export const BATCH_DONE_SCREEN: ScreenDef<BatchDoneScreen> = {
  kind: 'batchDone',
  sort: 'page',
  place: 'what changed',
  shows: 'What was recorded and left out on the walk through everything due.',
  arrival: (state, screen) => spokenSentences(batchDoneArrivalLines(state, screen)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, batchDoneLines(state, screen.batch).length),
  }),
};
