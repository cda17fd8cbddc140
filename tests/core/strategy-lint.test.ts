import { describe, expect, test } from 'vitest';
import type { Readings } from '../../src/core/model/model.ts';
import { lintStrategy } from '../../src/core/strategy/strategy-lint.ts';
import { startingStrategy } from '../../src/core/strategy/strategy-start.ts';
import { branch, leaf, type Row, readings, said, strategy, strategyFrom } from './make.ts';

const known = { lookUp: [{ title: 'Where' }] };
const good = (id: string, more: object = {}) => leaf(id, { ...known, ...more });
const remarks = (...args: Parameters<typeof lintStrategy>): readonly string[] =>
  said(lintStrategy(...args));

describe('a strategy makes sense unless', () => {
  test('(three indicators of one weight, each with its source: nothing is said)', () => {
    const sound = strategy([
      branch('part', [good('a'), good('b'), good('c')], { kind: 'objective' }),
    ]);
    expect(remarks(sound, readings())).toEqual([]);
  });

  test('texts still say what to put there', () => {
    const start = startingStrategy({
      id: 'mine',
      title: 'Mine',
      start: '2026-01-01',
      tracks: ['Ice'],
    });
    const lines = remarks(strategyFrom(start), readings());
    expect(lines).toEqual([
      'source: the source still says what to put into "title"; write your own words',
      ...['Low', 'Middle', 'High'].map(
        (title, at) =>
          `bands[${at}]: the band ${title} still says what to put into "meaning"; write your own words`,
      ),
      'root: Mine still says what to put into "aim"; write your own words',
      'root.children[0]: Ice still says what to put into "aim"; write your own words',
      ...['X1', 'X2'].map(
        (code, at) =>
          `root.children[0].children[${at}]: ${code} still says what to put into "title", "unit", "measures", "why", "lookUp"; write your own words`,
      ),
    ]);
    const text = JSON.stringify(start).replace('Say what moves this track up.', 'The ice grows.');
    expect(remarks(strategyFrom(JSON.parse(text)), readings())).toHaveLength(lines.length - 1);
  });

  test('an indicator says nowhere to look its value up', () => {
    expect(remarks(strategy([good('a'), leaf('b', { code: 'B1' })]), readings())).toEqual([
      'root.children[1]: B1 says nowhere to look its value up; name the source in "lookUp"',
    ]);
  });

  test('what our side does counts as a result; below it, and with a weight of 0, it is no remark', () => {
    const acts = branch('acts', [good('x'), good('y', { role: 'means' })], { role: 'means' });
    const made = (weight: number) =>
      strategy([branch('front', [good('a'), { ...acts, weight }], { role: 'result' })]);
    expect(remarks(made(1), readings())).toEqual([
      'root.children[0].children[1]: acts is what our side does ("role": "means"), and counts in front as if it came of it; give it a weight of 0 to show it beside that as the effort',
    ]);
    expect(remarks(made(0), readings())).toEqual([]);
    const leaves = strategy([good('a', { role: 'means', code: 'A1' }), good('b')]);
    expect(remarks(leaves, readings())[0]).toContain('root.children[0]: A1 is what our side does');
    expect(remarks(strategy([good('a'), good('b')], { role: 'means' }), readings())).toEqual([]);
  });

  test('an indicator moves the gauge by less than half a point; a weight of 0 is meant', () => {
    const made = (weight: number) => strategy([good('a', { weight: 100 }), good('b', { weight })]);
    expect(remarks(made(0.49), readings())).toEqual([
      'root.children[1]: b moves the gauge by about 0.49 points on its way from worst to best, too little to show; give it more weight, or a weight of 0 to show it only',
    ]);
    expect(remarks(made(0.51), readings())).toEqual([]);
    expect(remarks(made(0), readings())).toEqual([]);
  });

  test.each([
    [[3, 2], 0.5, ['a']],
    [[1, 1], 0.5, []],
    [[1, 1], 0.6, ['a', 'b']],
    [[3, 2, 0], 0.3, []],
  ])(
    'one indicator silences an objective (weights %j, least coverage %d)',
    (weights, minCoverage, silent) => {
      const children = weights.map((weight, at) => good('abc'.charAt(at), { weight }));
      const made = strategy([branch('part', children, { kind: 'objective', minCoverage })]);
      const found = remarks(made, readings());
      expect(found).toHaveLength(silent.length);
      silent.forEach((id, at) => {
        expect(found[at]).toMatch(
          new RegExp(
            `^root.children\\[0\\]: part has no score without ${id}, which is \\d+ % of its weight`,
          ),
        );
      });
    },
  );

  test('an objective rests on one indicator alone, also through a group in it', () => {
    const group = branch('group', [good('a')]);
    const made = strategy([branch('part', [group], { kind: 'objective' })]);
    expect(remarks(made, readings())).toEqual([
      'root.children[0]: part rests on a alone and has no score without it; add a second indicator',
    ]);
  });

  describe('two indicators move together', () => {
    const two = strategy([good('a'), good('b', { goalposts: { worst: 100, best: 0 } }), good('c')]);
    const rows = (ids: readonly string[], values: readonly number[]): readonly Row[] =>
      ids.flatMap((id) =>
        values.map((value, at): Row => [id, `2026-01-${String(at + 1).padStart(2, '0')}`, value]),
      );
    const path = [10, 30, 20, 50, 40, 60, 80, 70];
    const inverse = path.map((value) => 100 - value);

    test('by their scores, not by their values, over at least eight days', () => {
      // a and c hold the same values; b falls as they rise, and its best is its lowest.
      const all = readings(...rows(['a'], path), ...rows(['b'], inverse));
      expect(remarks(two, all)).toEqual([
        'root.children[1]: b moves together with a (correlation 1.00 over 8 days) and counts the same thing twice; drop one, or halve their weights',
      ]);
      expect(remarks(two, readings(...rows(['a', 'b'], path)))).toEqual([]);
      expect(
        remarks(two, readings(...rows(['a'], path.slice(1)), ...rows(['b'], inverse.slice(1)))),
      ).toEqual([]);
    });

    test('by a correlation above 0.92', () => {
      // Of two orders of n numbers it is 1 − 6Σd²/(n(n² − 1)): 0.9286 of one and 0.9048 of the other.
      const line = [1, 2, 3, 4, 5, 6, 7, 8];
      const near = [2, 1, 4, 3, 6, 5, 7, 8];
      const far = [2, 1, 4, 3, 6, 5, 8, 7];
      expect(remarks(two, readings(...rows(['a'], line), ...rows(['c'], near)))).toHaveLength(1);
      expect(remarks(two, readings(...rows(['a'], line), ...rows(['c'], far)))).toEqual([]);
    });

    test('on days on which both have a score: none before the first reading, none once one expired', () => {
      const short = strategy([good('a'), good('c', { maxAgeDays: 0 })]);
      const day = (at: number) => `2026-01-${String(at + 1).padStart(2, '0')}`;
      const early = ['2025-12-30', '2025-12-31'].map((on): Row => ['a', on, 50]);
      // c is not observed on the day of the ninth value, and has expired by then.
      const all = [
        ...early,
        ...rows(['a', 'c'], path),
        ...[75, 90].map((value, at): Row => ['a', day(8 + at), value]),
        ['c', day(9), 90] satisfies Row,
      ];
      expect(remarks(short, readings(...all))).toEqual([
        expect.stringContaining('(correlation 1.00 over 9 days)'),
      ]);
    });

    test('on the last day on which the value of one stands, but not after it', () => {
      const said = (days: number, ids: readonly [string, string]) => {
        const plan = strategy([good('a', { maxAgeDays: days }), good('c', { maxAgeDays: days })]);
        // the other is observed once more, on the day after the eighth
        const more: Row = [ids[1], '2026-01-09', 80];
        return remarks(plan, readings(...rows(ids, path), more));
      };
      for (const ids of [
        ['a', 'c'],
        ['c', 'a'],
      ] as const) {
        expect(said(1, ids)).toEqual([expect.stringContaining('over 9 days')]);
        expect(said(0, ids)).toEqual([expect.stringContaining('over 8 days')]);
      }
    });

    test('by the last of several readings of a day, and by the newest hundred days', () => {
      const long = Array.from({ length: 130 }, (_, at) => {
        const day = new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);
        return { day, value: path[at % path.length] ?? 0 };
      });
      // In the oldest thirty days the two run against each other.
      const all = long.flatMap(({ day, value }, at): readonly Row[] => [
        ['a', day, value],
        ['c', day, 0],
        ['c', day, at < 30 ? 100 - value : value],
      ]);
      expect(remarks(two, readings(...all))).toEqual([
        expect.stringContaining('c moves together with a (correlation 1.00 over 100 days)'),
      ]);
    });

    test('the readings of each are asked for once, however many pairs there are', () => {
      const ids = Array.from({ length: 40 }, (_, at) => `i-${at}`);
      const known = readings(...rows(ids, path));
      let asked = 0;
      const counted: Readings = {
        ...known,
        of: (id) => {
          asked += 1;
          return known.of(id);
        },
        asOf: (id, day) => {
          asked += 1;
          return known.asOf(id, day);
        },
      };
      const pairs = remarks(strategy(ids.map((id) => good(id))), counted);
      expect(pairs).toHaveLength((40 * 39) / 2);
      expect(asked).toBe(40);
    });

    test('one that never moves moves with nothing', () => {
      const noEffects = path.map(() => 50);
      expect(remarks(two, readings(...rows(['a', 'c'], noEffects)))).toEqual([]);
    });
  });
});
