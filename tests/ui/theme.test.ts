/** Themes: what is told by weight and inversion, not by colour alone. */
import { expect, test } from 'vitest';
import { DEFAULT_LOOKS, THEME_NAMES } from '../../src/tui/appearance.ts';
import { drawingForLooks, stateTone } from '../../src/tui/ink/theme.ts';

test('in every theme what asks for something is told by weight too, and so is a title', () => {
  for (const theme of THEME_NAMES) {
    const { styles } = drawingForLooks({ ...DEFAULT_LOOKS, theme });
    for (const tone of ['title', 'bad', 'ALERT', 'WATCH'] as const)
      expect(styles[tone].bold, `${theme} ${tone}`).toBe(true);
    for (const tone of ['stale', 'due', 'fresh'] as const)
      expect(styles[tone].bold, `${theme} ${tone}`).toBeUndefined();
  }
});

test('a theme without colours of its own for what is plain makes that bold, and what asks for something inverse', () => {
  const { styles } = drawingForLooks({ ...DEFAULT_LOOKS, theme: 'high-contrast' });
  expect([styles.plain, styles.good, styles.ageing]).toEqual(Array(3).fill({ bold: true }));
  expect([styles.bad, styles.ALERT, styles.focus]).toEqual(
    Array(3).fill({ inverse: true, bold: true }),
  );
  expect(drawingForLooks({ ...DEFAULT_LOOKS, theme: 'colour-blind' }).styles.ALERT.inverse).toBe(
    true,
  );
  expect(drawingForLooks({ ...DEFAULT_LOOKS, theme: 'colour-blind' }).styles.dim.dimColor).toBe(
    true,
  );
  expect(drawingForLooks(DEFAULT_LOOKS).styles.dim).toEqual({ dimColor: true });
  expect(drawingForLooks(DEFAULT_LOOKS)).toBe(drawingForLooks({ ...DEFAULT_LOOKS }));
});

test('a word of a state has its tone, whatever blanks stand around it', () => {
  expect([' ALERT ', 'stale', 'stalemate', ''].map(stateTone)).toEqual([
    ...['ALERT', 'stale', 'plain', 'plain'],
  ]);
});
