import { describe, expect, test } from 'vitest';
import { pacesOfTargetNodes } from '../../src/core/analysis/pace.ts';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { leaf, type Raw, type Row, readings, strategy } from './make.ts';

const target = { score: 80, by: '2024-04-10' };

function pace(asOf: string, rows: readonly Row[], more: Raw = { start: '2024-01-01' }) {
  const plan = strategy([leaf('a', { target })], {}, more);
  const known = readings(...rows);
  return pacesOfTargetNodes(
    scorecardAsOf(plan, known, asOf),
    scoreHistoryOfStrategy(plan, known),
  )[0];
}

const began: Row = ['a', '2024-01-01', 20];

describe('the straight path runs from the score at the start to the target on its day', () => {
  test('half-way in time is half-way in points: 50', () => {
    expect(pace('2024-02-20', [began])).toMatchObject({ path: 50 });
  });
  test('from its day on the path is the target', () => {
    expect(pace('2024-04-10', [began])?.path).toBe(80);
    expect(pace('2025-04-10', [began])?.path).toBe(80);
  });
});

test('a target of the day on which the strategy began is the path from that day on', () => {
  const start = { start: target.by };
  expect(pace(target.by, [['a', target.by, 20]], start)).toMatchObject({ path: 80 });
});

describe('the word of a pace', () => {
  test('ahead when the whole interval lies above the path: 57 ± 6.58', () => {
    expect(pace('2024-02-20', [began, ['a', '2024-02-20', 57]])?.word).toBe('ahead');
  });
  test('behind when it lies below', () => {
    expect(pace('2024-02-20', [began, ['a', '2024-02-20', 43]])?.word).toBe('behind');
  });
  test('else it cannot say', () => {
    expect(pace('2024-02-20', [began, ['a', '2024-02-20', 56]])?.word).toBe('cannot say');
    expect(pace('2024-02-20', [began, ['a', '2024-02-20', 44]])?.word).toBe('cannot say');
  });
  test('nor without a start, a score then, or a score now', () => {
    const now: Row = ['a', '2024-02-20', 90];
    expect(pace('2024-02-20', [began, now], {})).toMatchObject({
      path: undefined,
      word: 'cannot say',
    });
    expect(pace('2024-02-20', [now])).toMatchObject({
      path: undefined,
      word: 'cannot say',
    });
    expect(pace('2023-02-20', [now])?.word).toBe('cannot say');
  });
});

test('a node without a target has no pace', () => {
  const plan = strategy([leaf('a')]);
  const known = readings(began);
  expect(
    pacesOfTargetNodes(
      scorecardAsOf(plan, known, '2024-02-20'),
      scoreHistoryOfStrategy(plan, known),
    ),
  ).toEqual([]);
});
