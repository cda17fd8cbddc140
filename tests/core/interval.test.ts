import { describe, expect, test } from 'vitest';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const DAY = '2024-06-01';

function rootOf(children: readonly Raw[], root: Raw, ...rows: readonly Row[]) {
  return scorecardAsOf(strategy(children, root), readings(...rows), DAY).root;
}

const pair = [leaf('a'), leaf('b')];

describe('sd² = Σ(Kσ)² + 2ρ Σ KKσσ over pairs of one source', () => {
  test('two sources: √((0.5·4)² + (0.5·8)²)', () => {
    const { sd } = rootOf(pair, {}, ['a', DAY, 50, 'high', 'A'], ['b', DAY, 50, 'moderate', 'B']);
    expect(sd).toBeCloseTo(Math.sqrt(4 + 16), 12);
  });
  test('one source adds 2 · 0.5 · (0.5·4)(0.5·8)', () => {
    const { sd } = rootOf(pair, {}, ['a', DAY, 50, 'high', 'A'], ['b', DAY, 50, 'moderate', ' A ']);
    expect(sd).toBeCloseTo(Math.sqrt(4 + 16 + 8), 12);
  });
  test('sources are equal after trimming, case included', () => {
    const { sd } = rootOf(pair, {}, ['a', DAY, 50, 'high', 'A'], ['b', DAY, 50, 'moderate', 'a']);
    expect(sd).toBeCloseTo(Math.sqrt(20), 12);
  });
  test('an empty source is shared with nobody', () => {
    const { sd } = rootOf(pair, {}, ['a', DAY, 50, 'high', ' '], ['b', DAY, 50, 'moderate', '']);
    expect(sd).toBeCloseTo(Math.sqrt(20), 12);
  });
  test('three of one source have three pairs', () => {
    const { sd } = rootOf(
      [...pair, leaf('c')],
      {},
      ['a', DAY, 50, 'high', 'A'],
      ['b', DAY, 50, 'high', 'A'],
      ['c', DAY, 50, 'high', 'A'],
    );
    expect(sd).toBeCloseTo(Math.sqrt(3 * (16 / 9) + 3 * (16 / 9)), 12);
  });
});

describe('the interval is score ± 1.645·sd, cut to 0…100', () => {
  test('by hand', () => {
    const { low, high } = rootOf([leaf('a')], {}, ['a', DAY, 50, 'moderate']);
    expect(low).toBeCloseTo(50 - 1.645 * 8, 12);
    expect(high).toBeCloseTo(50 + 1.645 * 8, 12);
  });
  test('cut at both ends', () => {
    expect(rootOf([leaf('a')], {}, ['a', DAY, 3, 'low']).low).toBe(0);
    expect(rootOf([leaf('a')], {}, ['a', DAY, 97, 'low']).high).toBe(100);
  });
  test('for a node below the root, the slopes stop at that node', () => {
    const tree = [branch('x', pair, { weight: 1 }), leaf('c', { weight: 3 })];
    const card = scorecardAsOf(
      strategy(tree),
      readings(['a', DAY, 50], ['b', DAY, 50, 'moderate'], ['c', DAY, 20]),
      DAY,
    );
    expect(card.nodes.get('x')?.sd).toBeCloseTo(Math.sqrt(20), 12);
    expect(card.root.sd).toBeCloseTo(Math.sqrt(20 / 16 + 9), 12);
    expect(card.nodes.get('a')?.sd).toBe(4);
  });
});
