/** What rests on one source: the gauge with the readings of each origin, whoever printed them, left out in turn (data/FORMAT.md, section 7). */

import type { Band, Indicator, IndicatorScore, Readings, Scorecard } from '../model/model.ts';
import { countOfReadingsUpToDay, readingLookupFromLists } from '../model/readings.ts';
import { bandReachedAndUnmetRequirements } from '../scoring/band.ts';
import {
  blankScoreSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setAllBranchScores,
  setBranchScoresAboveNode,
  setLeafScore,
} from '../scoring/flat.ts';
import { leafScoreAsOf } from '../scoring/leaf.ts';
import { originOrSourceOfReading, readingsBehindValue } from '../scoring/observed.ts';

export interface SourceReport {
  /** The origin: who makes the number. Trimmed, never empty. */
  readonly source: string;
  /** How many standing readings up to the day are of it, ≥ 1. */
  readonly readings: number;
  /** Ids of the indicators whose score rests on it on the day, in file order. */
  readonly carries: readonly string[];
  /** Sum of their effective weights, 0…1. */
  readonly weight: number;
  /** Score of the root without its readings, 0…100, each indicator falling back to its earlier reading or to none; undefined: none. */
  readonly without: number | undefined;
  /** `without` − score, points, -100…100; undefined where either is missing. */
  readonly change: number | undefined;
  /** The band that would stand; undefined: none. */
  readonly band: Band | undefined;
  /** Whether that is another band than today's, or none where there is one today. */
  readonly flips: boolean;
}

/** For each origin of readings up to the day, what the root's score and band would be without it; those that flip the band first, then by the size of the change, then by weight. */
export function sourceDependenceReports(
  card: Scorecard,
  readings: Readings,
): readonly SourceReport[] {
  const { strategy, asOf } = card;
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const counts = new Map<string, number>();
  /** By origin, the indicators whose value as of the day rests on readings of it. */
  const carried = new Map<string, IndicatorScore[]>();
  for (const leaf of card.indicators.values()) {
    const { node, score, reading } = leaf;
    setLeafScore(sheet, flat.places.get(node.id) ?? -1, score);
    if (node.count !== undefined) continue;
    const all = readings.of(node.id);
    for (const each of all.slice(0, countOfReadingsUpToDay(all, asOf))) {
      const origin = originOrSourceOfReading(node, each);
      if (origin !== '') counts.set(origin, (counts.get(origin) ?? 0) + 1);
    }
    if (score === undefined || reading === undefined) continue;
    const rests = readingsBehindValue(node, readings, reading.observedOn);
    for (const origin of new Set(rests.map((each) => originOrSourceOfReading(node, each)))) {
      carried.set(origin, [...(carried.get(origin) ?? []), leaf]);
    }
  }
  setAllBranchScores(flat, sheet);
  const rootAt = flat.nodes.length - 1;

  /** The root and its band with some leaves at other scores; the sheet is as before afterwards. */
  const ask = (origin: string, leaves: readonly IndicatorScore[]) => {
    const put = (scoreFor: (leaf: IndicatorScore) => number | undefined): void => {
      for (const leaf of leaves) {
        const at = flat.places.get(leaf.node.id) ?? -1;
        setLeafScore(sheet, at, scoreFor(leaf));
        setBranchScoresAboveNode(flat, sheet, at);
      }
    };
    put(({ node }) => leafScoreAsOf(node, withoutOrigin(node, readings, origin), asOf));
    const without = nodeScoreOnScoreSheet(sheet, rootAt);
    const band =
      without === undefined
        ? undefined
        : bandReachedAndUnmetRequirements(strategy.bands, without, (id) =>
            nodeScoreOnScoreSheet(sheet, flat.places.get(id)),
          )?.band;
    put(({ score }) => score);
    return { without, band };
  };

  const reports = [...counts].map(([source, readingsOfIt]): SourceReport => {
    const leaves = carried.get(source) ?? [];
    const { without, band } = ask(source, leaves);
    const { score } = card.root;
    return {
      source,
      readings: readingsOfIt,
      carries: leaves.map(({ node }) => node.id),
      weight: leaves.reduce((sum, { effectiveWeight }) => sum + effectiveWeight, 0),
      without,
      change: without === undefined || score === undefined ? undefined : without - score,
      band,
      flips: band !== card.standing?.band,
    };
  });
  return reports.sort(
    (a, b) =>
      Number(b.flips) - Number(a.flips) ||
      Math.abs(b.change ?? Number.POSITIVE_INFINITY) -
        Math.abs(a.change ?? Number.POSITIVE_INFINITY) ||
      b.weight - a.weight ||
      b.readings - a.readings,
  );
}

/** The readings of an indicator without those of one origin. */
function withoutOrigin(node: Indicator, readings: Readings, origin: string): Readings {
  const own = readings
    .of(node.id)
    .filter((reading) => originOrSourceOfReading(node, reading) !== origin);
  return { ...readings, ...readingLookupFromLists(() => own) };
}
