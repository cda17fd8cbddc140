/** Scores over time as a chart. */
import type { Boards } from '../../model/board.ts';
import type { Day } from '../../model/day.ts';
import type { Node } from '../../model/strategy.ts';
import type { ChartSection } from '../../page/page.ts';

/** Scores over time on the whole scale, of the index with its bands. */
export function scoresChart(
  boards: Boards,
  nodes: readonly Node[],
  from: Day,
  to: Day,
  id = 'curve',
): ChartSection {
  const { bands, index } = boards.strategy;
  const lines = nodes.includes(index) ? bands.filter((band) => band.from > 0) : [];
  return {
    id,
    title: '',
    chart: {
      ...{ from, to, limits: [0, 100], marks: [] },
      series: nodes.map((node) => ({
        title: node.title,
        points: boards.path(node, from, to).map(({ day, score }) => ({ day, value: score })),
        steps: true,
      })),
      lines: lines.map((band) => ({ at: band.from, title: band.title })),
    },
  };
}
