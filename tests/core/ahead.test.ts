import { describe, expect, test } from 'vitest';
import { type Ahead, boardOutlookIfNothingRecorded } from '../../src/core/analysis/ahead.ts';
import { nextBandChange } from '../../src/core/analysis/band-ahead.ts';
import {
  fewestRenewalsKeepingRootScored,
  rootScoreLossDay,
} from '../../src/core/analysis/renewals.ts';
import { indexReadings, readingsUpTo } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, check, event, leaf, reading, readings, strategy } from './make.ts';

const plan = strategy(
  [
    branch('x', [
      leaf('a', { maxAgeDays: 9, cadenceDays: 5 }),
      leaf('b', { maxAgeDays: 19, cadenceDays: 30 }),
    ]),
    leaf('c', { cadenceDays: 365 }),
    leaf('context', { weight: 0, maxAgeDays: 12 }),
  ],
  { minCoverage: 0.5 },
);
const known = readings(
  ['a', '2024-01-05', 30],
  ['b', '2024-01-05', 60],
  ['c', '2024-01-05', 50],
  ['context', '2024-01-05', 10],
);
const ahead = boardOutlookIfNothingRecorded(boardAsOf(plan, known, '2024-01-06'), '2024-02-28');

const told = ({ what }: Ahead): readonly (readonly unknown[])[] =>
  what.map(({ day, kind, node, expiry }) => [
    day.slice(5),
    kind,
    node.id,
    ...(expiry === undefined ? [] : [expiry.points, expiry.together.map(({ id }) => id).join()]),
  ]);

describe('by hand', () => {
  test('each state has its first day, and an expiry the points that it is worth', () => {
    // x is 45 and then 60 without a; the gauge 47.5, then 55, then 50 with c alone.
    expect(told(ahead)).toEqual([
      ['01-10', 'due', 'a'],
      ['01-15', 'expires', 'a', 7.5, 'a'],
      ['01-15', 'band', 'gauge'],
      ['01-18', 'expires', 'context', 0, 'context'],
      ['01-25', 'expires', 'b', -5, 'b'],
      ['01-25', 'due', 'b'],
      ['01-25', 'lost', 'x'],
    ]);
    expect(ahead.what.map(({ score, band }) => [score, band?.id])).toEqual([
      [47.5, 'low'],
      ...Array.from({ length: 3 }, () => [55, 'high']),
      ...Array.from({ length: 3 }, () => [50, 'high']),
    ]);
  });
  test('days go on every seven from the first, with the last, and each is the board as of it', () => {
    expect(ahead.days.map(ahead.rootOn).map(({ day, score }) => [day.slice(5), score])).toEqual([
      ['01-06', 47.5],
      ['01-13', 47.5],
      ['01-20', 55],
      ['01-27', 50],
      ['02-03', 50],
      ['02-10', 50],
      ['02-17', 50],
      ['02-24', 50],
      ['02-28', 50],
    ]);
    for (const { day, score, low, high, standing } of ahead.days.map(ahead.rootOn)) {
      const { root, standing: stood } = scorecardAsOf(plan, known, day);
      expect([score, low, high, standing]).toEqual([root.score, root.low, root.high, stood]);
    }
  });
  test('up to the day itself there is that day alone and nothing happens', () => {
    const same = boardOutlookIfNothingRecorded(boardAsOf(plan, known, '2024-01-15'), '2024-01-15');
    expect(same.days).toEqual(['2024-01-15']);
    expect([...same.what, ...same.fading]).toEqual([]);
  });
  test('what was observed, checked or happened after the first day is left out', () => {
    const later = indexReadings(
      [
        ...['a', 'b', 'c', 'context'].flatMap((id) => known.of(id)),
        reading(['a', '2024-01-12', 90], 9),
      ],
      { checks: [check('b', '2024-01-20')], events: [] },
    );
    expect(
      told(boardOutlookIfNothingRecorded(boardAsOf(plan, later, '2024-01-06'), '2024-02-28')),
    ).toEqual(told(ahead));
  });
  test('two that expire in one branch do it together, and the branch with them', () => {
    const both = readings(
      ['a', '2024-01-15', 30],
      ['b', '2024-01-05', 60],
      ['c', '2024-01-05', 50],
    );
    const { what } = boardOutlookIfNothingRecorded(
      boardAsOf(plan, both, '2024-01-15'),
      '2024-02-28',
    );
    expect(told({ ...ahead, what }).filter(([, kind]) => kind === 'expires')).toEqual([
      ['01-25', 'expires', 'a', 2.5, 'a,b'],
      ['01-25', 'expires', 'b', 2.5, 'a,b'],
    ]);
  });
  test('a check puts off the day on which something is due, never the one on which it expires', () => {
    const checked = indexReadings([reading(['a', '2024-01-05', 30])], {
      checks: [check('a', '2024-01-14'), check('b', '2024-01-06')],
      events: [],
    });
    // b was never read: what is asked of it is put off alike.
    expect(
      told(boardOutlookIfNothingRecorded(boardAsOf(plan, checked, '2024-01-14'), '2024-02-28')),
    ).toEqual([
      ['01-15', 'expires', 'a', undefined, 'a'],
      ['01-15', 'lost', 'x'],
      ['01-19', 'due', 'a'],
      ['02-05', 'due', 'b'],
    ]);
  });
  test('what weighs nothing is due only where a tripwire watches it', () => {
    const wire = { id: 'w', severity: 'watch', title: 'W', when: { atLeast: 5 } };
    const watched = strategy([leaf('a'), leaf('b', { weight: 0, tripwires: [wire] })]);
    const read = readings(['a', '2024-01-05', 30], ['b', '2024-01-05', 30]);
    expect(
      told(boardOutlookIfNothingRecorded(boardAsOf(watched, read, '2024-01-06'), '2024-02-28')),
    ).toEqual([
      ['02-04', 'due', 'a'],
      ['02-04', 'due', 'b'],
    ]);
  });
  test('ages that are no whole days', () => {
    const odd = strategy([leaf('a', { maxAgeDays: 9.5, cadenceDays: 4.5 })]);
    const read = readings(['a', '2024-01-05', 30]);
    expect(
      told(boardOutlookIfNothingRecorded(boardAsOf(odd, read, '2024-01-05'), '2024-02-28')),
    ).toEqual([
      ['01-10', 'due', 'a'],
      ['01-15', 'expires', 'a', undefined, 'a'],
      ['01-15', 'lost', 'gauge'],
    ]);
  });
});

describe('what fades', () => {
  const counting = strategy([
    leaf('n', { count: { halfLifeDays: 10 }, maxAgeDays: 29 }),
    leaf('c', { cadenceDays: 365 }),
  ]);
  const seen = indexReadings([reading(['c', '2024-01-01', 50])], {
    checks: [],
    events: [event('n', ['2024-01-01', 80])],
  });
  test('a count is told with its value, score and points, up to the day before it expires', () => {
    const { fading, what } = boardOutlookIfNothingRecorded(
      boardAsOf(counting, seen, '2024-01-01'),
      '2024-03-01',
    );
    const [only] = fading;
    expect(fading).toHaveLength(1);
    expect([only?.node.id, only?.until]).toEqual(['n', '2024-01-30']);
    const left = 80 * 2 ** -2.9;
    expect(only?.values).toEqual([80, expect.closeTo(left, 9)]);
    expect(only?.scores).toEqual([80, expect.closeTo(left, 9)]);
    // Half of what its score falls by, and half a day's more on the day of its expiry is what is missing.
    expect(only?.points).toBeCloseTo((left - 80) / 2, 9);
    const [expires] = what.filter(({ expiry }) => expiry !== undefined);
    expect(expires?.expiry?.points).toBeCloseTo(50 - (left + 50) / 2, 9);
  });
  test('the band of the day before is told with a change of band', () => {
    const { what } = boardOutlookIfNothingRecorded(
      boardAsOf(counting, seen, '2024-01-01'),
      '2024-03-01',
    );
    const bands = what.filter(({ was }) => was !== undefined);
    // (80·2^(−d/10) + 50) / 2 falls below 50 after 6.78 days, and is 50 again without the count.
    expect(bands.map(({ day, was, band }) => [day, was?.id, band?.id])).toEqual([
      ['2024-01-08', 'high', 'low'],
      ['2024-01-31', 'low', 'high'],
    ]);
    const board = boardAsOf(counting, seen, '2024-01-01');
    expect(nextBandChange(board, '2024-03-01')).toMatchObject({ day: '2024-01-08' });
    expect(nextBandChange(board, '2024-01-07')).toBeUndefined();
  });
});

describe('what must be renewed', () => {
  const tracks = strategy(
    [
      branch('t', [leaf('t1', { maxAgeDays: 10 }), leaf('t2', { maxAgeDays: 20, weight: 2 })], {
        minCoverage: 0.6,
      }),
      branch('u', [leaf('u1', { maxAgeDays: 30 }), leaf('u2', { maxAgeDays: 40 })]),
    ],
    { requireAll: true },
  );
  const all = ['t1', 't2', 'u1', 'u2'] as const;
  const read = readings(...all.map((id) => [id, '2024-01-01', 50] as const));
  const card = scorecardAsOf(tracks, read, '2024-01-01');
  test('the one that carries the gauge the furthest, and so on from there', () => {
    // t needs t2 from day 21 on, u one of its two from day 42 on; u2 expires last, u1 would do as well and stands first.
    expect(fewestRenewalsKeepingRootScored(card, '2027-01-01')).toMatchObject({
      first: [
        { node: { id: 't2' }, before: '2024-01-22' },
        { node: { id: 'u1' }, before: '2024-02-11' },
      ],
      lost: undefined,
    });
    expect(rootScoreLossDay(card, '2027-01-01')).toBe('2024-01-22');
    expect(rootScoreLossDay(card, '2024-01-21')).toBeUndefined();
  });
  test('none where the gauge is kept, or is lost already', () => {
    expect(fewestRenewalsKeepingRootScored(card, '2024-01-21')).toEqual({
      first: [],
      lost: undefined,
    });
    // Lost already it is had again by the same search, at once.
    const gone = scorecardAsOf(tracks, read, '2024-01-25');
    expect(fewestRenewalsKeepingRootScored(gone, '2027-01-01')).toMatchObject({
      first: [
        { node: { id: 't2' }, before: '2024-01-25' },
        { node: { id: 'u1' }, before: '2024-02-11' },
      ],
    });
    const none = scorecardAsOf(tracks, readings(), '2024-01-01');
    expect(fewestRenewalsKeepingRootScored(none, '2027-01-01')).toEqual({
      first: [],
      lost: '2024-01-01',
    });
    expect(rootScoreLossDay(none, '2027-01-01')).toBeUndefined();
  });
  test('three at most, and then the day on which they are not enough', () => {
    const five = strategy(
      [1, 2, 3, 4, 5].map((at) => leaf(`n${at}`, { maxAgeDays: at * 10 })),
      { requireAll: true },
    );
    const rows = [1, 2, 3, 4, 5].map((at) => [`n${at}`, '2024-01-01', 50] as const);
    const { first, lost } = fewestRenewalsKeepingRootScored(
      scorecardAsOf(five, readings(...rows), '2024-01-01'),
      '2027-01-01',
    );
    expect(first.map(({ node, before }) => [node.id, before])).toEqual([
      ['n1', '2024-01-12'],
      ['n2', '2024-01-22'],
      ['n3', '2024-02-01'],
    ]);
    expect(lost).toBe('2024-02-11');
  });
  test('several that are lost on one day, each before it', () => {
    const two = strategy([leaf('a', { maxAgeDays: 10 }), leaf('b', { maxAgeDays: 10 })], {
      requireAll: true,
    });
    const read = readings(['a', '2024-01-01', 50], ['b', '2024-01-01', 50]);
    const found = fewestRenewalsKeepingRootScored(
      scorecardAsOf(two, read, '2024-01-01'),
      '2027-01-01',
    );
    expect(found).toMatchObject({
      first: [
        { node: { id: 'a' }, before: '2024-01-12' },
        { node: { id: 'b' }, before: '2024-01-12' },
      ],
      lost: undefined,
    });
  });
});

test('readings up to a day are those of a store that ends with it', () => {
  const upTo = readingsUpTo(known, '2024-01-04');
  expect(upTo.asOf('a', '2024-03-01')).toBeUndefined();
  expect(upTo.of('a')).toEqual([]);
  expect(upTo.between('a', '2024-01-01', '2024-02-01')).toEqual([]);
});

test('the points of one effect may lie beyond 100 where another undoes them; all sum to the change', () => {
  const steep = { aggregation: { method: 'power', exponent: 50 }, minCoverage: 0 };
  const board = boardAsOf(
    strategy(
      [
        leaf('a', { weight: 0.999, maxAgeDays: 9 }),
        leaf('c', { weight: 0.001, count: { days: 10 }, maxAgeDays: 100 }),
      ],
      steep,
    ),
    indexReadings([reading(['a', '2024-01-01', 50])], {
      events: [event('c', ['2024-01-01', 50], 1), event('c', ['2024-01-06', 50], 2)],
    }),
    '2024-01-06',
  );
  const { what, fading, rootOn } = boardOutlookIfNothingRecorded(board, '2024-01-12');
  const [expiry] = what.flatMap((each) => each.expiry ?? []);
  const [faded] = fading;
  expect(expiry?.points).toBeGreaterThan(100);
  expect(faded?.points).toBeLessThan(-100);
  const change = (rootOn('2024-01-12').score ?? 0) - (rootOn('2024-01-06').score ?? 0);
  expect((expiry?.points ?? 0) + (faded?.points ?? 0)).toBeCloseTo(change);
});
