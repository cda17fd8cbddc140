/** Which texts are taken in: those that a file in UTF-8 can hold and give back. */

/** Why a text is not taken: a NUL, which the import of a file refuses, or half of a pair of surrogates, which no file holds; undefined where it is taken. */
export function whyTextUnwritable(text: string): string | undefined {
  if (text.includes('\0')) return 'holds a NUL character; take it out';
  return text.isWellFormed() ? undefined : 'holds half of a character; write it whole';
}
