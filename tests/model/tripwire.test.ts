/** Lines that a value may cross: format 3, section 3. */
import { expect, test } from 'vitest';
import { tripwiresOf } from '../../src/model/tripwire.ts';
import { boardsOf, leaf, type Rows, strategyOf } from './made.ts';

/** What a tripwire of leaf A says on some days: since when it is crossed, or its state. */
function says(rule: object, rows: Rows, days: readonly number[], more: object = {}) {
  const tripwires = [{ alert: 'a line', ...rule }];
  const boards = boardsOf(strategyOf([leaf('A', { tripwires, ...more }), leaf('B')]), rows);
  const on = (day: number) => tripwiresOf(boards.on(day))[0];
  return days.map((day) => on(day)?.since ?? on(day)?.state).join(' ');
}

const rows = 'A 0 50, A 10 60, A 20 61, A 30 40';

test('a level is crossed at it, since the first day of the unbroken stretch', () => {
  expect(says({ atLeast: 60 }, rows, [9, 10, 25, 30])).toBe('clear 10 10 clear');
  expect(says({ atMost: 50 }, rows, [0, 9, 10, 30, 40])).toBe('0 0 clear 30 30');
  expect(says({ atLeast: 60 }, `${rows}, A 40 70`, [29, 45])).toBe('10 40');
  expect(says({ atLeast: 30 }, rows, [45])).toBe('0');
});

test('a level is unknown while there is no value or it has expired, which breaks the stretch', () => {
  const old = 'A 5 70, A 50 70';
  const states = says({ atLeast: 60 }, old, [4, 5, 35, 36, 49, 55], { expires: 30 });
  expect(states).toBe('unknown 5 5 unknown unknown 50');
});

test('a step up is told from the lowest value as of the days before, down from the highest', () => {
  const rows = 'A 0 50, A 10 60, A 25 60';
  // 50 stood until day 9: within 20 days until 29.
  expect(says({ rises: 10, days: 20 }, rows, [9, 10, 29, 30])).toBe('clear 10 10 clear');
  const more = `${rows}, A 40 70, A 80 61`;
  expect(says({ rises: 10, days: 20 }, more, [40, 59, 60])).toBe('40 40 clear');
  expect(says({ falls: 9, days: 20 }, more, [79, 80, 99, 100])).toBe('clear 80 80 clear');
});

test('a step looks over the days on which the value had expired', () => {
  // 50 stood on the days 0…30.
  const on = [30, 31, 40, 41];
  const said = says({ rises: 10, days: 10 }, 'A 0 50, A 40 60', on, { expires: 30 });
  expect(said).toBe('clear unknown 40 clear');
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
