/** What moved the gauge as a drawing: each step from where the one before ended, what happened first and the largest of it first; it adds up as printed. */
import { scaleLinear } from 'd3-scale';
import {
  dayText,
  roundedText,
  signedChangeText,
  withinErrorEndingText,
} from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import { isMoveByReadingOrEvent, type Moves } from '../../views/moves.ts';
import { type DrawingUnits, type Plot, svgDrawing, svgLabel } from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';

/** Moves that have a step each where nothing else is asked. */
const MOST = 12;
/** Width of a letter of a total in units of the drawing, about. */
const LETTER = 6.8;
const COVERAGE_AND_FADING = 'Coverage and fading (no news)';

interface Step {
  readonly title: string;
  /** By how much it moved the score, in points, finite, as printed, one decimal; negative: down. */
  readonly points: number;
}

/** What moved a score, as a drawing of steps in a width with its title, and as a table: the `most` largest moves, from 1; what is not among the largest stands in one step. */
export function waterfallDrawingAndTable(
  moves: Moves,
  name: string,
  width: DrawingUnits,
  most = MOST,
): Plot {
  const { from, to, before, after, change } = moves;
  const news = moves.rows.filter(isMoveByReadingOrEvent);
  const shown = news.slice(0, most);
  // What happened, the largest first; then in one step what moved it without anything that happened.
  const background = sumOf(moves.rows.filter((row) => !isMoveByReadingOrEvent(row)));
  const others = Number(roundedText(change - background - sumOf(shown), 1));
  const smaller = news.length - shown.length;
  const steps: readonly Step[] = [
    ...shown.map(({ title, points }) => ({ title, points })),
    ...(others === 0 && smaller === 0
      ? []
      : [{ title: smaller === 0 ? moves.rest : `${smaller} smaller moves`, points: others }]),
    ...(background === 0 ? [] : [{ title: COVERAGE_AND_FADING, points: background }]),
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
  const total = (at: number, title: string, score: number, more = ''): Markup => {
    const text = `${roundedText(score, 1)}${more}`;
    // At the left of its mark where it would not end inside.
    const isLeft = x(score) + 6 + text.length * LETTER > width;
    return markupElement(
      'g',
      {},
      svgLabel(narrow ? 4 : 0, narrow ? place(at) - 3 : place(at) + 11, title, {
        ...plotMarkAttributes('strong'),
      }),
      markupElement('rect', {
        ...plotMarkAttributes('total'),
        x: x(score) - 1.5,
        y: place(at),
        width: 3,
        height: bar,
      }),
      svgLabel(x(score) + (isLeft ? -6 : 6), place(at) + 11, text, {
        ...plotMarkAttributes('strong'),
        ...(isLeft ? { 'text-anchor': 'end' } : {}),
      }),
    );
  };
  const svg = svgDrawing(
    name,
    [width, place(steps.length + 2) + 2 - (narrow ? 14 : 0)],
    `What moved ${moves.title}`,
    `From ${roundedText(before, 1)} on ${dayText(from)} to ${roundedText(after, 1)} on ${dayText(to)} (${signedChangeText(change, 1)} ${moves.error}${withinErrorEndingText(moves.withinError)}): ${steps.map((step) => `${step.title} ${signedChangeText(step.points, 1)}`).join(', ')}.`,
    total(0, dayText(from), before),
    ...steps.map((step, index) => {
      const at = index + 1;
      const start = levels[index] ?? 0;
      const end = levels[index + 1] ?? 0;
      const [left, right] = [Math.min(x(start), x(end)), Math.max(x(start), x(end))];
      return markupElement(
        'g',
        {},
        svgLabel(
          narrow ? 4 : 0,
          narrow ? place(at) - 3 : place(at) + 11,
          clippedText(step.title, narrow ? 52 : Math.floor(named / 6)),
        ),
        markupElement('line', {
          ...plotMarkAttributes('rule'),
          x1: x(start),
          x2: x(start),
          y1: place(at) - (row - bar),
          y2: place(at),
        }),
        markupElement('rect', {
          ...plotMarkAttributes(step.points < 0 ? 'down' : 'up'),
          x: left,
          y: place(at),
          width: Math.max(1, right - left),
          height: bar,
        }),
        svgLabel(right + 5, place(at) + 11, signedChangeText(step.points, 1)),
      );
    }),
    total(
      steps.length + 1,
      dayText(to),
      after,
      ` (${signedChangeText(change, 1)} ${moves.error}${withinErrorEndingText(moves.withinError)})`,
    ),
  );
  return {
    svg,
    title: `What moved ${moves.title}`,
    table: {
      head: ['points', 'what', 'from what to what'],
      rows: [
        ...moves.rows.map((each) => [signedChangeText(each.points, 1), each.title, each.what]),
        ...(moves.remainder === 0 ? [] : [[signedChangeText(moves.remainder, 1), moves.rest, '']]),
        [
          signedChangeText(change, 1),
          'in all',
          `${roundedText(before, 1)} -> ${roundedText(after, 1)}`,
        ],
      ],
    },
  };
}

/** Points as printed, either sign, added up without what floating point leaves. */
function sumOf(rows: readonly Pick<Step, 'points'>[]): number {
  return Number(
    roundedText(
      rows.reduce((sum, { points }) => sum + points, 0),
      1,
    ),
  );
}

/** The text in at most `most` characters, ≥ 1, with an ellipsis where it is cut. */
function clippedText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
