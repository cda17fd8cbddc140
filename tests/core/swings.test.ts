/** Up- and downswings by hand, and what holds of the swings of any path. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { swingsOfScores } from '../../src/core/analysis/swings.ts';
import { addDays, daysBetween } from '../../src/core/model/day.ts';

const FIRST = '2024-01-01';

/** The swings of a path in short: way, first and last day after the first of the path, scores, and whether it is open. */
function told(path: readonly (number | undefined)[]): readonly string[] {
  return swingsOfScores(path, FIRST).map(
    ({ up, begin, from, end, to, open }) =>
      `${up ? 'up' : 'down'} ${daysBetween(FIRST, begin)} ${from} - ${daysBetween(FIRST, end)} ${to}${open ? ' open' : ''}`,
  );
}

describe('swings', () => {
  test.each<[string, readonly (number | undefined)[], readonly string[]]>([
    ['a path that never moves by 5 has none', [50, 54.9, 50.1, 54.9, 50], []],
    ['no path has none', [], []],
    ['5 points exactly are enough', [50, 55], ['up 0 50 - 1 55 open']],
    ['rounding does not decide', [0.1 + 0.2, 5.3], ['up 0 0.30000000000000004 - 1 5.3 open']],
    ['a fall from the first day', [50, 45], ['down 0 50 - 1 45 open']],
    [
      'one begins at the lowest before it and ends at the highest before the fall',
      [50, 47, 49, 53, 60, 57, 54],
      ['up 1 47 - 4 60', 'down 4 60 - 6 54 open'],
    ],
    ['what does not fall by 5 belongs to it', [40, 46, 42, 50, 46], ['up 0 40 - 3 50 open']],
    [
      'it begins on the last and ends on the first of the days at an extreme',
      [40, 40, 50, 50, 47, 50, 30, 30, 36],
      ['up 1 40 - 2 50', 'down 5 50 - 6 30', 'up 7 30 - 8 36 open'],
    ],
    [
      'days without a score are left out',
      [undefined, 40, undefined, 45, undefined, undefined, 39],
      ['up 1 40 - 3 45', 'down 3 45 - 6 39 open'],
    ],
    [
      'before the first swing the lowest and the highest are both candidates',
      [50, 53, 49.5, 52, 48],
      ['down 1 53 - 4 48 open'],
    ],
    [
      'what is within 1e-9 is one extreme',
      [40, 50, 50 + 1e-12, 44],
      ['up 0 40 - 1 50', 'down 2 50.000000000001 - 3 44 open'],
    ],
    ['and so is what is just 1e-9 apart', [0, 1e-9, 50], ['up 1 1e-9 - 2 50 open']],
    ['but no more than that', [0, 1.1e-9, 50], ['up 0 0 - 2 50 open']],
  ])('%s', (_, path, said) => {
    expect(told(path)).toEqual(said);
  });
});

const score = fc.oneof(
  { weight: 6, arbitrary: fc.nat(400).map((n) => n / 4) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const paths = fc.array(score, { maxLength: 80 });

describe('of any path', () => {
  test('the swings alternate, each begins at the height at which the one before it ended, and only the last is open', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const swings = swingsOfScores(path, FIRST);
        swings.forEach((swing, at) => {
          const before = swings[at - 1];
          expect(swing.open).toBe(at === swings.length - 1);
          expect(swing.begin < swing.end).toBe(true);
          if (before === undefined) return;
          expect(swing.up).toBe(!before.up);
          expect(swing.from).toBe(before.to);
          expect(swing.begin >= before.end).toBe(true);
        });
      }),
    );
  });

  test('every swing is of 5 points or more, and its ends are scores of the path', () => {
    fc.assert(
      fc.property(paths, (path) => {
        for (const { up, begin, end, from, to } of swingsOfScores(path, FIRST)) {
          expect(up ? to - from : from - to).toBeGreaterThanOrEqual(5);
          expect(path[daysBetween(FIRST, begin)]).toBe(from);
          expect(path[daysBetween(FIRST, end)]).toBe(to);
        }
      }),
    );
  });

  test('between its ends no score lies beyond them, and none turned by 5', () => {
    fc.assert(
      fc.property(paths, (path) => {
        for (const { up, begin, end, from, to } of swingsOfScores(path, FIRST)) {
          let best = from;
          for (const at of path.slice(daysBetween(FIRST, begin), daysBetween(FIRST, end) + 1)) {
            if (at === undefined) continue;
            expect(at).toBeGreaterThanOrEqual(Math.min(from, to));
            expect(at).toBeLessThanOrEqual(Math.max(from, to));
            best = up ? Math.max(best, at) : Math.min(best, at);
            expect(Math.abs(best - at)).toBeLessThan(5);
          }
        }
      }),
    );
  });

  test('turned upside down, up is down', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const turned = path.map((each) => (each === undefined ? undefined : 100 - each));
        const back = swingsOfScores(turned, FIRST).map(({ up, from, to, ...rest }) => ({
          ...rest,
          up: !up,
          from: 100 - from,
          to: 100 - to,
        }));
        expect(back).toEqual(swingsOfScores(path, FIRST));
      }),
    );
  });

  test('one that spans less than 5 points has none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(19).map((n) => 30 + n / 4)), (path) => {
        expect(swingsOfScores(path, FIRST)).toEqual([]);
      }),
    );
  });

  test('it does not matter on which day it begins', () => {
    fc.assert(
      fc.property(paths, fc.nat(9), (path, gap) => {
        const late = [...Array.from({ length: gap }, () => undefined), ...path];
        expect(swingsOfScores(late, addDays(FIRST, -gap))).toEqual(swingsOfScores(path, FIRST));
      }),
    );
  });
});
