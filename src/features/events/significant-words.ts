/** The words of a text that tell something, and whether two are the same. */

/** The words of a text that may tell something, in lower case: those of four letters or more, shorter ones where they are names. */
export function significantWordsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word)
    .filter((word) => word.length >= 4 || /^\p{Lu}./u.test(word))
    .map((word) => word.toLowerCase());
}

/** Whether two words are the same, or forms of one: of four letters or more, and alike but for the last two of the shorter. */
export function isSameWordOrInflection(one: string, other: string): boolean {
  if (one === other) return true;
  const least = Math.min(one.length, other.length);
  const same = Math.max(4, least - 2);
  return least >= 4 && one.slice(0, same) === other.slice(0, same);
}
