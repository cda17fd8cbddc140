/** What is wrong with a sheet, by what it is for. */
import type { Problem } from '../../core/model/model.ts';
import { keptAsText } from '../../text/web-address.ts';
import type { State } from '../../tui/state.ts';
import { judgementOn } from '../assessments/assessment-sheet.ts';
import { happeningOn, nodesSaid } from '../events/event-sheet.ts';
import type { SheetScreen } from './screen-state.ts';
import type { SheetLine } from './sheet.ts';

/** Every problem, with the name of its line as path; empty when the sheet can be saved. */
export function sheetProblems(state: State, screen: SheetScreen): readonly Problem[] {
  const parsed =
    screen.purpose === 'assessment'
      ? judgementOn(screen.sheet)
      : happeningOn(screen, state, state.finder);
  return parsed.ok ? [] : parsed.problems;
}

/** What is said below a line in focus: what becomes of its address, or the nodes it names and what may stand there. */
export function sheetHint({ strategy }: State, { purpose }: SheetScreen, line: SheetLine): string {
  const kept = line.name === 'url' ? keptAsText(line.field.text) : undefined;
  if (kept !== undefined) return kept;
  const named = purpose === 'event' ? nodesSaid(line, strategy) : undefined;
  return named === undefined ? line.hint : `${named} (${line.hint})`;
}
