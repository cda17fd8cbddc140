/** Bytes of other people's text files as text. */
import { isUtf8 } from 'node:buffer';
import { type Result, refusalResult } from '../../core/model/model.ts';
import { recipeFieldInFileText, type SayField } from '../../core/recipes/field-words.ts';
import type { Encoding } from '../../core/recipes/recipe-shape.ts';

/** The bytes that a text in each encoding begins with. */
const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that bytes begin with the mark of, or have the zeros of; undefined: neither. */
export function encodingFromMarkOrZeros(bytes: Uint8Array): Encoding | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((sign, at) => bytes[at] === sign));
  if (marked !== undefined) return marked[0];
  // In UTF-16 every second byte of plain letters is 0.
  const head = bytes.subarray(0, 400);
  const zeros = (from: number): number =>
    head.filter((byte, at) => at % 2 === from && byte === 0).length;
  if (head.length < 8) return undefined;
  if (zeros(1) > head.length / 3) return 'utf-16le';
  return zeros(0) > head.length / 3 ? 'utf-16be' : undefined;
}

/** Bytes as text without their mark: in the encoding that a mark or zeros tell of, else in `named`, else in UTF-8. Refused: bytes that are no text in that encoding, with what to write, as `say` names it. */
export function decodeBytes(
  bytes: Uint8Array,
  named: Encoding | undefined,
  say: SayField = recipeFieldInFileText,
): Result<string> {
  const marked = encodingFromMarkOrZeros(bytes);
  const encoding = marked ?? named ?? 'utf-8';
  try {
    return { ok: true, value: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return refusalResult(
      marked === 'utf-16le' || marked === 'utf-16be'
        ? 'this begins as UTF-16 and is not; save the file as UTF-8'
        : whyNotEncoded(bytes, encoding, say),
    );
  }
}

/** The encodings that bytes can have, the likeliest first: that alone which a mark or zeros tell of, where there are any. */
export function possibleEncodings(bytes: Uint8Array): readonly Encoding[] {
  const marked = encodingFromMarkOrZeros(bytes);
  if (marked !== undefined) return [marked];
  return isUtf8(bytes) ? ['utf-8'] : ['windows-1252', 'iso-8859-2'];
}

/** The encoding that an HTML page names of itself, where it is one that is read. */
export function encodingOfPage(bytes: Uint8Array): Encoding | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000));
  const [, name = ''] = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head) ?? [];
  return NAMED[name.toLowerCase()];
}

const NAMED: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-2': 'iso-8859-2',
};

/** So many signs of a line are shown. */
const SHOWN = 40;

function whyNotEncoded(bytes: Uint8Array, encoding: Encoding, say: SayField): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const line = text.split(/\r\n?|\n/).find((each) => /[\u0080-\uffff]/.test(each)) ?? '';
  const at = Math.max(0, line.search(/[\u0080-\uffff]/) - SHOWN / 2);
  const shown = line.slice(at, at + SHOWN).trim();
  return encoding === 'utf-8'
    ? `this is not UTF-8; write ${say('encoding', 'windows-1252')} if "${shown}" is right, else "iso-8859-2", or save the file as UTF-8`
    : `this is not ${encoding}; leave ${say('encoding')} out, or write the one it has`;
}
