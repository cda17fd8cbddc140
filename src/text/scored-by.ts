/** By which strategy file a score was computed: it stands beside every score that leaves the program. */

import type { strategyHead, TypeOf } from './document-parts.ts';

/** A document of scores before it says by which strategy file they hold. */
export type Unscored<Document> = Omit<Document, 'strategy'>;

/** The id of a strategy and the short hash of its file, which tell two versions of it apart. */
export function strategyIdAndHashText({ id }: { readonly id: string }, hash: string): string {
  return `${id} ${hash}`;
}

/** The id and the hash of the strategy file that scored, as the last line of a text. */
export function scoredByStrategyText(strategy: { readonly id: string }, hash: string): string {
  return `strategy ${strategyIdAndHashText(strategy, hash)}`;
}

/** The id, title and hash of the strategy file that scored, in a document. */
export function strategyHeadJson(
  { id, title }: { readonly id: string; readonly title: string },
  hash: string,
): TypeOf<typeof strategyHead> {
  return { id, title, hash };
}
