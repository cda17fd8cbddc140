import { describe, expect, test } from 'vitest';
import { LATE_WORDS, TELLING } from '../../src/core/model/states.ts';
import {
  boardAsOf,
  headlineCauseAndEffectMoves,
  nodeScoreChangeSince,
  scoreChangeOverDays,
} from '../../src/core/scoring/board.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const board = (children: readonly Raw[], rows: readonly Row[], asOf: string, more: Raw = {}) =>
  boardAsOf(strategy(children, {}, more), readings(...rows), asOf);

const wire = (id: string, severity: string): Raw => ({
  id,
  severity,
  title: id,
  when: { atLeast: 50 },
});

describe('the state in a word is the first that holds of ALERT, WATCH, missing, expired, stale, due, ageing, fresh', () => {
  const word = (more: Raw, age: number, value = 10) =>
    board(
      [leaf('a', { cadenceDays: 30, halfLifeDays: 30, maxAgeDays: 100, ...more })],
      age < 0 ? [] : [['a', `2024-01-01`, value]],
      new Date(Date.UTC(2024, 0, 1 + Math.max(0, age))).toISOString().slice(0, 10),
    ).words.get('a');
  test.each<readonly [string, Raw, number, number]>([
    ['ALERT', { tripwires: [wire('w', 'watch'), wire('t', 'alert')] }, 90, 60],
    ['WATCH', { tripwires: [wire('w', 'watch')] }, 90, 60],
    ['missing', {}, -1, 0],
    ['expired', {}, 101, 10],
    ['stale', {}, 90, 10],
    ['due', {}, 30, 10],
    ['due', {}, 50, 10],
    ['fresh', {}, 29, 10],
  ])('%s', (expected, more, age, value) => expect(word(more, age, value)).toBe(expected));
  test('a tripwire that is not crossed says nothing', () => {
    expect(word({ tripwires: [wire('t', 'alert')] }, 0)).toBe('fresh');
  });
});

describe('change', () => {
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 20],
    ['a', '2024-03-01', 50],
  ];
  const it = board([leaf('a')], rows, '2024-03-15');
  test('over 30 days, and since a day', () => {
    expect(scoreChangeOverDays(it, 'gauge', 30)?.change).toBe(30);
    expect(scoreChangeOverDays(it, 'gauge', 10)?.change).toBe(0);
    expect(nodeScoreChangeSince(it, 'gauge', '2024-01-01')?.change).toBe(30);
  });
  test('is undefined where either day has no score, or the day lies ahead', () => {
    expect(nodeScoreChangeSince(it, 'gauge', '2023-12-31')).toBeUndefined();
    expect(nodeScoreChangeSince(it, 'gauge', '2024-03-16')).toBeUndefined();
  });
});

describe('the mechanism', () => {
  const tree = [branch('cause', [leaf('a')]), branch('effect', [leaf('b')])];
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 20],
    ['b', '2024-01-01', 70],
    ['a', '2024-03-01', 50],
  ];
  const more = { mechanism: { cause: 'cause', effect: 'effect' }, start: '2024-02-01' };
  test('shows cause and effect with their moves since the start', () => {
    expect(headlineCauseAndEffectMoves(board(tree, rows, '2024-04-01', more))).toMatchObject({
      // σ² 25.39 at 31 days, of another reading each time: half of the interval is 1.645 · √50.78
      cause: {
        node: { score: 50 },
        sinceStart: { change: 30, low: expect.closeTo(18.28, 2), high: expect.closeTo(41.72, 2) },
      },
      // the same reading, σ 5.04 and then 20.72: half of the interval is 1.645 · 15.68
      effect: {
        node: { score: 70 },
        sinceStart: { change: 0, low: expect.closeTo(-25.8, 2), high: expect.closeTo(25.8, 2) },
      },
    });
  });
  test('has no moves before the start, or where nothing was scored then', () => {
    expect(
      headlineCauseAndEffectMoves(board(tree, rows, '2024-01-15', more))?.cause.sinceStart,
    ).toBeUndefined();
    const early = { ...more, start: '2023-01-01' };
    expect(
      headlineCauseAndEffectMoves(board(tree, rows, '2024-04-01', early))?.cause.sinceStart,
    ).toBeUndefined();
  });
  test('is none where the strategy has none', () => {
    expect(headlineCauseAndEffectMoves(board(tree, rows, '2024-04-01'))).toBeUndefined();
  });
});

test('alerts and the change of band stand on the board', () => {
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 20],
    ['a', '2024-03-01', 50],
  ];
  const it = board([leaf('a', { tripwires: [wire('t', 'alert')] })], rows, '2024-03-15');
  expect(it.crossings.map(({ tripwire }) => tripwire.id)).toEqual(['t']);
  expect(it.bandChange).toMatchObject({ from: { id: 'low' }, to: { id: 'high' } });
});

test('states that ask for something are those of tripwires and those of age', () => {
  expect(TELLING).toEqual(['ALERT', 'WATCH', 'not known', 'missing', 'expired', 'stale', 'due']);
  expect(LATE_WORDS).toEqual(['missing', 'expired', 'stale', 'due']);
});
