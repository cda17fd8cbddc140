/** Tones of scores, and lines made of parts. */
import { expect, test } from 'vitest';
import { indentedLine, lineOfSpans, wrapLines } from '../../src/text/line.ts';
import { layOutRowCells, TONED } from '../../src/text/table.ts';
import {
  cutSpansToWidth,
  fitSpansToWidth,
  mergedSpans,
  scoreChangeTone,
  scoreTone,
  spansText,
} from '../../src/text/tone.ts';

test('a score has one of five tones of equal width, what lies beyond that of the end, a missing one is dim', () => {
  expect([0, 19, 20, 40, 59, 79, 80, 100].map(scoreTone)).toEqual([
    ...['score 1', 'score 1', 'score 2', 'score 3', 'score 3', 'score 4', 'score 5', 'score 5'],
  ]);
  expect([-3, 120, undefined].map(scoreTone)).toEqual(['score 1', 'score 5', 'dim']);
  expect([2, -0.1, 0, undefined].map(scoreChangeTone)).toEqual([
    ...['score 5', 'score 1', 'dim', 'dim'],
  ]);
});

test('parts are cut and filled as their text is, each in its tone', () => {
  const spans = [
    { text: 'Iran ' },
    { text: '████', tone: 'score 3' as const },
    { text: '░░', tone: 'dim' as const },
  ];
  expect(cutSpansToWidth(spans, 11)).toBe(spans);
  expect(cutSpansToWidth(spans, 8)).toEqual([{ text: 'Iran ' }, { text: '██…', tone: 'score 3' }]);
  // a part that would fit gives its last cell to the sign of what is cut
  expect(spansText(cutSpansToWidth(spans, 9))).toBe('Iran ███…');
  expect(spansText(cutSpansToWidth(spans, 5))).toBe('Iran…');
  expect(spansText(fitSpansToWidth(spans, 13))).toBe('Iran ████░░  ');
  expect(spansText(fitSpansToWidth(spans, 13, 'right'))).toBe('  Iran ████░░');
  expect(
    mergedSpans([{ text: 'a' }, { text: '' }, { text: 'b' }, { text: 'c', tone: 'dim' }]),
  ).toEqual([{ text: 'ab' }, { text: 'c', tone: 'dim' }]);
});

test('a line keeps its tones when it is set in or fits, and loses them, not its words, when it is broken', () => {
  const line = lineOfSpans([{ text: 'score ' }, { text: '36', tone: 'score 3' }]);
  expect(line.text).toBe('score 36');
  expect(spansText(indentedLine(line).spans ?? [])).toBe('  score 36');
  expect(wrapLines([line], 20)).toEqual([line]);
  expect(wrapLines([line], 5)).toEqual([
    { text: 'score', role: 'prose' },
    { text: '36', role: 'prose' },
  ]);
});

test('a cell of a table keeps its tones beside its text', () => {
  const cell = lineOfSpans([{ text: '36', tone: 'score 3' }]);
  const row = layOutRowCells({ id: 'RU1', score: cell }, [
    { key: 'id', width: 4, align: 'left' },
    { key: 'score', width: 3, align: 'right' },
  ]);
  expect(Object.entries(row)).toEqual([
    ['id', 'RU1 '],
    ['score', ' 36'],
  ]);
  expect(row[TONED]).toEqual({ score: [{ text: ' ' }, { text: '36', tone: 'score 3' }] });
});
