/** What is wrong with a sheet, by what it is for. */
import type { Problem } from '../domain/model.ts';
import { judgementOn } from './assessment-sheet.ts';
import { happeningOn } from './event-sheet.ts';
import type { SheetScreen } from './screen.ts';
import type { State } from './state.ts';

/** Every problem, with the name of its line as path; empty when the sheet can be saved. */
export function sheetProblems(state: State, screen: SheetScreen): readonly Problem[] {
  const parsed =
    screen.purpose === 'assessment'
      ? judgementOn(screen.sheet)
      : happeningOn(screen, state.strategy, state.today);
  return parsed.ok ? [] : parsed.problems;
}
