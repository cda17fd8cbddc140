/** Questions of a command whose answers are chosen by a number. */
import type { Io } from '../../cli/io.ts';
import { type Outcome, refusalOutcome } from '../../cli/refusal.ts';
import { terminalSafeOneLine } from '../../text/format.ts';

interface Answer<T> {
  readonly says: T;
  readonly text: string;
}

/** The answer that a person chooses by its number; refused, with the answers, where nobody can be asked. */
export async function askToChoose<T>(
  io: Io,
  asks: string,
  answers: readonly Answer<T>[],
  hintOf: (says: T) => string,
): Promise<Outcome<T>> {
  if (!io.asks() || io.json) {
    const hints = answers.slice(0, 12).map(({ says, text }) => `${hintOf(says)} (${text})`);
    const more = answers.length > 12 ? `, and ${answers.length - 12} more` : '';
    return refusalOutcome(2, terminalSafeOneLine(`${asks} Write ${hints.join(', or ')}${more}`));
  }
  const lines = answers.map(({ text }, at) => `  ${at + 1}  ${terminalSafeOneLine(text)}\n`);
  const shown = `${terminalSafeOneLine(asks)}\n${lines.join('')}`;
  printQuestionSubject(io, shown);
  for (;;) {
    const typed = await io.ask(`1 to ${answers.length}: `);
    if (typed.trim() === '' && canLeaveByEmptyAnswer(io))
      return refusalOutcome(1, 'none was chosen, so nothing was kept; type the number of one');
    const chosen = answers[Number(typed) - 1];
    if (chosen !== undefined) return { ok: true, value: chosen.says };
    // A slip does not cost what was said before.
    const slip =
      typed.trim() === '' ? 'Type a number.' : `"${terminalSafeOneLine(typed)}" is none of them.`;
    printQuestionSubject(io, `${slip}\n${shown}`);
  }
}

/** Shows what a question is about; within the dashboard it stands above it. */
export function printQuestionSubject(io: Io, text: string): void {
  if (io.about === undefined) io.err(text);
  else io.about(text);
}

/** Whether an empty answer ends the command, as at a shell; within the dashboard, where a key ends it, the question is asked again. */
export function canLeaveByEmptyAnswer(io: Io): boolean {
  return io.about === undefined;
}
