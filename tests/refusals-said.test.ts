/** Every sentence that says why something is refused, or why a key does not work, is one that a test says too. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read, type Syntax } from './source.ts';

/** What stands for a part of a sentence that is only known when it is said. */
const HOLE = '\0';
/** What stands between two texts of tests. */
const APART = '\u0001';

/** The properties that hold a sentence of a refusal, or of what mends it. */
const PROPERTY = /^(message|says|mend|whyDisabled|notices)$/;
/** By name what gives on a sentence that it cleans, what prints one, and what is thrown with one. */
const [CLEANS, COMPLAINS, FAILS] = ['terminalSafeOneLine', 'printComplaint', 'FetchFailure'];
/** The functions that are handed such a sentence. */
const TAKES = new RegExp(`^(refus|wrong[A-Z]|${COMPLAINS}$|problem$)|(Refusal|Problem)$`);
/** The names of a parameter for one, or for several. */
const TAKEN = /^(message|said)$/;
/** What is thrown with one. */
const THROWN = /(Failure|Interruption|DamagedError)$/;
/** The functions that give one. */
const GIVES = /^why[A-Z]|(Refusal|Problem|Notice)(Text|Sentence)?$|Message$/;

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

/** What the names in a file stand for there: values and functions, several where a name is used again; and where others come from. */
interface Scope {
  readonly names: ReadonlyMap<string, readonly Syntax[]>;
  /** By the name here, the file below src/ and the name there. */
  readonly imported: ReadonlyMap<string, readonly [file: string, name: string]>;
}

/** Part of what is taken apart, as if it were asked for by its name or place. */
const partOf = (object: Syntax, key: unknown): Syntax => ({
  type: 'MemberExpression',
  object,
  property: typeof key === 'number' ? { type: 'Literal', value: key } : key,
  computed: typeof key === 'number',
});

/** The names that a pattern gives, each with what it stands for. */
function namedBy(pattern: unknown, value: Syntax): readonly (readonly [string, Syntax])[] {
  if (!isSyntax(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [[nameOf(pattern), value]];
    case 'AssignmentPattern':
      return namedBy(pattern.left, value);
    case 'ArrayPattern':
      return list(pattern.elements).flatMap((each, at) => namedBy(each, partOf(value, at)));
    case 'ObjectPattern':
      return list(pattern.properties)
        .filter(isSyntax)
        .flatMap((each) => namedBy(each.value, partOf(value, each.key)));
    default:
      return [];
  }
}

function scopeOf(file: string, nodes: readonly Syntax[]): Scope {
  const named = nodes.flatMap((node): readonly (readonly [string, Syntax])[] => {
    if (node.type === 'FunctionDeclaration') return [[nameOf(node.id), node]];
    return node.type === 'VariableDeclarator' && isSyntax(node.init)
      ? namedBy(node.id, node.init)
      : [];
  });
  const names = Map.groupBy(named, ([name]) => name);
  const imported = nodes.flatMap((node) => {
    const from = node.type === 'ImportDeclaration' ? (literalOf(node.source) ?? '') : '';
    return from.startsWith('.')
      ? list(node.specifiers)
          .filter(isSyntax)
          .map((each) => {
            const path = posix.join(posix.dirname(file), from);
            return [nameOf(each.local), [path, nameOf(each.imported)]] as const;
          })
      : [];
  });
  return {
    names: new Map([...names].map(([name, each]) => [name, each.map(([, node]) => node)])),
    imported: new Map(imported),
  };
}

const scopes = new Map<string, Scope>();

/** The scope of a file of src; an empty one for a path that is none of them. */
function scopeOfSource(file: string): Scope {
  const scope =
    scopes.get(file) ?? scopeOf(file, files.includes(file) ? [...nodesOf(file, read(file))] : []);
  scopes.set(file, scope);
  return scope;
}

/** An expression and the file that its names are of. */
type Said = readonly [node: Syntax, scope: Scope];

/** What a name stands for: in this file, or in that which it is imported from. */
function meaningsOf(name: string, scope: Scope): readonly Said[] {
  const own = scope.names.get(name) ?? [];
  const [file, there = ''] = scope.imported.get(name) ?? [];
  if (own.length > 0 || file === undefined) return own.map((node) => [node, scope]);
  const other = scopeOfSource(file);
  return (other.names.get(there) ?? []).map((node) => [node, other]);
}

const isFunction = (node: Syntax): boolean => /Function/.test(node.type);

/** What a function gives. */
const givenBy = ({ body }: Syntax): readonly unknown[] =>
  isSyntax(body) && body.type !== 'BlockStatement' ? [body] : returnedIn(body);

/** The values of an object or a list under a key; all of them where the key is computed. */
function valuesAt(node: Syntax, { property, computed }: Syntax): readonly unknown[] {
  const at = isSyntax(property) && typeof property.value === 'number' ? property.value : undefined;
  if (node.type === 'ArrayExpression')
    return at === undefined ? list(node.elements) : list(node.elements).slice(at, at + 1);
  if (node.type !== 'ObjectExpression') return [];
  const isAll = computed === true && literalOf(property) === undefined && at === undefined;
  return list(node.properties)
    .filter(isSyntax)
    .filter(({ type, key }) => type === 'Property' && (isAll || nameOf(key) === nameOf(property)))
    .map(({ value }) => value);
}

/** What only passes on what it holds. */
const WRAPS = /^(Parenthesized|Await|TSAs|TSSatisfies|TSNonNull|Chain)Expression$/;
/** What a text or a list of texts is asked for and gives one of itself. */
const KEEPS = /^(concat|join|trim|replace|replaceAll|filter|toSorted|flat|slice|at)$/;
/** What adds to that what it is handed. */
const ADDS = /^(concat|join)$/;
/** What gives what the function gives that it is handed. */
const MAPS = /^(map|flatMap)$/;

/** Every expression that this one can come down to: a text, a template, a sum, a list, an object, a function. */
function endsOf(node: unknown, scope: Scope, open: readonly unknown[]): readonly Said[] {
  if (!isSyntax(node) || open.includes(node)) return [];
  const ends = (each: unknown, where = scope): readonly Said[] =>
    endsOf(each, where, [...open, node]);
  if (WRAPS.test(node.type)) return ends(node.expression);
  switch (node.type) {
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap((each) => ends(each));
    case 'LogicalExpression':
      return [node.left, node.right].flatMap((each) => ends(each));
    case 'Identifier':
      return meaningsOf(nameOf(node), scope).flatMap(([each, where]) => ends(each, where));
    case 'MemberExpression':
      return ends(node.object).flatMap(([each, where]) =>
        valuesAt(each, node).flatMap((value) => ends(value, where)),
      );
    case 'CallExpression': {
      const { callee, arguments: given } = node;
      if (nameOf(callee) === CLEANS) return list(given).flatMap((each) => ends(each));
      const method = isSyntax(callee) ? nameOf(callee.property) : '';
      if (isSyntax(callee) && KEEPS.test(method))
        return [callee.object, ...(ADDS.test(method) ? list(given) : [])].flatMap((each) =>
          ends(each),
        );
      const called = MAPS.test(method) ? list(given) : [callee];
      return called
        .flatMap((each) => ends(each))
        .filter(([each]) => isFunction(each))
        .flatMap(([each, where]) => givenBy(each).flatMap((value) => ends(value, where)));
    }
    default:
      return [[node, scope]];
  }
}

/** A sentence that is no part of another, and no name of what was done. */
const WHOLE = /^[A-Z].*\.(\s|$)/s;
/** What is asked for of a notice. */
const TEXT: Syntax = { type: 'MemberExpression', property: { type: 'Identifier', name: 'text' } };

/** Every text that an expression can give, as far as src itself says it; of a function what it returns. */
function textsOf(node: unknown, scope: Scope, open: readonly unknown[] = []): readonly string[] {
  if (open.includes(node)) return [];
  return endsOf(node, scope, []).flatMap(([end, where]) => {
    const inner = (parts: readonly unknown[]): readonly string[] =>
      parts.flatMap((part) => textsOf(part, where, [...open, node]));
    if (isFunction(end)) return inner(givenBy(end));
    switch (end.type) {
      case 'TemplateLiteral':
        return [templateText(end), ...inner(list(end.expressions))];
      case 'BinaryExpression':
        return end.operator === '+' ? inner([end.left, end.right]) : [];
      case 'ArrayExpression':
        return inner(list(end.elements));
      case 'SpreadElement':
        // What is spread into a list may be part of one, or anything else.
        return inner([end.argument]).filter((text) => WHOLE.test(text));
      case 'ObjectExpression':
        return inner(valuesAt(end, TEXT)).filter((text) => WHOLE.test(text));
      default:
        return [literalOf(end) ?? ''];
    }
  });
}

/** The words of a schema that no refusal is handed to. */
const NO_RULE =
  /^(description|title|metadata|optional|nullish|fallback|transform|literal|picklist)$/;

/** Whether what is called is handed a sentence: by its name, by that of its parameter, as a rule of a schema, or as a list of problems. */
function takesSentence(callee: unknown, scope: Scope): boolean {
  if (!isSyntax(callee)) return false;
  const { object, property } = callee;
  if (callee.type === 'MemberExpression')
    return nameOf(object) === 'v'
      ? !NO_RULE.test(nameOf(property))
      : nameOf(object) === 'problems' && nameOf(property) === 'push';
  return (
    callee.type === 'Super' ||
    TAKES.test(nameOf(callee)) ||
    paramsOf(callee, scope)
      .flat()
      .some((name) => TAKEN.test(name))
  );
}

/** The names of the parameters of what is called, for each function that it can be. */
const paramsOf = (callee: unknown, scope: Scope): readonly (readonly string[])[] =>
  meaningsOf(nameOf(callee), scope).map(([{ params }]) => list(params).map(nameOf));

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
function answersHandedTo({ callee, arguments: given }: Syntax, scope: Scope): readonly unknown[] {
  const params = paramsOf(callee, scope);
  return list(given).filter((_, at) => params.some((names) => names[at] === 'answer'));
}

/** What the statements of a function return, those of functions within it left out. */
function returnedIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(returnedIn);
  if (!isSyntax(value) || isFunction(value)) return [];
  if (value.type === 'ReturnStatement') return [value.argument];
  return Object.values(value).flatMap(returnedIn);
}

/** The sentences of refusals in a file. */
function sentencesIn(file: string, text: string): readonly string[] {
  const nodes = [...nodesOf(file, text)];
  const scope = scopeOf(file, nodes);
  const sources = nodes.flatMap((node): readonly unknown[] => {
    switch (node.type) {
      case 'Property':
        return PROPERTY.test(nameOf(node.key)) ? [node.value] : [];
      case 'ObjectExpression':
        return answersOfPrompt(node);
      case 'NewExpression':
        return THROWN.test(nameOf(node.callee)) ? list(node.arguments) : [];
      case 'CallExpression':
        return takesSentence(node.callee, scope)
          ? list(node.arguments)
          : answersHandedTo(node, scope);
      case 'VariableDeclarator':
        return GIVES.test(nameOf(node.id)) ? [node.init] : [];
      case 'FunctionDeclaration':
        return GIVES.test(nameOf(node.id)) ? [node] : [];
      default:
        return [];
    }
  });
  return [...new Set(sources.flatMap((source) => textsOf(source, scope)))];
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

/** The functions that are handed a sentence with which something is refused as a whole. */
const REFUSES = /^refus(e|al)([A-Z](?!\w*Step$)\w*)?$|Problem$|^problem$/;
/** How a refusal says what would be right: what to do, behind a semicolon or alone, or a rule that names it. */
const MENDS =
  /; (\0|\w)|\bWrite \0|^(say|give|name|write|use|list|end) |\b(must|needs?|needed|use|at least|at most|no longer than|up to|or more|or less|instead|only|made of|begins? (at|with)|once each|known are|there (is|are)|is missing|(not )?one of|in the form \0|for the sum of)\b|, not (at )?\0|"axiswatch /i;
/** What only stands before or after a refusal that says it. */
const AROUND = /: \0?$|^and \0 more/;
/** What is no refusal though it ends a command: the person has answered no, or ended it. */
const STOPPED = /^nothing was (written|signed|stored|recorded|collected|proposed|restored)$/;

/** The sentences of a file that refuse something and do not say what would be right. */
function withoutMend(file: string, text: string): readonly string[] {
  const nodes = [...nodesOf(file, text)];
  const scope = scopeOf(file, nodes);
  const handed = nodes.flatMap((node): readonly unknown[] => {
    const given = list(node.arguments);
    if (node.type === 'ObjectExpression') {
      const own = list(node.properties).filter(isSyntax);
      const isMended = own.some(({ key }) => nameOf(key) === 'mend');
      return isMended || !own.some(({ key }) => nameOf(key) === 'path')
        ? []
        : own.filter(({ key }) => nameOf(key) === 'message').map(({ value }) => value);
    }
    if (node.type !== 'CallExpression' || !takesSentence(node.callee, scope)) return [];
    const at = paramsOf(node.callee, scope).flat().indexOf('message');
    if (!REFUSES.test(nameOf(node.callee))) return [];
    return at < 0 ? given.slice(-1) : [given[at]];
  });
  return handed
    .flatMap((each) => endsOf(each, scope, []))
    .filter(([end]) => !isFunction(end))
    .flatMap(([end, where]) => {
      const [said = '', ...parts] = textsOf(end, where);
      const isMended = MENDS.test(said) || parts.some((part) => MENDS.test(part));
      return isMended || AROUND.test(said) || STOPPED.test(said) || !said.includes(' ')
        ? []
        : [said];
    });
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
    (file) => !/^tests.(mutants|fuzz|next|refusals-said)/.test(file),
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

  test('says what would be right, or what to do', () => {
    const unmended = files.flatMap((file) =>
      withoutMend(file, read(file)).map((each) => `${file}: ${each.replaceAll(HOLE, '…')}`),
    );
    expect([...new Set(unmended)]).toEqual([]);
  });

  test.each([CLEANS, COMPLAINS, FAILS, 'refusalResult', 'refusalResultAt', 'refusalOutcome'])(
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
    `class A extends Error { constructor() { super('nobody says it'); } }`,
    `const a = { notices: ['nobody says it'] };`,
    `function b(a, said) {} b(1, ['nobody says it']);`,
    `function aNotice() { return b ? 'nobody says it' : 'it is said'; }`,
    `problems.push('nobody says it');`,
    `problems.push([['value'], 'nobody says it']);`,
    `const day = v.check(isDay, 'nobody says it');`,
    `const say = (path, message) => told(message); say('day', 'nobody says it');`,
    `const prompt = { kind: 'prompt', answer: (below, text) => (text === '' ? 'nobody says it' : [below, []]) };`,
    `const prompt = { kind: 'prompt', answer(below) { if (below) return 'nobody says it'; return [below, []]; } };`,
    `const prompt = { kind: 'prompt', answer: save }; function save() { return 'nobody says it'; }`,
    `function ask(state, answer) {} ask(state, save); function save() { return 'nobody says it'; }`,
    `const whyNot = () => 'nobody says it';`,
    `const SAYS = { a: 'nobody says it' }; refuse(SAYS[code] ?? 'it is said');`,
    `const SAYS = { a: ['nobody says it', true] }; const [says, again] = SAYS[code] ?? ['it is said']; refuse(says);`,
    `const SAYS = { a: { told: 'nobody says it', title: 'nobody reads it' } }; refuse(SAYS[code].told);`,
    `const SAYS = { a: (limit) => 'nobody says it' }; refuse(SAYS[code]?.(1));`,
    `const made = () => ({ told: 'nobody says it' }); const { told } = made(); refuse(told);`,
    `refuse(said.trim().concat('nobody says it'));`,
    `refuse([said, 'nobody says it'].join('; '));`,
    `refuse(names.map((name) => { return 'nobody says it'; }).join('; '));`,
    `const cell = v.union([v.string(), v.number()], 'nobody says it');`,
    `const shape = v.strictObject(entries, (issue) => (issue ? 'nobody says it' : issue.message));`,
    `function a() { const says = 'nobody says it'; refuse(says); } function b() { const says = 1; }`,
    `function widthMessage(width) { return width > 1 ? 'nobody says it' : ''; }`,
  ])('%s', (source) => {
    expect(unsaid(source)).toEqual(['nobody says it']);
  });

  test('of what is spread into a list, and of the text of a notice, whole sentences alone', () => {
    const source =
      "const a = { notices: [...(b ? [] : ['Nobody says it.', 'nobody says it'])] }; function aNotice() { return { text: c ? 'It is bad. Nobody says it' : 'Done' }; }";
    expect(unsaid(source)).toEqual(['Nobody says it.', 'It is bad. Nobody says it']);
  });

  test('where another file has it', () => {
    const from = (names: string): string =>
      `import { ${names} } from './store/db/damage-words.ts'; refuse(`;
    const said = '"axiswatch doctor --repair" puts back what a backup has';
    expect(unsaid(`${from('REPAIR as MEND')}MEND);`)).toEqual([said]);
    expect(
      unsaid(`${from('damagedStoreRowsNoticeText')}damagedStoreRowsNoticeText(damaged));`),
    ).toEqual([`Damaged on the disk, left out: ${HOLE}; ${HOLE}.`, said]);
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
    const source = `refuse('', 'nobody'); refuse(said === 'nobody says it'); v.description('nobody says it'); const a = { title: 'nobody says it' }; const b = { answer: () => 'nobody says it' }; say('nobody says it');`;
    expect(unsaid(source)).toEqual([]);
  });

  test('a pattern says what it looks for', () => {
    const said = [...textsOfTest('a.ts', String.raw`/^a \(b\); write c\.$/`)];
    expect(said).toContain('^a (b); write c.$');
  });
});

describe('a refusal that does not say what would be right is found', () => {
  test.each([
    [`refuse('', 'it is wrong');`, ['it is wrong']],
    [`refusalOutcome(2, a ? 'it is wrong' : 'it is wrong; leave it out');`, ['it is wrong']],
    [`const a = [{ path, message: 'it is wrong' }];`, ['it is wrong']],
    [`const says = (path, message) => message; problem(b, 'it is wrong');`, ['it is wrong']],
    [`const a = [{ path, message: 'it is wrong', mend: 'leave it out' }];`, []],
    [`const a = { path, message: 'it must be one of a and b' };`, []],
    [`refuse('', 'nothing was stored');`, []],
    [`const a = { message: 'it is wrong' };`, []],
  ])('%s', (source, found) => {
    expect(withoutMend('a.ts', source)).toEqual(found);
  });
});
