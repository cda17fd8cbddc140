/** Colours, and how a text is styled with them; state is told by word and shape first. */
import type { TextProps } from 'ink';
import { createContext, useContext } from 'react';
import { STATE_WORDS } from '../../core/model/states.ts';
import { screenSignsToAscii } from '../../text/glyphs.ts';
import { SCORE_RAMPS, SCORE_TONES, type ScoreTone, type Tone } from '../../text/tone.ts';
import {
  DEFAULT_LOOKS,
  type Looks,
  type TerminalBackground,
  type TerminalColours,
  type ThemeName,
  UNKNOWN_TERMINAL,
} from '../appearance.ts';

export type Style = Pick<TextProps, 'color' | 'backgroundColor' | 'bold' | 'dimColor' | 'inverse'>;

/** Colours of a theme by tone, without those of scores. */
type Colours = Readonly<Record<Exclude<Tone, ScoreTone>, Style>>;
type Theme = Readonly<Record<Tone, Style>>;

/** The terminal's own sixteen colours, no backgrounds. */
const TERMINAL: Colours = {
  plain: {},
  title: { bold: true },
  dim: { dimColor: true },
  gauge: { color: 'cyan' },
  good: { color: 'blue' },
  bad: { color: 'red', bold: true },
  ALERT: { color: 'red', bold: true },
  WATCH: { color: 'yellow', bold: true },
  'not known': { color: 'yellow' },
  missing: { color: 'magenta' },
  expired: { color: 'magenta' },
  stale: { color: 'yellow' },
  due: { color: 'cyan' },
  ageing: {},
  fresh: { dimColor: true },
  focus: { color: 'cyan' },
};

/** A theme of five colours and the terminal's own for what is plain. */
function themeOf(
  calm: string,
  good: string,
  alert: string,
  watch: string,
  absent: string,
  faint: string,
): Colours {
  return {
    plain: {},
    title: { bold: true },
    dim: { color: faint },
    gauge: { color: calm },
    good: { color: good },
    bad: { color: alert, bold: true },
    ALERT: { color: alert, bold: true },
    WATCH: { color: watch, bold: true },
    'not known': { color: watch },
    missing: { color: absent },
    expired: { color: absent },
    stale: { color: watch },
    due: { color: calm },
    ageing: {},
    fresh: { color: faint },
    focus: { color: calm, bold: true },
  };
}

/** Weight and inversion instead of shades. */
const HIGH_CONTRAST: Colours = {
  ...themeOf('cyanBright', 'cyanBright', 'redBright', 'yellowBright', 'magentaBright', ''),
  plain: { bold: true },
  dim: {},
  good: { bold: true },
  bad: { inverse: true, bold: true },
  ALERT: { inverse: true, bold: true },
  ageing: { bold: true },
  fresh: {},
  focus: { inverse: true, bold: true },
};

/** Every colour of a theme holds at least 4.5 to 1 on the background it is made for; the last is for any, in blue and orange. */
const THEMES: Readonly<Record<Exclude<ThemeName, 'auto'>, Colours>> = {
  terminal: TERMINAL,
  light: themeOf('#005f87', '#00579b', '#b00020', '#7a4f00', '#7b1fa2', '#5f5f5f'),
  dark: themeOf('#5fd7ff', '#87afff', '#ff8787', '#ffd75f', '#d7afff', '#9e9e9e'),
  'high-contrast': HIGH_CONTRAST,
  'colour-blind': {
    ...themeOf('#56b4e9', '#56b4e9', '#e69f00', '#e69f00', '#a8a8a8', ''),
    dim: { dimColor: true },
    fresh: { dimColor: true },
    ALERT: { color: '#e69f00', bold: true, inverse: true },
  },
};

/** The background that a theme is made for; undefined: any. */
const MADE_FOR: Readonly<Record<Exclude<ThemeName, 'auto'>, TerminalBackground | undefined>> = {
  terminal: undefined,
  light: 'light',
  dark: 'dark',
  'high-contrast': 'dark',
  'colour-blind': undefined,
};

/** The tones of scores among sixteen: two hues, and the terminal's own colour for what is neither. */
const SIXTEEN: Readonly<Record<TerminalBackground | 'any', readonly [string, string]>> = {
  dark: ['yellow', 'blueBright'],
  light: ['yellow', 'blue'],
  any: ['yellow', 'blue'],
};

/** The styles of scores, from the worst to the best. */
function rampStyles(
  made: TerminalBackground | undefined,
  many: boolean,
  bold: boolean,
): Readonly<Record<ScoreTone, Style>> {
  const weight = bold ? { bold } : {};
  const middle = (SCORE_TONES.length - 1) / 2;
  const [worst, best] = SIXTEEN[made ?? 'any'];
  const styleAt = (at: number): Style => {
    const step = SCORE_RAMPS[made ?? 'any'][at];
    if (step === undefined) return {};
    return many ? { color: `ansi256(${step})` } : { color: at < middle ? worst : best };
  };
  const [one, two, three, four, five] = SCORE_TONES;
  return {
    [one]: { ...weight, ...styleAt(0) },
    [two]: { ...weight, ...styleAt(1) },
    [three]: { ...weight, ...styleAt(2) },
    [four]: { ...weight, ...styleAt(3) },
    [five]: { ...weight, ...styleAt(4) },
  };
}

/** How the row in hand is told: a background, on which tones are kept where they can be read. */
interface Selection {
  readonly style: Style;
  readonly keepsTones: boolean;
  /** Tones that stand out even where the others are not kept. */
  readonly tones: Partial<Theme>;
}

const SELECTIONS: Readonly<Record<TerminalBackground | 'any', Selection>> = {
  dark: { style: { backgroundColor: 'ansi256(236)' }, keepsTones: true, tones: {} },
  light: { style: { backgroundColor: 'ansi256(255)' }, keepsTones: true, tones: {} },
  any: {
    style: { color: 'whiteBright', backgroundColor: 'blue' },
    keepsTones: false,
    tones: {
      ALERT: { color: 'whiteBright', backgroundColor: 'red', bold: true },
      WATCH: { color: 'yellowBright', bold: true },
    },
  },
};
const INVERSE: Selection = { style: { inverse: true, bold: true }, keepsTones: false, tones: {} };

/** How texts are drawn: their style by tone, that of the row in hand, and the characters the terminal can show. */
export interface Drawing {
  readonly styles: Theme;
  readonly selection: Selection;
  /** What a shaded stretch is told by beside its signs; nothing where the terminal has no quiet background. */
  readonly shade: Style;
  /** Puts the program's own signs into ASCII where that was chosen. */
  readonly draw: (text: string) => string;
  readonly ascii: boolean;
}

const same = (text: string): string => text;

/** The drawing of a person's looks on a terminal; the same object for the same of both. */
export function themeAndGlyphsForLooks(
  { theme: chosen, glyphs }: Pick<Looks, 'theme' | 'glyphs'>,
  { many, background }: TerminalColours = UNKNOWN_TERMINAL,
): Drawing {
  const ascii = glyphs === 'ascii';
  const theme = chosen === 'auto' ? (background ?? 'terminal') : chosen;
  const made = MADE_FOR[theme] ?? background;
  const key = `${theme} ${ascii} ${many} ${made}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const bold = theme === 'high-contrast';
  const drawing: Drawing = {
    styles: { ...THEMES[theme], ...rampStyles(made, many && !bold, bold) },
    // sixteen colours have no shade beside the background
    selection: bold ? INVERSE : withoutRed(SELECTIONS[many ? (made ?? 'any') : 'any'], theme),
    shade: bold || !many || made === undefined ? {} : SELECTIONS[made].style,
    draw: ascii ? screenSignsToAscii : same,
    ascii,
  };
  drawings.set(key, drawing);
  return drawing;
}

/** The row in hand; in the colour-blind theme what is crossed has the colours there that it has elsewhere. */
function withoutRed(selection: Selection, theme: ThemeName): Selection {
  return theme !== 'colour-blind' || selection.keepsTones
    ? selection
    : { ...selection, tones: { ALERT: THEMES[theme].ALERT } };
}

const drawings = new Map<string, Drawing>();

/** What everything below draws with. */
export const DrawingContext = createContext<Drawing>(themeAndGlyphsForLooks(DEFAULT_LOOKS));

/** A hook: the colours, glyphs and styles with which the part that calls it is drawn. */
export function useThemeAndGlyphs(): Drawing {
  return useContext(DrawingContext);
}

/** The tone of a cell in a column of words for states; plain for any other word. */
export function indicatorStateWordTone(cell: string): Tone {
  const word = cell.trim();
  return STATE_WORDS.find((state) => state === word) ?? 'plain';
}
