/** What a strategy may hold and what makes little sense all the same: remarks, each by its place. */

import { pairsMovingTogether } from '../analysis/moving-together.ts';
import {
  type Branch,
  EPSILON,
  type Indicator,
  isIndicator,
  isMeans,
  isObjective,
  type Node,
  type Problem,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import { nodeCodeOf, nodePlacesOf, type Place } from '../model/tree.ts';
import { isPlaceholderText } from './strategy-start.ts';

/** Points of the gauge that an indicator must be able to move to show in it: what rounds to a whole one. */
const LEAST_POINTS = 0.5;

/**
 * Remarks on a strategy, in the order of its file: texts that still say what to put there; a weighted child of role `means`,
 * which makes what our side does a part of what comes of it; an indicator without advice where to look its value up; one
 * whose way from worst to best moves the gauge by less than half a point; one without which an objective has no score; and two
 * whose scores move together (correlation above 0.92 over at least eight days). Weights of 0 are taken as meant.
 */
export function lintStrategy(strategy: Strategy, readings: Readings): readonly Problem[] {
  const paths = pathsOf(strategy);
  const at = (node: Node, message: string): Problem => ({
    path: paths.get(node.id) ?? '',
    message,
  });
  const unsaid = unsaidIn(strategy, paths);
  const places = nodePlacesOf(strategy);
  const byNode = [...places.values()].flatMap((place) => {
    const { node, parent, effectiveWeight } = place;
    const means = meansRemark(place, parent === undefined ? undefined : places.get(parent.id));
    const own = isIndicator(node)
      ? [...adviceRemark(node), ...weightRemark(node, effectiveWeight)]
      : silencedBy(node);
    return [...means, ...own].map((text) => at(node, text));
  });
  const pairs = pairsMovingTogether(strategy, readings).map(({ one, other, r, days }) =>
    at(
      other,
      `${nodeCodeOf(other)} moves together with ${nodeCodeOf(one)} (correlation ${r.toFixed(2)} over ${days} days) and counts the same thing twice; drop one, or halve their weights`,
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
    const left = Object.keys(fields).filter((name) => isPlaceholderText(fields[name]));
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
    ...[...nodePlacesOf(strategy).values()].flatMap(({ node }) =>
      remark(
        paths.get(node.id) ?? '',
        isIndicator(node) ? nodeCodeOf(node) : node.title,
        isIndicator(node)
          ? {
              title: node.title,
              unit: node.unit,
              measures: node.measures,
              why: node.why,
              lookUp: node.lookUp.find(({ title }) => isPlaceholderText(title))?.title,
            }
          : { aim: node.aim },
      ),
    ),
  ];
}

/** Of what has the role by itself: below it everything is means, and beside each other they are no result. */
function meansRemark({ node, role }: Place, above: Place | undefined): readonly string[] {
  const counts = above !== undefined && node.weight > 0;
  if (!counts || !isMeans(role) || isMeans(above.role)) return [];
  return [
    `${isIndicator(node) ? nodeCodeOf(node) : node.title} is what our side does ("role": "means"), and counts in ${above.node.title} as if it came of it; give it a weight of 0 to show it beside that as the effort`,
  ];
}

function adviceRemark(indicator: Indicator): readonly string[] {
  return indicator.lookUp.length > 0
    ? []
    : [`${nodeCodeOf(indicator)} says nowhere to look its value up; name the source in "lookUp"`];
}

function weightRemark(indicator: Indicator, effectiveWeight: number): readonly string[] {
  const points = effectiveWeight * 100;
  return points === 0 || points >= LEAST_POINTS
    ? []
    : [
        `${nodeCodeOf(indicator)} moves the gauge by about ${points.toFixed(2)} points on its way from worst to best, too little to show; give it more weight, or a weight of 0 to show it only`,
      ];
}

/** Which indicators an objective has no score without. */
function silencedBy(branch: Branch): readonly string[] {
  if (!isObjective(branch)) return [];
  const shares = sharesIn(branch);
  if (shares.length === 1) {
    const [only] = shares;
    return only === undefined
      ? []
      : [
          `${branch.title} rests on ${nodeCodeOf(only.indicator)} alone and has no score without it; add a second indicator`,
        ];
  }
  return shares
    .filter(({ share }) => 1 - share < branch.minCoverage - EPSILON)
    .map(
      ({ indicator, share }) =>
        `${branch.title} has no score without ${nodeCodeOf(indicator)}, which is ${Math.round(share * 100)} % of its weight; lower that, or "minCoverage" (now ${branch.minCoverage})`,
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
    if (isIndicator(child)) return [{ indicator: child, share: part }];
    return sharesIn(child).map(({ indicator, share }) => ({ indicator, share: share * part }));
  });
}

/** Where each node stands in the file, as the problems of a strategy say it: `root.children[0]`. */
function pathsOf({ root }: Strategy): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const visit = (node: Node, path: string): void => {
    paths.set(node.id, path);
    if (isIndicator(node)) return;
    for (const [at, child] of node.children.entries()) visit(child, `${path}.children[${at}]`);
  };
  visit(root, 'root');
  return paths;
}
