/** Texts made of parts, cut and put into lines without a part broken. */
import { expect, test } from 'vitest';
import { cutParts, width, wrapParts } from '../../src/app/cells.ts';
import { narrowed } from '../../src/app/fitting.ts';

test('a text of parts is cut behind a whole part, and says that there is more', () => {
  const summary = '1 ALERT, 2 WATCH, 1 expired';
  expect(cutParts(summary, 27, ', ')).toBe(summary);
  expect(cutParts(summary, 26, ', ')).toBe('1 ALERT, 2 WATCH, …');
  expect(cutParts(summary, 19, ', ')).toBe('1 ALERT, 2 WATCH, …');
  expect(cutParts(summary, 18, ', ')).toBe('1 ALERT, …');
  expect(cutParts(summary, 9, ', ')).toBe('1 ALERT');
  expect(cutParts(summary, 5, ', ')).toBe('1 AL…');
});

test('wide characters count as the cells they take', () => {
  expect(width(cutParts('新占領地, 二, 三', 12, ', '))).toBeLessThanOrEqual(12);
  expect(wrapParts(['東 52 (0)', '西 36 (0)'], 9, '   ')).toEqual(['東 52 (0)', '西 36 (0)']);
});

test('parts share a line as long as they fit whole', () => {
  expect(wrapParts(['change +8', 'Iran 36 (0)', 'China: conduct 49 (+21)'], 25, '   ')).toEqual([
    'change +8   Iran 36 (0)',
    'China: conduct 49 (+21)',
  ]);
  expect(wrapParts(['a part that is too wide'], 12, '  ')).toEqual(['a part that', 'is too wide']);
});

test('below a narrow form the name gives way, never the numbers', () => {
  expect(narrowed(' China reconsideration   42.8 ->  41.8 (−1.0)', 38)).toBe(
    'China reconsidera… 42.8 -> 41.8 (−1.0)',
  );
  expect(narrowed(' 90 % interval 33.9 to 49.8   band Strained, unchanged', 38)).toBe(
    '33.9 to 49.8, Strained, unchanged',
  );
});
