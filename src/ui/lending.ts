/** Lending the terminal to the person's editor. */
import type { Outside } from '../app/session.ts';
import type { Message } from '../app/state.ts';
import type { Problem, Reading, Result } from '../domain/model.ts';
import type { Terminal } from './app.tsx';

/** Lends the terminal to an editor with the note of a reading, and says what came of it. */
export async function editNote(
  reading: Reading,
  outside: Outside,
  { suspendTerminal }: Terminal,
): Promise<Message> {
  const edited = await lend(reading.note, outside, suspendTerminal);
  if (edited.ok) return { kind: 'noteEdited', reading, note: edited.value };
  return asItWas('The note', edited.problems);
}

/** The same for a paragraph of a sheet. */
export async function editLine(
  name: string,
  text: string,
  outside: Outside,
  { suspendTerminal }: Terminal,
): Promise<Message> {
  const edited = await lend(text, outside, suspendTerminal);
  return edited.ok
    ? { kind: 'lineEdited', name, text: edited.value }
    : asItWas('The paragraph', edited.problems);
}

async function lend(
  text: string,
  outside: Outside,
  suspendTerminal: Terminal['suspendTerminal'],
): Promise<Result<string>> {
  let edited: Result<string> = { ok: false, problems: [] };
  await suspendTerminal(async () => {
    edited = await outside.editText(text);
  });
  return edited;
}

function asItWas(what: string, problems: readonly Problem[]): Message {
  const why = problems[0]?.message ?? 'no editor was opened';
  return { kind: 'told', notice: { text: `${what} is as it was: ${why}.`, tone: 'bad' } };
}
