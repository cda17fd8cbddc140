/** Names that are like one that is not there. */
import { LEAST_WORD } from '../app/finder.ts';
import { oneLine } from '../app/format.ts';
import type { Node, Strategy } from '../domain/model.ts';
import { codeOf, findIndicator, indicatorsOf, placesOf } from '../domain/tree.ts';

const MOST = 3;
/** Longer than any name: what is like it is not looked for. */
const LONGEST = 100;

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

/** The word of a list that is like what was typed; undefined: none is. */
export async function nearWord(
  words: readonly string[],
  typed: string,
): Promise<string | undefined> {
  if (typed.length > LONGEST) return undefined;
  const { Fuse } = await import('../app/fuzzy.ts');
  // Two letters swapped in a short word are half of it.
  return new Fuse(words, { threshold: typed.length < 6 ? 0.5 : 0.4 }).search(typed)[0]?.item;
}

async function nearestOf(nodes: readonly Node[], name: string): Promise<readonly string[]> {
  if (name.length > LONGEST) return [];
  const { Fuse } = await import('../app/fuzzy.ts');
  const known = nodes.map((node) => ({
    code: codeOf(node),
    id: node.id,
    title: node.title,
    aim: node.kind === 'indicator' ? '' : (node.aim ?? ''),
  }));
  const by = (keys: string[], threshold: number) =>
    new Fuse(known, { keys, threshold, ignoreLocation: true }).search(name);
  // A code is so short that one wrong letter is half of it.
  const found = [...by(['id', 'title'], 0.45), ...by(['code'], 0.5)].map(({ item }) => item);
  const begun = known.filter(({ code }) => code.toLowerCase().startsWith(name.toLowerCase()));
  // what nothing is called by may be what something is for
  const meant = known.filter(
    ({ aim }) => name.length >= LEAST_WORD && aim.toLowerCase().includes(name.toLowerCase()),
  );
  const unique = new Map([...begun, ...meant, ...found].map((item) => [item.id, item]));
  return [...unique.values()]
    .slice(0, MOST)
    .map((item) => (item.code === item.id ? item.id : `${item.code} (${item.id})`));
}

function sentence(what: string, name: string, nearest: readonly string[]): string {
  const hint =
    nearest.length === 0
      ? '"axiswatch list" shows all of them'
      : `the nearest ${nearest.length === 1 ? 'is' : 'are'} ${nearest.join(', ')}`;
  return oneLine(`there is no ${what} "${name}"; ${hint}`);
}
