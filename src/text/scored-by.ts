/** By which strategy file a score was computed: it stands beside every score that leaves the program. */

/** The id of a strategy and the short hash of its file, which tell two versions of it apart. */
export function scoredBy({ id }: { readonly id: string }, hash: string): string {
  return `${id} ${hash}`;
}

/** The same as the last line of a text. */
export function scoredByLine(strategy: { readonly id: string }, hash: string): string {
  return `strategy ${scoredBy(strategy, hash)}`;
}

/** The same in a document. */
export function strategyJson(
  { id, title }: { readonly id: string; readonly title: string },
  hash: string,
): object {
  return { id, title, hash };
}
