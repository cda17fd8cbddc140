import * as v from 'valibot';
import { describe } from 'vitest';
import { simulateRootScore } from '../src/core/analysis/montecarlo.ts';
import { gaugeSensitivities } from '../src/core/analysis/movers.ts';
import { whatIfProbeOfScorecard } from '../src/core/analysis/probe.ts';
import { type Aggregation, meanOfAggregation } from '../src/core/scoring/aggregate.ts';
import { scorecardAsOf } from '../src/core/scoring/scorecard.ts';
import { explainedBetween } from './core/make.ts';
import { shapley } from './shapley.ts';
import { type Judge, vectorJson, vectorTest } from './vectors.ts';
import { readCase } from './vectors-case.ts';

const numbers = v.record(v.string(), v.number());
const worked = v.object({
  nodes_t0: numbers,
  nodes_t1: numbers,
  change: v.number(),
  contributions_chain: numbers,
  contributions_shapley_flat: numbers,
  gradient_t1: numbers,
  sigma_t1: v.record(v.string(), v.object({ f: v.number(), sigma: v.number() })),
  delta_sd_t1: v.number(),
  to_best: numbers,
  to_worst: numbers,
  plus10: numbers,
  monte_carlo_reference: v.object({ band_probability: numbers }),
  pressure_forms: v.record(v.string(), numbers),
});

const FROM = '2022-01-01';
const TO = '2023-07-01';
const DOUBLES = 1e-9;

/** The worked example's numbers, and its case: the same tree and readings as files of ours. */
function example() {
  const it = readCase('worked-example.json');
  const expected = v.parse(worked, vectorJson('gauge/spec_example.json'));
  return { ...it, expected, card: scorecardAsOf(it.strategy, it.readings, TO) };
}

function each(
  list: Readonly<Record<string, number>>,
  found: (id: string) => unknown,
  what: string,
  judge: Judge,
) {
  for (const [id, value] of Object.entries(list)) {
    judge.check(found(id.toLowerCase()), value, DOUBLES, `${what} of ${id}`);
  }
}

describe('the worked example of the gauge', () => {
  vectorTest('every node on both days', (judge) => {
    const { strategy, readings, expected, card } = example();
    const before = scorecardAsOf(strategy, readings, FROM);
    each(expected.nodes_t0, (id) => before.nodes.get(id)?.score, 'score', judge);
    each(expected.nodes_t1, (id) => card.nodes.get(id)?.score, 'score', judge);
  });

  vectorTest('what moved it, and the judge beside it', (judge) => {
    const { strategy, readings, expected } = example();
    const said = explainedBetween(strategy, readings, FROM, TO);
    const points = new Map(said.ok ? said.value.effects.map((one) => [one.id, one.points]) : []);
    judge.check(said.ok && said.value.change, expected.change, DOUBLES, 'change');
    each(expected.contributions_chain, (id) => points.get(id), 'points', judge);
    const values = (day: string) =>
      Object.fromEntries(
        [...scorecardAsOf(strategy, readings, day).indicators].map(([id, { score = 0 }]) => [
          id,
          score,
        ]),
      );
    const probe = whatIfProbeOfScorecard(scorecardAsOf(strategy, readings, TO));
    const root = (x: Readonly<Record<string, number>>): number => {
      probe?.set(probe.leaves.map(({ node }) => x[node.id] ?? 0));
      return probe?.root() ?? Number.NaN;
    };
    const judged = shapley(root, values(FROM), values(TO));
    each(expected.contributions_shapley_flat, (id) => judged[id], 'Shapley', judge);
    for (const [id, value] of points) judge.check(value, judged[id], 0.01, `${id} near Shapley`);
  });

  vectorTest('freshness, σ, slope and the spread of the gauge', (judge) => {
    const { expected, card } = example();
    each(expected.gradient_t1, (id) => card.indicators.get(id)?.slope, 'slope', judge);
    for (const [id, { f, sigma }] of Object.entries(expected.sigma_t1)) {
      judge.check(card.indicators.get(id)?.freshness, f, DOUBLES, `freshness of ${id}`);
      judge.check(card.indicators.get(id)?.sigma, sigma, DOUBLES, `σ of ${id}`);
    }
    judge.check(card.root.sd, expected.delta_sd_t1, DOUBLES, 'sd');
  });

  vectorTest('what would move it: to the best, to the worst, by ten points', (judge) => {
    const { readings, expected, card } = example();
    const movers = gaugeSensitivities(card, readings)?.indicators;
    const probe = whatIfProbeOfScorecard(card);
    const plusTen = (id: string) => {
      const leaf = probe?.leaves.findIndex(({ node }) => node.id === id) ?? -1;
      const score = probe?.leaves[leaf]?.score ?? Number.NaN;
      return (probe?.rootWith(leaf, score + 10) ?? Number.NaN) - (card.root.score ?? Number.NaN);
    };
    each(expected.to_best, (id) => movers?.get(id)?.headroom, 'headroom', judge);
    each(expected.to_worst, (id) => movers?.get(id)?.downside, 'downside', judge);
    each(expected.plus10, plusTen, 'ten points', judge);
  });

  vectorTest('shares of the bands among draws', (judge) => {
    const { expected, card } = example();
    const drawn = simulateRootScore(card, 1, 20_000);
    for (const [band, share] of Object.entries(expected.monte_carlo_reference.band_probability)) {
      judge.check(drawn?.bands.get(band.toLowerCase()), share, 0.01, `share of ${band}`);
    }
  });

  vectorTest('three fronts joined by every mean, as printed to two decimals', (judge) => {
    const means: Readonly<Record<string, Aggregation>> = {
      arith: { method: 'arithmetic' },
      sgeo: { method: 'shifted-geometric', shift: 9 },
      sgeo99: { method: 'shifted-geometric', shift: 99 },
      geo: { method: 'geometric', floor: 1 },
      harm: { method: 'harmonic', floor: 1 },
    };
    for (const [scores, printed] of Object.entries(example().expected.pressure_forms)) {
      const x = scores
        .split(/[(), ]+/)
        .filter((part) => part !== '')
        .map(Number);
      for (const [name, aggregation] of Object.entries(means)) {
        const { f, inverse } = meanOfAggregation(aggregation);
        const joined = [0.4, 0.3, 0.3].reduce((sum, weight, at) => sum + weight * f(x[at] ?? 0), 0);
        judge.check(inverse(joined), printed[name], 0.005 + 1e-9, `${name} of ${scores}`);
      }
    }
  });
});
