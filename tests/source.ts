/** The files of src without those of the new program, and each as a syntax tree: what the rules of the house are checked on. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree, as far as these rules look at it. */
export type Syntax = { readonly type: string; readonly [key: string]: unknown };

/** Whether a value is a node of a syntax tree. */
export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node of a source file, in the order of the text, the program first; throws where it cannot be parsed. */
export function* nodesOf(file: string, text: string): Generator<Syntax> {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  yield* within(program);
}

/** Every node in a value, itself first. */
export function* within(value: unknown): Generator<Syntax> {
  if (typeof value !== 'object' || value === null) return;
  if (isSyntax(value)) yield value;
  for (const child of Object.values(value)) yield* within(child);
}

/** The text of a node that is a plain string; undefined for any other. */
export const literalOf = (value: unknown): string | undefined =>
  isSyntax(value) && value.type === 'Literal' && typeof value.value === 'string'
    ? value.value
    : undefined;

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** The paths of all source files below src/, in order. */
export const files: readonly string[] = globSync('**/*.{ts,tsx}', {
  cwd: src,
  exclude: ['next/**'],
})
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

/** The text of a source file by its path below src/. */
export const read = (file: string): string => readFileSync(src + file, 'utf8');
