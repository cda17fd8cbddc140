/** What differs between two strategy files, field by field, whatever the order of their nodes. */
import { isIndicator, type Node, type Strategy } from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';

export interface Difference {
  /** Id of a node, `band <id>`, or `strategy`. */
  readonly where: string;
  /** A field of it, `parent`, or `` for the whole. */
  readonly field: string;
  /** As JSON; undefined: not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Every difference: the head of the file, its bands, its nodes in the order of the new file, then what is gone. */
export function strategyDiff(before: Strategy, after: Strategy): readonly Difference[] {
  const { root: _root, bands: bandsBefore, ...headBefore } = before;
  const { root: _newRoot, bands: bandsAfter, ...headAfter } = after;
  return [
    ...fieldsDiffer('strategy', headBefore, headAfter),
    ...entriesDiffer(
      new Map(bandsBefore.map((band) => [`band ${band.id}`, band])),
      new Map(bandsAfter.map((band) => [`band ${band.id}`, band])),
    ),
    ...entriesDiffer(fieldsById(before), fieldsById(after)),
  ];
}

function fieldsById(strategy: Strategy): ReadonlyMap<string, object> {
  const nodes = new Map<string, object>();
  for (const [id, { node, parent }] of nodePlacesOf(strategy)) {
    nodes.set(id, { ...ownFields(node), parent: parent?.id });
  }
  return nodes;
}

/** A node without what stands in nodes of their own. */
function ownFields(node: Node): object {
  if (isIndicator(node)) return node;
  const { children: _children, ...own } = node;
  return own;
}

function entriesDiffer(
  before: ReadonlyMap<string, object>,
  after: ReadonlyMap<string, object>,
): readonly Difference[] {
  const gone = [...before.keys()].filter((where) => !after.has(where));
  return [...after.keys(), ...gone].flatMap((where) => {
    const old = before.get(where);
    const now = after.get(where);
    if (old !== undefined && now !== undefined) return fieldsDiffer(where, old, now);
    return [{ where, field: '', before: written(old), after: written(now) }];
  });
}

function fieldsDiffer(where: string, before: object, after: object): readonly Difference[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const fields = new Set([...now.keys(), ...old.keys()]);
  return [...fields].flatMap((field) => {
    const [from, to] = [written(old.get(field)), written(now.get(field))];
    return from === to ? [] : [{ where, field, before: from, after: to }];
  });
}

/** As JSON with the fields of every object in order, so that only content is compared. */
function written(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
