import { expect, test } from 'vitest';
import { effortChildScoresOfNode } from '../../src/core/analysis/effort.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, readings, strategy } from './make.ts';

const effort = branch('effort', [leaf('aid')], { kind: 'objective', weight: 0, role: 'means' });
const plan = strategy([
  branch(
    'front',
    [
      leaf('line'),
      leaf('seen', { weight: 0 }),
      leaf('held', { weight: 0, role: 'result' }),
      leaf('felt', { weight: 0, role: 'effect' }),
      effort,
    ],
    { kind: 'track', role: 'result' },
  ),
  branch('far', [leaf('talk'), leaf('visit', { weight: 0, role: 'means' })], {
    kind: 'track',
    role: 'effect',
  }),
  branch('works', [leaf('built'), leaf('context', { weight: 0, role: 'means' })], {
    kind: 'track',
    role: 'means',
  }),
  branch('paid', [leaf('spent', { role: 'means' })], { kind: 'track', role: 'result' }),
]);
const card = scorecardAsOf(
  plan,
  readings(['line', '2026-01-01', 60], ['aid', '2026-01-01', 20], ['spent', '2026-01-01', 90]),
  '2026-01-02',
);
const on = (id: string) =>
  effortChildScoresOfNode(plan, card, id).map(({ node, score }) => [node.id, score]);

test('a child with the role means and weight 0 is the effort of its parent, and no part of its score', () => {
  expect(on('front')).toEqual([['effort', 20]]);
  expect(on('far')).toEqual([['visit', undefined]]);
  expect(card.nodes.get('front')?.score).toBe(60);
});

test('a weighted child, context of another role, and context of what is means itself are none', () => {
  expect([on('works'), on('paid'), on('line'), on('nowhere')]).toEqual([[], [], [], []]);
});

test('an effort without a score is an effort all the same', () => {
  const silent = scorecardAsOf(plan, readings(['line', '2026-01-01', 60]), '2026-01-02');
  expect(effortChildScoresOfNode(plan, silent, 'front').map(({ score }) => score)).toEqual([
    undefined,
  ]);
});
