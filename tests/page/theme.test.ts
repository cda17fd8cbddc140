/** Each tone can be read on the backgrounds that its theme is for, on the selected row too. */
import { expect, test } from 'vitest';
import { inSixteenColours, THEMES, type Theme } from '../../src/page/theme.ts';

type Colour = readonly number[];

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];
/** The first 16 colours as xterm has them, others as all have them. */
const SIXTEEN =
  '000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff'
    .split(' ')
    .map((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));

function colour(place: number): Colour {
  if (place < 16) return SIXTEEN[place] ?? BLACK;
  if (place >= 232) return [0, 0, 0].map(() => 8 + 10 * (place - 232));
  const cube = place - 16;
  return [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((step) =>
    step === 0 ? 0 : 55 + 40 * step,
  );
}

/** What stands on what, of a terminal with such a background. */
function drawn(codes: string, on: Colour): readonly [Colour, Colour] {
  let [text, back, isDim, isInverse] = [on === BLACK ? colour(7) : BLACK, on, false, false];
  const all = codes.split(';').map(Number);
  while (all.length > 0) {
    const code = all.shift() ?? 0;
    if (code === 38) text = colour(all.splice(0, 2)[1] ?? 0);
    else if (code === 48) back = colour(all.splice(0, 2)[1] ?? 0);
    else if (code >= 30 && code < 38) text = colour(code - 30);
    else if (code >= 90 && code < 98) text = colour(code - 82);
    isDim ||= code === 2;
    isInverse ||= code === 7;
  }
  if (isDim) text = text.map((part, at) => (part + (back[at] ?? 0)) / 2);
  return isInverse ? [back, text] : [text, back];
}

/** 1…21, as WCAG 2 has it. */
function contrast(pair: readonly [Colour, Colour]): number {
  const [one = 0, other = 0] = pair.map((parts) =>
    parts
      .map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0),
  );
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

test.each([
  ['dark', BLACK],
  ['light', WHITE],
  ['contrast', BLACK],
  ['contrast', WHITE],
] as const)('%s on %j', (name, on) => {
  const theme = THEMES[name] as Theme;
  for (const each of [theme, inSixteenColours(theme)]) {
    for (const [tone, codes] of Object.entries(each)) {
      for (const shown of [codes, `${codes};${each.selected}`]) {
        expect(contrast(drawn(shown, on)), `${tone} ${shown}`).toBeGreaterThan(3);
      }
    }
  }
});

test('red is for a bad alert alone', () => {
  for (const theme of [THEMES.dark, THEMES.light].filter((each) => each !== undefined)) {
    for (const [tone, codes] of Object.entries({ ...theme, ...inSixteenColours(theme) })) {
      expect(/(?:^|;)[39]1(?:;|$)/.test(codes), tone).toBe(tone === 'bad');
    }
  }
});
