/** The bytes of text files, by hand: pieces that end where a line does, the line of each row, what is no text and where. */
import { describe, expect, test } from 'vitest';
import {
  firstLineOverByteLimit,
  LineNumbers,
  NoText,
  utf8PiecesOfWholeLines,
} from '../../src/store/files/csv-bytes.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* chunks(...parts: readonly (string | readonly number[])[]) {
  for (const part of parts) yield typeof part === 'string' ? bytes(part) : Uint8Array.from(part);
}

/** The pieces, each with the line it begins on. */
async function pieces(input: Parameters<typeof utf8PiecesOfWholeLines>[0]) {
  const lines: number[] = [];
  const texts: string[] = [];
  for await (const piece of utf8PiecesOfWholeLines(input, (_, line) => void lines.push(line)))
    texts.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece));
  return texts.map((text, at) => [lines[at], text]);
}

async function problem(input: Parameters<typeof utf8PiecesOfWholeLines>[0]): Promise<string> {
  try {
    await pieces(input);
    return '';
  } catch (error) {
    if (!(error instanceof NoText)) throw error;
    return `${error.problem.path}: ${error.problem.message}`;
  }
}

describe('pieces', () => {
  test('end where a line ends, and begin on a line that is known', async () => {
    expect(await pieces('a\nb')).toEqual([[1, 'a\nb']]);
    expect(await pieces(chunks('a\nb', 'c\n\nd', 'e'))).toEqual([
      [1, 'a\n'],
      [2, 'bc\n\n'],
      [4, 'de'],
    ]);
    expect(await pieces(chunks('a\r\nb\r', '\nc\r\n'))).toEqual([
      [1, 'a\r\n'],
      [2, 'b\r\nc\r\n'],
    ]);
    // A line ends with a carriage return alone once it is seen that no line feed follows.
    expect(await pieces(chunks('a\rb\r', 'c\r'))).toEqual([
      [1, 'a\r'],
      [2, 'b\r'],
      [3, 'c\r'],
    ]);
    expect(await pieces(chunks())).toEqual([]);
  });

  test('have no byte order mark, which only a file can begin with', async () => {
    expect(await pieces(chunks('\uFEFFa\n', '\uFEFFb\n'))).toEqual([
      [1, 'a\n'],
      [2, '\uFEFFb\n'],
    ]);
  });

  test('of a line without end are cut after four million bytes', async () => {
    const long = 'a'.repeat(2_000_000);
    expect((await pieces(chunks(long, long, 'b'))).map(([, text]) => String(text).length)).toEqual([
      4_000_001,
    ]);
    expect((await pieces(chunks(long, long, 'b', 'c'))).length).toBe(2);
    expect((await pieces(chunks(long, long))).length).toBe(1);
  });

  test('that are no text are refused with the line and the character, counted over all pieces', async () => {
    const nul = 'holds a NUL character; save it as CSV in UTF-8';
    expect(await problem('ab\nä\0')).toBe(`line 2, character 2: ${nul}`);
    expect(await problem(chunks('ab\ncd\n', 'e\0'))).toBe(`line 3, character 2: ${nul}`);
    expect(await problem('\0')).toBe(`line 1, character 1: ${nul}`);
    const broken = 'is not UTF-8; save the file as CSV in UTF-8';
    expect(await problem(chunks('a\n', [0x62, 0xe4, 0x0a]))).toBe(`line 2, character 2: ${broken}`);
    expect(await problem(chunks([0xc3, 0xa4, 0xc3]))).toBe(`line 1, character 2: ${broken}`);
    expect(await problem(chunks([0x61, 0xe2, 0x82, 0x62]))).toBe(`line 1, character 2: ${broken}`);
    const wide = 'line 1: the file is UTF-16; save it as CSV in UTF-8';
    expect(await problem(chunks([0xff, 0xfe, 0x61, 0]))).toBe(wide);
    expect(await problem(chunks([0xfe, 0xff, 0, 0x61]))).toBe(wide);
  });
});

describe('the line of a row', () => {
  test('is counted over breaks of every kind, and over pieces that were not passed whole', () => {
    const lines = new LineNumbers();
    lines.add(bytes('a\r\nb\rc\n\n'));
    expect(lines.current()).toBe(1);
    lines.advance(3);
    expect(lines.current()).toBe(2);
    lines.advance(5);
    expect(lines.current()).toBe(3);
    lines.advance(6);
    expect(lines.current()).toBe(5);
  });

  test('is that of a rest of one sign too', () => {
    const lines = new LineNumbers();
    lines.add(bytes('a\nb'));
    lines.advance(2);
    lines.add(bytes('c\nd'));
    lines.advance(3);
    expect(lines.current()).toBe(2);
    lines.advance(5);
    expect(lines.current()).toBe(3);
  });
});

test('the first line that is longer than allowed is found, whatever its lines end with', () => {
  const found = (text: string) => firstLineOverByteLimit(bytes(text), 3);
  expect([found('abc\nabc'), found('abcd'), found('a\nabcd'), found('a\r\nb\rabcd\n')]).toEqual([
    ...[undefined, 0, 1, 2],
  ]);
  expect(found('')).toBeUndefined();
});
