/** `axiswatch plot`: one drawing of the report as an SVG file. */

import { namedWell, writeOutputFile } from '../../cli/files.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { findNode, unknownNode } from '../../cli/named-node.ts';
import { formatToWrite } from '../../cli/one-of.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { refusal, remark, tell } from '../../cli/refusal.ts';
import { openSession, writingOf } from '../../cli/session.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { dayText, oneLine } from '../../text/format.ts';
import { eventsOn } from '../events/event-words.ts';
import { reportInputs, sinceOf } from '../report/report.command.ts';
import { eventRows } from '../report/report-events.ts';
import { type ReportInputs, type ReportView, reportView } from '../report/report-view.ts';
import { indicatorPlot, timePlot } from './plot-data.ts';
import type { TitledDrawing } from './plot-frame.ts';

const WIDTH = 940;
const MEND = 'end the name in .svg, or name - for stdout';

/** Draws the gauge, the gauge over time, the tracks, what moved, or one indicator; to stdout when no file is named. */
export async function plot(world: World, options: Options, what: string): Promise<ExitCode> {
  const path = textOption(options, 'output') ?? '-';
  const named = namedWell(path, MEND);
  if (!named.ok) return tell(world, named.refusal);
  const format = await formatToWrite(['svg'], undefined, path, MEND);
  if (!format.ok) return tell(world, format.refusal);
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal);
  const session = opened.value;
  try {
    const since = sinceOf(options, session);
    if (!since.ok) return tell(world, since.refusal);
    const board = boardOf(session.strategy, session.store.readings(), session.asOf);
    const inputs = reportInputs(session, since.value);
    const view = reportView(board, inputs);
    const drawn = await draw(board, view, inputs, what);
    if (drawn === undefined) {
      const { didYouMean } = await import('../../cli/did-you-mean.ts');
      const near = didYouMean(['gauge', 'time', 'tracks', 'moves'], what);
      if (near !== '') {
        const message = `there is no plot "${oneLine(what)}"; ${near}`;
        return tell(world, refusal(1, message).refusal);
      }
      const message = await unknownNode(session.strategy, what);
      return tell(world, refusal(1, `${message}; or draw gauge, time, tracks or moves`).refusal);
    }
    if (typeof drawn === 'string') return tell(world, refusal(1, drawn).refusal);
    const { svgFile } = await import('./plot-frame.ts');
    const { gauge, title, strategy, handling } = view;
    const text = svgFile(drawn, [
      `${gauge.title}, ${dayText(view.asOf)}, ${title} ${strategy.hash}`,
      ...(handling === undefined || handling === '' ? [] : [handling]),
    ]);
    if (path === '-') {
      world.out(text);
      return 0;
    }
    const done = writeOutputFile(path, text, writingOf(session, flagOption(options, 'force')));
    if (!done.ok) return tell(world, done.refusal);
    remark(world, `${drawn.title} written to ${path}`);
    return 0;
  } finally {
    session.store.close();
  }
}

/** The drawing; a sentence when there is nothing to draw; undefined for an unknown name. */
async function draw(
  board: Board,
  view: ReportView,
  inputs: ReportInputs,
  what: string,
): Promise<TitledDrawing | string | undefined> {
  switch (what.trim().toLowerCase()) {
    case 'gauge':
      return (await import('./gauge-plot.ts')).gaugePlot(view, 'gauge', WIDTH);
    case 'time': {
      const { gaugeTimePlot } = await import('./time-plot.ts');
      return gaugeTimePlot(
        timePlot(board, view.since),
        view.events,
        'time',
        WIDTH,
        undefined,
        true,
      );
    }
    case 'tracks': {
      const { tracksPlot } = await import('./tracks-plot.ts');
      return tracksPlot(timePlot(board, view.since), view.events, 'tracks', WIDTH);
    }
    case 'moves': {
      if (typeof view.moves === 'string') return view.moves;
      const { waterfallPlot } = await import('./waterfall-plot.ts');
      return waterfallPlot(view.moves, 'moves', WIDTH);
    }
    default: {
      const node = findNode(board.strategy, what);
      if (node === undefined) return undefined;
      const data = indicatorPlot(board, node.id, view.since);
      if (data === undefined) {
        return `${node.title} is no indicator; draw "tracks" to see every track over time`;
      }
      const { indicatorDrawing } = await import('./indicator-plot.ts');
      const events = eventRows(board, eventsOn(board.strategy, inputs.events, node.id), view.since);
      const size = { width: WIDTH, height: 300, alone: true };
      return indicatorDrawing(data, 'indicator', size, events);
    }
  }
}
