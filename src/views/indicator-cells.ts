/** What stands in the cells of an indicator and beside a score: values, bars, intervals, sparklines. */
import type { Band, Trend } from '../core/model/model.ts';
import { type StateWord, TELLING } from '../core/model/states.ts';
import { cutOrPadToWidth } from '../text/cells.ts';
import { scoreText, terminalSafeOneLine } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { lineOfSpans, spokenTextOfLinePart, type ViewLine } from '../text/line.ts';
import {
  mergedSpans,
  type Span,
  STATE_MARKS,
  scoreChangeTone,
  scoreTone,
  type Tone,
} from '../text/tone.ts';
import type { IndicatorRow } from './gauge-and-tracks.ts';

/** A value or its unit with where the value went behind it, which is blank where that is not known. */
export function withValueChangeArrowText(
  text: string,
  { valueChange }: Pick<IndicatorRow, 'valueChange'>,
  glyphs: Glyphs,
): string {
  return `${text} ${valueChange === undefined ? ' ' : glyphs.valueChange[valueChange]}`;
}

/** A score in four cells, with whether it got better or worse; one that there is not did neither. */
export function scoreAndTrendSpans(
  { score, trend }: Pick<IndicatorRow, 'score' | 'trend'>,
  glyphs: Glyphs,
): readonly Span[] {
  const shown = score === undefined ? 'same' : (trend ?? 'same');
  return [
    { text: cutOrPadToWidth(scoreText(score), 3, 'right'), tone: scoreTone(score) },
    { text: glyphs.trend[shown], tone: TREND_TONES[shown] },
  ];
}

/** `WATCH, due`: the state of an indicator, and how late it is where that word hides it, each in its tone; where there is little room the letter of that, `WATCH d`. */
export function stateWithLatenessLine(
  { state, late }: Pick<IndicatorRow, 'state' | 'late'>,
  hasRoom: boolean,
): ViewLine {
  const word: Span = { text: state, tone: state };
  if (late === undefined) return lineOfSpans([word]);
  return hasRoom
    ? lineOfSpans([word, { text: ', ' }, { text: late, tone: late }])
    : lineOfSpans(
        [word, { text: ' ' }, { text: STATE_MARKS[late], tone: late }],
        `${state}, ${late}`,
      );
}

/** A score as it is printed, with the letter of how late what it rests on is, two blanks where it is not: `13.69 s`, said `13.69, stale`. */
export function scoreWithLatenessLetterLine(score: string, late: StateWord | undefined): ViewLine {
  const said = spokenTextOfLinePart(score);
  return late === undefined
    ? lineOfSpans([{ text: `${score}  ` }], said)
    : lineOfSpans(
        [{ text: `${score} ` }, { text: STATE_MARKS[late], tone: late }],
        `${said}, ${late}`,
      );
}

/** What the letters behind scores mean: `d due, s stale`; undefined: there are none. */
export function latenessLettersLegendText(
  late: readonly (StateWord | undefined)[],
): string | undefined {
  const words = TELLING.filter((word) => late.includes(word));
  return words.length === 0
    ? undefined
    : words.map((word) => `${STATE_MARKS[word]} ${word}`).join(', ');
}

/** In which tone a score that went so is marked. */
const TREND_TONES: Readonly<Record<Trend, Tone>> = {
  better: scoreChangeTone(1),
  worse: scoreChangeTone(-1),
  same: scoreChangeTone(0),
};

/** A score, 0…100, as a bar in its tone, what is missing of it dim; empty cells when there is none. */
export function scoreBarSpans(
  score: number | undefined,
  cells: number,
  glyphs: Glyphs,
): readonly Span[] {
  if (score === undefined) return [{ text: ' '.repeat(cells) }];
  const full = Math.round((score / 100) * cells);
  return [
    { text: glyphs.full.repeat(full), tone: scoreTone(score) },
    { text: glyphs.empty.repeat(cells - full), tone: 'dim' },
  ];
}

/** A score and the low and high end of its interval, 0…100; undefined: there is none. */
interface ScoreWithInterval {
  readonly score: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** A score as a bar with its interval on it in the tone of the score: certain part, lower and upper half of the interval; what is beyond it dim; blank without a score. */
export function intervalBarSpans(
  { score, low, high }: ScoreWithInterval,
  cells: number,
  glyphs: Glyphs,
): readonly Span[] {
  if (score === undefined || low === undefined || high === undefined)
    return [{ text: ' '.repeat(cells) }];
  const at = (value: number): number => Math.round((value / 100) * cells);
  const certain = at(low);
  const middle = Math.max(certain, at(score));
  const end = Math.max(middle, at(high));
  const tone = scoreTone(score);
  return [
    {
      text:
        glyphs.full.repeat(certain) +
        glyphs.lower.repeat(middle - certain) +
        glyphs.upper.repeat(end - middle),
      tone,
    },
    { text: glyphs.empty.repeat(Math.max(0, cells - end)), tone: 'dim' },
  ];
}

/** Scores, 0…100, undefined: none, as a sparkline between the lowest and the highest of `scale`, which are theirs where none is given, each in its tone; a space where there is none. */
export function sparklineSpans(
  scores: readonly (number | undefined)[],
  glyphs: Glyphs,
  scale = scores,
): readonly Span[] {
  const known = scale.filter((score) => score !== undefined);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const last = glyphs.spark.length - 1;
  return mergedSpans(
    scores.map((score) => {
      if (score === undefined) return { text: ' ' };
      const sign = glyphs.spark[span === 0 ? 0 : Math.round(((score - low) / span) * last)] ?? ' ';
      return { text: sign, tone: scoreTone(score) };
    }),
  );
}

/** The bands of a score on a line of this width, each its lower edge, where that has room, and title from its place on the scale on, tinted by the scores it stands for. */
export function bandScaleSpans(bands: readonly Band[], cells: number): readonly Span[] {
  const from = (at: number): number => bands[at]?.from ?? 100;
  const edge = (at: number): number => Math.round((from(at) / 100) * cells);
  return bands.flatMap(({ title }, at) => {
    const room = edge(at + 1) - edge(at);
    if (room < 2) return [];
    const whole = `${from(at)} ${terminalSafeOneLine(title)}`;
    return [
      {
        text: `${cutOrPadToWidth(whole, room - 1)} `,
        tone: bandTone(bands, at),
      },
    ];
  });
}

/** The tone of the band at `at` of the bands, from 0: that of the score in its middle. */
function bandTone(bands: readonly Band[], at: number): Tone {
  const low = bands[at]?.from ?? 0;
  return scoreTone((low + (bands[at + 1]?.from ?? 100)) / 2);
}
