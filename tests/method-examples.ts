/** The worked examples of the method page: what each kind computes, by the engine, from the words that stand on the page. */

import { boardOutlookIfNothingRecorded } from '../src/core/analysis/ahead.ts';
import {
  explainScoreDifferenceBetweenBoards,
  scoreEffectSumsByNodeRole,
} from '../src/core/analysis/explain.ts';
import { hypothesesAnalysis } from '../src/core/analysis/hypotheses.ts';
import { linkReportsOf } from '../src/core/analysis/links.ts';
import {
  quantileOfSorted,
  simulateRootScore,
  truncatedNormalQuantileFunction,
} from '../src/core/analysis/montecarlo.ts';
import {
  gaugeSensitivities,
  leastScoreChangeToGoalBandByIndicator,
  typicalScoreStepOfIndicator,
} from '../src/core/analysis/movers.ts';
import { pacesOfTargetNodes } from '../src/core/analysis/pace.ts';
import { pointsMakingUpScore } from '../src/core/analysis/points.ts';
import {
  indicatorScoreAfterGoalpostMove,
  robustnessToModelChoice,
} from '../src/core/analysis/robustness.ts';
import { sourceDependenceReports } from '../src/core/analysis/sources.ts';
import { swingsOfScores } from '../src/core/analysis/swings.ts';
import { addDays, lastViewableDayAhead } from '../src/core/model/day.ts';
import {
  CONFIDENCES,
  type Confidence,
  type Indicator,
  type IndicatorScore,
  isIndicator,
  type Node,
  type Readings,
  type Scorecard,
  type Strategy,
} from '../src/core/model/model.ts';
import { indexReadings, readingsWithReading } from '../src/core/model/readings.ts';
import { indicatorsOfStrategy } from '../src/core/model/tree.ts';
import { bandReachedAndUnmetRequirements, standingAmongBands } from '../src/core/scoring/band.ts';
import { boardAsOf } from '../src/core/scoring/board.ts';
import { scoreChangeWithInterval } from '../src/core/scoring/change-interval.ts';
import { scoreHistoryOfStrategy } from '../src/core/scoring/history.ts';
import { INTERVAL_Z, scoreMovedByStandardDeviations } from '../src/core/scoring/interval.ts';
import {
  freshnessOf,
  scoreAgeAndFreshnessOnDay,
  scoreOfValue,
  sigmaAtFreshness,
  valueOfScore,
} from '../src/core/scoring/leaf.ts';
import { SIGMA_FRESH, valueAndReadingAsOf } from '../src/core/scoring/observed.ts';
import { scorecardAsOf } from '../src/core/scoring/scorecard.ts';
import { crossedAndUnknownTripwires } from '../src/core/scoring/tripwires.ts';
import {
  explainedBetween,
  leaf,
  observed,
  type Raw,
  type Row,
  reading,
  readings,
  strategy,
} from './core/make.ts';
import { shippedReadings, shippedStrategy } from './shipped.ts';

/** What stands after a key, word by word. */
export type Words = ReadonlyMap<string, readonly string[]>;
/** Numbers, or words such as the id of a band. */
export type Answer = readonly (number | string | undefined)[];

const DAY = '2024-01-01';
/** Of a strategy whose indicators are counted or means of a window. */
const FORMAT = { format: 'axiswatch.strategy/2' };

function words(given: Words, key: string): readonly string[] {
  const found = given.get(key);
  if (found === undefined) throw new Error(`"${key}" is not given`);
  return found;
}

const word = (given: Words, key: string): string => words(given, key).join(' ');

function numbers(given: Words, key: string): readonly number[] {
  return words(given, key).map((text) => {
    const value = Number(text.replace('−', '-'));
    if (!Number.isFinite(value)) throw new Error(`"${text}" is no number`);
    return value;
  });
}

function number(given: Words, key: string, otherwise?: number): number {
  if (!given.has(key) && otherwise !== undefined) return otherwise;
  const [value] = numbers(given, key);
  if (value === undefined) throw new Error(`"${key}" has no number`);
  return value;
}

function confidence(text: string | undefined): Confidence {
  const found = CONFIDENCES.find((one) => one === text);
  if (found === undefined) throw new Error(`"${text}" is no confidence`);
  return found;
}

/** `geometric`, `geometric floor 4`, `power exponent 2`. */
function aggregation(given: Words): Raw {
  const [method = 'arithmetic', key, value] = given.get('method') ?? [];
  return key === undefined ? { method } : { method, [key]: Number(value?.replace('−', '-')) };
}

/** A branch over indicators `n1`, `n2` … with these scores; – has none. */
function board(given: Words, key = 'scores'): Scorecard {
  const scores = words(given, key);
  const weights = given.has('weights') ? numbers(given, 'weights') : scores.map(() => 1);
  const trust = given.get('confidence') ?? [];
  const origins = given.get('origins') ?? [];
  const plan = strategy(
    scores.map((_, at) => leaf(`n${at + 1}`, { weight: weights[at] })),
    { aggregation: aggregation(given), minCoverage: number(given, 'minimum', 0) },
  );
  const rows = scores.flatMap((text, at) => {
    const how = trust[at] === undefined ? 'high' : confidence(trust[at]);
    const row: Row = [`n${at + 1}`, DAY, Number(text), how];
    return text === '–' ? [] : [{ ...reading(row, at + 1), origin: origins[at] ?? '' }];
  });
  return scorecardAsOf(plan, indexReadings(rows), DAY);
}

function indicator(more: Raw): Indicator {
  const [found] = indicatorsOfStrategy(strategy([leaf('n1', more)], {}, FORMAT));
  if (found === undefined) throw new Error('no indicator');
  return found;
}

const aged = (given: Words): Indicator =>
  indicator({
    cadenceDays: number(given, 'cadence'),
    halfLifeDays: number(given, 'half-life'),
    maxAgeDays: undefined,
  });

/** Days so long before the day of the examples. */
const daysAgo = (given: Words): readonly string[] =>
  numbers(given, 'ages').map((age) => addDays(DAY, -age));

/** Readings of `n1` of these ages with these values. */
const rowsByAge = (given: Words): readonly Row[] => {
  const values = numbers(given, 'values');
  return daysAgo(given).map((day, at) => ['n1', day, values[at] ?? 0] as const);
};

/** The value of an indicator on the day of the examples, made like this. */
const valueNow = (more: Raw, known: Readings): Answer => [
  valueAndReadingAsOf(indicator(more), known, DAY)?.value,
];

/** A count as the file has it: with a half-life or with days. */
const counting = (given: Words): Raw => ({
  count: given.has('half-life')
    ? { halfLifeDays: number(given, 'half-life') }
    : { days: number(given, 'days') },
});

/** The change of one indicator with its interval: of one reading as it ages, or from one reading to another. */
function change(given: Words): Answer {
  const scores = numbers(given, 'scores');
  const trust = words(given, 'confidence');
  const ages = given.has('ages') ? numbers(given, 'ages') : [0, 1];
  const plan = strategy([
    leaf('n1', {
      cadenceDays: number(given, 'cadence', 30),
      halfLifeDays: number(given, 'half-life', 60),
    }),
  ]);
  const known = readings(
    ...scores.map((score, at) => ['n1', addDays(DAY, at), score, confidence(trust[at])] as const),
  );
  const [before, after] = ages.map((age) => scorecardAsOf(plan, known, addDays(DAY, age)));
  const found = before && after && scoreChangeWithInterval(before, after, 'gauge');
  return [found?.change, found?.low, found?.high];
}

/** What faded and what happened between two days, in points of the count itself. */
function faded(given: Words): Answer {
  const [worst, best] = numbers(given, 'goalposts');
  const later = addDays(DAY, number(given, 'days-later'));
  const counted = leaf('n1', { goalposts: { worst, best }, ...counting(given) });
  const plan = strategy([counted], {}, FORMAT);
  const known = observed('n1', [
    [DAY, number(given, 'counted')],
    [later, number(given, 'happened', 0)],
  ]);
  const said = explainedBetween(plan, known, DAY, later);
  if (!said.ok) throw new Error(said.reason);
  const { effects: all } = said.value;
  return (['fading', 'value'] as const).map(
    (kind) => all.find(({ effect }) => effect === kind)?.points ?? 0,
  );
}

/** How much the rows of one hypothesis are against it: each from one score to another since the start, its evidence so fresh now. */
function inconsistency(given: Words): Answer {
  const [before, after] = [numbers(given, 'before'), numbers(given, 'after')];
  const expects = numbers(given, 'expects');
  const leaves = numbers(given, 'freshness').map((freshness, at) =>
    // As many days as its second reading is old come to this freshness.
    leaf(`n${at + 1}`, {
      cadenceDays: 0,
      halfLifeDays: -HYPOTHESIS_DAYS / Math.log2(freshness),
      expects: { one: expects[at] },
    }),
  );
  const more = {
    ...FORMAT,
    start: DAY,
    hypotheses: [{ id: 'one', title: 'One' }],
  };
  const second = addDays(DAY, 1);
  const known = readings(
    ...before.map((score, at) => [`n${at + 1}`, DAY, score] as const),
    ...after.map((score, at) => [`n${at + 1}`, second, score] as const),
  );
  const board = boardAsOf(strategy(leaves, {}, more), known, addDays(second, HYPOTHESIS_DAYS));
  return [hypothesesAnalysis(board).hypotheses[0]?.inconsistency];
}

const HYPOTHESIS_DAYS = 100;

/** Whether a tripwire is crossed, and from what to what where it is a fall or a rise. */
function tripwire(given: Words): Answer {
  const rule = ['atLeast', 'atMost', 'fallsBy', 'risesBy'].find((key) => given.has(key));
  if (rule === undefined) throw new Error('no rule');
  const within = given.has('within') ? { withinDays: number(given, 'within') } : {};
  const when = { [rule]: number(given, rule), ...within };
  const plan = strategy([
    leaf('n1', {
      maxAgeDays: number(given, 'max-age', 100_000),
      tripwires: [{ id: 'wire', severity: 'watch', title: 'Wire', when }],
    }),
  ]);
  const known = readings(...rowsByAge(given));
  const { crossed, unknown } = crossedAndUnknownTripwires(
    plan,
    known,
    scoreHistoryOfStrategy(plan, known),
    DAY,
  );
  const [found] = crossed;
  if (found === undefined) return [unknown.length > 0 ? 'unknown' : 'clear'];
  const { move } = found;
  return ['crossed', ...(move === undefined ? [] : [move.from.value, move.to.value])];
}

function effects(given: Words, kind: 'value' | 'coverage'): Answer {
  const [before, after] = [board(given, 'before'), board(given, 'after')];
  const said = explainScoreDifferenceBetweenBoards(
    after.strategy.root,
    (id) => before.nodes.get(id)?.score,
    (id) => after.nodes.get(id)?.score,
  );
  if (!said.ok) throw new Error(said.reason);
  return words(given, 'before').map(
    (_, at) =>
      said.value.effects.find((one) => one.id === `n${at + 1}` && one.effect === kind)?.points ?? 0,
  );
}

function mover(given: Words) {
  const card = board(given);
  const found = gaugeSensitivities(card, readings())?.indicators.get(`n${number(given, 'of')}`);
  if (found === undefined) throw new Error('no such indicator');
  return found;
}

const simple: Readonly<Record<string, (given: Words) => Answer>> = {
  score: (given) => [
    scoreOfValue(number(given, 'value'), {
      worst: number(given, 'worst'),
      best: number(given, 'best'),
      scale: given.get('scale')?.[0] === 'log' ? 'log' : 'linear',
    }),
  ],
  freshness: (given) => [
    freshnessOf(number(given, 'age'), aged(given), number(given, 'breaks', 0)),
  ],
  count: (given) => {
    const amounts = numbers(given, 'amounts');
    const events = daysAgo(given).map((day, at) => [day, amounts[at] ?? 0] as const);
    return valueNow(counting(given), observed('n1', events));
  },
  looked: (given) => valueNow(counting(given), observed('n1', [], daysAgo(given))),
  rolling: (given) =>
    valueNow(
      { rolling: { days: number(given, 'days'), atLeast: number(given, 'at-least') } },
      readings(...rowsByAge(given)),
    ),
  'change with its interval': change,
  'faded and happened': faded,
  tripwire,
  inconsistency,
  swings: (given) => {
    const path = words(given, 'path').map((text) => (text === '–' ? undefined : Number(text)));
    return swingsOfScores(path, DAY).flatMap(({ up, from, to, open }) => [
      up ? 'up' : 'down',
      from,
      to,
      ...(open ? ['open'] : []),
    ]);
  },
  state: (given) => [
    scoreAgeAndFreshnessOnDay(
      aged(given),
      { value: 50, observedOn: DAY },
      addDays(DAY, number(given, 'age')),
      [],
    ).state,
  ],
  sigma: (given) => [
    sigmaAtFreshness(
      SIGMA_FRESH[confidence(word(given, 'confidence'))] ** 2,
      number(given, 'freshness'),
    ),
  ],
  mean: (given) => [board(given).root.score],
  coverage: (given) => [board(given).root.coverage],
  slope: (given) => [board(given).indicators.get(`n${number(given, 'of')}`)?.slope],
  spread: (given) => [board(given).root.sd],
  interval: (given) => [
    scoreMovedByStandardDeviations(number(given, 'score'), number(given, 'sd'), -INTERVAL_Z),
    scoreMovedByStandardDeviations(number(given, 'score'), number(given, 'sd'), INTERVAL_Z),
  ],
  'value effects': (given) => effects(given, 'value'),
  'coverage effects': (given) => effects(given, 'coverage'),
  points: (given) => {
    const found = pointsMakingUpScore(board(given));
    if (found === undefined) throw new Error('no score');
    return [...found.effects.map(({ points }) => points), found.base];
  },
  headroom: (given) => [mover(given).headroom],
  downside: (given) => [mover(given).downside],
  'share of the variance': (given) => [mover(given).share],
  step: (given) => {
    const past = numbers(given, 'scores').map(
      (score, at) => ['n1', addDays(DAY, at), score] as const,
    );
    return [typicalScoreStepOfIndicator(indicator({}), readings(...past), addDays(DAY, 999))];
  },
  'least change': (given) => {
    const card = board(given);
    const plan = strategy(
      card.strategy.root.children.map(({ id, weight }) => leaf(id, { weight })),
      { aggregation: aggregation(given) },
      {
        bands: [
          { id: 'below', title: 'Below', from: 0 },
          { id: 'goal', title: 'Goal', from: number(given, 'goal') },
        ],
      },
    );
    const rows = numbers(given, 'scores').map((score, at) => [`n${at + 1}`, DAY, score] as const);
    const goal = plan.bands[1];
    if (goal === undefined) throw new Error('no goal');
    return [
      leastScoreChangeToGoalBandByIndicator(scorecardAsOf(plan, readings(...rows), DAY), goal).get(
        `n${number(given, 'of')}`,
      ),
    ];
  },
  path: (given) => {
    const target = { score: number(given, 'target'), by: word(given, 'by') };
    const start = word(given, 'start');
    const plan = strategy([leaf('n1')], { target }, { start });
    const known = readings(['n1', start, number(given, 'began')]);
    const card = scorecardAsOf(plan, known, word(given, 'on'));
    return [pacesOfTargetNodes(card, scoreHistoryOfStrategy(plan, known))[0]?.path];
  },
  quantile: (given) => [quantileOfSorted(numbers(given, 'of'), number(given, 'at'))],
  drawn: (given) => [
    truncatedNormalQuantileFunction({
      score: number(given, 'score'),
      sigma: number(given, 'sigma'),
    })(number(given, 'share')),
  ],
  'goalposts moved': (given) => [
    indicatorScoreAfterGoalpostMove(
      number(given, 'score') / 100,
      number(given, 'worst') / 100,
      number(given, 'best') / 100,
    ),
  ],
};

/** The strategy with every indicator changed like this. */
function withIndicators(plan: Strategy, changed: (indicator: Indicator) => Indicator): Strategy {
  const visit = (node: Node): Node =>
    isIndicator(node) ? changed(node) : { ...node, children: node.children.map(visit) };
  return { ...plan, root: { ...plan.root, children: plan.root.children.map(visit) } };
}

/** The room that a sixth of the range leaves beyond each end, as a share of the goalposts' span. */
const ROOM = 1 / 8;

/** The goalposts with room for another share of the same range beyond both ends. */
function withRoom({ goalposts, ...rest }: Indicator, share: number): Indicator {
  const inward = 100 * (ROOM - share * (1 - 2 * ROOM));
  return {
    ...rest,
    goalposts: {
      ...goalposts,
      worst: valueOfScore(inward, goalposts),
      best: valueOfScore(100 - inward, goalposts),
    },
  };
}

/** What the page says of the board that ships. */
function shipped(): Readonly<Record<string, (given: Words) => Answer>> {
  const plan: Strategy = shippedStrategy();
  const known = shippedReadings(plan);
  const on = (given: Words): Scorecard => scorecardAsOf(plan, known, word(given, 'on'));
  const lookedAhead = (given: Words) => {
    const board = boardAsOf(plan, known, word(given, 'on'));
    return boardOutlookIfNothingRecorded(board, lastViewableDayAhead(board.asOf));
  };
  const changed = (given: Words) => {
    const node = given.get('node')?.[0];
    const said = explainedBetween(plan, known, word(given, 'from'), word(given, 'to'), node);
    if (!said.ok) throw new Error(said.reason);
    return said.value;
  };
  /** The share of the gauge, in percent, of the indicators of which this holds. */
  const weightOf = (given: Words, holds: (one: IndicatorScore) => boolean): Answer => [
    [...on(given).indicators.values()]
      .filter(holds)
      .reduce((sum, { effectiveWeight }) => sum + 100 * effectiveWeight, 0),
  ];
  const byCode = (code: string): Indicator => {
    const found = indicatorsOfStrategy(plan).find((one) => one.code === code);
    if (found === undefined) throw new Error(`no indicator ${code}`);
    return found;
  };
  return {
    'board score': (given) => [on(given).nodes.get(word(given, 'node'))?.score],
    'board interval': (given) => [on(given).root.low, on(given).root.high],
    'board band': (given) => [on(given).standing?.band.id, on(given).standing?.scoreBand.id],
    'board printed': (given) => [on(given).standing?.bandLow.id, on(given).standing?.bandHigh.id],
    'board expired': (given) =>
      [...on(given).indicators.values()]
        .filter(({ state }) => state === 'expired')
        .map(({ node }) => node.code),
    'board change': (given) => {
      const { change, low, high } = changed(given);
      return [change, low, high];
    },
    'board fading': (given) => {
      const { id } = byCode(word(given, 'code'));
      const found = changed(given).effects.find((one) => one.id === id && one.effect === 'fading');
      return [found?.points];
    },
    'board quality': (given) => [on(given).root.quality],
    'board late': (given) => {
      const weighted = [...on(given).indicators.values()].filter((one) => one.effectiveWeight > 0);
      return [weighted.filter(({ due }) => due).length, weighted.length];
    },
    'board observed': (given) =>
      weightOf(given, ({ observedOn = '' }) => observedOn < word(given, 'before')),
    'board trust': (given) =>
      weightOf(given, (one) => one.confidence === word(given, 'confidence')),
    'board with': (given) => {
      const { id, goalposts } = byCode(word(given, 'code'));
      const value = valueOfScore(number(given, 'score'), goalposts);
      const supposed = { ...reading([id, word(given, 'on'), value]), seq: Number.MAX_SAFE_INTEGER };
      const plain = withIndicators(plan, (one) =>
        one.id === id ? { ...one, count: undefined, rolling: undefined } : one,
      );
      return [
        scorecardAsOf(plain, readingsWithReading(known, supposed), word(given, 'on')).root.score,
      ];
    },
    'board without': (given) => {
      const { id } = byCode(word(given, 'code'));
      const rest = {
        ...known,
        asOf: (one: string, day: string) => (one === id ? undefined : known.asOf(one, day)),
        eventsOf: (one: string) => (one === id ? [] : known.eventsOf(one)),
        checksOf: (one: string) => (one === id ? [] : known.checksOf(one)),
      };
      return [scorecardAsOf(plan, rest, word(given, 'on')).root.score];
    },
    'board room': (given) => {
      const roomy = withIndicators(plan, (one) => withRoom(one, number(given, 'share')));
      return [scorecardAsOf(roomy, known, word(given, 'on')).root.score];
    },
    'board drawn': (given) => {
      const drawn = simulateRootScore(on(given), number(given, 'seed'));
      const share = drawn?.bands.get(word(given, 'band')) ?? 0;
      return [drawn?.low, drawn?.median, drawn?.high, 100 * share];
    },
    'board robust': (given) => {
      const found = robustnessToModelChoice(
        on(given),
        number(given, 'seed'),
        number(given, 'draws'),
      );
      return [100 * (found?.keepsBand ?? 0), found?.low, found?.high];
    },
    'board link': (given) => {
      const board = boardAsOf(plan, known, word(given, 'on'));
      const report = linkReportsOf(board).find(({ link }) => link.id === word(given, 'id'));
      const upswings = report?.upswings ?? [];
      return [
        upswings.length,
        upswings.filter(({ followed }) => followed).length,
        upswings.filter(({ preceded }) => preceded).length,
        ...(report?.words?.split(' ') ?? []),
      ];
    },
    'board hypotheses': (given) => {
      const { rows, tooLittle } = hypothesesAnalysis(boardAsOf(plan, known, word(given, 'on')));
      return [
        rows.length,
        rows.filter(({ silence }) => silence === undefined).length,
        rows.filter(({ separates }) => separates > 0).length,
        tooLittle ? 'too-little' : 'enough',
      ];
    },
    'board indicator': (given) => [on(given).nodes.get(byCode(word(given, 'code')).id)?.score],
    'board weight': (given) => [
      100 * (on(given).nodes.get(byCode(word(given, 'code')).id)?.effectiveWeight ?? 0),
    ],
    'board role': (given) => {
      const share = scoreEffectSumsByNodeRole(plan, changed(given).effects).find(
        ({ role }) => role === word(given, 'role'),
      );
      return [share?.value, share?.fading, share?.coverage];
    },
    'board variance': (given) => [
      100 *
        (gaugeSensitivities(on(given), known)?.indicators.get(byCode(word(given, 'code')).id)
          ?.share ?? 0),
    ],
    'board sources': (given) => {
      const all = sourceDependenceReports(on(given), known);
      const without = all.flatMap((report) => report.without ?? []);
      const flips = all.filter((report) => report.flips).length;
      return [all.length, Math.min(...without), Math.max(...without), flips];
    },
    'board renew': (given) =>
      lookedAhead(given).renewals.first.flatMap(({ node, before }) => [node.code, before]),
    'board lost': (given) => {
      const { first, lost } = lookedAhead(given).renewals;
      return [first[0]?.before, lost];
    },
    'board expiry': (given) => {
      const code = word(given, 'code');
      const found = lookedAhead(given).what.find(
        ({ node, expiry }) => expiry !== undefined && node.id === byCode(code).id,
      );
      const together = found?.expiry?.together.map((node) => node.code) ?? [];
      return [found?.day, found?.expiry?.points, ...together];
    },
    'band by': (given) => {
      const conduct = number(given, 'conduct');
      return [
        bandReachedAndUnmetRequirements(plan.bands, number(given, 'score'), () => conduct)?.band.id,
      ];
    },
    'lowest and highest band': (given) => {
      const conduct = { score: number(given, 'conduct'), sd: number(given, 'conduct-sd') };
      const root = { score: number(given, 'score'), sd: number(given, 'sd') };
      const standing = standingAmongBands(plan.bands, root, new Map([['conduct', conduct]]));
      return [standing?.bandLow.id, standing?.bandHigh.id];
    },
  };
}

/** Every kind of example by its name. */
export const EXAMPLES: Readonly<Record<string, (given: Words) => Answer>> = {
  ...simple,
  ...shipped(),
};

export interface Example {
  readonly line: string;
  readonly kind: string;
  readonly given: Words;
  readonly expected: readonly string[];
}

/** The lines of every ```example block of a page: `kind: key words, key words → answer`. */
export function examplesOf(page: string): readonly Example[] {
  const blocks = [...page.matchAll(/^```example\n([\s\S]*?)^```$/gm)].map(([, body = '']) => body);
  return blocks
    .flatMap((body) => body.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [question = '', answer] = line.split('→');
      const [kind = '', ...rest] = question.split(':');
      if (answer === undefined || rest.length === 0) throw new Error(`no example: ${line}`);
      const given = rest
        .join(':')
        .split(',')
        .map((part) => part.trim().split(/\s+/))
        .map(([key = '', ...more]) => [key, more] as const);
      return {
        line,
        kind: kind.trim(),
        given: new Map(given),
        expected: answer.trim().split(/\s+/),
      };
    });
}

/** What of an example is wrong; undefined: nothing. Numbers agree to the digits that are printed. */
export function wrongIn({ kind, given, expected }: Example): string | undefined {
  const compute = EXAMPLES[kind];
  if (compute === undefined) return `no such example: ${kind}`;
  const found = compute(given);
  const said = found.map((one) => (one === undefined ? '–' : String(one))).join(' ');
  const agree = expected.every((text, at) => {
    const one = found[at];
    if (typeof one !== 'number') return text === (one ?? '–');
    const wanted = Number(text.replace('−', '-'));
    const decimals = text.split('.')[1]?.length ?? 0;
    return Math.abs(one - wanted) <= 0.5 * 10 ** -decimals + 1e-9;
  });
  return agree && expected.length === found.length ? undefined : `found ${said}`;
}
