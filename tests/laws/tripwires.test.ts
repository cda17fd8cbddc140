import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import { type Day, isIndicator, type Readings, type Strategy } from '../../src/core/model/model.ts';
import { nodePlacesOf } from '../../src/core/model/tree.ts';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { makeScoreBoundsFinder } from '../../src/core/scoring/score-bounds.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { allNodeScoresTimeline } from '../../src/core/scoring/timeline.ts';
import { bandChangeAlert, crossedAndUnknownTripwires } from '../../src/core/scoring/tripwires.ts';
import type { When } from '../../src/core/scoring/when.ts';
import { fullWorlds, type World, worlds } from './arbitrary.ts';

const withinDays = fc.integer({ min: 1, max: 200 });
const limit = fc.double({ min: 1, max: 60, noNaN: true });
const whens: fc.Arbitrary<When> = fc.oneof(
  fc.record({ atLeast: limit }),
  fc.record({ atMost: limit }),
  fc.record({ fallsBy: limit, withinDays }),
  fc.record({ risesBy: limit, withinDays }),
);

/** The strategy with these tripwires on its root and its first child, and one for any two of them. */
function watched(strategy: Strategy, root: When, child: When): Strategy {
  const wire = (id: string, when: When) => ({ id, severity: 'alert', title: id, when }) as const;
  const [first, ...rest] = strategy.root.children;
  if (first === undefined) return strategy;
  const tripwires = [wire('root', root), wire('either', { any: 1, of: ['root', 'child'] })];
  const children = [{ ...first, tripwires: [wire('child', child)] }, ...rest];
  return { ...strategy, root: { ...strategy.root, tripwires, children } };
}

/** By tripwire, since when it is crossed, or that it is not known. */
function statesOn(strategy: Strategy, readings: Readings, day: Day): ReadonlyMap<string, Day> {
  const history = scoreHistoryOfStrategy(strategy, readings);
  const { crossed, unknown } = crossedAndUnknownTripwires(strategy, readings, history, day);
  return new Map([
    ...crossed.map(({ tripwire, since }) => [tripwire.id, since] as const),
    ...unknown.map(({ tripwire }) => [tripwire.id, 'not known'] as const),
  ]);
}

describe('a tripwire', () => {
  test('is crossed or not known on every day since the first of its stretch, and clear on the day before', () => {
    fc.assert(
      fc.property(worlds, whens, whens, ({ strategy, readings, day }, root, child) => {
        const plan = watched(strategy, root, child);
        for (const [id, since] of statesOn(plan, readings, day)) {
          if (since === 'not known') continue;
          for (let each = since; each <= day; each = addDays(each, 1)) {
            expect([since, 'not known'], `${id} on ${each}`).toContain(
              statesOn(plan, readings, each).get(id),
            );
          }
          expect(statesOn(plan, readings, since).get(id)).toBe(since);
          expect(statesOn(plan, readings, addDays(since, -1)).has(id)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });
  test('never edits a score', () => {
    fc.assert(
      fc.property(fullWorlds, whens, whens, ({ strategy, readings, day }: World, root, child) => {
        const plain = scorecardAsOf(strategy, readings, day);
        const card = scorecardAsOf(watched(strategy, root, child), readings, day);
        for (const [id, { score }] of plain.nodes) expect(card.nodes.get(id)?.score).toBe(score);
      }),
    );
  });
});

describe('a change of band', () => {
  test('is told on the 30 days after it, since the day of the change', () => {
    fc.assert(
      fc.property(worlds, ({ strategy, readings, day }) => {
        const history = scoreHistoryOfStrategy(strategy, readings);
        const change = bandChangeAlert(history, day);
        const then = history.bandOn(addDays(day, -30));
        const now = history.bandOn(day);
        expect(change !== undefined).toBe(now !== then && now !== undefined && then !== undefined);
        if (change === undefined) return;
        for (let each = change.since; each <= day; each = addDays(each, 1)) {
          expect(history.bandOn(each)).toBe(now);
        }
        expect(history.bandOn(addDays(change.since, -1))).not.toBe(now);
      }),
    );
  });
});

describe('the bounds of scores over a window', () => {
  test('hold the score of every day of it', () => {
    fc.assert(
      fc.property(worlds, fc.nat(200), ({ strategy, readings, day }, length) => {
        const from = addDays(day, -length);
        const boundsOf = makeScoreBoundsFinder(strategy, readings, addDays(from, -50), day)(from);
        const timeline = allNodeScoresTimeline(strategy, readings, day);
        for (const { node } of nodePlacesOf(strategy).values()) {
          const bounds = isIndicator(node) ? undefined : boundsOf(node.id);
          if (bounds === undefined) continue;
          for (const score of timeline.daily(node.id, from, day)) {
            expect(score, node.id).toBeGreaterThanOrEqual(bounds.low - 1e-9);
            expect(score, node.id).toBeLessThanOrEqual(bounds.high + 1e-9);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
  test('from an index of extremes are told where those from a walk are, and hold them', () => {
    fc.assert(
      fc.property(worlds, fc.nat(200), ({ strategy, readings, day }, length) => {
        const from = addDays(day, -length);
        const indexed: Readings = {
          ...readings,
          extremesBetween(indicator, first, last) {
            const values = readings.between(indicator, first, last).map(({ value }) => value);
            if (values.length === 0) return undefined;
            return { low: Math.min(...values), high: Math.max(...values) };
          },
        };
        const [walked, asked] = [readings, indexed].map((known) =>
          makeScoreBoundsFinder(strategy, known, addDays(from, -50), day)(from),
        );
        for (const id of nodePlacesOf(strategy).keys()) {
          const [inner, outer] = [walked?.(id), asked?.(id)];
          expect(outer === undefined, id).toBe(inner === undefined);
          if (inner === undefined || outer === undefined) continue;
          expect(outer.low, id).toBeLessThanOrEqual(inner.low);
          expect(outer.high, id).toBeGreaterThanOrEqual(inner.high);
        }
      }),
      { numRuns: 200 },
    );
  });
});
