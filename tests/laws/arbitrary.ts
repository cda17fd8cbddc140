/** Strategies and readings of every kind the format allows, for laws that must hold for all of them. */
import fc from 'fast-check';
import { addDays } from '../../src/core/model/day.ts';
import {
  type Band,
  CONFIDENCES,
  type Day,
  type Indicator,
  type NodeScore,
  type Reading,
  type Readings,
  type Strategy,
} from '../../src/core/model/model.ts';
import { type ChecksAndEvents, indexReadings } from '../../src/core/model/readings.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import {
  branch,
  check,
  document,
  event,
  leaf,
  type Raw,
  reading,
  strategyFrom,
} from '../core/make.ts';

/** A strategy, readings of its indicators over two years, and a day among them. */
export interface World {
  readonly strategy: Strategy;
  readonly list: readonly Reading[];
  readonly looked: ChecksAndEvents;
  readonly readings: Readings;
  readonly day: Day;
}

const FIRST = '2023-01-01';
const SPAN = 730;

export const days = fc.nat(SPAN).map((offset) => addDays(FIRST, offset));

const weight = fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 5, noNaN: true }));
const maybeNothing = fc.oneof(
  { weight: 5, arbitrary: weight },
  { weight: 1, arbitrary: fc.constant(0) },
);

const aggregation = fc.oneof(
  fc.constant({ method: 'arithmetic' }),
  fc.record({
    method: fc.constant('geometric'),
    floor: fc.double({ min: 0.5, max: 20, noNaN: true }),
  }),
  fc.record({
    method: fc.constant('harmonic'),
    floor: fc.double({ min: 0.5, max: 20, noNaN: true }),
  }),
  fc.record({
    method: fc.constant('power'),
    exponent: fc.double({ min: 0.2, max: 4, noNaN: true }),
  }),
  fc.record({
    method: fc.constant('power'),
    exponent: fc.double({ min: -3, max: -0.2, noNaN: true }),
    floor: fc.double({ min: 0.5, max: 20, noNaN: true }),
  }),
  fc.record({
    method: fc.constant('shifted-geometric'),
    shift: fc.double({ min: 0.5, max: 99, noNaN: true }),
  }),
);

const goalposts = fc
  .record({
    low: fc.double({ min: 0.5, max: 50, noNaN: true }),
    span: fc.double({ min: 1, max: 500, noNaN: true }),
    less: fc.boolean(),
    scale: fc.constantFrom('linear', 'log'),
  })
  .map(({ low, span, less, scale }) => {
    const [worst, best] = less ? [low + span, low] : [low, low + span];
    return { worst, best, scale };
  });

const leafArb = fc
  .record({
    weight: maybeNothing,
    goalposts,
    cadenceDays: fc.nat(90),
    halfLifeDays: fc.integer({ min: 1, max: 200 }),
    maxAgeDays: fc.integer({ min: 20, max: 500 }),
  })
  .map((more): Raw => leaf('?', more));

/** How an indicator comes by its value: mostly as the newest reading, sometimes counted or as a mean of readings. */
const countedOrRolling = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({ count: fc.record({ halfLifeDays: fc.integer({ min: 5, max: 400 }) }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ count: fc.record({ days: fc.integer({ min: 5, max: 400 }) }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      rolling: fc.record({
        days: fc.integer({ min: 30, max: 400 }),
        atLeast: fc.integer({ min: 1, max: 2 }),
      }),
    }),
  },
);

/** An indicator of any kind; what is counted has a linear scale. */
const anyLeaf = fc.tuple(leafArb, countedOrRolling).map(([each, how]): Raw => {
  if (!('count' in how) || !isRaw(each.goalposts)) return { ...each, ...how };
  return { ...each, ...how, goalposts: { ...each.goalposts, scale: 'linear' } };
});

const branchFields = fc.record({
  weight: maybeNothing,
  aggregation,
  minCoverage: fc.constantFrom(0, 0.3, 0.5, 0.8, 1),
  requireAll: fc.boolean(),
  kind: fc.constantFrom('group', 'track', 'objective'),
});

const { node } = fc.letrec<{ node: Raw; branch: Raw; leaf: Raw }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, tie('leaf'), tie('branch')),
  leaf: anyLeaf,
  branch: fc
    .tuple(fc.array(tie('node'), { minLength: 1, maxLength: 4 }), branchFields)
    .map(([children, more]) => branch('?', children, more)),
}));

const bands = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
  .map((edges) => [0, ...edges.toSorted((a, b) => a - b)]);

// in tenths: doubles would nearly all lie at 0 and at the largest
const tenths = (most: number): fc.Arbitrary<number> => fc.nat(most * 10).map((n) => n / 10);
const spread = fc.record({ score: tenths(100), sd: tenths(15) });
const requirement = fc.record({
  node: fc.constantFrom('a', 'b', 'c'),
  atLeast: fc.constantFrom(0, 20, 40, 60, 80),
});

/** Bands, what they require of three nodes, and the scores of a root and of those nodes; `c` may have none. */
export const banded = fc
  .record({
    edges: fc.constantFrom([20, 40, 60, 80], [30, 50], [50]),
    needs: fc.array(fc.array(requirement, { maxLength: 2 }), { minLength: 4, maxLength: 4 }),
    root: spread,
    a: spread,
    b: spread,
    c: fc.oneof(spread, fc.constant({ score: undefined, sd: undefined })),
  })
  .map(({ edges, needs, root, a, b, c }) => ({
    list: [0, ...edges].map((from, at): Band => {
      const id = `band-${at}`;
      return { id, title: id, from, requires: needs[at - 1] ?? [] };
    }),
    root,
    nodes: new Map<string, Pick<NodeScore, 'score' | 'sd'>>([
      ['a', a],
      ['b', b],
      ['c', c],
    ]),
  }));

/** Gives every node its name, and a counted child to every branch. */
function named(nodes: readonly Raw[], prefix: string): readonly Raw[] {
  const counted = nodes.some((each) => each.weight !== 0)
    ? nodes
    : nodes.map((each): Raw => ({ ...each, weight: 1 }));
  return counted.map((each, at) => {
    const id = `${prefix}${at}`;
    const { children } = each;
    return Array.isArray(children)
      ? { ...each, id, title: id, children: named(children, `${id}-`) }
      : { ...each, id, title: id };
  });
}

/** A strategy file as a document. */
export const documents = fc
  .record({
    children: fc.array(node, { minLength: 1, maxLength: 4 }),
    root: fc.record({
      aggregation,
      minCoverage: fc.constantFrom(0, 0.5),
      requireAll: fc.boolean(),
    }),
    edges: bands,
    needs: fc.double({ min: 0, max: 100, noNaN: true }),
  })
  .map(({ children, root, edges, needs }) =>
    document(named(children, 'n'), root, {
      format: 'axiswatch.strategy/2',
      bands: edges.map((from, at) => ({
        id: `band-${at}`,
        title: `Band ${at}`,
        from,
        requires: at === 0 ? [] : [{ node: 'n0', atLeast: needs }],
      })),
    }),
  );

export const strategies = documents.map(strategyFrom);

const text = fc.constantFrom('A', 'Ä // "b"', ' x ', '/* y */');
const count = fc.oneof(
  fc.record({ halfLifeDays: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ days: fc.integer({ min: 1, max: 900 }) }),
);
const rolling = fc.record({
  days: fc.integer({ min: 1, max: 900 }),
  atLeast: fc.integer({ min: 1, max: 12 }),
});
const expects = fc
  .subarray(['h0', 'h1'])
  .chain((names) =>
    fc
      .tuple(...names.map(() => fc.constantFrom(-1, 0, 1)))
      .map((list) => Object.fromEntries(names.map((name, at) => [name, list[at]]))),
  );
/** What format 2 says of an indicator; how it is measured on a linear scale only. */
const ofIndicator = fc.record(
  {
    measured: fc.oneof(
      count.map((each) => ({ count: each })),
      rolling.map((each) => ({ rolling: each })),
    ),
    expects,
    origin: fc.oneof(text, fc.constant(' ')),
  },
  { requiredKeys: [] },
);
type OfIndicator = typeof ofIndicator extends fc.Arbitrary<infer T> ? T : never;

/** The tree with these said of its indicators, round again where there are more. */
function withSaid(node: Raw, said: readonly OfIndicator[], next = { at: 0 }): Raw {
  const { children, goalposts } = node;
  if (Array.isArray(children))
    return { ...node, children: children.map((child) => withSaid(child, said, next)) };
  const { measured, ...more } = said[next.at++ % said.length] ?? {};
  const { count: _counted, rolling: _rolling, ...plain } = node;
  return { ...plain, ...more, ...(isLinear(goalposts) ? measured : {}) };
}

function isLinear(goalposts: unknown): boolean {
  return isRaw(goalposts) && goalposts.scale === 'linear';
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}

/** A strategy file of format 2 with links, breaks, hypotheses, and indicators that are counted, rolling, expected of, and of an origin. */
export const documentsOfFormat2: fc.Arbitrary<Raw> = fc
  .record({
    document: documents,
    said: fc.array(ofIndicator, { minLength: 1, maxLength: 5 }),
    links: fc.array(fc.record({ title: text }), { maxLength: 3 }),
    breaks: fc.array(fc.record({ on: days, title: text }), { maxLength: 3 }),
    says: fc.tuple(text, fc.option(text, { nil: undefined })),
  })
  .map(({ document: { root, ...rest }, said, links, breaks, says }) => ({
    ...rest,
    format: 'axiswatch.strategy/2',
    start: FIRST,
    mechanism: links.map((link, at) => ({ ...link, id: `l${at}`, cause: 'n0', effect: 'gauge' })),
    breaks: breaks.map((each) => ({ ...each, nodes: ['n0', 'gauge'] })),
    hypotheses: says.map((each, at) => ({ id: `h${at}`, title: `Hypothesis ${at}`, says: each })),
    root: isRaw(root) ? withSaid(root, said) : root,
  }));

/** A value from a little beyond worst (−0.2) to a little beyond best (1.2), above 0. */
export function valueFrom({ goalposts: { worst, best, scale } }: Indicator, u: number): number {
  return scale === 'log' ? worst * (best / worst) ** u : Math.max(0.01, worst + u * (best - worst));
}

const draft = fc.record({
  u: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  day: days,
  confidence: fc.constantFrom(...CONFIDENCES),
  source: fc.constantFrom('', 'A', 'B'),
  author: fc.constantFrom('starter', 'ann'),
});

/** Readings of a strategy's indicators, up to four of each. */
function listsOf(strategy: Strategy): fc.Arbitrary<readonly Reading[]> {
  const each = indicatorsOfStrategy(strategy).map((indicator) =>
    fc.array(draft, { maxLength: 4 }).map((drafts) =>
      drafts.map(({ u, day, confidence, source, author }) => ({
        row: [indicator.id, day, valueFrom(indicator, u), confidence, source] as const,
        author,
      })),
    ),
  );
  return fc
    .tuple(...each)
    .map((lists) => lists.flat().map(({ row, author }, at) => reading(row, at + 1, author)));
}

/** Events that the counted indicators of a strategy count, and checks of any of its indicators. */
function lookedOf(strategy: Strategy): fc.Arbitrary<ChecksAndEvents> {
  const all = indicatorsOfStrategy(strategy);
  const counted = all.filter(({ count }) => count !== undefined);
  const events = counted.map((indicator) =>
    fc
      .array(
        fc.record({
          day: days,
          u: fc.double({ min: -0.2, max: 1, noNaN: true }),
          confidence: fc.constantFrom(...CONFIDENCES),
        }),
        { maxLength: 4 },
      )
      .map((rows) =>
        rows.map(({ day, u, confidence }) => {
          const amount = u * Math.max(indicator.goalposts.worst, indicator.goalposts.best);
          return { indicator, row: [day, amount, confidence] as const };
        }),
      ),
  );
  const checks = fc.array(fc.record({ of: fc.nat(all.length - 1), day: days }), { maxLength: 3 });
  return fc.tuple(fc.tuple(...events), checks).map(([lists, looks]) => ({
    events: lists.flat().map(({ indicator, row }, at) => event(indicator.id, row, 1_000 + at)),
    checks: looks.map(({ of, day }, at) => check(all[of]?.id ?? '', day, 'high', 2_000 + at)),
  }));
}

export const worlds: fc.Arbitrary<World> = strategies.chain((strategy) =>
  fc
    .record({ list: listsOf(strategy), looked: lookedOf(strategy), day: days })
    .map(({ list, looked, day }) => ({
      strategy,
      list,
      looked,
      readings: indexReadings(list, looked),
      day,
    })),
);

/** A world with a reading for every indicator on its day, so that every node has a score unless coverage forbids. */
export const fullWorlds: fc.Arbitrary<World> = strategies.chain((strategy) =>
  fc
    .record({
      us: fc.array(fc.double({ min: 0.02, max: 0.98, noNaN: true }), {
        minLength: indicatorsOfStrategy(strategy).length,
        maxLength: indicatorsOfStrategy(strategy).length,
      }),
      day: days,
    })
    .map(({ us, day }) => {
      const rows = indicatorsOfStrategy(strategy).map((indicator, at) => {
        return { indicator, value: valueFrom(indicator, us[at] ?? 0.5), seq: at + 1 };
      });
      // A mean has the same value the day before too, so that it has enough of them.
      const list = rows.flatMap(({ indicator: { id, count, rolling }, value, seq }) => [
        ...(rolling === undefined ? [] : [reading([id, addDays(day, -1), value], seq + 500)]),
        ...(count === undefined ? [reading([id, day, value], seq)] : []),
      ]);
      const events = rows.flatMap(({ indicator: { id, count }, value, seq }) =>
        count === undefined ? [] : [event(id, [day, value], seq)],
      );
      const looked = { checks: [], events };
      return { strategy, list, looked, readings: indexReadings(list, looked), day };
    }),
);
