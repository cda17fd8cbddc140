/** What moved the gauge as a drawing: each step from where the one before ended, the largest first; it adds up as printed. */
import { scaleLinear } from 'd3-scale';
import { isOfCoverage } from '../../core/analysis/explain.ts';
import { dayText, rounded, signed } from '../../text/format.ts';
import { el, type Markup } from '../../text/markup.ts';
import type { Moves } from '../explain/moves-view.ts';
import { drawing, label, type Plot } from './plot-frame.ts';
import { marked } from './plot-marks.ts';

const MOST = 12;

interface Step {
  readonly title: string;
  readonly points: number;
}

/** The `most` largest moves in a drawing of this width; what is not among the largest stands in one step. */
export function waterfallPlot(moves: Moves, name: string, width: number, most = MOST): Plot {
  const { from, to, before, after, change, rows } = moves;
  const shown = rows.slice(0, most);
  const sum = shown.reduce((all, row) => all + row.points, 0);
  const rest = Number(rounded(change - sum, 1));
  const others = rows.length - shown.length;
  const steps: readonly Step[] = [
    ...shown.map((row) => ({
      title: isOfCoverage(row) ? `${row.title} *` : row.title,
      points: row.points,
    })),
    ...(rest === 0 && others === 0
      ? []
      : [{ title: others === 0 ? 'rounding' : `${others} smaller moves`, points: rest }]),
  ];
  const narrow = width < 400;
  const row = narrow ? 31 : 16;
  const named = narrow ? 4 : width < 520 ? 220 : 268;
  let level = before;
  const levels = [before, ...steps.map((step) => (level += step.points))];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const pad = Math.max(0.5, (high - low) * 0.06);
  const x = scaleLinear([low - pad, high + pad], [named, width - 46]);
  const place = (at: number): number => 4 + at * row + (narrow ? 14 : 2);
  const bar = 13;
  const total = (at: number, title: string, score: number): Markup =>
    el(
      'g',
      {},
      label(narrow ? 4 : 0, narrow ? place(at) - 3 : place(at) + 11, title, {
        ...marked('strong'),
      }),
      el('rect', {
        ...marked('total'),
        x: x(score) - 1.5,
        y: place(at),
        width: 3,
        height: bar,
      }),
      label(x(score) + 6, place(at) + 11, rounded(score, 1), marked('strong')),
    );
  const svg = drawing(
    name,
    [width, place(steps.length + 2) + 2 - (narrow ? 14 : 0)],
    `What moved ${moves.title}`,
    `From ${rounded(before, 1)} on ${dayText(from)} to ${rounded(after, 1)} on ${dayText(to)}: ${steps.map((step) => `${step.title} ${signed(step.points, 1)}`).join(', ')}.`,
    total(0, dayText(from), before),
    ...steps.map((step, index) => {
      const at = index + 1;
      const start = levels[index] ?? 0;
      const end = levels[index + 1] ?? 0;
      const [left, right] = [Math.min(x(start), x(end)), Math.max(x(start), x(end))];
      return el(
        'g',
        {},
        label(
          narrow ? 4 : 0,
          narrow ? place(at) - 3 : place(at) + 11,
          clipped(step.title, narrow ? 52 : Math.floor(named / 6)),
        ),
        el('line', {
          ...marked('rule'),
          x1: x(start),
          x2: x(start),
          y1: place(at) - (row - bar),
          y2: place(at),
        }),
        el('rect', {
          ...marked(step.points < 0 ? 'down' : 'up'),
          x: left,
          y: place(at),
          width: Math.max(1, right - left),
          height: bar,
        }),
        label(right + 5, place(at) + 11, signed(step.points, 1)),
      );
    }),
    total(steps.length + 1, dayText(to), after),
  );
  return {
    svg,
    title: `What moved ${moves.title}`,
    table: {
      head: ['points', 'what', 'from what to what'],
      rows: [
        ...moves.rows.map((each) => [signed(each.points, 1), each.title, each.what]),
        ...(moves.remainder === 0 ? [] : [[signed(moves.remainder, 1), moves.rest, '']]),
        [signed(change, 1), 'in all', `${rounded(before, 1)} -> ${rounded(after, 1)}`],
      ],
    },
  };
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
