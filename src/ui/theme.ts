/** Colours, and nothing else about looks; state is told by word and shape first. */
import type { TextProps } from 'ink';

export type Style = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse'>;

/** The terminal's own sixteen colours, no backgrounds. */
export const THEME = {
  plain: {},
  title: { bold: true },
  dim: { dimColor: true },
  gauge: { color: 'cyan' },
  good: { color: 'blue' },
  bad: { color: 'red', bold: true },
  ALERT: { color: 'red', bold: true },
  WATCH: { color: 'yellow', bold: true },
  missing: { color: 'magenta' },
  expired: { color: 'magenta' },
  stale: { color: 'yellow' },
  due: { color: 'cyan' },
  ageing: {},
  fresh: { dimColor: true },
  focus: { color: 'cyan' },
} as const satisfies Readonly<Record<string, Style>>;

export type Tone = keyof typeof THEME;

/** The tone of a state word, wherever it stands alone in a cell. */
export function toneOf(text: string): Tone | undefined {
  const word = text.trim();
  return isTone(word) ? word : undefined;
}

function isTone(word: string): word is Tone {
  return Object.hasOwn(THEME, word);
}
