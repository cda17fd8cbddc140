/** What moved a score between two boards, exact at every level of the tree (data/FORMAT.md, section 6). */

import {
  type Branch,
  type Day,
  EPSILON,
  type Indicator,
  isIndicator,
  type Node,
  type Readings,
  ROLES,
  type Role,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { findNodeById, nodePlacesOf } from '../model/tree.ts';
import { type AggregationMean, meanOfAggregation } from '../scoring/aggregate.ts';
import { scoreChangeWithInterval } from '../scoring/change-interval.ts';
import { countedValueAndDayAsOf, remainingCountOfEarlierEvents } from '../scoring/counted.ts';
import { scoreOfValue } from '../scoring/leaf.ts';

export const EFFECTS = ['value', 'fading', 'coverage'] as const;
type EffectKind = (typeof EFFECTS)[number];

/** Whether an effect comes of a share among siblings that changed, and not of a score that moved. */
export function isCoverageEffect({ effect }: { readonly effect: EffectKind }): boolean {
  return effect === 'coverage';
}

/** Whether an effect comes of a count that faded, and not of anything that happened. */
export function isCountFadingEffect({ effect }: { readonly effect: EffectKind }): boolean {
  return effect === 'fading';
}

/** How far the score of a counted indicator goes from one board to the other by fading alone, score points, -100…100; 0 of all others. */
type Fading = (leaf: Indicator) => number;

const NOTHING_FADES: Fading = () => 0;

/** Score of a node on one of the boards, 0…100; undefined: none. */
type Scores = (id: string) => number | undefined;

/** One line of an explanation. The lines sum to the change. */
export interface ScoreEffect {
  /** An indicator; for a coverage effect any node. */
  readonly id: string;
  /** `value`: its score moved, of a counted one by what happened. `fading`: by what faded. `coverage`: its share among its siblings changed, because it or one of them came or went. */
  readonly effect: EffectKind;
  /** Points of the node that is explained, finite, either sign; one alone may lie beyond ±100 where others undo it, all sum to the change. */
  readonly points: number;
}

/** A counted child, and what it brought. */
export interface Driver {
  readonly node: Node;
  /** Score on the board before and on that after, 0…100; undefined: none. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Share among the siblings with a score, 0…1, before and after (`weightAfter`); 0 where it has none. */
  readonly weightBefore: number;
  readonly weightAfter: number;
  /** Points of the explained node, finite, either sign, as are the next two, by the move of its score; one alone may lie beyond ±100 where others undo it. The effects of its own children, coverage included, sum to it. */
  readonly value: number;
  /** The part of `value` that comes of a count that faded, points of the explained node, finite, either sign; 0 of a branch and of what is not counted. */
  readonly fading: number;
  /** Points of the explained node, finite, either sign, by the change of its share; it stops here and is not passed down. */
  readonly coverage: number;
  /** Empty for an indicator, and where it has a score on one of the boards only. */
  readonly children: readonly Driver[];
}

export interface Explanation {
  readonly node: Node;
  /** Score on the board before and on that after, 0…100. */
  readonly before: number;
  readonly after: number;
  /** after − before, points, -100…100. */
  readonly change: number;
  /** The children that count and have a score on either board, in file order; their effects sum to the change. */
  readonly drivers: readonly Driver[];
  /** The value and fading effects of the indicators and every coverage effect, in file order; they sum to the change. */
  readonly effects: readonly ScoreEffect[];
}

/** What moved a node between two days, with the 90 % interval of the change, points. */
export interface DayExplanation extends Explanation {
  /** The low and the high end of the interval of the change, points; not cut to -100…100. */
  readonly low: number;
  readonly high: number;
}

/** An explanation, or in a sentence why there is no decomposition. */
export type Explained<E extends Explanation = Explanation> =
  | { readonly ok: true; readonly value: E }
  | {
      readonly ok: false;
      readonly reason: string;
      /** The days without a score, where that is the reason. */
      readonly without?: readonly Day[];
    };

/** What moved a node (the root when not given) from one day's board to another's; the days may come in either order. */
export function explainScoreChange(
  before: Scorecard,
  after: Scorecard,
  readings: Readings,
  id: string = after.strategy.root.id,
): Explained<DayExplanation> {
  const node = findNodeById(after.strategy, id);
  if (node === undefined) return { ok: false, reason: `The strategy has no node "${id}".` };
  const change = scoreChangeWithInterval(before, after, id);
  if (change === undefined) {
    const days = [before, after].filter(({ nodes }) => nodes.get(id)?.score === undefined);
    const without = [...new Set(days.map(({ asOf }) => asOf))];
    return { ok: false, reason: noScoreOnDaysSentence(node, without), without };
  }
  const explained = explainScoreDifferenceBetweenBoards(
    node,
    (each) => before.nodes.get(each)?.score,
    (each) => after.nodes.get(each)?.score,
    fadingBetweenDays(readings, before.asOf, after.asOf),
  );
  const { low, high } = change;
  return explained.ok ? { ok: true, value: { ...explained.value, low, high } } : explained;
}

/** The fading between two days: what the events counted on the earlier come to on the later; swapped days negate it. */
function fadingBetweenDays(readings: Readings, from: Day, to: Day): Fading {
  const [earlier, sign] = from <= to ? [from, 1] : [to, -1];
  return ({ id, count, goalposts }) => {
    const then = count && countedValueAndDayAsOf(id, count, readings, earlier);
    if (count === undefined || then === undefined) return 0;
    const faded = remainingCountOfEarlierEvents(id, count, readings, from, to);
    return sign * (scoreOfValue(faded, goalposts) - scoreOfValue(then.value, goalposts));
  };
}

/** That a node has no score on some days, written as a reader of them wants. */
export function noScoreOnDaysSentence({ title }: Node, days: readonly string[]): string {
  return `${title} has no score on ${days.join(' and on ')}.`;
}

/**
 * What makes a node's score differ between any two boards of one tree: two days, before and after a recording, a board and a
 * what-if. Where it is known below which branches something is another, the drivers of all others are left out: they bring nothing.
 */
export function explainScoreDifferenceBetweenBoards(
  node: Node,
  before: Scores,
  after: Scores,
  fading: Fading = NOTHING_FADES,
  isMoved: (branch: Branch) => boolean = () => true,
): Explained {
  const x0 = before(node.id);
  const x1 = after(node.id);
  if (x0 === undefined || x1 === undefined) {
    return { ok: false, reason: `${node.title} has no score on one of the two boards.` };
  }
  const boards = { before, after, fading, isMoved };
  const drivers = isIndicator(node) ? [] : driversOf(node, x0, x1, 1, boards);
  const change = x1 - x0;
  return {
    ok: true,
    value: {
      node,
      before: x0,
      after: x1,
      change,
      drivers,
      effects: isIndicator(node)
        ? valueEffects(node, change, fading(node))
        : drivers.flatMap(effectsOf),
    },
  };
}

/** The two boards, and what faded from one to the other. */
interface Boards {
  readonly before: Scores;
  readonly after: Scores;
  readonly fading: Fading;
  readonly isMoved: (branch: Branch) => boolean;
}

/** The drivers of a branch whose aggregate, before the score is made of it, was `m0` and is `m1`, and whose points count `scale` times, ≥ 0, in the node that is explained. */
function driversOf(
  node: Branch,
  m0: number,
  m1: number,
  scale: number,
  boards: Boards,
): readonly Driver[] {
  const { before, after, fading, isMoved } = boards;
  const mean = meanOfAggregation(node.aggregation);
  const counted = node.children
    .filter((child) => child.weight > 0)
    .map((child) => ({ child, before: before(child.id), after: after(child.id) }))
    .filter((each) => each.before !== undefined || each.after !== undefined);
  const total0 = sum(counted, (each) => (each.before === undefined ? 0 : each.child.weight));
  const total1 = sum(counted, (each) => (each.after === undefined ? 0 : each.child.weight));
  const perF = scale * inverseSlope(mean, m0, m1);
  const middle = (mean.f(m0) + mean.f(m1)) / 2;
  return counted.map(({ child, before: own0, after: own1 }) => {
    const w0 = own0 === undefined ? 0 : child.weight / total0;
    const w1 = own1 === undefined ? 0 : child.weight / total1;
    const x0 = own0 ?? own1 ?? 0;
    const x1 = own1 ?? own0 ?? 0;
    const f0 = mean.f(x0);
    const f1 = mean.f(x1);
    const passed = (perF * (w0 + w1)) / 2;
    const both = own0 !== undefined && own1 !== undefined;
    const slope = passed * slopeBetween(mean, x0, x1);
    return {
      node: child,
      before: own0,
      after: own1,
      weightBefore: w0,
      weightAfter: w1,
      value: f0 === f1 ? 0 : passed * (f1 - f0),
      fading: isIndicator(child) && both ? slope * fading(child) : 0,
      coverage: w0 === w1 ? 0 : perF * (w1 - w0) * ((f0 + f1) / 2 - middle),
      children:
        isIndicator(child) || !both || !isMoved(child)
          ? []
          : driversOf(child, x0, x1, slope, boards),
    };
  });
}

/** D: points of M for one unit of f(M), between two values of M, `m0` and `m1`, 0…100; finite, not 0, negative where f falls. */
function inverseSlope(mean: AggregationMean, m0: number, m1: number): number {
  const rise = mean.f(m1) - mean.f(m0);
  return isFlat(mean, m0, m1, rise) ? 1 / mean.slope(m0) : (m1 - m0) / rise;
}

/** d: units of f(x) for one point of x, between two values of x, `x0` and `x1`, 0…100; finite, 0 where a floor holds both up, negative where f falls. */
function slopeBetween(mean: AggregationMean, x0: number, x1: number): number {
  const rise = mean.f(x1) - mean.f(x0);
  return Math.abs(x1 - x0) <= EPSILON && isFlat(mean, x0, x1, rise)
    ? mean.slope(x0)
    : rise / (x1 - x0);
}

/**
 * Whether f′ must stand for the quotient, of two scores, `x0` and `x1`, 0…100, and the rise of f between them, in its unit: where both are the same to 1e-9. There the quotient is lost in rounding,
 * except near 0 under a power between 0 and 1, which is so steep that only the quotient is exact.
 */
function isFlat(mean: AggregationMean, x0: number, x1: number, rise: number): boolean {
  if (rise === 0) return true;
  return Math.abs(x1 - x0) <= EPSILON && Math.abs(rise) <= 1e-6 * Math.abs(mean.f(x0));
}

function effectsOf(driver: Driver): readonly ScoreEffect[] {
  const { node, value, fading, coverage, children, weightBefore, weightAfter } = driver;
  const own: ScoreEffect[] = isIndicator(node) ? [...valueEffects(node, value, fading)] : [];
  if (weightBefore !== weightAfter) own.push({ id: node.id, effect: 'coverage', points: coverage });
  return [...own, ...children.flatMap(effectsOf)];
}

/** The value effect of an indicator, `value` points, finite, either sign, what faded, `fading` points of it, told apart from what happened; together they are the whole of it. */
function valueEffects(
  { id, count }: Indicator,
  value: number,
  fading: number,
): readonly ScoreEffect[] {
  const happened: ScoreEffect = { id, effect: 'value', points: value - fading };
  return count === undefined ? [happened] : [happened, { id, effect: 'fading', points: fading }];
}

/** The sum of what is made of each, in its unit; 0 of none. */
function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}

export interface RoleShare {
  /** Own or inherited by the node of an effect; undefined: nodes without one. */
  readonly role: Role | undefined;
  /** Points by scores that moved, of counts by what happened, finite, either sign, beyond ±100 where others undo it; so are the next two. */
  readonly value: number;
  /** Points by counts that faded, finite, either sign. */
  readonly fading: number;
  /** Points by weight that came, went or shifted, finite, either sign. */
  readonly coverage: number;
}

/** The effects of a change added up by role: means, result, effect, then none where there is any; together they sum to the change. */
export function scoreEffectSumsByNodeRole(
  strategy: Strategy,
  effects: readonly ScoreEffect[],
): readonly RoleShare[] {
  const places = nodePlacesOf(strategy);
  const of = (role: Role | undefined): RoleShare => {
    const own = effects.filter(({ id }) => places.get(id)?.role === role);
    const sum = (kind: ScoreEffect['effect']): number =>
      own.reduce((total, each) => total + (each.effect === kind ? each.points : 0), 0);
    return { role, value: sum('value'), fading: sum('fading'), coverage: sum('coverage') };
  };
  const without = effects.some(({ id }) => places.get(id)?.role === undefined);
  return [...ROLES.map(of), ...(without ? [of(undefined)] : [])];
}
