import * as v from 'valibot';
import { describe } from 'vitest';
import { quantileOfSorted } from '../src/core/analysis/montecarlo.ts';
import type { Strategy } from '../src/core/model/model.ts';
import { nodePlacesOf } from '../src/core/model/tree.ts';
import { branch, leaf, type Raw, strategy } from './core/make.ts';
import { type Judge, vectorJson, vectorRows, vectorTest } from './vectors.ts';
import { boardOfRow, needed, numberOf } from './vectors-score.ts';

/** Computed by COINr's own functions; doubles on both sides. */
const DOUBLES = 1e-9;

type Aggregations = readonly [pillars: Raw, halves: Raw, index: Raw];

const all = (aggregation: Raw): Aggregations => [aggregation, aggregation, aggregation];
const arithmetic = { method: 'arithmetic' };
const geometric = { method: 'geometric' };
const power = (exponent: number): Raw => ({ method: 'power', exponent });

const idOf = (code: string): string => code.toLowerCase();

/** How much of a pillar must be there, and whether every pillar and half must. */
interface Enough {
  readonly minCoverage: number;
  readonly requireAll: boolean;
}

/** The tree of the ASEM index: 49 indicators, 8 pillars, 2 halves, with methods by level and weights by code. */
function asem(
  [pillars, halves, index]: Aggregations,
  enough: Enough = { minCoverage: 0, requireAll: false },
  weights: ReadonlyMap<string, number> = new Map(),
  goalpostsOf: (code: string) => Raw = () => ({ worst: 0, best: 100 }),
): Strategy {
  const meta = vectorRows('coinr/asem_meta.csv').filter(({ Level }) => Level !== '');
  const below = (parent: string): readonly Raw[] =>
    meta
      .filter(({ Parent }) => Parent === parent)
      .map(({ iCode: code = '', Level, Weight }) => {
        const weight = weights.get(code) ?? needed(Weight);
        if (Level === '1') return leaf(idOf(code), { weight, goalposts: goalpostsOf(code) });
        const aggregation = Level === '2' ? pillars : halves;
        const { minCoverage, requireAll } = enough;
        const own = Level === '2' ? { minCoverage } : { minCoverage: 0, requireAll };
        return branch(idOf(code), below(code), { weight, aggregation, ...own });
      });
  const { requireAll } = enough;
  return strategy(below('Index'), { aggregation: index, minCoverage: 0, requireAll });
}

function weightsW2(): ReadonlyMap<string, number> {
  const rows = vectorRows('coinr/weights_W2.csv');
  return new Map(rows.map(({ iCode = '', Weight }) => [iCode, needed(Weight)]));
}

/** Rows of a file by the code of their unit, which older files call otherwise. */
function unitRows(file: string): readonly Readonly<Record<string, string>>[] {
  return vectorRows(`coinr/${file}`).map((row) => ({
    ...row,
    uCode: row.uCode ?? row.UnitCode ?? '',
  }));
}

/** Every aggregate of every unit; `index` is the root. */
function checkAggregates(plan: Strategy, inputs: string, outputs: string, judge: Judge): void {
  const expected = new Map(unitRows(outputs).map((row) => [row.uCode, row]));
  const meta = vectorRows('coinr/asem_meta.csv');
  const codes = meta.filter(({ Type }) => Type === 'Aggregate');
  const indicators = meta.flatMap(({ Level, iCode = '' }) => (Level === '1' ? [iCode] : []));
  for (const row of unitRows(inputs)) {
    const leaves = indicators.map((code) => [idOf(code), numberOf(row[code])] as const);
    const card = boardOfRow(plan, Object.fromEntries(leaves));
    for (const { iCode: code = '' } of codes) {
      const node = code === 'Index' ? card.root : card.nodes.get(idOf(code));
      const wanted = numberOf(expected.get(row.uCode)?.[code]);
      judge.check(node?.score, wanted, DOUBLES, `${outputs}: ${code} of ${row.uCode}`);
    }
  }
}

const A = 'norm_minmax_0_100.csv';
const B = 'norm_minmax_1_100.csv';
const M = 'norm_minmax_1_100_missing.csv';
const G = 'norm_goalposts_0_100_missing.csv';

const runs: readonly (readonly [
  outputs: string,
  inputs: string,
  Aggregations,
  unequal?: boolean,
])[] = [
  ['agg_A_arithmetic.csv', A, all(arithmetic)],
  ['agg_B_geometric.csv', B, all(geometric)],
  ['agg_B_harmonic.csv', B, all({ method: 'harmonic' })],
  ['agg_B_generalised_p-2.csv', B, all(power(-2))],
  ['agg_B_generalised_p-1.csv', B, all(power(-1))],
  ['agg_B_generalised_p0.5.csv', B, all(power(0.5))],
  ['agg_B_generalised_p2.csv', B, all(power(2))],
  ['agg_B_generalised_p3.csv', B, all(power(3))],
  ['agg_B_mixed_aag.csv', B, [arithmetic, arithmetic, geometric]],
  ['agg_B_mixed_aga.csv', B, [arithmetic, geometric, arithmetic]],
  ['agg_B_arithmetic_W2.csv', B, all(arithmetic), true],
  ['agg_B_geometric_W2.csv', B, all(geometric), true],
  ['agg_B_harmonic_W2.csv', B, all({ method: 'harmonic' }), true],
  ['agg_M_arithmetic_missing.csv', M, all(arithmetic)],
  ['agg_M_geometric_missing.csv', M, all(geometric)],
  ['agg_M_arithmetic_W2_missing.csv', M, all(arithmetic), true],
  ['agg_M_geometric_W2_missing.csv', M, all(geometric), true],
  ['agg_G_goalposts_arithmetic_missing.csv', G, all(arithmetic)],
];

describe('the ASEM index as COINr computes it, unit by unit', () => {
  for (const [outputs, inputs, aggregations, unequal = false] of runs) {
    vectorTest(outputs, (judge) => {
      const plan = asem(aggregations, undefined, unequal ? weightsW2() : undefined);
      checkAggregates(plan, inputs, outputs, judge);
    });
  }
  vectorTest('agg_M_arithmetic_minavail09.csv', (judge) => {
    // COINr counts the children that have a score; of the few pillars and halves, nine tenths are all of them.
    const plan = asem(all(arithmetic), { minCoverage: 0.9, requireAll: true });
    checkAggregates(plan, M, 'agg_M_arithmetic_minavail09.csv', judge);
  });
  vectorTest('legacy_stored_aggregated.csv', (judge) => {
    const inputs = 'legacy_stored_normalised.csv';
    checkAggregates(asem(all(arithmetic)), inputs, 'legacy_stored_aggregated.csv', judge);
  });
  vectorTest('effective weights, equal and unequal', (judge) => {
    for (const [file, weights] of [
      ['effective_weights.csv', undefined],
      ['effective_weights_W2.csv', weightsW2()],
    ] as const) {
      const places = nodePlacesOf(asem(all(arithmetic), undefined, weights));
      for (const { iCode: code = '', EffWeight } of vectorRows(`coinr/${file}`)) {
        const place = places.get(code === 'Index' ? 'gauge' : idOf(code));
        judge.check(place?.effectiveWeight, needed(EffWeight), 1e-12, `${file}: ${code}`);
      }
    }
  });
});

/** Scores of a file of values against a file of normalised ones. */
function checkNormalised(
  values: string,
  outputs: string,
  goalposts: ReadonlyMap<string, Raw>,
  shown: (score: number) => number,
  judge: Judge,
): void {
  const plan = asem(all(arithmetic), undefined, undefined, (code) => goalposts.get(code) ?? {});
  const expected = new Map(unitRows(outputs).map((row) => [row.uCode, row]));
  for (const row of unitRows(values)) {
    const codes = [...goalposts.keys()];
    const leaves = codes.map((code) => [idOf(code), numberOf(row[code])] as const);
    const card = boardOfRow(plan, Object.fromEntries(leaves));
    for (const code of codes) {
      const score = card.nodes.get(idOf(code))?.score;
      const wanted = numberOf(expected.get(row.uCode)?.[code]);
      const found = score === undefined ? undefined : shown(score);
      judge.check(found, wanted, DOUBLES, `${outputs}: ${code} of ${row.uCode}`);
    }
  }
}

/** Goalposts at the smallest and largest value of each column, turned by its direction. */
function extremes(values: string): ReadonlyMap<string, Raw> {
  const rows = vectorRows(`coinr/${values}`);
  const indicators = vectorRows('coinr/asem_meta.csv').filter(({ Level }) => Level === '1');
  return new Map(
    indicators.map(({ iCode: code = '', Direction }) => {
      const column = rows.map((row) => numberOf(row[code])).filter((value) => value !== undefined);
      const [low, high] = [Math.min(...column), Math.max(...column)];
      const [worst, best] = Direction === '-1' ? [high, low] : [low, high];
      return [code, { worst, best }] as const;
    }),
  );
}

function publishedGoalposts(): ReadonlyMap<string, Raw> {
  const rows = vectorRows('coinr/goalposts_meta.csv').filter(({ Level }) => Level === '1');
  return new Map(
    rows.map(({ iCode: code = '', Direction, goalpost_lower, goalpost_upper }) => {
      const [low, high] = [needed(goalpost_lower), needed(goalpost_upper)];
      const [worst, best] = Direction === '-1' ? [high, low] : [low, high];
      return [code, { worst, best }] as const;
    }),
  );
}

describe('values between goalposts, as COINr normalises them', () => {
  const same = (score: number): number => score;
  const fromOne = (score: number): number => 1 + 0.99 * score;
  vectorTest('smallest to largest as 0 to 100', (judge) => {
    checkNormalised('treated.csv', A, extremes('treated.csv'), same, judge);
  });
  vectorTest('smallest to largest as 0 to 100, stored by an older program', (judge) => {
    const values = 'legacy_stored_treated.csv';
    checkNormalised(values, 'legacy_stored_normalised.csv', extremes(values), same, judge);
  });
  vectorTest('smallest to largest as 1 to 100', (judge) => {
    checkNormalised('treated.csv', B, extremes('treated.csv'), fromOne, judge);
  });
  vectorTest('smallest to largest as 1 to 100, with gaps', (judge) => {
    checkNormalised('asem_raw.csv', M, extremes('asem_raw.csv'), fromOne, judge);
  });
  vectorTest('fixed goalposts, clamped, with gaps', (judge) => {
    checkNormalised('asem_raw.csv', G, publishedGoalposts(), same, judge);
  });
});

describe('quantiles', () => {
  vectorTest('of 200 simulated ranks of each unit are those of R, type 7', (judge) => {
    const shape = v.array(
      v.object({
        unit: v.string(),
        ranks: v.array(v.number()),
        median: v.number(),
        q5: v.number(),
        q95: v.number(),
      }),
    );
    const units = v.parse(shape, vectorJson('sobol/coinr_rank_stats.json'));
    for (const { unit, ranks, median, q5, q95 } of units) {
      const rising = ranks.toSorted((a, b) => a - b);
      judge.check(quantileOfSorted(rising, 0.05), q5, 1e-9, `${unit} 5 %`);
      judge.check(quantileOfSorted(rising, 0.5), median, 1e-9, `${unit} median`);
      judge.check(quantileOfSorted(rising, 0.95), q95, 1e-9, `${unit} 95 %`);
    }
  });
});
