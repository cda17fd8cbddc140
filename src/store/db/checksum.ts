/** Checksums of rows: they tell a row as this program wrote it from one that has changed on the disk since. */
import type { SqlValue } from './schema.ts';

/** What FNV-1a of 32 bits begins with, and multiplies by. */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const BETWEEN = '\u001f';
/** Bytes that are taken at once. */
const WORD = 4;
/** Up to so many units a text is read as it is, if it is ASCII: for a short one that is quicker than making bytes of it. */
const SHORT = 100;

// kept from one text to the next: its bytes, and the same memory as words of four, each -2^31…2^31 - 1
let bytes = Buffer.alloc(0);
let words = new Int32Array(0);

/**
 * FNV-1a (RFC 9923) over values as UTF-8 with 0x1f between them, four bytes at a time, the last filled with 0: a whole number, 0…2^32 - 1. A
 * change within four bytes is always noticed, of others all but one in 2^32. An absent value is as an empty text. Node's
 * own CRC-32 costs a command that prints once 3 ms to load.
 */
export function checksumOf(values: readonly SqlValue[]): number {
  const text = values.join(BETWEEN);
  return (text.length > SHORT ? undefined : ofShort(text)) ?? ofBytes(text);
}

/** The checksum of a short text, a whole number, 0…2^32 - 1, without bytes being made of it; undefined for a text that is not ASCII. */
function ofShort(text: string): number | undefined {
  let hash = OFFSET_BASIS;
  let all = 0;
  for (let at = 0; at < text.length; at += WORD) {
    // beyond the end there is NaN, which is 0 to these operators
    const one = text.charCodeAt(at);
    const two = text.charCodeAt(at + 1);
    const three = text.charCodeAt(at + 2);
    const four = text.charCodeAt(at + 3);
    all |= one | two | three | four;
    hash = Math.imul(hash ^ (one | (two << 8) | (three << 16) | (four << 24)), PRIME);
  }
  return all < 0x80 ? hash >>> 0 : undefined;
}

/** The checksum of a text, four bytes of its UTF-8 at a time: a whole number, 0…2^32 - 1. */
function ofBytes(text: string): number {
  // a unit of UTF-16 is three bytes of UTF-8 at most
  if (bytes.length < text.length * 3 + WORD) {
    bytes = Buffer.alloc(Math.ceil((text.length * 3 + WORD) / WORD) * 2 * WORD);
    words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / WORD);
  }
  const length = bytes.write(text);
  // the last word, byte by byte: to fill a buffer takes as long as all the rest
  for (let at = length; at % WORD > 0; at += 1) bytes[at] = 0;
  let hash = OFFSET_BASIS;
  for (let at = 0; at * WORD < length; at += 1) hash = Math.imul(hash ^ (words[at] ?? 0), PRIME);
  return hash >>> 0;
}
