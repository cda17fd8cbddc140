/** `axiswatch report`: the whole board of a day for those who do not sit before it. */

import { namedWell, writeOutputFile } from '../../cli/files.ts';
import { givenDay } from '../../cli/given-day.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { formatToWrite } from '../../cli/one-of.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { complain, type Outcome, refusal, remark, tell } from '../../cli/refusal.ts';
import { type CommandSession, openSession, writingOf } from '../../cli/session.ts';
import type { Day } from '../../core/model/model.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { type ReportInputs, type ReportView, reportView } from './report-view.ts';

export const REPORT_FORMATS = ['text', 'md', 'html', 'json'] as const;
type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Prints the report, or writes it to a file; the file's ending says the format when no option does. */
export async function report(world: World, options: Options): Promise<ExitCode> {
  const path = textOption(options, 'output');
  const json = flagOption(options, 'json');
  const asked = textOption(options, 'format') ?? (json ? 'json' : undefined);
  const named = namedWell(path, 'end the name in .html and print that from a browser');
  if (!named.ok) return tell(world, named.refusal, json);
  const format = await formatToWrite(REPORT_FORMATS, asked, path);
  if (!format.ok) return tell(world, format.refusal, json);
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal, json);
  const session = opened.value;
  try {
    const since = sinceOf(options, session);
    if (!since.ok) return tell(world, since.refusal, json);
    const board = boardOf(session.strategy, session.store.readings(), session.asOf);
    const view = reportView(board, reportInputs(session, since.value));
    // A report is handed on: what is so on this machine alone is no part of it.
    const { readOnly, notices, misfits } = session.store;
    for (const notice of [...(readOnly === undefined ? [] : [readOnly]), ...notices])
      if (!misfits.includes(notice) && !session.inPlace.includes(notice)) complain(world, notice);
    const text = await written(format.value ?? 'text', board, view, world);
    if (path === undefined || path === '-') {
      world.out(text);
      return 0;
    }
    const done = writeOutputFile(path, text, writingOf(session, flagOption(options, 'force')));
    if (!done.ok) return tell(world, done.refusal, json);
    remark(world, `report of ${board.asOf} written to ${path}`);
    return 0;
  } finally {
    session.store.close();
  }
}

/** What a report of this session is made for. */
export function reportInputs(session: CommandSession, since: Day | undefined): ReportInputs {
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
export function sinceOf(
  options: Options,
  { today, asOf }: Pick<CommandSession, 'today' | 'asOf'>,
): Outcome<Day | undefined> {
  const typed = textOption(options, 'since');
  if (typed === undefined) return { ok: true, value: undefined };
  const day = givenDay(typed, today);
  if (!day.ok) return refusal(2, `--since: ${day.problems[0]?.message ?? 'not a day'}`);
  return day.value < asOf
    ? day
    : refusal(
        2,
        `--since: ${day.value} is not before ${asOf}, the day looked at; give an earlier day`,
      );
}

async function written(
  format: ReportFormat,
  board: Board,
  view: ReportView,
  world: World,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('./report-json.ts')).reportJson(view);
    case 'md': {
      const { reportMarkdown } = await import('./report-markdown.ts');
      return `${reportMarkdown(view).join('\n')}\n`;
    }
    case 'text': {
      const { reportLines } = await import('./report-text.ts');
      return `${reportLines(view, world.columns()).join('\n')}\n`;
    }
    case 'html': {
      const [{ reportHtml }, { timePlot, indicatorPlot }] = await Promise.all([
        import('./report-html.ts'),
        import('../plots/plot-data.ts'),
      ]);
      const indicators = new Map(
        [...board.card.indicators.keys()].flatMap((id) => {
          const plot = indicatorPlot(board, id, view.since);
          return plot === undefined ? [] : [[id, plot] as const];
        }),
      );
      return reportHtml(view, { time: timePlot(board, view.since), indicators });
    }
  }
}
