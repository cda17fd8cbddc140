/** Themes: what is told by weight and inversion, not by colour alone. */
import { expect, test } from 'vitest';
import { SCORE_TONES, TONES } from '../../src/text/tone.ts';
import { DEFAULT_LOOKS, THEME_NAMES } from '../../src/tui/appearance.ts';
import { indicatorStateWordTone, themeAndGlyphsForLooks } from '../../src/tui/ink/theme.ts';

test('in every theme what asks for something is told by weight too, and so is a title', () => {
  for (const theme of THEME_NAMES) {
    const { styles } = themeAndGlyphsForLooks({ ...DEFAULT_LOOKS, theme });
    for (const tone of ['title', 'bad', 'ALERT', 'WATCH'] as const)
      expect(styles[tone].bold, `${theme} ${tone}`).toBe(true);
    for (const tone of ['stale', 'due', 'fresh'] as const)
      expect(styles[tone].bold, `${theme} ${tone}`).toBeUndefined();
  }
});

test('a theme without colours of its own for what is plain makes that bold, and what asks for something inverse', () => {
  const { styles } = themeAndGlyphsForLooks({ ...DEFAULT_LOOKS, theme: 'high-contrast' });
  expect([styles.plain, styles.good, styles.ageing]).toEqual(Array(3).fill({ bold: true }));
  expect([styles.bad, styles.ALERT, styles.focus]).toEqual(
    Array(3).fill({ inverse: true, bold: true }),
  );
  expect(
    themeAndGlyphsForLooks({ ...DEFAULT_LOOKS, theme: 'colour-blind' }).styles.ALERT.inverse,
  ).toBe(true);
  expect(
    themeAndGlyphsForLooks({ ...DEFAULT_LOOKS, theme: 'colour-blind' }).styles.dim.dimColor,
  ).toBe(true);
  expect(themeAndGlyphsForLooks(DEFAULT_LOOKS).styles.dim).toEqual({ dimColor: true });
  expect(themeAndGlyphsForLooks(DEFAULT_LOOKS)).toBe(themeAndGlyphsForLooks({ ...DEFAULT_LOOKS }));
});

test('a word of a state has its tone, whatever blanks stand around it', () => {
  expect([' ALERT ', 'stale', 'stalemate', ''].map(indicatorStateWordTone)).toEqual([
    ...['ALERT', 'stale', 'plain', 'plain'],
  ]);
});

/** The red, green and blue of one of the 256 colours, or of one written in hex. */
function lightOf(colour: string): readonly number[] {
  const at = Number(/^ansi256\((\d+)\)$/.exec(colour)?.[1] ?? Number.NaN);
  if (Number.isNaN(at))
    return [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
  if (at >= 232) return [0, 0, 0].map(() => 8 + 10 * (at - 232));
  return [36, 6, 1].map((by) => {
    const part = Math.floor((at - 16) / by) % 6;
    return part === 0 ? 0 : 55 + 40 * part;
  });
}

/** How far two colours stand apart, from 1 to 21, as WCAG 2 counts it. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((colour) => {
      const [r = 0, g = 0, b = 0] = lightOf(colour).map((part) =>
        part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test('scores go from orange to blue through the colour of plain words, and every tone is read on the background and on the row in hand', () => {
  for (const [theme, background] of [
    ['dark', '#000000'],
    ['dark', '#1e1e1e'],
    ['light', '#ffffff'],
  ] as const) {
    const { styles, selection } = themeAndGlyphsForLooks({ theme, glyphs: 'block' });
    expect(selection.keepsTones).toBe(true);
    const ramp = SCORE_TONES.map((tone) => styles[tone].color);
    expect(new Set(ramp).size).toBe(5);
    expect(ramp.indexOf(undefined)).toBe(2);
    const coloured = ramp.filter((colour) => colour !== undefined);
    const warmth = coloured.map(lightOf).map(([r = 0, , b = 0]) => r - b);
    expect(warmth).toEqual(warmth.toSorted((a, b) => b - a));
    expect(warmth.map(Math.sign)).toEqual([1, 1, -1, -1]);
    for (const tone of TONES) {
      const { color = '' } = styles[tone];
      if (color === '') continue;
      expect(contrast(color, background), `${theme} ${tone}`).toBeGreaterThan(4.5);
      expect(
        contrast(color, selection.style.backgroundColor ?? ''),
        `${theme} ${tone} in hand`,
      ).toBeGreaterThan(4);
    }
  }
});

test('with sixteen colours scores have two hues and the middle one the own colour of the terminal', () => {
  const { styles, selection } = themeAndGlyphsForLooks(DEFAULT_LOOKS, {
    many: false,
    background: undefined,
  });
  expect(SCORE_TONES.map((tone) => styles[tone].color)).toEqual([
    ...['yellow', 'yellow', undefined, 'blue', 'blue'],
  ]);
  expect(selection).toEqual({
    style: { color: 'whiteBright', backgroundColor: 'blue' },
    keepsTones: false,
    // what is crossed stands out on the row in hand too
    tones: {
      ALERT: { color: 'whiteBright', backgroundColor: 'red', bold: true },
      WATCH: { color: 'yellowBright', bold: true },
    },
  });
});
