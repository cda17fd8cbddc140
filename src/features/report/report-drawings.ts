/** What a report draws on a page: the gauge, time, what moved, and every indicator beside its reading. */
import type { Board } from '../../core/scoring/board.ts';
import type { Markup } from '../../text/markup.ts';
import { gaugeBarsPlotData } from '../plots/gauge-bars.ts';
import { scoreBarsPlot } from '../plots/gauge-plot.ts';
import { indicatorPlotDrawing } from '../plots/indicator-plot.ts';
import {
  gaugeAndTracksPlotData,
  type IndicatorPlot,
  indicatorPlotData,
} from '../plots/plot-data.ts';
import { gaugeTimeDrawingAndTable } from '../plots/time-plot.ts';
import { tracksPlotWithTable } from '../plots/tracks-plot.ts';
import { waterfallDrawingAndTable } from '../plots/waterfall-plot.ts';
import type { Drawings } from './report-blocks.ts';
import { newestEventsInPaperReport, type ReportView } from './report-view.ts';

/** The drawings of a report. */
export interface ReportDrawings {
  readonly gauge: Drawings;
  readonly time: Drawings;
  readonly tracks: Drawings;
  /** undefined: why nothing moved is said in a sentence. */
  readonly moves: Drawings | undefined;
  /** By id, small enough to stand in a line. */
  readonly indicators: ReadonlyMap<
    string,
    { readonly plot: IndicatorPlot; readonly drawing: Markup }
  >;
}

/** Widths of drawings in their own units: on a wide screen, on a narrow one, across a page of paper. */
const WIDE = 940;
const NARROW = 358;
const PAPER = 880;
/** In one of two columns of paper. */
const HALF = 440;
const SMALL = { width: 132, height: 40, alone: false } as const;

/** Everything that is drawn of a board for its report; over time it goes on to the day of a later board, where one is given. */
export function reportDrawings(board: Board, view: ReportView, later?: Board): ReportDrawings {
  const { events, moves, since } = view;
  const bars = gaugeBarsPlotData(board);
  const time = gaugeAndTracksPlotData(board, since, later);
  const listed = newestEventsInPaperReport(view);
  return {
    gauge: {
      wide: scoreBarsPlot(bars, 'gauge-wide', WIDE),
      narrow: scoreBarsPlot(bars, 'gauge-narrow', NARROW),
      paper: scoreBarsPlot(bars, 'gauge-paper', HALF),
    },
    time: {
      wide: gaugeTimeDrawingAndTable(time, events, 'time-wide', WIDE),
      narrow: gaugeTimeDrawingAndTable(time, events, 'time-narrow', NARROW),
      paper: gaugeTimeDrawingAndTable(time, listed, 'time-paper', HALF, 100),
    },
    tracks: {
      wide: tracksPlotWithTable(time, events, 'tracks-wide', WIDE),
      narrow: tracksPlotWithTable(time, events, 'tracks-narrow', NARROW),
      paper: tracksPlotWithTable(time, events, 'tracks-paper', PAPER, 38),
    },
    moves:
      typeof moves === 'string'
        ? undefined
        : {
            wide: waterfallDrawingAndTable(moves, 'moves-wide', WIDE),
            narrow: waterfallDrawingAndTable(moves, 'moves-narrow', NARROW),
            paper: waterfallDrawingAndTable(moves, 'moves-paper', HALF, 7),
          },
    indicators: new Map(
      [...board.card.indicators.keys()].flatMap((id) => {
        const plot = indicatorPlotData(board, id, since, later, true);
        if (plot === undefined) return [];
        const { svg } = indicatorPlotDrawing(plot, `small-${id}`, SMALL);
        return [[id, { plot, drawing: svg }] as const];
      }),
    ),
  };
}
