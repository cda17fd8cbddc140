/** What was probably meant by a word that is in no list. */

/** Longer lists are not searched: a file may hold thousands of unknown words. */
const LONGEST = 500;

/** "did you mean RU1?", or some of the list where nothing is like the word, or it is longer than is searched. */
export function suggestion(word: string, list: readonly string[], longest = LONGEST): string {
  const reach = Math.min(2, word.length >> 1);
  const near = list.length > longest ? [] : list.filter((known) => apart(word, known) <= reach);
  if (near.length > 0) return `did you mean ${near.slice(0, 3).join(' or ')}?`;
  return `choose from ${list.slice(0, 6).join(', ')}${list.length > 6 ? ' …' : ''}`;
}

/** The letters of the longer word between the beginning and the end that both have in common. */
function apart(word: string, known: string): number {
  const [one, other] = [word.toLowerCase(), known.toLowerCase()];
  const shorter = Math.min(one.length, other.length);
  let first = 0;
  while (first < shorter && one[first] === other[first]) first += 1;
  let last = 0;
  while (last < shorter - first && one.at(-1 - last) === other.at(-1 - last)) last += 1;
  return Math.max(one.length, other.length) - first - last;
}
