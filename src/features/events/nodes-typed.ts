/** Nodes as people type them: codes, ids or words of a title, several with commas or, by codes and ids, spaces between. */
import { isIndicator, type Result, type Strategy } from '../../core/model/model.ts';
import { codeOf, findIndicator, placesOf } from '../../core/model/tree.ts';
import { oneLine } from '../../text/format.ts';
import { byWords, type Finder, LEAST_WORD } from '../../tui/finder.ts';
import { nodeTitle } from '../../views/event-words.ts';

const MOST = 3;

/** The ids of what was typed, in its order; else which part names none, or more than one. */
export function nodesTyped(
  strategy: Strategy,
  typed: string,
  finder: Finder = byWords,
): Result<readonly string[]> {
  const parts = typed.split(',').map((part) => part.trim());
  const found = parts.filter((part) => part !== '').map((part) => idsOf(strategy, part, finder));
  const problems = found.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems };
  const ids = found.flatMap((each) => (each.ok ? each.value : []));
  return { ok: true, value: [...new Set(ids)] };
}

function idsOf(strategy: Strategy, part: string, finder: Finder): Result<readonly string[]> {
  const places = placesOf(strategy);
  const named = part.split(/\s+/).map((word) => {
    const id = word.toLowerCase();
    return places.has(id) ? id : findIndicator(strategy, word)?.id;
  });
  const known = named.filter((id) => id !== undefined);
  if (known.length === named.length) return { ok: true, value: known };
  const items = [...places.values()].map(({ node }) => ({
    id: node.id,
    name: codeOf(node),
    title: node.title,
    also: isIndicator(node) ? '' : node.aim,
  }));
  const same = items.filter(({ title }) => title.toLowerCase() === part.toLowerCase());
  const titled = items.map(({ also: _, ...named }) => named);
  const having = same.length > 0 ? same : byWords(titled, part);
  const [only, ...others] = having;
  if (only !== undefined && others.length === 0) return { ok: true, value: [only.id] };
  // what nothing is called by may be what something is for
  const meant = part.length < LEAST_WORD ? [] : byWords(items, part);
  const near = (having.length > 0 ? having : meant.length > 0 ? meant : finder(titled, part))
    .slice(0, MOST)
    .map(({ id }) => (same.length > 1 ? id : nodeTitle(strategy, id)))
    .join(', ');
  const message =
    having.length > 0
      ? `say which "${part}": ${near}${having.length > MOST ? ' or another' : ''}`
      : `nothing is called "${part}"${near === '' ? '; write codes, ids or titles, with commas between' : `; the nearest: ${near}`}`;
  return { ok: false, problems: [{ path: '', message: oneLine(message) }] };
}
