/** The arithmetic in METHOD.md is that of the program: each line can be done again, and comes out as the board has it. */
import { expect, test } from 'vitest';
import { actsOn } from '../../src/model/acts.ts';
import type { Board } from '../../src/model/board.ts';
import { type Cause, causesOf, changeBetween } from '../../src/model/change.ts';
import { isoDay } from '../../src/model/day.ts';
import { FRESH, Z } from '../../src/model/error.ts';
import {
  asItStandsScore,
  askedValue,
  brierScore,
  meets,
  outcomeOf,
} from '../../src/model/forecast.ts';
import type { Reading } from '../../src/model/record.ts';
import { counts, type Leaf, leavesOf, type Node, scoreOf } from '../../src/model/strategy.ts';
import { assumedBoard } from '../../src/model/what-if.ts';
import {
  boards,
  changeOf,
  dayOf,
  index,
  leafOf,
  named,
  now,
  on,
  start,
  withoutCustoms,
} from './shipped.ts';
import { documentOf, expectTold, expectWritten, rowsOf, sectionsOf } from './written.ts';

const method = documentOf('METHOD').split(/^# /m).at(-1) ?? '';
const sections = sectionsOf(`# ${method}`);
const ru12 = leafOf('RU12');

const effect = (a: Board, b: Board, of: Node, leaf: Node, what: Cause['effect']) =>
  causesOf(a, b, of).find((cause) => cause.node === leaf && cause.effect === what)?.points;
const readingOf = (leaf: Leaf, day: number) =>
  boards.recordOf(leaf).readings.find((reading) => reading.day === day) as Reading;

/** Of a step between two readings what exceeds their errors, a day. */
function excess(leaf: Leaf, a: Reading, b: Reading): number {
  const noise = (FRESH[a.confidence] ** 2 + FRESH[b.confidence] ** 2) / 2;
  const step = scoreOf(leaf, b.value) - scoreOf(leaf, a.value);
  return Math.max(0, step ** 2 - noise) / (b.day - a.day);
}

/** What became of RU1 at most 50 by 30 September 2026, given 30 % on 1 July. */
function forecast(leaf: Leaf): { isMet: boolean; stood: boolean } {
  const record = boards.recordOf(leaf);
  const asked = dayOf('2026-07-01');
  const by = dayOf('2026-09-30');
  const question = { indicator: leaf.id, condition: 'at most', value: 50, by } as const;
  return {
    isMet: outcomeOf(leaf, record, question, asked, now.day).state === 'met',
    stood: meets(question, askedValue(leaf, record, asked)),
  };
}

type Figure = (node: Node, a: Board, b: Board) => number | undefined;
const ofLeaf =
  (figure: (leaf: Leaf, a: Board, b: Board) => number | undefined): Figure =>
  (node, a, b) =>
    figure(node as Leaf, a, b);
const square = (figure = Number.NaN) => figure ** 2;

/** What the program says of a node by the names in the boxes. */
const FIGURES: Readonly<Record<string, Figure>> = {
  value: ofLeaf((leaf, _, b) => b.leaf(leaf).value),
  score: (node, _, b) => b.score(node),
  share: (node, _, b) => b.share(node),
  part: (node, _, b) => b.share(node) * (b.score(node) ?? Number.NaN),
  coverage: (node, _, b) => b.coverage(node),
  late: ofLeaf((leaf, _, b) => b.leaf(leaf).lateBy),
  step: ofLeaf((leaf, a, b) => excess(leaf, readingOf(leaf, a.day), readingOf(leaf, b.day))),
  drift: ofLeaf((leaf, _, b) => b.driftPerDay(leaf)),
  variance: (node, _, b) => square(b.deviation(node)),
  low: (node, _, b) => b.interval(node)?.low,
  high: (node, _, b) => b.interval(node)?.high,
  change: (node, a, b) => changeBetween(a, b, node)?.points,
  changeError: (node, a, b) => changeBetween(a, b, node)?.error,
  changeVariance: (node, a, b) => square(changeBetween(a, b, node)?.error) / Z ** 2,
  valueEffect: (node, a, b) => effect(a, b, index, node, 'value'),
  windowEffect: (node, a, b) => effect(a, b, index, node, 'window'),
  coverageEffect: (node, a, b) => effect(a, b, node.parent ?? index, node, 'coverage'),
  without: (node) => withoutCustoms.score(node),
  best: ofLeaf((leaf, _, b) => assumedBoard(b, new Map([[leaf, leaf.best]])).score(index)),
  doubt: ofLeaf((leaf, _, b) => b.doubt(leaf)),
  brier: ofLeaf((leaf) => brierScore(0.3, forecast(leaf).isMet)),
  asItStands: ofLeaf((leaf) => asItStandsScore({ ...forecast(leaf), first: new Map() })),
};

/** The result of `8² + 1.0264 * 276`. */
const result = (text: string): number => {
  const script = text
    .replaceAll('²', ' ** 2')
    .replace(/√([\d.]+)/g, 'Math.sqrt($1)')
    .replace(/ln ([\d.]+)/g, 'Math.log($1)');
  expect(script.replaceAll(/Math\.(sqrt|log)/g, '')).toMatch(/^[-+*/().\d ]+$/);
  return new Function(`return ${script};`)() as number;
};

const LINE = /^(\w+) (\S+)(?: on (\S+))?(?: from (\S+))?(?: to (\S+))? = (.+) = (-?[\d.]+)$/gm;
const lines = [...method.matchAll(LINE)];

test('every line in a box is read, and every name is used', () => {
  expect(lines).toHaveLength(method.match(/^.* = .*$/gm)?.length ?? 0);
  expect(new Set(lines.map(([, name]) => name))).toEqual(new Set(Object.keys(FIGURES)));
});

test.each(lines.map((line) => [...line]))('%s', (_, ...parts) => {
  const [name = '', id = '', day, from, to, formula = '', written = ''] = parts;
  const last = day ?? to;
  const days = [from ? on(from) : start, last ? on(last) : now] as const;
  expectWritten(written, result(formula));
  expectWritten(written, FIGURES[name]?.(named(id), ...days));
});

test('the table of the example', () => {
  const [, ...rows] = rowsOf(sections.get('How sure'));
  const russia = named('russia');
  const leaves = leavesOf(russia).filter(counts);
  expect(rows.map(([id]) => id)).toEqual(leaves.map(({ id }) => id));
  for (const [id = '', ...written] of rows) {
    const leaf = leafOf(id);
    const change = changeBetween(start, now, leaf);
    const figures = [
      now.share(leaf, russia),
      now.leaf(leaf).value,
      start.score(leaf),
      now.score(leaf),
      now.sigma(leaf),
      change?.points,
      square(change?.error) / Z ** 2,
    ];
    for (const [at, cell] of written.entries()) expectWritten(cell, figures[at]);
  }
});

const middle = ['2027-04-20', '2027-04-21']
  .map((day) => on(day).score(named('support-to-russia')) ?? Number.NaN)
  .reduce((sum, score) => sum + score / 2, 0);
const driftSum = boards
  .recordOf(ru12)
  .readings.reduce(
    (sum, after, at, all) => sum + (at === 0 ? 0 : excess(ru12, all[at - 1] as Reading, after)),
    0,
  );
const acts = Map.groupBy(actsOn(now, named('russia')), ({ event }) => event.stage);

/** The figures in the prose of a section that the record decides, and those that a rule or a choice sets. */
const TOLD: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'Values and scores': [
    [now.leaf(ru12).value ?? 0, leafOf('RU1').mean ?? 0, leafOf('CC6').count ?? 0],
    [now.age(ru12), ru12.every, ru12.lag, now.leaf(ru12).lateBy ?? 0],
  ],
  'How sure': [
    [boards.recordOf(ru12).readings.length - 1, driftSum, start.age(ru12)],
    [20 ** 2 / 365, ...Object.values(FRESH), Z],
  ],
  Why: [
    [middle, changeOf(on('2027-04-20'), on('2027-04-21'), named('support-to-russia'))[0]],
    [100 * withoutCustoms.coverage(named('support-to-russia'))],
    changeOf(start, now, named('russia')),
    changeOf(start, now, named('support-to-russia')),
    [...acts.values()].map(({ length }) => length),
  ],
  Forecasts: [
    ['2026-06-30', '2026-07-31'].map((day) => readingOf(leafOf('RU1'), dayOf(day)).value),
  ],
};
const CHOSEN: Readonly<Record<string, readonly number[]>> = {
  'Values and scores': [0],
  'How sure': [0, 20, 30, 40, 100],
  Forecasts: [30, 50, 0],
};

test.each([...sections])('the numbers in the prose of: %s', (title, text) => {
  expectTold(text, (TOLD[title] ?? []).flat(), CHOSEN[title] ?? []);
});

test('the days that the prose names', () => {
  const { day = 0 } = now.leaf(ru12);
  const without = (node: Node) => {
    let found = now.day;
    while (boards.on(found).score(node) !== undefined) found += 1;
    return isoDay(found);
  };
  expect(isoDay(day)).toBe('2026-02-28');
  expect(isoDay(day + ru12.expires + 1)).toBe('2027-04-06');
  expect([named('conduct'), index].map(without)).toEqual(['2027-06-14', '2027-06-15']);
  const { band, unmet } = on('2027-06-14');
  expect([band?.title, ...unmet.map(({ node }) => node.id)]).toEqual(['Strained', 'conduct']);
});
