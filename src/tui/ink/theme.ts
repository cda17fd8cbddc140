/** Colours, and how a text is styled with them; state is told by word and shape first. */
import type { TextProps } from 'ink';
import { createContext, useContext } from 'react';
import { STATE_WORDS } from '../../core/model/states.ts';
import { asciiText } from '../../text/glyphs.ts';
import type { Looks, ThemeName } from '../appearance.ts';

export type Style = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse'>;

export const TONES = [
  'plain',
  'title',
  'dim',
  'gauge',
  'good',
  'bad',
  ...STATE_WORDS,
  'focus',
] as const;
export type Tone = (typeof TONES)[number];

type Theme = Readonly<Record<Tone, Style>>;

/** The terminal's own sixteen colours, no backgrounds. */
const TERMINAL: Theme = {
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
): Theme {
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
const HIGH_CONTRAST: Theme = {
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
const THEMES: Readonly<Record<ThemeName, Theme>> = {
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

/** How texts are drawn: their style by tone, and the characters the terminal can show. */
export interface Drawing {
  readonly styles: Theme;
  /** Puts the program's own signs into ASCII where that was chosen. */
  readonly draw: (text: string) => string;
  readonly ascii: boolean;
}

const same = (text: string): string => text;

/** The drawing of a person's looks; the same object for the same looks. */
export function drawingForLooks({ theme, glyphs }: Looks): Drawing {
  const ascii = glyphs === 'ascii';
  const key = `${theme} ${ascii}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const made = { styles: THEMES[theme], draw: ascii ? asciiText : same, ascii };
  drawings.set(key, made);
  return made;
}

const drawings = new Map<string, Drawing>();

/** What everything below draws with. */
export const DrawingContext = createContext<Drawing>({
  styles: TERMINAL,
  draw: same,
  ascii: false,
});

/** What to draw with here. */
export function useDrawing(): Drawing {
  return useContext(DrawingContext);
}

/** The tone of a cell in a column of words for states; plain for any other word. */
export function stateTone(cell: string): Tone {
  const word = cell.trim();
  return STATE_WORDS.find((state) => state === word) ?? 'plain';
}
