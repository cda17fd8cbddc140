/** A node's score over time: its line as steps, its words, and its numbers by month. */
import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { addDays } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { lastDayOfPeriod } from '../../core/recipes/periods.ts';
import type { ScoreStep } from '../../core/scoring/timeline.ts';
import { dayText, NONE, scoreText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { futureScoreFanSentence } from './fan-plot.ts';
import type { RibbonPoint, ScoreLine, TimePlot } from './plot-data.ts';
import {
  type DrawingUnits,
  NOTHING,
  type PlotTable,
  svgLabel,
  type TimeScale,
} from './plot-frame.ts';
import { colourRampShadeOfScore, plotMarkAttributes, type RampStep } from './plot-marks.ts';
import type { ScoreHeight } from './score-axis.ts';

/** Scores from their days on as steps that break where there is none, or joined point to point; each coloured by its place on the ramp. */
export function scoreLineSvgPaths(
  points: readonly ScoreStep[],
  time: TimeScale,
  y: ScoreHeight,
  isJoined = false,
): readonly Markup[] {
  return rampRuns(points, isJoined).map(({ step, run }) =>
    markupElement('path', {
      ...plotMarkAttributes(`line-${step}`),
      d: scorePath(run, time, y, isJoined),
    }),
  );
}

/** The steps of a node in one thin line, to be compared with. */
export function thinScoreLineSvg({ points }: ScoreLine, time: TimeScale, y: ScoreHeight): Markup {
  return markupElement('path', {
    ...plotMarkAttributes('echo'),
    d: scorePath(points, time, y, false),
  });
}

function scorePath(
  points: readonly ScoreStep[],
  time: TimeScale,
  y: ScoreHeight,
  isJoined: boolean,
): string {
  const path = line<ScoreStep>()
    .defined((point) => point.score !== undefined)
    .x((point) => time.x(point.day))
    .y((point) => y(point.score ?? 0))
    .curve(isJoined ? curveLinear : curveStepAfter)
    .digits(1);
  // Where a score ends, the step before it is held up to that day.
  const held = points.flatMap((point, at): readonly ScoreStep[] => {
    const before = points[at - 1]?.score;
    return !isJoined && point.score === undefined && before !== undefined
      ? [{ day: point.day, score: before }, point]
      : [point];
  });
  return path([...held]) ?? '';
}

interface Run {
  /** The step of the ramp that its scores have. */
  readonly step: RampStep;
  readonly run: readonly ScoreStep[];
}

/** Stretches of one step of the ramp: each step is held up to the day on which the next stretch begins, which rises or falls from there; joined points lead on from the last before them. */
function rampRuns(points: readonly ScoreStep[], isJoined: boolean): readonly Run[] {
  const runs: { step: Run['step']; run: ScoreStep[] }[] = [];
  let before: ScoreStep | undefined;
  for (const point of points) {
    const last = runs.at(-1);
    const held =
      before?.score === undefined
        ? []
        : [isJoined ? before : { day: point.day, score: before.score }];
    const step = point.score === undefined ? last?.step : colourRampShadeOfScore(point.score);
    if (last !== undefined && held.length > 0 && step === last.step) {
      last.run.push(point);
    } else if (step !== undefined) {
      if (!isJoined) last?.run.push(...held);
      runs.push({ step, run: [...held, point] });
    }
    before = point;
  }
  return runs;
}

/** The 90 % interval around a line or a value, between its ends on each day; `y` is the height, in units of the drawing from its top, ≥ 0, of one of them. */
export function intervalRibbonSvg(
  ribbon: readonly RibbonPoint[],
  time: TimeScale,
  y: (value: number) => number,
): Markup {
  const spread = area<RibbonPoint>()
    .defined(({ low, high }) => low !== undefined && high !== undefined)
    .x(({ day }) => time.x(day))
    .y0(({ low }) => y(low ?? 0))
    .y1(({ high }) => y(high ?? 0))
    .digits(1);
  return markupElement('path', { ...plotMarkAttributes('ribbon'), d: spread([...ribbon]) ?? '' });
}

/** The words in the middle, at `x` and `y`, of a drawing in which a line has no score at all; nothing where it has one. */
export function svgNoScoreLabel({ points }: ScoreLine, x: DrawingUnits, y: DrawingUnits): Markup {
  return points.some(({ score }) => score !== undefined)
    ? NOTHING
    : svgLabel(x, y + 4, 'no score', {
        ...plotMarkAttributes('soft', 'small'),
        'text-anchor': 'middle',
      });
}

/** A line in a sentence: where it began, where it stands, how far it went, beside how many events, from 0. */
export function plottedScoreLineSentence(
  plot: TimePlot,
  { title, points, now, interval, day, fan }: ScoreLine,
  events: number,
): string {
  const first = points[0]?.score;
  const known = points.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const span =
    known.length === 0
      ? 'no score'
      : `lowest ${scoreText(Math.min(...known))}, highest ${scoreText(Math.max(...known))}`;
  const flags =
    events === 0 ? '' : ` ${countWithNoun(events, 'event')} marked, numbered from the newest.`;
  const ahead = fan === undefined ? '' : futureScoreFanSentence(fan);
  return `${title}: ${scoreText(first)} on ${dayText(plot.from)}, ${now} (${interval}) on ${dayText(day)}; ${span}.${ahead}${flags}`;
}

/** The score of each line on the first day, at the end of every month and on the last day; what lies ahead is marked as such. */
export function monthlyScoreTable(plot: TimePlot, lines: readonly ScoreLine[]): PlotTable {
  const days = [plot.from, ...monthEnds(plot.from, plot.to), plot.to];
  return {
    head: ['day', ...lines.map((each) => each.title)],
    rows: days.map((day) => [
      `${dayText(day)}${lines.some(({ fan }) => fan !== undefined && day > fan.from) ? `, ${IF_NOTHING}` : ''}`,
      ...lines.map(({ points, fan }) => {
        const all: readonly ScoreStep[] = [...points, ...(fan?.points ?? [])];
        const score = all.findLast((point) => point.day <= day)?.score;
        return score === undefined ? NONE : scoreText(score, 1);
      }),
    ]),
  };
}

/** The last days of the months that end strictly between two days. */
function monthEnds(from: Day, to: Day): readonly Day[] {
  const ends: Day[] = [];
  for (
    let end = lastDayOfPeriod(from, 'month');
    end < to;
    end = lastDayOfPeriod(addDays(end, 1), 'month')
  )
    if (end > from) ends.push(end);
  return ends;
}
