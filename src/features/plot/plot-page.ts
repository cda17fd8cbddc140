/** Scores and values over time, each with what it rests on: as a page for the terminal, or for a file. */
import type { Board, Boards } from '../../model/board.ts';
import { type Day, isoDay, spreadDays } from '../../model/day.ts';
import { Z } from '../../model/error.ts';
import { Refusal } from '../../model/problem.ts';
import { counts, type Leaf, type Node } from '../../model/strategy.ts';
import { dayText } from '../../page/kinds.ts';
import { type ChartSection, type Page, type TableSection, table } from '../../page/page.ts';
import {
  chartSections,
  isCheck,
  limitsOf,
  saidText,
  valueHead,
  type Written,
  writtenOf,
} from '../indicator/indicator-page.ts';
import { scoresChart } from './scores-chart.ts';

type Chart = ChartSection['chart'];

/** Steps of an interval, which grows from day to day. */
const STEPS = 100;

/** The score of one node with its interval. */
export function scorePage(boards: Boards, node: Node, from: Day, to: Day): Page {
  const section = scoresChart(boards, [node], from, to);
  const days = bandDays(section.chart, from);
  const band = days.flatMap((day) => {
    const interval = boards.on(day).interval(node);
    return interval === undefined ? [] : [{ day, ...interval }];
  });
  return pageOf(boards.on(to), node.title, { ...section, chart: { ...section.chart, band } }, node);
}

export function tracksPage(boards: Boards, from: Day, to: Day): Page {
  const { index, tracks } = boards.strategy;
  return pageOf(boards.on(to), index.title, scoresChart(boards, tracks, from, to), index);
}

/** Of a mean its readings too; the interval lies between the goalposts, as that of the score does. */
export function valuePage(boards: Boards, leaf: Leaf, asked: Day | undefined, to: Day): Page {
  const [section] = chartSections(boards.on(to), leaf);
  if (section === undefined) {
    throw new Refusal(`${leaf.id} has no value on ${isoDay(to)}; record one, or name a later day`);
  }
  const { chart } = section;
  const from = Math.max(chart.from, asked ?? chart.from);
  const { mean } = leaf;
  const { readings } = boards.recordOf(leaf);
  const isRead = true;
  const series = [
    ...chart.series.map(({ points, steps }) => ({
      title: valueHead(leaf),
      points: mean === undefined ? points : points.map(({ day, value }) => ({ day, value })),
      steps,
    })),
    ...(mean === undefined
      ? []
      : [
          {
            title: 'readings',
            points: readings.map(({ day, value }) => ({ day, value, isRead })),
            steps: false,
          },
        ]),
  ];
  const band = bandDays(chart, from).flatMap((day) => {
    const interval = valueInterval(boards.on(day), leaf);
    return interval === undefined ? [] : [{ day, ...interval }];
  });
  const lines = [
    ...chart.lines,
    { at: leaf.best, title: 'score 100' },
    { at: leaf.worst, title: 'score 0' },
  ];
  const values = [
    ...series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
    ...lines.map(({ at }) => at),
  ];
  const whole = { ...chart, from, series, band, lines, limits: limitsOf(leaf, values) };
  const title = leaf.unit === '' ? leaf.title : `${leaf.title}, ${leaf.unit}`;
  return pageOf(boards.on(to), title, { ...section, chart: whole }, leaf);
}

function bandDays({ series, to }: Chart, from: Day): readonly Day[] {
  const changes = series.flatMap(({ points }) => points.map(({ day }) => day));
  const days = [
    ...changes.filter((day) => day >= from && day <= to),
    ...spreadDays(from, to, STEPS),
  ];
  return [...new Set(days)].sort((a, b) => a - b);
}

/** The 90 % interval in the unit of the value. */
function valueInterval(board: Board, leaf: Leaf): { low: number; high: number } | undefined {
  const { value } = board.leaf(leaf);
  const sigma = board.sigma(leaf);
  if (value === undefined || sigma === undefined) return undefined;
  const { best, worst, log } = leaf;
  const half = (Z * sigma) / 100;
  const ends = log
    ? [value * (best / worst) ** -half, value * (best / worst) ** half]
    : [value - half * (best - worst), value + half * (best - worst)];
  return {
    low: Math.max(Math.min(...ends), Math.min(best, worst, value)),
    high: Math.min(Math.max(...ends), Math.max(best, worst, value)),
  };
}

function pageOf(board: Board, title: string, section: ChartSection, node: Node): Page {
  return { id: 'plot', title, sections: [section, captionSection(board, node)] };
}

/** The newest that is recorded below a node, as its source has it, and the board. */
function captionSection(board: Board, node: Node): TableSection {
  const { leaves, index, title, hash } = board.strategy;
  const rows = (node.kind === 'leaf' ? [node] : leaves).flatMap((leaf) =>
    writtenOf(board, leaf).filter((row) => !isCheck(row)),
  );
  const newest = rows.reduce<Written | undefined>(
    (last, row) => (last === undefined || row.day > last.day ? row : last),
    undefined,
  );
  // context scores in nothing
  const interval = counts(node) ? board.interval(node) : undefined;
  return table<Written | undefined>({
    id: 'caption',
    title: '',
    lines: true,
    rows: [newest],
    figures: {
      score: {
        kind: 'score',
        missing: '',
        get: () => (counts(node) ? board.score(node) : undefined),
      },
      interval: { kind: 'interval', get: () => interval && [interval.low, interval.high] },
      band: { kind: 'text', get: () => (node === index ? board.band?.title : undefined) },
      newest: {
        kind: 'text',
        get: (row) => row && `${saidText(board, row)}, ${dayText(row.day)}`,
      },
      source: { kind: 'text', get: (row) => row?.source },
      strategy: { kind: 'text', get: () => `${title}, ${hash}` },
      'as of': { kind: 'day', get: () => board.day },
    },
  });
}
