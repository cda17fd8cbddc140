import { describe, expect, test } from 'vitest';
import { parseTrialValue, readingsWithTrialValues } from '../../src/core/analysis/whatif.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { leaf, readings, strategy } from './make.ts';

const DAY = '2024-06-01';
const plan = strategy([leaf('a'), leaf('b')]);
const real = readings(['a', '2024-05-01', 20, 'low', 'A'], ['b', '2024-05-01', 40]);

describe('what if', () => {
  const supposed = readingsWithTrialValues(plan, real, new Map([['a', 80]]), DAY);
  test('the board stands as if the values had been read on the day', () => {
    expect(scorecardAsOf(plan, supposed, DAY).root.score).toBe(60);
    expect(scorecardAsOf(plan, supposed, DAY).indicators.get('a')).toMatchObject({
      age: 0,
      score: 80,
    });
  });
  test('confidence and source are those of the reading they stand in for', () => {
    expect(supposed.asOf('a', DAY)).toMatchObject({ confidence: 'low', source: 'A' });
  });
  test('an indicator nobody read is supposed with moderate confidence', () => {
    expect(
      readingsWithTrialValues(plan, readings(), new Map([['a', 1]]), DAY).asOf('a', DAY)
        ?.confidence,
    ).toBe('moderate');
  });
  test('the real board is untouched, and so are the days before', () => {
    expect(scorecardAsOf(plan, real, DAY).root.score).toBe(30);
    expect(supposed.asOf('a', '2024-05-31')?.value).toBe(20);
  });
  test('a supposed value precedes even one that a user read that day', () => {
    const today = readings(['a', DAY, 10]);
    expect(
      readingsWithTrialValues(plan, today, new Map([['a', 90]]), DAY).asOf('a', DAY)?.value,
    ).toBe(90);
  });
});

describe('a value that is typed', () => {
  const card = scorecardAsOf(plan, real, DAY);
  const [a] = indicatorsOfStrategy(plan);
  if (a === undefined) throw new Error('no indicator');
  const typed = (text: string): unknown => {
    const result = parseTrialValue(text, a, card);
    return result.ok ? result.value : result.problems[0]?.message;
  };
  test.each([
    ['80', 80],
    ['x2', 40],
    ['×1.5', 30],
    ['*3', 60],
    ['/2', 10],
    ['+10%', 22],
    ['-10 %', 18],
    ['\u221210%', 18],
    ['X0', 0],
  ])('%s of 20 is %d', (text, value) => {
    expect(typed(text)).toBe(value);
  });
  test('is a number or says what it is not', () => {
    expect(typed('/0')).toBe(
      '"/0" is not a finite number; write a factor such as x1.1, /2 or +10%',
    );
    expect(typed('x')).toContain('is not a number');
    expect(typed('10%')).toContain('is not a number');
  });
  test('cannot rest on a value that is not there', () => {
    const none = scorecardAsOf(plan, readings(), DAY);
    expect(parseTrialValue('x2', a, none)).toEqual({
      ok: false,
      problems: [
        { path: '', message: 'there is no value that "x2" could be taken of; give a number' },
      ],
    });
  });
});
