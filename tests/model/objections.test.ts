/** What the first page of METHOD.md says of the shipped index, and of what critics would change in it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Board, Boards } from '../../src/model/board.ts';
import { counts, type Leaf, leavesOf } from '../../src/model/strategy.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import { calibrationsOf } from '../calibration.ts';
import {
  boards,
  CUSTOMS,
  changeOf,
  dayOf,
  index,
  leafOf,
  level,
  now,
  on,
  start,
  withoutCustoms,
  withReadings,
} from './shipped.ts';
import { documentOf, expectTold, expectWritten, rowsOf, sectionsOf } from './written.ts';

const sections = sectionsOf(documentOf('METHOD').split(/^# The arithmetic/m)[0] ?? '');
const OBJECTIONS = 'Five objections, and what each would change';
const HELD = 'How often the intervals held';

/** Levels that are so many better, in so many of the newest readings. */
const judged = (better: number, newest = Number.POSITIVE_INFINITY): Boards =>
  withReadings(({ levels, best, worst }, rows) =>
    rows.map((reading, at) => {
      if (levels === undefined || at < rows.length - newest) return reading;
      const value = reading.value + better * Math.sign(best - worst);
      return { ...reading, value: Math.min(levels.length - 1, Math.max(0, value)) };
    }),
  );

interface NodeFile {
  id: string;
  weight?: number;
  worst: number;
  best: number;
  scale?: 'log';
  children?: NodeFile[];
}
/** The strategy with each node of its file made another one. */
function withNodes(change: (node: NodeFile) => void): Boards {
  const file = JSON.parse(readFileSync('data/axis-of-losers.json', 'utf8'));
  const walk = (node: NodeFile): void => {
    node.children?.forEach(walk);
    change(node);
  };
  walk(file.index);
  return new Boards(checkStrategy(JSON.stringify(file), ''), boards.record);
}
const leavesBelow = (node: NodeFile): number =>
  node.children?.reduce((sum, child) => sum + leavesBelow(child), 0) ??
  Number((node.weight ?? 1) > 0);
/** Worst goalposts that lie by some of their range further out. */
const worstBy = (more: number) =>
  withNodes((node) => {
    if (node.children !== undefined) return;
    const [along, back] = node.scale === 'log' ? [Math.log, Math.exp] : [Number, Number];
    node.worst = back(along(node.worst) + more * (along(node.worst) - along(node.best)));
  });
const indexError = (board: Board): number => changeOf(start, board)[1];

/** The error of the index's change since the start, errors of one maker having so much in common. */
function errorWith(common: number, board = now): number {
  const errors = leavesOf(index).map((leaf) => ({
    maker: leaf.origin ?? leaf.id,
    error: board.share(leaf) * (board.share(leaf) > 0 ? changeOf(start, board, leaf)[1] : 0),
  }));
  const products = errors.flatMap((one) =>
    errors.map((other) => {
      const shared = one === other ? 1 : one.maker === other.maker ? common : 0;
      return shared * one.error * other.error;
    }),
  );
  return Math.sqrt(products.reduce((sum, product) => sum + product, 0));
}

const [better, worse, lately] = [judged(1), judged(-1), judged(1, 1)];

/** In the order of the table; with the error where it is not what the boards say. */
const CRITICS: readonly (readonly [Boards, error?: number])[] = [
  [boards],
  [
    withNodes((node) => {
      if (node.weight !== 0) node.weight = leavesBelow(node);
    }),
  ],
  [
    withNodes((node) => {
      if (node.id === 'conduct') node.weight = 1;
    }),
  ],
  [worstBy(0.2)],
  [worstBy(-0.2)],
  [withReadings(({ origin }, rows) => (origin === CUSTOMS ? [] : rows))],
  [better],
  [worse],
  [lately],
  [boards, errorWith(0.5)],
  [boards, errorWith(1)],
];

test('what each objection would change', () => {
  const [, ...rows] = rowsOf(sections.get(OBJECTIONS));
  expect(rows).toHaveLength(CRITICS.length);
  for (const [at, [other, common]] of CRITICS.entries()) {
    const [, score = '', change = '', band] = rows[at] ?? [];
    const board = other.on(now.day);
    const [points, error] = changeOf(other.on(start.day), board);
    const [written = '', writtenError = ''] = change.split(' ± ');
    expectWritten(score, level(board));
    expectWritten(written, points);
    expectWritten(writtenError, common ?? error);
    expect(band).toBe(board.band?.title);
    // none of them changes the answer
    expect(Math.abs(points)).toBeLessThan(common ?? error);
  }
  expect(errorWith(0)).toBeCloseTo(indexError(now), 9);
});

const calibrations = calibrationsOf(boards).map(({ what, trials }) => {
  const [held, shared] = [
    trials.filter((trial) => trial.held).length,
    trials.filter(({ heldShared }) => heldShared).length,
  ];
  return { what, held, shared, of: trials.length };
});
const percent = (part: number, all: number): number => Math.round((100 * part) / all);

test('the table of how often the intervals held', () => {
  const [, ...rows] = rowsOf(sections.get(HELD));
  expect(rows).toEqual(
    calibrations.map(({ what, held, of }) => [what, ...[held, of, percent(held, of)].map(String)]),
  );
});

const { shared = 0, of = 0 } = calibrations.find(({ what }) => what === 'all readings') ?? {};
const shareOf = (is: (leaf: Leaf) => boolean): number =>
  100 * leavesOf(index).reduce((sum, leaf) => sum + (is(leaf) ? now.share(leaf) : 0), 0);
/** Percent of the variance of the index's change. */
const doubtOf = (ids: readonly string[]): number =>
  100 *
  ids.reduce((sum, id) => {
    const error = now.share(leafOf(id)) * changeOf(start, now, leafOf(id))[1];
    return sum + (error / indexError(now)) ** 2;
  }, 0);
/** All that can be read, read again on the day itself and unchanged. */
const afresh = withReadings((leaf, rows) => {
  const { value, latest } = now.leaf(leaf);
  if (value === undefined || latest === undefined) return rows;
  // a mean is read as one
  const before = rows.filter(({ day }) => day <= now.day - (leaf.mean ?? 0));
  return [...before, { ...latest, value, day: now.day, entry: `${leaf.id} afresh` }];
});

/** The figures in the prose of a section that the record decides. */
const TOLD: Readonly<Record<string, readonly number[]>> = {
  'What it is': [level(now), changeOf(start, now)[0]],
  'What it is not, and what it cannot see': [
    level(now),
    leavesOf(index).filter((leaf) => counts(leaf) && now.leaf(leaf).state === 'late').length,
    leavesOf(index).filter(counts).length,
    shareOf((leaf) => (now.leaf(leaf).day ?? 0) < dayOf('2026-05-01')),
    shareOf((leaf) => now.leaf(leaf).confidence === 'low'),
  ],
  'What change it could have seen': [
    indexError(now),
    doubtOf(['CC1', 'CC3', 'CC4', 'CC5']),
    indexError(afresh.on(now.day)),
    ...changeOf(start, on('2025-06-30')),
  ],
  [OBJECTIONS]: [
    shareOf(({ origin }) => origin === CUSTOMS),
    level(withoutCustoms) - level(now),
    level(better.on(now.day)) - level(now),
    level(now) - level(worse.on(now.day)),
    changeOf(lately.on(start.day), lately.on(now.day))[0],
    errorWith(0.5, on('2025-06-30')),
    indexError(on('2025-06-30')),
  ],
  [HELD]: [
    ['RU1', 'RU3', 'CC4'].reduce(
      (sum, id) => sum + boards.recordOf(leafOf(id)).readings.length - 3,
      0,
    ),
    ...[shared, of, percent(shared, of)],
  ],
};

test.each([...sections])('the numbers in the prose of: %s', (title, text) => {
  expectTold(text, TOLD[title] ?? [], [0, 100]);
});
