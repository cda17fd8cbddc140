/** Text in terminal cells: measured, cut and padded by display width. */

import stringWidth from 'string-width';
import { memoizeLatest } from '../core/model/memoize.ts';
import { terminalSafeText } from './format.ts';

/** Characters that are one cell and one grapheme each: ASCII, Latin letters, dashes and quotes, the minus sign. */
const PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2212]*$/;

/** Width of a text in terminal cells, ≥ 0, as it is shown: an escape sequence in it is text. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(terminalSafeText(text));
}

/** A text cut to a width in cells: where something was cut off with `…` behind what is kept, and a blank behind that where a wide character left one cell free; '' where there is no cell. */
export function cutToWidth(text: string, cells: number): string {
  if (textWidth(text) <= cells) return text;
  if (cells <= 0) return '';
  let kept = '';
  let used = 0;
  for (const { segment } of graphemeSegments(text)) {
    const next = textWidth(segment);
    if (used + next > cells - 1) break;
    kept += segment;
    used += next;
  }
  return `${kept}…${' '.repeat(Math.max(0, cells - used - 1))}`;
}

/** A text of parts cut to a width behind a whole part, with `…` for the others; a first part that is too wide is itself cut. */
export function cutTextAtSeparator(text: string, cells: number, between: string): string {
  if (textWidth(text) <= cells) return text;
  const [first = '', ...others] = text.split(between);
  let kept = first;
  for (const part of others) {
    if (textWidth(`${kept}${between}${part}${between}…`) > cells) break;
    kept = `${kept}${between}${part}`;
  }
  return cutToWidth(textWidth(`${kept}${between}…`) <= cells ? `${kept}${between}…` : first, cells);
}

/** As many clauses of a sentence, from the first, as a width has whole room for, each up to a comma, a colon or a semicolon; '' where the first has none. */
export function clausesThatFit(sentence: string, cells: number): string {
  const ends = Array.from(sentence.matchAll(/[,:;] |$/g), ({ index }) => index);
  const fitting = ends.findLast((end) => textWidth(sentence.slice(0, end)) <= cells);
  return sentence.slice(0, fitting ?? 0);
}

/** As many of the parts, from the first, as a width has whole room for; '' where that is none. */
export function fittingPartsText(parts: readonly string[], cells: number, between: string): string {
  const fitting = parts.findLastIndex(
    (_, at) => textWidth(parts.slice(0, at + 1).join(between)) <= cells,
  );
  return parts.slice(0, fitting + 1).join(between);
}

/** A text of exactly this width: cut, or padded on the side away from `align`. */
export function cutOrPadToWidth(
  text: string,
  cells: number,
  align: 'left' | 'right' = 'left',
): string {
  const short = cutToWidth(text, cells);
  const room = ' '.repeat(Math.max(0, cells - textWidth(short)));
  return align === 'left' ? short + room : room + short;
}

/** Two texts at the ends of a line of exactly this width; the left one gives way. */
export function alignToBothEnds(left: string, right: string, cells: number): string {
  const tail = cutToWidth(right, cells);
  const room = cells - textWidth(tail);
  return room <= 1 ? cutOrPadToWidth(left, cells) : `${cutOrPadToWidth(left, room - 1)} ${tail}`;
}

/** A text broken at spaces into lines of at most this width, each with the indent of its paragraph; a longer word is cut into pieces. */
export function wrapTextToWidth(text: string, cells: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const indent = /^ */.exec(paragraph)?.[0] ?? '';
    const room = Math.max(1, cells - indent.length);
    return wrapWords(paragraph.trim(), room).map((line) => indent + line);
  });
}

function wrapWords(text: string, cells: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && textWidth(line) + 1 + textWidth(rest) > cells) {
      lines.push(line);
      line = '';
    }
    if (textWidth(rest) > cells) {
      const pieces = wordPieces(rest, cells);
      rest = pieces.pop() ?? '';
      for (const piece of pieces) lines.push(piece);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return [...lines, line];
}

/** A word in pieces that fit; a character that is wider than a line has one of its own. */
function wordPieces(word: string, cells: number): string[] {
  const pieces: string[] = [];
  let [piece, used] = ['', 0];
  for (const { segment } of graphemeSegments(word)) {
    const more = textWidth(segment);
    if (used + more > cells && piece !== '') {
      pieces.push(piece);
      [piece, used] = ['', 0];
    }
    piece += segment;
    used += more;
  }
  return [...pieces, piece];
}

// making one takes milliseconds, and few starts need one
const segmenter = memoizeLatest((locale: string | undefined) => new Intl.Segmenter(locale));

/** The graphemes of a text, as a person counts characters. */
export function graphemeSegments(text: string): Iterable<{ readonly segment: string }> {
  if (PLAIN.test(text)) return Array.from(text, (segment) => ({ segment }));
  return segmenter(undefined).segment(text);
}
