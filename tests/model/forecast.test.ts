/** Questions, what becomes of them, and how well they were foreseen: format 3, section 6. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askedValue,
  brierScore,
  meets,
  outcomeOf,
  type Question,
  type Settled,
  standingsOf,
} from '../../src/model/forecast.ts';
import { leafValue } from '../../src/model/value.ts';
import { boardsOf, event, leaf, leafIn, type Rows, strategyOf } from './made.ts';

/** What became of `at least 50 by` a day, asked on day 10 of leaf A, on some days. */
function became(by: number, rows: Rows, days: readonly number[], more: object = {}, asks = {}) {
  const boards = boardsOf(strategyOf([leaf('A', { lag: 5, ...more }), leaf('B')]), rows);
  const asked = leafIn(boards, 'A');
  const question = { indicator: 'A', condition: 'at least', value: 50, by, ...asks } as const;
  return days
    .map((day) => outcomeOf(asked, boards.recordOf(asked), question, 10, day))
    .map(({ state, on }) => `${state} ${on ?? ''}`.trim())
    .join(', ');
}

describe('a question', () => {
  test('is met on the day of the first reading after it was asked that meets it', () => {
    expect(became(60, 'A 20 49, A 30 50, A 40 70', [29, 30, 90])).toBe('open, met 30, met 30');
    expect(became(60, 'A 30 40', [30], {}, { condition: 'at most' })).toBe('met 30');
    expect(became(60, 'A 30 51', [60], {}, { condition: 'at most' })).toBe('open');
  });

  test('is not met by what was read up to the day of asking, or after its last', () => {
    expect(became(60, 'A 5 70, A 10 70, A 40 20', [64, 65])).toBe('open, failed 65');
    expect(became(60, 'A 40 20, A 60 50', [60])).toBe('met 60');
    expect(became(60, 'A 40 20, A 61 50', [65])).toBe('failed 65');
  });

  test('is void where nothing was read in its last period', () => {
    expect(became(60, 'A 30 20', [64, 65])).toBe('open, void 65');
    expect(became(60, 'A 31 20', [65])).toBe('failed 65');
    expect(became(60, 'A 31 check, A 61 20', [70])).toBe('void 65');
    expect(became(60, 'A 31 20', [60, 65], { lag: 0 })).toBe('failed 60, failed 60');
  });

  test('of a mean is about the reading itself', () => {
    expect(became(60, 'A 11 0, A 12 50', [12], { mean: 20 })).toBe('met 12');
  });

  test('of a count is about its value, on each day after it was asked', () => {
    const count = { count: 30, worst: 0, best: 9 };
    const rows = [event('A', 5, { amount: 40 }), event('A', 20, { amount: 10 })];
    expect(became(60, rows, [19, 20, 99], count)).toBe('open, met 20, met 20');
    expect(became(60, [event('A', 5, { amount: 50 })], [10, 11], count)).toBe('open, met 11');
    // a window that empties is no event
    const atMost = { condition: 'at most', value: 9 };
    expect(became(60, rows, [49, 50], count, atMost)).toBe('open, met 50');
    expect(became(60, ['A 31 check'], [65], count)).toBe('failed 65');
    expect(became(60, ['A 30 check'], [65], count)).toBe('void 65');
  });
});

test('what it is about is the newest reading, of a count the value', () => {
  const boards = boardsOf(
    strategyOf([leaf('A', { mean: 90 }), leaf('B', { count: 30, worst: 0, best: 9 })]),
    ['A 1 10, A 9 30', event('B', 3, { amount: 2 }), event('B', 4)],
  );
  const value = (id: string, day: number) =>
    askedValue(leafIn(boards, id), boards.recordOf(leafIn(boards, id)), day);
  expect([value('A', 0), value('A', 8), value('A', 9)]).toEqual([undefined, 10, 30]);
  expect([value('B', 2), value('B', 3), value('B', 33)]).toEqual([undefined, 2, 1]);
});

test('a probability is cut to 1…99 %', () => {
  expect([brierScore(0.3, true), brierScore(0.3, false)]).toEqual([0.7 ** 2, 0.3 ** 2]);
  expect([brierScore(0, true), brierScore(1, false)]).toEqual([0.99 ** 2, 0.99 ** 2]);
  expect([brierScore(0, false), brierScore(1, true)].map((each) => each.toFixed(6))).toEqual([
    '0.000100',
    '0.000100',
  ]);
});

test('a standing is the mean from five settled ones on, beside "as it stands" on the same ones', () => {
  const settled = (isMet: boolean, stood: boolean, first: Record<string, number>): Settled => ({
    ...{ isMet, stood, first: new Map(Object.entries(first)) },
  });
  const four = Array.from({ length: 4 }, () => settled(true, true, { Zoe: 0.9, Ann: 0.5 }));
  expect(standingsOf(four)).toEqual([
    { author: 'Ann', settled: 4 },
    { author: 'Zoe', settled: 4 },
  ]);
  const [ann, zoe] = standingsOf([...four, settled(false, true, { Zoe: 0.4 })]);
  expect(ann).toEqual({ author: 'Ann', settled: 4 });
  expect(zoe).toMatchObject({ author: 'Zoe', settled: 5, asItStands: 1 / 5 });
  expect(zoe?.score).toBeCloseTo((4 * 0.1 ** 2 + 0.4 ** 2) / 5, 12);
});

describe('of any record', () => {
  const upTo = (max: number, min = 0) => fc.integer({ min, max });
  const worlds = fc.record({
    rows: fc.uniqueArray(fc.record({ day: upTo(80), value: upTo(9), isCheck: fc.boolean() }), {
      selector: ({ day }) => day,
      maxLength: 12,
    }),
    ...{ asked: upTo(40), more: upTo(40, 1), value: upTo(12), isCount: fc.boolean() },
    condition: fc.constantFrom('at least' as const, 'at most' as const),
    ...{ every: upTo(20, 1), lag: upTo(9) },
  });

  test('it is open until it is settled, then it stays so; each day tells the same', () => {
    fc.assert(
      fc.property(worlds, ({ rows, asked, more, value, condition, isCount, ...kind }) => {
        const rowsOfA = rows.map(({ day, value: amount, isCheck }) => {
          if (isCheck) return `A ${day} check`;
          return isCount ? event('A', day, { amount }) : `A ${day} ${amount}`;
        });
        const count = isCount ? { count: 15, worst: 0, best: 9 } : {};
        const boards = boardsOf(strategyOf([leaf('A', { ...kind, ...count })]), rowsOfA);
        const about = leafIn(boards, 'A');
        const record = boards.recordOf(about);
        const by = asked + more;
        const question: Question = { indicator: 'A', condition, value, by };
        const on = (day: number) => outcomeOf(about, record, question, asked, day);
        const last = on(200);
        const settledOn = last.on ?? Number.NaN;
        expect(last.state).not.toBe('open');
        for (let day = asked; day <= by + about.lag; day += 1) {
          expect(on(day)).toEqual(day < settledOn ? { state: 'open' } : last);
        }
        // day by day, without knowing on which the value can change
        const days = Array.from({ length: more }, (_, at) => asked + 1 + at);
        const first = days.find((day) => {
          const said = leafValue(about, record, day);
          const isNew = isCount || said.latest?.day === day;
          return isNew && meets(question, isCount ? said.value : said.latest?.value);
        });
        expect(last.state === 'met' ? last.on : undefined).toBe(first);
      }),
      { numRuns: 300 },
    );
  });
});
