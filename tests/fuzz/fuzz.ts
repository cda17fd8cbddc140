/**
 * Trying anything. Whatever once broke something stays in `corpus/`, one file per kind of input, and is tried first;
 * what breaks now is added there by itself. `AXISWATCH_FUZZ=100` tries a hundred times as much, other inputs each time.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { WHOLE_TEST } from '../patience.ts';

const more = Number(process.env.AXISWATCH_FUZZ ?? '1');

/** How long a test may take, in milliseconds; as much longer as more is tried. */
export const PATIENCE = WHOLE_TEST * Math.max(1, more);

/** Holds a law against so many inputs, which must be JSON. */
export async function holds<T>(
  kind: string,
  inputs: fc.Arbitrary<T>,
  runs: number,
  law: (input: T) => void | Promise<void>,
): Promise<void> {
  const file = new URL(`corpus/${kind}.json`, import.meta.url);
  const corpus: T[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const result = await fc.check(
    fc.asyncProperty(inputs, async (input) => law(input)),
    { numRuns: corpus.length + runs * more, examples: corpus.map((input) => [input]) },
  );
  if (!result.failed) return;
  const [found] = result.counterexample ?? [];
  const isKnown = corpus.some((input) => JSON.stringify(input) === JSON.stringify(found));
  if (found !== undefined && !isKnown)
    writeFileSync(file, `${JSON.stringify([...corpus, found], undefined, 2)}\n`);
  throw new Error(await fc.asyncDefaultReportMessage(result), { cause: result.errorInstance });
}

/** Signs that move a terminal, hide a text or turn it round, or are none. */
export const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** Pieces that are known to be trouble. */
export const TROUBLE = fc.constantFrom(
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://x\u0007',
  '\u009b31m',
  '\u0000',
  '\u0007',
  '\u202e',
  '\u061c',
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;http://x\u001b\\\\link\u001b]8;;\u001b\\\\',
  '\r',
  '\n',
  '\t',
  '"',
  "'",
  ',',
  ';',
  '=1+1',
  '<script>',
  '</style>',
  '&amp;',
  '__proto__',
  'constructor',
  '\ud800',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '9'.repeat(400),
);

/** Any text, and often a troublesome one. */
export const text = fc
  .array(
    fc.oneof(TROUBLE, fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 6 })),
    {
      maxLength: 5,
    },
  )
  .map((pieces) => pieces.join(''));
