/** A node's score over time: its line as steps, its words, and its numbers by month. */
import { curveStepAfter, line } from 'd3-shape';
import { dayText, NONE, scoreText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { fanSentence } from './fan-plot.ts';
import type { ScoreLine, ScorePoint, TimePlot } from './plot-data.ts';
import { NOTHING, type PlotTable, svgLabel, type TimeScale } from './plot-frame.ts';
import { type Mark, plotMarkAttributes } from './plot-marks.ts';

/** A node's score as steps that break where there is none. */
export function scoreStepsSvg(
  { points }: ScoreLine,
  time: TimeScale,
  y: (score: number) => number,
  mark: Mark,
): Markup {
  const path = line<ScorePoint>()
    .defined((point) => point.score !== undefined)
    .x((point) => time.x(point.day))
    .y((point) => y(point.score ?? 0))
    .curve(curveStepAfter)
    .digits(1);
  // Where a score ends, the step before it is held up to that day.
  const held = points.flatMap((point, at): readonly ScorePoint[] => {
    const before = points[at - 1]?.score;
    return point.score === undefined && before !== undefined
      ? [{ day: point.day, score: before }, point]
      : [point];
  });
  return markupElement('path', { ...plotMarkAttributes(mark), d: path([...held]) ?? '' });
}

/** The words in the middle of a drawing in which a line has no score at all; nothing where it has one. */
export function noScoreSvg({ points }: ScoreLine, x: number, y: number): Markup {
  return points.some(({ score }) => score !== undefined)
    ? NOTHING
    : svgLabel(x, y + 4, 'no score', {
        ...plotMarkAttributes('soft', 'small'),
        'text-anchor': 'middle',
      });
}

/** A line in a sentence: where it began, where it stands, how far it went. */
export function scoreLineSentence(
  plot: TimePlot,
  { title, points, now, day, fan }: ScoreLine,
  events: number,
): string {
  const first = points[0]?.score;
  const known = points.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const span =
    known.length === 0
      ? 'no score'
      : `lowest ${scoreText(Math.min(...known))}, highest ${scoreText(Math.max(...known))}`;
  const flags = events === 0 ? '' : ` ${events} numbered events are marked.`;
  const ahead = fan === undefined ? '' : fanSentence(fan, scoreText);
  return `${title}: ${scoreText(first)} on ${dayText(plot.from)}, ${now} on ${dayText(day)}; ${span}.${ahead}${flags}`;
}

/** The score of each line at the end of every month. */
export function monthlyScoreTable(plot: TimePlot, lines: readonly ScoreLine[]): PlotTable {
  const days = [plot.from, ...monthEnds(plot.from, plot.to), plot.to];
  return {
    head: ['day', ...lines.map((each) => each.title)],
    rows: days.map((day) => [
      `${dayText(day)}${lines.some(({ fan }) => fan !== undefined && day > fan.from) ? `, ${IF_NOTHING}` : ''}`,
      ...lines.map(({ points, fan }) => {
        const all: readonly ScorePoint[] = [...points, ...(fan?.points ?? [])];
        const score = all.findLast((point) => point.day <= day)?.score;
        return score === undefined ? NONE : scoreText(score, 1);
      }),
    ]),
  };
}

/** The last days of the months that end strictly between two days. */
function monthEnds(from: string, to: string): readonly string[] {
  const ends: string[] = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month += 1) {
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (end >= to) return ends;
    if (end > from) ends.push(end);
  }
}
