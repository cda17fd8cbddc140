import * as v from 'valibot';
import { describe } from 'vitest';
import type { Strategy } from '../src/core/model/model.ts';
import { leaf, type Raw, strategy } from './core/make.ts';
import { vectorJson, vectorRows, vectorTest } from './vectors.ts';
import { boardOfRow, needed, numberOf } from './vectors-score.ts';

/** Cells from 0 to 10 are published to one decimal: half a tenth on our scale of 100 is 0.5. */
const ONE_DECIMAL = 0.5 + 1e-7;

const specs = v.array(
  v.object({
    id: v.string(),
    min: v.number(),
    max: v.number(),
    scale: v.picklist(['linear', 'log10']),
    pre_multiplier: v.number(),
    direction: v.picklist([1, -1]),
    zero_maps_to: v.nullable(v.number()),
  }),
);

/** INFORM's methods; its inverse geometric mean of risks is our shifted geometric mean, k = 9, of 100 less ten times the risk. */
const METHODS: Readonly<Record<string, { readonly aggregation: Raw; readonly reversed: boolean }>> =
  {
    arithmetic: { aggregation: { method: 'arithmetic' }, reversed: false },
    geometric: { aggregation: { method: 'geometric', floor: 1e-9 }, reversed: false },
    inverse_geometric: { aggregation: { method: 'shifted-geometric', shift: 9 }, reversed: true },
  };

describe('INFORM Risk 2025, cell by cell', () => {
  vectorTest(
    'raw values between goalposts, linear and logarithmic, of both directions',
    (judge) => {
      const plans = new Map(
        v.parse(specs, vectorJson('inform/inform2025_normalise_specs.json')).map((spec) => {
          const end = (post: number): number => (spec.scale === 'log10' ? 10 ** post : post);
          const [low, high] = [end(spec.min), end(spec.max)];
          const [worst, best] = spec.direction === 1 ? [low, high] : [high, low];
          const scale = spec.scale === 'log10' ? 'log' : 'linear';
          const plan = strategy([leaf('x', { goalposts: { worst, best, scale } })]);
          return [spec.id, { spec, plan }] as const;
        }),
      );
      for (const { spec_id = '', iso3, raw, expected_0_10 } of vectorRows(
        'inform/inform2025_normalise.csv',
      )) {
        const found = plans.get(spec_id);
        const value = numberOf(raw);
        const published = numberOf(expected_0_10);
        if (found === undefined || value === undefined || published === undefined) continue;
        const { spec, plan } = found;
        // What INFORM gives a raw 0 by decree is no matter of goalposts, and a log scale refuses it.
        if (value === 0 && spec.zero_maps_to !== null) continue;
        const { score } = boardOfRow(plan, { x: value * spec.pre_multiplier }).root;
        judge.check(score, 10 * published, ONE_DECIMAL, `${spec_id} of ${iso3}`);
      }
    },
  );

  vectorTest('aggregates with missing inputs skipped and weights shared out anew', (judge) => {
    const plans = new Map<string, Strategy>();
    for (const row of vectorRows('inform/inform2025_aggregate.csv')) {
      const { method = '', inputs_pipe = '', weights_pipe = '', group_id, iso3, expected } = row;
      const how = METHODS[method];
      if (how === undefined) throw new Error(`unknown method ${method}`);
      const key = `${method} ${weights_pipe}`;
      const plan =
        plans.get(key) ??
        strategy(
          weights_pipe.split('|').map((weight, at) => leaf(`n${at}`, { weight: Number(weight) })),
          { aggregation: how.aggregation, minCoverage: 0 },
        );
      plans.set(key, plan);
      const turn = (tenths: number): number => (how.reversed ? 100 - 10 * tenths : 10 * tenths);
      const values = inputs_pipe.split('|').map((cell, at) => {
        const input = numberOf(cell);
        return [`n${at}`, input === undefined ? undefined : turn(input)] as const;
      });
      const { score } = boardOfRow(plan, Object.fromEntries(values)).root;
      const published = numberOf(expected);
      const wanted = published === undefined ? undefined : turn(published);
      judge.check(score, wanted, ONE_DECIMAL, `${group_id} of ${iso3}`);
    }
  });

  vectorTest('bands are lower-inclusive', (judge) => {
    const names = ['Very Low', 'Low', 'Medium', 'High', 'Very High'];
    const bands = [0, 22, 32, 51, 69].map((from, at) => ({ id: `b${at}`, title: names[at], from }));
    const plan = strategy([leaf('risk', { goalposts: { worst: 0, best: 10 } })], {}, { bands });
    for (const { iso3, risk, band } of vectorRows('inform/inform2025_bands_ranks.csv')) {
      const { standing } = boardOfRow(plan, { risk: needed(risk) });
      judge.check(standing?.band.title, band, 0, `band of ${iso3}`);
    }
  });
});
