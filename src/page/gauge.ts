/** The scale from 0 to 100 with its bands, the interval of the index on it, and other scores below. */
import { type Glyphs, inGlyphs } from './glyphs.ts';
import { scoreText, scoreTone } from './kinds.ts';
import {
  cutLine,
  type Line,
  lineWidth,
  mergedLine,
  padText,
  type Span,
  safeLine,
  type Tone,
  textWidth,
  trimLine,
} from './line.ts';
import type { GaugeSection } from './page.ts';

/** A cell a point. */
const MOST_CELLS = 101;

type Gauge = GaugeSection['gauge'];

/** Names of the bands, the scale, and other scores, from the column `gutter` on. */
export function drawGauge(
  { gauge }: GaugeSection,
  columns: number,
  { glyphs, gutter = 0 }: { readonly glyphs: Glyphs; readonly gutter?: number },
): readonly Line[] {
  const { bands, marks } = gauge;
  const cells = Math.min(MOST_CELLS, columns - gutter);
  const place = (score: number): number => Math.round((score / 100) * (cells - 1));
  const edges = bands.slice(1).map(({ from }) => place(from));
  const scale = markedCells(gauge, edges, cells, place, glyphs, scoreTone(gauge.score ?? 0)).map(
    (cell, at): Span => {
      if (cell.text !== ' ') return cell;
      return { text: glyphs.none, tone: edges.includes(at) ? 'plain' : 'dim' };
    },
  );
  const widest = Math.max(0, ...marks.map(({ label }) => textWidth(safeLine(label))));
  const lines = [
    bandNames(gauge, cells, place),
    scale,
    ...marks.map((mark): Line => {
      const label: Line = [
        { text: `${padText(safeLine(mark.label), widest)} `, tone: 'dim' },
        { text: scoreText(mark.score) },
      ];
      const drawn = markedCells(mark, [], cells, place, glyphs, 'dim');
      const width = lineWidth(label);
      const behind = place(mark.high) + 2;
      return place(mark.low) <= width && behind + width <= cells
        ? [...drawn.slice(0, behind), ...label]
        : [...label, ...drawn.slice(width)];
    }),
  ];
  return inGlyphs(
    lines.map((line) =>
      trimLine(cutLine(mergedLine([{ text: ' '.repeat(gutter) }, ...line]), columns)),
    ),
    glyphs,
  );
}

/** `├──●──┼──┤` in blanks. */
function markedCells(
  { score, low, high }: Pick<Gauge, 'score' | 'low' | 'high'>,
  edges: readonly number[],
  cells: number,
  place: (score: number) => number,
  glyphs: Glyphs,
  tone: Tone,
): Span[] {
  const drawn: Span[] = Array.from({ length: cells }, () => ({
    text: ' ',
  }));
  if (score === undefined) return drawn;
  if (low !== undefined && high !== undefined) {
    const [from, to] = [place(low), place(high)];
    for (let at = from; at <= to; at += 1)
      drawn[at] = { text: edges.includes(at) ? glyphs.edge : glyphs.rest, tone };
    drawn[from] = { text: glyphs.low, tone };
    drawn[to] = { text: glyphs.high, tone };
  }
  drawn[place(score)] = { text: glyphs.score, tone };
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
