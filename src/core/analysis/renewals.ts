/** Which readings must be renewed before which days for the root to keep its score, if nothing else is recorded. */
import { compareDays } from '../model/day.ts';
import type { Day, Indicator, IndicatorScore, Scorecard } from '../model/model.ts';
import {
  blankScoreSheet,
  flatArraysOfStrategy,
  setAllBranchScores,
  setBranchScoresAboveNode,
  setLeafScore,
} from '../scoring/flat.ts';
import { indicatorExpiryDay } from '../scoring/lateness.ts';

/** How many readings to renew are named at most: what a person keeps in mind. */
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
export function fewestRenewalsKeepingRootScored(card: Scorecard, to: Day): Renewals {
  const leaves = leavesByExpiry(card);
  const first: Renewal[] = [];
  const kept = new Set<string>();
  let { lost } = lossWith(card, leaves, kept, to);
  while (lost !== undefined && first.length < MOST_RENEWALS) {
    const day = lost;
    const [best] = leaves
      .filter(({ score, id, expiry }) => {
        const isUsable = score.observedOn !== undefined && score.effectiveWeight > 0;
        return isUsable && !kept.has(id) && (expiry ?? card.asOf) <= day;
      })
      .toSorted((a, b) => a.at - b.at)
      .map(({ score: { node, effectiveWeight }, id }) => ({
        node,
        effectiveWeight,
        ...lossWith(card, leaves, new Set([...kept, id]), to),
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
export function rootScoreLossDay(card: Scorecard, to: Day): Day | undefined {
  if (card.root.score === undefined) return undefined;
  return lossWith(card, leavesByExpiry(card), new Set(), to).lost;
}

/** Later than any day. */
const NEVER = '9999-99-99';

/** An indicator with the day on which it expires. */
interface ExpiringLeaf {
  readonly id: string;
  /** Its place in the flat arrays, from 0. */
  readonly at: number;
  readonly score: IndicatorScore;
  /** undefined: it has no score already. */
  readonly expiry: Day | undefined;
}

/** The indicators by the day on which they expire, those without one last. */
function leavesByExpiry(card: Scorecard): readonly ExpiringLeaf[] {
  const { places } = flatArraysOfStrategy(card.strategy);
  return [...card.indicators]
    .map(([id, score]) => ({
      id,
      at: places.get(id) ?? -1,
      score,
      expiry: indicatorExpiryDay(score),
    }))
    .sort((a, b) => compareDays(a.expiry ?? NEVER, b.expiry ?? NEVER));
}

/** The first day, that of the card among them, up to the last on which the root has no score with some indicators kept up to date, and how many branches have a score then, ≥ 0; `lost` undefined: it has one on all of these days, and every branch is counted. */
function lossWith(
  card: Scorecard,
  leaves: readonly ExpiringLeaf[],
  kept: ReadonlySet<string>,
  to: Day,
): { readonly lost: Day | undefined; readonly scored: number } {
  const flat = flatArraysOfStrategy(card.strategy);
  const sheet = blankScoreSheet(flat);
  // Only whether there is a score is asked, not which.
  for (const { id, at, score } of leaves)
    setLeafScore(sheet, at, score.score === undefined && !kept.has(id) ? undefined : 100);
  setAllBranchScores(flat, sheet);
  const root = flat.nodes.length - 1;
  const isLost = (): boolean => sheet.scored[root] !== 1;
  const scored = (): number => flat.branches.filter(({ at }) => sheet.scored[at] === 1).length;
  if (isLost()) return { lost: card.asOf, scored: scored() };
  const expiring = leaves.filter(({ id, expiry = NEVER }) => expiry <= to && !kept.has(id));
  for (const [place, { at, expiry }] of expiring.entries()) {
    setLeafScore(sheet, at, undefined);
    setBranchScoresAboveNode(flat, sheet, at);
    // What expires on one day is told together.
    if (expiring[place + 1]?.expiry !== expiry && isLost())
      return { lost: expiry, scored: scored() };
  }
  return { lost: undefined, scored: flat.branches.length };
}
