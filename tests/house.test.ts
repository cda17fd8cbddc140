/** The rules of the house, on the source of the program. */
import { describe, expect, test } from 'vitest';
import { filesOf, importsOf, isSyntax, nodesOf, read } from './source.ts';

/** The floors, and from which each may import beside itself. The files above them, as main.ts, may from all. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  store: ['model'],
  page: ['model'],
  tui: ['page', 'model'],
  features: ['tui', 'page', 'store', 'model', 'index.ts'],
};

const SOURCE = filesOf('src/**/*.{ts,tsx}');
const TESTS = filesOf('tests/**/*.{ts,tsx,js,mjs}');
const imports = new Map([...SOURCE, ...TESTS].map((file) => [file, importsOf(file, read(file))]));

/** The folder below src, or the file that lies in none. */
const floorOf = (path: string): string => path.split('/')[1] ?? '';

/** What of a file's imports its floor may not see: of a wrong floor, and of the model any of Node's. */
function wrongOf(file: string, imported: readonly { path: string }[]): readonly string[] {
  const floor = floorOf(file);
  const below = FLOORS[floor];
  return imported
    .map(({ path }) => path)
    .filter((path) => {
      if (!path.startsWith('src/')) return floor === 'model' && path.startsWith('node:');
      return below !== undefined && ![floor, ...below].includes(floorOf(path));
    })
    .map((path) => `${file} imports ${path}`);
}

/** The circles among imports, each from its first file on and back to it; what `import()` loads on use is no part of one. */
function circlesIn(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at !== -1) found.add([...way.slice(at), file].join(' > '));
    if (done.has(file)) return;
    done.add(file);
    for (const next of edges.get(file) ?? []) visit(next, [...way, file]);
  };
  for (const file of edges.keys()) visit(file, []);
  return [...found];
}

/** The names of `let` and `var` outside every function of a file. */
function variablesOf(file: string, text: string): readonly string[] {
  const [program] = nodesOf(file, text);
  const body = Array.isArray(program?.body) ? program.body.filter(isSyntax) : [];
  return body
    .map((node) => (isSyntax(node.declaration) ? node.declaration : node))
    .filter(({ type, kind }) => type === 'VariableDeclaration' && kind !== 'const')
    .map(({ start }) => `${file}: ${text.slice(Number(start)).split('\n', 1)[0]}`);
}

describe('the house', () => {
  test('is there', () => {
    expect([...new Set(SOURCE.map(floorOf))]).toEqual(expect.arrayContaining(['model', 'main.ts']));
  });

  test('each floor imports from those below it, types included', () => {
    expect(SOURCE.flatMap((file) => wrongOf(file, imports.get(file) ?? []))).toEqual([]);
  });

  test('no file imports itself by way of others, types included', () => {
    const edges = new Map(
      SOURCE.map((file) => [
        file,
        (imports.get(file) ?? []).filter(({ lazily }) => !lazily).map(({ path }) => path),
      ]),
    );
    expect(circlesIn(edges)).toEqual([]);
  });

  test('nothing below the features keeps a variable outside a function', () => {
    const below = SOURCE.filter((file) => /^src\/(model|store|page|tui)\//.test(file));
    expect(below.flatMap((file) => variablesOf(file, read(file)))).toEqual([]);
  });

  test('no path of one machine stands anywhere', () => {
    const all = [...SOURCE, ...TESTS, ...filesOf('.config/*', 'data/**/*.md')];
    expect(all.filter((file) => /\/(?:home|root|work|Users)\/\w/.test(read(file)))).toEqual([]);
  });
});

describe('the rules find what breaks them', () => {
  const wrongIn = (file: string, text: string) => wrongOf(file, importsOf(file, text)).length;

  test.each([
    ['src/model/a.ts', `import type { B } from '../store/b.ts';`, 1],
    ['src/model/a.ts', `export * from '../page/b.ts';`, 1],
    ['src/model/a.ts', `type B = import('../features/b.ts').B;`, 1],
    ['src/model/a.ts', `import 'node:fs';`, 1],
    ['src/page/a.ts', `import { b } from '../store/b.ts'; import c from '../model/c.ts';`, 1],
    ['src/tui/a.tsx', `const b = import('../features/b.ts');`, 1],
    ['src/features/a/b.ts', `import { main } from '../../main.ts';`, 1],
    ['src/features/a.ts', `import '../model/b.ts'; import '../store/c.ts'; import 'd';`, 0],
  ])('%s with %s', (file, text, wrong) => {
    expect(wrongIn(file, text)).toBe(wrong);
  });

  test('a circle, and a variable', () => {
    expect(circlesIn(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'] })))).toEqual([
      'b > c > b',
    ]);
    const text = 'let a = 1;\nexport let b = 2;\nexport const c = () => { let d; return d; };\n';
    expect(variablesOf('a.ts', text)).toEqual(['a.ts: let a = 1;', 'a.ts: let b = 2;']);
  });
});
