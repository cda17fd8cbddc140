/** The names of the sets of characters that a board can be drawn with: the settings hold one, `src/text/glyphs.ts` has its characters. */
export const GLYPH_SETS = ['block', 'ascii', 'braille'] as const;
