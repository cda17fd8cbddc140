/** Lines that a value may cross: format 3, section 3. */
import { describe, expect, test } from 'vitest';
import { tripwiresOf } from '../../../src/next/model/tripwire.ts';
import { boardsOf, event, leaf, type Rows, strategyOf } from './made.ts';

/** What a tripwire of leaf A says on some days: since when it is crossed, or its state. */
function says(rule: object, rows: Rows, days: readonly number[], more: object = {}) {
  const tripwires = [{ alert: 'a line', ...rule }];
  const boards = boardsOf(strategyOf([leaf('A', { tripwires, ...more }), leaf('B')]), rows);
  const on = (day: number) => tripwiresOf(boards.on(day))[0];
  return days.map((day) => on(day)?.since ?? on(day)?.state).join(' ');
}

describe('a level', () => {
  const rows = 'A 0 50, A 10 60, A 20 61, A 30 40';

  test('is crossed at it, since the first day of the unbroken stretch', () => {
    expect(says({ atLeast: 60 }, rows, [9, 10, 25, 30])).toBe('clear 10 10 clear');
    expect(says({ atMost: 50 }, rows, [0, 9, 10, 30, 40])).toBe('0 0 clear 30 30');
    expect(says({ atLeast: 61 }, rows, [19, 20, 29])).toBe('clear 20 20');
    const twice = `${rows}, A 40 70`;
    expect(says({ atLeast: 60 }, twice, [29, 45])).toBe('10 40');
    expect(says({ atLeast: 30 }, rows, [45])).toBe('0');
  });

  test('is unknown while there is no value or it has expired, which breaks the stretch', () => {
    const old = 'A 5 70, A 50 70';
    const states = says({ atLeast: 60 }, old, [4, 5, 35, 36, 49, 55], { expires: 30 });
    expect(states).toBe('unknown 5 5 unknown unknown 50');
  });

  test('of a count is crossed until it leaves the window', () => {
    const events = [event('A', 0), event('A', 5), 'A 20 check'];
    expect(says({ atLeast: 2 }, events, [4, 5, 9, 10], { count: 10 })).toBe('clear 5 5 clear');
    expect(says({ atMost: 0 }, events, [14, 15, 25], { count: 10 })).toBe('clear 15 15');
  });
});

describe('a step', () => {
  test('up is told from the lowest value as of the days before', () => {
    const rows = 'A 0 50, A 10 60, A 25 60';
    // 50 stood until day 9: within 20 days until 29.
    expect(says({ rises: 10, days: 20 }, rows, [9, 10, 29, 30])).toBe('clear 10 10 clear');
    expect(says({ rises: 10.1, days: 20 }, rows, [10])).toBe('clear');
    const more = `${rows}, A 40 69, A 41 70`;
    expect(says({ rises: 10, days: 20 }, more, [40, 41, 59, 60])).toBe('clear 41 41 clear');
    expect(says({ falls: 10, days: 20 }, rows, [10, 29])).toBe('clear clear');
  });

  test('down is told from the highest', () => {
    const rows = 'A 0 60, A 5 70, A 10 60, A 12 65';
    expect(says({ falls: 10, days: 3 }, rows, [9, 10, 11, 12])).toBe('clear 10 10 clear');
    expect(says({ falls: 5, days: 3 }, rows, [12, 13])).toBe('10 clear');
    expect(says({ rises: 5, days: 3 }, rows, [5, 7, 8, 12, 14, 15])).toBe('5 5 clear 12 12 clear');
  });

  test('looks over the days on which the value had expired', () => {
    const rows = 'A 0 50, A 40 60';
    // 50 stood on the days 0…30.
    const rule = { rises: 10, days: 10 };
    expect(says(rule, rows, [30, 31, 39, 40, 41], { expires: 30 })).toBe(
      'clear unknown unknown 40 clear',
    );
  });
});

test('news is good where the line lies towards the best, whatever its level', () => {
  const rules = [{ atLeast: 1 }, { rises: 1, days: 1 }, { atMost: 1 }, { falls: 1, days: 1 }];
  const tripwires = rules.map((rule, at) => ({ [at === 0 ? 'watch' : 'alert']: 'l', ...rule }));
  const newsOf = (posts: object) => {
    const strategy = strategyOf([leaf('A', { tripwires, ...posts })]);
    return tripwiresOf(boardsOf(strategy, []).on(0)).map(({ news }) => news);
  };
  expect(newsOf({})).toEqual(['good', 'good', 'bad', 'bad']);
  expect(newsOf({ worst: 100, best: 0 })).toEqual(['bad', 'bad', 'good', 'good']);
});
