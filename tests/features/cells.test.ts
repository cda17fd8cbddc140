/** Texts made of parts, cut and put into lines without a part broken. */
import { expect, test } from 'vitest';
import {
  alignToBothEnds,
  cutOrPadToWidth,
  cutTextAtSeparator,
  cutToWidth,
  textWidth,
  wrapTextToWidth,
} from '../../src/text/cells.ts';
import { nameWithNumbersLine, narrowSavePreviewLineText } from '../../src/text/fitting.ts';
import { proseLine, spokenTextOfLinePart, wrapSpacedParts } from '../../src/text/line.ts';
import { textsOf } from './texts.ts';

test('a text of parts is cut behind a whole part, and says that there is more', () => {
  const summary = '1 ALERT, 2 WATCH, 1 expired';
  expect(cutTextAtSeparator(summary, 27, ', ')).toBe(summary);
  expect(cutTextAtSeparator(summary, 26, ', ')).toBe('1 ALERT, 2 WATCH, …');
  expect(cutTextAtSeparator(summary, 19, ', ')).toBe('1 ALERT, 2 WATCH, …');
  expect(cutTextAtSeparator(summary, 18, ', ')).toBe('1 ALERT, …');
  expect(cutTextAtSeparator(summary, 9, ', ')).toBe('1 ALERT');
  expect(cutTextAtSeparator(summary, 5, ', ')).toBe('1 AL…');
});

test('wide characters count as the cells they take', () => {
  expect(textWidth(cutTextAtSeparator('新占領地, 二, 三', 12, ', '))).toBeLessThanOrEqual(12);
  expect(textsOf(wrapSpacedParts(['東 52 (0)', '西 36 (0)'], 9))).toEqual([
    '東 52 (0)',
    '西 36 (0)',
  ]);
});

test('parts share a line as long as they fit whole', () => {
  const lines = wrapSpacedParts(['change +8', 'Iran 36 (0)', 'China: conduct 49 (+21)'], 25);
  expect(textsOf(lines)).toEqual(['change +8   Iran 36 (0)', 'China: conduct 49 (+21)']);
  expect(lines.map(spokenTextOfLinePart)).toEqual([
    'change +8, Iran 36 (0)',
    'China: conduct 49 (+21)',
  ]);
  expect(textsOf(wrapSpacedParts(['a part that is too wide'], 12))).toEqual([
    'a part that',
    'is too wide',
  ]);
});

test('below a narrow form the name gives way, never the numbers', () => {
  const gauge = nameWithNumbersLine(
    'China reconsideration',
    '42.8 -> 41.8 (−1.0)',
    ' China reconsideration   42.8',
  );
  expect(narrowSavePreviewLineText(gauge, 38)).toBe('China reconsidera… 42.8 -> 41.8 (−1.0)');
  expect(narrowSavePreviewLineText(gauge, 80)).toBe('China reconsideration 42.8 -> 41.8 (−1.0)');
  expect(
    narrowSavePreviewLineText(
      { ...proseLine(' 90 % interval'), rest: '33.9 to 49.8, Strained' },
      38,
    ),
  ).toBe('33.9 to 49.8, Strained');
  expect(narrowSavePreviewLineText(proseLine(' 84 -> 61 km²/month'), 38)).toBe(
    '84 -> 61 km²/month',
  );
  const short = nameWithNumbersLine('abc', 'xyz', 'abc   xyz');
  expect([7, 6, 5, 4].map((cells) => narrowSavePreviewLineText(short, cells))).toEqual([
    ...['abc xyz', 'a… xyz', '… xyz', '… xyz'],
  ]);
});

test('a text is cut to its width with a sign for the rest, and filled on the side away from its end', () => {
  expect([
    cutToWidth('abc', 3),
    cutToWidth('abcd', 3),
    cutToWidth('abc', 1),
    cutToWidth('abc', 0),
  ]).toEqual([...['abc', 'ab…', '…', '']]);
  expect([cutToWidth('新占領地', 4), cutToWidth('新占領地', 5), cutToWidth('新占領地', 8)]).toEqual(
    [...['新… ', '新占…', '新占領地']],
  );
  expect([
    cutOrPadToWidth('ab', 4),
    cutOrPadToWidth('ab', 4, 'right'),
    cutOrPadToWidth('abc', 2, 'right'),
  ]).toEqual([...['ab  ', '  ab', 'a…']]);
});

test('of two texts at the ends of a line the left one gives way, and where nothing of it would be left the right one goes', () => {
  expect(alignToBothEnds('abcdef', 'xy', 9)).toBe('abcdef xy');
  expect(alignToBothEnds('abcdef', 'xy', 6)).toBe('ab… xy');
  expect(alignToBothEnds('ab', 'xyz', 5)).toBe('… xyz');
  expect(alignToBothEnds('ab', 'xyz', 4)).toBe('ab  ');
  expect(alignToBothEnds('ab', 'wxyz', 3)).toBe('ab ');
});

test('a text is broken at blanks, each line with the indent of its paragraph; a word that is too long within', () => {
  for (const [text, cells, lines] of [
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['  one two three\n\nfour', 7, ['  one', '  two', '  three', '', 'four']],
    ['abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
    ['ab cdefgh i', 5, ['ab', 'cdefg', 'h i']],
    ['ab cde', 3, ['ab', 'cde']],
    ['新占領地', 3, ['新', '占', '領', '地']],
    ['新占', 1, ['新', '占']],
    ['   abc', 2, ['   a', '   b', '   c']],
  ] as const)
    expect(wrapTextToWidth(text, cells), text).toEqual(lines);
});
