/** The verdict and the chain by hand: the answer, what the link has come to, since when, what was recorded; and a law on the shipped board. */
import { describe, expect, test } from 'vitest';
import { lastVerdictChange, requiredBandReachedAnswer } from '../../src/core/analysis/verdict.ts';
import { addDays } from '../../src/core/model/day.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { chainRows } from '../../src/views/chain.ts';
import { shortCauseAndEffectTitles } from '../../src/views/link-view.ts';
import { boardVerdictSentences, verdictView } from '../../src/views/verdict-sentences.ts';
import { branch, leaf, type Row, readings, strategy } from '../core/make.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';

const START = '2024-01-01';
const SURE = { cadenceDays: 1000 };
const BANDS = [
  { id: 'low', title: 'Calm', from: 0 },
  {
    id: 'high',
    title: 'Changing',
    from: 40,
    requires: [{ node: 'effect', atLeast: 40 }],
  },
];
const LINK = { id: 'l', title: 'L', cause: 'cause', effect: 'effect' };
const plan = strategy(
  [
    branch('cause', [leaf('c', SURE)], { title: 'Pressure on them' }),
    branch('effect', [leaf('e', SURE)], { title: 'They: conduct' }),
  ],
  { title: 'Gauge' },
  { bands: BANDS, mechanism: [LINK], start: START },
);

const boardOn = (asOf: string, ...rows: readonly Row[]) => boardAsOf(plan, readings(...rows), asOf);
const BEGIN: readonly Row[] = [
  ['c', START, 50],
  ['e', START, 30],
];

describe('the answer is about the first band that requires something', () => {
  test.each([
    [70, 'reached', /^Changing\? Yes: Changing \(from 40\), 65 \(\d+ to \d+\)\.$/],
    [
      20,
      'not reached',
      /^Changing \(from 40\)\? No: Calm, 40 \(.*\), capped: They: conduct 20 of the 40 that Changing requires\.$/,
    ],
    [40, 'cannot say', /^Changing\? Cannot say: Calm or Changing \(from 40\), 50 \(/],
  ])('with the effect at %d: %s', (effect, answer, words) => {
    const board = boardOn(START, ['c', START, 60], ['e', START, effect]);
    const { standing } = board.card;
    expect(standing && requiredBandReachedAnswer(plan.bands, standing)).toBe(answer);
    expect(verdictView(board).headline).toMatch(words);
  });
  test.each([
    [30, /^Changing\? No: Calm, 30 \(25 to 35\)\.$/],
    [
      36,
      /No: Calm, 36 \(31 to 41\), with a chance of about one in five at most that it is 40 or more\.$/,
    ],
    [39, /Cannot say: .* 39 \(34 to 44\), which spans 40, where Changing begins\.$/],
    [
      44,
      /Yes: Changing.* 44 \(39 to 49\), with a chance of about one in five at most that it is less than 40\.$/,
    ],
    [50, /Yes: Changing.* 50 \(45 to 55\)\.$/],
  ])(
    'at %d it is said whether the interval holds the limit, and what that means',
    (score, words) => {
      const board = boardOn(START, ['c', START, score], ['e', START, score]);
      expect(verdictView(board).headlineWithReason).toMatch(words);
    },
  );
  test('and without such a band the bands alone are said', () => {
    const tree = strategy([leaf('a', SURE)]);
    const board = boardAsOf(tree, readings(['a', START, 90]), START);
    expect(verdictView(board).headline).toMatch(/^High, 90 \(/);
  });
  test('without a score it says why there is none', () => {
    expect(boardVerdictSentences(boardOn(START))).toEqual([expect.stringMatching(/^No index: /)]);
  });
  test('and of a root that has indicators alone, that too little is known', () => {
    const board = boardAsOf(strategy([leaf('a', SURE)]), readings(), START);
    expect(verdictView(board).headline).toBe(
      'No index: too little is known. It could lie anywhere from 0 to 100.',
    );
  });
});

describe('what the headline link has come to since the start', () => {
  const moved = (cause: number, effect: number) =>
    verdictView(
      boardOn('2024-03-01', ...BEGIN, ['c', '2024-02-01', cause], ['e', '2024-02-02', effect]),
    ).movement;
  test.each([
    [50, 30, 'Neither Pressure nor Conduct has risen beyond error since 1 Jan 2024.'],
    [80, 30, 'Pressure has risen beyond error since 1 Jan 2024, Conduct has not.'],
    [50, 60, 'Conduct has risen beyond error since 1 Jan 2024, Pressure has not.'],
    [80, 60, 'Pressure and Conduct have both risen beyond error since 1 Jan 2024.'],
    [50, 5, 'Conduct has fallen beyond error since 1 Jan 2024, and Pressure has not risen.'],
    [80, 5, 'Pressure has risen and Conduct fallen beyond error since 1 Jan 2024.'],
  ])('with %d and %d', (cause, effect, words) => {
    expect(moved(cause, effect)).toBe(words);
  });
  test('two ends that would get one name keep their titles', () => {
    const end = (title: string) => ({ node: { node: { title } } });
    const ends = { cause: end('Pressure on A'), effect: end('Pressure on B') };
    expect(shortCauseAndEffectTitles(ends)).toEqual(['Pressure on A', 'Pressure on B']);
  });
});

describe('since when', () => {
  test('never another answer: since the start', () => {
    expect(verdictView(boardOn('2024-05-20', ...BEGIN)).since).toBe(
      'The same answer at the end of every month since 1 Jan 2024.',
    );
  });
  test('no score before: that is said, and no cause', () => {
    const board = boardOn('2024-05-20', ['c', '2024-02-01', 50], ['e', '2024-02-01', 30]);
    expect(verdictView(board).since).toBe(
      'It has been so since 1 Feb 2024; before that: no score.',
    );
  });
  test('the day, what was before, and the reading that changed it', () => {
    const board = boardOn('2024-05-20', ...BEGIN, ['e', '2024-03-12', 60]);
    expect(lastVerdictChange(board)?.day).toBe('2024-03-12');
    expect(verdictView(board).since).toBe(
      'It has been so since 12 Mar 2024; before that: no, Calm. e changed it: 30 -> 60.',
    );
  });
});

test('of two readings of that day the one is named without which the answer would be as before', () => {
  const before: readonly Row[] = [
    ['c', START, 40],
    ['e', START, 60],
  ];
  const board = boardOn('2024-05-20', ...before, ['c', '2024-03-12', 90], ['e', '2024-03-12', 30]);
  expect(verdictView(board).since).toMatch(/\. e changed it: 60 -> 30\.$/);
});

describe('what was recorded of late', () => {
  test('nothing for 30 days: that is said, never that nothing changed', () => {
    expect(verdictView(boardOn('2024-05-20', ...BEGIN)).recorded).toBe(
      'No new reading for 140 days, since 1 Jan 2024; 0 of 2 late.',
    );
  });
  test('readings that moved nothing', () => {
    const board = boardOn('2024-02-20', ...BEGIN, ['c', '2024-02-01', 50]);
    expect(verdictView(board).recorded).toBe(
      'No change in 30 days: 1 indicator read, none moved it.',
    );
  });
  test('readings that moved it', () => {
    const board = boardOn('2024-02-20', ...BEGIN, ['c', '2024-02-01', 60]);
    expect(verdictView(board).recorded).toBe('+5 ±5 in 30 days: 1 indicator read.');
  });
});

test('on the shipped board the day named differs from the day before, and the ends of months since do not', () => {
  const shipped = shippedStrategy();
  const known = shippedReadings(shipped);
  for (const day of ['2024-12-01', '2025-11-20', '2026-05-10', '2026-11-26']) {
    const board = boardAsOf(shipped, known, day);
    const key = (on: string) => {
      const standing = board.cardOn(on).standing;
      return (
        standing && `${standing.band.id} ${requiredBandReachedAnswer(shipped.bands, standing)}`
      );
    };
    const change = lastVerdictChange(board);
    if (change === undefined) continue;
    expect(key(change.day)).toBe(key(day));
    expect(key(addDays(change.day, -1))).not.toBe(key(day));
  }
});

test('the chain has a row for each link whose cause is a track, with the effort for it where there is one', () => {
  const shipped = shippedStrategy();
  const board = boardAsOf(shipped, shippedReadings(shipped), '2026-11-26');
  const cells = chainRows(board).map(({ title, effort, outcome, effect }) => [
    title,
    effort?.id,
    outcome.id,
    effect.id,
  ]);
  expect(cells).toEqual([
    ['Russia / Ukraine', 'effort-russia-ukraine', 'russia-ukraine', 'support-to-russia'],
    ['Iran', undefined, 'iran', 'support-to-iran'],
    ['North Korea', 'effort-north-korea', 'north-korea', 'support-to-north-korea'],
  ]);
  for (const { outcome } of chainRows(board))
    expect(outcome.score).toBe(board.card.nodes.get(outcome.id)?.score);
});
