import { describe, expect, test } from 'vitest';
import {
  isOurActAgainstStrategy,
  isOurActBeyondWords,
  ourActsAndIdleObjectives,
} from '../../src/core/analysis/actions.ts';
import {
  nodeScoresAroundDay,
  weightShareObservedSince,
} from '../../src/core/analysis/aftermath.ts';
import {
  EVENT_KINDS,
  EVENT_STATUSES,
  type Event,
  type Happening,
  STANCES,
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
      isOurActBeyondWords(event('e', '2025-01-01', { kind, status })) ? [`${kind} ${status}`] : [],
    ),
  );
  expect(acts.toSorted()).toEqual([
    ...['action decided', 'action delivered', 'action undefined'],
    ...['decision decided', 'decision delivered', 'decision undefined'],
  ]);
  expect(isOurActBeyondWords(event('e', '2025-01-01', { side: 'china' }))).toBe(false);
});

test('only an act of our side that says so is against the strategy', () => {
  const stances = [undefined, ...STANCES];
  const against = (side: 'ours' | 'china') =>
    stances.filter((direction) => isOurActAgainstStrategy({ side, direction }));
  expect(against('ours')).toEqual(['against']);
  expect(against('china')).toEqual([]);
});

describe('the acts of our side', () => {
  const pledged = event('p', '2025-01-01', { status: 'pledged' });
  const decided = event('d', '2025-03-01', { status: 'decided', follows: 'p' });
  const done = event('x', '2025-06-01', { status: 'delivered', follows: 'd' });

  test('a commitment is an act with what follows it, by way of others too', () => {
    const { promised, delivered } = ourActsAndIdleObjectives(
      known,
      [pledged, decided, done],
      '2025-12-31',
    );
    expect(promised).toEqual([]);
    expect(delivered.map(({ acts }) => acts.map(({ id }) => id))).toEqual([['p', 'd', 'x']]);
  });

  test('as of an earlier day what came later is not known', () => {
    const { promised } = ourActsAndIdleObjectives(known, [pledged, decided, done], '2025-04-01');
    expect(promised.map(({ latest }) => latest.status)).toEqual(['decided']);
  });

  test('a promise made on a day after something was delivered is open until it is delivered too', () => {
    const more = event('m', '2025-08-01', { status: 'pledged', follows: 'p' });
    const all = [pledged, decided, done, more];
    const ids = (commitments: readonly { readonly acts: readonly Event[] }[]) =>
      commitments.map(({ acts }) => acts.map(({ id }) => id));
    const open = ourActsAndIdleObjectives(known, all, '2025-12-31');
    expect([ids(open.promised), ids(open.delivered)]).toEqual([[['m']], [['p', 'd', 'x']]]);
    const kept = event('k', '2025-09-01', { status: 'delivered', follows: 'm' });
    const closed = ourActsAndIdleObjectives(known, [...all, kept], '2025-12-31');
    expect(closed.promised).toEqual([]);
    expect(ids(closed.delivered)).toEqual([
      ['m', 'k'],
      ['p', 'd', 'x'],
    ]);
  });

  test('a promise corrected after it was delivered on the same day stays closed', () => {
    const same = event('s', '2025-01-01', { status: 'delivered', follows: 'late' });
    const late = event('late', '2025-01-01', { status: 'pledged' });
    expect(ourActsAndIdleObjectives(known, [same, late], '2025-12-31').promised).toEqual([]);
  });

  test('what an act of another side follows closes a promise; two acts that follow one of another side are not one commitment', () => {
    const theirs = event('t', '2025-02-01', { side: 'russia', follows: 'p' });
    const answer = event('a', '2025-03-01', { status: 'delivered', follows: 't' });
    expect(
      ourActsAndIdleObjectives(known, [pledged, theirs, answer], '2025-12-31').promised,
    ).toEqual([]);
    const first = event('t', '2025-02-01', { side: 'russia' });
    const other = event('o', '2025-02-15', { status: 'pledged', follows: 't' });
    const { promised } = ourActsAndIdleObjectives(known, [first, other, answer], '2025-12-31');
    expect(promised.map(({ acts }) => acts.map(({ id }) => id))).toEqual([['o']]);
  });

  describe('against the strategy', () => {
    const pause = event('pause', '2025-03-03', { status: 'delivered', direction: 'against' });
    const resumed = event('resumed', '2025-03-11', { status: 'delivered', follows: 'pause' });
    const againstOn = (events: readonly Event[], day = '2025-12-31') =>
      ourActsAndIdleObjectives(known, events, day).against.map(({ act, ended }) => [
        act.id,
        ended?.id,
      ]);

    test('are a list of their own, and neither promised nor delivered', () => {
      const vow = event('vow', '2025-05-01', { status: 'pledged', direction: 'against' });
      const others = event('cut', '2025-05-01', { side: 'china', direction: 'limits' });
      const found = ourActsAndIdleObjectives(known, [pause, vow, others], '2025-12-31');
      expect([found.promised, found.delivered]).toEqual([[], []]);
      expect(againstOn([pause, vow, others])).toEqual([
        ['vow', undefined],
        ['pause', undefined],
      ]);
    });

    test('one is ended by an act for the strategy that follows it, as of the day of that act', () => {
      expect(againstOn([pause, resumed])).toEqual([['pause', 'resumed']]);
      expect(againstOn([pause, resumed], '2025-03-10')).toEqual([['pause', undefined]]);
      const { delivered } = ourActsAndIdleObjectives(known, [pause, resumed], '2025-12-31');
      expect(delivered.map(({ acts }) => acts.map(({ id }) => id))).toEqual([['resumed']]);
    });

    test('a pledge to end one does not end it; the act that keeps the pledge does', () => {
      const vow = event('vow', '2025-03-05', { status: 'pledged', follows: 'pause' });
      const kept = event('kept', '2025-03-11', { status: 'delivered', follows: 'vow' });
      expect(againstOn([pause, vow])).toEqual([['pause', undefined]]);
      expect(againstOn([pause, vow, kept])).toEqual([['pause', 'kept']]);
    });

    test('what goes on against the strategy, and what others do, ends nothing', () => {
      const more = event('more', '2025-03-05', { direction: 'against', follows: 'pause' });
      const theirs = event('theirs', '2025-03-06', { side: 'russia', follows: 'pause' });
      expect(againstOn([pause, more, theirs])).toEqual([
        ['more', undefined],
        ['pause', undefined],
      ]);
    });

    test('an act that follows what others did after one does not end it', () => {
      const theirs = event('theirs', '2025-03-06', { side: 'russia', follows: 'pause' });
      const answer = event('answer', '2025-03-11', { status: 'delivered', follows: 'theirs' });
      expect(againstOn([pause, theirs, answer])).toEqual([['pause', undefined]]);
      const again = event('again', '2025-03-06', { direction: 'against', follows: 'pause' });
      const end = event('end', '2025-03-11', { status: 'delivered', follows: 'again' });
      expect(againstOn([pause, again, end])).toEqual([
        ['pause', undefined],
        ['again', 'end'],
      ]);
    });

    test('what still stands comes first', () => {
      const old = event('old', '2024-01-01', { direction: 'against' });
      expect(againstOn([old, pause, resumed])).toEqual([
        ['old', undefined],
        ['pause', 'resumed'],
      ]);
    });

    test('it delivers no promise that it follows', () => {
      const against = event('g', '2025-02-01', {
        status: 'delivered',
        direction: 'against',
        follows: 'p',
      });
      const { promised } = ourActsAndIdleObjectives(known, [pledged, against], '2025-12-31');
      expect(promised.map(({ first }) => first.id)).toEqual(['p']);
    });

    test('an objective is left alone when it was only acted against, and says so', () => {
      const { idle } = ourActsAndIdleObjectives(known, [pause], '2025-12-31');
      expect(idle.map(({ node, since, against }) => [node.id, since, against?.id])).toEqual([
        ['front', undefined, 'pause'],
        ['rear', undefined, undefined],
      ]);
    });
  });

  test('an objective that is an effect, of its own or by what is above it, is never left alone', () => {
    const roles = strategy([
      branch('conduct', [branch('support', [leaf('s')], { kind: 'objective' })], {
        kind: 'track',
        role: 'effect',
      }),
      branch('front', [leaf('a')], { kind: 'objective', role: 'effect' }),
      branch('aid', [leaf('b')], { kind: 'objective', role: 'means' }),
      branch('hold', [leaf('c')], { kind: 'objective', role: 'result' }),
    ]);
    const { idle } = ourActsAndIdleObjectives(roles, [], '2025-12-31');
    expect(idle.map(({ node }) => node.id)).toEqual(['aid', 'hold']);
  });

  test('an objective of weight 0 is left alone only where it is what our side does', () => {
    const context = { kind: 'objective', weight: 0 };
    const made = strategy([
      branch('controls', [leaf('a')], context),
      branch('effort', [leaf('b')], { ...context, role: 'means' }),
      branch('shown', [branch('inside', [leaf('c')], { kind: 'objective' })], { weight: 0 }),
      branch('hold', [leaf('d'), leaf('e', { weight: 0 })], { kind: 'objective' }),
    ]);
    const { idle } = ourActsAndIdleObjectives(made, [], '2025-12-31');
    expect(idle.map(({ node }) => node.id)).toEqual(['effort', 'hold']);
  });

  test('acts of others and acts without a status are nobody’s promise', () => {
    const others = [event('q', '2025-01-01', { side: 'china' }), event('r', '2025-01-01')];
    const { promised, delivered } = ourActsAndIdleObjectives(known, others, '2025-12-31');
    expect([promised, delivered]).toEqual([[], []]);
  });

  test('events that follow each other in a ring end all the same', () => {
    const ring = [
      event('m', '2025-01-01', { status: 'pledged', follows: 'n' }),
      event('n', '2025-01-02', { status: 'pledged', follows: 'm' }),
    ];
    expect(ourActsAndIdleObjectives(known, ring, '2025-12-31').promised.length).toBeGreaterThan(0);
  });

  test('an objective is left alone when no act names it or an indicator of it for a year; a pledge is no act', () => {
    const idle = (events: readonly Event[], day: string) =>
      ourActsAndIdleObjectives(known, events, day).idle.map(({ node, since }) => [node.id, since]);
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
      ourActsAndIdleObjectives(deep, events, '2026-12-31').idle.map((each) => [
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
    const between = event('between', '2026-10-01', { nodes: ['coast'] });
    expect(above([between, later])).toEqual([[undefined, 'coast', 'later']]);
    expect(above([later, between])).toEqual([[undefined, 'coast', 'later']]);
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
  const around = nodeScoresAroundDay(boardAsOf(known, read, '2025-09-01'), 'front', '2025-02-01');
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
    const there = nodeScoresAroundDay(boardAsOf(known, own, '2025-09-01'), 'front', '2025-02-01');
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
    expect(weightShareObservedSince(known, read, 'c', '2025-01-01', '2025-09-01')).toBe(0);
    expect(weightShareObservedSince(known, read, 'nowhere', '2025-01-01', '2025-09-01')).toBe(0);
  });
});
