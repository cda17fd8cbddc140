import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read, type Syntax, within } from './source.ts';

type Floor = {
  /** What stands on it, below src/: a folder with its slash, a file, or files by a pattern. */
  readonly holds: readonly string[];
  /** The floors it may import from, beside itself. */
  readonly below: readonly string[];
  /** The libraries it may import; `node:` stands for every module of Node. */
  readonly libraries: readonly string[];
  /** Whether it is a function of its arguments: no clock, no chance, no process. */
  readonly pure: boolean;
};

/** The house, bottom to top; of two that hold a file, the one with the more exact name. `ui` never sees `store`. */
const floors: Readonly<Record<string, Floor>> = {
  core: {
    holds: ['core/'],
    below: [],
    libraries: ['jsonc-parser', 'valibot'],
    pure: true,
  },
  store: {
    holds: ['store/'],
    below: ['core'],
    libraries: [
      ...['node:', 'conf', 'csv-parse', 'csv-stringify', 'env-paths', 'proper-lockfile'],
      ...['parse5', 'read-excel-file', 'write-excel-file'],
    ],
    pure: false,
  },
  text: {
    holds: ['text/'],
    below: ['core'],
    libraries: ['string-width', 'valibot'],
    pure: true,
  },
  tui: {
    holds: ['tui/'],
    below: ['text', 'core'],
    libraries: ['@leeoniya/ufuzzy'],
    pure: true,
  },
  ink: {
    holds: ['tui/ink/'],
    below: ['tui', 'text', 'core'],
    libraries: ['ink', 'react', 'ink-table'],
    pure: false,
  },
  views: {
    holds: ['views/'],
    below: ['tui', 'text', 'core'],
    libraries: ['valibot'],
    pure: true,
  },
  features: {
    holds: ['features/'],
    below: ['views', 'tui', 'text', 'core'],
    libraries: ['d3-scale', 'd3-shape', 'ical.js', 'valibot'],
    pure: true,
  },
  drawn: {
    holds: ['features/*/*.tsx'],
    below: ['ink', 'features', 'views', 'tui', 'text', 'core'],
    libraries: ['ink', 'react'],
    pure: false,
  },
  ui: {
    holds: ['ui/'],
    below: ['drawn', 'ink', 'features', 'views', 'tui', 'text', 'core'],
    libraries: ['ink', 'react'],
    pure: false,
  },
  cli: {
    holds: ['cli/'],
    below: ['store', 'views', 'tui', 'text', 'core'],
    libraries: ['commander', 'node:'],
    pure: false,
  },
  command: {
    holds: ['features/*/*.command.ts'],
    below: ['cli', 'ui', 'features', 'views', 'store', 'tui', 'text', 'core'],
    libraries: ['node:'],
    pure: false,
  },
  commands: {
    holds: ['features/commands.ts'],
    below: ['command', 'cli', 'features', 'store', 'core'],
    libraries: [],
    pure: false,
  },
  program: {
    holds: ['cli.ts', 'cli/program/'],
    below: ['commands', 'command', 'cli', 'features', 'store', 'tui', 'text', 'core'],
    libraries: ['commander'],
    pure: false,
  },
  entry: { holds: ['axiswatch.ts'], below: ['program'], libraries: [], pure: false },
};

/** Files that turn `unknown` into a type of the model: the only place for `as`. */
const parsers: readonly string[] = ['store/files/settings.ts'];

/** The only files that name every screen: the registry, and what each is drawn with. */
const registryFiles: readonly string[] = ['features/screens.ts', 'ui/bodies.tsx'];
/** The only files that read them. */
const registryReaders: readonly string[] = [
  'features/initial-state.ts',
  'ui/app.tsx',
  'ui/run.tsx',
  'features/doctor/doctor.command.ts',
];

/** The only files that hold a colour: of the terminal, and of what is drawn and printed. */
const colourFiles = ['cli/colour.ts', 'tui/ink/theme.ts', 'features/plots/plot-marks.ts'];
/** The only file that reads a key and the size of the terminal. */
const shellFile = 'ui/app.tsx';
/** The only file that takes Ink's text, which hands on escape sequences: every other takes the text that it makes. */
const textFile = 'tui/ink/text.tsx';
/** The only file that reads the clock. */
const clockFile = 'cli/io.ts';
/** The only file that opens a database, and the only folders that say anything to it. */
const databaseFile = 'store/db/connection.ts';
const sqlFolders: readonly string[] = ['store/db/', 'store/journal/', 'store/backup/'];
const sql = /\b(SELECT\b.*\bFROM|INSERT\b.*\bINTO|DELETE FROM|UPDATE \w+ SET|PRAGMA|VACUUM)\s/s;
const shellHooks = ['useInput', 'useWindowSize'];

const colour =
  /^(black|red|green|yellow|blue|magenta|cyan|white|gr[ae]y)(Bright)?$|^#[\da-f]{3}([\da-f]{3})?$|^(rgb|ansi256)\(/i;

const isNamed = (value: unknown, name: string): boolean =>
  isSyntax(value) && value.type === 'Identifier' && value.name === name;

const isMember = (node: Syntax, object: string, property?: string): boolean =>
  node.type === 'MemberExpression' &&
  isNamed(node.object, object) &&
  (property === undefined || isNamed(node.property, property));

const holds = (held: string, file: string): boolean =>
  held.includes('*')
    ? posix.matchesGlob(file, held)
    : held.endsWith('/')
      ? file.startsWith(held)
      : file === held;

/** The floor with the most exact name for a file. */
const floorOf = (file: string): string | undefined =>
  Object.entries(floors)
    .flatMap(([name, floor]) =>
      floor.holds.filter((held) => holds(held, file)).map((held) => ({ name, held })),
    )
    .toSorted((a, b) => b.held.length - a.held.length)[0]?.name;

const takesLibrary = (specifier: string, library: string): boolean =>
  library.endsWith(':')
    ? specifier.startsWith(library)
    : specifier === library || specifier.startsWith(`${library}/`);

/** What is wrong with an import of `specifier` in a file on the named floor; undefined when nothing is. */
function importBreach(file: string, floor: string, specifier: string): string | undefined {
  const { below = [], libraries = [] } = floors[floor] ?? {};
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    const targetFloor = floorOf(target);
    if (targetFloor === undefined) return `imports ${target}, which stands on no floor`;
    if (targetFloor !== floor && !below.includes(targetFloor)) {
      return `imports ${target}: ${floor} may not see ${targetFloor}`;
    }
    if (registryFiles.includes(target) && !registryReaders.includes(file))
      return `imports ${target}, which names every screen`;
    return undefined;
  }
  if (specifier === 'node:sqlite' && file !== databaseFile)
    return `imports node:sqlite outside ${databaseFile}`;
  const allowed = libraries.some((library) => takesLibrary(specifier, library));
  return allowed ? undefined : `imports ${specifier}, which is not a library of ${floor}`;
}

/** The names that a file declares with `let` or `var`, or as a map or set to be filled, outside every function, block and class; a pattern counts by what it is. */
function variablesOf(file: string, text: string): readonly string[] {
  const [program] = nodesOf(file, text);
  const statements = Array.isArray(program?.body) ? program.body.filter(isSyntax) : [];
  return statements
    .map((each) => (isSyntax(each.declaration) ? each.declaration : each))
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations, kind }) =>
      (Array.isArray(declarations) ? declarations : []).filter(
        ({ init }) => kind !== 'const' || isToBeFilled(init),
      ),
    )
    .map(({ id }) => `${id.name ?? id.type}`);
}

/** Whether a value is a map or a set with nothing in it. */
function isToBeFilled(value: unknown): boolean {
  return (
    isSyntax(value) &&
    value.type === 'NewExpression' &&
    ['Map', 'Set', 'WeakMap', 'WeakSet'].some((name) => isNamed(value.callee, name)) &&
    Array.isArray(value.arguments) &&
    value.arguments.length === 0
  );
}

/** What the file breaks of the rules of the house, one sentence each; `file` is its path below src/. */
function breaches(file: string, text: string): string[] {
  const floor = floorOf(file);
  if (floor === undefined) return ['stands on no floor'];
  const found: (string | undefined)[] = [];
  for (const node of nodesOf(file, text)) {
    const { type } = node;
    if (isSyntax(node.source)) {
      const specifier = literalOf(node.source);
      if (specifier !== undefined) found.push(importBreach(file, floor, specifier));
      else if (type === 'ImportExpression') found.push('imports a path that is not a plain string');
    }
    if (type === 'TSAsExpression' || type === 'TSTypeAssertion' || type === 'TSNonNullExpression') {
      const target = node.typeAnnotation;
      const isConst = isSyntax(target) && isNamed(target.typeName, 'const');
      if (!isConst && !parsers.includes(file)) found.push('asserts a type outside a parser');
    }
    if (file !== textFile && type === 'ImportDeclaration' && literalOf(node.source) === 'ink') {
      for (const each of within(node.specifiers))
        if (isNamed(each.imported, 'Text')) found.push(`takes Ink's text outside ${textFile}`);
    }
    if (type === 'TSAnyKeyword') found.push('says any');
    if (!colourFiles.includes(file) && colour.test(literalOf(node) ?? '')) {
      found.push(`names the colour ${literalOf(node)} outside ${colourFiles.join(' and ')}`);
    }
    if (file !== shellFile && type === 'CallExpression') {
      for (const hook of shellHooks) {
        if (isNamed(node.callee, hook)) found.push(`calls ${hook} outside ${shellFile}`);
      }
    }
    if (file !== clockFile && isClockRead(node)) found.push('reads the clock');
    if (!sqlFolders.some((folder) => file.startsWith(folder)) && sql.test(textIn(node)))
      found.push('speaks SQL');
    if (isWrittenObjectSpread(node)) found.push('spreads an object where it is written out');
    if (isTabByNumber(node)) found.push('tells a tab by its number');
    if (floor !== 'text' && isRounded(node)) found.push('rounds a number that is shown');
    if (floors[floor]?.pure) found.push(impurity(node));
  }
  if (floors[floor]?.pure) {
    for (const name of variablesOf(file, text)) found.push(`keeps ${name} between calls`);
  }
  return [...new Set(found.filter((sentence) => sentence !== undefined))];
}

/** Whether it asks what day or time it is; how long something takes is asked of `performance`. */
function isClockRead(node: Syntax): boolean {
  const args = node.arguments;
  return node.type === 'NewExpression' && isNamed(node.callee, 'Date')
    ? !Array.isArray(args) || args.length === 0
    : isMember(node, 'Date', 'now');
}

function isMathCall({ callee }: Syntax): boolean {
  return (
    isSyntax(callee) &&
    ['round', 'floor', 'ceil', 'trunc'].some((name) => isMember(callee, 'Math', name))
  );
}

/** Whether a node makes the text of a rounded number; `toPrecision` clears what arithmetic left behind the digits that count. */
function isRounded(node: Syntax): boolean {
  if (node.type === 'TemplateLiteral' && Array.isArray(node.expressions))
    return node.expressions.some(isMathCall);
  if (node.type === 'CallExpression' && isNamed(node.callee, 'String'))
    return Array.isArray(node.arguments) && [...within(node.arguments)].some(isMathCall);
  return (
    node.type === 'MemberExpression' &&
    ['toFixed', 'toLocaleString'].some((name) => isNamed(node.property, name))
  );
}

/** The text of a plain string or of a part of a template; '' of any other node. */
function textIn(node: Syntax): string {
  const { value } = node;
  if (node.type !== 'TemplateElement') return literalOf(node) ?? '';
  return typeof value === 'object' && value !== null && 'raw' in value ? `${value.raw}` : '';
}

/** Whether an object is spread where it is written out, so that nothing is merged. */
const isWrittenObjectSpread = ({ type, argument }: Syntax): boolean =>
  type === 'SpreadElement' && isSyntax(argument) && argument.type === 'ObjectExpression';

/** Whether a tab is compared with a number, where its name would say which it is. */
function isTabByNumber({ type, left, right }: Syntax): boolean {
  return (
    type === 'BinaryExpression' &&
    isSyntax(left) &&
    (isNamed(left, 'tab') || isNamed(left.property, 'tab')) &&
    isSyntax(right) &&
    typeof right.value === 'number'
  );
}

/** What in a pure floor reads something other than its arguments. */
function impurity(node: Syntax): string | undefined {
  if (isMember(node, 'performance')) return 'reads the clock';
  if (isMember(node, 'Math', 'random') || isMember(node, 'crypto')) return 'rolls dice';
  // It loads the collation of the machine's language, which takes longer than the rest of a start.
  if (node.type === 'MemberExpression' && isNamed(node.property, 'localeCompare'))
    return 'orders by the language of the machine';
  if (isMember(node, 'process') || isMember(node, 'console')) return 'touches the process';
  return undefined;
}

/** The libraries that a floor takes, as the list of the floors names them. */
function librariesUsed(floor: string): readonly string[] {
  const specifiers = files
    .filter((file) => floorOf(file) === floor)
    .flatMap((file) =>
      [...nodesOf(file, read(file))].map(({ source }) => literalOf(source) ?? '.'),
    );
  return (floors[floor]?.libraries ?? []).filter((library) =>
    specifiers.some((specifier) => takesLibrary(specifier, library)),
  );
}

describe('the house', () => {
  test.each(files)('%s keeps its rules', (file) => {
    expect(breaches(file, read(file))).toEqual([]);
  });

  test.each(Object.keys(floors))('%s takes every library that it may take', (floor) => {
    expect(librariesUsed(floor)).toEqual(floors[floor]?.libraries);
  });

  test.skipIf(!files.includes(shellFile)).each(shellHooks)('there is exactly one %s', (hook) => {
    const calls = [...nodesOf(shellFile, read(shellFile))].filter(
      (node) => node.type === 'CallExpression' && isNamed(node.callee, hook),
    );
    expect(calls).toHaveLength(1);
  });
});

describe('a broken rule is found', () => {
  test.each([
    ['ui/app.tsx', `import { open } from '../store/journal.ts';`, 'ui may not see store'],
    [
      'core/model/day.ts',
      `export const a = { ...{ b: 1 }, c: 2 };`,
      'spreads an object where it is written out',
    ],
    ['ui/app.tsx', `import type { Journal } from '../store/journal.ts';`, 'ui may not see store'],
    ['store/journal.ts', `export * from '../ui/app.tsx';`, 'store may not see ui'],
    [
      'store/journal.ts',
      `import { update } from '../features/update.ts';`,
      'store may not see features',
    ],
    ['tui/update.ts', `import { open } from '../store/journal.ts';`, 'tui may not see store'],
    [
      'core/model/day.ts',
      `import { x } from '../../features/board/alert.ts';`,
      'core may not see features',
    ],
    [
      'core/model/day.ts',
      `type A = import('../../features/board/alert.ts').A;`,
      'core may not see features',
    ],
    ['features/report/text.ts', `await import('../../ui/app.tsx');`, 'features may not see ui'],
    [
      'cli/session.ts',
      `await import('../features/board/status.command.ts');`,
      'may not see command',
    ],
    ['features/board/x.command.ts', `import '../commands.ts';`, 'command may not see commands'],
    ['features/board/x.ts', `import { a } from './x.command.ts';`, 'features may not see command'],
    [
      'features/board/status.command.ts',
      `import '../../axiswatch.ts';`,
      'command may not see entry',
    ],
    ['core/model/day.ts', `import { readFileSync } from 'node:fs';`, 'not a library of core'],
    ['core/model/day.ts', `import { z } from 'valibotx';`, 'not a library of core'],
    ['tui/update.ts', `import { Box } from 'ink';`, 'not a library of tui'],
    [
      'tui/update.ts',
      `import { x } from '../features/explain/explain-screen.ts';`,
      'tui may not see features',
    ],
    ['tui/lists.ts', `import type { X } from '../features/screen.ts';`, 'tui may not see features'],
    [
      'features/record/batch-entry.ts',
      `import { REGISTRY } from '../screens.ts';`,
      'which names every screen',
    ],
    ['features/track/x.tsx', `import { Body } from '../../ui/bodies.tsx';`, 'drawn may not see ui'],
    ['features/track/x.ts', `import { Line } from './x.tsx';`, 'features may not see drawn'],
    ['features/track/x.ts', `import { Line } from '../../tui/ink/line.tsx';`, 'may not see ink'],
    ['tui/state.ts', `import { Line } from './ink/line.tsx';`, 'tui may not see ink'],
    ['features/board/status.command.ts', `await import(name);`, 'not a plain string'],
    ['features/board/status.command.ts', `import x from '../../tests/x.ts';`, 'stands on no floor'],
    ['elsewhere/x.ts', '', 'stands on no floor'],
    ['features/track/x.tsx', `useInput(() => {});`, 'calls useInput outside'],
    ['features/track/x.tsx', `import { Box, Text } from 'ink';`, "takes Ink's text outside"],
    ['features/track/x.tsx', `import { Text as T } from 'ink';`, "takes Ink's text outside"],
    ['features/track/x.tsx', `const { rows } = useWindowSize();`, 'calls useWindowSize outside'],
    ['features/track/x.tsx', `const a = <Text color="red">x</Text>;`, 'names the colour red'],
    ['features/track/x.tsx', `const a = '#ff8800';`, 'names the colour #ff8800'],
    ['core/model/day.ts', `const now = new Date();`, 'reads the clock'],
    ['tui/update.ts', `const now = Date.now();`, 'reads the clock'],
    ['store/db/watch.ts', `const now = Date.now();`, 'reads the clock'],
    ['store/files/left-behind.ts', `const now = Date.now();`, 'reads the clock'],
    ['ui/days.ts', `const now = new Date().toISOString();`, 'reads the clock'],
    ['tui/update.ts', `const now = performance.now();`, 'reads the clock'],
    ['store/files/csv.ts', `import { DatabaseSync } from 'node:sqlite';`, 'imports node:sqlite'],
    ['store/db/rows.ts', `import type { A } from 'node:sqlite';`, 'imports node:sqlite'],
    ['features/doctor/x.command.ts', `f('SELECT seq FROM entry');`, 'speaks SQL'],
    ['store/files/csv.ts', 'f(`DELETE FROM entry WHERE seq`);', 'speaks SQL'],
    ['features/events/keys.ts', `const a = top.tab === 1;`, 'tells a tab by its number'],
    ['features/events/keys.ts', `const a = tab !== 0;`, 'tells a tab by its number'],
    [
      'store/files/read-whole.ts',
      `const by = \`\${Math.ceil(a / 1e6)} MB\`;`,
      'rounds a number that is shown',
    ],
    ['views/moves.ts', `const by = points.toFixed(1);`, 'rounds a number that is shown'],
    [
      'core/model/day.ts',
      `const by = \`\${Math.round(a)} days\`;`,
      'rounds a number that is shown',
    ],
    ['core/model/day.ts', `const x = Math.random();`, 'rolls dice'],
    [
      'tui/update.ts',
      `x.sort((a, b) => a.localeCompare(b));`,
      'orders by the language of the machine',
    ],
    ['core/model/day.ts', `const x = process.env;`, 'touches the process'],
    ['tui/update.ts', `let last: Day | undefined;`, 'keeps last between calls'],
    ['core/model/day.ts', `export let last = 0;`, 'keeps last between calls'],
    ['text/cells.ts', `const known = new WeakMap<Board, View>();`, 'keeps known between calls'],
    ['text/output.ts', `export const seen = new Set<string>();`, 'keeps seen between calls'],
    ['text/output.ts', `const a = 1; var { b } = a;`, 'keeps ObjectPattern between calls'],
    ['tui/update.ts', `const x = y as string;`, 'asserts a type'],
    ['tui/update.ts', `const x = y!.z;`, 'asserts a type'],
    ['tui/update.ts', `let x: any;`, 'says any'],
  ])('%s: %j', (file, text, sentence) => {
    expect(breaches(file, text).join('; ')).toContain(sentence);
  });

  test.each([
    ['ui/app.tsx', `import { useInput } from 'ink'; useInput(f);`],
    ['tui/ink/theme.ts', `export const warn = 'red';`],
    ['core/model/day.ts', `import * as v from 'valibot/x'; new Date(0);`],
    ['core/model/day.ts', `export const kinds = ['a', 'b'] as const;`],
    ['features/board/status.command.ts', `await import('../report/text.ts');`],
    [
      'tui/update.ts',
      `const f = () => { let sum = 0; return sum; }; for (let i = 0; i < 1; i++) f();`,
    ],
    ['tui/ink/theme.ts', `let shown = 0;`],
    ['text/format.ts', `const text = size.toFixed(1);`],
    ['tui/layout.ts', `const rows = Math.round(left * share);`],
    ['cli/io.ts', `const now = new Date();`],
    ['store/db/watch.ts', `const since = performance.now();`],
    ['core/model/day.ts', `const f = () => new Map(); const known = new Set(['a']);`],
  ])('%s is in order: %j', (file, text) => {
    expect(breaches(file, text)).toEqual([]);
  });
});
