/** Lending the terminal to the person's editor. */

import type { Result } from '../core/model/model.ts';
import type { Outside } from '../tui/session.ts';
import type { Effect, Message } from '../tui/state.ts';
import type { Terminal } from './app.tsx';

/** Lends the terminal to an editor with a text, and says what came of it. */
export async function editInExternalEditor(
  { what, text, taken }: Extract<Effect, { readonly kind: 'edit' }>,
  outside: Outside,
  { suspendTerminal }: Terminal,
): Promise<Message> {
  const edited = await lend(text, outside, suspendTerminal);
  if (edited.ok) return { kind: 'edited', text: edited.value, taken };
  const why = edited.problems[0]?.message ?? 'no editor was opened';
  return { kind: 'told', notice: { text: `${what} is as it was: ${why}.`, tone: 'bad' } };
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
