import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Driver, Explanation } from '../../src/core/analysis/explain.ts';
import {
  gaugeSensitivities,
  leastScoreChangeToGoalBandByIndicator,
} from '../../src/core/analysis/movers.ts';
import { pointsMakingUpScore } from '../../src/core/analysis/points.ts';
import {
  restrictReadingsToStrategy,
  revisionBetweenStrategies,
} from '../../src/core/analysis/revision.ts';
import { sourceDependenceReports } from '../../src/core/analysis/sources.ts';
import { readingsWithTrialValues } from '../../src/core/analysis/whatif.ts';
import type { Band } from '../../src/core/model/model.ts';
import { nodePlacesOf } from '../../src/core/model/tree.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { allNodeScoresTimeline } from '../../src/core/scoring/timeline.ts';
import { explainedBetween } from '../core/make.ts';
import { days, strategies, valueFrom, type World, worlds } from './arbitrary.ts';

/** Every node of a world that has a score on both days, explained. */
function explanations({ strategy, readings, day }: World, other: string): readonly Explanation[] {
  return [...nodePlacesOf(strategy).keys()].flatMap((id) => {
    const said = explainedBetween(strategy, readings, day, other, id);
    return said.ok ? [said.value] : [];
  });
}

const total = (drivers: readonly Driver[]): number =>
  drivers.reduce((sum, { value, coverage }) => sum + value + coverage, 0);

function everyDriver(drivers: readonly Driver[]): readonly Driver[] {
  return drivers.flatMap((driver) => [driver, ...everyDriver(driver.children)]);
}

describe('what moved a score between two days', () => {
  test('the effects sum to the change, for every node', () => {
    fc.assert(
      fc.property(worlds, days, (world, other) => {
        for (const { change, effects, node } of explanations(world, other)) {
          const sum = effects.reduce((points, effect) => points + effect.points, 0);
          expect(sum, node.id).toBeCloseTo(change, 7);
        }
      }),
    );
  });
  test('at every level: the effects of a node’s children sum to its value effect', () => {
    fc.assert(
      fc.property(worlds, days, (world, other) => {
        for (const { change, drivers, node } of explanations(world, other)) {
          if (node.kind !== 'indicator') expect(total(drivers)).toBeCloseTo(change, 7);
          for (const { children, value } of everyDriver(drivers)) {
            if (children.length > 0) expect(total(children)).toBeCloseTo(value, 7);
          }
        }
      }),
    );
  });
  test('swapping the days negates every effect', () => {
    fc.assert(
      fc.property(worlds, days, (world, other) => {
        const { strategy, readings, day } = world;
        const there = explainedBetween(strategy, readings, day, other);
        const back = explainedBetween(strategy, readings, other, day);
        expect(back.ok).toBe(there.ok);
        if (!there.ok || !back.ok) return;
        expect(back.value.effects.map(({ id, effect }) => [id, effect])).toEqual(
          there.value.effects.map(({ id, effect }) => [id, effect]),
        );
        there.value.effects.forEach(({ id, points }, at) => {
          expect(back.value.effects[at]?.points, id).toBeCloseTo(-points, 6);
        });
      }),
    );
  });
  test('an unchanged indicator contributes 0 by its value', () => {
    fc.assert(
      fc.property(worlds, days, (world, other) => {
        for (const { drivers } of explanations(world, other)) {
          for (const { node, before, after, value } of everyDriver(drivers)) {
            if (node.kind === 'indicator' && before === after) expect(value, node.id).toBe(0);
          }
        }
      }),
    );
  });
  test('between a day and itself nothing moved', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const { change, effects } of explanations(world, world.day)) {
          expect(change).toBe(0);
          for (const { points, effect } of effects) {
            expect(points).toBeCloseTo(0, 12);
            expect(effect).not.toBe('coverage');
          }
        }
      }),
    );
  });
});

describe('the points of a single board', () => {
  test('sum, with the base, to the score of every node', () => {
    fc.assert(
      fc.property(worlds, ({ strategy, readings, day }) => {
        const card = scorecardAsOf(strategy, readings, day);
        for (const [id, { score }] of card.nodes) {
          const points = pointsMakingUpScore(card, id);
          expect(points === undefined).toBe(score === undefined);
          if (points === undefined || score === undefined) continue;
          const sum = points.effects.reduce((all, effect) => all + effect.points, points.base);
          expect(sum).toBeCloseTo(score, 7);
        }
      }),
    );
  });
});

describe('the timeline', () => {
  test('says of every node and day what the scorecard of that day says', () => {
    fc.assert(
      fc.property(worlds, fc.array(days, { minLength: 1, maxLength: 8 }), (world, asked) => {
        const { strategy, readings } = world;
        const timeline = allNodeScoresTimeline(strategy, readings, asked.toSorted().at(-1) ?? '');
        for (const day of asked) {
          const card = scorecardAsOf(strategy, readings, day);
          for (const [id, { score }] of card.nodes) {
            expect(timeline.scoreOn(id, day), `${id} on ${day}`).toBe(score);
            expect(timeline.daily(id, day, day)).toEqual([score]);
          }
          expect(timeline.bandOn(day)).toBe(card.standing?.band);
        }
      }),
    );
  });
});

describe('what would move it', () => {
  test('headroom, downside and the plausible change are what a board with that value shows', () => {
    fc.assert(
      fc.property(worlds, ({ strategy, readings, day }) => {
        const card = scorecardAsOf(strategy, readings, day);
        const movers = gaugeSensitivities(card, readings);
        expect(movers === undefined).toBe(card.root.score === undefined);
        if (movers === undefined) return;
        for (const [id, { node, headroom, downside, plausible }] of movers.indicators) {
          const rootAt = (u: number): number => {
            const supposed = readingsWithTrialValues(
              strategy,
              readings,
              new Map([[id, valueFrom(node, u)]]),
              day,
            );
            return (scorecardAsOf(strategy, supposed, day).root.score ?? Number.NaN) - movers.score;
          };
          expect(headroom, id).toBeCloseTo(rootAt(1.1), 8);
          expect(headroom).toBeGreaterThanOrEqual(-1e-9);
          expect(downside).toBeLessThanOrEqual(1e-9);
          expect(plausible).toBeLessThanOrEqual(Math.max(headroom, -downside) + 1e-9);
        }
        expect([...movers.order].toSorted()).toEqual([...movers.indicators.keys()].toSorted());
        expect([...movers.refresh].toSorted()).toEqual([...movers.indicators.keys()].toSorted());
      }),
    );
  });
  test('the smallest change to a band reaches it, and half of it does not', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ strategy, readings, day }, pick) => {
        const card = scorecardAsOf(strategy, readings, day);
        const goal = strategy.bands[pick % strategy.bands.length];
        if (goal === undefined || card.standing === undefined) return;
        const at = (band: Band | undefined): number => (band ? strategy.bands.indexOf(band) : -1);
        const upward = at(card.standing.band) < at(goal);
        for (const [id, change] of leastScoreChangeToGoalBandByIndicator(card, goal)) {
          const indicator = card.indicators.get(id);
          if (change === undefined || change === 0 || indicator?.score === undefined) continue;
          const bandAt = (score: number): number => {
            const value = valueFrom(indicator.node, score / 100);
            const supposed = readingsWithTrialValues(
              strategy,
              readings,
              new Map([[id, value]]),
              day,
            );
            return at(scorecardAsOf(strategy, supposed, day).standing?.band);
          };
          const whole = bandAt(indicator.score + change + Math.sign(change) * 1e-6);
          const half = bandAt(indicator.score + change / 2);
          expect(upward ? whole >= at(goal) : whole <= at(goal), id).toBe(true);
          if (Math.abs(change) > 1e-5)
            expect(upward ? half >= at(goal) : half <= at(goal)).toBe(false);
        }
      }),
    );
  });
});

describe('what rests on one source', () => {
  test('is what a board without its readings shows', () => {
    fc.assert(
      fc.property(worlds, ({ strategy, readings, day }) => {
        const card = scorecardAsOf(strategy, readings, day);
        for (const { source, without, band } of sourceDependenceReports(card, readings)) {
          const rest = restrictReadingsToStrategy(strategy, {
            ...readings,
            of: (id) => readings.of(id).filter((reading) => reading.source !== source),
            asOf: (id, on) =>
              readings.of(id).findLast((each) => each.source !== source && each.observedOn <= on),
          });
          const other = scorecardAsOf(strategy, rest, day);
          expect(without).toBe(other.root.score);
          expect(band).toBe(other.standing?.band);
        }
      }),
    );
  });
});

describe('a change of the file', () => {
  test('its lines sum to the change of the root', () => {
    fc.assert(
      fc.property(strategies, worlds, (other, { strategy, readings, day }) => {
        const { change, base, indicators } = revisionBetweenStrategies(
          other,
          strategy,
          readings,
          day,
        );
        if (change === undefined || base === undefined) return;
        const sum = indicators.reduce((all, each) => all + (each.change ?? 0), base);
        expect(sum).toBeCloseTo(change, 7);
      }),
    );
  });
  test('a file against itself changes nothing', () => {
    fc.assert(
      fc.property(worlds, ({ strategy, readings, day }) => {
        const { change, indicators } = revisionBetweenStrategies(strategy, strategy, readings, day);
        expect(change ?? 0).toBe(0);
        for (const each of indicators) expect(each.change ?? 0).toBe(0);
      }),
    );
  });
});
