/** The words to choose from, as a sentence names them: `high, moderate or low`. */
export function wordsJoinedWithOr(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)]
    .filter((part) => part !== '')
    .join(' or ');
}
