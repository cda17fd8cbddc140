/** What is measured and how it adds up: format 3, section 1. */
import type { Day } from './day.ts';

export interface Strategy {
  readonly id: string;
  readonly title: string;
  /** The first 8 hex digits of the SHA-256 of the file. */
  readonly hash: string;
  readonly source?: Publication;
  /** The day changes are counted from. */
  readonly start: Day;
  readonly question: string;
  readonly answers: Readonly<Record<Answer, string>>;
  /** Who acts in events; the first is ours. */
  readonly sides: readonly Side[];
  readonly bands: readonly Band[];
  readonly links: readonly Link[];
  readonly linkTitles: { readonly cause: string; readonly effect: string };
  readonly index: Branch;
  /** Every node by its id in lower case. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** In file order. */
  readonly leaves: readonly Leaf[];
  /** In file order, the index first. */
  readonly branches: readonly Branch[];
  /** The branches with a panel of their own, in file order; the children of the index where there are none. */
  readonly tracks: readonly Node[];
}

export type Answer = 'up' | 'still' | 'down';

export interface Publication {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly url?: string;
}

export interface Side {
  readonly id: string;
  readonly title: string;
}

export interface Band {
  readonly title: string;
  /** Least index, 0…100 exclusive. */
  readonly from: number;
  readonly meaning?: string;
  readonly requires: readonly { readonly node: Node; readonly atLeast: number }[];
}

/** "If this, then that". */
export interface Link {
  readonly title: string;
  readonly cause: Node;
  readonly effect: Node;
}

export type Node = Branch | Leaf;

export interface Branch {
  readonly kind: 'branch';
  readonly id: string;
  readonly title: string;
  readonly aim?: string;
  /** Among its siblings, ≥ 0. */
  readonly weight: number;
  readonly track: boolean;
  readonly children: readonly Node[];
  /** Undefined of the index. */
  readonly parent: Branch | undefined;
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  /** Among its siblings; 0 = context: shown and watched, its score counts in nothing. */
  readonly weight: number;
  readonly worst: number;
  readonly best: number;
  /** Whether scores run along the logarithm of the value. */
  readonly log: boolean;
  /** Days between observations. */
  readonly every: number;
  /** Days until an observation is published. */
  readonly lag: number;
  /** Age in days past which a reading says nothing any more. */
  readonly expires: number;
  /** Days whose readings are averaged. */
  readonly mean?: number;
  /** Days whose events are summed. */
  readonly count?: number;
  readonly signed: boolean;
  /** Names of the values 0, 1, 2, … of a coded judgement. */
  readonly levels?: readonly string[];
  readonly tripwires: readonly Tripwire[];
  readonly origin?: string;
  readonly measures?: string;
  readonly why?: string;
  readonly lookUp: readonly { readonly title: string; readonly url: string }[];
  readonly parent: Branch;
}

export interface Tripwire {
  readonly level: 'alert' | 'watch';
  readonly title: string;
  readonly rule:
    | { readonly kind: 'atLeast'; readonly value: number }
    | { readonly kind: 'atMost'; readonly value: number }
    | { readonly kind: 'rises'; readonly by: number; readonly days: number }
    | { readonly kind: 'falls'; readonly by: number; readonly days: number };
}

/** The node of an id, whatever its case. */
export function findNode(strategy: Strategy, id: string): Node | undefined {
  return strategy.nodes.get(id.toLowerCase());
}

/** Whether a node counts in the index: neither it nor a branch above it has weight 0. */
export function counts(node: Node): boolean {
  return node.parent === undefined || (node.weight > 0 && counts(node.parent));
}

/** The leaves at or below a node, in file order. */
export function leavesOf(node: Node): readonly Leaf[] {
  return node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf);
}

/** Where a value lies between the goalposts: 0 at worst, 1 at best, on the scale, not clamped. */
export function placeOf(leaf: Leaf, value: number): number {
  if (!leaf.log) return (value - leaf.worst) / (leaf.best - leaf.worst);
  const worst = Math.log(leaf.worst);
  return (Math.log(value) - worst) / (Math.log(leaf.best) - worst);
}

/** The score of a value, 0…100, clamped at the goalposts. */
export function scoreOf(leaf: Leaf, value: number): number {
  return 100 * Math.min(1, Math.max(0, placeOf(leaf, value)));
}
