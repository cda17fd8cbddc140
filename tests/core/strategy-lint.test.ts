import { describe, expect, test } from 'vitest';
import type { Readings } from '../../src/core/model/model.ts';
import { lintStrategy } from '../../src/core/strategy/strategy-lint.ts';
import { newStrategyJson } from '../../src/core/strategy/strategy-start.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';
import {
  branch,
  leaf,
  type Raw,
  type Row,
  readings,
  said,
  strategy,
  strategyFrom,
} from './make.ts';

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
    const start = newStrategyJson({
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
      strategy([branch('front', [good('a'), good('b'), { ...acts, weight }], { role: 'result' })]);
    expect(remarks(made(1), readings())).toEqual([
      'root.children[0].children[2]: acts is what our side does ("role": "means"), and counts in front as if it came of it; give it a weight of 0 to show it beside that as the effort',
    ]);
    expect(remarks(made(0), readings())).toEqual([]);
    const leaves = strategy([good('a', { role: 'means', code: 'A1' }), good('b')]);
    expect(remarks(leaves, readings())[0]).toContain('root.children[0]: A1 is what our side does');
    expect(remarks(strategy([good('a'), good('b')], { role: 'means' }), readings())).toEqual([]);
  });

  test('a node moves the score above it by less than 0.05 points; a weight of 0 is meant', () => {
    const half = (id: string) => good(id, { weight: 50 });
    const made = (weight: number) => strategy([half('a'), half('c'), good('b', { weight })]);
    expect(remarks(made(0.0499), readings())).toEqual([
      'root.children[2]: b moves the score of gauge by less than 0.05 points on its way from 0 to 100, too little to show; give it more weight, or a weight of 0 to show it only',
    ]);
    expect(remarks(made(0.0501), readings())).toEqual([]);
    expect(remarks(made(0), readings())).toEqual([]);
    // What hardly moves the gauge may well be seen in its track, and a track is weighed as an indicator is.
    const light = branch('light', [good('x'), good('y', { weight: 0.01 })], { weight: 0.04 });
    expect(remarks(strategy([half('a'), half('c'), light]), readings())).toEqual([
      expect.stringContaining('light moves the score of gauge by less than 0.05 points'),
    ]);
  });

  describe('one reading alone takes away the score of a track or of the gauge', () => {
    const track = (children: readonly Raw[], more: Raw = {}) =>
      branch('front', children, { kind: 'track', ...more });
    const lone = (id: string, lost: string) =>
      expect.stringContaining(`: without a reading of ${id} there is no score of ${lost}; add`);

    test.each([
      [[3, 2], 0.5, ['a']],
      [[1, 1], 0.5, []],
      [[1, 1], 0.51, ['a', 'b']],
      [[3, 2, 0], 0.4, []],
      [[3, 2, 0], 0.41, ['a']],
      [[1], 0, ['a']],
      [[1, 0], 0, ['a']],
    ])('by the least coverage of the track (weights %j, %d)', (weights, minCoverage, found) => {
      const children = weights.map((weight, at) => good('abc'.charAt(at), { weight }));
      const made = strategy([track(children, { minCoverage }), good('x'), good('y')]);
      expect(remarks(made, readings())).toEqual(found.map((id) => lone(id, 'front')));
    });

    test('an objective may hang on one reading, as long as its track does not', () => {
      const part = (weight: number) =>
        branch('part', [good('a', { weight: 3 }), good('b')], { kind: 'objective', weight });
      const made = (weight: number, more: Raw = {}) =>
        strategy([track([part(weight), good('c')], more), good('x'), good('y')]);
      expect(remarks(made(1), readings())).toEqual([]);
      // Without a, a quarter of part's coverage is left: 2/3 × 1/4 + 1/3 is half of the track's, 3/4 × 1/4 + 1/4 is less.
      expect(remarks(made(2), readings())).toEqual([]);
      expect(remarks(made(3), readings())).toEqual([lone('a', 'front')]);
      expect(remarks(made(1, { requireAll: true }), readings())).toEqual([
        lone('a', 'front'),
        lone('c', 'front'),
      ]);
    });

    test('the gauge by what it requires, or by its own least coverage', () => {
      const made = (more: Raw) =>
        strategy([track([good('a')]), good('x', { weight: 9 }), good('y', { weight: 9 })], more);
      expect(remarks(made({}), readings())).toEqual([lone('a', 'front')]);
      expect(remarks(made({ requireAll: true }), readings())).toEqual([
        lone('a', 'front and the index'),
        lone('x', 'the index'),
        lone('y', 'the index'),
      ]);
      const heavy = strategy([good('a', { weight: 3 }), good('b', { weight: 2 })]);
      expect(remarks(heavy, readings())).toEqual([lone('a', 'the index')]);
    });

    test('one with a weight of 0 anywhere above it takes nothing away', () => {
      const shown = track([good('a')], { weight: 0, requireAll: true });
      expect(remarks(strategy([shown, good('x'), good('y')]), readings())).toEqual([]);
    });
  });

  describe('two indicators of a track move together', () => {
    const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
    const rows = (id: string, values: readonly number[], every = 1, from = 0): readonly Row[] =>
      values.map((value, at): Row => [id, day(from + at * every), value]);
    const front = (...children: readonly Raw[]) =>
      branch('front', [...children, good('x'), good('y')], { kind: 'track' });
    const two = strategy([
      front(good('a'), good('b', { goalposts: { worst: 100, best: 0 } }), good('c')),
    ]);
    const together = (one: string, other: string, figures: string) =>
      expect.stringContaining(`${other} moves together with ${one} (correlation ${figures})`);
    /** Up and down, each time by another step; `count` changes. */
    const path = (count: number) =>
      Array.from({ length: count + 1 }, (_, at) => 40 + 3 * ([0, 3, 1, 6, 2, 7, 4][at % 7] ?? 0));

    test('by the changes of their scores, over at least twenty', () => {
      // b falls as a rises, and its best is its lowest.
      const inverse = (count: number) => path(count).map((value) => 100 - value);
      expect(remarks(two, readings(...rows('a', path(20)), ...rows('b', inverse(20))))).toEqual([
        'root.children[0].children[1]: b moves together with a (correlation above 0.92 over 20 changes) and counts the same thing twice; drop one, or halve their weights',
      ]);
      expect(remarks(two, readings(...rows('a', path(20)), ...rows('b', path(20))))).toEqual([]);
      expect(remarks(two, readings(...rows('a', path(19)), ...rows('c', path(19))))).toEqual([]);
    });

    test('by a correlation above 0.92', () => {
      // Changes of a and of what c has beside them: 1 and -1 in turn, and in twos. Both have a mean of 0 and no correlation
      // with each other, so the two have one of 1 / √(1 + e²), e the size of the other part: 0.92 where e is 0.426.
      const sum = (changes: readonly number[]) =>
        [0, ...changes].map((_, at) => changes.slice(0, at).reduce((all, each) => all + each, 50));
      const turn = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 1 : -1));
      const twos = Array.from({ length: 24 }, (_, at) => (at % 4 < 2 ? 1 : -1));
      const mixed = (e: number) => sum(turn.map((change, at) => change + e * (twos[at] ?? 0)));
      const found = (e: number) =>
        remarks(two, readings(...rows('a', sum(turn)), ...rows('c', mixed(e))));
      expect(found(0.42)).toEqual([together('a', 'c', 'above 0.92 over 24 changes')]);
      expect(found(0.43)).toEqual([]);
    });

    test('not because both rise for years, and not where one always changes alike', () => {
      const rising = Array.from({ length: 40 }, (_, at) => 10 + 2 * at);
      const other = rising.map((value, at) => value + (path(40)[at] ?? 0) / 10);
      expect(remarks(two, readings(...rows('a', rising), ...rows('c', other)))).toEqual([]);
      expect(remarks(two, readings(...rows('a', rising), ...rows('c', rising)))).toEqual([]);
    });

    test('by changes in which one of them moved', () => {
      const still = path(19).flatMap((value) => [value, value, value]);
      expect(remarks(two, readings(...rows('a', still), ...rows('c', still)))).toEqual([]);
      const moving = path(20).flatMap((value) => [value, value, value]);
      expect(remarks(two, readings(...rows('a', moving), ...rows('c', moving)))).toEqual([
        together('a', 'c', 'above 0.92 over 20 changes'),
      ]);
    });

    test('between days on which both were observed anew, whichever is observed more often', () => {
      // a weekly, c daily: of c only what stands on the days of a; and the days of a month apart are no matter.
      const daily = path(20).flatMap((value) => [value, ...[1, 2, 3, 4, 5, 6].map((k) => k * 9)]);
      const weekly = rows('a', path(20), 7);
      expect(remarks(two, readings(...weekly, ...rows('c', daily)))).toEqual([
        together('a', 'c', 'above 0.92 over 20 changes'),
      ]);
      expect(remarks(two, readings(...weekly, ...rows('c', path(20), 7, 3)))).toEqual([
        together('a', 'c', 'above 0.92 over 20 changes'),
      ]);
    });

    test('by the last of several readings of a day', () => {
      const slips = rows('c', path(20)).flatMap(([id, on, value]): readonly Row[] => [
        [id, on, 0],
        [id, on, value],
      ]);
      expect(remarks(two, readings(...rows('a', path(20)), ...slips))).toHaveLength(1);
    });

    test('in one track, across its objectives, and outside the tracks under one parent', () => {
      const values = readings(...rows('a', path(20)), ...rows('c', path(20)));
      const part = (id: string) =>
        branch(`part-${id}`, [good(id), good(`${id}-2`)], { kind: 'objective' });
      const track = (id: string) =>
        branch(`track-${id}`, [part(id), part(`${id}-3`)], { kind: 'track' });
      expect(remarks(strategy([front(part('a'), part('c'))]), values)).toHaveLength(1);
      expect(remarks(strategy([track('a'), track('c')]), values)).toEqual([]);
      expect(remarks(strategy([part('a'), part('c')]), values)).toEqual([]);
      expect(remarks(strategy([good('a'), good('c')]), values)).toHaveLength(1);
      expect(remarks(strategy([good('a'), good('c', { weight: 0 }), good('d')]), values)).toEqual(
        [],
      );
    });

    test('the readings of each are asked for once, however many pairs there are', () => {
      const ids = Array.from({ length: 40 }, (_, at) => `i-${at}`);
      const known = readings(...ids.flatMap((id) => rows(id, path(20))));
      let asked = 0;
      const counted: Readings = {
        ...known,
        of: (id) => {
          asked += 1;
          return known.of(id);
        },
        asOf: (id, on) => {
          asked += 1;
          return known.asOf(id, on);
        },
      };
      const pairs = remarks(strategy(ids.map((id) => good(id))), counted);
      expect(pairs).toHaveLength((40 * 39) / 2);
      expect(asked).toBe(40);
    });
  });

  test('the shipped strategy is clean', () => {
    const shipped = shippedStrategy();
    expect(remarks(shipped, shippedReadings(shipped))).toEqual([]);
  });
});
