/** A strategy file, read and checked whole: every problem by its path. Format 3, section 1. */
import { createScanner } from 'jsonc-parser';
import { parseIsoDay } from './day.ts';
import { suggestion } from './near.ts';
import { type Problem, Refusal } from './problem.ts';
import type { Strategy } from './strategy.ts';
import { linkStrategy, type StrategyFile } from './strategy-link.ts';

export const FORMAT = 'axiswatch.strategy/3';
const MOST_LEVELS = 100;
const MOST_NODES = 20_000;

type Raw = Readonly<Record<string, unknown>>;
type Tell = (path: string, message: string) => void;
type Check = (value: unknown, path: string, tell: Tell) => void;

/** The strategy of a file's text; refuses the whole of it with every problem. */
export function checkStrategy(text: string, hash: string): Strategy {
  const file = parseStrategy(text);
  const format = isObject(file) ? file.format : undefined;
  if (isObject(file) && format !== FORMAT) {
    const is = typeof format === 'string' ? `this is ${cut(format)}` : 'no format is named';
    throw new Refusal([{ path: 'format', message: `${is}; this program reads ${reads(format)}` }]);
  }
  const problems: Problem[] = [];
  const tell: Tell = (path, message) => problems.push({ path, message });
  if (isObject(file) && isTooLarge(file.index)) {
    tell('index', `must have at most ${MOST_LEVELS} levels and ${MOST_NODES} nodes`);
  } else {
    STRATEGY(file, '', tell);
    if (isObject(file)) checkNames(file, tell);
  }
  if (problems.length > 0) throw new Refusal(problems);
  return linkStrategy(file as unknown as StrategyFile, hash);
}

function reads(format: unknown): string {
  return typeof format === 'string' && format.startsWith('axiswatch.strategy/') ? '/3' : FORMAT;
}

/** What the text of a file holds, which may be anything; comments and trailing commas are read over. */
export function parseStrategy(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch {
    try {
      return JSON.parse(withoutExtras(json));
    } catch (error) {
      throw new Refusal(`this is not JSON: ${(error as Error).message}`);
    }
  }
}

/** The text with blanks for comments and trailing commas, so that every place in it stays where it is. */
function withoutExtras(text: string): string {
  const scanner = createScanner(text, true);
  const parts: string[] = [];
  let end = 0;
  let [last, beforeLast] = ['', ''];
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    // Between two tokens are only blanks and comments.
    parts.push(text.slice(end, start).replace(/\S/g, ' '));
    end = start + scanner.getTokenLength();
    const token = text.slice(start, end);
    if (token === '') return parts.join('');
    if (last === ',' && (token === '}' || token === ']') && !/^[[{,]$/.test(beforeLast)) {
      parts[parts.length - 2] = ' ';
    }
    parts.push(token);
    [last, beforeLast] = [token, last];
  }
}

/** Level by level, since what is nested too deep cannot be walked by recursion. */
function isTooLarge(index: unknown): boolean {
  let nodes = 0;
  let level = [index];
  for (let levels = 0; level.length > 0; levels += 1) {
    nodes += level.length;
    if (levels === MOST_LEVELS || nodes > MOST_NODES) return true;
    level = level.flatMap((node) => (isObject(node) ? listOf(node.children) : []));
  }
  return false;
}

const must =
  (right: string, holds: (value: unknown) => boolean): Check =>
  (value, path, tell) => {
    if (!holds(value)) tell(path, `must be ${right}, not ${shown(value)}`);
  };
const number = (right: string, holds: (value: number) => boolean): Check =>
  must(right, (value) => isNumber(value) && holds(value));
const wholeFrom = (least: number): Check =>
  number(
    `a whole number of at least ${least}`,
    (value) => Number.isSafeInteger(value) && value >= least,
  );

const TEXT = must('a text', isText);
const TITLE = must('a text that is not empty', (value) => isText(value) && value.trim() !== '');
const ID = must(
  'letters, digits and hyphens',
  (value) => isText(value) && /^[A-Za-z0-9-]+$/.test(value),
);
const YES_OR_NO = must('true or false', (value) => typeof value === 'boolean');
const DAY = must(
  'a day that exists, such as "2024-11-08"',
  (value) => isText(value) && parseIsoDay(value) !== undefined,
);
const NUMBER = number('a finite number', () => true);
const WEIGHT = number('a number of at least 0', (value) => value >= 0);
const STEP = number('a number above 0', (value) => value > 0);

function list(item: Check, least = 0): Check {
  const right = `a list${['', ' that is not empty', ' of at least two'][least]}`;
  return (value, path, tell) => {
    if (!Array.isArray(value) || value.length < least) {
      tell(path, `must be ${right}, not ${shown(value)}`);
    }
    for (const [at, one] of listOf(value).entries()) item(one, `${path}[${at}]`, tell);
  };
}

function fields(
  what: string,
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
  also?: (object: Raw, path: string, tell: Tell) => void,
): Check {
  const needed = Object.keys(required);
  const checks = new Map(Object.entries({ ...required, ...optional }));
  return (value, path, tell) => {
    if (!isObject(value)) return tell(path, `must be ${what} in braces, not ${shown(value)}`);
    for (const name of needed) {
      if (!Object.hasOwn(value, name)) {
        tell(below(path, name), `is missing; ${what} must have ${needed.join(', ')}`);
      }
    }
    for (const [name, field] of Object.entries(value)) {
      const check = checks.get(name);
      if (check !== undefined) check(field, below(path, name), tell);
      else {
        const known = suggestion(name, [...checks.keys()]);
        tell(below(path, name), `is not a field of ${what}; ${known}`);
      }
    }
    also?.(value, path, tell);
  };
}

const TRIPWIRE = fields(
  'a tripwire',
  {},
  {
    alert: TITLE,
    watch: TITLE,
    atLeast: NUMBER,
    atMost: NUMBER,
    rises: STEP,
    falls: STEP,
    days: wholeFrom(1),
  },
  (tripwire, path, tell) => {
    const having = (...names: string[]) => names.filter((name) => Object.hasOwn(tripwire, name));
    if (having('alert', 'watch').length !== 1) {
      tell(path, 'must have either alert or watch, with its title');
    }
    if (having('atLeast', 'atMost', 'rises', 'falls').length !== 1) {
      tell(path, 'must have exactly one of atLeast, atMost, rises and falls');
    }
    const steps = having('rises', 'falls').length > 0;
    if (steps !== having('days').length > 0) {
      tell(`${path}.days`, steps ? 'is missing; rises and falls need it' : 'needs rises or falls');
    }
  },
);

const LEAF = fields(
  'an indicator',
  { id: ID, title: TITLE, worst: NUMBER, best: NUMBER, every: wholeFrom(1) },
  {
    unit: TEXT,
    decimals: number(
      'a whole number from 0 to 10',
      (value) => Number.isInteger(value) && value >= 0 && value <= 10,
    ),
    weight: WEIGHT,
    scale: must('"linear" or "log"', (value) => value === 'linear' || value === 'log'),
    lag: wholeFrom(0),
    expires: wholeFrom(1),
    mean: wholeFrom(1),
    count: wholeFrom(1),
    signed: YES_OR_NO,
    levels: list(TEXT, 2),
    tripwires: list(TRIPWIRE),
    origin: TEXT,
    measures: TEXT,
    why: TEXT,
    lookUp: list(fields('a look-up', { title: TITLE, url: TEXT })),
  },
  (leaf, path, tell) => {
    const { worst, best, every, expires } = leaf;
    const kinds = ['mean', 'count', 'levels'].filter((name) => Object.hasOwn(leaf, name));
    if (isNumber(worst) && worst === best) tell(`${path}.best`, 'must differ from worst');
    if (isNumber(expires) && isNumber(every) && expires < every) {
      tell(`${path}.expires`, `must be at least every, which is ${every}`);
    }
    if (kinds.length > 1) {
      tell(path, `must have at most one of mean, count and levels, not ${kinds.join(' and ')}`);
    }
    if (leaf.signed === true && !kinds.includes('count')) {
      tell(`${path}.signed`, 'needs count: it tells good events from bad ones');
    }
    if (leaf.scale !== 'log') return;
    for (const [name, value] of Object.entries({ worst, best })) {
      if (isNumber(value) && value <= 0) tell(`${path}.${name}`, 'must be above 0 on a log scale');
    }
    if (kinds.includes('count') || kinds.includes('levels')) {
      tell(`${path}.scale`, 'must be linear beside count or levels');
    }
  },
);

const BRANCH = fields(
  'a branch',
  { id: ID, title: TITLE, children: list(checkNode, 1) },
  { aim: TEXT, weight: WEIGHT, track: YES_OR_NO },
  (branch, path, tell) => {
    const weightless = (node: unknown) => isObject(node) && node.weight === 0;
    const children = listOf(branch.children);
    if (children.length > 0 && !weightless(branch) && children.every(weightless)) {
      tell(`${path}.children`, 'must have one with a weight above 0');
    }
  },
);

function checkNode(value: unknown, path: string, tell: Tell): void {
  const check = isObject(value) && Object.hasOwn(value, 'children') ? BRANCH : LEAF;
  check(value, path, tell);
}

const STRATEGY = fields(
  'a strategy',
  {
    format: TEXT,
    id: ID,
    title: TITLE,
    start: DAY,
    question: TEXT,
    answers: fields('answers', { up: TEXT, still: TEXT, down: TEXT }),
    sides: list(fields('a side', { id: ID, title: TITLE })),
    bands: list(
      fields(
        'a band',
        { title: TITLE, from: number('a number from 0 to under 100', (x) => x >= 0 && x < 100) },
        {
          meaning: TEXT,
          requires: (value, path, tell) => {
            if (!isObject(value)) return tell(path, 'must be node ids with their least scores');
            for (const [id, least] of Object.entries(value)) NUMBER(least, below(path, id), tell);
          },
        },
      ),
      1,
    ),
    index: BRANCH,
  },
  {
    source: fields(
      'a source',
      {},
      { title: TEXT, author: TEXT, publisher: TEXT, date: TEXT, url: TEXT },
    ),
    links: list(fields('a link', { title: TITLE, cause: TEXT, effect: TEXT })),
    linkTitles: fields('titles of links', {}, { cause: TITLE, effect: TITLE }),
  },
);

/** What only the whole of a file can tell; where a part is malformed, the rest is checked all the same. */
function checkNames(file: Raw, tell: Tell): void {
  const nodes = checkIds(nodesBelow(file.index, 'index'), tell);
  checkIds(objectsIn(file.sides, 'sides'), tell);
  const known = [...nodes.values()];
  const checkName = (name: unknown, path: string): void => {
    if (!isText(name) || nodes.has(name.toLowerCase())) return;
    tell(path, `names ${shown(name)}, which is not a node; ${suggestion(name, known)}`);
  };
  for (const [link, path] of objectsIn(file.links, 'links')) {
    checkName(link.cause, `${path}.cause`);
    checkName(link.effect, `${path}.effect`);
  }
  let least: number | undefined;
  for (const [band, path] of objectsIn(file.bands, 'bands')) {
    const requires = isObject(band.requires) ? Object.keys(band.requires) : [];
    for (const name of requires) checkName(name, below(`${path}.requires`, name));
    const first = path === 'bands[0]';
    if (first && requires.length > 0) {
      tell(`${path}.requires`, 'must be left out: the first band requires nothing');
    }
    if (!isNumber(band.from)) continue;
    if (first && band.from !== 0) tell(`${path}.from`, 'must be 0 in the first band');
    if (least !== undefined && band.from <= least) {
      tell(`${path}.from`, `must be above ${least}, where the band before it begins`);
    }
    least = band.from;
  }
}

/** The ids of some objects, as written, by their lower case. */
function checkIds(objects: readonly (readonly [Raw, string])[], tell: Tell): Map<string, string> {
  const ids = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const [{ id }, path] of objects) {
    if (!isText(id)) continue;
    const key = id.toLowerCase();
    const other = paths.get(key);
    if (other !== undefined) {
      tell(`${path}.id`, `must be another: ${other} has ${shown(ids.get(key))} already`);
    } else {
      ids.set(key, id);
      paths.set(key, path);
    }
  }
  return ids;
}

function nodesBelow(value: unknown, path: string): (readonly [Raw, string])[] {
  if (!isObject(value)) return [];
  const children = objectsIn(value.children, `${path}.children`);
  return [[value, path], ...children.flatMap(([child, at]) => nodesBelow(child, at))];
}

function objectsIn(value: unknown, path: string): (readonly [Raw, string])[] {
  return listOf(value).flatMap((item, at) =>
    isObject(item) ? [[item, `${path}[${at}]`] as const] : [],
  );
}

function below(path: string, name: string): string {
  if (!/^[\w-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return JSON.stringify(cut(value));
  return isObject(value) ? 'an object' : String(value);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
