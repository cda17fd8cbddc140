/** What is wrong with a sheet, and what is said of its lines. */
import type { Problem } from '../../core/model/model.ts';
import { noWebAddressSentence } from '../../text/web-address.ts';
import type { NamedLine } from '../../tui/form.ts';
import type { State } from '../../tui/state.ts';
import type { SheetScreen } from './screen-state.ts';

/** Every problem, with the name of its line as path; empty when the sheet can be saved. */
export function sheetProblems(state: State, { purpose, sheet }: SheetScreen): readonly Problem[] {
  return purpose.problems(state, sheet);
}

/** What is said below a line in focus: what becomes of its address, or what it means and what may stand there. */
export function sheetHint(state: State, { purpose }: SheetScreen, line: NamedLine): string {
  const kept = line.name === 'url' ? noWebAddressSentence(line.field.text) : undefined;
  if (kept !== undefined) return kept;
  const meant = purpose.hint(state, line);
  return meant === undefined ? line.hint : `${meant} (${line.hint})`;
}
