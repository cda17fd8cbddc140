/** Taking a reading back, and what a walk through everything due has changed, for a screen reader. */
import { findIndicator } from '../domain/tree.ts';
import { readingWords } from './correcting.ts';
import { keyOf } from './own-keys.ts';
import { boardWithout, retractLines } from './record-preview.ts';
import { RETRACT_CHOICES, type RetractScreen, type WalkedScreen } from './screen.ts';
import type { State } from './state.ts';
import { walkedLines } from './walk.ts';

/** The reading to be retracted and what that would do. */
export function retractArrival(state: State, { reading }: RetractScreen): readonly string[] {
  const indicator = findIndicator(state.strategy, reading.indicator);
  const { board } = state;
  return [
    `Retract ${indicator === undefined ? 'the reading' : readingWords(indicator, reading)}?`,
    ...retractLines(board, boardWithout(board, reading), reading),
  ];
}

/** The choice on which the question stands. */
export function retractFocus(state: State, { choice }: RetractScreen): string {
  const key = (id: string): string => keyOf(state, `retract.${id}`);
  return `${RETRACT_CHOICES[choice] ?? ''}. ${key('answer')} does it; ${key('yes')} retracts, ${key('no')} cancels.`;
}

/** What a walk has changed. */
export function walkedArrival(state: State, { walk }: WalkedScreen): readonly string[] {
  return walkedLines(state, walk).filter((line) => line !== '');
}
