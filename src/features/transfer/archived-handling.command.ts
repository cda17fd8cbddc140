/** The line about handling of a board that is brought back: no output of it goes without, on whatever machine. */

import type { World } from '../../cli/io.ts';
import type { GlobalOptions } from '../../cli/options.ts';
import { type Outcome, refusal, sentence } from '../../cli/refusal.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { writeSettings } from '../../store/files/settings.ts';
import { oneLine } from '../../text/format.ts';

/**
 * Sets the line that an archive brings along where none is set, and gives the words that say so; a line that is set
 * stays, and the words say that it is another. '' where there is nothing to say.
 */
export async function takeHandling(
  world: World,
  global: GlobalOptions,
  archived: string | undefined,
  inSettings = '',
): Promise<Outcome<string>> {
  const [theirs, ours] = [archived ?? '', inSettings].map((line) => oneLine(line.trim()));
  if (theirs === undefined || theirs === '' || theirs === ours) return { ok: true, value: '' };
  if (ours !== undefined && ours !== '') {
    const says = `its line about handling is "${theirs}", and "${ours}" stays, which is set here`;
    return { ok: true, value: says };
  }
  const { config } = foldersOf(world.env, global.dataDir);
  const done = await writeSettings(config, { handling: theirs });
  if (!done.ok) {
    const why = done.problems.map(sentence).join('; ');
    const message = `the board's line about handling, "${theirs}", could not be set, so what is handed on goes without it: ${why}`;
    return refusal(1, message);
  }
  const says = `handling is ${theirs} from now on, the line that the board bore; "axiswatch config set handling ''" takes it off`;
  return { ok: true, value: says };
}
