/** Walking a strategy's tree: every node in file order, with its parent, path and inherited fields. */
import { memoizePerObject } from './memoize.ts';
import {
  type Branch,
  type Day,
  type Indicator,
  isIndicator,
  isTrack,
  type Node,
  type Role,
  type Strategy,
} from './model.ts';

export interface Place {
  readonly node: Node;
  /** undefined for the root. */
  readonly parent: Branch | undefined;
  /** Branches from the root down to the parent. */
  readonly path: readonly Branch[];
  /** Product down the path of the weight over the sum of all siblings' weights, 0…1. */
  readonly effectiveWeight: number;
  /** Own or inherited. */
  readonly role: Role | undefined;
  readonly owner: string | undefined;
}

/** Every node of a strategy by id, in file order, the root first. */
export const nodePlacesOf = memoizePerObject((strategy: Strategy): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  const visit = (place: Place): void => {
    const { node } = place;
    places.set(node.id, place);
    if (isIndicator(node)) return;
    const total = node.children.reduce((sum, child) => sum + child.weight, 0);
    const path = [...place.path, node];
    for (const child of node.children) {
      visit({
        node: child,
        parent: node,
        path,
        effectiveWeight: (place.effectiveWeight * child.weight) / total,
        role: child.role ?? place.role,
        owner: child.owner ?? place.owner,
      });
    }
  };
  const { root } = strategy;
  visit({
    node: root,
    parent: undefined,
    path: [],
    effectiveWeight: 1,
    role: root.role,
    owner: root.owner,
  });
  return places;
});

/** The node with this id; undefined: the strategy has none. */
export function findNodeById(strategy: Strategy, id: string): Node | undefined {
  return nodePlacesOf(strategy).get(id)?.node;
}

/** The node with this id; the root where the strategy has none. */
export function nodeByIdOrRoot(strategy: Strategy, id: string): Node {
  return findNodeById(strategy, id) ?? strategy.root;
}

/** Every indicator of a strategy, in file order. */
export function indicatorsOfStrategy(strategy: Strategy): readonly Indicator[] {
  return leavesOf(strategy.root);
}

/** Every indicator at or below a node, in file order. */
export const leavesOf: (node: Node) => readonly Indicator[] = memoizePerObject((node) =>
  isIndicator(node) ? [node] : node.children.flatMap(leavesOf),
);

/** Every track of a strategy, in file order. */
export function tracksOf(strategy: Strategy): readonly Branch[] {
  const tracks: Branch[] = [];
  for (const { node } of nodePlacesOf(strategy).values()) if (isTrack(node)) tracks.push(node);
  return tracks;
}

/** The indicator with this id or code, case aside; undefined: none. An exact id wins over a code. */
export function findIndicatorByIdOrCode(strategy: Strategy, name: string): Indicator | undefined {
  const wanted = name.trim().toLowerCase();
  const all = indicatorsOfStrategy(strategy);
  return (
    all.find((indicator) => indicator.id === wanted) ??
    all.find((indicator) => indicator.code?.toLowerCase() === wanted)
  );
}

/** The branch with this id, or the indicator with this id or code, case aside; undefined: none. */
export function findNodeByIdOrCode(strategy: Strategy, name: string): Node | undefined {
  return (
    nodePlacesOf(strategy).get(name.trim().toLowerCase())?.node ??
    findIndicatorByIdOrCode(strategy, name)
  );
}

/** The short name of a node: the code of an indicator that has one, else the id. */
export function nodeCodeOf(node: Node): string {
  return (isIndicator(node) ? node.code : undefined) ?? node.id;
}

/** What a node goes by in a list: an indicator by its code, or its id without one, a branch by its title. */
export function nodeCodeOrTitle(node: Node): string {
  return isIndicator(node) ? nodeCodeOf(node) : node.title;
}

/** By indicator, the days of the breaks that hold for it: of its own and of all above it, each once, rising; those without any are left out. */
export const breakDaysOf = memoizePerObject(
  (strategy: Strategy): ReadonlyMap<string, readonly Day[]> => {
    const days = new Map<string, Day[]>();
    const places = nodePlacesOf(strategy);
    for (const { on, nodes } of strategy.breaks.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
      const below = new Set(
        nodes.flatMap((id) => {
          const node = places.get(id)?.node;
          return node === undefined ? [] : leavesOf(node).map((leaf) => leaf.id);
        }),
      );
      for (const id of below) days.set(id, [...(days.get(id) ?? []), on]);
    }
    return days;
  },
);
