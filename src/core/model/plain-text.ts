/** What every floor does with a text: which are taken in, words joined, digits grouped, hashes cut short, ids made of words. */

/** Why a text is not taken: a NUL, which the import of a file refuses, or half of a pair of surrogates, which no file holds; undefined where it is taken. */
export function whyTextUnwritable(text: string): string | undefined {
  if (text.includes('\0')) return 'holds a NUL character; take it out';
  return text.isWellFormed() ? undefined : 'holds half of a character; write it whole';
}

/** The words to choose from, as a sentence names them: `high, moderate or low`. */
export function wordsJoinedWithOr(words: readonly string[]): string {
  return wordsJoinedWith(words, 'or');
}

/** The words of a list, as a sentence names them all: `high, moderate and low`. */
export function wordsJoinedWithAnd(words: readonly string[]): string {
  return wordsJoinedWith(words, 'and');
}

function wordsJoinedWith(words: readonly string[], last: string): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)]
    .filter((part) => part !== '')
    .join(` ${last} `);
}

/** Whether a text is a number written with a decimal point and nothing between thousands: `-12.5`, `.5`, `1e6`. */
export function isDecimalNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
}

/** The digits of a number in groups of three, a space apart from five digits before the point on: `2 900 000`. */
export function groupedDigits(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const apart = /^-?\d{5,}$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ' ') : whole;
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/** A count `n`, a whole number ≥ 0, with its noun: `1 reading`, `3 readings`. */
export function countWithNoun(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** The words of a text as an id, cut after `most` characters, ≥ 1: small Latin letters and digits, with hyphens between; '' where it has none of them. */
export function hyphenatedIdFromText(text: string, most = Infinity): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replaceAll(/^-+|-+$/g, '');
}

/** The short form of a SHA-256 of 64 hex digits, by which a strategy file is called beside its scores: its first 8. */
export function shortHashText(sha256: string): string {
  return sha256.slice(0, 8);
}
