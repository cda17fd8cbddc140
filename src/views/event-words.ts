/** Events in words: which pass a filter, the indicators and branches they name, what they are called. */

import { memoizePerObject } from '../core/model/memoize.ts';
import {
  type Event,
  type Happening,
  isIndicator,
  isNeitherGaugeNorGroup,
  type Stance,
  type Strategy,
} from '../core/model/model.ts';
import { groupedDigits } from '../core/model/plain-text.ts';
import { findNodeById, findNodeByIdOrCode, nodeCodeOf, nodePlacesOf } from '../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import { wordsOfFilter } from './filter.ts';

/** What may be typed as a filter of events beside words. */
export const EVENT_FILTER_FORMS =
  'side:ours, kind:action, status:pledged, node:iran, day:2025, from:2025-06, to:2025-12';

/** Ids of a node, what lies above it short of the root, and what lies below it: what bears on it. */
export function nodeIdsAtAboveAndBelow(strategy: Strategy, id: string): ReadonlySet<string> {
  const above = nodePlacesOf(strategy).get(id)?.path.slice(1) ?? [];
  const ids = new Set([id, ...above.map((branch) => branch.id)]);
  for (const [other, { path }] of nodePlacesOf(strategy)) {
    if (path.some((branch) => branch.id === id)) ids.add(other);
  }
  return ids;
}

/** The events that bear on a node: they name it, what lies below it, or what lies above it and below the root. */
export function eventsBearingOn(
  strategy: Strategy,
  events: readonly Event[],
  id: string,
): readonly Event[] {
  const ids = nodeIdsAtAboveAndBelow(strategy, id);
  return events.filter(({ nodes }) => nodes.some((node) => ids.has(node)));
}

/** Whether an event passes a filter as it is typed; an empty one lets everything pass. */
export function eventPassesFilter(filter: string, event: Event, strategy: Strategy): boolean {
  const text = searchableEventText(event, strategy);
  return passesWords(filter, (word) => eventPassesWord(word, event, strategy, text));
}

/** Whether a node without an act of our side passes a filter of events: by its words, and by what bears on it. */
export function nodeWithoutActPassesFilter(
  filter: string,
  id: string,
  strategy: Strategy,
): boolean {
  const text = terminalSafeOneLine(`${id} ${wordsOf(strategy).get(id) ?? ''}`).toLowerCase();
  return passesWords(filter, (word) => {
    const [, name, wanted = ''] = FORM.exec(word) ?? [];
    if (name === undefined) return text.includes(word);
    if (name === 'node')
      return nodeIdsAtAboveAndBelow(strategy, nodeIdOfName(strategy, wanted)).has(id);
    return name === 'side' && 'ours'.startsWith(wanted);
  });
}

const FORM = /^(side|kind|status|node|from|to|day):(.*)$/;

function passesWords(filter: string, has: (word: string) => boolean): boolean {
  return wordsOfFilter(filter).every((word) =>
    word.startsWith('!') ? !has(word.slice(1)) : has(word),
  );
}

function eventPassesWord(word: string, event: Event, strategy: Strategy, text: string): boolean {
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
      const ids = nodeIdsAtAboveAndBelow(strategy, nodeIdOfName(strategy, wanted));
      return event.nodes.some((id) => ids.has(id));
    }
    default:
      return text.includes(word);
  }
}

/** What finds an event, in lower case: what a list shows of it, source, note, what it bears on and what that is for. */
export function searchableEventText(event: Event, strategy: Strategy): string {
  const { source, note, nodes } = event;
  const names = nodes.flatMap((id) => [id, wordsOf(strategy).get(id) ?? '']);
  return terminalSafeOneLine(
    [listedEventText(event), source, note, ...names].join(' '),
  ).toLowerCase();
}

/** What a list of events shows of one, in lower case. */
function listedEventText(event: Event): string {
  const { title, day } = event;
  return terminalSafeOneLine(
    `${day} ${dayText(day)} ${eventSideKindStatusAmountText(event)} ${title}`,
  ).toLowerCase();
}

/** Why an event passes a filter, for each word that a list does not show of it; '' when it shows them all. */
export function eventFilterMatchReasonText(
  filter: string,
  event: Event,
  strategy: Strategy,
): string {
  const shown = listedEventText(event);
  return wordsOfFilter(filter)
    .filter((word) => !word.startsWith('!') && !shown.includes(word))
    .flatMap((word) => {
      const why = whyWordMatchesText(word, event, strategy);
      return why === undefined ? [] : [`"${word}": ${why}`];
    })
    .join('; ');
}

function whyWordMatchesText(word: string, event: Event, strategy: Strategy): string | undefined {
  const [, form, wanted = ''] = FORM.exec(word) ?? [];
  if (form === 'node') {
    const ids = nodeIdsAtAboveAndBelow(strategy, nodeIdOfName(strategy, wanted));
    const named = event.nodes.find((id) => ids.has(id));
    return named === undefined ? undefined : `it bears on ${nodeTitleWithCode(strategy, named)}`;
  }
  if (form !== undefined) return undefined;
  for (const field of ['source', 'note'] as const)
    if (event[field].toLowerCase().includes(word)) return `in its ${field}`;
  const near = event.nodes.flatMap((id) => nearOf(strategy, id));
  const named = near.find(({ id, name }) => `${id} ${name}`.toLowerCase().includes(word));
  if (named !== undefined) return `it bears on ${nodeTitleWithCode(strategy, named.id)}`;
  const meant = near.find(({ aim }) => aim.toLowerCase().includes(word));
  if (meant === undefined) return undefined;
  const at = meant.aim.toLowerCase().indexOf(word);
  const said = at < 24 ? meant.aim : `…${meant.aim.slice(at)}`;
  return terminalSafeOneLine(`it bears on ${nodeTitleWithCode(strategy, meant.id)}, for: ${said}`);
}

interface Near {
  readonly id: string;
  readonly name: string;
  readonly aim: string;
}

/** What bears on a node, with itself first: its track and objective, and all below it. What names the whole strategy is about nothing below it. */
function nearOf(strategy: Strategy, id: string): readonly Near[] {
  const places = nodePlacesOf(strategy);
  const ids = id === strategy.root.id ? [id] : nodeIdsAtAboveAndBelow(strategy, id);
  return [...ids].flatMap((other): readonly Near[] => {
    const node = places.get(other)?.node;
    if (node === undefined || (other !== id && !isNeitherGaugeNorGroup(node))) return [];
    const aim = isIndicator(node) ? '' : (node.aim ?? '');
    return [{ id: other, name: `${nodeCodeOf(node)} ${node.title}`, aim }];
  });
}

/** By node, the names and aims of what bears on it: who asks for proxies finds what bears on the objective that is about them. */
const wordsOf = memoizePerObject((strategy: Strategy): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const id of nodePlacesOf(strategy).keys())
    words.set(
      id,
      nearOf(strategy, id)
        .map(({ name, aim }) => `${name} ${aim}`)
        .join(' '),
    );
  return words;
});

function nodeIdOfName(strategy: Strategy, name: string): string {
  return findNodeByIdOrCode(strategy, name)?.id ?? name;
}

/** What an event names as a list shows it: indicators by their codes, all else by title. */
export function nodeNamesText(strategy: Strategy, nodes: readonly string[]): string {
  return nodes
    .map((id) => {
      const node = findNodeById(strategy, id);
      return isIndicator(node)
        ? terminalSafeOneLine(nodeCodeOf(node))
        : nodeTitleWithCode(strategy, id);
    })
    .join(', ');
}

/** A node's code and title, of a branch that has its title in common with another what it is of too; its id where the strategy does not know it. */
export function nodeTitleWithCode(strategy: Strategy, id: string): string {
  const { node, parent } = nodePlacesOf(strategy).get(id) ?? {};
  if (node === undefined) return terminalSafeOneLine(id);
  if (isIndicator(node))
    return terminalSafeOneLine(node.code === undefined ? node.title : `${node.code} ${node.title}`);
  const isShared = (branchCountByTitle(strategy).get(node.title) ?? 0) > 1;
  return terminalSafeOneLine(
    isShared && parent !== undefined ? `${node.title} (${parent.title})` : node.title,
  );
}

/** How many branches have a title. */
const branchCountByTitle = memoizePerObject((strategy: Strategy): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { node } of nodePlacesOf(strategy).values())
    if (!isIndicator(node)) counts.set(node.title, (counts.get(node.title) ?? 0) + 1);
  return counts;
});

/** An act of ours is for the strategy where nothing is said. */
const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  for: '',
  against: 'against',
  limits: 'limits',
  extends: 'extends',
};

/** What an act means to the strategy: "against", "limits", "extends"; '' where it is for it, or nothing is said. */
export function actDirectionText({ direction }: Pick<Event, 'direction'>): string {
  return direction === undefined ? '' : STANCE_WORDS[direction];
}

/** What kind of event of which side, what it means to the strategy, for ours how far it came, and its amount where it is not 1. */
export function eventSideKindStatusAmountText(event: Happening): string {
  const amount = eventAmountText(event);
  return `${eventSideKindStatusText(event)}${amount === '' ? '' : `, ${amount}`}`;
}

/** "amount 22", what an event adds to an indicator that counts it; '' for 1. */
export function eventAmountText({ amount }: Pick<Event, 'amount'>): string {
  return amount === 1 ? '' : `amount ${groupedDigits(String(amount))}`;
}

/** What an event is: side, kind, meaning for the strategy and status, without its amount; what matters most first, for a column that may be cut. */
export function eventSideKindStatusText(event: Happening): string {
  const { side, kind, status = '' } = event;
  return [`${side} ${kind}`, actDirectionText(event), status]
    .filter((word) => word !== '')
    .join(', ');
}
