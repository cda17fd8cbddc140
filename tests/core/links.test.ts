/** Links of a mechanism by hand: the path by quarter and its words, episodes, and what moved them. */
import { describe, expect, test } from 'vitest';
import {
  causeEffectChangePattern,
  causeUpswingsBesideEffect,
  linkReportsOf,
  readingsAndEventsBehindSwing,
} from '../../src/core/analysis/links.ts';
import type { Swing } from '../../src/core/analysis/swings.ts';
import { addDays } from '../../src/core/model/day.ts';
import type { Event } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const START = '2022-01-01';
const ALWAYS_FRESH = { cadenceDays: 1000 };
const TREE = [
  branch('cause', [leaf('c', ALWAYS_FRESH), leaf('c2')]),
  branch('effect', [leaf('e', ALWAYS_FRESH)]),
];
const CLAIM = { id: 'whole', title: 'Whole', cause: 'cause', effect: 'effect' };
const plan = (more: Raw = {}) =>
  strategy(
    TREE,
    {},
    {
      format: 'axiswatch.strategy/2',
      mechanism: [CLAIM],
      start: START,
      ...more,
    },
  );

type Values = Readonly<Record<number, number>>;

const rowsOf = (id: string, values: Values): readonly Row[] =>
  Object.entries(values).map(([days, value]) => [id, addDays(START, Number(days)), value]);

/** The board with values of cause and effect by days after the start. */
function laid(asOf: number, cause: Values, effect: Values, more: Raw = {}) {
  const known = readings(...rowsOf('c', cause), ...rowsOf('e', effect));
  return boardAsOf(plan(more), known, addDays(START, asOf));
}

const reportOf = (...args: Parameters<typeof laid>) => linkReportsOf(laid(...args))[0];

describe('the path by quarter', () => {
  const path = reportOf(300, { 0: 20, 100: 30 }, { 0: 50, 200: 40 })?.path;
  test('runs from the start over every quarter end to the day', () => {
    expect(path?.map(({ day }) => day)).toEqual([
      '2022-01-01',
      '2022-03-31',
      '2022-06-30',
      '2022-09-30',
      '2022-10-28',
    ]);
  });
  test('with both scores of each day', () => {
    expect(path?.map(({ cause, effect }) => [cause, effect])).toEqual([
      [20, 50],
      [20, 50],
      [30, 50],
      [30, 40],
      [30, 40],
    ]);
  });
  test('begins at the start even where scores begin later, and then has no words', () => {
    expect(reportOf(20, { 0: 1, 10: 2 }, { 20: 5 })).toMatchObject({
      path: [
        { day: START, effect: undefined, words: undefined },
        { day: addDays(START, 20), effect: 5, words: undefined },
      ],
      words: undefined,
    });
  });
  test('on the start itself is that day alone, whatever was read before', () => {
    expect(reportOf(0, { '-100': 1 }, { '-100': 5 })?.path).toEqual([
      { day: START, cause: 1, effect: 5, words: 'neither' },
    ]);
  });
  test('before the start begins with the first day on which both have a score', () => {
    const it = reportOf(-10, { '-100': 1 }, { '-50': 5 });
    expect(it?.path.map(({ day }) => day)).toEqual(['2021-11-12', '2021-12-22']);
    expect(it?.words).toBeUndefined();
    expect(it?.cause.since).toBeUndefined();
  });
  test('has each day once where it begins and ends on the end of a quarter', () => {
    const it = reportOf(-1, { '-93': 1 }, { '-93': 5 });
    expect(it?.path.map(({ day }) => day)).toEqual(['2021-09-30', '2021-12-31']);
  });
  test('is empty before the start where nothing was read', () => {
    expect(reportOf(-10, { 0: 1 }, { 0: 1 })?.path).toEqual([]);
  });
});

describe('the words', () => {
  const rose = { change: 5, low: 0.1, high: 9.9 };
  const fell = { change: -5, low: -9.9, high: -0.1 };
  const still = { change: 4, low: -1, high: 9 };
  const edge = { change: 5, low: 0, high: 10 };
  const edgeBelow = { change: -5, low: -10, high: 0 };
  test.each([
    [rose, rose, 'pressure and movement'],
    [rose, still, 'pressure without movement'],
    [rose, fell, 'backlash'],
    [still, rose, 'movement without pressure'],
    [fell, rose, 'movement without pressure'],
    [still, still, 'neither'],
    [fell, still, 'neither'],
    [still, fell, 'hardening'],
    [fell, fell, 'hardening'],
    [edge, edge, 'neither'],
    [rose, edgeBelow, 'pressure without movement'],
  ])('of %j and %j', (cause, effect, words) => {
    expect(causeEffectChangePattern(cause, effect)).toBe(words);
  });

  test('are not known where one of the changes is not', () => {
    expect(causeEffectChangePattern(undefined, rose)).toBeUndefined();
    expect(causeEffectChangePattern(rose, undefined)).toBeUndefined();
  });

  test('of a quarter are those of its last day, of the running one those of today', () => {
    // high confidence: σ 4 each time, so that a change of 10 lies beyond 1.645 · 4 · √2 = 9.3, and one of 9 does not
    const it = reportOf(300, { 0: 20, 100: 30, 190: 29 }, { 0: 50, 280: 40 });
    expect(it?.path.map(({ words }) => words)).toEqual([
      'neither',
      'neither',
      'pressure without movement',
      'neither',
      'hardening',
    ]);
    expect(it?.words).toBe('hardening');
  });
});

const swing = (up: boolean, begin: string, end: string, open = false): Swing => ({
  up,
  begin,
  from: up ? 20 : 40,
  end,
  to: up ? 40 : 20,
  open,
});

describe('of an upswing of the cause', () => {
  const ended = swing(true, '2022-03-01', '2022-04-01');
  const around = (begin: string, asOf = '2024-01-01', cause = ended) =>
    causeUpswingsBesideEffect([cause], [swing(true, begin, '2030-01-01')], asOf)[0];
  test.each([
    ['2022-02-28', false, true],
    ['2022-03-01', true, false],
    ['2022-09-28', true, false],
    ['2022-09-29', false, false],
  ])('one of the effect that begins on %s', (begin, followed, preceded) => {
    expect(around(begin)).toMatchObject({ begin: '2022-03-01', followed, preceded, waits: false });
  });
  test('a downswing of the effect neither follows nor comes before', () => {
    const fall = swing(false, '2022-03-05', '2022-05-01');
    expect(causeUpswingsBesideEffect([ended], [fall], '2024-01-01')).toMatchObject([
      { followed: false, preceded: false },
    ]);
  });
  test('that is open one may follow until today, however late', () => {
    const open = swing(true, '2022-03-01', '2022-04-01', true);
    expect(around('2023-12-01', '2024-01-01', open)).toMatchObject({ followed: true, waits: true });
  });
  test('its 180 days may not be over', () => {
    expect(around('2023-01-01', '2022-09-27')?.waits).toBe(true);
    expect(around('2023-01-01', '2022-09-28')?.waits).toBe(false);
  });
  test('a downswing of the cause counts for nothing', () => {
    expect(
      causeUpswingsBesideEffect([swing(false, '2022-03-01', '2022-04-01')], [], '2024-01-01'),
    ).toEqual([]);
  });
});

test('swings are of the whole path, from before the start on, and end with the day', () => {
  const it = reportOf(50, { '-400': 20, '-300': 40, 10: 20, 60: 80 }, { '-400': 1 });
  expect(it?.cause.swings.map(({ up, begin, end, open }) => [up, begin, end, open])).toEqual([
    [true, addDays(START, -301), addDays(START, -300), false],
    [false, addDays(START, 9), addDays(START, 10), true],
  ]);
  expect(it?.effect.swings).toEqual([]);
});

test('each link is told for itself, the headline first, and one of format 1 is called mechanism', () => {
  const turned = { id: 'turned', title: 'Turned', cause: 'e', effect: 'cause' };
  const board = laid(300, { 0: 20, 100: 30 }, { 0: 50 }, { mechanism: [CLAIM, turned] });
  expect(
    linkReportsOf(board).map(({ link, cause, effect }) => [link.id, cause.id, effect.id]),
  ).toEqual([
    ['whole', 'cause', 'effect'],
    ['turned', 'e', 'cause'],
  ]);
  const format1 = {
    format: 'axiswatch.strategy/1',
    mechanism: { cause: 'cause', effect: 'effect' },
  };
  expect(linkReportsOf(laid(300, { 0: 20 }, { 0: 50 }, format1))).toMatchObject([
    { link: { id: 'mechanism', title: 'cause, then effect' }, cause: { score: 20 } },
  ]);
});

test('a strategy that claims nothing has none', () => {
  expect(linkReportsOf(laid(0, { 0: 1 }, { 0: 1 }, { mechanism: [] }))).toEqual([]);
});

describe('what moved a swing', () => {
  const on = (day: number): string => addDays(START, day);
  const event = (id: string, day: number, nodes: readonly string[], amount = 1): Event => ({
    id,
    day: on(day),
    nodes,
    title: id,
    side: 'other',
    kind: 'shock',
    confidence: 'high',
    source: '',
    url: '',
    note: '',
    follows: '',
    expectNode: '',
    expectBy: '',
    amount,
    seq: 1,
    author: 'ann',
    recordedAt: '2022-01-01T00:00:00.000Z',
  });
  const tree = [
    branch('cause', [leaf('a'), leaf('b'), leaf('c'), leaf('d'), leaf('f')]),
    leaf('e'),
  ];
  const known = readings(
    ...['a', 'b', 'c', 'd', 'f'].map((id): Row => [id, on(0), 20]),
    ['a', on(10), 30],
    ['b', on(20), 60],
    ['c', on(20), 10],
    ['d', on(30), 25],
    ['f', on(30), 50],
    ['f', on(40), 55],
  );
  const board = boardAsOf(
    strategy(tree, {}, { mechanism: { cause: 'cause', effect: 'e' }, start: START }),
    known,
    on(100),
  );
  const [up] = linkReportsOf(board)[0]?.cause.swings ?? [];
  if (up === undefined) throw new Error('no swing');

  test('are the three readings that brought it most, of those observed in it', () => {
    expect([up.begin, up.end]).toEqual([on(9), on(40)]);
    const { readings: moved } = readingsAndEventsBehindSwing(board, 'cause', up, []);
    expect(moved.map(({ node, reading }) => [node.id, reading.observedOn])).toEqual([
      ['b', on(20)],
      ['f', on(40)],
      ['a', on(10)],
    ]);
    const points = moved.map((each) => each.points);
    expect(points[0]).toBeCloseTo(8, 9);
    expect(points[1]).toBeCloseTo(7, 9);
    expect(points[2]).toBeCloseTo(2, 9);
  });

  test('and the events on what moved, before those on what is above it; none of another day, node or way', () => {
    const all = [
      event('on the node', 15, ['cause']),
      event('on the first day', 9, ['b']),
      event('on f', 25, ['f', 'e']),
      event('on b', 12, ['b']),
      event('on what fell', 20, ['c']),
      event('elsewhere', 20, ['e']),
      event('after it', 41, ['b']),
      event('on the last day', 40, ['a']),
    ];
    const ids = (list: readonly Event[]) =>
      readingsAndEventsBehindSwing(board, 'cause', up, list).events.map(({ id }) => id);
    expect(ids(all)).toEqual(['on b', 'on f', 'on the last day']);
    expect(ids(all.slice(0, 2))).toEqual(['on the node']);
  });

  test('of a downswing the readings that lowered it, with what they took', () => {
    const fall = { up: false, begin: on(15), from: 0, end: on(20), to: 0, open: false };
    const { readings: moved } = readingsAndEventsBehindSwing(board, 'cause', fall, []);
    expect(moved.map(({ node, points }) => [node.id, Math.round(points)])).toEqual([['c', -2]]);
  });

  test('of a node that had no score on one of the days is nothing', () => {
    const before = { up: true, begin: on(-5), from: 0, end: on(20), to: 30, open: false };
    const nothing = { readings: [], events: [], fading: 0, coverage: 0 };
    const list = [event('on b', 12, ['b'])];
    expect(readingsAndEventsBehindSwing(board, 'cause', before, list)).toEqual(nothing);
    expect(readingsAndEventsBehindSwing(board, 'nobody', up, list)).toEqual(nothing);
  });

  test('and what came of readings that began or ceased to count, all together', () => {
    const late = boardAsOf(
      strategy(
        [branch('cause', [leaf('a'), leaf('b')]), leaf('e')],
        {},
        {
          mechanism: { cause: 'cause', effect: 'e' },
        },
      ),
      readings(['a', on(0), 20], ['b', on(10), 60], ['a', on(20), 30]),
      on(100),
    );
    // 20 alone, then the mean of 20 and 60, then of 30 and 60
    const rise = { up: true, begin: on(5), from: 20, end: on(20), to: 45, open: false };
    const found = readingsAndEventsBehindSwing(late, 'cause', rise, []);
    const [only, ...others] = found.readings;
    expect([only?.node.id, others]).toEqual(['a', []]);
    expect((only?.points ?? 0) + found.coverage).toBeCloseTo(25, 9);
    expect(found.coverage).toBeCloseTo(17.5, 9);
  });

  test('events that a leaf counts are those that moved it this way, the larger first', () => {
    const counting = strategy(
      [leaf('n', { goalposts: { worst: 10, best: 0 }, count: { days: 365 } }), leaf('e')],
      {},
      {
        format: 'axiswatch.strategy/2',
        mechanism: [{ ...CLAIM, cause: 'n', effect: 'e' }],
        start: START,
      },
    );
    const list = [
      event('first', 5, ['n'], 1),
      event('small', 6, ['n'], 1),
      event('large', 7, ['n'], 4),
      event('taken back', 7, ['n'], -1),
      event('a look', 8, ['n'], 0),
    ];
    const counted = boardAsOf(counting, indexReadings([], { events: list }), on(20));
    const fall = { up: false, begin: on(5), from: 0, end: on(8), to: 0, open: false };
    const found = readingsAndEventsBehindSwing(counted, 'n', fall, list);
    expect(found.readings).toEqual([]);
    expect(found.events.map(({ id }) => id)).toEqual(['large', 'small']);
    const start = { ...fall, begin: on(4) };
    expect(readingsAndEventsBehindSwing(counted, 'n', start, list).events).toEqual([]);
  });
});
