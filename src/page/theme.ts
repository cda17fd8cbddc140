/** Colours of tones, as parameters of the terminal's SGR sequence. */
import { CONTROL, type Line, mergedLine, type Tone } from './line.ts';

export type Theme = Readonly<Record<Tone | 'selected' | 'inverse', string>>;

/** Orange to blue, of which no common colour blindness loses either, among the 256 colours. */
const ramp = (first: number, second: number, third: number, fourth: number, fifth: number) => ({
  score1: `38;5;${first}`,
  score2: `38;5;${second}`,
  score3: `38;5;${third}`,
  score4: `38;5;${fourth}`,
  score5: `38;5;${fifth}`,
});

const BASE = {
  plain: '',
  strong: '1',
  dim: '2',
  good: '34',
  bad: '1;31',
  late: '33',
  up: '1',
  down: '1',
  inverse: '7',
};

export const THEMES: Readonly<Record<'dark' | 'light' | 'contrast' | 'none', Theme | undefined>> = {
  dark: {
    ...BASE,
    ...ramp(166, 180, 145, 110, 68),
    good: '94',
    bad: '1;91',
    selected: '48;5;17',
  },
  light: { ...BASE, ...ramp(130, 94, 240, 60, 26), late: '38;5;94', selected: '48;5;189' },
  // no colour that some background would swallow
  contrast: {
    ...BASE,
    ...{ score1: '', score2: '', score3: '', score4: '', score5: '' },
    ...{ dim: '', good: '1', bad: '1;7', late: '1', selected: '7' },
  },
  none: undefined,
};

/** A theme in the terminal's own 16 colours, of which yellow and cyan cannot be read on white, and blue not on black. */
export function inSixteenColours(theme: Theme): Theme {
  if (theme === THEMES.contrast) return theme;
  const own =
    theme === THEMES.light
      ? { score1: '35', score2: '35', score4: '34', score5: '34', late: '35' }
      : { score1: '33', score2: '33', score4: '36', score5: '94' };
  return { ...theme, ...own, score3: '', selected: '7' };
}

/** What paints each line once: of a frame most lines are those of the one before. */
export function painter(theme: Theme | undefined): (line: Line) => string {
  const kept = new WeakMap<Line, string>();
  return (line) => {
    let text = kept.get(line);
    if (text === undefined) {
      text = paintLine(line, theme);
      kept.set(line, text);
    }
    return text;
  };
}

/** A line for a terminal, which no text in it can move; without a theme its text alone. */
export function paintLine(line: Line, theme: Theme | undefined): string {
  return mergedLine(line)
    .map(({ text: raw, tone = 'plain', on }) => {
      const text = raw.replace(/[\t\n]/g, ' ').replace(CONTROL, '\ufffd');
      const codes = [theme?.[tone], on && theme?.[on]].filter(Boolean).join(';');
      return codes === '' ? text : `\u001b[${codes}m${text}\u001b[0m`;
    })
    .join('');
}
