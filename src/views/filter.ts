/** Filters as people type them: words that must all be there, `!word` that must not, and words for what a row needs. */

import type { Branch } from '../core/model/model.ts';
import type { StateWord } from '../core/model/states.ts';
import { nodeCodeOf, nodePlacesOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import { terminalSafeOneLine } from '../text/format.ts';

/** What may be typed beside words. */
export const FILTER_FORMS = '!not, state:stale, due, alert, nosource';

/** What a filter looks at in a row. */
export interface Filterable {
  /** In lower case. */
  readonly text: string;
  /** The word shown, and what age alone says where that differs. */
  readonly states: readonly string[];
  readonly due: boolean;
  /** Whether the value that counts names no source. */
  readonly unsourced: boolean;
  /** Ids and codes of the node and of what it lies in, in lower case; undefined: rows of the list are no nodes. */
  readonly nodes?: readonly string[];
}

/** What a filter of evidence takes, where rows are of every track. */
export const EVIDENCE_FILTER_FORMS = `node:iran, ${FILTER_FORMS}`;

/** The words of a filter in lower case, a leading `!` kept; a `!` that stands alone is none. */
export function wordsOfFilter(filter: string): readonly string[] {
  return filter
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
}

/** Whether a row passes a filter: every word of the filter must be in it, a word behind `!` must not; `due`, `alert`, `nosource`, `node:…` and `state:…` are no plain words. An empty filter lets everything pass. */
export function rowPassesFilter(filter: string, row: Filterable): boolean {
  return wordsOfFilter(filter).every((word) =>
    word.startsWith('!') ? !rowPassesWord(word.slice(1), row) : rowPassesWord(word, row),
  );
}

function rowPassesWord(word: string, { text, states, due, unsourced, nodes }: Filterable): boolean {
  if (word === 'due') return due;
  if (word === 'nosource') return unsourced;
  if (word === 'alert') return states.includes('alert');
  const [, node] = /^node:(.*)$/.exec(word) ?? [];
  if (node !== undefined && nodes !== undefined) return nodes.includes(node);
  const [, state] = /^state:(.*)$/.exec(word) ?? [];
  return state === undefined ? text.includes(word) : states.some((each) => each.startsWith(state));
}

/** What a filter sees of any node: code, title, id, unit and the objective it belongs to; an indicator's state and whether it is due. */
export function nodeAsSeenByFilter(board: Board, id: string, words = ''): Filterable {
  const place = nodePlacesOf(board.strategy).get(id);
  const leaf = board.card.indicators.get(id);
  const shown: StateWord | undefined = board.words.get(id);
  const above: Branch | undefined = place?.parent;
  const parts = [
    ...(place === undefined ? [] : [nodeCodeOf(place.node), place.node.title, place.node.id]),
    ...(leaf === undefined ? [] : [leaf.node.unit ?? '', above?.title ?? '']),
    words,
  ];
  return {
    text: terminalSafeOneLine(parts.join(' ')).toLowerCase(),
    states: [shown, leaf?.state].flatMap((state) =>
      state === undefined ? [] : [state.toLowerCase()],
    ),
    due: leaf?.due ?? false,
    unsourced: leaf?.value !== undefined && leaf.source === '',
    nodes: (place === undefined ? [] : [place.node, ...place.path]).flatMap((node) => [
      node.id.toLowerCase(),
      nodeCodeOf(node).toLowerCase(),
    ]),
  };
}
