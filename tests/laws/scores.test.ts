import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingsWithTrialValues } from '../../src/core/analysis/whatif.ts';
import { addDays } from '../../src/core/model/day.ts';
import type {
  Band,
  Branch,
  Node,
  Scorecard,
  Standing,
  Strategy,
} from '../../src/core/model/model.ts';
import { indexReadings, readingsWithReading } from '../../src/core/model/readings.ts';
import { indicatorsOfStrategy, nodePlacesOf } from '../../src/core/model/tree.ts';
import {
  bandReachedAndUnmetRequirements,
  FIRM_Z,
  standingAmongBands,
} from '../../src/core/scoring/band.ts';
import { scoreMovedByStandardDeviations } from '../../src/core/scoring/interval.ts';
import { scoreOfValue } from '../../src/core/scoring/leaf.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, document, leaf, reading, readings, strategyFrom } from '../core/make.ts';
import { banded, fullWorlds, strategies, valueFrom, type World, worlds } from './arbitrary.ts';

const cardOf = ({ strategy, readings, day }: World): Scorecard =>
  scorecardAsOf(strategy, readings, day);

/** Holds for every world; says which node breaks it. */
function forAll(worldArb: fc.Arbitrary<World>, law: (world: World, card: Scorecard) => void): void {
  fc.assert(fc.property(worldArb, (world) => law(world, cardOf(world))));
}

/** The scores of two cards are the same to a billionth of a point, node by node. */
function expectSame(a: Scorecard, b: Scorecard): void {
  expect(b.nodes.size).toBe(a.nodes.size);
  for (const [id, { score, coverage, sd }] of a.nodes) {
    const other = b.nodes.get(id);
    expect(other?.score === undefined, id).toBe(score === undefined);
    expect(other?.score ?? 0, id).toBeCloseTo(score ?? 0, 9);
    expect(other?.coverage, id).toBeCloseTo(coverage, 9);
    expect(other?.sd ?? 0, id).toBeCloseTo(sd ?? 0, 7);
  }
}

function mapBranches(node: Node, change: (branch: Branch) => Branch): Node {
  if (node.kind === 'indicator') return node;
  return change({ ...node, children: node.children.map((child) => mapBranches(child, change)) });
}

function withBranches(strategy: Strategy, change: (branch: Branch) => Branch): Strategy {
  const root = mapBranches(strategy.root, change);
  return root.kind === 'indicator' ? strategy : { ...strategy, root };
}

describe('bounds', () => {
  test('every score lies in 0…100, every coverage and quality in 0…1', () => {
    forAll(worlds, (_world, card) => {
      for (const { score, coverage, quality } of card.nodes.values()) {
        if (score !== undefined) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1 + 1e-12);
        expect(quality).toBeLessThanOrEqual(coverage + 1e-12);
      }
    });
  });
  test('every interval lies in 0…100 and contains its score', () => {
    forAll(worlds, (_world, card) => {
      for (const { score, low, high, sd } of card.nodes.values()) {
        expect([low === undefined, high === undefined, sd === undefined]).toEqual(
          Array(3).fill(score === undefined),
        );
        if (score === undefined || low === undefined || high === undefined) continue;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(score);
        expect(high).toBeGreaterThanOrEqual(score);
        expect(high).toBeLessThanOrEqual(100);
      }
    });
  });
  test('a mean lies between the smallest and the largest score it joins, seen from its floor up', () => {
    forAll(worlds, (_world, card) => {
      for (const { node, score } of card.nodes.values()) {
        if (node.kind === 'indicator' || score === undefined) continue;
        const floor = 'floor' in node.aggregation ? node.aggregation.floor : 0;
        const joined = node.children
          .filter((child) => child.weight > 0)
          .flatMap((child) => card.nodes.get(child.id)?.score ?? []);
        expect(score).toBeGreaterThanOrEqual(Math.min(...joined) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(floor, ...joined) + 1e-9);
      }
    });
  });
});

describe('monotony', () => {
  test('a value nearer to its best goalpost lowers no score', () => {
    const arb = fc.record({
      world: fullWorlds,
      at: fc.nat(),
      rise: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(arb, ({ world, at, rise }) => {
        const all = indicatorsOfStrategy(world.strategy);
        const indicator = all[at % all.length];
        if (indicator === undefined) return;
        const before = cardOf(world);
        const u = (before.nodes.get(indicator.id)?.score ?? 0) / 100;
        const better = reading(
          [indicator.id, world.day, valueFrom(indicator, u + rise * (1 - u))],
          999,
          'ann',
        );
        const after = scorecardAsOf(
          world.strategy,
          readingsWithReading(world.readings, better),
          world.day,
        );
        for (const [id, { score }] of before.nodes) {
          if (score === undefined) continue;
          expect(after.nodes.get(id)?.score ?? Number.NaN).toBeGreaterThanOrEqual(score - 1e-9);
        }
      }),
    );
  });
});

describe('what does not matter', () => {
  test('direction: the same value between swapped goalposts scores 100 minus as much', () => {
    fc.assert(
      fc.property(strategies, fc.double({ min: -0.2, max: 1.2, noNaN: true }), (strategy, u) => {
        for (const indicator of indicatorsOfStrategy(strategy)) {
          const { worst, best, scale } = indicator.goalposts;
          const value = valueFrom(indicator, u);
          const swapped = scoreOfValue(value, { worst: best, best: worst, scale });
          expect(swapped).toBeCloseTo(100 - scoreOfValue(value, indicator.goalposts), 9);
        }
      }),
    );
  });
  test('the order of siblings', () => {
    forAll(worlds, (world, card) => {
      const turned = withBranches(world.strategy, (node) => ({
        ...node,
        children: node.children.toReversed(),
      }));
      expectSame(card, scorecardAsOf(turned, world.readings, world.day));
    });
  });
  test('the scale of the weights of siblings', () => {
    fc.assert(
      fc.property(worlds, fc.double({ min: 0.01, max: 100, noNaN: true }), (world, factor) => {
        const scaled = withBranches(world.strategy, (node) => ({
          ...node,
          children: node.children.map((child) => ({ ...child, weight: child.weight * factor })),
        }));
        expectSame(cardOf(world), scorecardAsOf(scaled, world.readings, world.day));
      }),
    );
  });
  test('the order in which readings are handed over', () => {
    forAll(worlds, ({ strategy, list, looked, day }, card) => {
      const turned = {
        events: looked.events.toReversed(),
        checks: looked.checks.toReversed(),
      };
      expect(scorecardAsOf(strategy, indexReadings(list.toReversed(), turned), day)).toEqual(card);
    });
  });
  test('a reading, an event or a check after the day', () => {
    forAll(worlds, ({ strategy, list, looked, day }, card) => {
      const upTo = (each: { readonly observedOn: string }): boolean => each.observedOn <= day;
      const known = {
        events: looked.events.filter((each) => each.day <= day),
        checks: looked.checks.filter(upTo),
      };
      expect(scorecardAsOf(strategy, indexReadings(list.filter(upTo), known), day)).toEqual(card);
    });
  });
  test('a clock that ticks: a score moves only on a day when something was observed or expired, or a count fades', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const next = addDays(world.day, 1);
        const today = cardOf(world);
        const tomorrow = scorecardAsOf(world.strategy, world.readings, next);
        const moved = [...today.indicators].some(
          ([id, { state }]) =>
            tomorrow.indicators.get(id)?.observedOn === next ||
            tomorrow.indicators.get(id)?.state !== state,
        );
        if (moved) return;
        const fading = new Set(
          indicatorsOfStrategy(world.strategy).flatMap(({ id, count }) => {
            if (count === undefined) return [];
            return [
              id,
              ...(nodePlacesOf(world.strategy)
                .get(id)
                ?.path.map((up) => up.id) ?? []),
            ];
          }),
        );
        for (const [id, { score }] of today.nodes) {
          if (fading.has(id)) continue;
          expect(tomorrow.nodes.get(id)?.score).toBe(score);
        }
      }),
    );
  });
  test('a child of weight 0', () => {
    forAll(worlds, (world, card) => {
      const counted = withBranches(world.strategy, (node) => ({
        ...node,
        children: node.children.filter((child) => child.weight > 0),
      }));
      for (const [id, { score }] of scorecardAsOf(counted, world.readings, world.day).nodes) {
        expect(card.nodes.get(id)?.score).toBe(score);
      }
    });
  });
});

describe('weights and coverage', () => {
  test('the effective weights of all indicators sum to 1', () => {
    forAll(worlds, (_world, card) => {
      const sum = [...card.indicators.values()].reduce((a, b) => a + b.effectiveWeight, 0);
      expect(sum).toBeCloseTo(1, 9);
    });
  });
  test('coverage is the effective weight of the indicators that count, quality that weight times freshness', () => {
    forAll(worlds, (_world, card) => {
      let coverage = 0;
      let quality = 0;
      for (const { score, freshness, effectiveWeight } of card.indicators.values()) {
        if (score === undefined || freshness === undefined) continue;
        coverage += effectiveWeight;
        quality += effectiveWeight * freshness;
      }
      expect(card.root.coverage).toBeCloseTo(coverage, 9);
      expect(card.root.quality).toBeCloseTo(quality, 9);
    });
  });
  test('a node with a score has the coverage and the children it asks for', () => {
    forAll(worlds, (_world, card) => {
      for (const { node, score, coverage } of card.nodes.values()) {
        if (node.kind === 'indicator' || score === undefined) continue;
        expect(coverage).toBeGreaterThanOrEqual(node.minCoverage - 1e-9);
        if (!node.requireAll) continue;
        for (const child of node.children) {
          if (child.weight > 0) expect(card.nodes.get(child.id)?.score).toBeDefined();
        }
      }
    });
  });
});

describe('bands', () => {
  test('a band never stands without what it and every band below it requires, nor above the score', () => {
    forAll(worlds, ({ strategy }, card) => {
      const { standing, root } = card;
      expect(standing === undefined).toBe(root.score === undefined);
      if (standing === undefined || root.score === undefined) return;
      const at = strategy.bands.indexOf(standing.band);
      for (const band of strategy.bands.slice(1, at + 1)) {
        expect(root.score).toBeGreaterThanOrEqual(band.from - 1e-9);
        for (const { node, atLeast } of band.requires) {
          expect(card.nodes.get(node)?.score ?? -1).toBeGreaterThanOrEqual(atLeast - 1e-9);
        }
      }
      expect(at).toBeLessThanOrEqual(strategy.bands.indexOf(standing.scoreBand));
      expect(standing.unmet.length > 0).toBe(standing.band !== standing.scoreBand);
    });
  });
  /** Boards that cost nothing to judge, so many that each kind of edge is among them. */
  const MANY = { numRuns: 1000 };

  /** Where the lowest band, the one that stands and the highest lie among the bands. */
  const placesAmong = (list: readonly Band[], standing: Standing | undefined): readonly number[] =>
    standing === undefined
      ? []
      : [standing.bandLow, standing.band, standing.bandHigh].map((band) => list.indexOf(band));

  test('the lowest and the highest are those of every combination of scores lower and higher', () => {
    fc.assert(
      fc.property(banded, ({ list, root, nodes }) => {
        const sides = [-FIRM_Z, FIRM_Z];
        const combinations = [...nodes.keys()].reduce<readonly ReadonlyMap<string, number>[]>(
          (all, id) => all.flatMap((one) => sides.map((z) => new Map(one).set(id, z))),
          [new Map()],
        );
        const judged = sides.flatMap((side) =>
          combinations.flatMap((one) => {
            const scoreOf = (id: string): number | undefined => {
              const node = nodes.get(id);
              return scoreMovedByStandardDeviations(node?.score, node?.sd, one.get(id) ?? 0);
            };
            const band = bandReachedAndUnmetRequirements(
              list,
              scoreMovedByStandardDeviations(root.score, root.sd, side) ?? 0,
              scoreOf,
            )?.band;
            return band === undefined ? [] : [list.indexOf(band)];
          }),
        );
        const [low = -1, at = -1, high = -1] = placesAmong(
          list,
          standingAmongBands(list, root, nodes),
        );
        expect([low, high]).toEqual([Math.min(...judged), Math.max(...judged)]);
        expect(low).toBeLessThanOrEqual(at);
        expect(high).toBeGreaterThanOrEqual(at);
      }),
      MANY,
    );
  });
  test('lower scores with the same sd add no higher band', () => {
    const falls = fc.array(fc.nat(20), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(banded, falls, ({ list, root, nodes }, [first = 0, ...others]) => {
        const lower = <T extends { readonly score: number | undefined }>(node: T, by = 0): T => ({
          ...node,
          score: node.score === undefined ? undefined : Math.max(0, node.score - by),
        });
        const fallen = new Map([...nodes].map(([id, node], at) => [id, lower(node, others[at])]));
        const before = placesAmong(list, standingAmongBands(list, root, nodes));
        const after = placesAmong(list, standingAmongBands(list, lower(root, first), fallen));
        for (const [at, place] of after.entries()) {
          expect(place).toBeLessThanOrEqual(before[at] ?? -1);
        }
      }),
      MANY,
    );
  });
  test('nor does a worse value, where every mean is arithmetic and so no sd depends on a score', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const plan = strategyFrom(
      document(
        [branch('x', [leaf('a'), leaf('b')]), branch('y', [leaf('c', { weight: 3 }), leaf('d')])],
        {},
        {
          bands: [0, 20, 40, 60, 80].map((from) => ({
            id: `from-${from}`,
            title: `From ${from}`,
            from,
            requires: from < 40 ? [] : [{ node: 'y', atLeast: from - 10 }],
          })),
        },
      ),
    );
    const standingWith = (values: readonly number[]): readonly number[] => {
      const rows = ids.map((id, at) => [id, '2024-06-01', values[at] ?? 0, 'low'] as const);
      const card = scorecardAsOf(plan, readings(...rows), '2024-06-01');
      return placesAmong(plan.bands, card.standing);
    };
    const values = fc.array(fc.nat(100), { minLength: ids.length, maxLength: ids.length });
    fc.assert(
      fc.property(values, fc.nat(ids.length - 1), fc.nat(100), (before, which, fall) => {
        const after = before.map((value, at) => (at === which ? value - fall : value));
        const was = standingWith(before);
        for (const [at, place] of standingWith(after).entries()) {
          expect(place).toBeLessThanOrEqual(was[at] ?? -1);
        }
      }),
      MANY,
    );
  });
});

describe('the slope of an indicator', () => {
  test('is the finite difference of the root, away from goalposts and floors', () => {
    forAll(fullWorlds, (world, card) => {
      for (const [id, { slope, score }] of card.indicators) {
        if (slope === undefined || score === undefined) continue;
        const low = [...card.nodes.values()].some(({ score: other }) => (other ?? 0) < 21);
        if (low || score > 99) return;
        const nudged = (by: number): number => {
          const indicator = card.indicators.get(id)?.node;
          if (indicator === undefined) return Number.NaN;
          const value = valueFrom(indicator, (score + by) / 100);
          const more = readingsWithTrialValues(
            world.strategy,
            world.readings,
            new Map([[id, value]]),
            world.day,
          );
          return scorecardAsOf(world.strategy, more, world.day).root.score ?? Number.NaN;
        };
        expect((nudged(0.001) - nudged(-0.001)) / 0.002).toBeCloseTo(slope, 4);
      }
    });
  });
});

describe('strategies', () => {
  test('every node has one place, and the parent it names', () => {
    fc.assert(
      fc.property(strategies, (strategy) => {
        for (const { node, parent, path } of nodePlacesOf(strategy).values()) {
          expect(path.at(-1)).toBe(parent);
          if (parent !== undefined) expect(parent.children).toContain(node);
        }
      }),
    );
  });
});
