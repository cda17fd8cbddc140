/** `axiswatch checked`: that somebody looked at indicators and found nothing new. */
import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import type { CheckObservation, Problem } from '../../core/model/model.ts';
import { parseCheckRow } from '../../core/model/observation.ts';
import { leadingIndicators, misplacedCodeText } from '../../core/model/sentence.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { indicatorChecksText } from './checking.ts';
import { parseStatedDaySourceUrlNote } from './stated-details.command.ts';

/** Records a check of each indicator as one action, with the day and where one looked in words or as options, and says until when they are not due. */
export async function recordCheckCommand(
  io: Io,
  options: Options,
  words: readonly string[],
): Promise<ExitCode> {
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'say with --date on which day you looked',
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const session = opened.value;
  try {
    return await checkIn(io, session, options, words);
  } finally {
    session.store.close();
  }
}

async function checkIn(
  io: Io,
  { strategy, store, today }: CommandSession,
  options: Options,
  words: readonly string[],
): Promise<ExitCode> {
  const { indicators, unknown, misplaced, rest } = leadingIndicators(words, strategy, today);
  if (unknown.length > 0) {
    const isAlone = indicators.length === 0 && unknown.length === 1;
    const problems = await Promise.all(
      unknown.map(async ({ name, place }): Promise<Problem> => {
        const message = await unknownIndicatorText(strategy, name);
        return isAlone
          ? { path: '', message }
          : {
              path: `code ${place}`,
              message: `${message}; a source called so stands behind a day`,
            };
      }),
    );
    return printRefusal(io, { exitCode: 1, problems, what: 'nothing was recorded' });
  }
  if (misplaced !== undefined)
    return printRefusal(io, refusalOutcome(1, misplacedCodeText(misplaced)).refusal);
  if (indicators.length === 0)
    return printRefusal(io, refusalOutcome(1, 'no indicator named; write its code or id').refusal);
  const stated = parseStatedDaySourceUrlNote(rest, options, today);
  if (!stated.ok)
    return printRefusal(io, {
      exitCode: 1,
      problems: stated.problems.map(({ path, message }) => ({
        path: path === 'observed_on' ? '--date' : path,
        message,
      })),
    });
  const { observed_on = today, ...texts } = stated.value;
  const checks: CheckObservation[] = [];
  for (const { id } of indicators) {
    const parsed = parseCheckRow({ indicator: id, observed_on, ...texts }, strategy, today, '');
    if (!parsed.ok) return printRefusal(io, parsed);
    checks.push(parsed.value);
  }
  const countOf = (id: string): number => store.readings().checksOf(id).length;
  const before = new Map(indicators.map(({ id }) => [id, countOf(id)]));
  const written = store.recordChecks(checks);
  if (!written.ok) return printRefusal(io, written);
  const { recorded, skipped } = written.value;
  const text = indicatorChecksText(indicators, store.readings(), observed_on, today);
  const stood = skipped === 0 ? '' : ` ${skipped} of these checks stood already.`;
  const says =
    recorded > 0
      ? `Recorded: ${text}.${stood} "axiswatch undo" takes ${recorded === 1 ? 'it' : 'all'} back.`
      : `Already recorded: ${text}; nothing was added.`;
  printWhatWasDoneOnStdout(
    io,
    {
      did: 'checked',
      says,
      written: recorded > 0,
      recorded,
      skipped,
      checks: checks.filter(({ indicator }) => countOf(indicator) !== before.get(indicator)),
    },
    joinedLinesText(labelledParagraphTexts('', says, io.columns())),
  );
  return 0;
}
