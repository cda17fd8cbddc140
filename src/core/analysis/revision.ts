/** A change of the strategy file itself: the same readings and the same day scored with the old file and with the new, never mixed with news (data/FORMAT.md, section 6). */
import type {
  Day,
  Indicator,
  IndicatorScore,
  Reading,
  Readings,
  Standing,
  Strategy,
} from '../model/model.ts';
import { observationFitsStrategy } from '../model/observation.ts';
import { countOfReadingsUpToDay, eventAndCheckPartOfReadings } from '../model/readings.ts';
import { indicatorsOfStrategy } from '../model/tree.ts';
import { scoreDifference } from '../scoring/change-interval.ts';
import { scorecardAsOf } from '../scoring/scorecard.ts';
import { effectPointsByIndicator, pointsMakingUpScore } from './points.ts';

/** An indicator under one of the files. */
export interface Side {
  readonly node: Indicator;
  /** 0…100; undefined: none. */
  readonly score: number | undefined;
  /** Product down the path of the weight among siblings, 0…1. */
  readonly effectiveWeight: number;
  /** Points of the root that it brings, 0…100; undefined where the root has no score. */
  readonly points: number | undefined;
}

export interface IndicatorRevision {
  readonly id: string;
  /** undefined: not in the old file. */
  readonly before: Side | undefined;
  /** undefined: not in the new file. */
  readonly after: Side | undefined;
  /** Points of the root, after − before, -100…100, an absent side as 0; undefined where either root has no score. */
  readonly change: number | undefined;
}

export interface Revision {
  readonly asOf: Day;
  /** Score of the root before and after, 0…100; undefined: none. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** undefined where the root has no score. */
  readonly standingBefore: Standing | undefined;
  readonly standingAfter: Standing | undefined;
  /** after − before, points, -100…100; undefined where either is missing. */
  readonly change: number | undefined;
  /** The part of the change that no indicator brings, points, -100…100: another floor under the board; undefined with the change. */
  readonly base: number | undefined;
  /** In the order of the new file, then what only the old one has; with `base` their changes sum to the change. */
  readonly indicators: readonly IndicatorRevision[];
}

/** What a change of the strategy file does to one day: the day scored under both files. The readings are all that stand; each file scores those that fit it. */
export function revisionBetweenStrategies(
  before: Strategy,
  after: Strategy,
  readings: Readings,
  asOf: Day,
): Revision {
  const old = scoredSide(before, readings, asOf);
  const now = scoredSide(after, readings, asOf);
  const ids = [
    ...indicatorsOfStrategy(after).map(({ id }) => id),
    ...indicatorsOfStrategy(before)
      .map(({ id }) => id)
      .filter((id) => !now.sides.has(id)),
  ];
  const scored = old.score !== undefined && now.score !== undefined;
  return {
    asOf,
    before: old.score,
    after: now.score,
    standingBefore: old.standing,
    standingAfter: now.standing,
    change: scoreDifference(old.score, now.score),
    base: scoreDifference(old.base, now.base),
    indicators: ids.map((id) => {
      const then = old.sides.get(id);
      const since = now.sides.get(id);
      const change = (since?.points ?? 0) - (then?.points ?? 0);
      return { id, before: then, after: since, change: scored ? change : undefined };
    }),
  };
}

/** What one of the files makes of the readings: the root's score, 0…100, and the part of it that no indicator brings (`base`), 0…100, each undefined without a score, its standing, and every indicator by its id. */
function scoredSide(strategy: Strategy, all: Readings, asOf: Day) {
  const card = scorecardAsOf(strategy, restrictReadingsToStrategy(strategy, all), asOf);
  const explained = pointsMakingUpScore(card);
  const points = explained === undefined ? undefined : effectPointsByIndicator(explained.effects);
  const side = ({ node, score, effectiveWeight }: IndicatorScore): Side => ({
    node,
    score,
    effectiveWeight,
    points: points === undefined ? undefined : (points.get(node.id) ?? 0),
  });
  return {
    score: card.root.score,
    standing: card.standing,
    base: explained?.base,
    sides: new Map([...card.indicators].map(([id, indicator]) => [id, side(indicator)])),
  };
}

/** Of all readings those that a strategy can score: its indicators, levels and scales; the others are kept and not scored. */
export function restrictReadingsToStrategy(strategy: Strategy, all: Readings): Readings {
  const lists = new Map<string, readonly Reading[]>();
  const of = (indicator: string): readonly Reading[] => {
    const known = lists.get(indicator);
    if (known !== undefined) return known;
    const list = all.of(indicator).filter((reading) => observationFitsStrategy(strategy, reading));
    lists.set(indicator, list);
    return list;
  };
  return {
    ...eventAndCheckPartOfReadings(all),
    of,
    between: (indicator, from, to) =>
      all
        .between(indicator, from, to)
        .filter((reading) => observationFitsStrategy(strategy, reading)),
    asOf: (indicator, day) => {
      const newest = all.asOf(indicator, day);
      if (newest === undefined || observationFitsStrategy(strategy, newest)) return newest;
      const list = of(indicator);
      return list[countOfReadingsUpToDay(list, day) - 1];
    },
  };
}
