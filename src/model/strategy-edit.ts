/** A strategy file with something changed in it: each change gives another file. What it must be is checked by itself. */
import { isRefusal, type Problem } from './problem.ts';
import type { Node } from './strategy.ts';
import { checkStrategy } from './strategy-file.ts';
import type { BranchFile, NodeFile, StrategyFile } from './strategy-link.ts';

/** As it is written: a person can read it. */
export function strategyText(file: StrategyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function problemsOf(file: StrategyFile): readonly Problem[] {
  try {
    checkStrategy(JSON.stringify(file), '');
    return [];
  } catch (error) {
    if (isRefusal(error)) return error.problems;
    throw error;
  }
}

/** The index with each node made into another one, or none, children first. */
function mapped(node: NodeFile, change: (node: NodeFile) => NodeFile | undefined): NodeFile[] {
  const next = change(
    'children' in node
      ? { ...node, children: node.children.flatMap((child) => mapped(child, change)) }
      : node,
  );
  return next === undefined ? [] : [next];
}

function withIndex(
  file: StrategyFile,
  change: (node: NodeFile) => NodeFile | undefined,
): StrategyFile {
  const [index = file.index] = mapped(file.index, change);
  return { ...file, index: index as BranchFile };
}

/** With another node in the place of that of its id. */
export function withNode(file: StrategyFile, node: NodeFile): StrategyFile {
  return withIndex(file, (each) => (each.id === node.id ? node : each));
}

/** With a node as the last child of a branch; its weight is the mean of its siblings'. */
export function withChild(file: StrategyFile, parent: string, node: NodeFile): StrategyFile {
  return withIndex(file, (each) => {
    if (each.id !== parent || !('children' in each)) return each;
    const weights = each.children.flatMap(({ weight = 1 }) => (weight > 0 ? weight : []));
    const mean = weights.reduce((sum, weight) => sum + weight / weights.length, 0) || 1;
    const child = mean === 1 ? node : { ...node, weight: mean };
    return { ...each, children: [...each.children, child] };
  });
}

/** Without a node and all below it, the links that name any of them, and what bands require of them. */
export function withoutNode(file: StrategyFile, id: string): StrategyFile {
  const left = withIndex(file, (each) => (each.id === id ? undefined : each));
  const ids = new Set(filesIn(left.index).map((each) => each.id.toLowerCase()));
  const isThere = (name: string): boolean => ids.has(name.toLowerCase());
  const { links, bands } = left;
  return {
    ...left,
    ...(links && { links: links.filter(({ cause, effect }) => isThere(cause) && isThere(effect)) }),
    bands: bands.map(({ requires, ...band }) => {
      const some = Object.entries(requires ?? {}).filter(([name]) => isThere(name));
      return some.length === 0 ? band : { ...band, requires: Object.fromEntries(some) };
    }),
  };
}

export function withWeights(
  file: StrategyFile,
  weights: ReadonlyMap<string, number>,
): StrategyFile {
  return withIndex(file, (each) => {
    const weight = weights.get(each.id);
    return weight === undefined ? each : { ...each, weight };
  });
}

/** A node and all below it, as the file has them. */
function filesIn(node: NodeFile): readonly NodeFile[] {
  return [node, ...('children' in node ? node.children.flatMap(filesIn) : [])];
}

export function nodeFileOf(file: StrategyFile, id: string): NodeFile | undefined {
  return filesIn(file.index).find((node) => node.id === id);
}

/** Nodes by where they stand in their file, as problems have it: `index.children[0]`. */
function placesIn(node: NodeFile, path = 'index'): readonly (readonly [string, NodeFile])[] {
  const children = 'children' in node ? node.children : [];
  return [
    [path, node],
    ...children.flatMap((child, at) => placesIn(child, `${path}.children[${at}]`)),
  ];
}

export function pathOf(file: StrategyFile, id: string): string {
  return placesIn(file.index).find(([, node]) => node.id === id)?.[0] ?? '';
}

/** The node that a problem's path leads into. */
export function nodeOnPath(file: StrategyFile, path: string): NodeFile | undefined {
  return placesIn(file.index).findLast(([own]) => `${path}.`.startsWith(`${own}.`))?.[1];
}

/** An id made of a title, other than those that are taken. */
export function idFrom(title: string, taken: (id: string) => boolean): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const made = words.slice(0, 4).join('-').slice(0, 30).replace(/-$/, '') || 'node';
  let id = made;
  for (let count = 2; taken(id); count += 1) id = `${made}-${count}`;
  return id;
}

/** A node's share of the index by weight alone, whether it has a score or not, 0…1. */
export function shareByWeight(node: Node): number {
  const { parent } = node;
  if (parent === undefined) return 1;
  const all = parent.children.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : (node.weight / all) * shareByWeight(parent);
}

/** A field that another file has otherwise. */
export interface Edit {
  /** Undefined of the strategy's own fields. */
  readonly node: NodeFile | undefined;
  readonly field: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** Field by field; of a node that is only in one of them that alone. */
export function editsOf(from: StrategyFile, to: StrategyFile): readonly Edit[] {
  const fieldsOf = (node: NodeFile | undefined, was: object, is: object): readonly Edit[] => {
    const [before, after] = [was, is].map((each) => new Map<string, unknown>(Object.entries(each)));
    return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])]
      .filter((field) => field !== 'children' && field !== 'index')
      .map((field) => ({ node, field, was: before?.get(field), is: after?.get(field) }))
      .filter((edit) => JSON.stringify(edit.was) !== JSON.stringify(edit.is));
  };
  const ids = [from, to].flatMap(({ index }) => filesIn(index).map(({ id }) => id));
  return [
    ...fieldsOf(undefined, from, to),
    ...[...new Set(ids)].flatMap((id): readonly Edit[] => {
      const [was, is] = [nodeFileOf(from, id), nodeFileOf(to, id)];
      if (was !== undefined && is !== undefined) return fieldsOf(is, was, is);
      return [
        {
          node: is ?? was,
          field: is === undefined ? 'dropped' : 'added',
          was: undefined,
          is: undefined,
        },
      ];
    }),
  ];
}

/** What became of each node from one file to another; what stayed as it was is left out. */
export function differences(
  from: StrategyFile,
  to: StrategyFile,
): ReadonlyMap<string, 'added' | 'dropped' | 'changed'> {
  const textsIn = ({ index }: StrategyFile) =>
    new Map(
      filesIn(index).map((node) => [node.id, JSON.stringify({ ...node, children: undefined })]),
    );
  const [before, after] = [textsIn(from), textsIn(to)];
  const found = new Map<string, 'added' | 'dropped' | 'changed'>();
  for (const [id, text] of after) {
    if (before.get(id) !== text) found.set(id, before.has(id) ? 'changed' : 'added');
  }
  for (const id of before.keys()) if (!after.has(id)) found.set(id, 'dropped');
  return found;
}
