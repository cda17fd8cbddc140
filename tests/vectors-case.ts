/** One ready case of the vectors: a strategy, readings, and what the engine must say of them. */
import * as v from 'valibot';
import { CONFIDENCES, type Readings, type Strategy } from '../src/core/model/model.ts';
import { readings, strategyFrom } from './core/make.ts';
import { vectorJson } from './vectors.ts';

const number = v.nullable(v.number());
const fields = v.record(v.string(), v.union([number, v.string()]));
const score = v.object({
  run: v.literal('score'),
  asOf: v.string(),
  tol: v.number(),
  expect: v.object({
    root: v.optional(fields),
    nodes: v.optional(v.record(v.string(), fields)),
    indicators: v.optional(v.record(v.string(), fields)),
  }),
});
const explain = v.object({
  run: v.literal('explain'),
  from: v.string(),
  to: v.string(),
  tol: v.number(),
  expect: v.object({
    change: number,
    contributions: v.nullable(
      v.array(v.tuple([v.string(), v.picklist(['value', 'coverage']), v.number()])),
    ),
  }),
});
const movers = v.object({
  run: v.literal('movers'),
  asOf: v.string(),
  tol: v.number(),
  expect: v.object({ indicators: v.record(v.string(), v.record(v.string(), number)) }),
});
const montecarlo = v.object({
  run: v.literal('montecarlo'),
  asOf: v.string(),
  tol: v.number(),
  expect: v.record(v.string(), number),
});

const caseShape = v.strictObject({
  name: v.string(),
  source: v.string(),
  strategy: v.unknown(),
  readings: v.array(
    v.tuple([v.string(), v.string(), v.number(), v.picklist(CONFIDENCES), v.string()]),
  ),
  checks: v.array(v.variant('run', [score, explain, movers, montecarlo])),
});

export type Check = v.InferOutput<typeof caseShape>['checks'][number];

export interface Case {
  readonly name: string;
  readonly source: string;
  readonly strategy: Strategy;
  readonly readings: Readings;
  readonly checks: readonly Check[];
}

/** Reads one case of the folder `cases`. */
export function readCase(file: string): Case {
  const raw = v.parse(caseShape, vectorJson(`cases/${file}`));
  return {
    name: raw.name,
    source: raw.source,
    strategy: strategyFrom(raw.strategy),
    readings: readings(...raw.readings),
    checks: raw.checks,
  };
}
