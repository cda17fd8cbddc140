/** Tones: what a word or a sign is to stand out as, and lines made of parts that each have one. Colours are for whoever draws. */
import { STATE_WORDS, type StateWord } from '../core/model/states.ts';
import { cutToWidth, textWidth } from './cells.ts';

/** From the worst scores to the best, fifths of the scale, so that a tone changes where a band of twenty points does; the middle one is neither. */
export const SCORE_TONES = ['score 1', 'score 2', 'score 3', 'score 4', 'score 5'] as const;
export type ScoreTone = (typeof SCORE_TONES)[number];

/** The tones of scores, from the worst to the best, as numbers among the 256 colours of a terminal, for each background and for any: orange to blue, of which no common colour blindness loses either; undefined is the terminal's own colour, which is no dimmer than the words beside it. */
export const SCORE_RAMPS: Readonly<
  Record<'dark' | 'light' | 'any', readonly (number | undefined)[]>
> = {
  dark: [208, 215, undefined, 75, 39],
  light: [130, 95, undefined, 60, 26],
  any: [166, 137, undefined, 67, 33],
};

export const TONES = [
  'plain',
  'title',
  'dim',
  'gauge',
  'good',
  'bad',
  ...STATE_WORDS,
  ...SCORE_TONES,
  'focus',
] as const;
export type Tone = (typeof TONES)[number];

/** A part of a line; without a tone as what is around it. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  /** Whether a person is typing it: then every sign stays as it is. */
  readonly typed?: boolean;
  /** Whether it lies in a shaded stretch, which has a background where the terminal has a quiet one. */
  readonly shaded?: boolean;
}

/** The tone of a score (0…100, what lies beyond counts as the end); dim where there is none. */
export function scoreTone(score: number | undefined): Tone {
  if (score === undefined) return 'dim';
  const step = Math.floor((score / 100) * SCORE_TONES.length);
  return SCORE_TONES[Math.max(0, Math.min(SCORE_TONES.length - 1, step))] ?? 'plain';
}

/** The tone of a change of a score in points, −100…100: that of the best scores where it rose, of the worst where it fell, dim where it did neither or is not known. */
export function scoreChangeTone(change: number | undefined): Tone {
  if (change === undefined || change === 0) return 'dim';
  return scoreTone(change > 0 ? 100 : 0);
}

/** The parts as one text. */
export function spansText(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** Parts that follow one another in the same tone made one. */
export function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (span.text === '') continue;
    if (
      last !== undefined &&
      last.tone === span.tone &&
      last.typed === span.typed &&
      last.shaded === span.shaded
    )
      merged[merged.length - 1] = { ...last, text: last.text + span.text };
    else merged.push(span);
  }
  return merged;
}

/** Parts cut to a width as `cutToWidth` cuts their text. */
export function cutSpansToWidth(spans: readonly Span[], cells: number): readonly Span[] {
  if (textWidth(spansText(spans)) <= cells) return spans;
  const kept: Span[] = [];
  let room = cells;
  for (const span of spans) {
    const width = textWidth(span.text);
    if (width < room) {
      kept.push(span);
      room -= width;
      continue;
    }
    // one cell more than there is, so that the sign of what is cut stands even where this part alone would fit
    const text = width === room ? `${span.text} ` : span.text;
    return [...kept, { ...span, text: cutToWidth(text, room) }];
  }
  return kept;
}

/** Parts of exactly this width: cut, or padded on the side away from `align`. */
export function fitSpansToWidth(
  spans: readonly Span[],
  cells: number,
  align: 'left' | 'right' = 'left',
): readonly Span[] {
  const short = cutSpansToWidth(spans, cells);
  const room = cells - textWidth(spansText(short));
  if (room <= 0) return short;
  const blank = { text: ' '.repeat(room) };
  return align === 'left' ? [...short, blank] : [blank, ...short];
}

/** Whether a state is well: neither crossed, nor late, nor without a reading. */
export const isWellState = (word: StateWord): boolean => STATE_MARKS[word] === ' ';

/** Letters for states that are not well, where there is no room for the word; a blank for those that are. */
export const STATE_MARKS: Readonly<Record<StateWord, string>> = {
  ALERT: 'A',
  WATCH: 'W',
  'not known': 'n',
  missing: 'm',
  expired: 'e',
  stale: 's',
  due: 'd',
  ageing: ' ',
  fresh: ' ',
};
