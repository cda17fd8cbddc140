/** The shape of a strategy file, field by field: types, required fields, ranges. What fields say of each other is in strategy-consistency.ts. */
import * as v from 'valibot';
import { isDay } from '../model/day.ts';
import { described } from '../model/described.ts';
import {
  BRANCH_KINDS,
  type BranchKind,
  EXPECTATIONS,
  ID,
  ROLES,
  type Role,
  STRATEGY_FORMATS,
} from '../model/model.ts';
import { SEVERITIES } from '../model/states.ts';
import { whyTextUnwritable } from '../model/writable.ts';
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
    (given) => whyTextUnwritable(given) === undefined,
    (issue) => whyTextUnwritable(issue.input) ?? '',
  ),
);
const title = v.pipe(text, v.regex(/\S/, 'a title must not be empty; give it one'));
const id = v.pipe(v.string(), v.regex(ID, 'an id is made of a-z, 0-9 and -, such as "land-taken"'));
const day = v.pipe(v.string(), v.check(isDay, 'is no day that exists; write it as "2026-11-25"'));
const floor = described(
  v.optional(v.pipe(number, v.gtValue(0), v.maxValue(100)), 1),
  'What lies below counts as this.',
);
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

const tripwire = described(
  fields({ id, severity: v.picklist(SEVERITIES), title, when }),
  'A rule on a value or score that raises an alert and edits no score.',
);

const common = {
  id: described(id, 'Branches and indicators share one set of ids.'),
  title,
  weight: described(
    v.optional(notNegative, 1),
    'Among its siblings only the ratio counts; 0 is shown and not counted. Of the root it is ignored.',
  ),
  role: described(
    v.optional(v.picklist(ROLES)),
    'What our side does, what it brings about, what the strategy is for; holds for all below.',
  ),
  owner: described(v.optional(text), 'Who keeps it up to date; holds for all below.'),
  target: v.optional(fields({ score: ofScore, by: day })),
  tripwires: v.optional(v.array(tripwire), []),
};

const aggregations = {
  arithmetic: fields({ method: v.literal('arithmetic') }),
  geometric: fields({ method: v.literal('geometric'), floor }),
  harmonic: fields({ method: v.literal('harmonic'), floor }),
  power: fields({
    method: v.literal('power'),
    exponent: number,
    floor: described(floor, 'Only of a negative exponent.'),
  }),
  'shifted-geometric': fields({
    method: v.literal('shifted-geometric'),
    shift: described(
      v.optional(positive, 9),
      'The larger, the less a low score can be made up for.',
    ),
  }),
} satisfies Record<Method, unknown>;
const aggregation = v.variant('method', Object.values(aggregations));

const indicator = fields({
  kind: v.literal('indicator'),
  ...common,
  code: described(v.optional(title), 'A short name that is used once, RU1.'),
  unit: v.optional(text),
  short: described(v.optional(text), 'The unit in a narrow table.'),
  decimals: v.optional(v.pipe(number, v.integer(), v.minValue(0), v.maxValue(10))),
  goalposts: described(
    fields({
      worst: number,
      best: number,
      scale: described(v.optional(v.picklist(SCALE_NAMES), 'linear'), 'log needs both above 0.'),
    }),
    'The values of score 0 and 100; their order is the direction.',
  ),
  cadenceDays: described(notNegative, 'Days until the next reading is due.'),
  halfLifeDays: described(
    positive,
    'Days after that in which a reading loses half of its freshness.',
  ),
  maxAgeDays: described(
    v.optional(notNegative),
    'Days after which a reading has expired; cadence and three half-lives when left out.',
  ),
  step: described(v.optional(positive), 'A plausible move, in points of its score.'),
  levels: described(
    v.optional(
      v.pipe(
        v.array(fields({ value: number, title })),
        v.nonEmpty('has no level; list at least one, or leave "levels" out'),
      ),
    ),
    'Of a judged indicator: the values that it can have.',
  ),
  count: described(
    v.optional(
      v.union(
        [fields({ halfLifeDays: positive }), fields({ days: positive })],
        'is no way to count; write { "halfLifeDays": 365 } or { "days": 365 }',
      ),
    ),
    'Its value is counted from the events that name it; it has no readings.',
  ),
  rolling: described(
    v.optional(fields({ days: positive, atLeast: v.pipe(number, v.minValue(1)) })),
    'Its value is the mean of the readings of so many days, where there are at least so many of them.',
  ),
  expects: described(
    v.optional(v.record(v.string(), v.picklist(EXPECTATIONS)), {}),
    'By hypothesis: 1 where it expects the score to rise, -1 to fall, 0 to stand still.',
  ),
  origin: described(v.optional(text), 'Who makes the number, whoever prints it.'),
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
  aim: described(v.optional(text), 'What 100 stands for.'),
  aggregation: described(
    v.optional(aggregation, { method: 'arithmetic' }),
    'How the scores below are put together; arithmetic when left out.',
  ),
  minCoverage: described(
    v.optional(v.pipe(number, v.minValue(0), v.maxValue(1)), 0.5),
    'Share of the weight below that must have a score.',
  ),
  requireAll: described(
    v.optional(v.boolean(), false),
    'Whether every counted child must have a score.',
  ),
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
  format: v.picklist(STRATEGY_FORMATS),
  id,
  title,
  source: described(
    v.optional(
      fields({
        title,
        author: v.optional(text),
        publisher: v.optional(text),
        date: v.optional(day),
        url: v.optional(text),
      }),
    ),
    'What the strategy follows.',
  ),
  start: described(v.optional(day), 'The day on which the strategy begins.'),
  bands: v.pipe(
    v.array(
      fields({
        id,
        title,
        from: described(number, 'The first from 0, each above the one before and below 100.'),
        meaning: v.optional(text),
        requires: v.optional(v.array(fields({ node: id, atLeast: ofScore })), []),
      }),
    ),
    v.nonEmpty('is empty; list at least one band, the first from 0'),
    v.description('Ranges of the gauge, from the lowest up.'),
  ),
  mechanism: described(
    v.optional(
      v.union([
        v.array(fields({ id, title, cause: id, effect: id })),
        fields({ cause: id, effect: id }),
      ]),
      [],
    ),
    'Links between two nodes, what pushes and what should move; the first is the headline.',
  ),
  breaks: described(
    v.optional(v.array(fields({ on: day, title, nodes: v.array(id) })), []),
    'Days after which older readings of some nodes speak of another world.',
  ),
  hypotheses: described(
    v.optional(v.array(fields({ id, title, says: v.optional(text) })), []),
    'Rival explanations, of which indicators say what each expects.',
  ),
  // By its name, so that its schema does not stand there twice.
  root: described(
    v.lazy(() => branch),
    'The gauge.',
  ),
});

/** What occurs in more than one place, by its name in the JSON Schema. */
export const strategyParts = { id, title, day, tripwire, aggregation, node, branch, indicator };
