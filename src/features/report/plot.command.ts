/** `axiswatch plot`: one drawing of the report as an SVG file. */

import { checkEndingNotOfOtherProgram, writeFileOrStdout } from '../../cli/files.ts';
import { parseAheadEndDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownNodeText } from '../../cli/named-node.ts';
import { parseChoiceOption, parseFormatOrOutputEnding } from '../../cli/one-of.ts';
import { isSwitchGiven, type Options, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import {
  readSessionBoard,
  runWithCommandSession,
  sessionFileWriteOptions,
} from '../../cli/session.ts';
import { parseWholeNumberOption } from '../../cli/whole-number.ts';
import { isIndicator } from '../../core/model/model.ts';
import { findNodeByIdOrCode } from '../../core/model/tree.ts';
import { type Board, boardAhead } from '../../core/scoring/board.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { boardDayText } from '../../views/as-of-day.ts';
import { eventRows } from '../../views/event-rows.ts';
import { eventsForIndicatorChart } from '../../views/indicator-chart.ts';
import { gaugeAndTracksPlotData, indicatorPlotData } from '../plots/plot-data.ts';
import type { PlotTheme, TitledDrawing } from '../plots/plot-frame.ts';
import { parseSinceOption, readReportInputs } from './report.command.ts';
import { type ReportInputs, type ReportView, reportView } from './report-view.ts';
import { boardEvidenceCountsSentence } from './report-words.ts';

/** Width of a drawing where none is asked for, in its units, without the margin. */
const WIDTH = 940;
/** The narrowest and the widest, in its units, without the margin. */
const [LEAST, MOST] = [320, 4000];
const MEND =
  'end the name in .svg, or name - for stdout; a browser, rsvg-convert or Inkscape makes a PNG of it';

/** Draws the gauge, the gauge over time, the tracks, what moved, or one indicator; to stdout when no file is named. */
export async function plotCommand(io: Io, options: Options, what: string): Promise<ExitCode> {
  const path = textOptionValue(options, 'output') ?? '-';
  const named = checkEndingNotOfOtherProgram(path, MEND);
  if (!named.ok) return printRefusal(io, named.refusal);
  const format = await parseFormatOrOutputEnding(['svg'], undefined, path, MEND);
  if (!format.ok) return printRefusal(io, format.refusal);
  const themed = await themeOption(options);
  if (!themed.ok) return printRefusal(io, themed.refusal);
  const width = parseWholeNumberOption(
    '--width',
    textOptionValue(options, 'width') ?? `${WIDTH}`,
    LEAST,
    MOST,
  );
  if (!width.ok) return printRefusal(io, width.refusal);
  return runWithCommandSession(io, options, {}, async (session) => {
    const since = parseSinceOption(options, session);
    if (!since.ok) return printRefusal(io, since.refusal);
    const to = textOptionValue(options, 'to');
    const last = to === undefined ? undefined : parseAheadEndDayOption(to, session.asOf);
    if (last?.ok === false) return printRefusal(io, last.refusal);
    if (last !== undefined && ['gauge', 'moves'].includes(what.trim().toLowerCase())) {
      const message = `--to: ${what.trim()} has no days to go on; draw time, tracks or an indicator`;
      return printRefusal(io, refusalOutcome(2, message).refusal);
    }
    const board = readSessionBoard(session);
    const later = last && boardAhead(board, last.value);
    const inputs = readReportInputs(session, since.value);
    const view = reportView(board, inputs);
    const drawn = await drawPlot(board, later, view, inputs, [what, width.value]);
    if (drawn === undefined) {
      const { didYouMean } = await import('../../cli/did-you-mean.ts');
      const near = didYouMean(['gauge', 'time', 'tracks', 'moves'], what);
      if (near !== '') {
        const message = `there is no plot "${terminalSafeOneLine(what)}"; ${near}`;
        return printRefusal(io, refusalOutcome(1, message).refusal);
      }
      const message = await unknownNodeText(session.strategy, what);
      return printRefusal(
        io,
        refusalOutcome(1, `${message}; or draw gauge, time, tracks or moves`).refusal,
      );
    }
    if (typeof drawn === 'string') return printRefusal(io, refusalOutcome(1, drawn).refusal);
    const { standalonePlotFileSvg } = await import('../plots/plot-frame.ts');
    const { gauge, title, strategy, handling } = view;
    const text = standalonePlotFileSvg(
      { source: boardEvidenceCountsSentence(board), ...drawn },
      [
        `${gauge.title}, ${boardDayText(board)}, ${title} ${strategy.hash}`,
        ...(handling === undefined || handling === '' ? [] : [handling]),
      ],
      themed.value,
    );
    const writing = sessionFileWriteOptions(session, isSwitchGiven(options, 'force'));
    return writeFileOrStdout(io, path, text, writing, drawn.title);
  });
}

async function themeOption(options: Options): Promise<Outcome<PlotTheme>> {
  const typed = textOptionValue(options, 'theme');
  if (typed === undefined) return { ok: true, value: 'both' };
  const { PLOT_THEMES } = await import('../plots/plot-frame.ts');
  return parseChoiceOption('--theme', PLOT_THEMES, typed);
}

/** The drawing; a sentence when there is nothing to draw; undefined for an unknown name. */
async function drawPlot(
  board: Board,
  later: Board | undefined,
  view: ReportView,
  inputs: ReportInputs,
  [what, width]: readonly [what: string, width: number],
): Promise<TitledDrawing | string | undefined> {
  switch (what.trim().toLowerCase()) {
    case 'gauge':
      return (await import('../plots/gauge-plot.ts')).scoreBarsPlot(
        (await import('../plots/gauge-bars.ts')).gaugeBarsPlotData(board),
        'gauge',
        width,
      );
    case 'time': {
      const { gaugeTimeDrawingAndTable } = await import('../plots/time-plot.ts');
      return gaugeTimeDrawingAndTable(
        gaugeAndTracksPlotData(board, view.since, later),
        view.events,
        'time',
        width,
        undefined,
        true,
      );
    }
    case 'tracks': {
      const { tracksPlotWithTable } = await import('../plots/tracks-plot.ts');
      return tracksPlotWithTable(
        gaugeAndTracksPlotData(board, view.since, later),
        view.events,
        'tracks',
        width,
      );
    }
    case 'moves': {
      if (typeof view.moves === 'string') return view.moves;
      const { waterfallDrawingAndTable } = await import('../plots/waterfall-plot.ts');
      return waterfallDrawingAndTable(view.moves, 'moves', width);
    }
    default: {
      const node = findNodeByIdOrCode(board.strategy, what);
      if (node === undefined) return undefined;
      const data = indicatorPlotData(board, node.id, view.since, later);
      if (data === undefined) {
        return `${node.title} is no indicator; draw "tracks" to see every track over time`;
      }
      const { indicatorPlotDrawing } = await import('../plots/indicator-plot.ts');
      const bearing = isIndicator(node) ? eventsForIndicatorChart(board, inputs.events, node) : [];
      // numbered among themselves, as on its chart in the dashboard
      const events = eventRows(board, bearing, view.since);
      const size = { width, height: 300, alone: true };
      return indicatorPlotDrawing(data, 'indicator', size, events);
    }
  }
}
