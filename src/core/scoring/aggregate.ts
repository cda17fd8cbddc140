/** The generalised means that join children to a parent: M = g(Σ wᵢ f(xᵢ)), g the inverse of f (data/FORMAT.md, section 3). */
import { memoizePerObject } from '../model/memoize.ts';

export const METHODS = [
  'arithmetic',
  'geometric',
  'harmonic',
  'power',
  'shifted-geometric',
] as const;
export type Method = (typeof METHODS)[number];

interface Floored {
  /** A lower score counts as so much, in points, > 0, ≤ 100. */
  readonly floor: number;
}

/** What each method is given. */
interface Parameters {
  readonly arithmetic: object;
  readonly geometric: Floored;
  readonly harmonic: Floored;
  /** The exponent is finite, without unit; 0 is the geometric mean. Only 0 and a negative one have a use for the floor. */
  readonly power: Floored & { readonly exponent: number };
  /** The k of ln(1 + k·x/100), > 0, without unit; it adds 100/k points to every score x before a geometric mean: the larger, the less a low score is made up for. */
  readonly 'shifted-geometric': { readonly shift: number };
}

export type Aggregation<M extends Method = Method> = {
  readonly [Each in M]: { readonly method: Each } & Parameters[Each];
}[M];

/** A transform with its inverse and its slope. */
export interface AggregationMean {
  /** What is averaged in place of a score of 0…100: finite, in a unit of the method's own. */
  readonly f: (score: number) => number;
  /** The score, 0…100, of a mean of f; kept within that range, which rounding alone could leave. */
  readonly inverse: (mean: number) => number;
  /** f′ at a score of 0…100: units of f per point, finite, not 0, negative for a negative exponent. Where there is a floor, f and f′ both see max(x, floor); for a positive exponent ≠ 1 f′ is taken at max(x, 1). */
  readonly slope: (score: number) => number;
}

const ARITHMETIC: AggregationMean = { f: (x) => x, inverse: cutToScoreRange, slope: () => 1 };

/** Below this size an exponent means the geometric mean. */
const ALMOST_ZERO = 1e-9;
/** An exponent beyond ±100 counts as ±100, where the mean already is the largest or smallest child to within a few points: doubles end near 100¹⁵⁴. */
const STEEPEST = 100;
/** The exponent that is used, -100…100, without unit. */
const cutExponent = (exponent: number): number => Math.min(STEEPEST, Math.max(-STEEPEST, exponent));
/** The formula of a geometric mean; `floor` in score points, > 0, ≤ 100. */
const geometricFormula = (floor: number): string => `f(x) = ln(max(x, ${floor})), score = exp(sum)`;
/** Below this a shift is arithmetic to the last digit; above the other, geometric. */
const SMALLEST_SHIFT = 1e-12;
const LARGEST_SHIFT = 1e100;

/** All that is known of a method. */
interface KnownOfMethod<M extends Method> {
  /** `geometric mean`. */
  readonly name: string;
  /** What f does to a child's score x, and how the score follows from the sum of the wᵢ f(xᵢ). */
  readonly formula: (given: Aggregation<M>) => string;
  readonly mean: (given: Aggregation<M>) => AggregationMean;
}

const KNOWN: { readonly [M in Method]: KnownOfMethod<M> } = {
  arithmetic: {
    name: 'arithmetic mean',
    formula: () => 'f(x) = x, score = sum',
    mean: () => ARITHMETIC,
  },
  geometric: {
    name: 'geometric mean',
    formula: ({ floor }) => geometricFormula(floor),
    mean: ({ floor }) => geometric(floor),
  },
  harmonic: {
    name: 'harmonic mean',
    formula: ({ floor }) => `f(x) = 1 / max(x, ${floor}), score = 1 / sum`,
    mean: ({ floor }) => power(-1, floor),
  },
  power: {
    name: 'power mean',
    formula: ({ exponent, floor }) => {
      if (Math.abs(exponent) < ALMOST_ZERO) return geometricFormula(floor);
      const by = cutExponent(exponent);
      return `f(x) = ${by < 0 ? `max(x, ${floor})` : 'x'}^${by}, score = sum^(1/${by})`;
    },
    mean: ({ exponent, floor }) =>
      Math.abs(exponent) < ALMOST_ZERO ? geometric(floor) : power(cutExponent(exponent), floor),
  },
  'shifted-geometric': {
    name: 'shifted geometric mean',
    formula: ({ shift }) => `f(x) = ln(1 + ${shift}x/100), score = 100/${shift} (exp(sum) - 1)`,
    mean: ({ shift }) => {
      if (shift < SMALLEST_SHIFT) return ARITHMETIC;
      const k = Math.min(shift, LARGEST_SHIFT) / 100;
      return {
        f: (x) => Math.log1p(k * x),
        inverse: (m) => cutToScoreRange(Math.expm1(m) / k),
        slope: (x) => k / (1 + k * x),
      };
    },
  },
};

/** The mean an aggregation stands for. */
export const meanOfAggregation = memoizePerObject(
  <M extends Method>(aggregation: Aggregation<M>): AggregationMean =>
    KNOWN[aggregation.method].mean(aggregation),
);

/** The name of the mean of an aggregation: `geometric mean`. */
export function aggregationNameText({ method }: Aggregation): string {
  return KNOWN[method].name;
}

/** The mean of an aggregation, in words and as a formula. */
export function aggregationFormulaText<M extends Method>(aggregation: Aggregation<M>): string {
  const { name, formula } = KNOWN[aggregation.method];
  return `${name}, ${formula(aggregation)}`;
}

/** The geometric mean, in which a score below `floor`, points, > 0, ≤ 100, counts as that. */
function geometric(floor: number): AggregationMean {
  const held = heldFloor(floor, 0);
  return {
    f: (x) => Math.log(Math.max(x, held)),
    inverse: (m) => cutToScoreRange(Math.exp(m)),
    slope: (x) => 1 / Math.max(x, held),
  };
}

/** The mean of exponent `p`, without unit, -100…100, not 0; where it is negative, a score below `floor`, points, > 0, ≤ 100, counts as that. */
function power(p: number, floor: number): AggregationMean {
  if (p === 1) return ARITHMETIC;
  if (p > 0) {
    return {
      f: (x) => x ** p,
      inverse: (m) => cutToScoreRange(m ** (1 / p)),
      slope: (x) => p * Math.max(x, 1) ** (p - 1),
    };
  }
  const held = heldFloor(floor, p);
  return {
    f: (x) => Math.max(x, held) ** p,
    inverse: (m) => cutToScoreRange(m ** (1 / p)),
    slope: (x) => p * Math.max(x, held) ** (p - 1),
  };
}

/** A floor in points, > 0, ≤ 100, for an exponent p ≤ 0; one so near 0 that f′ there is no number is raised to where it is one. */
function heldFloor(floor: number, p: number): number {
  return Math.max(floor, 10 ** (-200 / (1 - p)));
}

/** A score within 0…100: the nearer end where it lies outside. */
export function cutToScoreRange(score: number): number {
  return Math.min(100, Math.max(0, score));
}
