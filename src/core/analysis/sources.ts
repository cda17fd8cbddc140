/** What rests on one source: the gauge with the readings of each source left out in turn (data/FORMAT.md, section 7). */

import {
  type Band,
  type Indicator,
  isIndicator,
  type Reading,
  type Readings,
  type Scorecard,
} from '../model/model.ts';
import { countReadingsUpTo } from '../model/readings.ts';
import { highestBandReached } from '../scoring/band.ts';
import {
  blankScoreSheet,
  computeAllBranchScores,
  computeBranchScoresAbove,
  flatArraysOfStrategy,
  scoreOnSheet,
  setLeafScore,
} from '../scoring/flat.ts';
import { leafOfIndicator } from '../scoring/leaf.ts';

export interface SourceReport {
  /** Trimmed, never empty. */
  readonly source: string;
  /** How many standing readings up to the day name it. */
  readonly readings: number;
  /** Ids of the indicators whose score rests on it on the day, in file order. */
  readonly carries: readonly string[];
  /** Sum of their effective weights, 0…1. */
  readonly weight: number;
  /** Score of the root without its readings, each indicator falling back to its earlier reading or to none; undefined: none. */
  readonly without: number | undefined;
  /** `without` − score, points; undefined where either is missing. */
  readonly change: number | undefined;
  /** The band that would stand; undefined: none. */
  readonly band: Band | undefined;
  /** Whether that is another band than today's. */
  readonly flips: boolean;
}

/** Every source named by a reading up to the day; those that flip the band first, then by the size of the change, then by weight. */
export function sourceReportsOfBoard(card: Scorecard, readings: Readings): readonly SourceReport[] {
  const { strategy, asOf } = card;
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const lists = new Map<string, readonly Reading[]>();
  const counts = new Map<string, number>();
  for (const at of flat.leaves) {
    const node = flat.nodes[at];
    if (!isIndicator(node)) continue;
    setLeafScore(sheet, at, card.nodes.get(node.id)?.score);
    const all = readings.of(node.id);
    const list = all.slice(0, countReadingsUpTo(all, asOf));
    lists.set(node.id, list);
    for (const { source } of list) {
      const name = source.trim();
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  computeAllBranchScores(flat, sheet);
  const rootAt = flat.nodes.length - 1;

  /** The root and its band with some leaves at other scores; the sheet is as before afterwards. */
  const ask = (source: string, carried: readonly Indicator[]) => {
    const put = (scoreFor: (node: Indicator) => number | undefined): void => {
      for (const node of carried) {
        const at = flat.places.get(node.id) ?? -1;
        setLeafScore(sheet, at, scoreFor(node));
        computeBranchScoresAbove(flat, sheet, at);
      }
    };
    put((node) => {
      const earlier = lists.get(node.id)?.findLast((reading) => reading.source.trim() !== source);
      return leafOfIndicator(node, earlier, asOf).score;
    });
    const without = scoreOnSheet(sheet, rootAt);
    const band =
      without === undefined
        ? undefined
        : highestBandReached(strategy.bands, without, (id) =>
            scoreOnSheet(sheet, flat.places.get(id)),
          )?.band;
    put((node) => card.nodes.get(node.id)?.score);
    return { without, band };
  };

  const reports = [...counts].map(([source, readingsOfIt]): SourceReport => {
    const carried = [...card.indicators.values()].filter(
      ({ score, reading }) => score !== undefined && reading?.source.trim() === source,
    );
    const { without, band } = ask(
      source,
      carried.map(({ node }) => node),
    );
    const { score } = card.root;
    return {
      source,
      readings: readingsOfIt,
      carries: carried.map(({ node }) => node.id),
      weight: carried.reduce((sum, { effectiveWeight }) => sum + effectiveWeight, 0),
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
