/** The signs that tables, bars, scales and charts are drawn with; each is one cell. */
import type { Line } from './line.ts';

export interface Glyphs {
  /** Of a bar: what is reached, and the rest, which lines are drawn with too. */
  readonly full: string;
  readonly rest: string;
  /** Where nothing is: a bar without a score, a scale, the shade around a curve. */
  readonly none: string;
  /** Before the selected row. */
  readonly marker: string;
  /** From lowest to highest. */
  readonly spark: readonly string[];
  /** The ends of an interval, the score, and an edge between bands, inside it. */
  readonly low: string;
  readonly score: string;
  readonly edge: string;
  readonly high: string;
  /** Of a chart: dots of one cell side by side and above one another, a point, a horizontal line, an event, its axes. */
  readonly dots: readonly [number, number];
  readonly point: string;
  readonly line: string;
  readonly event: string;
  readonly axis: string;
  readonly tick: string;
  readonly corner: string;
  readonly month: string;
  readonly isAscii: boolean;
}

const BLOCK: Glyphs = {
  full: '━',
  rest: '─',
  none: '·',
  marker: '›',
  spark: [...'▁▂▃▄▅▆▇█'],
  low: '├',
  score: '●',
  edge: '┼',
  high: '┤',
  dots: [2, 2],
  point: '•',
  line: '┄',
  event: '▾',
  axis: '│',
  tick: '┤',
  corner: '└',
  month: '┬',
  isAscii: false,
};

export const GLYPHS: Readonly<Record<'block' | 'braille' | 'ascii', Glyphs>> = {
  block: BLOCK,
  braille: { ...BLOCK, spark: [...'⣀⣤⣶⣿'], dots: [2, 4] },
  ascii: {
    full: '=',
    rest: '-',
    none: '.',
    marker: '>',
    spark: [...'_.-=*#'],
    low: '|',
    score: 'o',
    edge: '+',
    high: '|',
    dots: [1, 1],
    point: 'o',
    line: '-',
    event: 'v',
    axis: '|',
    tick: '+',
    corner: '+',
    month: '+',
    isAscii: true,
  },
};

const IN_ASCII: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(BLOCK).map(([name, sign]) => [sign, GLYPHS.ascii[name as keyof Glyphs]]),
  ),
  '\u2212': '-',
  '–': '-',
  '…': '~',
  '±': '~',
  '→': '>',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '\ufffd': '?',
};

/** The program's own signs in plain characters, cell by cell, where the glyphs ask for it. */
export function inGlyphs(lines: readonly Line[], { isAscii }: Glyphs): readonly Line[] {
  if (!isAscii) return lines;
  return lines.map((line) =>
    line.map((span) => ({
      ...span,
      text: span.text.replace(/[^ -~]/g, (sign) => IN_ASCII[sign] ?? sign),
    })),
  );
}

/** Quarters of a cell by what is set: upper left 1, upper right 2, lower left 4, lower right 8. */
const QUARTERS = [...' ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█'];
/** Bits of the dots of a braille cell, row by row. */
const BRAILLE = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/** The sign with these dots set, numbered row by row from the upper left; none for an empty one. */
export function dotsSign({ dots: [, tall] }: Glyphs, dots: readonly number[]): string | undefined {
  if (dots.length === 0) return undefined;
  if (tall === 1) return '=';
  if (tall === 2) return QUARTERS[dots.reduce((sum, dot) => sum | (1 << dot), 0)];
  return String.fromCodePoint(dots.reduce((sum, dot) => sum | (BRAILLE[dot] ?? 0), 0x2800));
}
