/** What a report draws on a page: the gauge, time, what moved, and every indicator beside its reading. */
import type { Board } from '../../core/scoring/board.ts';
import type { Markup } from '../../text/markup.ts';
import { gaugeBars } from '../plots/gauge-bars.ts';
import { gaugePlotSvg } from '../plots/gauge-plot.ts';
import { indicatorPlotSvg } from '../plots/indicator-plot.ts';
import { type IndicatorPlot, indicatorPlotData, timePlotData } from '../plots/plot-data.ts';
import { gaugeTimePlotSvg } from '../plots/time-plot.ts';
import { tracksPlotSvg } from '../plots/tracks-plot.ts';
import { waterfallPlotSvg } from '../plots/waterfall-plot.ts';
import type { Drawings } from './report-blocks.ts';
import { printedEvents, type ReportView } from './report-view.ts';

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

const WIDE = 940;
const NARROW = 358;
const PAPER = 880;
/** In one of two columns of paper. */
const HALF = 440;
const SMALL = { width: 132, height: 40, alone: false } as const;

/** Everything that is drawn of a board for its report; over time it goes on to the day of a later board, where one is given. */
export function reportDrawings(board: Board, view: ReportView, later?: Board): ReportDrawings {
  const { events, moves, since } = view;
  const bars = gaugeBars(board);
  const time = timePlotData(board, since, later);
  const listed = printedEvents(view);
  return {
    gauge: {
      wide: gaugePlotSvg(bars, 'gauge-wide', WIDE),
      narrow: gaugePlotSvg(bars, 'gauge-narrow', NARROW),
      paper: gaugePlotSvg(bars, 'gauge-paper', HALF),
    },
    time: {
      wide: gaugeTimePlotSvg(time, events, 'time-wide', WIDE),
      narrow: gaugeTimePlotSvg(time, events, 'time-narrow', NARROW),
      paper: gaugeTimePlotSvg(time, listed, 'time-paper', HALF, 100),
    },
    tracks: {
      wide: tracksPlotSvg(time, events, 'tracks-wide', WIDE),
      narrow: tracksPlotSvg(time, events, 'tracks-narrow', NARROW),
      paper: tracksPlotSvg(time, events, 'tracks-paper', PAPER, 38),
    },
    moves:
      typeof moves === 'string'
        ? undefined
        : {
            wide: waterfallPlotSvg(moves, 'moves-wide', WIDE),
            narrow: waterfallPlotSvg(moves, 'moves-narrow', NARROW),
            paper: waterfallPlotSvg(moves, 'moves-paper', HALF, 7),
          },
    indicators: new Map(
      [...board.card.indicators.keys()].flatMap((id) => {
        const plot = indicatorPlotData(board, id, since, later, true);
        if (plot === undefined) return [];
        const { svg } = indicatorPlotSvg(plot, `small-${id}`, SMALL);
        return [[id, { plot, drawing: svg }] as const];
      }),
    ),
  };
}
