/** What came after is never said to have come because: the program has the word only to deny it. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));

/** A file with its comments blanked. */
function withoutComments(name: string): string {
  const text = readFileSync(`${SOURCE}${name}`, 'utf8');
  return parseSync(name, text).comments.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
}

test('no text of the program says "because" but "not because" and "never because"', () => {
  // the checks of likelihood look for the word in what a person wrote
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE, exclude: ['next/**'] }).filter(
    (name) => name !== 'core/journal/likelihood.ts',
  );
  const found = files.flatMap((name) =>
    [...withoutComments(name).matchAll(/(\w+)\s+because|because/gi)].map(([whole, before = '']) => [
      name,
      before.toLowerCase(),
      whole,
    ]),
  );
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(([, before = '']) => !['not', 'never'].includes(before))).toEqual([]);
});
