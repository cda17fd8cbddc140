/** What a strategy may hold and what makes little sense all the same: remarks, each by its place. */

import { pairsMovingTogether, TOGETHER } from '../analysis/moving-together.ts';
import {
  type Branch,
  EPSILON,
  type Indicator,
  isIndicator,
  isRoleOfOurSide,
  isTrack,
  type Node,
  type Problem,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import { nodeCodeOf, nodeCodeOrTitle, nodePlacesOf, type Place } from '../model/tree.ts';
import { isStrategyPlaceholderText } from './strategy-start.ts';

/** Points that a node must be able to move the score above it by, to show in it: what rounds to a tenth. */
const LEAST_POINTS = 0.05;

/**
 * Remarks on a strategy, in the order of its file: texts that still say what to put there; a weighted child of role `means`,
 * which makes what our side does a part of what comes of it; a node whose way from 0 to 100 moves the score above it by less
 * than 0.05 points; an indicator without advice where to look its value up; one without which a track or the gauge has no
 * score; and two of one track whose scores change together (see `pairsMovingTogether`). Weights of 0 are
 * taken as meant, and so is what an objective asks for, as long as its track has a score without it.
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
    const { node, parent } = place;
    return [
      ...meansRemark(place, parent === undefined ? undefined : places.get(parent.id)),
      ...(isIndicator(node) ? adviceRemark(node) : []),
      ...weightRemark(place),
      ...(isIndicator(node) ? loneRemark(node, place) : []),
    ].map((text) => at(node, text));
  });
  const pairs = pairsMovingTogether(strategy, readings).map(({ one, other, changes }) =>
    at(
      other,
      `${nodeCodeOf(other)} moves together with ${nodeCodeOf(one)} (correlation above ${TOGETHER} over ${changes} changes) and counts the same thing twice; drop one, or halve their weights`,
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
    const left = Object.keys(fields).filter((name) => isStrategyPlaceholderText(fields[name]));
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
        nodeCodeOrTitle(node),
        isIndicator(node)
          ? {
              title: node.title,
              unit: node.unit,
              measures: node.measures,
              why: node.why,
              lookUp: node.lookUp.find(({ title }) => isStrategyPlaceholderText(title))?.title,
            }
          : { aim: node.aim },
      ),
    ),
  ];
}

/** Of what has the role by itself: below it everything is means, and beside each other they are no result. */
function meansRemark({ node, role }: Place, above: Place | undefined): readonly string[] {
  const counts = above !== undefined && node.weight > 0;
  if (!counts || !isRoleOfOurSide(role) || isRoleOfOurSide(above.role)) return [];
  return [
    `${nodeCodeOrTitle(node)} is what our side does ("role": "means"), and counts in ${above.node.title} as if it came of it; give it a weight of 0 to show it beside that as the effort`,
  ];
}

function adviceRemark(indicator: Indicator): readonly string[] {
  return indicator.lookUp.length > 0
    ? []
    : [`${nodeCodeOf(indicator)} says nowhere to look its value up; name the source in "lookUp"`];
}

function weightRemark({ node, parent }: Place): readonly string[] {
  if (parent === undefined || node.weight === 0) return [];
  const points = shareOf(node, parent) * 100;
  return points >= LEAST_POINTS
    ? []
    : [
        `${nodeCodeOrTitle(node)} moves the score of ${parent.title} by less than ${LEAST_POINTS} points on its way from 0 to 100, too little to show; give it more weight, or a weight of 0 to show it only`,
      ];
}

/** Where every other indicator has a reading, and this one has none: which tracks, and whether the gauge, have no score. */
function loneRemark(indicator: Indicator, { path }: Place): readonly string[] {
  const lost: string[] = [];
  let [below, coverage, hasScore]: [Node, number, boolean] = [indicator, 0, false];
  for (const branch of path.toReversed()) {
    if (below.weight === 0) return [];
    const share = shareOf(below, branch);
    coverage = 1 - share * (1 - coverage);
    hasScore =
      (hasScore || (share < 1 && !branch.requireAll)) && coverage >= branch.minCoverage - EPSILON;
    const gauge = branch === path[0];
    if (!hasScore && (gauge || isTrack(branch))) lost.push(gauge ? 'the index' : branch.title);
    below = branch;
  }
  return lost.length === 0
    ? []
    : [
        `without a reading of ${nodeCodeOf(indicator)} there is no score of ${lost.join(' and ')}; add an indicator beside it, or lower its weight, "minCoverage" or "requireAll" above it`,
      ];
}

/** Of the weight of its siblings and its own, 0…1. */
function shareOf(node: Node, parent: Branch): number {
  return node.weight / parent.children.reduce((sum, { weight }) => sum + weight, 0);
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
