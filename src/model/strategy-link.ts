/** A strategy from its checked file: defaults filled in, names found, parents known. */
import { type Day, parseIsoDay } from './day.ts';
import type { Band, Branch, Leaf, Link, Node, Strategy, Tripwire } from './strategy.ts';

/** What a strategy file holds: format 3, section 1. */
export interface StrategyFile
  extends Pick<Strategy, 'id' | 'title' | 'source' | 'question' | 'answers' | 'sides'> {
  readonly format: string;
  readonly start: string;
  readonly bands: readonly (Pick<Band, 'title' | 'from' | 'meaning'> & {
    readonly requires?: Readonly<Record<string, number>>;
  })[];
  readonly links?: readonly Readonly<Record<keyof Link, string>>[];
  readonly linkTitles?: Partial<Strategy['linkTitles']>;
  readonly index: BranchFile;
}

export interface BranchFile
  extends Pick<Branch, 'id' | 'title' | 'aim'>,
    Partial<Pick<Branch, 'weight' | 'track'>> {
  readonly children: readonly NodeFile[];
}

export type NodeFile = BranchFile | LeafFile;

type DefaultOfLeaf = 'unit' | 'decimals' | 'weight' | 'lag' | 'expires' | 'signed' | 'lookUp';

export interface LeafFile
  extends Omit<Leaf, DefaultOfLeaf | 'kind' | 'log' | 'tripwires' | 'parent'>,
    Partial<Pick<Leaf, DefaultOfLeaf>> {
  readonly scale?: 'linear' | 'log';
  readonly tripwires?: readonly TripwireFile[];
}

interface TripwireFile {
  readonly alert?: string;
  readonly watch?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly rises?: number;
  readonly falls?: number;
  readonly days?: number;
}

/** The strategy of a file that `checkStrategy` has taken. */
export function linkStrategy(file: StrategyFile, hash: string): Strategy {
  const nodes = new Map<string, Node>();
  const leaves: Leaf[] = [];
  const branches: Branch[] = [];

  const linkBranch = (from: BranchFile, parent: Branch | undefined): Branch => {
    const children: Node[] = [];
    const branch: Branch = { weight: 1, track: false, ...from, kind: 'branch', children, parent };
    nodes.set(branch.id.toLowerCase(), branch);
    branches.push(branch);
    for (const child of from.children) {
      children.push('children' in child ? linkBranch(child, branch) : linkLeaf(child, branch));
    }
    return branch;
  };
  const linkLeaf = ({ scale, tripwires = [], ...from }: LeafFile, parent: Branch): Leaf => {
    const leaf: Leaf = {
      unit: '',
      decimals: 0,
      weight: 1,
      lag: 0,
      expires: from.every + (from.lag ?? 0) + 365,
      signed: false,
      lookUp: [],
      ...from,
      kind: 'leaf',
      log: scale === 'log',
      tripwires: tripwires.map(linkTripwire),
      parent,
    };
    nodes.set(leaf.id.toLowerCase(), leaf);
    leaves.push(leaf);
    return leaf;
  };
  const named = (id: string): Node => nodes.get(id.toLowerCase()) as Node;

  const index = linkBranch(file.index, undefined);
  const tracks = branches.filter(({ track }) => track);
  return {
    ...file,
    hash,
    start: parseIsoDay(file.start) as Day,
    bands: file.bands.map(({ requires = {}, ...band }) => ({
      ...band,
      requires: Object.entries(requires).map(([id, atLeast]) => ({ node: named(id), atLeast })),
    })),
    links: (file.links ?? []).map(({ title, cause, effect }) => ({
      title,
      cause: named(cause),
      effect: named(effect),
    })),
    linkTitles: { cause: 'score', effect: 'effect', ...file.linkTitles },
    index,
    nodes,
    leaves,
    branches,
    tracks: tracks.length > 0 ? tracks : index.children,
  };
}

function linkTripwire(from: TripwireFile): Tripwire {
  const { alert, watch, atLeast, atMost, rises, falls, days = 0 } = from;
  return {
    level: alert === undefined ? 'watch' : 'alert',
    title: alert ?? watch ?? '',
    rule:
      atLeast !== undefined
        ? { kind: 'atLeast', value: atLeast }
        : atMost !== undefined
          ? { kind: 'atMost', value: atMost }
          : rises !== undefined
            ? { kind: 'rises', by: rises, days }
            : { kind: 'falls', by: falls ?? 0, days },
  };
}
