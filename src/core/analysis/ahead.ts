/**
 * Later days if nothing more is recorded: readings age and expire, counts fade, breaks stay (data/FORMAT.md, section 7).
 * The days on which a state changes follow from ages; only the band is asked for day by day, from the scores of all days at once.
 */
import { addDays, compareDays, daysBetween, lastViewableDayAhead } from '../model/day.ts';
import {
  type Band,
  type Branch,
  type Day,
  EPSILON,
  type Indicator,
  type IndicatorScore,
  isIndicator,
  type Node,
  type NodeScore,
  type Readings,
  type Standing,
} from '../model/model.ts';
import { readingsUpTo } from '../model/readings.ts';
import { indicatorsOfStrategy, nodePlacesOf } from '../model/tree.ts';
import type { Board } from '../scoring/board.ts';
import { countedValueAndDayAsOf } from '../scoring/counted.ts';
import { indicatorExpiryDay, indicatorNextDueDay } from '../scoring/lateness.ts';
import { scorecardAsOf } from '../scoring/scorecard.ts';
import { allNodeScoresTimeline, type Timeline } from '../scoring/timeline.ts';
import { bandChangesAhead } from './band-ahead.ts';
import {
  type Driver,
  explainScoreDifferenceBetweenBoards,
  isCountFadingEffect,
} from './explain.ts';
import { fewestRenewalsKeepingRootScored, type Renewals } from './renewals.ts';

/** Days from one that is scored to the next. */
const STEP = 7;

/** What the root will be on a day. */
export interface DayAhead extends Pick<NodeScore, 'score' | 'low' | 'high'> {
  readonly day: Day;
  /** undefined without a score. */
  readonly standing: Standing | undefined;
}

export const CHANGES_AHEAD = ['expires', 'due', 'lost', 'band'] as const;
export type ChangeAheadKind = (typeof CHANGES_AHEAD)[number];

/** What changes on a day: an indicator expires or becomes due, a branch has no score any more, the root has another band. */
export interface ChangeAhead {
  readonly day: Day;
  readonly kind: ChangeAheadKind;
  readonly node: Node;
  /** The root's score, 0…100, and band on that day; undefined: none. */
  readonly score: number | undefined;
  readonly band: Band | undefined;
  /** What it does where it expires; undefined of all else. */
  readonly expiry: ExpiryAhead | undefined;
  /** Where the band changes, that of the day before; undefined of all else. */
  readonly was: Band | undefined;
}

/** What the expiry of an indicator does. */
export interface ExpiryAhead {
  /** Score points of the root, finite, either sign, by what is missing and not by anything that happened; one alone may lie beyond ±100 where others undo it; undefined where the root has no score then. */
  readonly points: number | undefined;
  /** Those whose expiry on that day does it together, itself among them: they share the branch whose mean it changes. */
  readonly together: readonly Indicator[];
}

/** What a counted indicator comes to by fading alone. */
export interface FadingAhead {
  readonly node: Indicator;
  /** The last day on which it counts, no later than the last that is looked at. */
  readonly until: Day;
  /** In its unit, finite, on the first day and on `until`. */
  readonly values: readonly [number, number];
  /** 0…100. */
  readonly scores: readonly [number, number];
  /** What the fading brings to the root as long as that has a score, score points, finite, either sign; one alone may lie beyond ±100 where others undo it; undefined: it has none on the first day. */
  readonly points: number | undefined;
}

/** Whether a change ahead is that a score is lost. */
export function isChangeAheadScoreLoss({ kind }: ChangeAhead): boolean {
  return kind === 'lost';
}

/** What a board will say if nothing more is recorded. */
export interface Ahead {
  readonly from: Day;
  readonly to: Day;
  /** Every 7 days from the first on, and the last. */
  readonly days: readonly Day[];
  /** What the root will be on a day; each is scored when it is asked for. */
  readonly rootOn: (day: Day) => DayAhead;
  /** What changes after the first day, by day, then as `CHANGES_AHEAD` has them, then in file order. */
  readonly what: readonly ChangeAhead[];
  /** The counted indicators that have a score on the first day and fade, in file order. */
  readonly fading: readonly FadingAhead[];
  /** What must be renewed for the root to keep its score, up to three years after the first day. */
  readonly renewals: Renewals;
}

/** Looks ahead from a board's day to a later one; what was observed after the board's day is left out. */
export function boardOutlookIfNothingRecorded(board: Board, to: Day): Ahead {
  const { strategy, card, asOf: from } = board;
  const readings = readingsUpTo(board.readings, from);
  const timeline = allNodeScoresTimeline(strategy, readings, to, { from });
  const effects = effectsAhead(board, timeline, to);
  const root = strategy.root.id;
  const change = (
    day: Day,
    kind: ChangeAheadKind,
    node: Node,
    more: Partial<Pick<ChangeAhead, 'expiry' | 'was'>> = {},
  ): ChangeAhead => ({
    day,
    kind,
    node,
    expiry: undefined,
    was: undefined,
    score: timeline.scoreOn(root, day),
    band: timeline.bandOn(day),
    ...more,
  });
  const leaves = [...card.indicators.values()];
  const what = [
    ...expiriesAhead(board, timeline, effects, to).map(([node, day, expiry]) =>
      change(day, 'expires', node, { expiry }),
    ),
    ...indicatorsTurning(leaves, indicatorNextDueDay, to).map(([node, day]) =>
      change(day, 'due', node),
    ),
    ...branchesLost(board, timeline).map(([node, day]) => change(day, 'lost', node)),
    ...[...bandChangesAhead(timeline, from, to)].map(({ day, was }) =>
      change(day, 'band', strategy.root, { was }),
    ),
  ];
  return {
    from,
    to,
    days: weeklyDays(from, to),
    rootOn: (day) => rootAhead(board, readings, day),
    what: what.toSorted((a, b) => compareDays(a.day, b.day)),
    fading: fadingAhead(board, readings, timeline, effects, to),
    renewals: fewestRenewalsKeepingRootScored(card, lastViewableDayAhead(from)),
  };
}

function weeklyDays(from: Day, to: Day): readonly Day[] {
  const last = daysBetween(from, to);
  const offsets = Array.from({ length: Math.ceil(last / STEP) }, (_, at) => at * STEP);
  return [...offsets, last].map((offset) => addDays(from, offset));
}

function rootAhead({ strategy, asOf, card }: Board, readings: Readings, day: Day): DayAhead {
  const { root, standing } = day === asOf ? card : scorecardAsOf(strategy, readings, day);
  return { day, score: root.score, low: root.low, high: root.high, standing };
}

/** The indicators that come to a state after the first day, with that day, in file order. */
function indicatorsTurning(
  leaves: Iterable<IndicatorScore>,
  dayOf: (leaf: IndicatorScore) => Day | undefined,
  to: Day,
): readonly (readonly [Indicator, Day])[] {
  return [...leaves].flatMap((leaf) => {
    const day = dayOf(leaf);
    return day === undefined || day > to ? [] : [[leaf.node, day] as const];
  });
}

/** The branches that have a score on the first day and lose it, with the day, the deepest first. */
function branchesLost(
  { strategy, card }: Board,
  timeline: Timeline,
): readonly (readonly [Branch, Day])[] {
  return [...nodePlacesOf(strategy).values()]
    .toSorted((a, b) => b.path.length - a.path.length)
    .flatMap(({ node }) => {
      if (isIndicator(node) || card.nodes.get(node.id)?.score === undefined) return [];
      const lost = timeline.stepsOf(node.id).find(({ score }) => score === undefined);
      return lost === undefined ? [] : [[node, lost.day] as const];
    });
}

/** What expiries and fading bring to the root as long as it has a score; all of them sum to what it changes by. */
interface EffectsAhead {
  /** By day and branch, the coverage effects of the branch's children, points of the root, finite, either sign. */
  readonly coverage: ReadonlyMap<Day, ReadonlyMap<string, number>>;
  /** By counted indicator, points of the root, finite, either sign. */
  readonly fading: ReadonlyMap<string, number>;
}

/** The way from the first day to the last, in stretches on which counts only fade and steps of one day on which something expires. */
function effectsAhead({ strategy, card, asOf }: Board, timeline: Timeline, to: Day): EffectsAhead {
  const places = nodePlacesOf(strategy);
  const expiries = indicatorsTurning(card.indicators.values(), indicatorExpiryDay, to).filter(
    ([{ id }]) => (places.get(id)?.effectiveWeight ?? 0) > 0,
  );
  const days = new Set([asOf, to]);
  for (const [, day] of expiries) days.add(addDays(day, -1)).add(day);
  const moving = new Set<Node>(
    [
      ...expiries.map(([node]) => node),
      ...indicatorsOfStrategy(strategy).filter(({ count }) => count !== undefined),
    ].flatMap(({ id }) => places.get(id)?.path ?? []),
  );
  const coverage = new Map<Day, Map<string, number>>();
  const fading = new Map<string, number>();
  const path = [...days].toSorted(compareDays);
  path.slice(1).forEach((day, at) => {
    const before = (id: string) => timeline.scoreOn(id, path[at] ?? day);
    const after = (id: string) => timeline.scoreOn(id, day);
    const explained = explainScoreDifferenceBetweenBoards(
      strategy.root,
      before,
      after,
      ({ id }) => (after(id) ?? 0) - (before(id) ?? 0),
      (branch) => moving.has(branch),
    );
    if (!explained.ok) return;
    for (const effect of explained.value.effects) {
      if (isCountFadingEffect(effect))
        fading.set(effect.id, (fading.get(effect.id) ?? 0) + effect.points);
    }
    coverage.set(day, coverageByBranch(strategy.root, explained.value.drivers));
  });
  return { coverage, fading };
}

/** By the id of a branch the points of the root, finite, either sign, that its children moved it by for their coverage; 0: they did not. */
function coverageByBranch(
  { id }: Pick<Branch, 'id'>,
  drivers: readonly Driver[],
  into = new Map<string, number>(),
): Map<string, number> {
  into.set(
    id,
    drivers.reduce((sum, { coverage }) => sum + coverage, 0),
  );
  for (const { node, children } of drivers) {
    if (children.length > 0) coverageByBranch(node, children, into);
  }
  return into;
}

/**
 * The expiries, each with what it does to the root. It does so in the mean of the lowest branch above it that keeps its score:
 * those that land in the same one on a day do it together. One that weighs nothing, or below what had no score before, does nothing.
 */
function expiriesAhead(
  { strategy, card }: Board,
  timeline: Timeline,
  { coverage }: EffectsAhead,
  to: Day,
): readonly (readonly [Indicator, Day, ExpiryAhead])[] {
  const places = nodePlacesOf(strategy);
  const landed = indicatorsTurning(card.indicators.values(), indicatorExpiryDay, to).map(
    ([node, day]) => {
      const { path = [], effectiveWeight = 0 } = places.get(node.id) ?? {};
      const above = [...path, node];
      const at = path.findLastIndex(({ id }) => timeline.scoreOn(id, day) !== undefined);
      const below = above[at + 1]?.id ?? node.id;
      const moves = effectiveWeight > 0 && timeline.scoreOn(below, addDays(day, -1)) !== undefined;
      return { node, day, branch: moves ? (path[at]?.id ?? '') : undefined };
    },
  );
  return landed.map(({ node, day, branch }) => {
    const together = landed
      .filter((each) => branch !== undefined && each.day === day && each.branch === branch)
      .map((each) => each.node);
    const hasScore = timeline.scoreOn(strategy.root.id, day) !== undefined;
    const points = hasScore ? (coverage.get(day)?.get(branch ?? '') ?? 0) : undefined;
    return [node, day, { points, together: together.length === 0 ? [node] : together }];
  });
}

/** The counted indicators whose value is another on the last day on which they count. */
function fadingAhead(
  { card }: Board,
  readings: Readings,
  timeline: Timeline,
  { fading }: EffectsAhead,
  to: Day,
): readonly FadingAhead[] {
  return [...card.indicators.values()].flatMap((leaf): readonly FadingAhead[] => {
    const { node, value, score } = leaf;
    if (node.count === undefined || value === undefined || score === undefined) return [];
    const expiry = indicatorExpiryDay(leaf);
    const until = expiry === undefined || expiry > to ? to : addDays(expiry, -1);
    const then = countedValueAndDayAsOf(node.id, node.count, readings, until)?.value ?? value;
    if (Math.abs(then - value) <= EPSILON) return [];
    const points = card.root.score === undefined ? undefined : (fading.get(node.id) ?? 0);
    const scores = [score, timeline.scoreOn(node.id, until) ?? score] as const;
    return [{ node, until, values: [value, then], scores, points }];
  });
}
