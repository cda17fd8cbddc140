/** The named ranges of the root's score, what each requires, and how firmly one stands (data/FORMAT.md, sections 3 and 5). */

import { type Band, EPSILON, type NodeScore, type Standing, type Unmet } from '../model/model.ts';
import { scoreMovedByStandardDeviations } from './interval.ts';

type Spread = Pick<NodeScore, 'score' | 'sd'>;

/** How many standard deviations the scores may be off for a band to be firm: the middle 60 % of a normal (data/FORMAT.md, section 5). */
export const FIRM_Z = 0.84;

/** The band that a score alone, 0…100, reaches; the first always stands. */
export function bandByScoreAlone(bands: readonly Band[], score: number): Band | undefined {
  return bands.findLast((band) => score >= band.from - EPSILON) ?? bands[0];
}

/**
 * Where the root stands; undefined when it has no score. A band never falls when a score rises, so of all combinations of
 * scores lower and higher the lowest band is that of all lower, the highest that of all higher.
 */
export function standingAmongBands(
  bands: readonly Band[],
  root: Spread,
  nodes: Pick<ReadonlyMap<string, Spread>, 'get'>,
): Standing | undefined {
  const judged = (scoreOf: (node: Spread | undefined) => number | undefined) => {
    const score = scoreOf(root);
    return score === undefined
      ? undefined
      : bandReachedAndUnmetRequirements(bands, score, (id) => scoreOf(nodes.get(id)));
  };
  const now = judged((node) => node?.score);
  const lowest = judged((node) => scoreMovedByStandardDeviations(node?.score, node?.sd, -FIRM_Z));
  const highest = judged((node) => scoreMovedByStandardDeviations(node?.score, node?.sd, FIRM_Z));
  if (root.score === undefined || !now || !lowest || !highest) return undefined;
  return {
    ...now,
    scoreBand: bandByScoreAlone(bands, root.score) ?? now.band,
    bandLow: lowest.band,
    bandHigh: highest.band,
  };
}

/** The highest band up to which every one is reached by a score, 0…100, and has what it requires, and what the next reached one lacks; undefined without bands. */
export function bandReachedAndUnmetRequirements(
  bands: readonly Band[],
  score: number,
  scoreOf: (id: string) => number | undefined,
): { readonly band: Band; readonly unmet: readonly Unmet[] } | undefined {
  let [band] = bands;
  if (band === undefined) return undefined;
  for (const next of bands.slice(1)) {
    if (score < next.from - EPSILON) break;
    const unmet = next.requires
      .map((requirement) => ({ ...requirement, score: scoreOf(requirement.node) }))
      .filter((each) => each.score === undefined || each.score < each.atLeast - EPSILON);
    if (unmet.length > 0) return { band, unmet };
    band = next;
  }
  return { band, unmet: [] };
}
