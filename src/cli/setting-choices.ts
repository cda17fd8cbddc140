/** What a person can choose in the settings, where that is a short list. */

import { GLYPH_SETS } from '../core/model/glyph-sets.ts';
import { BELL_CHOICES, MOUSE_CHOICES, THEME_NAMES } from '../tui/appearance.ts';

/** By the name of the setting. */
export const SETTING_CHOICES: Readonly<Record<string, readonly string[]>> = {
  theme: THEME_NAMES,
  glyphs: GLYPH_SETS,
  mouse: MOUSE_CHOICES,
  bell: BELL_CHOICES,
};
