/** Two boards side by side: what moved between two days, and what another strategy file alone did, by hand. */
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/core/journal/assessment.ts';
import type { BoardThen } from '../../src/core/journal/board-then.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { assessmentDifferenceLines } from '../../src/features/assessments/assessment-differs.ts';
import {
  earlierBoardByLaterStrategy,
  gaugeMoveByRevisionLines,
  revisionEffectOnNodeText,
  strategyRevisionEffectLines,
} from '../../src/features/assessments/strategy-revision-effects.ts';
import { displayTextOfLinePart } from '../../src/text/line.ts';
import { scoreMoveRowSentence, scoreMovesViewOrReason } from '../../src/views/moves.ts';
import { branch, leaf, type Row, readings, strategy } from '../core/make.ts';
import { textsOf } from './texts.ts';

const [FROM, TO] = ['2024-05-01', '2024-06-01'];
const plan = (weight: number, more: readonly Parameters<typeof branch>[1][number][] = []) =>
  strategy([
    branch('front', [leaf('land', { unit: 'km²' })], { kind: 'track', title: 'Front', weight }),
    branch('far', [leaf('aid')], { kind: 'track', title: 'Far' }),
    ...more,
  ]);
const [even, heavy] = [plan(1), plan(3)];
const rows: readonly Row[] = [
  ['land', FROM, 20],
  ['aid', FROM, 60],
];
const was = boardAsOf(even, readings(...rows), TO);

function assessment(hash: string, more: Partial<Assessment['judgement']> = {}): Assessment {
  return {
    id: 'n1',
    author: 'ann',
    at: `${TO}T10:00:00.000Z`,
    asOf: TO,
    seq: 9,
    strategy: hash,
    signatures: [],
    withdrawn: undefined,
    judgement: {
      confidence: 'moderate',
      likelihood: 'likely',
      changed: '',
      soWhat: '',
      next: '',
      dissent: '',
      ...more,
    },
  };
}

test('what moved a score is told largest first, and what is too small to print is left to the rest', () => {
  const moves = (...more: readonly Row[]) => {
    const board = boardAsOf(even, readings(...rows, ...more), TO);
    return scoreMovesViewOrReason(board, FROM, TO);
  };
  const both = moves(['land', '2024-05-20', 30], ['aid', '2024-05-21', 40]);
  if (typeof both === 'string') throw new Error(both);
  expect(both.rows).toEqual([
    {
      id: 'aid',
      effect: 'value',
      title: 'aid',
      points: -10,
      what: '60 -> 40',
      values: ['60', '40'],
    },
    {
      id: 'land',
      effect: 'value',
      title: 'land',
      points: 5,
      what: '20 -> 30 km²',
      values: ['20', '30 km²'],
    },
  ]);
  expect([both.before, both.after, both.change, both.remainder, both.rest]).toEqual([
    ...[40, 35, -5, 0, 'rounding'],
  ]);
  expect(both.rows.map(scoreMoveRowSentence)).toEqual([
    'aid (60 -> 40) lowered it by 10.0',
    'land (20 -> 30 km²) raised it by 5.0',
  ]);
  const small = moves(['land', '2024-05-20', 30.06], ['aid', '2024-05-21', 60.06]);
  if (typeof small === 'string') throw new Error(small);
  expect(small.rows.map(({ id }) => id)).toEqual(['land']);
  expect(small.rest).toBe('smaller effects and rounding');
});

test('a part that came is told with the weights it shifted', () => {
  const board = boardAsOf(even, readings(['land', FROM, 20], ['aid', '2024-05-20', 60]), TO);
  const moves = scoreMovesViewOrReason(board, FROM, TO);
  if (typeof moves === 'string') throw new Error(moves);
  expect(moves.rows.map(({ id, effect, what, points }) => [id, effect, what, points])).toEqual([
    ['gauge', 'coverage', 'Far began to count; its weight came from Front', 20],
  ]);
  expect(scoreMovesViewOrReason(board, '2024-01-01', TO)).toMatch(/no score/);
});

test('a board by the file of then is told apart from the same knowledge by this one', () => {
  const now = boardAsOf(heavy, readings(...rows, ['land', '2024-05-20', 30]), TO);
  const then: BoardThen = was;
  const assessments = [{ assessment: assessment('aaaaaaaa0123'), stood: then }];
  const revising = { assessments, hash: 'bbbbbbbb' };
  expect(earlierBoardByLaterStrategy(was, was, revising)).toBeUndefined();
  expect(earlierBoardByLaterStrategy(was, now, { assessments, hash: 'aaaaaaaa' })).toBeUndefined();
  expect(earlierBoardByLaterStrategy(was, now, { hash: 'bbbbbbbb' })).toBeUndefined();
  const revised = earlierBoardByLaterStrategy(was, now, revising);
  if (revised === undefined) throw new Error('no board');
  // what was known then, by the weights of now: a quarter of 60 and three of 20
  expect([revised.card.root.score, revised.strategy]).toEqual([30, heavy]);
  const ruled = boardAsOf(heavy, readings(...rows), TO);
  const known = (by: typeof ruled) => ({
    assessments: [{ assessment: assessment('aaaaaaaa0123'), stood: { ...was, ruled: by } }],
    hash: 'bbbbbbbb',
  });
  expect(earlierBoardByLaterStrategy(was, now, known(ruled))).toBe(ruled);
  // one by a third file is of no use here
  const third = earlierBoardByLaterStrategy(
    was,
    now,
    known(boardAsOf(plan(2), readings(...rows), TO)),
  );
  expect(third?.strategy).toBe(heavy);
  expect(textsOf(strategyRevisionEffectLines(was, revised, revising))).toEqual([
    'changed since, aaaaaaaa -> bbbbbbbb: other rules, no news',
    'what was known then scores 40.0 by the file of then, 30.0 by this one',
  ]);
  expect(textsOf(strategyRevisionEffectLines(was, was, revising))[1]).toBe(
    'what was known then scores 40.0 by both',
  );
  const higher = boardAsOf(heavy, readings(['land', FROM, 60], ['aid', FROM, 60]), TO);
  expect(textsOf(strategyRevisionEffectLines(was, higher, revising))[2]).toBe(
    'by that alone band Low -> High',
  );
});

test('of a score it is said how much the file alone moved it, where it did', () => {
  const revised = boardAsOf(heavy, readings(...rows), TO);
  const { root } = heavy;
  const [front] = root.children;
  if (front === undefined) throw new Error('no track');
  expect(revisionEffectOnNodeText(was, revised, root)).toBe('; by the strategy file alone −10.0');
  expect(revisionEffectOnNodeText(was, revised, front)).toBe('');
  expect(revisionEffectOnNodeText(was, undefined, root)).toBe('');
  expect(revisionEffectOnNodeText(was, revised, { ...front, id: 'new' })).toBe(
    '; new in the strategy file',
  );
  expect(gaugeMoveByRevisionLines(was, revised).map(displayTextOfLinePart)).toEqual([
    '−10.0 by the strategy file alone: 40.0 -> 30.0 on 1 Jun 2024',
  ]);
  expect([gaugeMoveByRevisionLines(was, undefined), gaugeMoveByRevisionLines(was, was)]).toEqual([
    [],
    [],
  ]);
});

test('two assessments differ in their boards, their files and their words', () => {
  const is = boardAsOf(even, readings(...rows, ['land', '2024-05-20', 40]), TO);
  const [one, other] = [
    assessment('a'.repeat(64)),
    assessment('b'.repeat(64), { confidence: 'low', likelihood: undefined }),
  ];
  expect(textsOf(assessmentDifferenceLines(one, was, one, was))).toEqual([
    expect.stringMatching(/^gauge 40\.0 \([\d.]+ to [\d.]+\), unchanged$/),
    'band Low, unchanged',
    'no track moved',
    'confidence moderate, unchanged',
    'likelihood likely, unchanged',
  ]);
  expect(textsOf(assessmentDifferenceLines(one, was, other, is))).toEqual([
    expect.stringMatching(
      /^gauge 40\.0 \([\d.]+ to [\d.]+\) -> 50\.0 \([\d.]+ to [\d.]+\), \+10\.0 ±5, beyond error$/,
    ),
    'band Low -> Low or High',
    expect.stringMatching(/^Front 20\.0 .* -> 40\.0 .*, \+20\.0 ±11, beyond error$/),
    'the other tracks did not move',
    'strategy file aaaaaaaa -> bbbbbbbb: scored by other rules',
    'confidence moderate -> low',
    'likelihood likely -> not given',
  ]);
  expect(textsOf(assessmentDifferenceLines(one, undefined, one, is))[0]).toBe(
    'The boards cannot be compared: a strategy file of then cannot be used by this program.',
  );
  const all = boardAsOf(even, readings(['land', FROM, 40], ['aid', FROM, 70]), TO);
  expect(textsOf(assessmentDifferenceLines(one, was, one, all))).toHaveLength(6);
});
