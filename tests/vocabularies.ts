/** The vocabularies of the domain, and where the source asks for one word of them by name. */
import { complaintsAbout } from './compiled.ts';
import { files, isSyntax, literalOf, nodesOf, read, type Syntax } from './source.ts';

/** A type whose words are those of a list or of a table in the same file. */
interface Vocabulary {
  readonly name: string;
  /** Its table, by its path below src/. */
  readonly file: string;
}

const DERIVED = /^export type (\w+) = (?:\(typeof [A-Z_]+\)\[number\]|keyof typeof [A-Z_]+);/gm;

/**
 * The vocabularies of the source: every exported `type X = (typeof LIST)[number]` and `type X = keyof typeof TABLE` of the
 * domain and of what says which day is looked at; and the rules of tripwires, each known by its field.
 */
export const vocabularies: readonly Vocabulary[] = files
  .filter((file) => file.startsWith('domain/') || file === 'app/view.ts')
  .flatMap((file) => Array.from(read(file).matchAll(DERIVED), ([, name = '']) => ({ name, file })))
  .concat({ name: 'When', file: 'domain/model.ts' });

/** What a comparison with a text, a `switch` with cases of text, or `'field' in` asks; undefined: it is none of them. */
function askedBy(node: Syntax): unknown {
  const { type, operator, left, right, discriminant, cases } = node;
  if (type === 'BinaryExpression' && operator === 'in')
    return literalOf(left) === undefined ? undefined : right;
  if (type === 'BinaryExpression' && (operator === '===' || operator === '!==')) {
    if (literalOf(right) !== undefined) return left;
    return literalOf(left) === undefined ? undefined : right;
  }
  if (type !== 'SwitchStatement' || !Array.isArray(cases)) return undefined;
  return cases.some(({ test }) => literalOf(test) !== undefined) ? discriminant : undefined;
}

/** The file with `(asked(x), x)` for every `x` that is compared with a text; the lines stay the same. */
function withQuestions(file: string, text: string): string {
  const inserts: { readonly at: number; readonly text: string }[] = [];
  for (const node of nodesOf(file, text)) {
    const asked = askedBy(node);
    if (!isSyntax(asked) || literalOf(asked) !== undefined) continue;
    const [start, end] = [Number(asked.start), Number(asked.end)];
    const said = text.slice(start, end).replaceAll(/\s+/g, ' ');
    inserts.push({ at: start, text: `(asked(${said}), ` }, { at: end, text: ')' });
  }
  let [changed, done] = ['', 0];
  for (const insert of inserts.sort((a, b) => a.at - b.at)) {
    changed += text.slice(done, insert.at) + insert.text;
    done = insert.at;
  }
  return changed + text.slice(done);
}

/** A function that the compiler refuses for what is nothing but words of a vocabulary. */
const askedDeclaration = (): string => `
${vocabularies.map(({ name, file }) => `import type { ${name} } from './${file}';`).join('\n')}
type Vocabularies = { ${vocabularies.map(({ name }) => `${name}: ${name};`).join(' ')} };
type Known<T> = Exclude<T, null | undefined>;
type VocabularyOf<T> = [Known<T>] extends [never] ? never
  : { [K in keyof Vocabularies]: [Known<T>] extends [Vocabularies[K]] ? K : never }[keyof Vocabularies];
declare global {
  function asked<const T>(value: T & ([VocabularyOf<T>] extends [never] ? unknown : { asks: VocabularyOf<T> })): void;
}
`;

/** A place that asks for a word by name. */
interface Question {
  readonly file: string;
  readonly line: number;
  /** The vocabularies that have every word which may stand there. */
  readonly of: readonly string[];
}

/** Where files, by their paths below src/, compare a word of a vocabulary with a text outside the file that declares it. */
export function questionsIn(texts: Readonly<Record<string, string>>): readonly Question[] {
  const changed = Object.entries(texts).map(([file, text]) => [file, withQuestions(file, text)]);
  return complaintsAbout({
    ...Object.fromEntries(changed),
    'asked.d.ts': askedDeclaration(),
  }).flatMap(({ file, line, text }) => {
    const of = Array.from(
      text.match(/asks: ([^;]+);/)?.[1]?.matchAll(/"(\w+)"/g) ?? [],
      ([, name = '']) => name,
    );
    const here = of.some((name) =>
      vocabularies.some((each) => each.name === name && each.file === file),
    );
    return of.length === 0 || here ? [] : [{ file, line, of: [...new Set(of)] }];
  });
}
