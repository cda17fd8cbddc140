import { describe, expect, test } from 'vitest';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  comingTextsWithBand,
  nextExpiryReadingAndGaugeLossDays,
  renewalsToKeepIndexTexts,
  upcomingChangesLine,
  whatComesNextTexts,
} from '../../src/views/coming.ts';
import { branch, leaf, readings, strategy } from '../core/make.ts';

const plan = strategy(
  [
    branch('x', [
      leaf('a', { code: 'A1', maxAgeDays: 40, cadenceDays: 30 }),
      leaf('b', { code: 'B1', maxAgeDays: 40, cadenceDays: 7 }),
    ]),
    leaf('c', { code: 'C1', maxAgeDays: 90, cadenceDays: 60 }),
    leaf('context', { weight: 0, maxAgeDays: 3, cadenceDays: 1 }),
    leaf('n', { count: { halfLifeDays: 10 }, weight: 0, cadenceDays: 1 }),
  ],
  { minCoverage: 0.5 },
);
const known = readings(
  ['a', '2024-01-01', 30],
  ['b', '2024-01-01', 60],
  ['c', '2024-01-01', 60],
  ['context', '2024-01-02', 60],
);
const board = boardAsOf(plan, known, '2024-01-02');

describe('what comes next', () => {
  test('the day without a gauge, the next expiry that counts, the next reading expected', () => {
    expect(nextExpiryReadingAndGaugeLossDays(board)).toMatchObject({
      expiry: { day: '2024-02-11', nodes: [{ id: 'a' }, { id: 'b' }] },
      expected: { day: '2024-01-08', nodes: [{ id: 'b' }] },
      lost: '2024-04-01',
    });
    expect(whatComesNextTexts(board)).toEqual([
      'no index from 1 Apr 2024 on if nothing is recorded',
      'A1 and B1 expire on 11 Feb 2024',
      'B1 expected on 8 Jan 2024',
    ]);
  });
  test('with the next change of band, in one line as long as there is room', () => {
    // 52.5 with x at 45, then 60 with c alone: the band stays.
    expect(comingTextsWithBand(board).at(-1)).toBe(
      'no other band within 6 months by the calendar alone',
    );
    const low = boardAsOf(
      plan,
      readings(['a', '2024-01-01', 0], ['b', '2024-01-01', 20], ['c', '2024-01-01', 60]),
      '2024-01-02',
    );
    expect(comingTextsWithBand(low).at(-1)).toBe(
      'band Low becomes High on 11 Feb 2024 by the calendar alone',
    );
    expect(upcomingChangesLine(board, 300)?.text).toBe(
      `NEXT    ${comingTextsWithBand(board).join('; ')}`,
    );
    expect(upcomingChangesLine(board, 50)?.text).toMatch(/^NEXT {4}no index from 1 Apr 2024/);
    expect(upcomingChangesLine(board, 50)?.text).not.toContain('expected');
    expect(upcomingChangesLine(board, 50)?.say).toContain('B1 expected');
  });
  test('which readings keep the gauge, and nothing where none must be renewed', () => {
    expect(renewalsToKeepIndexTexts(board)).toEqual([
      'to keep the index, renew C1 before 1 Apr 2024',
    ]);
    const lasting = strategy([leaf('a', { maxAgeDays: 2000 })]);
    expect(
      renewalsToKeepIndexTexts(boardAsOf(lasting, readings(['a', '2024-01-01', 5]), '2024-01-02')),
    ).toEqual([]);
  });
  test('nothing where nothing is known to come, and no band without a gauge', () => {
    const none = boardAsOf(plan, readings(), '2024-01-02');
    expect(comingTextsWithBand(none)).toEqual([]);
    expect(upcomingChangesLine(none, 80)).toBeUndefined();
  });
  test('many that expire on one day are counted', () => {
    const many = strategy([1, 2, 3, 4, 5].map((at) => leaf(`n${at}`, { maxAgeDays: 9 })));
    const rows = [1, 2, 3, 4, 5].map((at) => [`n${at}`, '2024-01-01', 50] as const);
    expect(whatComesNextTexts(boardAsOf(many, readings(...rows), '2024-01-01'))[1]).toBe(
      'n1, n2 and 3 more expire on 11 Jan 2024',
    );
  });
});
