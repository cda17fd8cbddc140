/** What holds of every strategy and record. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ahead } from '../../src/model/ahead.ts';
import type { Board, Boards } from '../../src/model/board.ts';
import { causesOf, changeBetween } from '../../src/model/change.ts';
import { originsOf } from '../../src/model/origin.ts';
import { CONFIDENCES, EFFECTS, STAGES } from '../../src/model/record.ts';
import { counts, type Leaf, leavesOf } from '../../src/model/strategy.ts';
import { type TripwireState, tripwiresOf } from '../../src/model/tripwire.ts';
import { leafValue } from '../../src/model/value.ts';
import { assumedBoard, leastValue, nextBand } from '../../src/model/what-if.ts';
import { boardsOf, branch, event, leaf, leafIn, type Row, strategyOf } from './made.ts';

const LAST = 90;
const IDS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const KINDS: readonly object[] = [
  ...[{}, { worst: 100, best: 0 }, { mean: 20 }, { worst: 50, best: 1, scale: 'log' }],
  ...[{ worst: -3, best: 3, count: 25, signed: true }, { count: 25 }],
];
const RULES = [{ atLeast: 2 }, { atMost: 40 }, { rises: 1, days: 15 }, { falls: 2, days: 9 }];

const upTo = (max: number, min = 0) => fc.integer({ min, max });
const times = (length: number) => ({ minLength: length, maxLength: length });
const oneOf = fc.constantFrom;

const leafArbitrary = fc
  .record({
    kind: oneOf(...KINDS),
    rule: oneOf(...RULES),
    weight: upTo(3),
    every: upTo(20, 1),
    origin: oneOf('one', 'two'),
  })
  .chain(({ kind, rule, ...more }) =>
    fc.record({ lag: upTo(5), expires: upTo(60, more.every) }).map((late) => ({
      ...{ ...more, ...late, ...kind, tripwires: [{ alert: 'a line', ...rule }] },
    })),
  );
const rowArbitrary = fc.record({
  ...{ id: oneOf(...IDS), day: upTo(70), value: upTo(110, 1), confidence: oneOf(...CONFIDENCES) },
  ...{ isCheck: fc.boolean(), effect: oneOf(...EFFECTS), stage: oneOf(...STAGES), back: upTo(30) },
});

/** A strategy of three levels and rows for it, each of an indicator and a day once. */
const worldArbitrary = fc
  .tuple(
    fc.array(leafArbitrary, times(IDS.length)),
    fc.array(upTo(2), times(3)),
    fc.uniqueArray(rowArbitrary, { selector: ({ id, day }) => `${id}${day}`, maxLength: 60 }),
  )
  .map(([kinds, [x = 0, y = 0, z = 0], drafts]) => {
    const some = (...places: number[]) =>
      places.map((at, place) =>
        leaf(IDS[at] as string, { ...kinds[at], ...(place === 0 ? { weight: 1 } : {}) }),
      );
    const inner = branch('Z', some(6), { weight: z });
    const children = [
      ...[...some(0, 1), branch('X', some(2, 3), { weight: x })],
      branch('Y', [...some(4, 5), inner], { weight: y }),
    ];
    const bands = [0, 30, 50, 70].map((from) => ({ title: `from ${from}`, from }));
    Object.assign(bands[2] as object, { requires: { Y: 40 } });
    const strategy = strategyOf(children, { bands });
    const rows = drafts.map(({ id, day, value, confidence, isCheck, back, ...acts }): Row => {
      const row = { indicator: id, day, confidence };
      if (isCheck) return row;
      if (leafIn({ strategy }, id).count === undefined) return { ...row, value };
      const follows = `${id}${day - back}`;
      return event(id, day, { ...acts, amount: value % 4, confidence, follows });
    });
    return { strategy, rows };
  });

const worlds = (law: (boards: Boards, day: number, rows: readonly Row[], b: number) => void) => {
  const property = fc.property(worldArbitrary, upTo(LAST), upTo(LAST), (world, day, other) =>
    law(boardsOf(world.strategy, world.rows), day, world.rows, other),
  );
  fc.assert(property, { numRuns: 150 });
};

/** All that a board says. */
function summary(board: Board) {
  const { nodes, leaves } = board.strategy;
  return {
    nodes: [...nodes.values()].map((node) => [board.coverage(node), board.interval(node)]),
    leaves: leaves.map((each) => ({ ...board.leaf(each), leaf: each.id, latest: 0, restsOn: 0 })),
    band: board.band?.title,
    tripwires: tripwiresOf(board).map(({ state, since }) => since ?? state),
  };
}

test('causes add up to the change, and nothing moves in no time', () => {
  worlds((boards, one, _rows, other) => {
    const [a, b] = [boards.on(Math.min(one, other)), boards.on(Math.max(one, other))];
    for (const node of boards.strategy.nodes.values()) {
      const change = changeBetween(a, b, node);
      if (change === undefined) continue;
      const causes = causesOf(a, b, node);
      expect(causes.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(change.points, 9);
      expect(causes.every(({ points }) => points !== 0)).toBe(true);
      expect(changeBetween(b, b, node)).toEqual({ since: b.day, points: 0, error: 0 });
    }
  });
});

test('parts add up to the score, shares to 1, doubt to all; scores and intervals lie in 0…100', () => {
  worlds((boards, day) => {
    const board = boards.on(day);
    const { nodes, leaves, index } = board.strategy;
    for (const node of nodes.values()) {
      const [score, covered] = [board.score(node), board.coverage(node)];
      expect(covered >= 0 && covered <= 1).toBe(true);
      expect(board.interval(node) === undefined).toBe(score === undefined);
      if (score === undefined) continue;
      const { low = -1, high = -1 } = board.interval(node) ?? {};
      const places = [0, low, score, high, 100];
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      if (node.kind === 'leaf') continue;
      const scored = leavesOf(node).filter((each) => board.score(each) !== undefined);
      const parts = scored.map((each) => board.share(each, node) * (board.score(each) ?? 0));
      expect(parts.reduce((a, b) => a + b)).toBeCloseTo(score, 9);
      expect(scored.reduce((sum, each) => sum + board.share(each, node), 0)).toBeCloseTo(1, 9);
    }
    for (const node of [index, leafIn(boards, 'C').parent]) {
      const doubt = leaves.reduce((sum, each) => sum + board.doubt(each, node), 0);
      expect(doubt).toBeCloseTo(board.score(node) === undefined ? 0 : 1, 9);
    }
  });
});

test('without an origin a board is what it would be if its numbers had never been read', () => {
  worlds((boards, day, rows) => {
    const { strategy } = boards;
    for (const { origin, leaves, without } of originsOf(boards.on(day), strategy.index)) {
      expect(leaves.every((each) => each.origin === origin)).toBe(true);
      const gone = new Set(leaves.map(({ id }) => id));
      const kept = rows.filter(
        (row) => !gone.has('nodes' in row ? (row.nodes[0] ?? '') : row.indicator),
      );
      const never = boardsOf(strategy, kept).on(day);
      for (const node of strategy.nodes.values()) {
        expect(without.score(node)).toBe(never.score(node));
      }
      expect(without.band).toBe(never.band);
    }
  });
});

test('only on a change day does a score become another one, and a path is the boards day by day', () => {
  worlds((boards, from) => {
    for (const node of boards.strategy.nodes.values()) {
      const changes = new Set(boards.changeDays(0, LAST, node));
      const path = boards.path(node, from, LAST);
      for (let day = from; day <= LAST; day += 1) {
        const score = boards.on(day).score(node);
        expect(path.findLast((step) => step.day <= day)?.score).toBe(score);
        if (!changes.has(day) && day > 0) expect(boards.on(day - 1).score(node)).toBe(score);
      }
      expect(path.every(({ score }, at) => at === 0 || path[at - 1]?.score !== score)).toBe(true);
      expect(path[0]?.day).toBe(from);
      const first = path.find(({ score }) => score !== undefined)?.day;
      expect(boards.firstScored(node, from, LAST)).toBe(first);
    }
  });
});

test('a board says nothing of what comes after nor of the order of rows, and is ahead what it is then', () => {
  worlds((boards, day, rows) => {
    const known = boardsOf(
      boards.strategy,
      rows.filter((row) => row.day <= day),
    );
    expect(summary(known.on(day))).toEqual(summary(boards.on(day)));
    const next = Math.min(...rows.map((row) => row.day).filter((each) => each > day), LAST);
    const ahead = Math.max(day, next - 1);
    const turned = boardsOf(boards.strategy, rows.toReversed());
    expect(summary(turned.on(day))).toEqual(summary(boards.on(day)));
    expect(summary(known.on(ahead))).toEqual(summary(boards.on(ahead)));
  });
});

test('a tripwire says what its rule says day by day', () => {
  worlds((boards, day) => {
    for (const found of tripwiresOf(boards.on(day))) {
      expect(found.since ?? found.state).toBe(naiveState(boards, found, day));
    }
  });
});

function naiveState(boards: Boards, { leaf: of, tripwire: { rule } }: TripwireState, day: number) {
  const valueOn = (each: number) => {
    const { score, value } = leafValue(of, boards.recordOf(of), each);
    return score === undefined ? undefined : value;
  };
  const crossed = (on: number): boolean => {
    const value = valueOn(on);
    if (value === undefined) return false;
    if (rule.kind === 'atLeast') return value >= rule.value;
    if (rule.kind === 'atMost') return value <= rule.value;
    const before = Array.from({ length: rule.days + 1 }, (_, back) => valueOn(on - back) ?? value);
    return rule.kind === 'rises'
      ? value - Math.min(...before) >= rule.by
      : Math.max(...before) - value >= rule.by;
  };
  if (valueOn(day) === undefined) return 'unknown';
  if (!crossed(day)) return 'clear';
  let since = day;
  while (crossed(since - 1)) since -= 1;
  return since;
}

test('a value that is assumed does what its reading would do, and nothing to the days before', () => {
  worlds((boards, day, rows) => {
    for (const each of boards.strategy.leaves) {
      if (each.count !== undefined || each.mean !== undefined) continue;
      const row = { indicator: each.id, day, value: 7, confidence: 'moderate' } as const;
      const others = rows.filter((other) => !('indicator' in other && sameDay(other, row)));
      const read = boardsOf(boards.strategy, [...others, row]);
      const assumed = boards.assuming(day, new Map([[each, 7]]));
      const said = (of: Boards, on: number) => {
        const { nodes, tripwires, band } = summary(of.on(on));
        return { scores: nodes.map(([coverage]) => coverage), tripwires, band };
      };
      expect(said(assumed, day)).toEqual(said(read, day));
      expect(said(assumed, day - 1)).toEqual(said(boards, day - 1));
      const { index } = boards.strategy;
      expect(assumed.on(day).score(index)).toBe(read.on(day).score(index));
    }
  });
});

const sameDay = (one: { day: number; indicator: string }, other: typeof one) =>
  one.day === other.day && one.indicator === other.indicator;

test('the least value reaches the next band, and a step less does not', () => {
  worlds((boards, day) => {
    const board = boards.on(day);
    const next = nextBand(board)?.from ?? 0;
    const reaches = (each: Leaf, value: number) =>
      (assumedBoard(board, new Map([[each, value]])).band?.from ?? -1) >= next;
    for (const each of boards.strategy.leaves) {
      const [least, { value = each.worst }] = [leastValue(board, each), board.leaf(each)];
      if (next === 0 || !counts(each)) expect(least).toBeUndefined();
      else if (least === undefined) expect(reaches(each, each.best)).toBe(false);
      else {
        const step = Math.sign(each.best - each.worst);
        expect(reaches(each, least)).toBe(true);
        if (least !== value) expect(reaches(each, least - step)).toBe(false);
      }
    }
  });
});

test('what lies ahead is what the boards of those days say if nothing is recorded', () => {
  worlds((all, day, rows) => {
    const { strategy } = all;
    const boards = boardsOf(
      strategy,
      rows.filter((row) => row.day <= day),
    );
    const last = day + 100;
    const found = ahead(boards, day, last);
    let [index, band] = [boards.on(day).score(strategy.index), boards.on(day).band];
    const states = new Map(strategy.leaves.map((each) => [each, boards.on(day).leaf(each).state]));
    for (let on = day + 1; on <= last; on += 1) {
      for (const row of found.filter((each) => each.day === on)) {
        if (row.what === 'band') band = row.to;
        else if (row.what === 'expired' || row.what === 'late') states.set(row.leaf, row.what);
        if (row.what === 'band' || row.what === 'late' || !counts(row.leaf)) continue;
        if (row.points !== undefined) expect(row.index).toBeCloseTo((index ?? 0) + row.points, 9);
        index = row.index;
      }
      const board = boards.on(on);
      expect(board.band).toBe(band);
      expect([board.score(strategy.index) ?? -1]).toEqual([expect.closeTo(index ?? -1, 9)]);
      expect(strategy.leaves.map((each) => board.leaf(each).state)).toEqual([...states.values()]);
    }
    const days = found.map((row) => row.day);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});
