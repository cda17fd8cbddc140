/** `axiswatch report`: the whole board of a day for those who do not sit before it. */

import { checkEndingNotOfOtherProgram, writeFileOrStdout } from '../../cli/files.ts';
import { parseAheadEndDayOption, parseDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { checkOneOutputAsked, parseFormatOrOutputEnding } from '../../cli/one-of.ts';
import { isSwitchGiven, type Options, textOptionValue } from '../../cli/options.ts';
import {
  type Outcome,
  outcomeOfOption,
  printComplaint,
  printRefusal,
  refusalOutcome,
} from '../../cli/refusal.ts';
import {
  type CommandSession,
  readSessionBoard,
  runWithCommandSession,
  sessionFileWriteOptions,
} from '../../cli/session.ts';
import type { Day } from '../../core/model/model.ts';
import { type Board, boardAhead } from '../../core/scoring/board.ts';
import { joinedLinesText } from '../../text/output.ts';
import { type ReportInputs, type ReportView, reportView } from './report-view.ts';

const REPORT_FORMATS = ['text', 'md', 'html', 'json'] as const;
type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Prints the report, or writes it to a file; the file's ending says the format when no option does. */
export async function reportCommand(io: Io, options: Options): Promise<ExitCode> {
  const one = checkOneOutputAsked(options);
  if (!one.ok) return printRefusal(io, one.refusal);
  const path = textOptionValue(options, 'output');
  const asked = textOptionValue(options, 'format') ?? (io.json ? 'json' : undefined);
  const named = checkEndingNotOfOtherProgram(
    path,
    'end the name in .html and print that from a browser',
  );
  if (!named.ok) return printRefusal(io, named.refusal);
  const format = await parseFormatOrOutputEnding(REPORT_FORMATS, asked, path);
  if (!format.ok) return printRefusal(io, format.refusal);
  return runWithCommandSession(io, options, {}, async (session) => {
    const since = parseSinceOption(options, session);
    if (!since.ok) return printRefusal(io, since.refusal);
    const last = drawnTo(textOptionValue(options, 'to'), session.asOf, format.value);
    if (!last.ok) return printRefusal(io, last.refusal);
    const board = readSessionBoard(session);
    const later = last.value === undefined ? undefined : boardAhead(board, last.value);
    const view = reportView(board, readReportInputs(session, since.value));
    // A report is handed on: what is so on this machine alone is no part of it.
    const { readOnly, notices, misfits } = session.store;
    for (const notice of [...(readOnly === undefined ? [] : [readOnly]), ...notices])
      if (!misfits.includes(notice) && !session.inPlace.includes(notice))
        printComplaint(io, notice);
    const text = await reportInFormat(format.value ?? 'text', [board, later], view, io);
    const writing = sessionFileWriteOptions(session, isSwitchGiven(options, 'force'));
    return writeFileOrStdout(io, path ?? '-', text, writing, `report of ${board.asOf}`);
  });
}

/** What a report of this session is made for. */
export function readReportInputs(session: CommandSession, since: Day | undefined): ReportInputs {
  const { store, strategyHash, settings, inPlace } = session;
  const handling = settings.handling?.trim();
  return {
    events: store.events(),
    assessments: store.assessments(),
    since,
    hash: strategyHash,
    handling: handling === '' ? undefined : handling,
    notices: [...(inPlace.length === 0 ? [] : [NOT_OWN]), ...store.misfits],
  };
}

const NOT_OWN =
  'There was no store of the board that was asked for; these are not its readings, but what is there without them.';

/** The day that `--since` names; it must lie before the day looked at. */
export function parseSinceOption(
  options: Options,
  { today, asOf }: Pick<CommandSession, 'today' | 'asOf'>,
): Outcome<Day | undefined> {
  const typed = textOptionValue(options, 'since');
  if (typed === undefined) return { ok: true, value: undefined };
  const day = outcomeOfOption('since', parseDayOption(typed, today, asOf));
  if (!day.ok) return day;
  return day.value < asOf
    ? day
    : refusalOutcome(
        2,
        `--since: ${day.value} is not before ${asOf}, the day looked at; give an earlier day`,
      );
}

/** The day that drawings go on to; only a page has them. */
function drawnTo(
  typed: string | undefined,
  asOf: Day,
  format: ReportFormat | undefined,
): Outcome<Day | undefined> {
  if (typed === undefined) return { ok: true, value: undefined };
  return format === 'html'
    ? parseAheadEndDayOption(typed, asOf)
    : refusalOutcome(2, '--to: only a page has drawings that go on; add --format html');
}

async function reportInFormat(
  format: ReportFormat,
  [board, later]: readonly [Board, Board | undefined],
  view: ReportView,
  io: Io,
): Promise<string> {
  if (format === 'json') return (await import('./report-json.ts')).reportJsonText(view);
  const { printableReportOfView } = await import('./report-sections.ts');
  switch (format) {
    case 'text': {
      const { reportPlainTexts } = await import('./print-text.ts');
      return joinedLinesText(reportPlainTexts(printableReportOfView(view), io.columns()));
    }
    case 'md':
      return joinedLinesText(
        (await import('./print-markdown.ts')).reportMarkdownTexts(printableReportOfView(view)),
      );
    case 'html': {
      const [{ reportHtml }, { reportDrawings }] = await Promise.all([
        import('./print-html.ts'),
        import('./report-drawings.ts'),
      ]);
      return reportHtml(printableReportOfView(view, reportDrawings(board, view, later)));
    }
  }
}
