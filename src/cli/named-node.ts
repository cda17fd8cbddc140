/** A node by the name that a person types, and what to do about a name that none has. */

import { isIndicator, type Node, type Strategy } from '../core/model/model.ts';
import { codeOf, findIndicator, indicatorsOf, placesOf } from '../core/model/tree.ts';
import { oneLine } from '../text/format.ts';
import { LEAST_WORD } from '../tui/finder.ts';

const MOST = 3;

/** What to do about an indicator that is not known: the nearest ones by code, id and title, or where all are listed. */
export async function unknownIndicator(strategy: Strategy, name: string): Promise<string> {
  const nearest = await nearestOf(indicatorsOf(strategy), name);
  return sentence('indicator', name, nearest);
}

/** The same for a name that may be any node's. */
export async function unknownNode(strategy: Strategy, name: string): Promise<string> {
  const nodes = [...placesOf(strategy).values()].map((place) => place.node);
  return sentence('node', name, await nearestOf(nodes, name));
}

/** The branch with this id, or the indicator with this id or code, case aside; undefined: none. */
export function findNode(strategy: Strategy, name: string): Node | undefined {
  return placesOf(strategy).get(name.trim().toLowerCase())?.node ?? findIndicator(strategy, name);
}

async function nearestOf(nodes: readonly Node[], name: string): Promise<readonly string[]> {
  const { suggested } = await import('./did-you-mean.ts');
  const typed = name.toLowerCase();
  const called = (node: Node): readonly string[] =>
    [codeOf(node), node.id, node.title].map((each) => each.toLowerCase());
  const begun = nodes.filter((node) => codeOf(node).toLowerCase().startsWith(typed));
  // what nothing is called by may be what something is for
  const meant = nodes.filter(
    (node) =>
      !isIndicator(node) &&
      typed.length >= LEAST_WORD &&
      node.aim?.toLowerCase().includes(typed) === true,
  );
  const like = suggested(nodes.flatMap(called), name);
  const found = nodes.filter((node) => called(node).some((each) => like.includes(each)));
  return [...new Set([...begun, ...meant, ...found])]
    .slice(0, MOST)
    .map((node) => (codeOf(node) === node.id ? node.id : `${codeOf(node)} (${node.id})`));
}

function sentence(what: string, name: string, nearest: readonly string[]): string {
  const hint =
    nearest.length === 0
      ? '"axiswatch list" shows all of them'
      : `the nearest ${nearest.length === 1 ? 'is' : 'are'} ${nearest.join(', ')}`;
  return oneLine(`there is no ${what} "${name}"; ${hint}`);
}
