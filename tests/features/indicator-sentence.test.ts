/** What an indicator says for the strategy, in the sentence at its head: by its whole interval, since when, and how old that is. */
import { expect, test } from 'vitest';
import type { IndicatorScore } from '../../src/core/model/model.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  goalpostDirectionText,
  indicatorGoodBadOrOpen,
  indicatorSummaryLines,
} from '../../src/views/indicator-lines.ts';
import { openState } from '../ui/board.ts';

const { board } = openState({ columns: 120, rows: 36 });

function leafOf(code: string, of = board): IndicatorScore {
  const leaf = [...of.card.indicators.values()].find(({ node }) => node.code === code);
  if (leaf === undefined) throw new Error(`no indicator ${code}`);
  return leaf;
}

const sentenceOf = (code: string, of = board): string | undefined =>
  indicatorSummaryLines(of, leafOf(code, of))[0]?.text;

test('an indicator at a limit says which word stands since when, and what was before where that is the day it changed', () => {
  expect(sentenceOf('IR5')).toBe(
    'Bad for the strategy: 12.5/100 (0.0 to 38.8) at level 3; ALERT since 20 Jul 2026 (it was 1); read 47 days ago (due).',
  );
  expect(sentenceOf('CX3')).toBe(
    'Good for the strategy: 98.0/100 (74.9 to 100.0) at 1.4 tankers/day; ALERT since 20 Sep 2026 (it was 13.9); read 66 days ago.',
  );
});

test('one that is at no limit says what was before its newest value, and up to which day', () => {
  expect(sentenceOf('IR2')).toBe(
    'Good for the strategy: 87.8/100 (52.7 to 100.0) at 2 723 000 rial; 2 546 000 before 4 Oct 2026; read 52 days ago (due).',
  );
});

test('a score is good or bad where its whole interval lies in one half of the scale', () => {
  const meaning = (low: number | undefined, high: number | undefined) =>
    indicatorGoodBadOrOpen({ ...leafOf('IR5'), low, high });
  expect(meaning(50.1, 90)).toBe('good');
  expect(meaning(0, 49.9)).toBe('bad');
  expect([meaning(50, 90), meaning(10, 50), meaning(undefined, undefined)]).toEqual(
    Array(3).fill('open'),
  );
});

test('an expired reading has no score and says so', () => {
  const later = boardAsOf(board.strategy, board.readings, '2029-01-31');
  expect(sentenceOf('RU1', later)).toBe(
    'No score: 34 km²/month no longer counts; read 857 days ago (expired).',
  );
});

test('the order of the goalposts says whether less or more is better', () => {
  expect(goalpostDirectionText(leafOf('CX3').node)).toBe(
    'less is better, best at 0, worst at 70 tankers/day',
  );
  expect(goalpostDirectionText(leafOf('IR2').node)).toMatch(
    /^more is better, best at 3 500 000, worst at 450 000 rial$/,
  );
});
