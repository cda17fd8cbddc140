import { describe, expect, test } from 'vitest';
import {
  findIndicatorByIdOrCode,
  indicatorsOfStrategy,
  leavesOf,
  nodeCodeOf,
  nodePlacesOf,
  tracksOf,
} from '../../src/core/model/tree.ts';
import { branch, leaf, strategy } from './make.ts';

const tree = strategy([
  branch(
    'east',
    [
      leaf('a', { code: 'E1', owner: 'Ann' }),
      branch('far', [leaf('b', { role: 'means', code: 'a' })]),
    ],
    { kind: 'track', role: 'result', owner: 'Bob' },
  ),
  branch('west', [leaf('c')], { kind: 'track' }),
]);

describe('a tree', () => {
  test('role and owner come from the nearest that has one', () => {
    const places = nodePlacesOf(tree);
    expect(places.get('a')).toMatchObject({ role: 'result', owner: 'Ann' });
    expect(places.get('far')).toMatchObject({ role: 'result', owner: 'Bob' });
    expect(places.get('b')).toMatchObject({ role: 'means', owner: 'Bob' });
    expect(places.get('c')?.role).toBeUndefined();
  });
  test('the path runs from the root down to the parent', () => {
    expect(
      nodePlacesOf(tree)
        .get('b')
        ?.path.map(({ id }) => id),
    ).toEqual(['gauge', 'east', 'far']);
    expect(nodePlacesOf(tree).get('gauge')?.parent).toBeUndefined();
  });
  test('indicators and tracks come in file order', () => {
    expect(indicatorsOfStrategy(tree).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(tracksOf(tree).map(({ id }) => id)).toEqual(['east', 'west']);
    expect(leavesOf(tree.root)).toHaveLength(3);
  });
  test('an indicator is found by id or code in any case, an id first', () => {
    expect(findIndicatorByIdOrCode(tree, ' e1 ')?.id).toBe('a');
    expect(findIndicatorByIdOrCode(tree, 'A')?.id).toBe('a');
    expect(findIndicatorByIdOrCode(tree, 'east')).toBeUndefined();
  });
  test('the short name is the code, else the id', () => {
    expect([...nodePlacesOf(tree).values()].map(({ node }) => nodeCodeOf(node))).toEqual([
      'gauge',
      'east',
      'E1',
      'far',
      'a',
      'west',
      'c',
    ]);
  });
});
