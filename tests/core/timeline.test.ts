import { describe, expect, test } from 'vitest';
import { allNodeScoresTimeline } from '../../src/core/scoring/timeline.ts';
import { branch, leaf, readings, strategy } from './make.ts';

const plan = strategy(
  [leaf('a', { maxAgeDays: 9 }), branch('x', [leaf('b', { maxAgeDays: 1e9 })])],
  { minCoverage: 0 },
);
const timeline = allNodeScoresTimeline(
  plan,
  readings(
    ['a', '2024-01-05', 30],
    ['a', '2024-01-05', 40],
    ['b', '2024-01-10', 60],
    ['a', '2024-01-20', 80],
  ),
  '2024-12-31',
);

describe('the whole history as steps', () => {
  test('a reading changes what lies above it, the last of a day counts, and an expiry is a step', () => {
    expect(timeline.stepsOf('gauge')).toEqual([
      { day: '2024-01-05', score: 40 },
      { day: '2024-01-10', score: 50 },
      { day: '2024-01-15', score: 60 },
      { day: '2024-01-20', score: 70 },
      { day: '2024-01-30', score: 60 },
    ]);
    expect(timeline.stepsOf('a')).toEqual([
      { day: '2024-01-05', score: 40 },
      { day: '2024-01-15', score: undefined },
      { day: '2024-01-20', score: 80 },
      { day: '2024-01-30', score: undefined },
    ]);
    expect(timeline.stepsOf('x')).toEqual([{ day: '2024-01-10', score: 60 }]);
    expect(timeline.stepsOf('nobody')).toEqual([]);
  });
  test('day by day', () => {
    expect(timeline.daily('x', '2024-01-08', '2024-01-11')).toEqual([undefined, undefined, 60, 60]);
    expect(timeline.daily('gauge', '2024-01-14', '2024-01-15')).toEqual([50, 60]);
    expect(timeline.daily('a', '2024-01-14', '2024-01-20')).toEqual([
      40,
      ...Array(5).fill(undefined),
      80,
    ]);
    expect(timeline.daily('gauge', '2024-01-15', '2024-01-14')).toEqual([]);
    expect(timeline.daily('nobody', '2024-01-15', '2024-01-15')).toEqual([undefined]);
  });
  test('days on which something was read or expired', () => {
    expect(timeline.days).toEqual([
      '2024-01-05',
      '2024-01-10',
      '2024-01-15',
      '2024-01-20',
      '2024-01-30',
    ]);
  });
  test('bands', () => {
    expect(timeline.bandOn('2024-01-04')).toBeUndefined();
    expect(timeline.bandOn('2024-01-09')?.id).toBe('low');
    expect(timeline.bandOn('2024-01-10')?.id).toBe('high');
  });
});

describe('a part of it, from a day on', () => {
  const part = (from: string) =>
    allNodeScoresTimeline(
      plan,
      readings(
        ['a', '2024-01-05', 30],
        ['b', '2024-01-10', 60],
        ['a', '2024-01-20', 80],
        ['a', '2024-02-20', 90],
      ),
      '2024-01-31',
      { branch: 'gauge', from },
    );
  test('begins with what stands on that day, as a step of it', () => {
    const it = part('2024-01-12');
    expect(it.stepsOf('gauge')).toEqual([
      { day: '2024-01-12', score: 45 },
      { day: '2024-01-15', score: 60 },
      { day: '2024-01-20', score: 70 },
      { day: '2024-01-30', score: 60 },
    ]);
    expect(it.stepsOf('x')).toEqual([{ day: '2024-01-12', score: 60 }]);
    expect(it.days).toEqual(['2024-01-15', '2024-01-20', '2024-01-30']);
    expect([it.from, it.until]).toEqual(['2024-01-12', '2024-01-31']);
  });
  test('of what came later has nothing before it came', () => {
    expect(part('2024-01-07').stepsOf('x')).toEqual([{ day: '2024-01-10', score: 60 }]);
    expect(part('2023-12-31').stepsOf('gauge')[0]).toEqual({ day: '2024-01-05', score: 30 });
  });
});
