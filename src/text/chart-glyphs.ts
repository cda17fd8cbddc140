/** The signs a chart is drawn with, by glyph set: a line is drawn with quarters of a cell, which are solid, with dots of braille, in ASCII with whole cells. */

export interface ChartGlyphs {
  /** Dots of one cell: how many side by side, how many above one another, ≥ 1. */
  readonly dots: readonly [number, number];
  readonly reading: string;
  /** The reading under the cursor, and the line through it. */
  readonly chosen: string;
  readonly cursor: string;
  readonly rule: string;
  /** The line of a limit, heavier than that of another rule. */
  readonly limit: string;
  /** Where the days begin of which nothing is recorded; there the value, what it may be as well, and the day on which something expires. */
  readonly today: string;
  readonly ahead: string;
  /** What is shaded, or its two ends where it is wide: sparse, so that it lies behind the line also without colour. */
  readonly fan: string;
  readonly expiry: string;
  /** Left axis, with and without a label. */
  readonly down: string;
  readonly tick: string;
  /** Foot: its corner, line and marks. */
  readonly corner: string;
  readonly across: string;
  readonly mark: string;
}

const LINES = {
  reading: '•',
  chosen: '◆',
  cursor: '│',
  rule: '┄',
  limit: '╍',
  today: '┃',
  ahead: '─',
  fan: '·',
  expiry: 'x',
  down: '│',
  tick: '┤',
  corner: '└',
  across: '─',
  mark: '┬',
} as const;

export const CHART_GLYPHS = {
  block: { ...LINES, dots: [2, 2] },
  braille: { ...LINES, dots: [2, 4] },
  ascii: {
    dots: [1, 1],
    reading: 'o',
    chosen: '@',
    cursor: '|',
    rule: '.',
    limit: '_',
    today: '!',
    ahead: '-',
    fan: ':',
    expiry: 'x',
    down: '|',
    tick: '+',
    corner: '+',
    across: '-',
    mark: '+',
  },
} satisfies Readonly<Record<string, ChartGlyphs>>;

/** Bits of the dots of a braille cell, by column and row. */
const BRAILLE = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** Quarters of a cell by what is set of them: upper left 1, upper right 2, lower left 4, lower right 8. */
const QUARTERS = ' ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█';

/** The sign that shows which dots of a cell are set, asked for by column and row: of braille, of quarters, or `=`, as the glyphs have it; undefined: none is set. */
export function chartSignOfCellDots(
  { dots: [wide, tall] }: ChartGlyphs,
  isSet: (x: number, y: number) => boolean,
): string | undefined {
  if (wide === 1 && tall === 1) return isSet(0, 0) ? '=' : undefined;
  if (tall === 2) {
    const set = [isSet(0, 0), isSet(1, 0), isSet(0, 1), isSet(1, 1)];
    const at = set.reduce((sum, each, bit) => sum + (each ? 2 ** bit : 0), 0);
    return at === 0 ? undefined : QUARTERS[at];
  }
  let bits = 0;
  BRAILLE.forEach((column, x) => {
    column.forEach((bit, y) => {
      if (isSet(x, y)) bits |= bit;
    });
  });
  return bits === 0 ? undefined : String.fromCodePoint(0x2800 + bits);
}
