import { describe, expect, test } from 'vitest';
import { isOurDeed, ourActsByStatus } from '../../src/core/analysis/actions.ts';
import { scoresAroundDay, weightShareReadSince } from '../../src/core/analysis/aftermath.ts';
import {
  EVENT_KINDS,
  EVENT_STATUSES,
  type Event,
  type Happening,
} from '../../src/core/model/model.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { happening } from '../store/samples.ts';
import { branch, leaf, readings, strategy } from './make.ts';

const known = strategy([
  branch('front', [leaf('a', { weight: 3 }), leaf('b')], { kind: 'objective' }),
  branch('rear', [leaf('c')], { kind: 'objective' }),
]);

let seq = 0;
function event(id: string, day: string, more: Partial<Happening> = {}): Event {
  seq += 1;
  return {
    ...happening({ day, nodes: ['a'], title: id, side: 'ours', kind: 'action' }),
    id,
    seq,
    author: 'ann',
    recordedAt: '',
    ...more,
  };
}

test('an act is an action or a decision of our side, and more than pledged', () => {
  const acts = EVENT_KINDS.flatMap((kind) =>
    [undefined, ...EVENT_STATUSES].flatMap((status) =>
      isOurDeed(event('e', '2025-01-01', { kind, status })) ? [`${kind} ${status}`] : [],
    ),
  );
  expect(acts.toSorted()).toEqual([
    ...['action decided', 'action delivered', 'action undefined'],
    ...['decision decided', 'decision delivered', 'decision undefined'],
  ]);
  expect(isOurDeed(event('e', '2025-01-01', { side: 'china' }))).toBe(false);
});

describe('the acts of our side', () => {
  const pledged = event('p', '2025-01-01', { status: 'pledged' });
  const decided = event('d', '2025-03-01', { status: 'decided', follows: 'p' });
  const done = event('x', '2025-06-01', { status: 'delivered', follows: 'd' });

  test('a course is an act with what follows it, by way of others too', () => {
    const { promised, delivered } = ourActsByStatus(known, [pledged, decided, done], '2025-12-31');
    expect(promised).toEqual([]);
    expect(delivered.map(({ acts }) => acts.map(({ id }) => id))).toEqual([['p', 'd', 'x']]);
  });

  test('as of an earlier day what came later is not known', () => {
    const { promised } = ourActsByStatus(known, [pledged, decided, done], '2025-04-01');
    expect(promised.map(({ latest }) => latest.status)).toEqual(['decided']);
  });

  test('acts of others and acts without a status are nobody’s promise', () => {
    const others = [event('q', '2025-01-01', { side: 'china' }), event('r', '2025-01-01')];
    const { promised, delivered } = ourActsByStatus(known, others, '2025-12-31');
    expect([promised, delivered]).toEqual([[], []]);
  });

  test('events that follow each other in a ring end all the same', () => {
    const ring = [
      event('m', '2025-01-01', { status: 'pledged', follows: 'n' }),
      event('n', '2025-01-02', { status: 'pledged', follows: 'm' }),
    ];
    expect(ourActsByStatus(known, ring, '2025-12-31').promised.length).toBeGreaterThan(0);
  });

  test('an objective is left alone when no act names it or an indicator of it for a year; a pledge is no act', () => {
    const idle = (events: readonly Event[], day: string) =>
      ourActsByStatus(known, events, day).idle.map(({ node, since }) => [node.id, since]);
    expect(idle([decided], '2025-12-31')).toEqual([['rear', undefined]]);
    expect(idle([decided], '2026-03-01')).toEqual([
      ['front', '2025-03-01'],
      ['rear', undefined],
    ]);
    expect(idle([pledged], '2025-02-01')).toEqual([
      ['front', undefined],
      ['rear', undefined],
    ]);
  });

  test('an objective left alone knows the newest act since then on what lies above it, short of the root', () => {
    const deep = strategy([
      branch('coast', [branch('harbour', [leaf('h')], { kind: 'objective' })], { kind: 'track' }),
    ]);
    const above = (events: readonly Event[]) =>
      ourActsByStatus(deep, events, '2026-12-31').idle.map((each) => [
        each.since,
        each.above?.node.id,
        each.above?.act.id,
      ]);
    const own = event('own', '2025-02-01', { nodes: ['h'] });
    const earlier = event('earlier', '2025-01-01', { nodes: ['coast'] });
    const later = event('later', '2026-11-01', { nodes: ['coast'] });
    const word = event('word', '2026-12-01', { nodes: ['coast'], status: 'pledged' });
    const all = event('all', '2026-12-01', { nodes: [deep.root.id] });
    expect(above([])).toEqual([[undefined, undefined, undefined]]);
    expect(above([later, word, all])).toEqual([[undefined, 'coast', 'later']]);
    expect(above([own, earlier])).toEqual([['2025-02-01', undefined, undefined]]);
    expect(above([own, later])).toEqual([['2025-02-01', 'coast', 'later']]);
  });
});

describe('around an event', () => {
  const read = readings(
    ['a', '2024-01-01', 20],
    ['b', '2024-01-01', 20],
    ['c', '2024-01-01', 50],
    ['a', '2025-02-15', 40],
    ['b', '2025-05-01', 60],
  );
  const around = scoresAroundDay(boardAsOf(known, read, '2025-09-01'), 'front', '2025-02-01');
  const at = (offset: number) => around.moments.find((moment) => moment.offset === offset);

  test('a node is looked at 30, 90, 180 and 365 days before and after', () => {
    expect(around.moments.map(({ offset }) => offset)).toEqual([
      -365, -180, -90, -30, 30, 90, 180, 365,
    ]);
    expect(at(30)).toMatchObject({
      day: '2025-03-03',
      score: 35,
      change: { change: 15 },
      ahead: false,
    });
    expect(at(180)).toMatchObject({ score: 45, change: { change: 25 }, readAnew: 1 });
  });

  test('what is of its own day counts as after it: before is the day before', () => {
    const own = readings(['a', '2024-01-01', 20], ['b', '2024-01-01', 20], ['a', '2025-02-01', 40]);
    const there = scoresAroundDay(boardAsOf(known, own, '2025-09-01'), 'front', '2025-02-01');
    expect(there.score).toBe(20);
    const [before, after] = [-30, 30].map((of) =>
      there.moments.find(({ offset }) => offset === of),
    );
    expect(before).toMatchObject({ change: { change: 0 } });
    expect(after?.change?.change).toBeGreaterThan(0);
  });

  test('a day that is still ahead has no score', () => {
    expect(at(365)).toMatchObject({ score: undefined, change: undefined, ahead: true });
  });

  test('how much was read anew in between is a share of the weight', () => {
    expect(at(30)?.readAnew).toBe(0.75);
    expect(at(-30)).toMatchObject({ change: { change: 0 }, readAnew: 0 });
    expect(weightShareReadSince(known, read, 'c', '2025-01-01', '2025-09-01')).toBe(0);
    expect(weightShareReadSince(known, read, 'nowhere', '2025-01-01', '2025-09-01')).toBe(0);
  });
});
