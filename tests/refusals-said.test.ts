/** Every sentence that says why something is refused, or why a key does not work, is one that a test says too. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read, type Syntax } from './source.ts';

/** What stands for a part of a sentence that is only known when it is said. */
const HOLE = '\0';
/** What stands between two texts of tests. */
const APART = '\u0001';

/** The properties that hold a sentence of a refusal, or of what mends it. */
const PROPERTY = /^(message|says|mend|whyDisabled)$/;
/** By name what gives on a sentence that it cleans, what prints one, and what is thrown with one. */
const [CLEANS, COMPLAINS, FAILS] = ['terminalSafeOneLine', 'printComplaint', 'FetchFailure'];
/** The functions that are handed such a sentence. */
const TAKES = new RegExp(`^(refus|wrong[A-Z]|${COMPLAINS}$|problem$)|(Refusal|Problem)$`);
/** What is thrown with one. */
const THROWN = /(Failure|Interruption)$/;
/** The functions that give one. */
const GIVES = /^why[A-Z]|(Refusal|Problem)(Text|Sentence)?$|Message$/;

const nameOf = (node: unknown): string =>
  isSyntax(node) && typeof node.name === 'string' ? node.name : (literalOf(node) ?? '');

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The parts of a template, `HOLE` for each that is computed. */
function templateText({ quasis }: Syntax): string {
  const parts = list(quasis).map((each) => (isSyntax(each) ? each.value : undefined));
  return parts
    .map((part) =>
      typeof part === 'object' && part !== null && 'cooked' in part ? part.cooked : '',
    )
    .join(HOLE);
}

/** What a name stands for in a file: the value of a constant, or a function. */
type Names = ReadonlyMap<string, Syntax>;

function namesIn(nodes: readonly Syntax[]): Names {
  const named = nodes.flatMap((node): readonly (readonly [string, Syntax])[] => {
    if (node.type === 'FunctionDeclaration') return [[nameOf(node.id), node]];
    return node.type === 'VariableDeclarator' && isSyntax(node.init)
      ? [[nameOf(node.id), node.init]]
      : [];
  });
  return new Map(named);
}

/** Every text that an expression can give, as far as the file itself says it; of a function what it returns. */
function textsOf(node: unknown, names: Names, open: readonly unknown[] = []): readonly string[] {
  if (!isSyntax(node) || open.includes(node)) return [];
  const inner = (...parts: readonly unknown[]): readonly string[] =>
    parts.flatMap((part) => textsOf(part, names, [...open, node]));
  const text = literalOf(node);
  if (text !== undefined) return [text];
  switch (node.type) {
    case 'TemplateLiteral':
      return [templateText(node), ...inner(...list(node.expressions))];
    case 'ConditionalExpression':
      return inner(node.consequent, node.alternate);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return inner(node.left, node.right);
    case 'ArrayExpression':
      return inner(...list(node.elements));
    case 'ParenthesizedExpression':
      return inner(node.expression);
    case 'Identifier':
      return inner(names.get(nameOf(node)));
    case 'CallExpression':
      return nameOf(node.callee) === CLEANS
        ? inner(...list(node.arguments))
        : inner(names.get(nameOf(node.callee)));
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return isSyntax(node.body) && node.body.type !== 'BlockStatement'
        ? inner(node.body)
        : inner(...returnedIn(node.body));
    default:
      return [];
  }
}

/** Whether what is called is handed a sentence: by its name, by that of its parameter, as a rule of a schema, or as a list of problems. */
function takesSentence(callee: unknown, names: Names): boolean {
  if (!isSyntax(callee)) return false;
  const { object, property } = callee;
  if (callee.type === 'MemberExpression')
    return nameOf(object) === 'v'
      ? /^(check|regex)$/.test(nameOf(property))
      : nameOf(object) === 'problems' && nameOf(property) === 'push';
  const params = list(names.get(nameOf(callee))?.params).map(nameOf);
  return TAKES.test(nameOf(callee)) || params.includes('message');
}

/** What answers a prompt: it gives the next step, or why the answer is not taken. */
function answersOfPrompt({ properties }: Syntax): readonly unknown[] {
  const own = list(properties).filter(isSyntax);
  const isPrompt = own.some(
    ({ key, value }) => nameOf(key) === 'kind' && literalOf(value) === 'prompt',
  );
  return isPrompt
    ? own.filter(({ key }) => nameOf(key) === 'answer').map(({ value }) => value)
    : [];
}

/** What a call hands on to be the answer of a prompt, by the name of the parameter. */
function answersHandedTo({ callee, arguments: given }: Syntax, names: Names): readonly unknown[] {
  const params = list(names.get(nameOf(callee))?.params).map(nameOf);
  return list(given).filter((_, at) => params[at] === 'answer');
}

/** What the statements of a function return, those of functions within it left out. */
function returnedIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(returnedIn);
  if (!isSyntax(value) || /Function/.test(value.type)) return [];
  if (value.type === 'ReturnStatement') return [value.argument];
  return Object.values(value).flatMap(returnedIn);
}

/** The sentences of refusals in a file. */
function sentencesIn(file: string, text: string): readonly string[] {
  const nodes = [...nodesOf(file, text)];
  const names = namesIn(nodes);
  const sources = nodes.flatMap((node): readonly unknown[] => {
    switch (node.type) {
      case 'Property':
        return PROPERTY.test(nameOf(node.key)) ? [node.value] : [];
      case 'ObjectExpression':
        return answersOfPrompt(node);
      case 'NewExpression':
        return THROWN.test(nameOf(node.callee)) ? list(node.arguments) : [];
      case 'CallExpression':
        return takesSentence(node.callee, names)
          ? list(node.arguments)
          : answersHandedTo(node, names);
      case 'FunctionDeclaration':
        return GIVES.test(nameOf(node.id)) ? [node] : [];
      default:
        return [];
    }
  });
  return [...new Set(sources.flatMap((source) => textsOf(source, names)))];
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The parts of a sentence that are always the same, those of two words or more, in order. */
const fixedParts = (sentence: string): readonly string[] =>
  inOneLine(sentence)
    .split(HOLE)
    .map((part) => part.trim())
    .filter((part) => part.includes(' '));

/** The most characters that what is computed may have between two parts. */
const FURTHEST = 400;

/** Where a part ends that follows in the same text of what is said; undefined: none does, or nothing did before it. */
function endOfNext(said: string, part: string, from: number | undefined): number | undefined {
  const at = from === undefined ? -1 : said.indexOf(part, from);
  const between = said.slice(from, Math.max(at, 0));
  return at < 0 || between.length > FURTHEST || between.includes(APART)
    ? undefined
    : at + part.length;
}

/** Whether the parts stand one after another in one text of what is said. */
function isSaid([first = '', ...rest]: readonly string[], said: string): boolean {
  for (let at = said.indexOf(first); at >= 0; at = said.indexOf(first, at + 1)) {
    const end = rest.reduce<number | undefined>(
      (before, part) => endOfNext(said, part, before),
      at + first.length,
    );
    if (end !== undefined) return true;
  }
  return false;
}

/** The sentences of a file whose fixed parts stand nowhere together in what is said. */
function unsaidIn(file: string, text: string, said: string): readonly string[] {
  return sentencesIn(file, text).filter((sentence) => !isSaid(fixedParts(sentence), said));
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The texts of a test: its strings, templates and patterns, which the marks of a pattern are taken out of. */
function* textsOfTest(file: string, text: string): Generator<string> {
  for (const node of nodesOf(file, text)) {
    if (node.type === 'TemplateLiteral') yield templateText(node);
    const { regex } = node;
    if (typeof regex === 'object' && regex !== null && 'pattern' in regex)
      yield `${regex.pattern}`.replaceAll(/\\(.)/g, '$1');
    yield literalOf(node) ?? '';
  }
}

/** All that tests say: their own texts, the texts that they hold answers to, and what the README shows of a shell. */
function saidByTests(): string {
  const tests = globSync('tests/**/*.{ts,tsx,txt}', { cwd: root }).filter(
    (file) => !/^tests.(mutants|fuzz|refusals-said)/.test(file),
  );
  const texts = tests.flatMap((file) => {
    const text = readFileSync(root + file, 'utf8');
    return file.endsWith('.txt')
      ? [text, text.replaceAll('\\"', '"')]
      : [...textsOfTest(file, text)];
  });
  const [...shown] = readFileSync(`${root}README.md`, 'utf8').matchAll(/```console[\s\S]*?```/g);
  return inOneLine([...texts, ...shown.map(([block]) => block)].join(APART));
}

describe('what is refused', () => {
  test('is said in sentences that stand in a test each', () => {
    const said = saidByTests();
    const unsaid = files.flatMap((file) =>
      unsaidIn(file, read(file), said).map(
        (sentence) => `${file}: ${sentence.replaceAll(HOLE, '…')}`,
      ),
    );
    expect(unsaid).toEqual([]);
  });

  test.each([CLEANS, COMPLAINS, FAILS, 'refuse', 'refusalOutcome'])(
    'is handed to %s, which is a function or class of src',
    (name) => {
      const declares = new RegExp(`\\b(function|class|const) ${name}\\b`);
      expect(files.filter((file) => declares.test(read(file)))).not.toEqual([]);
    },
  );

  test('is looked for in all of src', () => {
    const all = files.flatMap((file) => sentencesIn(file, read(file)));
    expect(all.length).toBeGreaterThan(500);
  });
});

describe('a sentence that no test says is found', () => {
  const unsaid = (source: string): readonly string[] =>
    unsaidIn('a.ts', source, inOneLine('it is   said: here\nand there'));

  test.each([
    `const a = { message: 'nobody says it' };`,
    `const message = 'nobody says it'; const a = { message };`,
    `const a = { says: b ? 'it is said' : 'nobody says it', mend: '' };`,
    `const a = { whyDisabled: (state) => (state ? 'nobody says it' : undefined) };`,
    `const a = { whyDisabled(state) { if (state) return 'nobody says it'; return undefined; } };`,
    `const a = { whyDisabled: off }; function off() { return 'nobody says it'; }`,
    `refuse('', 'nobody says it');`,
    `refusalOutcome(2, b ?? 'nobody says it');`,
    `const why = 'nobody says it'; refusalOutcome(2, ${CLEANS}(why));`,
    `${COMPLAINS}(io, 'nobody says it');`,
    `function whyNot() { return 'nobody says it'; }`,
    `throw new ${FAILS}('nobody says it', true);`,
    `problems.push('nobody says it');`,
    `problems.push([['value'], 'nobody says it']);`,
    `const day = v.check(isDay, 'nobody says it');`,
    `const say = (path, message) => told(message); say('day', 'nobody says it');`,
    `const prompt = { kind: 'prompt', answer: (below, text) => (text === '' ? 'nobody says it' : [below, []]) };`,
    `const prompt = { kind: 'prompt', answer(below) { if (below) return 'nobody says it'; return [below, []]; } };`,
    `const prompt = { kind: 'prompt', answer: save }; function save() { return 'nobody says it'; }`,
    `function ask(state, answer) {} ask(state, save); function save() { return 'nobody says it'; }`,
    `function widthMessage(width) { return width > 1 ? 'nobody says it' : ''; }`,
  ])('%s', (source) => {
    expect(unsaid(source)).toEqual(['nobody says it']);
  });

  test('by all of its parts in their order, wherever its lines are broken', () => {
    const source =
      'refuse(`… it is said: … here and … there`, `said: here … by nobody`, `here and … it is`);';
    const template = source.replaceAll('…', '${'.concat('a}'));
    expect(unsaid(template)).toEqual([`said: here ${HOLE} by nobody`, `here and ${HOLE} it is`]);
  });

  test('and by those of one text only', () => {
    const said = inOneLine(['it is said', 'here and there, it is   said'].join(APART));
    const template = 'refuse(`it is … here and`, `here and … it is`)'.replaceAll(
      '…',
      '${'.concat('a}'),
    );
    expect(unsaidIn('a.ts', template, said)).toEqual([`it is ${HOLE} here and`]);
  });

  test('but no single word, and nothing that refuses nothing', () => {
    const source = `refuse('', 'nobody'); const a = { title: 'nobody says it' }; const b = { answer: () => 'nobody says it' }; say('nobody says it');`;
    expect(unsaid(source)).toEqual([]);
  });

  test('a pattern says what it looks for', () => {
    const said = [...textsOfTest('a.ts', String.raw`/^a \(b\); write c\.$/`)];
    expect(said).toContain('^a (b); write c.$');
  });
});
