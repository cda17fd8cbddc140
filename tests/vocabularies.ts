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
  .filter((file) => file.startsWith('core/') || file === 'tui/view.ts')
  .flatMap((file) => Array.from(read(file).matchAll(DERIVED), ([, name = '']) => ({ name, file })))
  .concat({ name: 'When', file: 'core/scoring/when.ts' });

/** What a comparison with a text, `'field' in` or a `switch` with cases of text asks; undefined: it is none of them. */
function askedBy({ type, operator, left, right, discriminant, cases }: Syntax): unknown {
  const texts = [left, right].map((side) => literalOf(side) !== undefined);
  if (type === 'BinaryExpression') {
    if (operator === 'in') return texts[0] ? right : undefined;
    if (operator !== '===' && operator !== '!==') return undefined;
    return texts[1] ? left : texts[0] ? right : undefined;
  }
  if (type !== 'SwitchStatement' || !Array.isArray(cases)) return undefined;
  return cases.some(({ test }) => literalOf(test) !== undefined) ? discriminant : undefined;
}

/** The file with `($asks(x), x)` for every `x` that is compared with a text, and `$asks(x);` before a `switch`; the lines stay the same. */
function withQuestions(file: string, text: string): string {
  const inserts: { readonly at: number; readonly text: string }[] = [];
  for (const node of nodesOf(file, text)) {
    const asked = askedBy(node);
    if (!isSyntax(asked) || asked.operator === 'typeof') continue;
    const [start, end] = [Number(asked.start), Number(asked.end)];
    const question = `$asks(${text.slice(start, end).replaceAll(/\s+/g, ' ')})`;
    if (asked === node.discriminant)
      inserts.push({ at: Number(node.start), text: `${question}; ` });
    else inserts.push({ at: start, text: `(${question}, ` }, { at: end, text: ')' });
  }
  let [changed, done] = ['', 0];
  for (const insert of inserts.sort((a, b) => a.at - b.at)) {
    changed += text.slice(done, insert.at) + insert.text;
    done = insert.at;
  }
  return changed + text.slice(done);
}

/** A function that the compiler refuses for what is nothing but words of a vocabulary. */
const declaration = (): string => `
${vocabularies.map(({ name, file }) => `import type { ${name} } from './${file}';`).join('\n')}
type Vocabularies = { ${vocabularies.map(({ name }) => `${name}: ${name};`).join(' ')} };
type Known<T> = Exclude<T, null | undefined>;
type VocabularyOf<T> = [Known<T>] extends [never] ? never
  : { [K in keyof Vocabularies]: [Known<T>] extends [Vocabularies[K]] ? K : never }[keyof Vocabularies];
declare global {
  function $asks<const T>(value: T & ([VocabularyOf<T>] extends [never] ? unknown : { asks: VocabularyOf<T> })): void;
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
  const complaints = complaintsAbout({
    ...Object.fromEntries(changed),
    'asks.d.ts': declaration(),
  });
  return complaints.flatMap(({ file, line, text }) => {
    const [, said] = /asks: ([^;]+);/.exec(text) ?? [];
    // What the compiler takes for something else it does not see either.
    if (said === undefined) throw new Error(`src/${file}:${line}: ${text}`);
    const of = Array.from(said.matchAll(/"(\w+)"/g), ([, name = '']) => name);
    const own = vocabularies.some((each) => each.file === file && of.includes(each.name));
    return own ? [] : [{ file, line, of: [...new Set(of)] }];
  });
}
