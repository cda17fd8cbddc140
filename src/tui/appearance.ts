/** How the board looks and sounds: what a person can choose, and the choice as the settings hold it. */
import { GLYPH_SETS } from '../core/model/glyph-sets.ts';
import type { Fault } from '../core/model/model.ts';
import { terminalSafeText } from '../text/format.ts';
import { GLYPHS, type GlyphSet, type Glyphs } from '../text/glyphs.ts';

/** `auto`: light or dark as the terminal says its background is, else `terminal`: its own sixteen colours; `light` and `dark` name the background they are made for. */
export const THEME_NAMES = [
  'auto',
  'terminal',
  'light',
  'dark',
  'high-contrast',
  'colour-blind',
] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

/** Whether the bell of the terminal rings; off: nothing rings. */
export const BELL_CHOICES = ['off', 'on'] as const;
export type Bell = (typeof BELL_CHOICES)[number];

/** Whether the dashboard hears the mouse; off: the terminal keeps it to itself. */
export const MOUSE_CHOICES = ['on', 'off'] as const;
export type Mouse = (typeof MOUSE_CHOICES)[number];

export interface Looks {
  readonly theme: ThemeName;
  readonly glyphs: GlyphSet;
  /** Whether the mouse is heard. */
  readonly mouse: Mouse;
  /** Whether a new alert rings the terminal's bell, once. */
  readonly bell: Bell;
  /** The line about handling on every frame; '' for none. */
  readonly handling: string;
}

/** The longest line about handling, in characters: what fits beside the day on a line of the narrowest page. */
export const LONGEST_HANDLING = 80;

export type TerminalBackground = 'light' | 'dark';

/** What a terminal can show, as far as it is known. */
export interface TerminalColours {
  /** Whether it has 256 colours; else it has sixteen. */
  readonly many: boolean;
  /** undefined: it has not said. */
  readonly background: TerminalBackground | undefined;
}

/** What holds of a terminal that was not asked. */
export const UNKNOWN_TERMINAL: TerminalColours = { many: true, background: undefined };

/** What holds where nothing is chosen. */
export const DEFAULT_LOOKS: Looks = {
  theme: 'auto',
  glyphs: 'block',
  mouse: 'on',
  bell: 'off',
  handling: '',
};

/** The looks that settings ask for, with a fault for each that is not known. */
export function looksAndNoticesFromSettings(settings: Readonly<Record<string, string>>): {
  readonly looks: Looks;
  readonly notices: readonly Fault[];
} {
  const { theme = DEFAULT_LOOKS.theme, handling = '' } = settings;
  const known = THEME_NAMES.find((name) => name === theme);
  return {
    looks: {
      theme: known ?? DEFAULT_LOOKS.theme,
      glyphs: GLYPH_SETS.find((set) => set === settings.glyphs) ?? DEFAULT_LOOKS.glyphs,
      mouse: MOUSE_CHOICES.find((choice) => choice === settings.mouse) ?? DEFAULT_LOOKS.mouse,
      bell: BELL_CHOICES.find((choice) => choice === settings.bell) ?? DEFAULT_LOOKS.bell,
      handling,
    },
    notices:
      known === undefined
        ? [
            {
              says: `There is no theme "${terminalSafeText(theme)}"`,
              mend: `choose ${THEME_NAMES.join(', ')} in the settings`,
            },
          ]
        : [],
  };
}

/** The characters that a board is drawn with. */
export function chosenGlyphs(state: { readonly looks: Looks }): Glyphs {
  return GLYPHS[state.looks.glyphs];
}
