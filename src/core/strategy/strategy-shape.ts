/** The shape of a strategy file, field by field: types, required fields, ranges. What fields say of each other is in strategy-consistency.ts. */
import * as v from 'valibot';
import { isDay } from '../model/day.ts';
import { BRANCH_KINDS, type BranchKind, FORMAT, ID, ROLES, type Role } from '../model/model.ts';
import { SEVERITIES } from '../model/states.ts';
import { unwritable } from '../model/writable.ts';
import type { Method } from '../scoring/aggregate.ts';
import { SCALE_NAMES } from '../scoring/scale.ts';

/** An object with these fields and no others; one that is not known is refused with those that are. */
const fields = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, (issue) =>
    issue.expected === 'never'
      ? `there is no such field; the fields here are ${Object.keys(entries).join(', ')}`
      : issue.message,
  );

const number = v.pipe(v.number(), v.finite());
const notNegative = v.pipe(number, v.minValue(0));
const positive = v.pipe(number, v.gtValue(0));
const text = v.pipe(
  v.string(),
  v.check(
    (given) => unwritable(given) === undefined,
    (issue) => unwritable(issue.input) ?? '',
  ),
);
const title = v.pipe(text, v.regex(/\S/, 'a title must not be empty; give it one'));
const id = v.pipe(v.string(), v.regex(ID, 'an id is made of a-z, 0-9 and -, such as "land-taken"'));
const day = v.pipe(v.string(), v.check(isDay, 'is no day that exists; write it as "2026-11-25"'));
const floor = v.optional(v.pipe(number, v.gtValue(0), v.maxValue(100)), 1);
const ofScore = v.pipe(number, v.minValue(0), v.maxValue(100));

const when = v.union(
  [
    fields({ atLeast: number }),
    fields({ atMost: number }),
    fields({ fallsBy: number, withinDays: positive }),
    fields({ risesBy: number, withinDays: positive }),
    fields({ any: v.pipe(number, v.minValue(1)), of: v.array(id) }),
  ],
  'is no rule; write { "atLeast": 5 }, { "atMost": 5 }, { "fallsBy": 5, "withinDays": 90 }, { "risesBy": 5, "withinDays": 90 } or { "any": 1, "of": ["tripwire-id"] }',
);

const common = {
  id,
  title,
  weight: v.optional(notNegative, 1),
  role: v.optional(v.picklist(ROLES)),
  owner: v.optional(text),
  target: v.optional(fields({ score: ofScore, by: day })),
  tripwires: v.optional(v.array(fields({ id, severity: v.picklist(SEVERITIES), title, when })), []),
};

const aggregations = {
  arithmetic: fields({ method: v.literal('arithmetic') }),
  geometric: fields({ method: v.literal('geometric'), floor }),
  harmonic: fields({ method: v.literal('harmonic'), floor }),
  power: fields({ method: v.literal('power'), exponent: number, floor }),
  'shifted-geometric': fields({
    method: v.literal('shifted-geometric'),
    shift: v.optional(positive, 9),
  }),
} satisfies Record<Method, unknown>;
const aggregation = v.variant('method', Object.values(aggregations));

const indicator = fields({
  kind: v.literal('indicator'),
  ...common,
  code: v.optional(title),
  unit: v.optional(text),
  short: v.optional(text),
  decimals: v.optional(v.pipe(number, v.integer(), v.minValue(0), v.maxValue(10))),
  goalposts: fields({
    worst: number,
    best: number,
    scale: v.optional(v.picklist(SCALE_NAMES), 'linear'),
  }),
  cadenceDays: notNegative,
  halfLifeDays: positive,
  maxAgeDays: v.optional(notNegative),
  step: v.optional(positive),
  levels: v.optional(
    v.pipe(
      v.array(fields({ value: number, title })),
      v.nonEmpty('has no level; list at least one, or leave "levels" out'),
    ),
  ),
  measures: v.optional(text),
  why: v.optional(text),
  lookUp: v.optional(v.array(fields({ title, url: v.optional(text) })), []),
});

type IndicatorShape = v.InferOutput<typeof indicator>;
export interface BranchShape {
  kind: BranchKind;
  id: string;
  title: string;
  weight: number;
  role?: Role | undefined;
  owner?: string | undefined;
  target?: { score: number; by: string } | undefined;
  tripwires: v.InferOutput<NonNullable<typeof common.tripwires>>;
  aim?: string | undefined;
  aggregation: v.InferOutput<typeof aggregation>;
  minCoverage: number;
  requireAll: boolean;
  children: (BranchShape | IndicatorShape)[];
}

const branchFields = {
  ...common,
  aim: v.optional(text),
  aggregation: v.optional(aggregation, { method: 'arithmetic' }),
  minCoverage: v.optional(v.pipe(number, v.minValue(0), v.maxValue(1)), 0.5),
  requireAll: v.optional(v.boolean(), false),
  children: v.pipe(
    v.array(v.lazy((): v.GenericSchema<unknown, BranchShape | IndicatorShape> => node)),
    v.nonEmpty('is empty; list at least one indicator or branch'),
  ),
};

const branch = fields({ kind: v.picklist(BRANCH_KINDS), ...branchFields });
const node: v.GenericSchema<unknown, BranchShape | IndicatorShape> = v.variant('kind', [
  branch,
  indicator,
]);

/** A strategy file as it is written, with defaults filled in. */
export const strategyShape = fields({
  format: v.literal(FORMAT),
  id,
  title,
  source: v.optional(
    fields({
      title,
      author: v.optional(text),
      publisher: v.optional(text),
      date: v.optional(day),
      url: v.optional(text),
    }),
  ),
  start: v.optional(day),
  bands: v.pipe(
    v.array(
      fields({
        id,
        title,
        from: number,
        meaning: v.optional(text),
        requires: v.optional(v.array(fields({ node: id, atLeast: ofScore })), []),
      }),
    ),
    v.nonEmpty('is empty; list at least one band, the first from 0'),
  ),
  mechanism: v.optional(fields({ cause: id, effect: id })),
  root: branch,
});
