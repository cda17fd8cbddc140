/** A node by the name that a person types, and what to do about a name that none has. */

import { isIndicator, type Node, type Strategy } from '../core/model/model.ts';
import { indicatorsOfStrategy, nodeCodeOf, nodePlacesOf } from '../core/model/tree.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import { LEAST_WORD } from '../tui/finder.ts';

/** So many names at most are suggested for one that is not known. */
const MOST = 3;

/** That there is no indicator of this name, and what to do: the nearest ones by code, id and title, or where all are listed. */
export async function unknownIndicatorText(strategy: Strategy, name: string): Promise<string> {
  const nearest = await nearestOf(indicatorsOfStrategy(strategy), name);
  return sentence('indicator', name, nearest, '"axiswatch list" shows all of them');
}

/** Why a name is none of any node of the strategy, with the nearest names. */
export async function unknownNodeText(strategy: Strategy, name: string): Promise<string> {
  const nodes = [...nodePlacesOf(strategy).values()].map((place) => place.node);
  const all = '"axiswatch strategy show" lists all of them';
  return sentence('node', name, await nearestOf(nodes, name), all);
}

async function nearestOf(nodes: readonly Node[], name: string): Promise<readonly string[]> {
  const { closestWords } = await import('./did-you-mean.ts');
  const typed = name.toLowerCase();
  const called = (node: Node): readonly string[] =>
    [nodeCodeOf(node), node.id, node.title].map((each) => each.toLowerCase());
  const begun = nodes.filter((node) => nodeCodeOf(node).toLowerCase().startsWith(typed));
  // what nothing is called by may be what something is for
  const meant = nodes.filter(
    (node) =>
      !isIndicator(node) &&
      typed.length >= LEAST_WORD &&
      node.aim?.toLowerCase().includes(typed) === true,
  );
  const like = closestWords(nodes.flatMap(called), name);
  const found = nodes.filter((node) => called(node).some((each) => like.includes(each)));
  return [...new Set([...begun, ...meant, ...found])]
    .slice(0, MOST)
    .map((node) => (nodeCodeOf(node) === node.id ? node.id : `${nodeCodeOf(node)} (${node.id})`));
}

function sentence(what: string, name: string, nearest: readonly string[], all: string): string {
  const hint =
    nearest.length === 0
      ? all
      : `the nearest ${nearest.length === 1 ? 'is' : 'are'} ${nearest.join(', ')}`;
  return terminalSafeOneLine(`there is no ${what} "${name}"; ${hint}`);
}
