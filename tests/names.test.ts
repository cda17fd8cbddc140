import { describe, expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read, type Syntax, within } from './source.ts';

/** The text of a node that names something: an identifier, or a name in quotes. */
const nameOf = (node: unknown): string | undefined =>
  isSyntax(node) && typeof node.name === 'string' ? node.name : literalOf(node);

/** The names that a declaration binds, of a pattern all. */
function boundBy(declaration: Syntax): readonly (string | undefined)[] {
  if (!Array.isArray(declaration.declarations)) return [nameOf(declaration.id)];
  return declaration.declarations.flatMap(({ id }) =>
    isSyntax(id) && id.type === 'Identifier'
      ? [nameOf(id)]
      : [...within(id)].flatMap(({ type, value, argument }) =>
          type === 'Property' || type === 'RestElement' ? [nameOf(value) ?? nameOf(argument)] : [],
        ),
  );
}

/** The names that a file exports, of values and of types, each once; those it hands on too. */
function exportsOf(file: string, text: string): readonly string[] {
  const found: (string | undefined)[] = [];
  for (const { type, declaration, specifiers, exported, source } of nodesOf(file, text)) {
    if (type === 'ExportAllDeclaration')
      found.push(nameOf(exported) ?? `* of ${literalOf(source)}`);
    if (type !== 'ExportNamedDeclaration') continue;
    if (isSyntax(declaration)) found.push(...boundBy(declaration));
    if (Array.isArray(specifiers)) found.push(...specifiers.map((each) => nameOf(each.exported)));
  }
  return [...new Set(found.filter((name) => name !== undefined))];
}

/** The names that more than one file exports, each with its files. */
function sharedIn(
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const homes = new Map<string, string[]>();
  for (const [file, text] of Object.entries(texts))
    for (const name of exportsOf(file, text)) homes.set(name, [...(homes.get(name) ?? []), file]);
  return Object.fromEntries([...homes].filter(([, { length }]) => length > 1));
}

describe('the house', () => {
  test('what is exported has a name of its own', () => {
    expect(sharedIn(Object.fromEntries(files.map((file) => [file, read(file)])))).toEqual({});
  });
});

/** The exported functions of a file: name, the type they are said to give, and what stands right above. */
function functionsOf(
  file: string,
): readonly { readonly name: string; readonly gives: string; readonly above: string }[] {
  const text = read(file);
  return [...nodesOf(file, text)].flatMap(({ type, start, declaration }) => {
    if (type !== 'ExportNamedDeclaration' || !isSyntax(declaration)) return [];
    if (declaration.type !== 'FunctionDeclaration' || !isSyntax(declaration.returnType)) return [];
    const { returnType } = declaration;
    return [
      {
        name: nameOf(declaration.id) ?? '',
        gives: text.slice(Number(returnType.start) + 1, Number(returnType.end)).trim(),
        above: text.slice(0, Number(start)).trimEnd().slice(-2),
      },
    ];
  });
}

/** What the end of a name promises, and the types that keep the promise. */
const PROMISES: readonly (readonly [RegExp, RegExp])[] = [
  [/(Texts|Sentences)$/, /^(readonly (string\[\]|\[string.*\])|Generator<string>)$/],
  [/(Text|Sentence)$/, /^(?!readonly string\[\])/],
  [/Problems$/, /^(Promise<)?readonly Problem\[\]>?$/],
];

describe('what functions say of themselves', () => {
  const all = files.flatMap((file) => functionsOf(file).map((each) => ({ ...each, file })));

  test('every exported function has a sentence above it', () => {
    expect(all.length).toBeGreaterThan(1_000);
    expect(all.filter(({ above }) => above !== '*/').map(({ name }) => name)).toEqual([]);
  });

  test('a name that ends in texts or problems gives them', () => {
    const broken = all.filter(({ name, gives }) =>
      PROMISES.some(([end, types]) => end.test(name) && !types.test(gives)),
    );
    expect(broken.map(({ name, gives }) => `${name}: ${gives}`)).toEqual([]);
  });

  test('only the store asks with SQL', () => {
    const elsewhere = all.filter(
      ({ name, file }) => /^query[A-Z]/.test(name) && !file.startsWith('store/'),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('a name that two files export is found', () => {
  test.each([
    'export function a() {}',
    'export async function* a() {}',
    'export class a {}',
    'export interface a {}',
    'export type a = string;',
    'export const b = 1, a = 2;',
    'export const { b, c: a } = b;',
    'export const { ...a } = b;',
    'const b = 1; export { b as a };',
    `export { a } from './other.ts';`,
    `export type { b as a } from './other.ts';`,
    `export * as a from './other.ts';`,
  ])('%s', (text) => {
    expect(sharedIn({ 'one.ts': 'export const a = 1;', 'two.ts': text })).toEqual({
      a: ['one.ts', 'two.ts'],
    });
  });

  test('and none where a file keeps it to itself', () => {
    const text = `import { a as b } from './one.ts'; function a() {} export { a as c }; export default a;`;
    expect(sharedIn({ 'one.ts': 'export const a = 1;', 'two.ts': text })).toEqual({});
  });

  test('nor where one file says it twice, as overloads and a type beside its value do', () => {
    const text = `export function a(b: string): void; export function a(b: unknown): void {} export type a = string;`;
    expect(sharedIn({ 'one.ts': text })).toEqual({});
  });
});

/** What a sentence says that is only understood after the one above it. */
const LEANS =
  /^(The same(?= (of|with|without|where|for|in|as|step|once|when|from|at|to|if|by)\b|$)|As `\w+`|And )|\blikewise\b|\bas above\b/i;

/** The sentences above a declaration that say what they are about by pointing at another. */
const leaningIn = (text: string): readonly string[] =>
  [...text.matchAll(/\/\*\*\s*(?:\*\s+)?((?:(?!\*\/)[\s\S])*?)\s*\*\//g)]
    .map(([, said = '']) => said.replaceAll(/\s*\n\s*\*\s*/g, ' '))
    .filter((said) => LEANS.test(said));

describe('a sentence above a declaration', () => {
  test('says by itself what it is about', () => {
    const leaning = files.flatMap((file) =>
      leaningIn(read(file)).map((said) => `${file}: ${said}`),
    );
    expect(leaning).toEqual([]);
  });

  test('is found where it leans on the one above it', () => {
    const leaning = [
      'The same without them.',
      'As `f`, for a file.',
      'Rows; undefined\n * likewise.',
    ];
    const sound = [
      'The same readings without one.',
      'As known on a day.',
      'The same object while asked.',
    ];
    const text = [...leaning, ...sound].map((said) => `/** ${said} */\nf();\n`).join('');
    expect(leaningIn(text)).toHaveLength(leaning.length);
  });
});
