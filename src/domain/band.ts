/** The named ranges of the root's score, what each requires, and how firmly the score lies in one (format page, sections 3 and 5). */
import {
  type Band,
  EPSILON,
  type NodeScore,
  type Standing,
  type Strategy,
  type Unmet,
} from './model.ts';
import { phi } from './normal.ts';

const FIRM_FROM = 0.6;

/** The band that a score alone reaches; the first always stands. */
export function bandByScore(bands: readonly Band[], score: number): Band | undefined {
  return bands.findLast((band) => score >= band.from - EPSILON) ?? bands[0];
}

/** Where the root stands; undefined when it has no score. */
export function standingOf(
  strategy: Strategy,
  root: NodeScore,
  nodes: ReadonlyMap<string, NodeScore>,
): Standing | undefined {
  const { score, sd } = root;
  const { bands } = strategy;
  const [first] = bands;
  if (score === undefined || sd === undefined || first === undefined) return undefined;
  const scoreBand = bandByScore(bands, score) ?? first;
  const { band, unmet } = climb(bands, score, (id) => nodes.get(id)?.score) ?? {
    band: first,
    unmet: [],
  };
  const shares = bands.map((each, at) => ({
    band: each,
    share: shareBetween(score, sd, each.from, bands[at + 1]?.from),
  }));
  const share = shares.find((each) => each.band === scoreBand)?.share ?? 0;
  const firm = share >= FIRM_FROM;
  const likeliest = shares.toSorted((a, b) => b.share - a.share).slice(0, 2);
  return {
    band,
    scoreBand,
    unmet,
    share,
    firm,
    printed: firm
      ? [band]
      : bands.filter((each) => likeliest.some((likely) => likely.band === each)),
  };
}

/** The highest band up to which every one is reached and has what it requires, and what the next reached one lacks; undefined without bands. */
export function climb(
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

/** Share of normal(score, sd), cut to 0…100, from one edge up to the next (undefined: the last band), 0…1; the outermost bands take what was cut. */
export function shareBetween(
  score: number,
  sd: number,
  from: number,
  to: number | undefined,
): number {
  const below = (edge: number): number =>
    sd === 0 ? (score < edge ? 1 : 0) : phi((edge - score) / sd);
  return (to === undefined ? 1 : below(to)) - (from <= 0 ? 0 : below(from));
}
