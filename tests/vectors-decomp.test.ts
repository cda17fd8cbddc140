import * as v from 'valibot';
import { describe } from 'vitest';
import {
  type Explanation,
  explainScoreDifferenceBetweenBoards,
} from '../src/core/analysis/explain.ts';
import type { Strategy } from '../src/core/model/model.ts';
import { hdiStrategy } from './core/hdi.ts';
import { shapley } from './shapley.ts';
import { vectorJson, vectorTest } from './vectors.ts';
import { boardOfRow } from './vectors-score.ts';

const numbers = v.record(v.string(), v.number());
const factors = v.record(v.string(), v.union([v.number(), v.array(v.number())]));
type Factors = v.InferOutput<typeof factors>;

const vector = (x: Factors, name: string): readonly number[] => {
  const value = x[name];
  if (value === undefined) throw new Error(`no factor ${name}`);
  return typeof value === 'number' ? [value] : value;
};

/** Sum over the places of vectors of the product of what stands there. */
const sumOfProducts = (...columns: readonly (readonly number[])[]): number =>
  (columns[0] ?? []).reduce(
    (sum, _first, at) => sum + columns.reduce((all, column) => all * (column[at] ?? 0), 1),
    0,
  );

/** The rates of Das Gupta's examples; a product of all factors unless named here. */
const RATES: Readonly<Record<string, (x: Factors) => number>> = {
  'dg3.1': (x) => (vector(x, 'crude_birth')[0] ?? 0) - (vector(x, 'crude_death')[0] ?? 0),
  'dg4.4': (x) => {
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((name) => vector(x, name));
    if (!a || !b || !c || !d) throw new Error('four factors');
    const out = sumOfProducts(a, b, c);
    return (
      out /
      (out +
        sumOfProducts(
          a,
          b.map((share) => 1 - share),
          d,
        ))
    );
  },
};

/** An HDI by values, and what moved it. */
function explainHdi(
  plan: Strategy,
  x0: Record<string, number>,
  x1: Record<string, number>,
): Explanation {
  const [before, after] = [boardOfRow(plan, x0), boardOfRow(plan, x1)];
  const said = explainScoreDifferenceBetweenBoards(
    plan.root,
    (id) => before.nodes.get(id)?.score,
    (id) => after.nodes.get(id)?.score,
  );
  if (!said.ok) throw new Error(said.reason);
  return said.value;
}

describe('decompositions', () => {
  vectorTest(
    'the judge, Shapley over all orders, gives the effects that Das Gupta printed',
    (judge) => {
      const shape = v.array(
        v.object({
          id: v.string(),
          x0: factors,
          x1: factors,
          expected_effects: numbers,
          max_abs_diff: v.number(),
        }),
      );
      for (const { id, x0, x1, expected_effects, max_abs_diff } of v.parse(
        shape,
        vectorJson('decomp/dasgupta1993_shapley.json'),
      )) {
        const product = (x: Factors) =>
          sumOfProducts(...Object.keys(x).map((name) => vector(x, name)));
        const found = shapley<number | number[]>(RATES[id] ?? product, x0, x1);
        for (const [name, points] of Object.entries(expected_effects)) {
          judge.check(found[name], points, max_abs_diff + 1e-9, `${id} ${name}`);
        }
      }
    },
  );

  vectorTest(
    'what moved the HDI of a country, by dimension as LMDI has it, by indicator near the judge',
    (judge) => {
      const shape = v.object({
        cases: v.array(
          v.object({
            id: v.string(),
            year0: v.number(),
            year1: v.number(),
            x0: numbers,
            x1: numbers,
            change: v.number(),
            shapley_indicator: numbers,
            lmdi_dimension: numbers,
          }),
        ),
      });
      const plan = hdiStrategy();
      const index = (x: Readonly<Record<string, number>>) =>
        boardOfRow(plan, x).root.score ?? Number.NaN;
      for (const each of v.parse(shape, vectorJson('decomp/hdi_change_derived.json')).cases) {
        const what = `${each.id} ${each.year0} to ${each.year1}`;
        const said = explainHdi(plan, each.x0, each.x1);
        judge.check(said.change, 100 * each.change, 1e-9, what);
        for (const [id, points] of Object.entries(each.lmdi_dimension)) {
          const driver = said.drivers.find(({ node }) => node.id === id);
          judge.check(driver?.value, 100 * points, 1e-9, `${what} ${id}`);
        }
        const judged = shapley(index, each.x0, each.x1);
        for (const [id, points] of Object.entries(each.shapley_indicator)) {
          judge.check(judged[id], 100 * points, 1e-9, `${what} ${id} by Shapley`);
          const effect = said.effects.find((one) => one.id === id);
          // The chain is not Shapley, and lies within a fiftieth of the change of it.
          const near = 0.02 * Math.abs(100 * each.change) + 0.01;
          judge.check(effect?.points, 100 * points, near, `${what} ${id} near Shapley`);
        }
      }
    },
  );
});
