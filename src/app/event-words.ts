/** Events in words: which pass a filter, the indicators and branches they name, what they are called. */
import type { Event, Strategy } from '../domain/model.ts';
import { codeOf, placesOf } from '../domain/tree.ts';
import { oneLine } from './format.ts';

/** What may be typed as a filter of events beside words. */
export const EVENT_FILTER_FORMS =
  'side:ours, kind:action, status:pledged, node:iran, day:2025, from:2025-06, to:2025-12';

/** Ids of a node, what lies above it short of the root, and what lies below it: what bears on it. */
export function bearingOn(strategy: Strategy, id: string): ReadonlySet<string> {
  const above = placesOf(strategy).get(id)?.path.slice(1) ?? [];
  const ids = new Set([id, ...above.map((branch) => branch.id)]);
  for (const [other, { path }] of placesOf(strategy)) {
    if (path.some((branch) => branch.id === id)) ids.add(other);
  }
  return ids;
}

/** The events that bear on a node: they name it, what lies below it, or what lies above it and below the root. */
export function eventsOn(
  strategy: Strategy,
  events: readonly Event[],
  id: string,
): readonly Event[] {
  const ids = bearingOn(strategy, id);
  return events.filter(({ nodes }) => nodes.some((node) => ids.has(node)));
}

/** Whether an event passes a filter as it is typed; an empty one lets everything pass. */
export function passesEvent(filter: string, event: Event, strategy: Strategy): boolean {
  const text = searchable(event, strategy);
  return passesWords(filter, (word) => holds(word, event, strategy, text));
}

/** Whether a node without an act of our side passes a filter of events: by its words, and by what bears on it. */
export function passesNode(filter: string, id: string, strategy: Strategy): boolean {
  const text = oneLine(`${id} ${wordsOf(strategy).get(id) ?? ''}`).toLowerCase();
  return passesWords(filter, (word) => {
    const [, name, wanted = ''] = FORM.exec(word) ?? [];
    if (name === undefined) return text.includes(word);
    if (name === 'node') return bearingOn(strategy, nodeNamed(strategy, wanted)).has(id);
    return name === 'side' && 'ours'.startsWith(wanted);
  });
}

const FORM = /^(side|kind|status|node|from|to|day):(.*)$/;

function passesWords(filter: string, has: (word: string) => boolean): boolean {
  return filter
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!')
    .every((word) => (word.startsWith('!') ? !has(word.slice(1)) : has(word)));
}

function holds(word: string, event: Event, strategy: Strategy, text: string): boolean {
  const [, name, wanted = ''] = FORM.exec(word) ?? [];
  switch (name) {
    case 'side':
      return event.side.startsWith(wanted);
    case 'kind':
      return event.kind.startsWith(wanted);
    case 'status':
      return wanted !== '' && (event.status ?? '').startsWith(wanted);
    case 'from':
      return event.day >= wanted;
    case 'to':
      return event.day.slice(0, wanted.length) <= wanted;
    case 'day':
      return event.day.startsWith(wanted);
    case 'node': {
      const ids = bearingOn(strategy, nodeNamed(strategy, wanted));
      return event.nodes.some((id) => ids.has(id));
    }
    default:
      return text.includes(word);
  }
}

function searchable(event: Event, strategy: Strategy): string {
  const { title, side, kind, status = '', source, note, day, nodes } = event;
  const names = nodes.flatMap((id) => [id, wordsOf(strategy).get(id) ?? '']);
  return oneLine([title, side, kind, status, source, note, day, ...names].join(' ')).toLowerCase();
}

const wordsByStrategy = new WeakMap<Strategy, ReadonlyMap<string, string>>();

/** By node, the names and aims of itself, of its track and objective, and of all below it: who asks for proxies finds what bears on the objective that is about them. */
function wordsOf(strategy: Strategy): ReadonlyMap<string, string> {
  const known = wordsByStrategy.get(strategy);
  if (known !== undefined) return known;
  const places = placesOf(strategy);
  const words = new Map<string, string>();
  for (const id of places.keys()) {
    const near = [...bearingOn(strategy, id)].flatMap((other) => places.get(other)?.node ?? []);
    const text = near
      .filter(({ id: other, kind }) => other === id || (kind !== 'gauge' && kind !== 'group'))
      .map(
        (node) =>
          `${codeOf(node)} ${node.title} ${node.kind === 'indicator' ? '' : (node.aim ?? '')}`,
      );
    words.set(id, text.join(' '));
  }
  wordsByStrategy.set(strategy, words);
  return words;
}

function nodeNamed(strategy: Strategy, name: string): string {
  if (placesOf(strategy).has(name)) return name;
  for (const { node } of placesOf(strategy).values())
    if (codeOf(node).toLowerCase() === name) return node.id;
  return name;
}

/** The codes of what an event names, with spaces. */
export function nodeCodes(strategy: Strategy, nodes: readonly string[]): string {
  return nodes
    .map((id) => {
      const node = placesOf(strategy).get(id)?.node;
      return oneLine(node === undefined ? id : codeOf(node));
    })
    .join(' ');
}

/** A node's code and title, or its id where the strategy does not know it. */
export function nodeTitle(strategy: Strategy, id: string): string {
  const node = placesOf(strategy).get(id)?.node;
  if (node === undefined) return oneLine(id);
  return oneLine(
    node.kind === 'indicator' && node.code !== undefined
      ? `${node.code} ${node.title}`
      : node.title,
  );
}

/** What kind of event of which side, and for ours how far it came. */
export function kindText({ side, kind, status }: Event): string {
  return `${side} ${kind}${status === undefined ? '' : `, ${status}`}`;
}
