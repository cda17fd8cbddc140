/** What is wrong with a sheet, and what is said of its lines. */
import type { Day, Problem } from '../../core/model/model.ts';
import { parseDay, parseDayAhead } from '../../core/model/typed-day.ts';
import { meantDayText } from '../../text/format.ts';
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
  const meant = typedDayText(line, state.today) ?? purpose.hint(state, line);
  return meant === undefined ? line.hint : `${meant} (${line.hint})`;
}

/** How the lines for days are read, by name. */
const READS: Readonly<Record<string, typeof parseDay>> = {
  day: parseDay,
  expect_by: parseDayAhead,
};

/** The day that is meant by what is typed on a line for one, `31 oct = 31 Oct 2026`, or why none is; undefined where it says itself, and where nothing is typed. */
function typedDayText({ name, field }: NamedLine, today: Day): string | undefined {
  const typed = field.text.trim();
  const day = Object.hasOwn(READS, name) ? READS[name]?.(typed, today) : undefined;
  if (day === undefined || typed === '') return undefined;
  if (!day.ok) return day.problems[0]?.message;
  return day.value === typed ? undefined : `${typed} ${meantDayText(typed, day)}`;
}
