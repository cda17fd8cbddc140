/** Paths and names of code that a text names, and whether they lead to anything; and the comments of the source. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A folder of the repository with what lies in it, or a file of a kind that it has. */
const PATH = /^(?:(?:src|data|tests)\/[\w./-]*|[\w./-]*\.(?:tsx?|mjs|md))$/;

/** What of these is a path of the repository and leads nowhere, from its folder or from `beside`. */
export function leadingNowhere(names: readonly string[], beside: string): readonly string[] {
  return names
    .filter((name) => PATH.test(name))
    .filter((name) => ![ROOT, join(ROOT, beside)].some((from) => existsSync(join(from, name))));
}

/** What a text has in backticks, fences aside. */
export function inBackticks(text: string): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return Array.from(prose.matchAll(/`([^`\n]+)`/g), ([, name = '']) => name);
}

/** Where the links of a text lead that stay in the repository, without what follows a `#`. */
export function linked(text: string): readonly string[] {
  return Array.from(text.matchAll(/\]\(([^)#\s]+)/g), ([, target = '']) => target).filter(
    (target) => !target.includes(':'),
  );
}

interface Commented {
  /** Path in the repository. */
  readonly file: string;
  readonly folder: string;
  readonly comments: string;
  /** Every word of the file outside its comments. */
  readonly words: ReadonlySet<string>;
}

/** A name of code, told from a plain word by a capital within it. */
const NAME = /^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/;

/** What of these is a name of code that the words of a file do not have. */
export function namesWithout(
  names: readonly string[],
  words: ReadonlySet<string>,
): readonly string[] {
  return names.filter((name) => NAME.test(name) && !words.has(name));
}

/** Every source file of these folders with its comments; of src where none is named. */
export function sourceComments(...folders: readonly string[]): readonly Commented[] {
  const within = folders.length === 0 ? ['src'] : folders;
  return globSync(
    within.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`),
    { cwd: ROOT, exclude: ['**/next/**'] },
  )
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      const { comments } = parseSync(file, source);
      const code = comments.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        source,
      );
      return {
        file,
        folder: relative(ROOT, dirname(join(ROOT, file))),
        comments: comments.map(({ value }) => value).join('\n'),
        words: new Set(code.match(/[\w$]+/g)),
      };
    });
}
