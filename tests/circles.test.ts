import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read } from './source.ts';

/** The files that each file imports from, of values or of types alone. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** What a file imports from below src/, types too; what `import()` loads when it is asked for is no part of it. */
function importsOf(file: string, text: string): readonly string[] {
  const found = [...nodesOf(file, text)]
    .filter(({ type, source }) => isSyntax(source) && type !== 'ImportExpression')
    .map(({ source }) => literalOf(source))
    .filter((specifier) => specifier?.startsWith('.') === true)
    .map((specifier) => posix.join(posix.dirname(file), specifier ?? ''));
  return [...new Set(found)].sort();
}

/** The shortest way along imports from a file to another, both named; undefined: there is none. */
function wayBetween(imports: Imports, from: string, to: string): readonly string[] | undefined {
  const seen = new Set([from]);
  const ways: (readonly string[])[] = [[from]];
  for (const way of ways) {
    const last = way.at(-1) ?? from;
    if (last === to) return way;
    for (const next of imports.get(last) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

/** For every import that lies on a circle the shortest circle through it, each once, from its first name on and back to it. */
function circlesIn(imports: Imports): readonly string[] {
  const found = new Set<string>();
  for (const [file, targets] of imports) {
    for (const target of targets) {
      const way = wayBetween(imports, target, file);
      if (way === undefined) continue;
      const first = way.indexOf(way.toSorted()[0] ?? file);
      const round = [...way.slice(first), ...way.slice(0, first)];
      found.add([...round, round[0]].join(' > '));
    }
  }
  return [...found].sort();
}

const importsIn = (texts: Readonly<Record<string, string>>): Imports =>
  new Map(Object.entries(texts).map(([file, text]) => [file, importsOf(file, text)]));

describe('the house', () => {
  test('no file imports itself by way of others, types included', () => {
    expect(circlesIn(new Map(files.map((file) => [file, importsOf(file, read(file))])))).toEqual(
      [],
    );
  });
});

describe('a circle is found', () => {
  const back = `import { a } from '../features/a.ts'; export const b = a;`;

  test.each([
    ['of values', `import { b } from '../core/b.ts';`],
    ['of types', `import type { b } from '../core/b.ts';`],
    ['of a type among values', `import { type b } from '../core/b.ts';`],
    ['of a type named in place', `type B = typeof import('../core/b.ts').b;`],
    ['of what is handed on', `export { b } from '../core/b.ts';`],
    ['of all that is handed on', `export * from '../core/b.ts';`],
    ['of a type that is handed on', `export type { b } from '../core/b.ts';`],
    ['of an import for its effects', `import '../core/b.ts';`],
  ])('%s', (_, text) => {
    expect(circlesIn(importsIn({ 'core/b.ts': back, 'features/a.ts': text }))).toEqual([
      'core/b.ts > features/a.ts > core/b.ts',
    ]);
  });

  test('each by its names, where several share a file', () => {
    const texts = {
      'a.ts': `import './b.ts'; import './c.ts';`,
      'b.ts': `import type { A } from './a.ts';`,
      'c.tsx': '',
      'c.ts': `import './d.ts';`,
      'd.ts': `import './a.ts';`,
      'e.ts': `import './e.ts'; import './a.ts';`,
    };
    expect(circlesIn(importsIn(texts))).toEqual([
      'a.ts > b.ts > a.ts',
      'a.ts > c.ts > d.ts > a.ts',
      'e.ts > e.ts',
    ]);
  });

  test('none where a file is loaded when it is asked for', () => {
    const text = `export const load = () => import('../core/b.ts');`;
    expect(circlesIn(importsIn({ 'core/b.ts': back, 'features/a.ts': text }))).toEqual([]);
  });
});
