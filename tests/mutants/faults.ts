/** The small faults that can be put into a source file, and the source with some of them in it, each asleep until it is chosen. */
import { parseSync } from 'oxc-parser';

/** One small fault: a piece of a file and what takes its place. */
export interface Fault {
  /** Path below the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Offsets of the piece in the text of the file, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** The piece as it is, and as it would be. */
  readonly was: string;
  readonly becomes: string;
  /** Code that stands for the piece: as it is, or as it would be where `chosen`, an expression, is true. */
  readonly either: (chosen: string) => string;
}

/** The name of the function, global where the tests run, that says of a number whether that fault is chosen. */
export const IS_CHOSEN = '__isChosenFault';
/** Files of the folder that the tests are told: the number of the fault that is chosen, empty for none, a blank for none with nothing kept; and what each test file came upon. */
export const CHOSEN = 'chosen';
export const MET = 'met';

type Syntax = { readonly type: string; readonly start: number; readonly end: number } & {
  readonly [key: string]: unknown;
};

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};

const METHODS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  find: 'findLast',
  findLast: 'find',
};

/** Functions to which the order of their arguments is all one. */
const COMMUTATIVE = ['Math.max', 'Math.min'];

/** Types and names, where a change of the text changes nothing that runs. */
const PASSED_OVER = /^(TS(?!AsExpression|NonNullExpression|SatisfiesExpression)|Import|ExportAll)/;

/** Every fault that can be put into a file: flipped comparisons and operators, negated conditions, swapped arguments, dropped calls, wrong constants; none that provably changes nothing. */
export function faultsOf(file: string, text: string): Fault[] {
  const found: Fault[] = [];
  const textOf = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const add = (
    { start, end }: { readonly start: number; readonly end: number },
    becomes: string,
    either?: Fault['either'],
  ): void => {
    const was = text.slice(start, end);
    found.push({
      file,
      line: text.slice(0, start).split('\n').length,
      start,
      end,
      was,
      becomes,
      either: either ?? ((chosen) => `(${chosen} ? (${becomes}) : (${was}))`),
    });
  };

  const look = (node: Syntax): void => {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const { operator, left, right } = node;
        if (!isSyntax(left) || !isSyntax(right)) return;
        if (operator === '??') add(node, textOf(right));
        const other = OPERATORS[String(operator)];
        // Beside && and ||, an operand may be one of another precedence.
        if (other !== undefined) add(node, `(${textOf(left)}) ${other} (${textOf(right)})`);
        return;
      }
      case 'UnaryExpression':
        if (node.operator === '!' && isSyntax(node.argument)) add(node, textOf(node.argument));
        return;
      case 'IfStatement':
        if (isSyntax(node.test)) add(node.test, `!(${textOf(node.test)})`);
        return;
      case 'ConditionalExpression': {
        const { test, consequent, alternate } = node;
        if (!isSyntax(test) || !isSyntax(consequent) || !isSyntax(alternate)) return;
        add(test, `!(${textOf(test)})`);
        return;
      }
      case 'Literal':
        if (typeof node.value === 'number') add(node, String(node.value + 1));
        if (typeof node.value === 'boolean') add(node, String(!node.value));
        return;
      case 'MemberExpression': {
        const { object, property, computed, optional } = node;
        if (!isSyntax(object) || !isSyntax(property) || computed === true) return;
        const name = textOf(property);
        const other = METHODS[name];
        if (other === undefined) return;
        const dots = optional === true ? '?.' : '';
        add({ start: object.end, end: node.end }, `.${other}`, (chosen) => {
          return `${dots}[${chosen} ? '${other}' : '${name}']`;
        });
        return;
      }
      case 'CallExpression':
      case 'NewExpression': {
        const [first, second] = Array.isArray(node.arguments) ? node.arguments : [];
        if (!isSyntax(first) || !isSyntax(second)) return;
        if (isSyntax(node.callee) && COMMUTATIVE.includes(textOf(node.callee))) return;
        const [a, b] = [textOf(first), textOf(second)];
        if (a === b || first.type === 'SpreadElement' || second.type === 'SpreadElement') return;
        add({ start: first.start, end: second.end }, `${b}, ${a}`, (chosen) => {
          return `...(${chosen} ? [${b}, ${a}] : [${a}, ${b}])`;
        });
        return;
      }
      case 'ExpressionStatement':
        if (isSyntax(node.expression) && isCall(node.expression)) {
          // in a block of its own, or an else behind it would be its else
          add(node, ';', (chosen) => `{ if (!${chosen}) { ${textOf(node)} } }`);
        }
    }
  };

  const walk = (value: unknown, key?: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!isSyntax(value)) {
      for (const child of Object.values(value)) walk(child);
      return;
    }
    if (PASSED_OVER.test(value.type)) return;
    if (!(key === 'key' && value.type === 'Literal')) look(value);
    for (const [name, child] of Object.entries(value)) walk(child, name);
  };
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  walk(program);
  return found;
}

/** Whether an expression calls something and does no more with what comes of it. */
function isCall(expression: Syntax): boolean {
  const inner = expression.argument ?? expression.expression;
  return (
    (expression.type === 'CallExpression' &&
      !(isSyntax(expression.callee) && expression.callee.type === 'Super')) ||
    (['AwaitExpression', 'UnaryExpression', 'ChainExpression'].includes(expression.type) &&
      isSyntax(inner) &&
      isCall(inner))
  );
}

/** The text with each of these faults of the file beside what it changes; their numbers name them for the function `IS_CHOSEN`. They must not overlap. */
export function withFaults(text: string, faults: ReadonlyMap<number, Fault>): string {
  const fromTheEnd = [...faults].toSorted(([, a], [, b]) => b.start - a.start);
  return fromTheEnd.reduce(
    (whole, [number, { start, end, either }]) =>
      whole.slice(0, start) + either(`globalThis.${IS_CHOSEN}(${number})`) + whole.slice(end),
    text,
  );
}
