/** `axiswatch propose`: readings or events into the inbox, where they wait for a person's yes. */
import { printDone } from '../../cli/done.ts';
import { readInputFile } from '../../cli/files.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { formatOption } from '../../cli/one-of.ts';
import { globalOptions, type Options, textOption } from '../../cli/options.ts';
import { printRefusal, undoHintText } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import type { WrittenProposals } from '../../core/journal/journal-port.ts';
import { IMPORT_FORMATS } from '../../store/files/import-formats.ts';
import { readProposedFile } from '../../store/files/proposed-file.ts';
import { countWithNoun } from '../../text/format.ts';
import { hangingIndentLines, joinTextLines } from '../../text/output.ts';

/** So many of the problems of a file are listed. */
const MOST = 10;

/** Puts the rows of a file into the inbox, whole or not at all; what stands, waits or was refused already is left out and counted. */
export async function proposeCommand(io: Io, options: Options, path = '-'): Promise<ExitCode> {
  const format = await formatOption(IMPORT_FORMATS, textOption(options, 'format'), path);
  if (!format.ok) return printRefusal(io, format.refusal);
  const bytes = await readInputFile(io, path);
  if (!bytes.ok) return printRefusal(io, bytes.refusal);
  const opened = await openSession(io, globalOptions(options), {
    writes: 'the file says which day each row is of',
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store, today } = opened.value;
  try {
    const what = `${path === '-' ? 'the input' : path} was refused and nothing was proposed`;
    const rows = await readProposedFile(bytes.value, format.value, strategy, today);
    if (!rows.ok)
      return printRefusal(io, { exitCode: 1, what, problems: rows.problems, most: MOST });
    const written = store.propose(rows.value, textOption(options, 'by'));
    if (!written.ok) return printRefusal(io, { exitCode: 1, what, problems: written.problems });
    const { recorded, skipped } = written.value;
    const says = `Proposed: ${countWithNoun(recorded, 'row')}${leftOutText(skipped)}. ${
      recorded === 0
        ? 'Nothing new waits.'
        : `None is scored before you accept it: "axiswatch inbox".${undoHintText(io, recorded)}`
    }`;
    printDone(
      io,
      {
        did: 'propose',
        says,
        written: recorded > 0,
        recorded,
        skipped: skipped.open + skipped.refused + skipped.standing,
        path: path === '-' ? undefined : path,
      },
      joinTextLines(hangingIndentLines('', says, io.columns())),
    );
    return 0;
  } finally {
    store.close();
  }
}

/** "; left out: 3 that stand, 1 that was refused before"; '' where nothing was. */
function leftOutText({ open, refused, standing }: WrittenProposals['skipped']): string {
  const parts = [
    ...(open === 0 ? [] : [`${open} in the inbox already`]),
    ...(standing === 0 ? [] : [`${standing} recorded already`]),
    ...(refused === 0 ? [] : [`${refused} refused before`]),
  ];
  return parts.length === 0 ? '' : `; left out: ${parts.join(', ')}`;
}
