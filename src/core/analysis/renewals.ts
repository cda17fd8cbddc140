/** Which readings must be renewed before which days for the root to keep its score, if nothing else is recorded. */
import { compareDays } from '../model/day.ts';
import type { Day, Indicator, Scorecard } from '../model/model.ts';
import {
  blankScoreSheet,
  computeAllBranchScores,
  computeBranchScoresAbove,
  flatArraysOfStrategy,
  setLeafScore,
} from '../scoring/flat.ts';
import { expiryDayOf } from '../scoring/scorecard.ts';

/** As many are named at most: what a person keeps in mind. */
export const MOST_RENEWALS = 3;

/** An indicator that must have a newer reading, of a counted one an event or a check. */
export interface Renewal {
  readonly node: Indicator;
  /** The day on which the root has no score without it; that of the board where it has none already. */
  readonly before: Day;
}

export interface Renewals {
  /** By day; none where the root keeps its score. */
  readonly first: readonly Renewal[];
  /** The day on which the root has no score although those were renewed and are kept up to date; undefined: it has one up to the last day. */
  readonly lost: Day | undefined;
}

/**
 * The fewest that this finds: where the root would lose its score, that indicator among the expired ones whose renewal alone keeps it the
 * longest (among equals the one with which most branches have a score, then the heaviest, then the first in the file), and so on from there.
 */
export function renewalsToKeepScore(card: Scorecard, to: Day): Renewals {
  const first: Renewal[] = [];
  const kept = new Set<string>();
  let { lost } = lossWith(card, kept, to);
  while (lost !== undefined && first.length < MOST_RENEWALS) {
    const day = lost;
    const [best] = [...card.indicators.values()]
      .filter(({ node, observedOn, effectiveWeight }) => {
        const isUsable = observedOn !== undefined && effectiveWeight > 0 && !kept.has(node.id);
        return isUsable;
      })
      .filter((leaf) => (expiryDayOf(leaf) ?? card.asOf) <= day)
      .map(({ node, effectiveWeight }) => ({
        node,
        effectiveWeight,
        ...lossWith(card, new Set([...kept, node.id]), to),
      }))
      .toSorted(
        (a, b) =>
          compareDays(b.lost ?? NEVER, a.lost ?? NEVER) ||
          b.scored - a.scored ||
          b.effectiveWeight - a.effectiveWeight,
      );
    if (best === undefined) break;
    first.push({ node: best.node, before: day });
    kept.add(best.node.id);
    lost = best.lost;
  }
  return { first, lost };
}

/** The first later day up to the last on which the root has no score if nothing is recorded; undefined: none, or it has none already. */
export function lossDayOf(card: Scorecard, to: Day): Day | undefined {
  return card.root.score === undefined ? undefined : lossWith(card, new Set(), to).lost;
}

/** Later than any day. */
const NEVER = '9999-99-99';

/** The first day, that of the card among them, up to the last on which the root has no score with some indicators kept up to date, and how many branches have one then. */
function lossWith(
  card: Scorecard,
  kept: ReadonlySet<string>,
  to: Day,
): { readonly lost: Day | undefined; readonly scored: number } {
  const flat = flatArraysOfStrategy(card.strategy);
  const sheet = blankScoreSheet(flat);
  const expiries: { readonly day: Day; readonly at: number }[] = [];
  // Only whether there is a score is asked, not which.
  for (const [id, leaf] of card.indicators) {
    const at = flat.places.get(id) ?? -1;
    const isKept = kept.has(id);
    setLeafScore(sheet, at, leaf.score === undefined && !isKept ? undefined : 100);
    const day = isKept ? undefined : expiryDayOf(leaf);
    if (day !== undefined && day <= to) expiries.push({ day, at });
  }
  computeAllBranchScores(flat, sheet);
  const root = flat.nodes.length - 1;
  const scored = (): number => flat.branches.filter(({ at }) => sheet.scored[at] === 1).length;
  if (sheet.scored[root] !== 1) return { lost: card.asOf, scored: scored() };
  const byDay = Map.groupBy(
    expiries.toSorted((a, b) => compareDays(a.day, b.day)),
    ({ day }) => day,
  );
  for (const [lost, expired] of byDay) {
    for (const { at } of expired) {
      setLeafScore(sheet, at, undefined);
      computeBranchScoresAbove(flat, sheet, at);
    }
    if (sheet.scored[root] !== 1) return { lost, scored: scored() };
  }
  return { lost: undefined, scored: flat.branches.length };
}
