/** The bytes of a text file: whether they are text, and on which line each of them is. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../../core/model/model.ts';

/** A file whole, as bytes or text, or as it comes, piece by piece. */
export type FileBytes = Uint8Array | string | AsyncIterable<Uint8Array>;

/** Beyond so many bytes without a line break a file is cut anywhere. */
const LONGEST_PIECE = 4_000_000;

/** Thrown while a file comes in: it is no UTF-8 text, or a line has no end. */
export class NoText extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * The bytes of a file without its byte order mark, in pieces that end where a line ends; `each` is told of every piece
 * and of the line it begins on before it is handed on. Throws `NoText`, and what reading the file throws.
 */
export async function* utf8PiecesOfWholeLines(
  input: FileBytes,
  each: (piece: Uint8Array, line: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  let line = 1;
  let column = 1;
  let isFirst = true;
  for await (const piece of linePieces(input)) {
    const problem = encodingProblem(piece, line, column);
    if (problem !== undefined) throw new NoText(problem);
    const text = isFirst && hasMark(piece) ? piece.subarray(MARK.length) : piece;
    isFirst = false;
    each(text, line);
    line += breaksIn(piece);
    column = columnIn(piece, piece.length, column);
    yield text;
  }
}

async function* linePieces(input: FileBytes): AsyncGenerator<Uint8Array> {
  if (typeof input === 'string') yield new TextEncoder().encode(input);
  else if (input instanceof Uint8Array) yield input;
  else {
    let rest: Uint8Array = new Uint8Array();
    for await (const chunk of input) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      // A carriage return is not cut from a line feed that may follow it.
      let end = bytes.lastIndexOf(LF) + 1;
      if (end === 0) end = bytes.lastIndexOf(CR, -2) + 1;
      if (end === 0 && bytes.length > LONGEST_PIECE) end = bytes.length;
      if (end > 0) yield bytes.subarray(0, end);
      rest = bytes.subarray(end);
    }
    if (rest.length > 0) yield rest;
  }
}

/** The bytes that end a line. */
const [LF, CR] = [10, 13] as const;

/** Line numbers of rows by how far the file was read: the parser counts a CRLF within quotes twice. */
export class LineNumbers {
  /** What was read and not yet passed. */
  #bytes: Uint8Array = new Uint8Array();
  /** Where that begins in the file, in bytes, ≥ 0. */
  #from = 0;
  /** How far the file is passed, in bytes, ≥ 0. */
  #at = 0;
  /** The line that this is in, ≥ 1. */
  #line = 1;

  add(piece: Uint8Array): void {
    // Of empty lines the parser says nothing; they need not be held until it does.
    this.current();
    const rest = this.#bytes.subarray(this.#at - this.#from);
    this.#bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    this.#from = this.#at;
  }

  /** The line on which the next row begins. */
  current(): number {
    while (isBreak(this.#byte(this.#at))) this.advance(this.#at + 1);
    return this.#line;
  }

  /** Moves to the end of a row. */
  advance(end: number): void {
    for (; this.#at < end; this.#at += 1) {
      const byte = this.#byte(this.#at);
      const isPair = byte === CR && this.#byte(this.#at + 1) === LF;
      if (isBreak(byte) && !isPair) this.#line += 1;
    }
  }

  #byte(at: number): number | undefined {
    return this.#bytes[at - this.#from];
  }
}

/** Whether a `byte`, 0…255, undefined: none, is a CR or an LF. */
function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** How many lines end in these bytes; a CR and the LF after it are one end. */
function breaksIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) count += 1;
  }
  return count;
}

/** The column in which the byte at this place stands, counted in signs from 1; the bytes begin in column `begun`. */
function columnIn(bytes: Uint8Array, at: number, begun: number): number {
  const from = Math.max(bytes.lastIndexOf(LF, at - 1), bytes.lastIndexOf(CR, at - 1)) + 1;
  let column = at > 0 && from > 0 ? 1 : begun;
  // The bytes after the first one of a sign are no signs.
  for (let each = from; each < at; each += 1) if (((bytes[each] ?? 0) & 0xc0) !== 0x80) column += 1;
  return column;
}

/** Which of these lines, from 0, is the first with more bytes than the longest that is taken; undefined: none is. */
export function firstLineOverByteLimit(bytes: Uint8Array, longest: number): number | undefined {
  let [line, from] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (isBreak(bytes[at])) {
      from = at + 1;
      if (bytes[at] === LF || bytes[from] !== LF) line += 1;
    } else if (at - from >= longest) return line;
  }
  return undefined;
}

/** The byte order mark that some programs begin a file with. */
const MARK = [0xef, 0xbb, 0xbf];

function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, at) => bytes[at] === byte);
}

/** What is wrong with bytes that should be UTF-8 text and begin in a line and column; undefined when nothing. */
function encodingProblem(bytes: Uint8Array, line: number, column: number): Problem | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { path: `line ${line}`, message: 'the file is UTF-16; save it as CSV in UTF-8' };
  }
  const placeAt = (at: number): string =>
    `line ${line + breaksIn(bytes.subarray(0, at))}, character ${columnIn(bytes, at, column)}`;
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return { path: placeAt(zero), message: 'holds a NUL character; save it as CSV in UTF-8' };
  }
  const broken = isUtf8(bytes) ? undefined : firstBroken(bytes);
  return broken === undefined
    ? undefined
    : { path: placeAt(broken), message: 'is not UTF-8; save the file as CSV in UTF-8' };
}

/** Where the first sequence of bytes is that is no UTF-8, from 0, by halving; of bytes that are, their length. */
function firstBroken(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    try {
      decoder.decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
    try {
      decoder.decode();
    } catch {}
  }
  // A sign that breaks off begins before the byte that does not belong to it.
  let from = low - 1;
  while (from > 0 && low - from < 4 && ((bytes[from] ?? 0) & 0xc0) === 0x80) from -= 1;
  return from >= 0 && !isUtf8(bytes.subarray(from, low)) ? from : low;
}
