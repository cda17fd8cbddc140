/** `axiswatch backup`: a copy of the record in a new file. */
import { countText } from '../../page/kinds.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

export async function backup(context: Context, [file = '']: readonly string[]): Promise<Outcome> {
  const journal = await context.journal();
  await journal.copyTo(file);
  return { text: `${countText('entry', await journal.last(), 'entries')} written to ${file}\n` };
}
