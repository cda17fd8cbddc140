/** The door of the source says what is there: folders, files, the way of a reading, words. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import {
  inBackticks,
  leadingNowhere,
  linked,
  namesWithout,
  ROOT,
  sourceComments,
} from './named-paths.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const page = read('src/README.md');

/** The files of src without those of the new program, by their paths in the repository. */
const sourceFiles = (): string[] =>
  globSync('src/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['src/next/**'] });

/** What stands under a heading, up to the next. */
function under(heading: string): string {
  const [, rest = ''] = page.split(`## ${heading}\n`);
  return rest.split('\n## ', 1)[0] ?? '';
}

/** The rows of the table under a heading, cell by cell, its head aside. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  return Array.from(under(heading).matchAll(/^\| (.*) \|$/gm), ([, row = '']) => row.split(' | '))
    .slice(1)
    .filter(([first = '']) => !/^-+/.test(first));
}

type Syntax = { readonly type: string; readonly [key: string]: unknown };

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The names of the functions, methods and constants that a source file declares. */
function declaredIn(file: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isSyntax(value)) {
      const named = value.type === 'MethodDefinition' ? value.key : value.id;
      const declares = ['MethodDefinition', 'FunctionDeclaration', 'VariableDeclarator'].includes(
        value.type,
      );
      if (declares && isSyntax(named) && typeof named.name === 'string') names.add(named.name);
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(parseSync(file, read(file)).program);
  return names;
}

/** How often a file has a word that is a name of its own. */
const timesIn = (file: string, name: string): number =>
  read(file).match(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))?.length ?? 0;

test('every folder of the source has its line, and every line its folder', () => {
  const folders = sourceFiles().map((file) => file.replaceAll('\\', '/').replace(/\/[^/]*$/, ''));
  const named = rowsUnder('Folders').map(([folder = '']) => folder);
  const there = [...new Set(folders)].filter((folder) => folder !== 'src');
  expect([...named].sort()).toEqual(there.map((folder) => `\`${folder}\``).sort());
});

describe('what a folder sees', () => {
  const cells = Array.from(under('Folders').matchAll(/^\|(.*)\|$/gm), ([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  ).slice(2);
  const seenBy = new Map(
    cells.map(([folder = '', , sees = '']) => [folder.replaceAll('`', ''), inBackticks(sees)]),
  );

  /** The folders that files of a folder import from, its own aside; of features what is drawn and the commands aside, and what they see of each other. */
  const importedBy = (folder: string): readonly string[] =>
    globSync(`${folder}/*.{ts,tsx}`, { cwd: ROOT })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !/^src\/features\/.*(?:\.tsx|command\.ts|commands\.ts)$/.test(file))
      .flatMap((file) =>
        Array.from(read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g), ([, path = '']) =>
          posix.dirname(posix.join(posix.dirname(file), path)),
        ),
      )
      .filter((other) => other !== folder)
      .filter((other) => !isWithin(folder, 'src/features') || !isWithin(other, 'src/features'));
  const isWithin = (folder: string, other: string): boolean =>
    folder === other || folder.startsWith(`${other}/`);

  test('stands in the last of three cells', () => {
    expect(cells.filter(({ length }) => length !== 3)).toEqual([]);
  });

  test.each([...seenBy])('%s', (folder, said) => {
    const named =
      said.length === 0 && isWithin(folder, 'src/features')
        ? (seenBy.get('src/features') ?? [])
        : said;
    const imported = [...new Set(importedBy(folder))];
    const isSeen = (other: string): boolean => named.some((name) => isWithin(other, name));
    expect(imported.filter((other) => !isSeen(other))).toEqual([]);
    if (said.length > 0 && folder !== 'src/features')
      expect(said.filter((name) => !imported.some((other) => isWithin(other, name)))).toEqual([]);
  });
});

test('ten files are named to be read first', () => {
  const files = Array.from(
    under('Read these first').matchAll(/^\d+\. `([^`]+)`/gm),
    ([, file]) => file,
  );
  expect(new Set(files).size).toBe(10);
});

describe('the way of a reading', () => {
  const stops = rowsUnder('How a reading travels').flatMap(([file = '', functions = '']) =>
    inBackticks(functions).map((name) => ({ file: file.replaceAll('`', ''), name })),
  );

  test('goes from the key to the disk and back', () => {
    expect(stops.length).toBeGreaterThan(30);
    const files = stops.map(({ file }) => file);
    expect(files[0]).toBe('src/ui/run.tsx');
    expect(files).toContain('src/store/journal/entries.ts');
    expect(files.at(-1)).toBe('src/ui/app.tsx');
    expect(under('How a reading travels')).toContain(`they lie in ${new Set(files).size} files.`);
  });

  test.each(stops)('$name is declared in $file', ({ file, name }) => {
    expect([...declaredIn(file)]).toContain(name);
  });

  test.each(stops.slice(1).map((stop, at) => ({ ...stop, before: stops.slice(0, at + 1) })))(
    '$name is used by what stands above it',
    ({ file, name, before }) => {
      const others = [...new Set(before.map((stop) => stop.file))].filter((each) => each !== file);
      // in its own file beside its declaration
      const uses = timesIn(file, name) > 1 || others.some((other) => timesIn(other, name) > 0);
      expect(uses).toBe(true);
    },
  );

  test('begins with the key and the command that it names', () => {
    const keys = read('src/features/record/keys.ts');
    expect(keys).toMatch(/id: 'reading\.record',\s+keys: \['e'\],/);
    expect(under('How a reading travels')).toContain('`reading.record`');
  });
});

test('what is looked for most often is named with its file', () => {
  const rows = rowsUnder('Adding to it');
  expect(rows.length).toBeGreaterThanOrEqual(15);
  const without = rows.filter(
    ([, where = '']) => !inBackticks(where).some((name) => name.startsWith('src/')),
  );
  expect(without).toEqual([]);
});

test('every word of the glossary occurs in the source', () => {
  const source = sourceFiles().map(read).join('\n');
  const words = rowsUnder('Words').flatMap(([first = '']) => first.split(', '));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`, 'i').test(source))).toEqual([]);
  expect(words.filter((word, at) => words.indexOf(word) < at)).toEqual([]);
});

test('every path on the page leads somewhere', () => {
  expect(leadingNowhere([...inBackticks(page), ...linked(page)], 'src')).toEqual([]);
});

test('every path in a comment of the source, the tests and the build leads somewhere', () => {
  const lost = sourceComments('src', 'tests', '.config').flatMap(({ file, folder, comments }) => {
    const plain =
      comments.match(
        /(?<![\w./`-])(?:[\w./-]+\.(?:tsx?|mjs|md)\b|(?:src|tests|data)\/[\w./-]*\w)/g,
      ) ?? [];
    return leadingNowhere([...inBackticks(comments), ...plain], folder).map(
      (name) => `${file}: ${name}`,
    );
  });
  expect(lost).toEqual([]);
});

/** Names of code in comments that are those of others: a field of JSON, an option as commander names it, a method of a number. */
const OTHERS: readonly string[] = ['observedOn', 'takeReadings', 'toPrecision'];

test('every name of code in a comment of the source, the tests and the build is one of its file', () => {
  const lost = sourceComments('src', 'tests', '.config').flatMap(({ file, comments, words }) =>
    namesWithout(inBackticks(comments), words)
      .filter((name) => !OTHERS.includes(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(lost).toEqual([]);
});

test('a name of code that is not in its file is found', () => {
  expect(
    namesWithout(['theirName', 'ourName', 'plain', '--flag', 'a b'], new Set(['ourName'])),
  ).toEqual(['theirName']);
});
