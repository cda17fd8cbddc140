/** What pushed and what moved: the picture, and what is said of the order of the two. */
import { describe, expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { type Board, boardAsOf } from '../../src/core/scoring/board.ts';
import type { MechanismScreen } from '../../src/features/mechanism/mechanism-list.ts';
import { mechanismListData } from '../../src/features/mechanism/mechanism-list.ts';
import { shownPartText } from '../../src/text/line.ts';
import {
  COUNTS_ONLY,
  mechanismClaimLines,
  mechanismEvidenceLines,
} from '../../src/views/mechanism.ts';
import { strategyFile } from '../store/samples.ts';
import { openState } from '../ui/board.ts';
import { elsewhere } from './person.ts';
import { textsOf } from './texts.ts';

const screen: MechanismScreen = { kind: 'mechanism', tab: 0, selected: 0 };

test('every quarter stands in the picture, or its foot says which later one it lies under', () => {
  const { board } = openState({ columns: 60, rows: 20 });
  const hidden = [14, 16, 20, 40].map((rows) => {
    const data = mechanismListData(board, [], screen, 58, rows);
    const { head, texts: quarters } = { ...data, head: textsOf(data.head) };
    const drawn = head
      .filter((line) => line.includes(' |'))
      .map((line) => line.split('|')[1] ?? '')
      .join('');
    const foot = head.at(-1) ?? '';
    const under = foot.split('hidden: ')[1] ?? '';
    for (const mark of quarters.map((each) => shownPartText(each[' '] ?? '')))
      expect(drawn.includes(mark) || under.includes(`${mark} under `), `${mark} of ${rows}`).toBe(
        true,
      );
    return foot.trim().replace(/ {2,}/g, '  ');
  });
  expect(hidden).toContain('20  hidden: 1 under 3  60');
  expect(hidden).toContain('20  60');
});

describe('what is said of a claim that one comes before the other', () => {
  const CLAIM = { cause: 'land', effect: 'aid' };
  const child = (id: string, title: string): object => ({
    id,
    title,
    kind: 'indicator',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 400,
    halfLifeDays: 400,
  });
  const children = [child('land', 'Land'), child('aid', 'Aid')];
  const root = { id: 'root', kind: 'gauge', title: 'Root', children };

  /** Scores of what pushes and what moves, from the strategy's start on a month apart: that of the value. */
  function claimed(land: readonly number[], aid: readonly number[], more: object = {}): Board {
    const { strategy } = strategyFile({ start: '2026-01-01', mechanism: CLAIM, root, ...more });
    const of = (id: string, values: readonly number[]) =>
      values.map((value, at) => ({
        ...elsewhere(id, `2026-0${at + 1}-01`, value),
        id: `${id}${at}`,
        seq: at,
      }));
    return boardAsOf(
      strategy,
      indexReadings([...of('land', land), ...of('aid', aid)]),
      '2026-06-15',
    );
  }

  test.each([
    [5, 4.9, 'pushed +5, moved +5. Pressure rose without movement.'],
    [5, -2.4, 'pushed +5, moved −2. Pressure rose without movement.'],
    [5, -2.5, 'pushed +5, moved −3. Pressure rose while conduct hardened.'],
    [5, 5, 'pushed +5, moved +5. Both rose.'],
    [4.9, 5, 'pushed +5, moved +5. Conduct moved without more pressure.'],
    [4.9, 4.9, 'pushed +5, moved +5. Neither has risen by 5 points.'],
    [-9, -9, 'pushed −9, moved −9. Neither has risen by 5 points.'],
  ])('of moves by %d and %d since the start', (pushed, moved, said) => {
    const board = claimed([10, 10 + pushed], [10, 10 + moved]);
    expect(mechanismClaimLines(board)[2]?.text).toBe(`Since 1 Jan 2026: ${said}`);
  });

  test('of the two that stood highest first, by the first day that each did', () => {
    const early = [10, 40, 30, 40];
    const late = [20, 20, 60, 50];
    const path = (first: string, then: string) =>
      `${first} stood highest first: from 10 to 40 on 1 Feb 2026, while ${then} went from 20 to 20; then ${then} rose to 60 on 1 Mar 2026, while ${first} went to 30. Today they stand at 50 and 40.`;
    expect(textsOf(mechanismClaimLines(claimed(early, late))).slice(0, 2)).toEqual([
      'The strategy claims that Land (what pushes) comes before Aid (what moves).',
      `${path('Land', 'Aid')} So far that is the order the strategy claims.`,
    ]);
    expect(mechanismClaimLines(claimed(late, early))[1]?.text).toBe(
      `${path('Aid', 'Land')} So far that is the reverse of the order the strategy claims.`,
    );
    // On one day neither was first, and the claim is not turned round.
    expect(mechanismClaimLines(claimed([10, 40], [10, 40]))[1]?.text).toMatch(
      /^Land .* the strategy claims\.$/,
    );
  });

  test('of what has no score, no start, or a start that is still to come', () => {
    expect(textsOf(mechanismClaimLines(claimed([10, 40], [])))).toEqual([
      'The strategy claims that Land (what pushes) comes before Aid (what moves).',
      'Too little was scored to say which came first.',
    ]);
    expect(mechanismClaimLines(claimed([], [10, 40]))).toHaveLength(2);
    for (const start of [undefined, '2027-01-01']) {
      const lines = textsOf(mechanismClaimLines(claimed([10, 40], [10, 40], { start })));
      expect(lines.slice(1), start).toEqual(['']);
    }
    const today = textsOf(
      mechanismClaimLines(claimed([10, 40], [10, 40], { start: '2026-06-15' })),
    );
    expect(today.slice(1)).toEqual([
      '',
      'Since 15 Jun 2026: pushed 0, moved 0. Neither has risen by 5 points.',
    ]);
  });

  test('of rises in the order that is claimed and in the reverse, with what is open still', () => {
    const board = claimed([10], [10]);
    const view = {
      path: [],
      from: undefined,
      claimed: {
        rises: ['2026-02-01', '2026-05-01'],
        after: [
          { within: 90, followed: 1, not: 1, open: 0 },
          { within: 180, followed: 1, not: 0, open: 1 },
        ],
      },
      reverse: { rises: [], after: [] },
    };
    expect(textsOf(mechanismEvidenceLines(board, view)).slice(-7)).toEqual([
      'Land first, then Aid (as the strategy claims): Land rose by at least 5 points within 180 days 2 times, on 1 Feb 2026, 1 May 2026.',
      '  within 90 days Aid rose by 5 after 1, not after 1',
      '  within 180 days Aid rose by 5 after 1, not after 0, 1 still open',
      '',
      'Aid first, then Land (the reverse order): Aid never rose by 5 points within 180 days.',
      '',
      COUNTS_ONLY,
    ]);
  });
});

describe('what each band lacks', () => {
  const child = (id: string, title: string): object => ({
    id,
    title,
    kind: 'indicator',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 400,
    halfLifeDays: 400,
  });
  const strategy = strategyFile({
    mechanism: { cause: 'land', effect: 'aid' },
    root: {
      id: 'root',
      kind: 'gauge',
      title: 'Root',
      children: [child('land', 'Land'), child('aid', 'Aid')],
    },
    bands: [
      { id: 'low', title: 'Low', from: 0, meaning: 'Far off.' },
      { id: 'mid', title: 'Mid', from: 40, requires: [{ node: 'aid', atLeast: 30 }] },
      { id: 'high', title: 'High', from: 60 },
    ],
  }).strategy;
  const linesOf = (values: Readonly<Record<string, number>>): readonly string[] => {
    const readings = Object.entries(values).map(([id, value]) =>
      elsewhere(id, '2026-06-01', value),
    );
    const board = boardAsOf(strategy, indexReadings(readings), '2026-06-15');
    return textsOf(mechanismListData(board, [], { ...screen, tab: 2 }, 78, 30).head);
  };

  test('is the score that it begins at and what it requires, the edge enough', () => {
    expect(linesOf({ land: 50, aid: 30 })).toEqual([
      '0  Low',
      '    Far off.',
      '    everything it requires is there',
      '40  Mid  <- here',
      '    everything it requires is there',
      '60  High',
      '    still lacks: Root 40, needs 60',
    ]);
    expect(linesOf({ land: 49, aid: 29.4 })).toEqual([
      '0  Low  <- here',
      '    Far off.',
      '    everything it requires is there',
      '40  Mid',
      '    still lacks: Root 39, needs 40; Aid 29, needs 30',
      '60  High',
      '    still lacks: Root 39, needs 60',
    ]);
  });

  test('is everything where there is no score, and nothing stands', () => {
    expect(linesOf({})).toEqual([
      '0  Low',
      '    Far off.',
      '    still lacks: Root –, needs 0',
      '40  Mid',
      '    still lacks: Root –, needs 40; Aid –, needs 30',
      '60  High',
      '    still lacks: Root –, needs 60',
    ]);
  });
});
