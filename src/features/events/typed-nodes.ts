/** What an event bears on, as it is shown on a line and as it is typed there: titles, codes and ids, several of them. */
import { memoizePerObject } from '../../core/model/memoize.ts';
import { isIndicator, type Result, type Strategy } from '../../core/model/model.ts';
import { findNodeByIdOrCode, nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { byWords, type Findable, type Finder, LEAST_WORD } from '../../tui/finder.ts';
import { nodeTitleWithCode } from '../../views/event-words.ts';

/** What stands between two nodes on a line; a comma does too. */
const BETWEEN = '; ';
const MARKS = /([,;])/;

/** The nodes of a strategy by their titles in lower case, without those that name another too; and how many commas or semicolons a title has at most. */
const titlesOf = memoizePerObject((strategy: Strategy) => {
  const ids = new Map<string, string | undefined>();
  let marks = 0;
  for (const id of nodePlacesOf(strategy).keys()) {
    const title = nodeTitleWithCode(strategy, id).trim();
    const key = title.toLowerCase();
    const other = findNodeByIdOrCode(strategy, title)?.id;
    const isOnly = !ids.has(key) && (other === undefined || other === id);
    ids.set(key, isOnly ? id : undefined);
    marks = Math.max(marks, title.split(MARKS).length >> 1);
  }
  return { ids, marks };
});

/** Nodes as a line shows them: by code and title, by id where that would name another too. */
export function nodeTitlesFieldText(strategy: Strategy, nodes: readonly string[]): string {
  const { ids } = titlesOf(strategy);
  return nodes
    .map((id) => {
      const title = nodeTitleWithCode(strategy, id).trim();
      return ids.get(title.toLowerCase()) === id ? title : terminalSafeOneLine(id);
    })
    .join(BETWEEN);
}

/** What was typed, part by part: between commas or semicolons, a title that has some whole. */
function typedParts(strategy: Strategy, typed: string): readonly string[] {
  const { ids, marks } = titlesOf(strategy);
  const pieces = typed.split(MARKS);
  const parts: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    let end = Math.min(pieces.length, at + 2 * marks + 1);
    const part = (): string => pieces.slice(at, end).join('').trim();
    while (end > at + 1 && ids.get(part().toLowerCase()) === undefined) end -= 2;
    parts.push(part());
    at = end + 1;
  }
  return parts;
}

/** A line of nodes as it is being typed: the nodes that stand on it by title, and the part that is no title yet, the last one; '' where all are. */
export function splitFinishedNodesFromTyping(
  strategy: Strategy,
  typed: string,
): { readonly text: string; readonly part: string } {
  const parts = typedParts(strategy, typed);
  const last = parts.at(-1) ?? '';
  const isTitle = titlesOf(strategy).ids.get(last.toLowerCase()) !== undefined;
  const kept = (isTitle ? parts : parts.slice(0, -1)).filter((part) => part !== '');
  return { text: kept.join(BETWEEN), part: isTitle ? '' : last };
}

/** A line with one more node behind what stands on it. */
export function nodesTextWithNodeAdded(strategy: Strategy, text: string, node: string): string {
  const before = text.replace(/[\s,;]+$/, '');
  return [before, nodeTitlesFieldText(strategy, [node])]
    .filter((part) => part !== '')
    .join(BETWEEN);
}

/** The ids of what was typed, in its order; else which part names none, or more than one. */
export function parseTypedNodesAsIds(
  strategy: Strategy,
  typed: string,
  finder: Finder = byWords,
): Result<readonly string[]> {
  const parts = typedParts(strategy, typed).filter((part) => part !== '');
  const found = parts.map((part) => idsOfTypedPart(strategy, part, finder));
  const problems = found.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems };
  const ids = found.flatMap((each) => (each.ok ? each.value : []));
  return { ok: true, value: [...new Set(ids)] };
}

interface Named extends Findable {
  readonly id: string;
}

/** Every node by its name, its title and what it is for. */
const namedNodes = memoizePerObject((strategy: Strategy): readonly Named[] =>
  [...nodePlacesOf(strategy).values()].map(({ node }) => ({
    id: node.id,
    name: nodeCodeOf(node),
    title: node.title,
    also: isIndicator(node) ? '' : node.aim,
  })),
);

/** The nodes that a part of a line may mean, the nearest first. */
export function nodeIdsMeantByTypedPart(
  strategy: Strategy,
  part: string,
  finder: Finder,
): readonly string[] {
  const { exact, near } = finder(namedNodes(strategy), part);
  return [...exact, ...near].map(({ id }) => id);
}

/** So many names at most are suggested. */
const MOST = 3;

function idsOfTypedPart(
  strategy: Strategy,
  part: string,
  finder: Finder,
): Result<readonly string[]> {
  const whole = titlesOf(strategy).ids.get(part.toLowerCase());
  if (whole !== undefined) return { ok: true, value: [whole] };
  const named = part.split(/\s+/).map((word) => findNodeByIdOrCode(strategy, word)?.id);
  const known = named.filter((id) => id !== undefined);
  if (known.length === named.length) return { ok: true, value: known };
  const items = namedNodes(strategy);
  const same = items.filter(({ title }) => title.toLowerCase() === part.toLowerCase());
  const titled = items.map(({ also: _, ...named }) => named);
  const having = same.length > 0 ? same : byWords(titled, part).exact;
  const [only, ...others] = having;
  if (only !== undefined && others.length === 0) return { ok: true, value: [only.id] };
  // what nothing is called by may be what something is for
  const meant = part.length < LEAST_WORD ? [] : byWords(items, part).exact;
  const like = (): typeof titled => {
    const { exact, near } = finder(titled, part);
    return [...exact, ...near];
  };
  const near = (having.length > 0 ? having : meant.length > 0 ? meant : like())
    .slice(0, MOST)
    .map(({ id }) => (same.length > 1 ? id : nodeTitleWithCode(strategy, id)))
    .join(', ');
  const message =
    having.length > 0
      ? `say which "${part}": ${near}${having.length > MOST ? ' or another' : ''}`
      : `nothing is called "${part}"${near === '' ? '; write titles, codes or ids, with commas between' : `; the nearest: ${near}`}`;
  return { ok: false, problems: [{ path: '', message: terminalSafeOneLine(message) }] };
}
