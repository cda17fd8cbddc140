/** The figures in METHOD.md and README.md of the shipped data are those that the program computes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changeBetween } from '../../src/model/change.ts';
import { isoDay, parseIsoDay } from '../../src/model/day.ts';
import type { Node } from '../../src/model/strategy.ts';
import { leafIn, shippedBoards } from './made.ts';

const boards = await shippedBoards();
const on = (day: string) => boards.on(parseIsoDay(day) as number);
const [start, now] = [on('2024-11-08'), on('2026-12-01')];
const russia = boards.strategy.nodes.get('russia') as typeof boards.strategy.index;

const method = readFileSync('data/METHOD.md', 'utf8');
const readme = readFileSync('data/README.md', 'utf8');
const plain = (text: string) => text.replaceAll('−', '-').replaceAll('·', '*').trim();
const rowsOf = (text: string) =>
  plain(text)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** What the program says of a node by the names in the example. */
const FIGURES: Readonly<Record<string, (node: Node) => number | undefined>> = {
  score: (node) => now.score(node),
  part: (node) => now.share(node) * (now.score(node) ?? Number.NaN),
  drift: (node) => now.driftPerDay(leafIn(boards, node.id)),
  variance: (node) => (now.deviation(node) ?? Number.NaN) ** 2,
  low: (node) => now.interval(node)?.low,
  high: (node) => now.interval(node)?.high,
  change: (node) => changeBetween(start, now, node)?.points,
  changeError: (node) => changeBetween(start, now, node)?.error,
  changeVariance: (node) => ((changeBetween(start, now, node)?.error ?? Number.NaN) / 1.645) ** 2,
};

/** The result of `8² + 1.0264 * 276`. */
const result = (text: string): number => {
  const script = text.replaceAll('²', ' ** 2').replace(/√([\d.]+)/g, 'Math.sqrt($1)');
  expect(script.replaceAll('Math.sqrt', '')).toMatch(/^[-+*/().\d ]+$/);
  return new Function(`return ${script};`)() as number;
};
/** Whether a figure is written as rounding writes it. */
const expectWritten = (written: string, figure: number | undefined) => {
  const decimals = written.split('.')[1]?.length ?? 0;
  expect(Number(written)).toBe(Number(figure?.toFixed(decimals)));
};

const lines = [...plain(method).matchAll(/^(\w+) (\S+) = (.+) = (-?[\d.]+)$/gm)].map((line) =>
  line.slice(1),
);

test('every line of the example is there', () => {
  expect(lines).toHaveLength(plain(method).match(/^.* = .*$/gm)?.length ?? 0);
  expect(new Set(lines.map(([name]) => name))).toEqual(new Set(Object.keys(FIGURES)));
});

test.each(lines)('%s of %s', (name = '', id = '', formula = '', written = '') => {
  expectWritten(written, result(formula));
  expectWritten(written, FIGURES[name]?.(leafIn(boards, id)));
});

test('the table of the example', () => {
  const [, ...rows] = rowsOf(method);
  const leaves = russia.children.filter((child) => child.weight > 0);
  expect(rows.map(([id]) => id)).toEqual(leaves.map(({ id }) => id));
  for (const [id = '', ...written] of rows) {
    const leaf = leafIn(boards, id);
    const { value } = now.leaf(leaf);
    const change = changeBetween(start, now, leaf);
    const figures = [
      now.share(leaf, russia),
      value,
      start.score(leaf),
      now.score(leaf),
      now.sigma(leaf),
    ];
    const all = [...figures, change?.points, ((change?.error ?? 0) / 1.645) ** 2];
    for (const [at, cell] of written.entries()) expectWritten(cell, all[at]);
  }
});

test('the ages, steps and share that the example names', () => {
  const ru12 = leafIn(boards, 'RU12');
  expect([now.age(ru12), start.age(ru12)]).toEqual([276, 8]);
  expect(isoDay(now.leaf(ru12).day ?? 0)).toBe('2026-02-28');
  expect([start.leaf(ru12).confidence, now.leaf(ru12).confidence]).toEqual(['high', 'moderate']);
  expect(boards.recordOf(ru12).readings).toHaveLength(1 + 14);
  expect(now.share(ru12)).toBeCloseTo(0.024, 12);
  expect([ru12.worst, ru12.best]).toEqual([12.6, 5.2]);
});

test('the table of results', () => {
  const rows = rowsOf(readme).filter(([id]) => boards.strategy.nodes.has(id ?? ''));
  const days =
    rowsOf(readme)
      .find((cells) => cells.includes('2024-11-08'))
      ?.slice(1, -1) ?? [];
  expect([rows.length, days.length]).toEqual([7, 5]);
  for (const [id = '', ...cells] of rows) {
    const node = leafIn(boards, id);
    for (const [at, day] of days.entries()) {
      const [score = '', low, high] = cells[at]?.match(/[\d.]+/g) ?? [];
      expectWritten(score, on(day).score(node));
      if (low !== undefined) expectWritten(low, on(day).interval(node)?.low);
      if (high !== undefined) expectWritten(high, on(day).interval(node)?.high);
    }
    const [points = '', error = ''] = cells.at(-1)?.split(' ± ') ?? [];
    expectWritten(points, changeBetween(start, now, node)?.points);
    expectWritten(error, changeBetween(start, now, node)?.error);
  }
});
