// Bundled into the program by lighter-ink.ts: text in which every UTF-16 unit is one grapheme, one cell wide.
// Ink's libraries measure every string on the screen; for such text they need neither Intl.Segmenter nor the
// emoji tables, whose first use costs more than the rest of a frame. tests/lighter-ink.test.ts compares what
// they say with and without it, character by character.

/** Letters, punctuation, arrows, box drawing, blocks and braille: no marks, no emoji, nothing wide. */
const narrow =
  ' -~\u00A1-\u00AC\u00AE-\u02FF\u0370-\u0373\u0384-\u0386\u0388-\u038A\u038E-\u03A1\u03A3-\u03FF' +
  '\u0400-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u2070\u2071\u2074-\u208E' +
  '\u20A0-\u20BF\u2190-\u2319\u2500-\u25FC\u25FF\u2713\u2717\u2800-\u28FF';

/** Text whose width in cells is its length. */
export const isNarrow: RegExp = new RegExp(`^[${narrow}]*$`);

/** Text whose graphemes are its UTF-16 units: the same with escape and newline, which join nothing. */
const isUnitwise = new RegExp(`^[${narrow}\\u001B\\n]*$`);

/** Every emoji that is two cells wide by itself holds one of these characters. */
export const mayBeEmoji: RegExp = /\p{Emoji_Presentation}|\u200D|\u20E3|\uFE0F/u;

/** Stands in for a regular expression that costs more to make than the whole of `status`, and makes it when it is used. */
export function lazyRegExp(source: string, flags: string): { test(text: string): boolean } {
  let made: RegExp | undefined;
  return {
    test: (text) => {
      made ??= new RegExp(source, flags);
      return made.test(text);
    },
  };
}

let full: Intl.Segmenter | undefined;

class Units {
  readonly input: string;

  constructor(input: string) {
    this.input = input;
  }

  containing(index = 0): Intl.SegmentData | undefined {
    const segment = this.input[index];
    return segment === undefined ? undefined : { segment, index, input: this.input };
  }

  *[Symbol.iterator](): Generator<Intl.SegmentData> {
    const { input } = this;
    for (let index = 0; index < input.length; index++) {
      yield { segment: input.charAt(index), index, input };
    }
  }
}

/** Stands in for `new Intl.Segmenter()`, and makes one only when a string needs it. */
export const segmenter = {
  segment(text: string): Units | Intl.Segments {
    if (isUnitwise.test(text)) return new Units(text);
    full ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return full.segment(text);
  },
};
