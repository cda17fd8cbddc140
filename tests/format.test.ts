/** The reference of the format says what the program reads, by the program's own lists and numbers. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  FEWEST_SEPARATING,
  NOT_APART,
  SCORE_COURSES,
  WIDEST,
} from '../src/core/analysis/hypotheses.ts';
import { FEWEST_EPISODES, FOLLOW_WITHIN, LINK_WORDS } from '../src/core/analysis/links.ts';
import { DEFAULT_DRAWS } from '../src/core/analysis/montecarlo.ts';
import { DEFAULT_STEP } from '../src/core/analysis/movers.ts';
import { PACE_WORDS } from '../src/core/analysis/pace.ts';
import { CONCENTRATION, GOALPOST_MOVE } from '../src/core/analysis/robustness.ts';
import { SWING } from '../src/core/analysis/swings.ts';
import { ENTRY_KINDS } from '../src/core/journal/journal.ts';
import { EVENT_COLUMNS } from '../src/core/model/happening.ts';
import {
  BRANCH_KINDS,
  CONFIDENCES,
  EVENT_KINDS,
  EVENT_STATUSES,
  ROLES,
  SIDES,
  TRENDS,
  WAYS,
} from '../src/core/model/model.ts';
import { FRESHNESS_STATES, NOT_KNOWN, SEVERITIES, STATE_WORDS } from '../src/core/model/states.ts';
import { METHODS } from '../src/core/scoring/aggregate.ts';
import { FIRM_Z } from '../src/core/scoring/band.ts';
import { INTERVAL_Z, SAME_ORIGIN } from '../src/core/scoring/interval.ts';
import { SIGMA_FRESH } from '../src/core/scoring/observed.ts';
import { SCALE_NAMES } from '../src/core/scoring/scale.ts';
import { BAND_WINDOW } from '../src/core/scoring/tripwires.ts';
import { parseStrategyText } from '../src/core/strategy/strategy.ts';
import { READING_COLUMNS } from '../src/store/files/csv.ts';
import { said } from './core/make.ts';
import { inBackticks, leadingNowhere, linked, ROOT, sourceComments } from './named-paths.ts';
import { dataText } from './shipped.ts';

const page = dataText('FORMAT.md');

/** The sections of the page by their numbers, the heading aside. */
const sections = new Map(
  page
    .split(/^## (?=\d)/m)
    .slice(1)
    .map((text): [number, string] => [Number.parseInt(text, 10), text]),
);

const section = (number: number): string => sections.get(number) ?? '';

/** What the first cells of a table name, where its head begins with this word. */
function named(text: string, head: string): readonly string[] {
  const [, rest = ''] = text.split(`| ${head} |`);
  const [table = ''] = rest.split('\n\n', 1);
  return table.split('\n').flatMap((row) => inBackticks(row.split('|')[1] ?? ''));
}

const example = /^```json\n([\s\S]*?)^```/m.exec(page)?.[1] ?? '';

/** Every name of a field in a document. */
function fieldsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(fieldsIn)];
}

/** Every field that a JSON Schema names. */
function propertiesIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null
      ? Object.keys(schema.properties)
      : [];
  return [...own, ...Object.values(schema).flatMap(propertiesIn)];
}

const fields = new Set(propertiesIn(JSON.parse(dataText('schemas/strategy-2.json'))));

describe('the strategy', () => {
  test('of the example is read', () => {
    const parsed = parseStrategyText(example);
    expect(parsed.ok ? [] : said(parsed.problems)).toEqual([]);
  });

  test('of the example has a field for every row of the table, the other rules and methods aside', () => {
    const table = named(section(1), 'field').filter((name) => fields.has(name));
    expect(table.length).toBeGreaterThan(30);
    expect(table.filter((name) => !fieldsIn(JSON.parse(example)).includes(name))).toEqual([]);
  });

  test('has no field that the section does not name', () => {
    const said = new Set([
      ...inBackticks(section(1)).flatMap((text) => text.match(/\w+/g) ?? []),
      ...fieldsIn(JSON.parse(example)),
    ]);
    expect([...fields].filter((field) => !said.has(field))).toEqual([]);
  });

  test('has every field that the table names', () => {
    expect(named(section(1), 'field').filter((name) => !fields.has(name))).toEqual([]);
  });
});

test('the columns of readings and events are those of the program, in order', () => {
  const tables = named(section(2), 'column');
  expect(tables).toEqual([...READING_COLUMNS]);
  const [, events = ''] = section(2).split('**Events**');
  expect([...named(events, 'column')].sort()).toEqual([...EVENT_COLUMNS].sort());
});

test.each([
  [1, 'kinds of branch', BRANCH_KINDS],
  [1, 'scales', SCALE_NAMES],
  [1, 'roles', ROLES],
  [1, 'severities', SEVERITIES],
  [2, 'confidences', CONFIDENCES],
  [2, 'sides', SIDES],
  [2, 'kinds of event', EVENT_KINDS],
  [2, 'statuses', EVENT_STATUSES],
  [2, 'ways that a score is expected to go', WAYS],
  [2, 'kinds of entry', ENTRY_KINDS],
  [4, 'states in a word', STATE_WORDS.filter((word) => word !== NOT_KNOWN)],
  [4, 'trends', TRENDS],
  [7, 'words of a pace', PACE_WORDS],
  [7, 'words of a quarter', LINK_WORDS],
  [9, 'courses', SCORE_COURSES],
])('section %i names the %s, one after another', (number, _, words) => {
  const all = inBackticks(section(number));
  const begins = all.findIndex((_, from) => words.every((word, step) => all[from + step] === word));
  expect(begins).toBeGreaterThanOrEqual(0);
});

test('the states and the methods are those of the program, in order', () => {
  expect(named(section(4), 'state')).toEqual([...FRESHNESS_STATES]);
  expect(named(section(3), 'method')).toEqual([...METHODS]);
});

const { high, moderate, low } = SIGMA_FRESH;
test.each([
  [1, `as of D − ${BAND_WINDOW} is an alert`],
  [5, `σ₀ = ${high}, ${moderate}, ${low} score points`],
  [5, `ρ = ${SAME_ORIGIN}`],
  [5, `score ± ${INTERVAL_Z}·sd`],
  [5, `${FIRM_Z}·sd lower`],
  [5, `${DEFAULT_DRAWS.toLocaleString('en')} draws`],
  [5, `α = ${CONCENTRATION}·w`],
  [5, `±${GOALPOST_MOVE * 100} % of the span`],
  [7, `else ${DEFAULT_STEP}.`],
  [7, `risen by ${SWING} points above it`],
  [7, `from its first day to ${FOLLOW_WITHIN} days after its last`],
  [7, `fewer than ${FEWEST_EPISODES} upswings are too few to say`],
  [9, `h is more than ${WIDEST} points`],
  [9, `Two within ${NOT_APART} are not told apart`],
  [9, `fewer than ${FEWEST_SEPARATING} rows that separate`],
])('section %i says "%s"', (number, words) => {
  expect(section(number).replaceAll(/\s+/g, ' ')).toContain(words);
});

test('the documents are those that have a schema', () => {
  const files = readdirSync(join(ROOT, 'data/schemas')).map(
    (file) => `axiswatch.${file.replace(/-(\d+)\.json$/, '/$1')}`,
  );
  expect([...named(section(8), 'document')].sort()).toEqual(files.sort());
});

test('a section that a comment of the source names is there', () => {
  const numbers = sourceComments().flatMap(({ file, comments }) =>
    Array.from(
      comments.replaceAll(/\s+\*?\s*/g, ' ').matchAll(/FORMAT\.md, sections? ([\d to,and]+)/g),
      ([, text = '']) => (text.match(/\d+/g) ?? []).map((number) => `${number} in ${file}`),
    ).flat(),
  );
  expect(numbers.length).toBeGreaterThan(20);
  expect(numbers.filter((each) => !sections.has(Number.parseInt(each, 10)))).toEqual([]);
});

test.each(['FORMAT.md', 'README.md', 'METHOD.md', 'DECISIONS.md'])(
  'every path in data/%s leads somewhere',
  (file) => {
    const text = dataText(file);
    expect(leadingNowhere([...inBackticks(text), ...linked(text)], 'data')).toEqual([]);
  },
);

test('a recipe has the fields that its section names, and no others', () => {
  const { properties } = JSON.parse(dataText('schemas/recipe-1.json'));
  expect(
    named(section(10), 'field of a recipe')
      .filter((name) => name in properties)
      .sort(),
  ).toEqual(Object.keys(properties).sort());
  const said = new Set(inBackticks(section(10)));
  const inner = ['read', 'day', 'value', 'convert', 'only'].flatMap((name) =>
    Object.keys(properties[name].properties),
  );
  expect(inner.filter((name) => !said.has(name))).toEqual([]);
});
