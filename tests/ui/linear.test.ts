/** The real cursor in the one line that a listener follows. */
import { expect, test } from 'vitest';
import { cursorCellPosition } from '../../src/tui/ink/screen-reader.tsx';

test('the cursor stands on its character in a line that is filled to the last cell', () => {
  const text = 'note: alpha bravo charlie delta';
  expect(cursorCellPosition({ text, cursor: 6 }, 20)).toEqual({ x: 6, y: 0 });
  expect(cursorCellPosition({ text, cursor: 20 }, 20)).toEqual({ x: 0, y: 1 });
  expect(cursorCellPosition({ text, cursor: 25 }, 20)).toEqual({ x: 5, y: 1 });
});

test('a wide character that has no room left begins the next line, and the cursor with it', () => {
  const text = 'note: 日本語の資料です';
  expect(cursorCellPosition({ text, cursor: 10 }, 11)).toEqual({ x: 0, y: 1 });
  expect(cursorCellPosition({ text, cursor: 12 }, 11)).toEqual({ x: 2, y: 1 });
});

test('a cursor behind a full line stands at the begin of the next', () => {
  expect(cursorCellPosition({ text: '0123456789', cursor: 10 }, 10)).toEqual({ x: 0, y: 1 });
});
