/** What a strategy may hold and what makes little sense all the same: remarks, each by its place. */
import { dayNumber } from './day.ts';
import { scoreOf } from './leaf.ts';
import type { Readings, Strategy } from './model.ts';
import { type Branch, EPSILON, type Indicator, type Node, type Problem } from './model.ts';
import { isToBeSaid } from './strategy-start.ts';
import { codeOf, indicatorsOf, placesOf } from './tree.ts';

/** Correlation of two scores above which they count as one: the Joint Research Centre's limit for collinearity. */
const TOGETHER = 0.92;
/** Days that a correlation needs to be one. */
const DAYS = 8;
/** More than so many, the newest, tell nothing new. */
const MOST_DAYS = 100;
/** Points of the gauge that an indicator must be able to move to show in it: what rounds to a whole one. */
const LEAST_POINTS = 0.5;

/**
 * Remarks on a strategy, in the order of its file: texts that still say what to put there; an indicator without advice where to look its value up; one whose way
 * from worst to best moves the gauge by less than half a point; one without which an objective has no score; and two
 * whose scores move together (correlation above 0.92 over at least eight days). Weights of 0 are taken as meant.
 */
export function lintStrategy(strategy: Strategy, readings: Readings): readonly Problem[] {
  const paths = pathsOf(strategy);
  const at = (node: Node, message: string): Problem => ({
    path: paths.get(node.id) ?? '',
    message,
  });
  const unsaid = unsaidIn(strategy, paths);
  const byNode = [...placesOf(strategy).values()].flatMap(({ node, effectiveWeight }) =>
    node.kind === 'indicator'
      ? [...adviceRemark(node), ...weightRemark(node, effectiveWeight)].map((text) =>
          at(node, text),
        )
      : silencedBy(node).map((text) => at(node, text)),
  );
  const pairs = togetherIn(strategy, readings).map(({ one, other, r, days }) =>
    at(
      other,
      `${codeOf(other)} moves together with ${codeOf(one)} (correlation ${r.toFixed(2)} over ${days} days) and counts the same thing twice; drop one, or halve their weights`,
    ),
  );
  return [...unsaid, ...byNode, ...pairs];
}

/** What still has the texts that it began with: one remark each, by the names of the fields. */
function unsaidIn(strategy: Strategy, paths: ReadonlyMap<string, string>): readonly Problem[] {
  const remark = (
    path: string,
    what: string,
    fields: Readonly<Record<string, string | undefined>>,
  ) => {
    const left = Object.keys(fields).filter((name) => isToBeSaid(fields[name]));
    const names = left.map((name) => `"${name}"`).join(', ');
    return left.length === 0
      ? []
      : [{ path, message: `${what} still says what to put into ${names}; write your own words` }];
  };
  const { source, bands } = strategy;
  return [
    ...remark('source', 'the source', { title: source?.title }),
    ...bands.flatMap(({ title, meaning }, at) =>
      remark(`bands[${at}]`, `the band ${title}`, { meaning }),
    ),
    ...[...placesOf(strategy).values()].flatMap(({ node }) =>
      remark(
        paths.get(node.id) ?? '',
        node.kind === 'indicator' ? codeOf(node) : node.title,
        node.kind === 'indicator'
          ? {
              title: node.title,
              unit: node.unit,
              measures: node.measures,
              why: node.why,
              lookUp: node.lookUp.find(({ title }) => isToBeSaid(title))?.title,
            }
          : { aim: node.aim },
      ),
    ),
  ];
}

function adviceRemark(indicator: Indicator): readonly string[] {
  return indicator.lookUp.length > 0
    ? []
    : [`${codeOf(indicator)} says nowhere to look its value up; name the source in "lookUp"`];
}

function weightRemark(indicator: Indicator, effectiveWeight: number): readonly string[] {
  const points = effectiveWeight * 100;
  return points === 0 || points >= LEAST_POINTS
    ? []
    : [
        `${codeOf(indicator)} moves the gauge by about ${points.toFixed(2)} points on its way from worst to best, too little to show; give it more weight, or a weight of 0 to show it only`,
      ];
}

/** Which indicators an objective has no score without. */
function silencedBy(branch: Branch): readonly string[] {
  if (branch.kind !== 'objective') return [];
  const shares = sharesIn(branch);
  if (shares.length === 1) {
    const [only] = shares;
    return only === undefined
      ? []
      : [
          `${branch.title} rests on ${codeOf(only.indicator)} alone and has no score without it; add a second indicator`,
        ];
  }
  return shares
    .filter(({ share }) => 1 - share < branch.minCoverage - EPSILON)
    .map(
      ({ indicator, share }) =>
        `${branch.title} has no score without ${codeOf(indicator)}, which is ${Math.round(share * 100)} % of its weight; lower that, or "minCoverage" (now ${branch.minCoverage})`,
    );
}

interface Share {
  readonly indicator: Indicator;
  /** Of the weight of the branch, above 0 and up to 1. */
  readonly share: number;
}

function sharesIn(branch: Branch): readonly Share[] {
  const total = branch.children.reduce((sum, child) => sum + child.weight, 0);
  return branch.children.flatMap((child): readonly Share[] => {
    if (child.weight === 0) return [];
    const part = child.weight / total;
    if (child.kind === 'indicator') return [{ indicator: child, share: part }];
    return sharesIn(child).map(({ indicator, share }) => ({ indicator, share: share * part }));
  });
}

interface Pair {
  readonly one: Indicator;
  readonly other: Indicator;
  readonly r: number;
  readonly days: number;
}

/** The pairs of counted indicators whose scores move together, on the days on which one of the two was observed. */
function togetherIn(strategy: Strategy, readings: Readings): readonly Pair[] {
  const places = placesOf(strategy);
  const courses = indicatorsOf(strategy)
    .filter(({ id }) => (places.get(id)?.effectiveWeight ?? 0) > 0)
    .map((indicator) => courseOf(indicator, readings))
    .filter(({ days }) => days.length > 0);
  const pairs: Pair[] = [];
  const points = new Float64Array(2 * MOST_DAYS);
  for (const [first, one] of courses.entries()) {
    for (let next = first + 1; next < courses.length; next += 1) {
      const other = courses[next];
      // They are observed on no more days than both of them have.
      if (other === undefined || one.days.length + other.days.length < DAYS) continue;
      const from = pointsOf(one, other, points);
      const days = (points.length - from) / 2;
      const r = days < DAYS ? undefined : correlation(points, from);
      if (r !== undefined && r > TOGETHER)
        pairs.push({ one: one.indicator, other: other.indicator, r, days });
    }
  }
  return pairs;
}

/** The scores of an indicator through time, as arrays of numbers, since there are many pairs of them. */
interface Course {
  readonly indicator: Indicator;
  /** The days on which it was observed as `dayNumber` gives them, oldest first. */
  readonly days: Int32Array;
  /** What it scores from each of them on, 0…100, until the next or until it expires. */
  readonly scores: Float64Array;
  /** The last day on which each of these scores may stand. */
  readonly lasts: Float64Array;
}

function courseOf(indicator: Indicator, readings: Readings): Course {
  // Of several readings of a day the last one counts.
  const observed = readings
    .of(indicator.id)
    .filter(({ observedOn }, at, all) => all[at + 1]?.observedOn !== observedOn);
  const days = Int32Array.from(observed, ({ observedOn }) => dayNumber(observedOn));
  return {
    indicator,
    days,
    lasts: Float64Array.from(days, (day) => day + indicator.maxAgeDays),
    scores: Float64Array.from(observed, ({ value }) => scoreOf(value, indicator.goalposts)),
  };
}

/**
 * Writes the scores of two on the newest days on which one of them was observed and both have a score, oldest first, one
 * beside the other, at the end of `points`; gives where they begin.
 */
function pointsOf(one: Course, other: Course, points: Float64Array): number {
  const { days, scores, lasts } = one;
  const { days: otherDays, scores: otherScores, lasts: otherLasts } = other;
  let from = points.length;
  let [i, j] = [days.length - 1, otherDays.length - 1];
  // Before the first reading of either of them it has no score.
  for (let seen = 0; seen < MOST_DAYS && i >= 0 && j >= 0; seen += 1) {
    const [mine, theirs] = [days[i] ?? 0, otherDays[j] ?? 0];
    if (theirs <= (lasts[i] ?? 0) && mine <= (otherLasts[j] ?? 0)) {
      from -= 2;
      points[from] = scores[i] ?? 0;
      points[from + 1] = otherScores[j] ?? 0;
    }
    if (mine >= theirs) i -= 1;
    if (theirs >= mine) j -= 1;
  }
  return from;
}

/** Pearson's correlation of the pairs from a place on, −1…1; undefined where one of the two never moves. */
function correlation(points: Float64Array, from: number): number | undefined {
  const count = (points.length - from) / 2;
  let [sumX, sumY] = [0, 0];
  for (let at = from; at < points.length; at += 2) {
    sumX += points[at] ?? 0;
    sumY += points[at + 1] ?? 0;
  }
  const [meanX, meanY] = [sumX / count, sumY / count];
  let [xx, yy, xy] = [0, 0, 0];
  for (let at = from; at < points.length; at += 2) {
    const x = (points[at] ?? 0) - meanX;
    const y = (points[at + 1] ?? 0) - meanY;
    xx += x ** 2;
    yy += y ** 2;
    xy += x * y;
  }
  return xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}

/** Where each node stands in the file, as the problems of a strategy say it: `root.children[0]`. */
function pathsOf({ root }: Strategy): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const visit = (node: Node, path: string): void => {
    paths.set(node.id, path);
    if (node.kind === 'indicator') return;
    for (const [at, child] of node.children.entries()) visit(child, `${path}.children[${at}]`);
  };
  visit(root, 'root');
  return paths;
}
