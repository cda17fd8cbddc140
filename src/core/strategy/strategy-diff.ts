/** What differs between two strategy files, field by field, whatever the order of their nodes. */
import { type Break, isIndicator, type Node, type Strategy } from '../model/model.ts';
import { isJsonObject } from '../model/raw-json.ts';
import { nodePlacesOf } from '../model/tree.ts';

export interface Difference {
  /** Id of a node, `band <id>`, `link <id>`, `break <day>`, `hypothesis <id>`, or `strategy`. */
  readonly where: string;
  /** A field of it, `parent`, `headline link`, `expects <id>` of a hypothesis, or `` for the whole. */
  readonly field: string;
  /** As JSON; undefined: not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Every difference: the head of the file, its bands, links, breaks and hypotheses, then its nodes, each in the order of the
 * new file with what is gone behind it.
 */
export function strategyDifferences(before: Strategy, after: Strategy): readonly Difference[] {
  return [
    ...fieldsDiffer('strategy', headOfStrategy(before), headOfStrategy(after)),
    ...LISTS.flatMap((named) => entriesDiffer(named(before), named(after))),
    ...entriesDiffer(fieldsById(before), fieldsById(after)),
  ];
}

/** What is compared by its names, and not whole. */
const LISTED: ReadonlySet<string> = new Set<keyof Strategy>([
  'root',
  'bands',
  'mechanism',
  'breaks',
  'hypotheses',
]);

function headOfStrategy(strategy: Strategy): object {
  const head = Object.entries(strategy).filter(([field]) => !LISTED.has(field));
  return { ...Object.fromEntries(head), 'headline link': strategy.mechanism[0]?.id };
}

type Entries = ReadonlyMap<string, object>;

/** The lists of a file, what stands in each by its name. */
const LISTS: readonly ((strategy: Strategy) => Entries)[] = [
  ({ bands }) => entriesById('band', bands),
  ({ mechanism }) => entriesById('link', mechanism),
  ({ breaks }) => breaksByDay(breaks),
  ({ hypotheses }) => entriesById('hypothesis', hypotheses),
];

function entriesById(what: string, list: readonly { readonly id: string }[]): Entries {
  return new Map(list.map((each) => [`${what} ${each.id}`, each]));
}

/** A break has no id; of several on one day the second is `break <day>, 2`. */
function breaksByDay(breaks: readonly Break[]): Entries {
  const entries = new Map<string, Break>();
  for (const each of breaks) {
    const before = breaks.filter(({ on }) => on === each.on).indexOf(each);
    entries.set(`break ${each.on}${before === 0 ? '' : `, ${before + 1}`}`, each);
  }
  return entries;
}

function fieldsById(strategy: Strategy): Entries {
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

function entriesDiffer(before: Entries, after: Entries): readonly Difference[] {
  const gone = [...before.keys()].filter((where) => !after.has(where));
  return [...after.keys(), ...gone].flatMap((where) => {
    const old = before.get(where);
    const now = after.get(where);
    if (old !== undefined && now !== undefined) return fieldsDiffer(where, old, now);
    return [{ where, field: '', before: comparableJson(old), after: comparableJson(now) }];
  });
}

function fieldsDiffer(where: string, before: object, after: object): readonly Difference[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const fields = new Set([...now.keys(), ...old.keys()]);
  return [...fields].flatMap((field) => {
    const [from, to] = [comparableJson(old.get(field)), comparableJson(now.get(field))];
    return from === to ? [] : [{ where, field, before: from, after: to }];
  });
}

/** The fields by name, what is expected of an indicator by each hypothesis. */
function fieldsOf(entry: object): ReadonlyMap<string, unknown> {
  const fields = Object.entries(entry).flatMap(([field, value]): readonly [string, unknown][] =>
    field === 'expects'
      ? Object.entries(value).map(([name, expected]) => [`expects ${name}`, expected])
      : [[field, value]],
  );
  return new Map(fields);
}

/** As JSON with the fields of every object in order, so that only content is compared. */
function comparableJson(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isJsonObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
