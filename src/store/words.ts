/** What was written, in words. */
import { grouped } from '../domain/grouped.ts';
import type { Entry } from '../domain/journal.ts';
import type { Happening, Observation, Strategy } from '../domain/model.ts';
import { codeOf, placesOf } from '../domain/tree.ts';

/** "IR2 2 900 000 on 2026-10-01". */
export function wordsOfObservation(strategy: Strategy, observation: Observation): string {
  const node = placesOf(strategy).get(observation.indicator)?.node;
  const code = node === undefined ? observation.indicator : codeOf(node);
  return `${code} ${grouped(String(observation.value))} on ${observation.observedOn}`;
}

export function wordsOfHappening(happening: Happening): string {
  return `event "${happening.title}" of ${happening.day}`;
}

/** An action in words, from its first entry and the number of its entries. */
export function wordsOfAction(strategy: Strategy, first: Entry, count: number): string {
  if (first.subject === 'action') return `the ${first.kind} of ${first.id}`;
  if (count > 1) return `${count} ${first.subject}s`;
  const words = wordsOf(strategy, first);
  if (first.kind === 'correct') return `the correction to ${words}`;
  return first.kind === 'retract' ? `the retraction of ${words}` : words;
}

function wordsOf(
  strategy: Strategy,
  entry: Exclude<Entry, { readonly subject: 'action' }>,
): string {
  if (entry.subject === 'reading') return wordsOfObservation(strategy, entry.observation);
  if (entry.subject === 'event') return wordsOfHappening(entry.happening);
  return `${entry.subject === 'signature' ? 'the signature under ' : ''}assessment ${entry.id}`;
}
