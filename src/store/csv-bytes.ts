/** The bytes of a text file: whether they are text, and on which line each of them is. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../domain/model.ts';

/** Line numbers of rows by how far the file was read: the parser counts a CRLF within quotes twice. */
export class Lines {
  readonly #bytes: Uint8Array;
  #at = 0;
  #line = 1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get here(): number {
    return this.#line;
  }

  /** The line on which the next row begins. */
  current(): number {
    while (this.#isBreak(this.#at)) this.advance(this.#at + 1);
    return this.#line;
  }

  /** Moves to the end of a row. */
  advance(end: number): void {
    for (; this.#at < end; this.#at += 1) {
      const isBreak = this.#isBreak(this.#at);
      const isPair = this.#bytes[this.#at] === 13 && this.#bytes[this.#at + 1] === 10;
      if (isBreak && !isPair) this.#line += 1;
    }
  }

  #isBreak(at: number): boolean {
    return this.#bytes[at] === 10 || this.#bytes[at] === 13;
  }
}

/** The byte order mark that some programs begin a file with. */
export const MARK = [0xef, 0xbb, 0xbf];

export function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, at) => bytes[at] === byte);
}

/** What is wrong with bytes that should be UTF-8 text; undefined when nothing. */
export function encodingProblem(bytes: Uint8Array): Problem | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { path: 'line 1', message: 'the file is UTF-16; save it as CSV in UTF-8' };
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return { path: lineAt(bytes, zero), message: 'holds a NUL character; save it as CSV in UTF-8' };
  }
  const broken = isUtf8(bytes) ? undefined : firstBroken(bytes);
  return broken === undefined
    ? undefined
    : { path: lineAt(bytes, broken), message: 'is not UTF-8; save the file as CSV in UTF-8' };
}

/** Where the first sequence of bytes is that is no UTF-8, by halving. */
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
  return low;
}

function lineAt(bytes: Uint8Array, at: number): string {
  const lines = new Lines(bytes);
  lines.advance(at);
  return `line ${lines.here}`;
}
