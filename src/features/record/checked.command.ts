/** `axiswatch checked`: that somebody looked at an indicator and found nothing new. */
import { printDoneOnStdout } from '../../cli/done.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import { parseCheckRow } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { indicatorCheckAndNextDueText } from './checking.ts';
import { parseStatedDaySourceUrlNote } from './stated-details.command.ts';

/** Records a check, its day and where one looked in words or as options, and says until when the indicator is not due. */
export async function recordCheckCommand(
  io: Io,
  options: Options,
  [name = '', ...words]: readonly string[],
): Promise<ExitCode> {
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'say with --date on which day you looked',
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const session = opened.value;
  try {
    return await checkIn(io, session, options, name, words);
  } finally {
    session.store.close();
  }
}

async function checkIn(
  io: Io,
  { strategy, store, today }: CommandSession,
  options: Options,
  name: string,
  words: readonly string[],
): Promise<ExitCode> {
  const indicator = findIndicatorByIdOrCode(strategy, name);
  if (indicator === undefined)
    return printRefusal(io, refusalOutcome(1, await unknownIndicatorText(strategy, name)).refusal);
  const stated = parseStatedDaySourceUrlNote(words, options, today);
  if (!stated.ok)
    return printRefusal(io, {
      exitCode: 1,
      problems: stated.problems.map(({ path, message }) => ({
        path: path === 'observed_on' ? '--date' : path,
        message,
      })),
    });
  const { observed_on = today, ...texts } = stated.value;
  const row = { indicator: indicator.id, observed_on, ...texts };
  const parsed = parseCheckRow(row, strategy, today, '');
  if (!parsed.ok) return printRefusal(io, { exitCode: 1, problems: parsed.problems });
  const { value: check } = parsed;
  const written = store.recordChecks([check]);
  if (!written.ok) return printRefusal(io, { exitCode: 1, problems: written.problems });
  const text = indicatorCheckAndNextDueText(indicator, store.readings(), check.observedOn, today);
  const isNew = written.value.recorded > 0;
  const says = isNew
    ? `Recorded: ${text}. "axiswatch undo" takes it back.`
    : `Already recorded: ${text}; nothing was added.`;
  printDoneOnStdout(
    io,
    {
      did: 'checked',
      says,
      written: isNew,
      recorded: written.value.recorded,
      skipped: written.value.skipped,
      checks: isNew ? [check] : [],
    },
    joinedLinesText(labelledParagraphTexts('', says, io.columns())),
  );
  return 0;
}
