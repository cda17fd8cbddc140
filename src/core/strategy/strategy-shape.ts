/** The shapes of a strategy file, one of each format, field by field: types, required fields, ranges. What fields say of each other is in strategy-consistency.ts. */
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
  type StrategyFormat,
} from '../model/model.ts';
import { whyTextUnwritable } from '../model/plain-text.ts';
import { isJsonObject } from '../model/raw-json.ts';
import { SEVERITIES } from '../model/states.ts';
import type { Method } from '../scoring/aggregate.ts';
import { SCALE_NAMES } from '../scoring/scale.ts';
import { noDaySentence, noIdSentence } from './strategy-words.ts';

const [FIRST_FORMAT, NEWEST_FORMAT] = STRATEGY_FORMATS;

/** Fields that the newest format has at a place beside those of the first. */
type Later = { readonly [field: string]: v.GenericSchema };

/**
 * An object with these fields and no others; one that is not known is refused with those that are, or with the format
 * that has it.
 */
const fields = <T extends v.ObjectEntries>(entries: T, later: Later = {}) =>
  v.strictObject(entries, (issue) => {
    if (issue.expected !== 'never') return issue.message;
    return Object.hasOwn(later, String(issue.path?.at(-1)?.key))
      ? `there is no such field in ${FIRST_FORMAT}; write "format": "${NEWEST_FORMAT}" to use it`
      : `there is no such field; the fields here are ${Object.keys(entries).join(', ')}`;
  });

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
const id = v.pipe(
  v.string(),
  v.regex(ID, ({ input }) => noIdSentence(input, 'land-taken')),
);
const day = v.pipe(v.string(), v.check(isDay, noDaySentence));
const floor = described(
  v.optional(v.pipe(number, v.gtValue(0), v.maxValue(100)), 1),
  'Points: a lower score counts as this.',
);
const ofScore = v.pipe(number, v.minValue(0), v.maxValue(100));

const OF_NODE = 'in the unit of the indicator, of a branch in score points, finite';
const withinDays = described(positive, 'How many days before the day are looked back at.');
const when = v.union(
  [
    fields({ atLeast: described(number, `Crossed at so much or more, ${OF_NODE}.`) }),
    fields({ atMost: described(number, `Crossed at so much or less, ${OF_NODE}.`) }),
    fields({
      fallsBy: described(number, `Crossed so far below the highest of those days, ${OF_NODE}.`),
      withinDays,
    }),
    fields({
      risesBy: described(number, `Crossed so far above the lowest of those days, ${OF_NODE}.`),
      withinDays,
    }),
    fields({
      any: described(
        v.pipe(number, v.minValue(1)),
        'Crossed where so many or more of these tripwires are.',
      ),
      of: v.array(id),
    }),
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
    'Weight: among its siblings only the ratio counts; 0 is shown and not counted. Of the root it is ignored.',
  ),
  role: described(
    v.optional(v.picklist(ROLES)),
    'What our side does, what it brings about, what the strategy is for; holds for all below.',
  ),
  owner: described(v.optional(text), 'Who keeps it up to date; holds for all below.'),
  target: v.optional(fields({ score: described(ofScore, 'Score that it is to reach.'), by: day })),
  tripwires: v.optional(v.array(tripwire), []),
};

const aggregations = {
  arithmetic: fields({ method: v.literal('arithmetic') }),
  geometric: fields({ method: v.literal('geometric'), floor }),
  harmonic: fields({ method: v.literal('harmonic'), floor }),
  power: fields({
    method: v.literal('power'),
    exponent: described(
      number,
      'Power, without unit, finite: near 0 the geometric mean, beyond ±100 as ±100.',
    ),
    floor: described(floor, 'Points: a lower score counts as this; only of a negative exponent.'),
  }),
  'shifted-geometric': fields({
    method: v.literal('shifted-geometric'),
    shift: described(
      v.optional(positive, 9),
      'Without unit: the larger, the less a low score can be made up for.',
    ),
  }),
} satisfies Record<Method, unknown>;
const aggregation = v.variant('method', Object.values(aggregations));

/** What is wrong with a way to count, and the two that there are. */
function countSentence(given: unknown): string {
  const ways = '{ "halfLifeDays": 365 } or { "days": 365 }';
  if (!isJsonObject(given)) return `is no way to count; write ${ways}`;
  const both = 'halfLifeDays' in given && 'days' in given;
  const neither = !('halfLifeDays' in given) && !('days' in given);
  if (both) return `has both "halfLifeDays" and "days"; write one of them, ${ways}`;
  return neither
    ? `has neither "halfLifeDays" nor "days"; write one of them, ${ways}`
    : `is no way to count; write ${ways}`;
}

// Of a list a record would take the places for names.
const noList = v.never('must be a group of fields in { }, not a list in [ ]');
const expectations = described(
  v.record(
    v.string(),
    v.picklist(
      EXPECTATIONS,
      'must be 1 where the score is to rise, -1 where it is to fall, 0 where it is to stand still',
    ),
  ),
  'By hypothesis: 1 where it expects the score to rise, -1 to fall, 0 to stand still.',
);

/** What format 2 adds to an indicator. */
const counting = {
  count: described(
    v.optional(
      v.union(
        [
          fields({ halfLifeDays: described(positive, 'Days in which each amount fades by half.') }),
          fields({
            days: described(
              positive,
              'Days for which each amount counts in full, and then no more.',
            ),
          }),
        ],
        (issue) => countSentence(issue.input),
      ),
    ),
    'Its value is counted from the events that name it; it has no readings.',
  ),
  rolling: described(
    v.optional(
      fields({
        days: described(positive, 'Days up to that of the newest reading, itself included.'),
        atLeast: described(
          v.pipe(number, v.minValue(1)),
          'How many readings there must be in them.',
        ),
      }),
    ),
    'Its value is the mean of the readings of so many days, where there are at least so many of them.',
  ),
  expects: v.optional(
    v.lazy((given) => (Array.isArray(given) ? noList : expectations)),
    {},
  ),
  origin: described(v.optional(text), 'Who makes the number, whoever prints it.'),
};

const indicatorFields = {
  kind: v.literal('indicator'),
  ...common,
  code: described(v.optional(title), 'A short name that is used once, RU1.'),
  unit: v.optional(text),
  short: described(v.optional(text), 'The unit in a narrow table.'),
  decimals: described(
    v.optional(v.pipe(number, v.integer(), v.minValue(0), v.maxValue(10))),
    'Digits after the point on a screen; as recorded when left out.',
  ),
  goalposts: described(
    fields({
      worst: described(number, 'The value of score 0, in the unit of the indicator, finite.'),
      best: described(number, 'The value of score 100, in the unit of the indicator, finite.'),
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
  step: described(
    v.optional(positive),
    'A plausible move, in points of its score; left out: what its past says, else 10.',
  ),
  levels: described(
    v.optional(
      v.pipe(
        v.array(
          fields({
            value: described(
              number,
              'A code in the unit of the indicator, finite, each different.',
            ),
            title,
          }),
        ),
        v.nonEmpty('has no level; list at least one, or leave "levels" out'),
      ),
    ),
    'Of a judged indicator: the values that it can have.',
  ),
  measures: v.optional(text),
  why: v.optional(text),
  lookUp: v.optional(v.array(fields({ title, url: v.optional(text) })), []),
};

const indicators = {
  [FIRST_FORMAT]: fields(indicatorFields, counting),
  [NEWEST_FORMAT]: fields({ ...indicatorFields, ...counting }),
};

type IndicatorShape = v.InferOutput<(typeof indicators)[StrategyFormat]>;
export interface BranchShape {
  kind: BranchKind;
  id: string;
  title: string;
  /** Weight among its siblings, ≥ 0. */
  weight: number;
  role?: Role | undefined;
  owner?: string | undefined;
  /** Score points, 0…100, by a day. */
  target?: { score: number; by: string } | undefined;
  tripwires: v.InferOutput<NonNullable<typeof common.tripwires>>;
  aim?: string | undefined;
  aggregation: v.InferOutput<typeof aggregation>;
  /** Least share of weight present for a score, 0…1. */
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
};

/** Branches and indicators of one format. */
function treeOf(indicator: (typeof indicators)[StrategyFormat]) {
  const branch = fields({
    kind: v.picklist(BRANCH_KINDS),
    ...branchFields,
    children: v.pipe(
      v.array(v.lazy((): v.GenericSchema<unknown, BranchShape | IndicatorShape> => node)),
      v.nonEmpty('is empty; list at least one indicator or branch'),
    ),
  });
  const node: v.GenericSchema<unknown, BranchShape | IndicatorShape> = v.variant('kind', [
    branch,
    indicator,
  ]);
  return { node, branch, indicator };
}

const trees = {
  [FIRST_FORMAT]: treeOf(indicators[FIRST_FORMAT]),
  [NEWEST_FORMAT]: treeOf(indicators[NEWEST_FORMAT]),
};

const head = {
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
        from: described(
          number,
          'Score from which it stands: the first from 0, each above the one before and below 100.',
        ),
        meaning: v.optional(text),
        requires: v.optional(
          v.array(
            fields({ node: id, atLeast: described(ofScore, 'Score that the node must reach.') }),
          ),
          [],
        ),
      }),
    ),
    v.nonEmpty('is empty; list at least one band, the first from 0'),
    v.description('Ranges of the index, from the lowest up.'),
  ),
};

/** By its name, so that its schema does not stand there twice. */
const rootOf = (format: StrategyFormat) =>
  described(
    v.lazy(() => trees[format].branch),
    'The index.',
  );

/** What format 2 adds to a file beside its links. */
const breaksAndHypotheses = {
  breaks: described(
    v.optional(v.array(fields({ on: day, title, nodes: v.array(id) })), []),
    'Days after which older readings of some nodes speak of another world.',
  ),
  hypotheses: described(
    v.optional(v.array(fields({ id, title, says: v.optional(text) })), []),
    'Rival explanations, of which indicators say what each expects.',
  ),
};

const afterFirst = {
  ...head,
  mechanism: described(
    v.optional(
      v.array(
        fields({ id, title, cause: id, effect: id }),
        'must be a list of links in [ ]; write [{ "id": "whole", "title": "The push, then the move", "cause": "node-id", "effect": "node-id" }]',
      ),
      [],
    ),
    'Links between two nodes, what pushes and what should move; the first is the headline.',
  ),
  ...breaksAndHypotheses,
  root: rootOf(NEWEST_FORMAT),
};

/** A strategy file as it is written, by its format, with defaults filled in. */
export const strategyShapes = {
  [FIRST_FORMAT]: fields(
    {
      format: v.literal(FIRST_FORMAT),
      ...head,
      mechanism: described(
        v.optional(fields({ cause: id, effect: id })),
        'Two nodes: what pushes, and what should move.',
      ),
      root: rootOf(FIRST_FORMAT),
    },
    breaksAndHypotheses,
  ),
  [NEWEST_FORMAT]: fields({ format: v.literal(NEWEST_FORMAT), ...afterFirst }),
};

/** What a file of no format that is known is held against, so that all its other problems are told too. */
const shapeOfNoFormat = fields({ format: v.picklist(STRATEGY_FORMATS), ...afterFirst });

/** The schema that a raw strategy document is read by, of the format that it names. */
export function strategyValidationSchemaOf(raw: unknown) {
  const named = isJsonObject(raw)
    ? STRATEGY_FORMATS.find((format) => format === raw.format)
    : undefined;
  return named === undefined ? shapeOfNoFormat : strategyShapes[named];
}

/** What occurs in more than one place of a file of a format, by its name in its JSON Schema. */
export const strategyParts = {
  [FIRST_FORMAT]: { id, title, day, tripwire, aggregation, ...trees[FIRST_FORMAT] },
  [NEWEST_FORMAT]: {
    id,
    title,
    day,
    tripwire,
    aggregation,
    ...trees[NEWEST_FORMAT],
    expectations,
  },
};
