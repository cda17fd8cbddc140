/** What a batch through everything late has changed, as a screen. */

import { spokenSentencesOfLines } from '../../text/speech.ts';
import { clampListIndex, stepWithoutEffects } from '../../tui/binding.ts';
import { type Binding, popScreen, type ScreenDef } from '../../tui/state.ts';
import { type BatchBegun, batchOutcomeLines } from './batch-entry.ts';

/** What a batch through everything late has changed. */
export interface BatchDoneScreen {
  readonly kind: 'batchDone';
  readonly begun: BatchBegun;
  /** First line shown, from 0. */
  readonly selected: number;
}

export const BATCH_DONE_SCREEN: ScreenDef<BatchDoneScreen> = {
  kind: 'batchDone',
  sort: 'page',
  place: 'what changed',
  shows: 'What was recorded of what is late, and what was left as it was.',
  arrival: (state, screen) => spokenSentencesOfLines(batchOutcomeLines(state, screen.begun)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, batchOutcomeLines(state, screen.begun).length),
  }),
};

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly batchDone: BatchDoneScreen;
  }
}

export const BATCH_DONE_KEYS: readonly Binding[] = [
  {
    id: 'walked.close',
    keys: ['Enter'],
    label: 'close',
    description: 'back to the board',
    group: 'This screen',
    screens: ['batchDone'],
    footer: true,
    run: (state) => stepWithoutEffects(popScreen(state)),
  },
];
