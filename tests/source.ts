/** The files of the program, and each as a syntax tree: what its size and its rules are read from. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

export const ROOT: string = fileURLToPath(new URL('..', import.meta.url));

/** The paths in the repository of all files that match, in order. */
export const filesOf = (...patterns: readonly string[]): readonly string[] =>
  globSync(patterns, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** A node of the syntax tree, as far as it is looked at. */
export type Syntax = { readonly type: string; readonly [key: string]: unknown };

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node of a source file, in the order of the text, the program first; throws where it cannot be parsed. */
export function* nodesOf(file: string, text: string): Generator<Syntax> {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  yield* within(program);
}

function* within(value: unknown): Generator<Syntax> {
  if (typeof value !== 'object' || value === null) return;
  if (isSyntax(value)) yield value;
  for (const child of Object.values(value)) yield* within(child);
}

/** What a file imports: its own path where it is relative, else the name; `lazily` by `import()`. */
export function importsOf(
  file: string,
  text: string,
): readonly { path: string; lazily: boolean }[] {
  return [...nodesOf(file, text)].flatMap(({ type, source }) => {
    if (!isSyntax(source) || typeof source.value !== 'string') return [];
    const named = source.value;
    const path = named.startsWith('.') ? posix.join(posix.dirname(file), named) : named;
    return [{ path, lazily: type === 'ImportExpression' }];
  });
}

/** The strings of a file, comments apart; a `…` for what a template puts in. */
export function* stringsOf(file: string, text: string): Generator<string> {
  for (const { type, value, quasis } of nodesOf(file, text)) {
    if ((type === 'Literal' || type === 'JSXText') && typeof value === 'string') yield value;
    if (type === 'TemplateLiteral' && Array.isArray(quasis))
      yield quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('…');
  }
}
