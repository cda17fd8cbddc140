/** Every number that is declared says what it counts; in a type, in a document, and given to other files, also its unit, its range and what missing means. */
import { readdirSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { collection } from '../src/core/recipes/collection.ts';
import { dataText } from './shipped.ts';
import { files, isSyntax, nodesOf, read, type Syntax, within } from './source.ts';

/** Lists of numbers of one size. */
const TYPED_ARRAY = /^(?:Float|Int|Uint|BigInt|BigUint)\d+(?:Clamped)?Array$/;

const isOfTexts = (union: unknown): boolean =>
  isSyntax(union) &&
  Array.isArray(union.types) &&
  union.types.some((each) => isSyntax(each) && each.type === 'TSStringKeyword');

/** Whether a type is a number, or one of several, or holds some, such as a list or a map. */
function isNumeric(type: unknown): boolean {
  if (Array.isArray(type)) return type.some(isNumeric);
  if (!isSyntax(type)) return false;
  if (TYPED_ARRAY.test(nameOf(type.typeName))) return true;
  if (type.type === 'TSTypeReference') return isNumeric(within(type.typeArguments).next().value);
  if (type.type === 'TSLiteralType') return isWrittenNumber(type.literal);
  if (type.type === 'TSParenthesizedType')
    // in a list of texts and numbers a number is a cell or a key
    return isNumeric(type.typeAnnotation) && !isOfTexts(type.typeAnnotation);
  return (
    type.type === 'TSNumberKeyword' ||
    [type.types, type.elementType, type.elementTypes, type.params].some(isNumeric) ||
    (type.type === 'TSTypeOperator' && isNumeric(type.typeAnnotation))
  );
}

const isOf = ({ type }: Syntax, ...types: readonly string[]): boolean => types.includes(type);

const nameOf = (node: unknown): string => (isSyntax(node) ? `${node.name}` : '');

const annotated = (node: unknown): boolean =>
  isSyntax(node) && isSyntax(node.typeAnnotation) && isNumeric(node.typeAnnotation.typeAnnotation);

/** Whether the value of a constant is a number that is written out, is worked out, or holds nothing else. */
function isWrittenNumber(node: unknown): boolean {
  if (!isSyntax(node)) return false;
  if (node.type === 'MemberExpression')
    return nameOf(node.object) === 'Number' || nameOf(node.property) === 'length';
  if (node.type === 'ArrayExpression' && Array.isArray(node.elements))
    return node.elements.length > 0 && node.elements.every(isWrittenNumber);
  if (node.type === 'ObjectExpression' && Array.isArray(node.properties))
    return (
      node.properties.length > 0 && node.properties.every(({ value }) => isWrittenNumber(value))
    );
  if (/^TS(As|Satisfies)Expression$/.test(node.type)) return isWrittenNumber(node.expression);
  if (node.type === 'BinaryExpression')
    return /^[-*/%]/.test(`${node.operator}`) || [node.left, node.right].every(isWrittenNumber);
  if (node.type === 'UnaryExpression') return isWrittenNumber(node.argument);
  return node.type === 'Literal' && typeof node.value === 'number';
}

/** The text of the comment that stands directly before a place; '' without one. */
function commentBefore(text: string, { start }: Syntax): string {
  const before = text.slice(0, Number(start)).replace(/(?:export|[\s|])*$/, '');
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

/**
 * The numbers in the fields of a type of which nothing is said: above them, above the field or the case whose type is
 * written out with them, or, by their name, above the number before or above the type.
 */
function unsaidFields(text: string, type: Syntax): readonly string[] {
  const ofType = commentBefore(text, type);
  const below = (value: unknown, isSaid: boolean): readonly string[] => {
    if (Array.isArray(value)) {
      let shared = '';
      return value.flatMap((each) => {
        if (!isSyntax(each)) return [];
        const own = commentBefore(text, each);
        const isNumber = isOf(each, 'TSPropertySignature', 'PropertyDefinition') && annotated(each);
        if (!isNumber) {
          shared = '';
          return below(each, isSaid || own !== '');
        }
        shared = own === '' ? shared : own;
        const name = nameOf(each.key);
        const isNamed = new RegExp(`\\b${name}`, 'i').test(shared + ofType);
        return own !== '' || isSaid || isNamed ? [] : [name];
      });
    }
    if (!isSyntax(value) || isOf(value, 'MethodDefinition')) return [];
    return Object.values(value).flatMap((child) => below(child, isSaid));
  };
  return below(type.body ?? type.typeAnnotation, false).map((each) => `${nameOf(type.id)}.${each}`);
}

/** Names that say themselves what is counted. */
const COUNTED: readonly string[] = ['cells', 'columns', 'rows', 'days', 'seq', 'decimals'];

/** The numbers that a function takes which what is said of it does not name. */
function unsaidParameters({ params }: Syntax, said: string): readonly string[] {
  const all = Array.isArray(params) ? params.filter(isSyntax) : [];
  return all.flatMap((each): readonly string[] => {
    const given = isSyntax(each.left) ? each.left : each;
    const name = nameOf(given);
    const isNumber = isOf(given, 'Identifier') && (annotated(given) || isWrittenNumber(each.right));
    const isNamed = new RegExp(`\\b${name.length < 3 ? `${name}\\b` : name}`, 'i').test(said);
    return isNumber && !isNamed && !COUNTED.includes(name) ? [name] : [];
  });
}

/**
 * The constants of a file that are numbers, its functions that give one, and what they take, of which nothing is said;
 * what is said of a constant is said of those that stand directly below it too.
 */
function unsaidOfFile(text: string, statements: unknown): readonly string[] {
  let end = 0;
  let isSaidBefore = false;
  return (Array.isArray(statements) ? statements.filter(isSyntax) : []).flatMap((statement) => {
    const declared = isSyntax(statement.declaration) ? statement.declaration : statement;
    const said = commentBefore(text, statement);
    const isSaid = said !== '';
    const isNext = text.slice(end, Number(statement.start)) === '\n';
    end = Number(statement.end);
    if (isOf(declared, 'FunctionDeclaration')) {
      const gives = declared.returnType;
      const isNumber = isSyntax(gives) && isNumeric(gives.typeAnnotation);
      const name = nameOf(declared.id);
      return [
        ...(isNumber && !isSaid ? [name] : []),
        ...unsaidParameters(declared, said).map((each) => `${name}(${each})`),
      ];
    }
    if (!isOf(declared, 'VariableDeclaration') || !Array.isArray(declared.declarations)) return [];
    const numbers = declared.declarations.filter(
      ({ id, init }) => annotated(id) || (!isSyntax(id.typeAnnotation) && isWrittenNumber(init)),
    );
    isSaidBefore = numbers.length > 0 && (isSaid || (isNext && isSaidBefore));
    return isSaidBefore
      ? []
      : numbers.map(({ id }) => text.slice(id.start, id.end).replace(/:.*/, ''));
  });
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** What is found in the object types that are written out with what a function takes, such as props, those aside whose names say what is counted. */
function inProps(node: Syntax, find: (type: Syntax) => readonly string[]): readonly string[] {
  const all = Array.isArray(node.params) ? node.params.filter(isSyntax) : [];
  return all
    .flatMap((each) => {
      const { typeAnnotation } = isSyntax(each.left) ? each.left : each;
      const type = isSyntax(typeAnnotation) ? typeAnnotation.typeAnnotation : undefined;
      return isSyntax(type) && isOf(type, 'TSTypeLiteral')
        ? find({ ...node, body: undefined, typeAnnotation: type })
        : [];
    })
    .filter((each) => !COUNTED.includes(each.replace(/.*\.| .*/g, '')));
}

/** The numbers that a file declares, in types, in classes, as constants and as what functions give and take, of which nothing is said. */
function unsaidNumbers(file: string, text: string): readonly string[] {
  const nodes = [...nodesOf(file, text)];
  const types = nodes.filter((node) =>
    isOf(node, 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration'),
  );
  return [
    ...types.flatMap((type) => unsaidFields(text, type)),
    ...nodes
      .filter((node) => isOf(node, ...FUNCTIONS))
      .flatMap((node) => inProps(node, (type) => unsaidFields(text, type))),
    ...unsaidOfFile(text, nodes[0]?.body),
  ];
}

/** What a sentence says a range with: `0…100`, `≥ 0`, from 0, finite, negative where something holds. */
const RANGE = /…|[≥≤<>] ?\d|\bfrom [01]\b|either sign|\d or more|negative|both included|finite/i;
/** What a sentence says a unit with: its name, or what is counted. */
const UNIT =
  /0…1\b|0…100\b|\bunits?\b|points?|scores?|shares?|weights?|cells?|columns?|rows?|lines?|tabs?|characters?|digits|bytes|milliseconds|days?|seqs?|index|indexes|places?|exit code|orders?|how many|so many|number of|entries|readings|indicators|tripwires|events|draws|copies|values recorded|proposals|recipes|whole number|counts|decimals|graphemes/i;
/** What a sentence says a missing number with. */
const MISSING = /undefined|left out|null/i;

/** The numbers that a type lists, without their signs; undefined where it may be any. */
function listedNumbers(type: unknown): readonly string[] | undefined {
  const nodes = [...within(type)];
  const listed = nodes.flatMap(({ value }) => (typeof value === 'number' ? [`${value}`] : []));
  return listed.length === 0 || nodes.some((node) => isOf(node, 'TSNumberKeyword'))
    ? undefined
    : listed;
}

/** What a sentence does not say of a number; the range of one whose values its type lists is known, and its unit where each of them is explained. */
function lacking(said: string, canMiss: boolean, type?: unknown): readonly string[] {
  const listed = listedNumbers(type);
  const isExplained = listed?.every((value) => new RegExp(`\\b${value}\\b`).test(said)) === true;
  return [
    ...(isExplained || UNIT.test(said) ? [] : ['unit']),
    ...(listed !== undefined || RANGE.test(said) ? [] : ['range']),
    ...(canMiss && !MISSING.test(said) ? ['missing'] : []),
  ];
}

const canMiss = (type: Syntax): boolean =>
  [...within(type)].some((node) => isOf(node, 'TSUndefinedKeyword', 'TSNullKeyword'));

/** The type of what a field holds, or of what a function gives; undefined where it is none, or is inferred. */
function givenType(node: unknown): Syntax | undefined {
  if (!isSyntax(node)) return undefined;
  const annotation = node.returnType ?? node.typeAnnotation;
  if (!isSyntax(annotation)) return undefined;
  const type = isOf(annotation, 'TSTypeAnnotation') ? annotation.typeAnnotation : annotation;
  return isSyntax(type) && isOf(type, 'TSFunctionType') ? givenType(type) : asSyntax(type);
}

const asSyntax = (node: unknown): Syntax | undefined => (isSyntax(node) ? node : undefined);

/** What the fields of a type lack, by their names; each has its own sentence, shares that of the one before, of its case or of the type, which name it. */
function lackingFields(text: string, type: Syntax): readonly string[] {
  const names = (said: string, name: string): boolean => new RegExp(`\\b${name}`, 'i').test(said);
  const ofType = commentBefore(text, type);
  const below = (value: unknown, ofCase: string): readonly string[] => {
    if (!Array.isArray(value))
      return !isSyntax(value) || isOf(value, 'MethodDefinition', 'TSFunctionType')
        ? []
        : Object.values(value).flatMap((child) => below(child, ofCase));
    let shared = '';
    return value.filter(isSyntax).flatMap((each) => {
      const own = commentBefore(text, each);
      const isField = isOf(each, 'TSPropertySignature', 'PropertyDefinition', 'TSMethodSignature');
      const gives = isField ? givenType(each) : undefined;
      shared = own !== '' ? own : isField ? shared : '';
      if (gives === undefined || !isNumeric(gives)) return below(each, own || ofCase);
      const name = nameOf(each.key);
      const said =
        own || (names(shared, name) ? shared : ofCase) || (names(ofType, name) ? ofType : '');
      return lacking(said, each.optional === true || canMiss(gives), gives).map(
        (lack) => `${name} (${lack})`,
      );
    });
  };
  return below(type.body ?? type.typeAnnotation, '').map((each) => `${nameOf(type.id)}.${each}`);
}

/** What the numbers that a function takes lack in what is said of it; the unit of some is their name. */
function lackingParameters({ params }: Syntax, name: string, said: string): readonly string[] {
  const all = Array.isArray(params) ? params.filter(isSyntax) : [];
  return all.flatMap((each) => {
    const given = isSyntax(each.left) ? each.left : each;
    const parts = isOf(given, 'ArrayPattern') ? within(given.elements) : [given];
    const own = [...parts].filter((part) => isOf(part, 'Identifier')).map(nameOf);
    const isNumber = isSyntax(given.typeAnnotation)
      ? annotated(given)
      : isWrittenNumber(each.right);
    return isNumber && own.some((part) => !COUNTED.includes(part))
      ? lacking(said, false, given.typeAnnotation).map(
          (lack) => `${name}(${own.join(', ')}) (${lack})`,
        )
      : [];
  });
}

/** What the numbers of a file lack: those in its types, and those that its functions give to other files. */
function lackingNumbers(file: string, text: string): readonly string[] {
  const [program] = nodesOf(file, text);
  const statements = Array.isArray(program?.body) ? program.body.filter(isSyntax) : [];
  return statements.flatMap((statement) => {
    const declared = asSyntax(statement.declaration) ?? statement;
    if (isOf(declared, 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration')) {
      const fields = lackingFields(text, declared);
      if (fields.length > 0) return fields;
    }
    if (declared === statement) return [];
    const said = commentBefore(text, statement);
    const ofResult = (name: string, gives: Syntax | undefined): readonly string[] =>
      gives !== undefined && isNumeric(gives)
        ? lacking(said, canMiss(gives), gives).map((lack) => `${name} (${lack})`)
        : [];
    if (isOf(declared, 'FunctionDeclaration'))
      return [
        ...ofResult(nameOf(declared.id), asSyntax(givenType({ ...declared, typeAnnotation: 0 }))),
        ...lackingParameters(declared, nameOf(declared.id), said),
        ...inProps(declared, (type) => lackingFields(text, { ...type, start: statement.start })),
      ];
    if (isOf(declared, 'VariableDeclaration') && Array.isArray(declared.declarations))
      return declared.declarations.flatMap(({ id, init }) =>
        isSyntax(init) && isOf(init, 'ArrowFunctionExpression', 'FunctionExpression')
          ? [...ofResult(nameOf(id), givenType(init)), ...lackingParameters(init, nameOf(id), said)]
          : [],
      );
    return isOf(declared, 'TSTypeAliasDeclaration')
      ? ofResult(nameOf(declared.id), asSyntax(declared.typeAnnotation))
      : [];
  });
}

/** A source file; a list of bytes that a file or a download consists of is no number, which it is in the core alone. */
const readWithoutBytes = (file: string): string =>
  file.startsWith('core/') ? read(file) : read(file).replaceAll('Uint8Array', 'Bytes');

test('every number in a type, and every one that a function gives to other files, has its unit, its range and what missing means where it is declared; every one that it takes has its unit and its range', () => {
  const lacks = files.flatMap((file) =>
    lackingNumbers(file, readWithoutBytes(file)).map((each) => `${file}: ${each}`),
  );
  expect(lacks).toEqual([]);
});

test('one that lacks some of these is found', () => {
  const text = `
/** A type. */
export interface A {
  /** Points, 0…100. */
  readonly a: number;
  /** Rows. */
  readonly b: number;
  /** Finite. */
  readonly c: readonly number[];
  /** Days, ≥ 0. */
  readonly d: number | undefined;
  /** Days, ≥ 0; left out: never. */
  readonly e?: number;
  readonly f: number;
  /** The share. */
  readonly g: (of: string) => number;
  /** Cells. */
  h(): number;
  readonly i: string;
}
export type B =
  | { readonly kind: 'a'; readonly j?: number }
  /** Cells, ≥ 1. */
  | { readonly kind: 'b'; readonly k: number };
interface C { /** Days. */ readonly l: number }
/** Not seen. */
function q(): number { return 1; }
/** How far. */
export function m(): number | undefined { return 1; }
/** Days, negative before it. */
export const n = (): number => 1;
/** Cells. */
export const z = (t: number): void => {};
/** Days. */
export const o = (): Promise<number> => 1;
/** A number. */
export type P = number;
/** Cells. */
export interface Q { readonly r: Float64Array }
/** Whether \`t\` is one. */
export function s(t: number, cells: number): boolean {}
/** Props. */
export function A1({ p, q: _ }: { /** Cells. */ readonly p: number; readonly q: U; readonly rows: number }): void {}
/** Days, ≥ 0. */
export type U = number;
/** Whether so many cells fit in what \`w\` leaves. */
export function v(a: number, w: U, x = 1, y: U = 1): boolean {}
/** Whether it is between two, one step down (\`by\` 1) or up (-1), or so. */
export function w([a, b]: readonly [number, number], by: 1 | -1, way: 1 | 2, [c]: readonly T[]): boolean {}
/** Whether there is more than \`x\`. */
export function y(x = Number.POSITIVE_INFINITY, z = q.length - 1): boolean {}
/** 1 one, 3 three. */
export type X = 1 | 2 | 3;
`;
  expect(lackingNumbers('a.ts', text)).toEqual([
    ...[
      'A.b (range)',
      'A.c (unit)',
      'A.d (missing)',
      'A.f (unit)',
      'A.f (range)',
      'A.g (range)',
      'A.h (range)',
    ],
    ...[
      'B.j (unit)',
      'B.j (range)',
      'B.j (missing)',
      'C.l (range)',
      'm (unit)',
      'm (range)',
      'm (missing)',
    ],
    ...[
      'z(t) (range)',
      'o (range)',
      'P (unit)',
      'P (range)',
      'Q.r (unit)',
      'Q.r (range)',
      's(t) (unit)',
    ],
    ...['s(t) (range)', 'A1.p (range)', 'v(a) (range)', 'v(x) (range)'],
    ...['w(a, b) (unit)', 'w(a, b) (range)', 'w(way) (unit)'],
    ...['y(x) (unit)', 'y(x) (range)', 'y(z) (unit)', 'y(z) (range)', 'X (unit)'],
  ]);
});

test('every number has a sentence where it is declared', () => {
  const unsaid = files.flatMap((file) =>
    unsaidNumbers(file, readWithoutBytes(file)).map((each) => `${file}: ${each}`),
  );
  expect(unsaid).toEqual([]);
});

test('a field without is found', () => {
  const text = `
    /** A type. */
    export interface A { readonly b: string; readonly c: number | undefined; }
    export type B =
      | { readonly kind: 'a'; readonly d?: readonly number[] }
      /** Points. */
      | { readonly e: { readonly f: number } }
      | { readonly kind: 'b'; /** 0…1. */ readonly g: number; readonly h: number };
    /** The row of what is in hand, from 0. */
    interface C { row: number; /** Cells. */ column: number; width: number; /** A name. */ name: string; size: number }
    interface D { /** The score before and after, 0…100. */ before: number; after: number }
    class E extends Error { i: number; /** Rows. */ j = 0; k: number }
  `;
  expect(unsaidNumbers('a.ts', text)).toEqual([
    ...['A.c', 'B.d', 'B.h', 'C.width', 'C.size', 'E.i', 'E.k'],
  ]);
});

test('so is one in an object type that is written out with what a function takes', () => {
  const text = `
/** Draws \`at\` a place. */
export function A({ at, width }: { readonly at: number; readonly width: number; readonly cells: number }): void {}
class B {
  c({ limit = 1 }: { readonly limit?: number; /** Days. */ readonly age: number; readonly text: string } = {}): void {}
}
const d = ({ points }: { readonly points: number }): string => String(points);
`;
  expect(unsaidNumbers('a.ts', text)).toEqual(['A.width', '.limit', '.points']);
});

test('so is a constant, a function that gives a number, and what one takes', () => {
  const text = `
const A = 1;

/** Rows, fewest and most. */
const B = 2;
export const C = 60 * -1;

const D: number = measured();
/** Days. */
const E = 'no number';
const F = 7;
function g(): number | undefined { const h = 1; return h; }
/** Cells. */
export function i(): readonly number[] { return []; }
const [J, K] = [10, 13] as const;
const L = K * measured();
/** What it is in a width; \`l\` is the first. */
export function m(width: number, l: number, n: number, o = 1, cells?: number, p?: string): void {}
/** Any. */
function q(r: number): void {}
`;
  expect(unsaidNumbers('a.ts', text)).toEqual([
    ...['A', 'D', 'F', 'g', '[J, K]', 'L', 'm(n)', 'm(o)', 'q(r)'],
  ]);
});

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

/** Keys of a schema that say a range, or every number that there may be. */
const LIMITS: readonly string[] = ['minimum', 'maximum', 'exclusiveMinimum', 'enum', 'const'];

/** What holds of a place in a JSON Schema. */
interface Place {
  /** `.bands[].from`. */
  readonly path: string;
  /** What is said of the field whose value stands there. */
  readonly said: string;
  /** What is said of the object around it: what missing means may stand there for all its fields; '' where that object can be missing itself. */
  readonly around: string;
  readonly canMiss: boolean;
}

/** What the numbers of a JSON Schema lack in what is said of them, or of the field before where that names them. */
function lackingInSchema(schema: unknown, place: Place): readonly string[] {
  if (!isObject(schema)) return [];
  const { path, around } = place;
  const said = typeof schema.description === 'string' ? schema.description : place.said;
  const forms = [schema.anyOf, schema.oneOf].flat().filter(isObject);
  const types = [schema, ...forms].flatMap(({ type }) => type);
  const canMiss = !('default' in schema) && (place.canMiss || types.includes('null'));
  const here = { path, said, around, canMiss };
  const inside = { ...here, path: `${path}[]`, canMiss: false };
  const isKnown: Readonly<Record<string, boolean>> = {
    unit: COUNTED.includes(path.replace(/.*\./, '')),
    range: LIMITS.some((key) => key in schema),
    missing: MISSING.test(around),
  };
  const isNumber = ['number', 'integer'].some((type) => [schema.type].flat().includes(type));
  const lacks = isNumber ? lacking(said, canMiss).filter((lack) => isKnown[lack] !== true) : [];
  const required = new Set([schema.required].flat());
  let before = '';
  const ofField = ([name, field]: readonly [string, unknown]): readonly string[] => {
    const own = isObject(field) && typeof field.description === 'string' ? field.description : '';
    before = own || (new RegExp(`\\b${name}\\b`).test(before) ? before : '');
    const at = { path: `${path}.${name}`, said: before, around: canMiss ? '' : said };
    return lackingInSchema(field, { ...at, canMiss: !required.has(name) });
  };
  return [
    ...lacks.map((lack) => `${path} (${lack})`),
    ...entriesOf(schema.properties).flatMap(ofField),
    ...forms.flatMap((each) => lackingInSchema(each, here)),
    ...[schema.items, schema.prefixItems, schema.additionalProperties]
      .flat()
      .flatMap((each) => lackingInSchema(each, inside)),
    ...entriesOf(schema.$defs).flatMap(([name, each]) =>
      lackingInSchema(each, { path: `#${name}`, said: '', around: '', canMiss: false }),
    ),
  ];
}

const TOP: Place = { path: '', said: '', around: '', canMiss: false };

test('so has every number in the schema of a document', () => {
  const lacks = readdirSync('data/schemas').flatMap((name) =>
    lackingInSchema(JSON.parse(dataText(`schemas/${name}`)), TOP).map((each) => `${name}${each}`),
  );
  expect(lacks).toEqual([]);
});

test('and in that of what is remembered of a recipe, which is not published', () =>
  expect(lackingInSchema(toJsonSchema(collection), TOP)).toEqual([]));

test('one in a schema that lacks some of these is found', () => {
  const number = { type: 'number' };
  const said = (description: string, schema: object = number) => ({ ...schema, description });
  const schema = said('What is left out of it is null.', {
    required: ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'o', 'rows'],
    properties: {
      a: said('Points, either sign.'),
      b: number,
      c: said('Points, either sign, as is d.'),
      d: number,
      e: number,
      f: said('Points, either sign.', { type: ['number', 'null'] }),
      g: said('Of a list.', { items: { ...number, minimum: 0 } }),
      h: said('Points.', { additionalProperties: { anyOf: [number, { type: 'null' }] } }),
      i: said('Of a branch.', {
        required: ['k'],
        properties: {
          j: said('Days, from 1.'),
          k: said('Days, from 1.', { type: ['null', 'number'] }),
        },
      }),
      j: said('An object.', { required: ['k'], properties: { k: said('Days, from 1.') } }),
      k: said('Days.', { enum: [0, 1], type: 'number' }),
      l: said('Days, from 1.', { ...number, default: 1 }),
      o: said('null where there is no object.', {
        anyOf: [{ properties: { p: said('Days, from 1.') } }, { type: 'null' }],
      }),
      rows: { type: 'integer', minimum: 1 },
    },
    $defs: { m: { properties: { n: said('Days, from 1.') } } },
  });
  expect(lackingInSchema(schema, TOP)).toEqual([
    ...['.b (unit)', '.b (range)', '.e (unit)', '.e (range)', '.g[] (unit)', '.h[] (range)'],
    ...['.i.j (missing)', '.i.k (missing)', '.o.p (missing)', '#m.n (missing)'],
  ]);
});
