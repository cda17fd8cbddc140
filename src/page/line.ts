/** Lines of text in tones, measured, cut, padded and wrapped in terminal cells; and text made safe. */
import stringWidth from 'string-width';

/** What a piece of text stands out as; colours are the theme's. `score1` is the worst fifth of the scale. */
export const TONES = [
  'plain',
  'strong',
  'dim',
  'good',
  'bad',
  'late',
  'up',
  'down',
  'score1',
  'score2',
  'score3',
  'score4',
  'score5',
] as const;
export type Tone = (typeof TONES)[number];

export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  /** Its background: that of the selected row, or its own colour. */
  readonly on?: 'selected' | 'inverse' | undefined;
}
export type Line = readonly Span[];
export type Side = 'left' | 'right';

/** What moves a terminal, turns a text round, or is no character. */
export const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** A text that cannot move a terminal: control characters and direction overrides become U+FFFD. */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '\ufffd');
}

/** Safe, on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim();
}

/** Characters of one cell and one grapheme each: no marks, no emoji, nothing wide. */
export const NARROW =
  /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u0370-\u0373\u0384-\u0386\u0388-\u038A\u038E-\u03A1\u03A3-\u03FF\u0400-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u2070\u2071\u2074-\u208E\u20A0-\u20BF\u2190-\u2319\u2500-\u25FC\u25FF\u2713\u2717\u2800-\u28FF\uFFFD]*$/;

/** Cells of a safe text in a terminal. */
export function textWidth(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

export function lineText(line: Line): string {
  return line.map(({ text }) => text).join('');
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** At most so many cells; `…` stands for what was cut off, and a blank where a wide character left a cell. */
export function cutText(text: string, cells: number): string {
  if (textWidth(text) <= cells) return text;
  if (cells <= 0) return '';
  const kept = beginning(text, cells - 1);
  return `${kept}…${' '.repeat(cells - 1 - textWidth(kept))}`;
}

/** As many whole graphemes as fit. */
function beginning(text: string, cells: number): string {
  if (NARROW.test(text)) return text.slice(0, cells);
  let kept = '';
  let used = 0;
  for (const sign of graphemes(text)) {
    used += textWidth(sign);
    if (used > cells) break;
    kept += sign;
  }
  return kept;
}

/** What a person counts as one sign each. */
export function graphemes(text: string): readonly string[] {
  if (NARROW.test(text)) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Neighbours of one tone made one. */
export function mergedLine(line: Line): Line {
  const merged: Span[] = [];
  let last: Span | undefined;
  let text = '';
  for (const span of line) {
    if (span.text === '') continue;
    if (last !== undefined && last.tone === span.tone && last.on === span.on) {
      text += span.text;
      continue;
    }
    if (last !== undefined) merged.push({ ...last, text });
    last = span;
    text = span.text;
  }
  if (last !== undefined) merged.push({ ...last, text });
  return merged;
}

export function cutLine(line: Line, cells: number): Line {
  if (lineWidth(line) <= cells) return line;
  const kept: Span[] = [];
  let room = cells;
  for (const span of line) {
    const width = textWidth(span.text);
    if (width >= room) {
      // a blank more than fits, so that `…` stands there even where this part alone would fit
      kept.push({ ...span, text: cutText(`${span.text} `, room) });
      break;
    }
    kept.push(span);
    room -= width;
  }
  return kept;
}

/** Without blanks at its end. */
export function trimLine(line: Line): Line {
  const end = line.findLastIndex(({ text }) => text.trim() !== '');
  return line
    .slice(0, end + 1)
    .map((span, at) => (at === end ? { ...span, text: span.text.trimEnd() } : span));
}

/** Exactly so many cells: cut, or padded; its own side stays at the edge. */
export function padText(text: string, cells: number, side: Side = 'left'): string {
  const short = cutText(text, cells);
  const blank = ' '.repeat(Math.max(0, cells - textWidth(short)));
  return side === 'left' ? short + blank : blank + short;
}

export function padLine(line: Line, cells: number, side: Side = 'left'): Line {
  const short = cutLine(line, cells);
  const room = cells - lineWidth(short);
  if (room <= 0) return short;
  const blank = { text: ' '.repeat(room) };
  return side === 'left' ? [...short, blank] : [blank, ...short];
}

/** Two lines at the ends of one of so many cells; the left one gives way. */
export function bothEnds(left: Line, right: Line, cells: number): Line {
  const room = cells - lineWidth(right) - 1;
  return room < 1 ? cutLine(right, cells) : [...padLine(left, room), { text: ' ' }, ...right];
}

/** Broken at blanks, but not between the thousands of a number; a longer word is cut into pieces. */
export function wrapText(text: string, cells: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ (?!\d{3}(?!\d))/)) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) <= cells) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line) > cells) {
      const piece = beginning(line, cells);
      if (piece === '') break;
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  return [...lines, line];
}
