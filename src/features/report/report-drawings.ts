/** What a report draws on a page: the gauge, time, what moved, and every indicator beside its reading. */
import type { Board } from '../../core/scoring/board.ts';
import type { Markup } from '../../text/markup.ts';
import { gaugePlot } from '../plots/gauge-plot.ts';
import { indicatorDrawing } from '../plots/indicator-plot.ts';
import { type IndicatorPlot, indicatorPlot, timePlot } from '../plots/plot-data.ts';
import { gaugeTimePlot } from '../plots/time-plot.ts';
import { tracksPlot } from '../plots/tracks-plot.ts';
import { waterfallPlot } from '../plots/waterfall-plot.ts';
import { listedOnPaper } from './paper.ts';
import type { Drawings } from './report-blocks.ts';
import type { ReportView } from './report-view.ts';

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
const SMALL = { width: 132, height: 40, alone: false } as const;

/** Everything that is drawn of a board for its report. */
export function reportDrawings(board: Board, view: ReportView): ReportDrawings {
  const { events, moves, since } = view;
  const time = timePlot(board, since);
  const listed = listedOnPaper(view);
  return {
    gauge: {
      wide: gaugePlot(view, 'gauge-wide', WIDE),
      narrow: gaugePlot(view, 'gauge-narrow', NARROW),
      paper: gaugePlot(view, 'gauge-paper', 540),
    },
    time: {
      wide: gaugeTimePlot(time, events, 'time-wide', WIDE),
      narrow: gaugeTimePlot(time, events, 'time-narrow', NARROW),
      paper: gaugeTimePlot(time, listed, 'time-paper', PAPER, 80),
    },
    tracks: {
      wide: tracksPlot(time, events, 'tracks-wide', WIDE),
      narrow: tracksPlot(time, events, 'tracks-narrow', NARROW),
      paper: tracksPlot(time, events, 'tracks-paper', PAPER, 38),
    },
    moves:
      typeof moves === 'string'
        ? undefined
        : {
            wide: waterfallPlot(moves, 'moves-wide', WIDE),
            narrow: waterfallPlot(moves, 'moves-narrow', NARROW),
            paper: waterfallPlot(moves, 'moves-paper', 500, 9),
          },
    indicators: new Map(
      [...board.card.indicators.keys()].flatMap((id) => {
        const plot = indicatorPlot(board, id, since);
        if (plot === undefined) return [];
        const { svg } = indicatorDrawing(plot, `small-${id}`, SMALL);
        return [[id, { plot, drawing: svg }] as const];
      }),
    ),
  };
}
