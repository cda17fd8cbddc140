/**
 * `npm run mutants`: puts small faults into the model and the store, one at a time, and lists those that no test of
 * that floor notices.
 *
 * --faults N      so many, the same number of each floor (120)
 * --rest          of page, tui and features instead; what needs the built program does not look
 * --seed N        where the draw begins; said at the end
 * --only PATH,…   only faults in files whose path holds one of these; with :LINE only those on that line
 *
 * What the compiler refuses is no fault.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from './random.ts';
import { filesOf, isSyntax, nodesOf, ROOT, read, type Syntax } from './source.ts';

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly becomes: string;
}

/** Seconds after which tests have noticed, and the compiler too. */
const PATIENCE = 300;

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

const METHODS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  floor: 'ceil',
  ceil: 'floor',
  find: 'findLast',
  findLast: 'find',
};

/** Calls that a list can do without. */
const STEPS = ['sort', 'toSorted', 'filter', 'toReversed', 'slice'];

/** In SQL. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/<=/g, '<'],
  [/(?<!<)>(?![>=])/g, '>='],
  [/ DESC\b/g, ''],
  [/\bAND\b/g, 'OR'],
  [/\bmax\(/g, 'min('],
  [/\bmin\(/g, 'max('],
  [/<> /g, '= '],
  [/ UNIQUE\b/g, ''],
  [/\bDISTINCT /g, ''],
];

function faultsIn(file: string): readonly Fault[] {
  const text = read(file);
  const found: Fault[] = [];
  const add = (start: number, end: number, ...others: readonly string[]): void => {
    const line = text.slice(0, start).split('\n').length;
    const was = text.slice(start, end);
    for (const becomes of others) found.push({ file, line, start, end, was, becomes });
  };
  const at = (node: unknown): readonly [number, number] => {
    const { start, end } = node as Syntax;
    return [Number(start), Number(end)];
  };
  const textOf = (node: unknown): string => text.slice(...at(node));
  for (const node of nodesOf(file, text)) {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const [left, right] = [textOf(node.left), textOf(node.right)];
        const operator = String(node.operator);
        for (const other of OPERATORS[operator] ?? [])
          add(...at(node), `((${left}) ${other} (${right}))`);
        if (operator === '-') add(...at(node), `((${right}) - (${left}))`);
        if (operator === '??') add(...at(node), left, right);
        break;
      }
      case 'UnaryExpression':
        if (node.operator === '!' || node.operator === '-') add(...at(node), textOf(node.argument));
        break;
      case 'IfStatement':
        add(...at(node.test), `!(${textOf(node.test)})`);
        break;
      case 'ConditionalExpression':
        add(...at(node), `(${textOf(node.consequent)})`, `(${textOf(node.alternate)})`);
        break;
      case 'ReturnStatement':
        if (isSyntax(node.argument) && textOf(node.argument) !== 'undefined')
          add(...at(node.argument), 'undefined as never');
        break;
      case 'Literal':
        if (typeof node.value === 'number')
          add(...at(node), String(node.value + 1), String(node.value - 1));
        if (typeof node.value === 'boolean') add(...at(node), String(!node.value));
        break;
      case 'TemplateElement':
        if (/\b(SELECT|FROM|WHERE|CREATE)\b/.test(textOf(node))) {
          for (const [word, other] of WORDS)
            for (const { 0: was, index } of textOf(node).matchAll(word))
              add(at(node)[0] + index, at(node)[0] + index + was.length, other);
        }
        break;
      case 'CallExpression': {
        const { callee } = node;
        if (!isSyntax(callee) || callee.type !== 'MemberExpression') break;
        const name = textOf(callee.property);
        const other = METHODS[name];
        if (other !== undefined) add(...at(callee.property), other);
        if (STEPS.includes(name)) add(...at(node), textOf(callee.object));
        break;
      }
      case 'ExpressionStatement':
        if (isSyntax(node.expression) && node.expression.type === 'CallExpression')
          add(...at(node), ';');
    }
  }
  return found;
}

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '120' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    only: { type: 'string' },
    rest: { type: 'boolean', default: false },
  },
});
const FLOORS = values.rest ? ['page', 'tui', 'features'] : ['model', 'store'];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const drawn = FLOORS.flatMap((floor) => {
  const all = filesOf(`src/${floor}/**/*.{ts,tsx}`).flatMap(faultsIn);
  const wanted = values.only?.split(',') ?? [''];
  const chosen = all.filter(({ file, line }) =>
    wanted.some((place) => `${file}:${line}:`.includes(/:\d+$/.test(place) ? `${place}:` : place)),
  );
  const random = randomOf(Number(values.seed));
  const order = chosen.map((fault) => ({ fault, place: random() }));
  const count = Math.ceil(Number(values.faults) / FLOORS.length);
  return order
    .sort((a, b) => a.place - b.place)
    .map(({ fault }) => ({ floor, fault }))
    .slice(0, count);
});

/** Whether a program of the packages ends well, in a copy of the tree. */
function passes(tree: string, program: string, ...args: readonly string[]): Promise<boolean> {
  const path = join(tree, 'node_modules/.bin', program);
  const child = spawn(path, args, { cwd: tree, stdio: 'ignore', detached: true });
  const end = (): void => void process.kill(-(child.pid as number), 'SIGKILL');
  const timer = setTimeout(end, PATIENCE * 1000);
  return new Promise((done) => {
    child.on('close', (exit) => {
      clearTimeout(timer);
      done(exit === 0);
    });
  });
}

const compiles = (tree: string): Promise<boolean> => passes(tree, 'tsc', '--noEmit');

const tests = (tree: string, floor: string): Promise<boolean> =>
  passes(
    tree,
    'vitest',
    'run',
    '--config=tests/vitest.config.ts',
    '--bail=1',
    '--maxWorkers=2',
    '--exclude=**/{pty,built}.test.ts',
    // what is drawn is looked at by the tests of the features too
    ...(values.rest ? FLOORS : [floor]).map((each) => `tests/${each}`),
  );

/** What the tests read of the tree; those of the rest read the shipped strategy as it was built. */
const COPIED = [
  'src',
  'tests',
  'data',
  '.config',
  'package.json',
  'tsconfig.json',
  ...(values.rest ? ['dist'] : []),
];
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-mutants-'));
const survivors: Fault[] = [];
let tried = 0;
try {
  const waiting = drawn.values();
  const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, async (_, lane) => {
    const tree = join(folder, `${lane}`);
    for (const path of COPIED) cpSync(join(ROOT, path), join(tree, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    const sound = lane !== 0 || (await compiles(tree));
    // one floor's tests are those of all of them where the rest is looked at
    for (const floor of lane === 0 ? FLOORS.slice(values.rest ? 2 : 0) : [])
      if (!(sound && (await tests(tree, floor))))
        throw new Error(`tests/${floor} fails without a fault`);
    for (const { floor, fault } of waiting) {
      const text = read(fault.file);
      const path = join(tree, fault.file);
      writeFileSync(path, text.slice(0, fault.start) + fault.becomes + text.slice(fault.end));
      if (await compiles(tree)) {
        tried += 1;
        if (await tests(tree, floor)) {
          survivors.push(fault);
          say(`${fault.file}:${fault.line}\n  was ${fault.was}\n  is  ${fault.becomes}`);
        }
      }
      writeFileSync(path, text);
    }
  });
  await Promise.all(lanes);
} finally {
  rmSync(folder, { recursive: true });
}
say(`seed ${values.seed}; ${drawn.length - tried} more were refused by the compiler`);
const noticed = tried - survivors.length;
say(`${tried} faults, ${noticed} noticed (${Math.floor((100 * noticed) / tried)} %)`);
