/** What was written, in words. */

import { bySubject, type Entry, isTakeBack, type VersionKind } from '../../core/journal/journal.ts';
import { grouped } from '../../core/model/grouped.ts';
import type { Happening, Observation, Strategy } from '../../core/model/model.ts';
import { codeOf, placesOf } from '../../core/model/tree.ts';

/** "IR2 2 900 000 on 2026-10-01". */
export function wordsOfObservation(strategy: Strategy, observation: Observation): string {
  const node = placesOf(strategy).get(observation.indicator)?.node;
  const code = node === undefined ? observation.indicator : codeOf(node);
  return `${code} ${grouped(String(observation.value))} on ${observation.observedOn}`;
}

export function wordsOfHappening(happening: Happening): string {
  return `event "${happening.title}" of ${happening.day}`;
}

const OF_KIND: Readonly<Record<VersionKind, string>> = {
  record: '',
  correct: 'the correction to ',
  retract: 'the retraction of ',
};

/** An action in words, from its first entry and the number of its entries. */
export function wordsOfAction(strategy: Strategy, first: Entry, count: number): string {
  if (count > 1 && !isTakeBack(first)) return `${count} ${first.subject}s`;
  return bySubject(
    {
      reading: ({ kind, observation }) =>
        `${OF_KIND[kind]}${wordsOfObservation(strategy, observation)}`,
      event: ({ kind, happening }) => `${OF_KIND[kind]}${wordsOfHappening(happening)}`,
      assessment: ({ id }) => `assessment ${id}`,
      signature: ({ id }) => `the signature under assessment ${id}`,
      action: ({ kind, id }) => `the ${kind} of ${id}`,
    },
    first,
  );
}
