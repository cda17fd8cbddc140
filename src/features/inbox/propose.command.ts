/** `axiswatch propose`: readings or events into the inbox, where they wait for a person's yes. */

import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import { readInputBytes } from '../../cli/files.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { parseFormatOrFileEnding } from '../../cli/one-of.ts';
import { type Options, pickGlobalOptions, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printRefusal, refusalOutcome, takeBackHintText } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import type { Proposed } from '../../core/journal/proposal.ts';
import {
  parseTypedProposedEvent,
  parseTypedProposedReading,
} from '../../core/journal/said-proposal.ts';
import type { Result } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { IMPORT_FORMATS, type ImportFormat } from '../../store/files/import-formats.ts';
import { parseProposedReadingsOrEvents } from '../../store/files/proposed-file.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { leftOutProposalsText } from '../../views/proposals.ts';

/** So many of the problems of a file are listed. */
const MOST = 10;

/** Puts the rows of a file, or a row that is said in words, into the inbox, whole or not at all; what stands, waits or was refused already is left out and counted. */
export async function proposeCommand(io: Io, options: Options, path?: string): Promise<ExitCode> {
  const [reading, event] = [textOptionValue(options, 'reading'), textOptionValue(options, 'event')];
  const isSaid = reading !== undefined || event !== undefined;
  if (isSaid && path !== undefined)
    return printRefusal(
      io,
      refusalOutcome(2, 'name a file, or say a row in words, not both').refusal,
    );
  if (isSaid && textOptionValue(options, 'format') !== undefined)
    return printRefusal(
      io,
      refusalOutcome(2, '--format is of a file, and a row is said in words; leave it out').refusal,
    );
  const file = isSaid ? undefined : await readRowsFile(io, options, path ?? '-');
  if (file?.ok === false) return printRefusal(io, file.refusal);
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'each row says which day it is of',
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store, today } = opened.value;
  try {
    const source = isSaid ? 'the row' : path === undefined || path === '-' ? 'the input' : path;
    const what = `${source} was refused and nothing was proposed`;
    const rows =
      file === undefined
        ? saidRows([
            reading === undefined
              ? undefined
              : ofOption('--reading', parseTypedProposedReading(reading, strategy, today)),
            event === undefined
              ? undefined
              : ofOption('--event', parseTypedProposedEvent(event, strategy, today)),
          ])
        : await parseProposedReadingsOrEvents(file.value.bytes, file.value.format, strategy, today);
    if (!rows.ok)
      return printRefusal(io, { exitCode: 1, what, problems: rows.problems, most: MOST });
    const written = store.propose(rows.value, textOptionValue(options, 'by'));
    if (!written.ok) return printRefusal(io, { exitCode: 1, what, problems: written.problems });
    const { recorded, skipped } = written.value;
    const says = `Proposed: ${countWithNoun(recorded, 'row')}${leftOutProposalsText(skipped)}. ${
      recorded === 0
        ? 'Nothing new waits.'
        : `None is scored before you accept it: "axiswatch inbox".${takeBackHintText(io, recorded)}`
    }`;
    printWhatWasDoneOnStdout(
      io,
      {
        did: 'propose',
        says,
        written: recorded > 0,
        recorded,
        skipped: skipped.open + skipped.refused + skipped.standing,
        path: path === '-' ? undefined : path,
      },
      joinedLinesText(labelledParagraphTexts('', says, io.columns())),
    );
    return 0;
  } finally {
    store.close();
  }
}

async function readRowsFile(
  io: Io,
  options: Options,
  path: string,
): Promise<Outcome<{ readonly bytes: Uint8Array; readonly format: ImportFormat | undefined }>> {
  const format = await parseFormatOrFileEnding(
    IMPORT_FORMATS,
    textOptionValue(options, 'format'),
    path,
  );
  if (!format.ok) return format;
  const bytes = await readInputBytes(io, path);
  return bytes.ok ? { ok: true, value: { bytes: bytes.value, format: format.value } } : bytes;
}

/** A row with its problems placed in the option that said it. */
function ofOption(option: string, row: Result<Proposed>): Result<Proposed> {
  return row.ok
    ? row
    : {
        ok: false,
        problems: row.problems.map(({ path, ...problem }) => ({
          ...problem,
          path: path === '' ? option : `${option}, ${path}`,
        })),
      };
}

/** The rows that were said; refused with every problem in them. */
function saidRows(said: readonly (Result<Proposed> | undefined)[]): Result<readonly Proposed[]> {
  const results = said.filter((each) => each !== undefined);
  const problems = results.flatMap((each) => (each.ok ? [] : each.problems));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: results.flatMap((each) => (each.ok ? [each.value] : [])) };
}
