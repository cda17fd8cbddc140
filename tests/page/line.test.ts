/** Cutting, padding and wrapping by the cells of a terminal. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import {
  bothEnds,
  cutLine,
  cutText,
  lineText,
  padText,
  safeLine,
  textWidth,
  wrapText,
} from '../../src/page/line.ts';

const texts = fc
  .oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  .map(safeLine);
const cells = fc.integer({ min: 0, max: 40 });

test('a text is as wide as a terminal shows it', () => {
  fc.assert(fc.property(texts, (text) => textWidth(text) === stringWidth(text)));
  for (let code = 32; code < 0x3000; code += 1) {
    const text = safeLine(String.fromCodePoint(code));
    expect(textWidth(text), code.toString(16)).toBe(stringWidth(text));
  }
});

test('a cut or padded text has its width, and what was cut ends in …', () => {
  fc.assert(
    fc.property(texts, cells, fc.constantFrom('left', 'right'), (text, width, side) => {
      expect(stringWidth(padText(text, width, side))).toBe(width);
      const cut = cutText(text, width);
      if (cut !== text && width > 0) expect(cut.trimEnd().endsWith('…')).toBe(true);
    }),
  );
  expect(cutText('中国贸易', 4)).toBe('中… ');
});

test('a line is cut as its text is', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]*$/)), cells, (parts, width) => {
      const line = parts.map((text) => ({ text }));
      expect(lineText(cutLine(line, width))).toBe(cutText(parts.join(''), width));
    }),
  );
});

test('a wrapped text loses nothing, and breaks no number', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrapText(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
  expect(wrapText('about 11 000 of them', 9)).toEqual(['about', '11 000 of', 'them']);
});

test('of two lines at the ends of one the left gives way', () => {
  const text = (columns: number): string =>
    lineText(bothEnds([{ text: 'a question' }], [{ text: 'today' }], columns));
  expect(text(18)).toBe('a question   today');
  expect(text(12)).toBe('a que… today');
  expect(text(5)).toBe('today');
});
