/** A strategy file with something changed in it. */
import { array, assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { findNode } from '../../src/model/strategy.ts';
import {
  differences,
  editsOf,
  idFrom,
  nodeFileOf,
  nodeOnPath,
  pathOf,
  problemsOf,
  shareByWeight,
  strategyText,
  withChild,
  withNode,
  withoutNode,
  withWeights,
} from '../../src/model/strategy-edit.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import type { StrategyFile } from '../../src/model/strategy-link.ts';
import { branch, leaf } from './made.ts';

const FILE = {
  ...{ format: 'axiswatch.strategy/3', id: 'made', title: 'Made', start: '2026-01-01' },
  question: 'Does it move?',
  answers: { up: 'yes', still: 'no', down: 'backwards' },
  sides: [{ id: 'ours', title: 'us' }],
  bands: [
    { title: 'Any', from: 0 },
    { title: 'High', from: 50, requires: { a: 10, LEFT: 20 } },
  ],
  links: [
    { title: 'one', cause: 'left', effect: 'right' },
    { title: 'two', cause: 'B', effect: 'right' },
  ],
  index: branch('index', [
    branch('left', [leaf('A'), leaf('b', { weight: 3 })]),
    branch('right', [leaf('c')], { weight: 0.5 }),
  ]),
} as unknown as StrategyFile;

const linked = (file: StrategyFile) => checkStrategy(strategyText(file), '');
const shareOf = (file: StrategyFile, id: string) => {
  const node = findNode(linked(file), id);
  return node && shareByWeight(node);
};

test('a node is changed, added, weighted and dropped, and the rest stays', () => {
  const changed = withNode(FILE, { ...leaf('b'), title: 'Another', weight: 3 } as never);
  expect(differences(FILE, changed)).toEqual(new Map([['b', 'changed']]));
  const added = withChild(changed, 'left', leaf('d') as never);
  expect(nodeFileOf(added, 'd')).toEqual({ ...leaf('d'), weight: 2 });
  expect(pathOf(added, 'd')).toBe('index.children[0].children[2]');
  const weighted = withWeights(added, new Map([['c', 0.25]]));
  const dropped = withoutNode(weighted, 'c');
  expect(differences(added, dropped)).toEqual(new Map([['c', 'dropped']]));
  expect(differences(weighted, FILE)).toEqual(
    new Map<string, string>([
      ['b', 'changed'],
      ['c', 'changed'],
      ['d', 'dropped'],
    ]),
  );
  expect(problemsOf(weighted)).toEqual([]);
  expect(problemsOf(dropped)).toMatchObject([{ path: 'index.children[1].children' }]);
});

test('an edit is told field by field, and of a node that came or went that alone', () => {
  const told = (to: StrategyFile) =>
    editsOf(FILE, to).map(({ node, field, was, is }) => [node?.id, field, was, is]);
  expect(told(FILE)).toEqual([]);
  expect(told({ ...FILE, question: 'Why?' })).toEqual([
    [undefined, 'question', FILE.question, 'Why?'],
  ]);
  const changed = withNode(FILE, {
    ...leaf('b'),
    worst: 7,
    best: 3,
    weight: 3,
    decimals: 2,
  } as never);
  expect(told(changed)).toMatchObject([
    ['b', 'worst', expect.anything(), 7],
    ['b', 'best', expect.anything(), 3],
    ['b', 'decimals', undefined, 2],
  ]);
  expect(told(withChild(FILE, 'left', leaf('d') as never))).toEqual([
    ['d', 'added', undefined, undefined],
  ]);
  const gone = told(withoutNode(FILE, 'A')).map(([id, field]) => [id, field]);
  expect(gone).toContainEqual(['A', 'dropped']);
});

test('what names a node that is dropped goes with it', () => {
  const { links, bands } = withoutNode(FILE, 'left');
  expect(links).toEqual([]);
  expect(bands).toEqual([
    { title: 'Any', from: 0 },
    { title: 'High', from: 50 },
  ]);
  const other = withoutNode(FILE, 'A');
  expect(other.bands[1]?.requires).toEqual({ LEFT: 20 });
  expect(other.links).toEqual(FILE.links);
  expect(problemsOf(other)).toEqual([]);
});

test('shares by weight add up to 1, and a weight of 0 has none', () => {
  const file = withChild(FILE, 'right', leaf('none', { weight: 0 }) as never);
  const shares = linked(file).leaves.map(shareByWeight);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(shareOf(FILE, 'c')).toBeCloseTo(1 / 3, 12);
});

test('a problem leads to its node, and each node has a path of its own', () => {
  const ids = ['index', 'left', 'A', 'b', 'right', 'c'];
  for (const id of ids) {
    const path = pathOf(FILE, id);
    expect(nodeOnPath(FILE, path)?.id).toBe(id);
    expect(nodeOnPath(FILE, `${path}.worst`)?.id).toBe(id);
  }
  expect(new Set(ids.map((id) => pathOf(FILE, id))).size).toBe(ids.length);
  expect(nodeOnPath(FILE, 'bands[0].from')).toBeUndefined();
});

test('whatever the titles, ids made of them can be used and are apart', () => {
  assert(
    property(array(string({ unit: 'grapheme' }), { maxLength: 6 }), (titles) => {
      const ids = new Set<string>();
      for (const title of titles) ids.add(idFrom(title, (id) => ids.has(id)));
      expect(ids.size).toBe(titles.length);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9-]+$/);
    }),
  );
  expect(idFrom('Überfüllte Busse, pro Tag!', () => false)).toBe('uberfullte-busse-pro-tag');
});
