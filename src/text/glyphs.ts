/** The sets of characters that bars, sparklines, frames, charts and marks are drawn with. */
import type { GLYPH_SETS } from '../core/model/glyph-sets.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import type { Trend, ValueChange } from '../core/model/model.ts';
import { CHART_GLYPHS, type ChartGlyphs } from './chart-glyphs.ts';

export type GlyphSet = (typeof GLYPH_SETS)[number];

export interface Glyphs {
  readonly full: string;
  /** Lower and upper half of an interval. */
  readonly lower: string;
  readonly upper: string;
  readonly empty: string;
  /** Where a score that is needed lies on a bar. */
  readonly needed: string;
  /** From lowest to highest. */
  readonly spark: readonly string[];
  /** Beside a value: where it went. */
  readonly valueChange: Readonly<Record<ValueChange, string>>;
  /** Beside a score: whether it got better or worse. */
  readonly trend: Readonly<Record<Trend, string>>;
  readonly marker: string;
  /** From a cause to its effect. */
  readonly leadsTo: string;
  /** Before a branch of a tree whose parts are shown, and whose are not. */
  readonly tree: Readonly<Record<'open' | 'folded', string>>;
  /** Signs of a line of time. */
  readonly time: Readonly<Record<'few' | 'many' | 'event' | 'here', string>>;
  readonly rule: string;
  /** Corners from top left clockwise, then horizontal and vertical. */
  readonly frame: FrameSigns;
  /** The frame of the panel in focus. */
  readonly heavy: FrameSigns;
  readonly chart: ChartGlyphs;
}

export interface FrameSigns {
  readonly corners: readonly [string, string, string, string];
  readonly across: string;
  readonly down: string;
}

const LINES: Pick<Glyphs, 'frame' | 'heavy' | 'rule'> = {
  frame: { corners: ['╭', '╮', '╯', '╰'], across: '─', down: '│' },
  heavy: { corners: ['┏', '┓', '┛', '┗'], across: '━', down: '┃' },
  rule: '─',
};

const MOVES: Pick<Glyphs, 'valueChange' | 'trend'> = {
  valueChange: { up: '↗', down: '↘', same: '→' },
  trend: { better: '+', worse: '−', same: ' ' },
};

export const GLYPHS: Readonly<Record<GlyphSet, Glyphs>> = {
  block: {
    ...LINES,
    chart: CHART_GLYPHS.block,
    full: '█',
    lower: '▓',
    upper: '▒',
    empty: '░',
    needed: '┃',
    spark: [...'▁▂▃▄▅▆▇█'],
    ...MOVES,
    marker: '›',
    leadsTo: '→',
    tree: { open: '▾', folded: '▸' },
    time: { few: '·', many: ':', event: '▾', here: '◆' },
  },
  braille: {
    ...LINES,
    chart: CHART_GLYPHS.braille,
    full: '⣿',
    lower: '⡇',
    upper: '⠇',
    empty: '⠂',
    needed: '┃',
    spark: [...'⣀⣤⣶⣿'],
    ...MOVES,
    marker: '›',
    leadsTo: '→',
    tree: { open: '▾', folded: '▸' },
    time: { few: '·', many: ':', event: '▾', here: '◆' },
  },
  ascii: {
    chart: CHART_GLYPHS.ascii,
    frame: { corners: ['+', '+', '+', '+'], across: '-', down: '|' },
    heavy: { corners: ['#', '#', '#', '#'], across: '=', down: '#' },
    rule: '-',
    full: '#',
    lower: '+',
    upper: '-',
    empty: '.',
    needed: '|',
    spark: [...'_.-=*#'],
    valueChange: { up: '^', down: 'v', same: '=' },
    trend: { better: '+', worse: '-', same: ' ' },
    marker: '>',
    leadsTo: '>',
    tree: { open: '-', folded: '+' },
    time: { few: '.', many: ':', event: 'v', here: '@' },
  },
};

/** A set of signs with every frame and rule heavy: a past board is told from today's without colour. */
export const pastGlyphs = memoizePerObject(
  (glyphs: Glyphs): Glyphs => ({ ...glyphs, frame: glyphs.heavy, rule: glyphs.heavy.across }),
);

const IN_ASCII: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '–': '-',
  '…': '~',
  '±': '~',
  '’': "'",
  '\ufffd': '?',
};

/** A text with every sign outside ASCII that the screens themselves use put into ASCII, each one cell wide; other signs stay. */
export function screenSignsToAscii(text: string): string {
  return text.replace(/[\u2212–…±’\ufffd]/g, (sign) => IN_ASCII[sign] ?? sign);
}
