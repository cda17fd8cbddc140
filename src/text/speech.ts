/** Lines as a screen reader says them. */
import { type Part, spokenTextOfLinePart, type ViewLine } from './line.ts';

/** How signs are pronounced, whoever wrote them. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(^|[\s(])[\u2212-](?=\d)/g, '$1minus '],
  [/(^|[\s(])\+(?=\d)/g, '$1plus '],
  [/ %/g, ' percent'],
  [/(\d)\/100\b/g, '$1 of 100'],
  [/ -> /g, ' becomes '],
];

/** What is said of a part of a view, its signs in words; '' for nothing. */
export function spokenTextInWords(part: Part): string {
  return SIGNS.reduce(
    (said, [sign, word]) => said.replace(sign, word),
    spokenTextOfLinePart(part).trim(),
  );
}

/** Lines as they are said, without those of which nothing is. */
export function spokenSentencesOfLines(lines: readonly ViewLine[]): readonly string[] {
  return lines.map(spokenTextInWords).filter((said) => said !== '');
}
