/**
 * The words of the model as types: what a strategy, a reading, an event and a scorecard are.
 *
 * Conventions: a day is `YYYY-MM-DD`; an instant is an ISO 8601 UTC string; missing is `undefined`, never 0 or NaN;
 * scores run from 0 (worst goalpost) to 100 (best goalpost) and are unrounded.
 */

import type { Aggregation } from '../scoring/aggregate.ts';
import type { Scale } from '../scoring/scale.ts';
import type { When } from '../scoring/when.ts';
import type { FreshnessState, Severity } from './states.ts';

/** The formats of a strategy file that can be read; the last is what is written anew. */
export const STRATEGY_FORMATS = ['axiswatch.strategy/1', 'axiswatch.strategy/2'] as const;
export type StrategyFormat = (typeof STRATEGY_FORMATS)[number];
/** What an id of a strategy file is made of; such a text is a file name that leads into no other folder. */
export const ID = /^[a-z0-9-]+$/;
export const BRANCH_KINDS = ['gauge', 'group', 'track', 'objective'] as const;
const NODE_KINDS = [...BRANCH_KINDS, 'indicator'] as const;
export const ROLES = ['means', 'result', 'effect'] as const;
export const CONFIDENCES = ['high', 'moderate', 'low'] as const;
/** What counts where no confidence is said. */
export const DEFAULT_CONFIDENCE = 'moderate' satisfies Confidence;
export const TRENDS = ['better', 'worse', 'same'] as const;
/** Where a value went, whether that is better or worse. */
const VALUE_CHANGES = ['up', 'down', 'same'] as const;
export const SIDES = ['ours', 'china', 'russia', 'iran', 'north-korea', 'other'] as const;
export const EVENT_KINDS = ['action', 'decision', 'shock', 'statement'] as const;
export const EVENT_STATUSES = ['pledged', 'decided', 'delivered'] as const;
/** Which way a score goes, or is expected to. */
export const WAYS = ['up', 'down'] as const;
/** What an act means to the strategy: one of ours, for or against it; one of China's, that it limits or extends support. */
export const STANCES = ['for', 'against', 'limits', 'extends'] as const;
/** What a hypothesis expects of a score: to fall, to stand still, to rise. */
export const EXPECTATIONS = [-1, 0, 1] as const;

/** Differences below this decide nothing: coverage against its minimum, a score against a band, a fall against its limit. */
export const EPSILON = 1e-9;

/** The author of what a release ships; nobody else may take this name. */
export const SHIPPED_AUTHOR = 'starter';

/** A value of an indicator in its unit, finite. */
export type IndicatorValue = number;
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** A UTC instant, ISO 8601 with milliseconds and `Z`. */
export type Instant = string;

export type BranchKind = (typeof BRANCH_KINDS)[number];
export type NodeKind = (typeof NODE_KINDS)[number];
export type Role = (typeof ROLES)[number];
export type Confidence = (typeof CONFIDENCES)[number];
export type Trend = (typeof TRENDS)[number];
export type ValueChange = (typeof VALUE_CHANGES)[number];
export type EventSide = (typeof SIDES)[number];
export type EventKind = (typeof EVENT_KINDS)[number];
export type EventStatus = (typeof EVENT_STATUSES)[number];
export type Way = (typeof WAYS)[number];
export type Stance = (typeof STANCES)[number];
export type Expectation = (typeof EXPECTATIONS)[number];

/** What a problem is, where whoever is told of it can do more than say it. */
export const PROBLEM_CODES = ['unknown-indicator', 'unknown-column', 'decimal-comma'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An expected refusal: where (a path in a file, a row, a field), and a sentence that says what and what would be right. */
export interface Problem {
  readonly path: string;
  readonly message: string;
  /** The place in words, `line 34, A1 Land taken, goalposts`; undefined: the path says it. */
  readonly where?: string | undefined;
  /** What to do about it, where the message does not say it; undefined: it does. */
  readonly mend?: string | undefined;
  /** undefined: it is one that is only said. */
  readonly code?: ProblemCode | undefined;
  /** The name that is not known, as it was typed; undefined of other problems. */
  readonly named?: string | undefined;
}

/** What is wrong, and what to do about it. */
export interface Fault {
  readonly says: string;
  readonly mend: string;
}

/** A fault as one sentence, without the stop at its end. */
export function faultSentence({ says, mend }: Fault): string {
  return `${says}; ${mend}`;
}

/** What is wrong and what to do about it, of a problem whose place is told apart. */
export function problemText({ message, mend }: Problem): string {
  return mend === undefined ? message : faultSentence({ says: message, mend });
}

/** A problem as one sentence: where, then what is wrong and what to do; a message that begins with the place names it once. */
export function problemSentence(problem: Problem): string {
  const { path, message, where = path } = problem;
  const text = problemText(problem);
  return where === '' || message.startsWith(where) ? text : `${where}: ${text}`;
}

/** Problems as one sentence. */
export function problemsSentence(problems: readonly Problem[]): string {
  return problems.map(problemSentence).join('; ');
}

/** A value, or every problem that keeps it from being one. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Refuses with one problem: where, and a sentence that says what, with what would be right in it or as `mend`. */
export function refusalResultAt(path: string, message: string, mend?: string): Result<never> {
  return { ok: false, problems: [{ path, message, mend }] };
}

/** Refuses with one problem whose place whoever asks knows. */
export function refusalResult(message: string): Result<never> {
  return refusalResultAt('', message);
}

/** The problems of a result, all at one path; none where there is no result, or it has none. */
export function problemsAtPathOf(
  path: string,
  result: Result<unknown> | undefined,
): readonly Problem[] {
  return result === undefined || result.ok
    ? []
    : result.problems.map((problem) => ({ ...problem, path }));
}

// ---------------------------------------------------------------- the strategy

export interface Tripwire {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly when: When;
}

export interface Target {
  /** Score points, 0…100. */
  readonly score: number;
  readonly by: Day;
}

/** Where a value is looked up. */
export interface LookUp {
  readonly title: string;
  readonly url?: string | undefined;
}

interface NodeBase {
  /** Unique among branches and indicators. */
  readonly id: string;
  readonly title: string;
  /** Weight among siblings, ≥ 0; 0 = shown, not counted. The root's is ignored. */
  readonly weight: number;
  /** As written on this node; inherited from the nearest ancestor that has one. */
  readonly role?: Role | undefined;
  readonly owner?: string | undefined;
  readonly target?: Target | undefined;
  readonly tripwires: readonly Tripwire[];
}

export interface Branch extends NodeBase {
  readonly kind: BranchKind;
  readonly aim?: string | undefined;
  readonly aggregation: Aggregation;
  /** 0…1; below it (by more than 1e-9) the node has no score. */
  readonly minCoverage: number;
  /** True: no score unless every child with weight > 0 has one. */
  readonly requireAll: boolean;
  readonly children: readonly Node[];
}

export interface Goalposts {
  /** In the indicator's unit, finite, on a log scale above 0; scores 0. */
  readonly worst: number;
  /** In the indicator's unit, finite, on a log scale above 0; scores 100. */
  readonly best: number;
  readonly scale: Scale;
}

export interface Level {
  /** In the indicator's unit, a code, finite. */
  readonly value: number;
  readonly title: string;
}

/** How events are counted: each fades by half in so many days, or counts in full for so many and then no more; > 0. */
export type Count =
  /** Days, > 0. */
  | { readonly halfLifeDays: number }
  /** Days, > 0. */
  | { readonly days: number };

/** The mean of the readings of the last so many days, > 0, where there are at least so many of them, ≥ 1. */
export interface Rolling {
  /** Days, > 0. */
  readonly days: number;
  /** Readings, ≥ 1. */
  readonly atLeast: number;
}

export interface Indicator extends NodeBase {
  readonly kind: 'indicator';
  /** Short name, unique among codes; undefined: the id serves. */
  readonly code?: string | undefined;
  readonly unit?: string | undefined;
  /** The unit in a narrow table; undefined: the unit, cut. */
  readonly short?: string | undefined;
  /** Digits after the point for display, 0…10; undefined: as recorded. */
  readonly decimals?: number | undefined;
  readonly goalposts: Goalposts;
  /** Days between expected readings, ≥ 0. */
  readonly cadenceDays: number;
  /** Days in which freshness halves once a reading is late, > 0. */
  readonly halfLifeDays: number;
  /** Days after which a reading no longer counts, ≥ 0. */
  readonly maxAgeDays: number;
  /** A plausible move in score points, > 0; undefined: from the past, else 10. */
  readonly step?: number | undefined;
  /** Only for judged (coded) indicators: the values a reading may take. */
  readonly levels?: readonly Level[] | undefined;
  /** Its value is counted from events; undefined: it has readings. */
  readonly count?: Count | undefined;
  /** Its value is the mean of a window of readings; undefined: it is the newest reading. */
  readonly rolling?: Rolling | undefined;
  /** By the id of a hypothesis, what it expects the score to do from the start on: 1 rise, 0 stand still, -1 fall; one without an entry says nothing of it. */
  readonly expects: Readonly<Record<string, Expectation>>;
  /** Who makes the number, whoever prints it; undefined: the source of a reading. */
  readonly origin?: string | undefined;
  readonly measures?: string | undefined;
  readonly why?: string | undefined;
  readonly lookUp: readonly LookUp[];
}

export type Node = Branch | Indicator;

/** Whether a node is an indicator; false of a branch, and where there is none. */
export function isIndicator<N extends { readonly kind: NodeKind } | undefined>(
  node: N,
): node is Extract<N, { readonly kind: 'indicator' }> {
  return node?.kind === 'indicator';
}

/** Whether a node is a track: a front with a panel of its own. */
export function isTrack<N extends { readonly kind: NodeKind } | undefined>(
  node: N,
): node is N & { readonly kind: 'track' } {
  return node?.kind === 'track';
}

/** Which kinds have a subject of their own; the others hold together what is below them. */
const HAS_SUBJECT: Readonly<Record<NodeKind, boolean>> = {
  gauge: false,
  group: false,
  track: true,
  objective: true,
  indicator: true,
};

/** Whether a node has a subject of its own, which says something of what is below it: neither the gauge nor a group. */
export function isNeitherGaugeNorGroup({ kind }: Node): boolean {
  return HAS_SUBJECT[kind];
}

/** Whether a node is an objective: indicators that belong together. */
export function isObjective<N extends { readonly kind: NodeKind } | undefined>(
  node: N,
): node is N & { readonly kind: 'objective' } {
  return node?.kind === 'objective';
}

/** Whether a role is that of what our side does. */
export function isRoleOfOurSide(role: Role | undefined): boolean {
  return role === 'means';
}

export interface Requirement {
  readonly node: string;
  /** Score points, 0…100. */
  readonly atLeast: number;
}

export interface Band {
  readonly id: string;
  readonly title: string;
  /** Score points, the score from which it is reached, ≥ 0, < 100. */
  readonly from: number;
  readonly meaning?: string | undefined;
  readonly requires: readonly Requirement[];
}

/** The claim that a cause comes before its effect. */
export interface Link {
  readonly id: string;
  readonly title: string;
  /** Ids of two nodes. */
  readonly cause: string;
  readonly effect: string;
}

/** A day after which older readings of some nodes speak of another world. */
export interface Break {
  readonly on: Day;
  readonly title: string;
  /** Ids; it holds for all below them. */
  readonly nodes: readonly string[];
}

/** An explanation beside others, which the indicators' `expects` speaks of. */
export interface Hypothesis {
  readonly id: string;
  readonly title: string;
  readonly says?: string | undefined;
}

export interface Strategy {
  readonly format: StrategyFormat;
  readonly id: string;
  readonly title: string;
  readonly source?:
    | {
        readonly title: string;
        readonly author?: string | undefined;
        readonly publisher?: string | undefined;
        readonly date?: Day | undefined;
        readonly url?: string | undefined;
      }
    | undefined;
  /** The day the strategy begins: default left edge of every history. */
  readonly start?: Day | undefined;
  /** Rising, the first from 0. */
  readonly bands: readonly Band[];
  /** The links that it claims, the headline first. */
  readonly mechanism: readonly Link[];
  readonly breaks: readonly Break[];
  readonly hypotheses: readonly Hypothesis[];
  readonly root: Branch;
}

// ---------------------------------------------------------------- what was observed

/** One observed value as somebody states it, before it has a place in the journal. */
export interface Observation {
  /** Id of the indicator. */
  readonly indicator: string;
  /** The day the value refers to. */
  readonly observedOn: Day;
  /** In the indicator's unit, finite. */
  readonly value: number;
  readonly confidence: Confidence;
  /** '' when not given. */
  readonly source: string;
  readonly url: string;
  readonly note: string;
  /** The sentence the value rests on; '' when not given. */
  readonly quote: string;
  /** Address of a kept copy; '' when not given. */
  readonly archived: string;
  /** Day the page was read; '' when not given. */
  readonly retrievedOn: string;
  /** Who makes the number, whoever prints it; '' when not given. */
  readonly origin: string;
}

/** An observation with its place in the journal. A corrected reading bears seq, author and instant of the correction. */
export interface Reading extends Observation {
  readonly id: string;
  /** Place in the journal, ≥ 1 and rising. */
  readonly seq: number;
  readonly author: string;
  readonly recordedAt: Instant;
}

/** Somebody looked and found nothing new, as it is stated: an observation without a value. */
export type CheckObservation = Omit<Observation, 'value'>;

/** A check with its place in the journal. */
export interface Check extends CheckObservation {
  readonly id: string;
  /** Place in the journal, ≥ 1 and rising. */
  readonly seq: number;
  readonly author: string;
  readonly recordedAt: Instant;
}

/** Something that happened in the world; it explains, and scores only through an indicator that counts it. */
export interface Happening {
  readonly day: Day;
  /** Ids of the nodes it bears on; at least one. */
  readonly nodes: readonly string[];
  readonly title: string;
  readonly side: EventSide;
  readonly kind: EventKind;
  /** For our own actions only. */
  readonly status?: EventStatus | undefined;
  readonly confidence: Confidence;
  readonly source: string;
  readonly url: string;
  readonly note: string;
  /** Id of the event it continues; '' when none. */
  readonly follows: string;
  /** Id of the node that it is expected to move; '' when none. */
  readonly expectNode: string;
  /** Which way that is to move; undefined: nothing is expected. */
  readonly expect?: Way | undefined;
  /** The day by which that is expected; '' when none is said. */
  readonly expectBy: string;
  /** What it adds to an indicator that counts it, in that indicator's unit; finite, may be negative, 0 adds nothing. */
  readonly amount: number;
  /** What the act means to the strategy; undefined: not said, or of another side. */
  readonly direction?: Stance | undefined;
}

/** Whether what happened is an act of our own side. */
export function isOurSideEvent({ side }: Pick<Happening, 'side'>): boolean {
  return side === 'ours';
}

/** A happening with its place in the journal. */
export interface Event extends Happening {
  readonly id: string;
  /** Place in the journal, ≥ 1 and rising. */
  readonly seq: number;
  readonly author: string;
  readonly recordedAt: Instant;
}

/** What was observed, as it stands: readings, checks and the events that indicators count, ready to be asked as of any day. */
export interface Readings {
  /** The reading of an indicator as of a day: greatest `observedOn` ≤ day, users before what ships, then greatest `seq`; undefined when none. */
  asOf(indicator: string, day: Day): Reading | undefined;
  /** All readings of an indicator that stand, oldest first, the one that counts last within a day. */
  of(indicator: string): readonly Reading[];
  /** Its readings of some days, both included, oldest first, the one that counts last within a day. */
  between(indicator: string, from: Day, to: Day): readonly Reading[];
  /** The events that name a node, oldest first. The same list until something changes. */
  eventsOf(node: string): readonly Event[];
  /** The checks of an indicator that stand, oldest first. The same list until something changes. */
  checksOf(indicator: string): readonly Check[];
  /**
   * Where readings are too many to walk: the first day of the unbroken stretch up to `day` of readings within limits,
   * whatever days lie between them. The one as of `day` must be within them. undefined: walk.
   */
  withinLimitsSince?(indicator: string, day: Day, limits: Limits): Day | undefined;
  /**
   * Where readings are too many to walk: the lowest and the highest value, in its unit, finite, of an indicator's readings of some days, both included, also of
   * those of a day that another of it counts before. undefined: there are none, or one of the two does not fit the strategy.
   */
  extremesBetween?(
    indicator: string,
    from: Day,
    to: Day,
  ): { readonly low: number; readonly high: number } | undefined;
  /** The last day that anything is of, where what is of a later day was left out; a board of a later day then shows what it will be if nothing is recorded. Left out: nothing was. */
  readonly upTo?: Day;
}

/** From `atLeast` to `atMost`, both included, finite, in the unit of the value or score points; undefined: open. */
export interface Limits {
  /** In the unit of the value, finite, or score points, of which only 0…100 can be reached; undefined: open on that side. */
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

// ---------------------------------------------------------------- what is computed

/** What is known of any node on a day. */
export interface NodeScore {
  readonly node: Node;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  /** Share of weight present, 0…1. */
  readonly coverage: number;
  /** How young and how complete, 0…1. */
  readonly quality: number;
  /** Standard deviation of the score in points, ≥ 0, from confidence and age; undefined with the score. */
  readonly sd: number | undefined;
  /** Low and high end of the 90 % interval, cut to 0…100; undefined with the score. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Product down the path of the weight among siblings, 0…1. */
  readonly effectiveWeight: number;
}

/** What is known of an indicator on a day. */
export interface IndicatorScore extends NodeScore {
  readonly node: Indicator;
  /** In its unit, finite, expired ones included: of its reading, a mean of readings, or counted from events; undefined: none. */
  readonly value: number | undefined;
  /** The day from which its age runs; undefined without a value. */
  readonly observedOn: Day | undefined;
  /** How good the evidence is; of a counted one from that of its events. undefined without a value. */
  readonly confidence: Confidence | undefined;
  /** Who says so, trimmed; '' when not given. Of a counted one, who said or looked last. */
  readonly source: string;
  /** Who makes the number, by which values err together; '' is shared with nobody. */
  readonly origin: string;
  /** The reading as of the day, expired ones included, of a mean the newest; undefined: none, or it is counted. */
  readonly reading: Reading | undefined;
  /** The newest check up to the day; undefined: none. */
  readonly check: Check | undefined;
  /** Whole days since `observedOn`, ≥ 0; undefined without a value. */
  readonly age: number | undefined;
  /** 0…1; undefined without a value. */
  readonly freshness: number | undefined;
  readonly state: FreshnessState;
  /** How many breaks lie between the value's day and this one, ≥ 0; each halves its freshness. */
  readonly breaks: number;
  /** σ of the score while fresh, score points, ≥ 0, by the confidence; undefined without a value. */
  readonly freshSigma: number | undefined;
  /** σ of the score on the day, score points, ≥ 0; undefined when missing or expired. */
  readonly sigma: number | undefined;
  /** ∂root/∂leaf, points per point, ≥ 0; undefined without a usable value or root score. */
  readonly slope: number | undefined;
  /** True when the value lies outside the goalposts. */
  readonly beyond: boolean;
  readonly due: boolean;
  /** Days by which its age, or that of a later check, is past the cadence, ≥ 0, with the fraction that the cadence has; undefined when not due or where nobody ever looked. */
  readonly lateBy: number | undefined;
}

export interface Unmet extends Requirement {
  /** 0…100; undefined: the node has no score. */
  readonly score: number | undefined;
}

/** Where the root stands among the bands. */
export interface Standing {
  /** The highest band reached with everything it requires. */
  readonly band: Band;
  /** The band by score alone. */
  readonly scoreBand: Band;
  /** What keeps the band below `scoreBand`; empty when they are the same. */
  readonly unmet: readonly Unmet[];
  /** The lowest and the highest band with the root and what a band requires FIRM_Z (src/core/scoring/band.ts) sd lower or higher; both are `band` where it is firm. */
  readonly bandLow: Band;
  readonly bandHigh: Band;
}

/** The whole board as of a day. */
export interface Scorecard {
  readonly strategy: Strategy;
  readonly asOf: Day;
  readonly root: NodeScore;
  /** undefined when the root has no score. */
  readonly standing: Standing | undefined;
  /** Branches and indicators by id, in file order. */
  readonly nodes: ReadonlyMap<string, NodeScore>;
  /** Indicators by id, in file order. */
  readonly indicators: ReadonlyMap<string, IndicatorScore>;
  /** By node, ∂parent/∂node: points of its parent's score for one of its own, ≥ 0; not there where one of them has no score or the node weighs nothing. */
  readonly passes: ReadonlyMap<string, number>;
}

/** A tripwire crossed as of a day. */
export interface Crossing {
  readonly tripwire: Tripwire;
  readonly node: Node;
  /** First day of the unbroken stretch; a day without a value does not break it. */
  readonly since: Day;
  /** The reading of that day that crossed it; undefined: an event did, it faded or expired, or it is a combination. */
  readonly reading: Reading | undefined;
  /** Value of a leaf, in its unit, finite, or score of a branch, 0…100, as of the day; undefined: none. */
  readonly value: number | undefined;
  /** Of a fall or a rise: from the extreme of the days looked back at to the day; undefined of other rules. */
  readonly move: Move | undefined;
}

/** A value or a score on a day. */
export interface DayValue {
  readonly day: Day;
  /** In the unit of the indicator; of a branch score points, 0…100. */
  readonly value: number;
}

/** From what on which day a value or score went to what on which. */
export interface Move {
  readonly from: DayValue;
  readonly to: DayValue;
}

/** A tripwire that was crossed on the last day with a value, which lies in the past: whether it is still is not known. */
export interface UnknownTripwire {
  readonly tripwire: Tripwire;
  readonly node: Node;
  /** The first day without a value. */
  readonly since: Day;
}
