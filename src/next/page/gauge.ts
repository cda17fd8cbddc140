/** The scale from 0 to 100 with its bands, the interval of the index on it, and other scores below. */
import { type Glyphs, inGlyphs } from './glyphs.ts';
import { scoreText, scoreTone } from './kinds.ts';
import {
  cutLine,
  type Line,
  mergedLine,
  padText,
  safeLine,
  type Tone,
  textWidth,
  trimLine,
} from './line.ts';
import type { GaugeSection } from './page.ts';

/** A cell a point. */
const MOST_CELLS = 101;

type Gauge = GaugeSection['gauge'];

/** Names of the bands, scale, marks; the `gutter` is the cells left of the scale, and without room there for their labels the marks are left out. */
export function drawGauge(
  { gauge }: GaugeSection,
  columns: number,
  { glyphs, gutter }: { readonly glyphs: Glyphs; readonly gutter?: number },
): readonly Line[] {
  const labels = gauge.marks.map(({ label }) => safeLine(label));
  const label = Math.max(0, ...labels.map(textWidth));
  // a blank, a score of three digits at the most, two blanks
  const needed = labels.length === 0 ? 0 : label + 6;
  const left = gutter ?? (needed > columns / 3 ? 0 : needed);
  const cells = Math.min(MOST_CELLS, columns - left);
  const place = (score: number): number => Math.round((score / 100) * (cells - 1));
  const indent = { text: ' '.repeat(left) };
  const edges = gauge.bands.map(({ from }) => place(from));
  const { score, low, high } = gauge;
  const dots = Array.from({ length: cells }, (_, at) => ({
    text: glyphs.scale.dot,
    tone: (edges.includes(at) && at > 0 ? 'plain' : 'dim') as Tone,
  }));
  const mark = { score, low, high };
  const marks = gauge.marks.map(
    (each, at): Line => [
      { text: padText(labels[at] ?? '', label), tone: 'dim' },
      { text: ` ${scoreText(each.score)}`.padEnd(left - label) },
      ...mergedLine(markedCells(each, [], cells, place, glyphs)),
    ],
  );
  const lines = [
    [indent, ...bandNames(gauge, cells, place)],
    [
      indent,
      ...mergedLine(
        markedCells(mark, edges, cells, place, glyphs).map((cell, at) =>
          cell.text === ' ' ? (dots[at] ?? cell) : cell,
        ),
      ),
    ],
    ...(needed > left ? [] : marks),
  ];
  return inGlyphs(
    lines.map((line) => trimLine(cutLine(line, columns))),
    glyphs,
  );
}

/** `├──●──┼──┤` in blanks. */
function markedCells(
  { score, low, high }: Pick<Gauge, 'score' | 'low' | 'high'>,
  edges: readonly number[],
  cells: number,
  place: (score: number) => number,
  { scale }: Glyphs,
): { text: string; tone?: Tone }[] {
  const drawn: { text: string; tone?: Tone }[] = Array.from({ length: cells }, () => ({
    text: ' ',
  }));
  if (score === undefined) return drawn;
  const tone = scoreTone(score);
  if (low !== undefined && high !== undefined) {
    const [from, to] = [place(low), place(high)];
    for (let at = from; at <= to; at += 1)
      drawn[at] = { text: edges.includes(at) ? scale.edge : scale.across, tone };
    drawn[from] = { text: scale.low, tone };
    drawn[to] = { text: scale.high, tone };
  }
  drawn[place(score)] = { text: scale.score, tone };
  return drawn;
}

/** `20 Strained`, by title alone where that does not fit for each of them, else by number. */
function bandNames({ bands }: Gauge, cells: number, place: (score: number) => number): Line {
  const room = (at: number): number => {
    const next = bands[at + 1];
    const here = place(bands[at]?.from ?? 0);
    return next === undefined ? cells - here : place(next.from) - here - 1;
  };
  const forms = [
    bands.map(({ title, from }) => `${scoreText(from)} ${safeLine(title)}`),
    bands.map(({ title }) => safeLine(title)),
  ];
  const names =
    forms.find((form) => form.every((name, at) => textWidth(name) <= room(at))) ??
    bands.map(({ from }) => scoreText(from));
  return bands.map(({ from }, at) => {
    const name = names[at] ?? '';
    const fits = textWidth(name) <= room(at);
    const width = at === bands.length - 1 ? textWidth(name) : room(at) + 1;
    return { text: padText(fits ? name : '', width), tone: scoreTone(from) };
  });
}
