/** What the commands print for other programs keeps to its schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { STRATEGY_FORMATS } from '../../src/core/model/model.ts';
import { COMMANDS } from '../../src/features/commands.ts';
import { READINGS, type Shell, sample, sampleShell, shell } from '../commands/tools.ts';
import { breaches } from '../schema-check.ts';

const DOCUMENTS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['report', ['report', '--json']],
  ['report', ['report', '--json', '--as-of', '2020-01-01']],
  ['change', ['watch', '--once']],
  ['status', ['status', '--json']],
  ['status', ['list', '--json']],
  ['explain', ['explain', '--json']],
  ['movers', ['movers', '--json']],
  ['uncertainty', ['uncertainty', '--draws', '50', '--json']],
  ['sources', ['sources', '--json']],
  ['links', ['mechanism', '--json']],
  ['hypotheses', ['hypotheses', '--json']],
  ['ahead', ['ahead', '--json']],
  ['ahead', ['ahead', '--as-of', '2027-03-01', '--to', '1y', '--json']],
  ['status', ['status', '--as-of', '2027-03-01', '--json']],
  ['report', ['report', '--as-of', '2027-03-01', '--json']],
  ['explain', ['explain', '--as-of', '2027-03-01', '--json']],
  ['scores', ['export', '-', '--format', 'json', '--what', 'scores', '--as-of', '2027-03-01']],
  ['events', ['event', 'list', '--json']],
  ['actions', ['actions', '--json']],
  ['assessments', ['assessment', 'list', '--json']],
  ['problems', ['strategy', 'check', '--json']],
  ['problems', ['status', '--as-of', 'never', '--json']],
  ['config', ['config', 'list', '--json']],
  ['info', ['info', '--json']],
  ['doctor', ['doctor', '--json']],
  ['strategies', ['strategy', 'list', '--json']],
  ['recipes', ['recipe', 'list', '--json']],
  ['recipes', ['recipe', 'show', 'brent-daily', '--json']],
  ['readings', ['export', '-', '--format', 'json']],
  ['journal', ['export', '-', '--format', 'json', '--what', 'journal']],
  ['scores', ['export', '-', '--format', 'json', '--what', 'scores']],
];

async function said(
  { run }: Shell,
  name: string,
  args: readonly string[],
): Promise<readonly string[]> {
  const { out } = await run(args);
  const document: unknown = JSON.parse(out);
  expect(document).toMatchObject({ schema: `axiswatch.${name}/1` });
  return breaches(name, document);
}

/** These name what a board has: an indicator, values, an assessment, two files. */
const OF_ITS_OWN: typeof DOCUMENTS = [
  ['history', ['history', 'A1', '--json']],
  ['inbox', ['inbox', '--json']],
  ['whatif', ['whatif', 'A1=0', '--json']],
  ['assessments', ['assessment', 'show', 'last', '--json']],
];

const FOUR_PARTS = ['What changed', 'So what', 'What next', 'Dissent'];
const ASSESSMENT = `Confidence: low\nLikelihood: likely\n\n${FOUR_PARTS.map((title) => `## ${title}\nThis.\n`).join('\n')}`;
const EVENTS_FILE = 'day,node,title,side,kind\n2026-01-05,land,Blackout,russia,shock\n';

const PROPOSED =
  'indicator,observed_on,value,source\nland,2026-11-20,41,S\nland,2026-11-20,42,T\naid,2026-11-20,43,T\n';

/** What writes, in an order in which each has something to do; `FOLDER` is the test's own. */
const WRITING: readonly (readonly [
  name: string,
  args: readonly string[],
  holds: object,
  input?: string,
])[] = [
  [
    'done',
    ['record', 'A1', '90', '--dry-run'],
    {
      did: 'record',
      written: false,
      recorded: 1,
      readings: [{ indicator: 'land', observedOn: '2026-11-25', value: 90, was: null }],
      change: { crossed: ['much'], cleared: [] },
    },
  ],
  ['done', ['record', 'A1', '90'], { written: true, recorded: 1, change: { crossed: ['much'] } }],
  ['done', ['record', 'A1', '90'], { written: false, recorded: 0, skipped: 1, change: null }],
  ['done', ['record', 'A1', '91'], { replaced: 1, readings: [{ value: 91, was: 90 }] }],
  ['done', ['undo'], { did: 'undo', written: true, change: { asOf: '2026-11-25' } }],
  ['done', ['redo'], { did: 'redo', written: true, change: { asOf: '2026-11-25' } }],
  [
    'done',
    ['checked', 'A1'],
    { did: 'checked', recorded: 1, checks: [{ indicator: 'land' }], change: null },
  ],
  [
    'done',
    ['import', '-', '--dry-run'],
    {
      did: 'import',
      written: false,
      recorded: 2,
      replaced: 1,
      skipped: 5,
      path: '-',
      readings: [
        { value: 41, was: null },
        { value: 52, was: 50 },
      ],
    },
    `${READINGS.replace('aid,2026-11-01,50', 'aid,2026-11-01,52')}aid,2026-11-02,41,,,,\n`,
  ],
  ['done', ['import', '-'], { written: false, recorded: 0, skipped: 6 }, READINGS],
  [
    'done',
    ['event', 'add', 'Aid', '--node', 'land', '--side', 'ours', '--kind', 'action'],
    { did: 'event add', written: true, events: [{ id: '2026-11-25:aid', nodes: ['land'] }] },
  ],
  [
    'done',
    ['event', 'correct', '2026-11-25:aid', '--title', 'More aid'],
    { events: [{ id: '2026-11-25:aid', title: 'More aid' }] },
  ],
  ['done', ['event', 'retract', '2026-11-25:aid'], { did: 'event retract', written: true }],
  [
    'done',
    ['event', 'import', '-', '--dry-run'],
    { did: 'event import', written: false, recorded: 1 },
    EVENTS_FILE,
  ],
  ['done', ['event', 'import', '-'], { recorded: 1, skipped: 0, path: '-' }, EVENTS_FILE],
  ['done', ['event', 'import', '-'], { written: false, recorded: 0, skipped: 1 }, EVENTS_FILE],
  ['done', ['assessment', 'new', '-'], { written: true, assessment: 'n1' }, ASSESSMENT],
  ['done', ['assessment', 'sign', 'n1'], { did: 'assessment sign', assessment: 'n1' }],
  [
    'done',
    ['propose', '-', '--by', 'feed'],
    { did: 'propose', written: true, recorded: 3, skipped: 0, path: null },
    PROPOSED,
  ],
  [
    'done',
    ['inbox', 'accept', '--from', 'S', '--all'],
    { did: 'inbox accept', written: true, recorded: 1, change: { asOf: '2026-11-25' } },
  ],
  ['done', ['inbox', 'later', '--from', 'T'], { did: 'inbox later', written: true }],
  ['done', ['inbox', 'refuse', '--from', 'T'], { did: 'inbox refuse', written: true }],
  ['done', ['backup', 'FOLDER/board.db'], { written: true, path: 'FOLDER/board.db' }],
  ['done', ['restore', 'FOLDER/board.db', '--yes'], { did: 'restore', written: true }],
  ['config', ['config', 'set', 'handling', 'Internal'], { settings: { handling: 'Internal' } }],
  ['config', ['config', 'get', 'handling'], { settings: { handling: 'Internal' } }],
  ['config', ['config', 'set', 'handling', ''], { settings: { handling: null } }],
  [
    'recipes',
    ['recipe', 'new', 'FOLDER/r.csv', '--day', 'D', '--value', 'V', '--indicator', 'A1'].concat([
      '--source',
      'ISW',
    ]),
    { recipes: [{ id: 'r', on: true }], tried: { rows: 1, readings: [{ value: 45 }] } },
  ],
  ['recipes', ['recipe', 'check', 'r'], { recipes: [{ id: 'r', problems: [] }] }],
  ['recipes', ['recipe', 'try', 'r'], { tried: { readings: [{ value: 45 }], skipped: [] } }],
  ['collected', ['collect'], { proposed: 1, recipes: [{ id: 'r', state: 'read' }] }],
  ['recipes', ['recipe', 'off', 'r'], { recipes: [{ id: 'r', on: false }] }],
  [
    'recipes',
    ['recipe', 'on', 'r'],
    { recipes: [{ id: 'r', on: true, collectedOn: '2026-11-25' }] },
  ],
  ['recipes', ['recipe', 'delete', 'r'], { recipes: [{ id: 'r' }] }],
  ['recipes', ['recipe', 'restore', 'r'], { recipes: [{ id: 'r', on: true }] }],
  [
    'strategies',
    ['strategy', 'new', 'FOLDER/mine.json'],
    { strategies: [{ inUse: false, id: 'mine', path: 'FOLDER/mine.json' }] },
  ],
  [
    'strategies',
    ['strategy', 'use', 'FOLDER/mine.json'],
    { strategies: [{ inUse: true, id: 'mine' }] },
  ],
  ['strategies', ['strategy', 'use', 'shipped'], { strategies: [{ inUse: true, path: null }] }],
];

test('what a command that writes has done is told in a document, and nothing beside it', async () => {
  const { run, file } = await sampleShell();
  const folder = dirname(file('r.csv', 'D,V\n2026-11-20,45\n'));
  for (const [name, args, holds, input] of WRITING) {
    const words = args.map((each) => each.replace('FOLDER', folder));
    // An assessment is signed by somebody else.
    const { code, out, err } = await run(
      [...words, '--json'],
      input,
      args[1] === 'sign' ? 'bob' : 'ann',
    );
    expect([code, err], words.join(' ')).toEqual([0, '']);
    const document: unknown = JSON.parse(out);
    expect(document, words.join(' ')).toMatchObject({
      schema: `axiswatch.${name}/1`,
      ...JSON.parse(JSON.stringify(holds), (_, value) =>
        typeof value === 'string' ? value.replace('FOLDER', folder) : value,
      ),
    });
    expect(breaches(name, document), words.join(' ')).toEqual([]);
  }
});

test.each([
  ['record', 'A9', '1'],
  ['checked', 'A9'],
  ['record', 'A1', 'much'],
  ['undo'],
  ['redo'],
  ['import', 'nowhere.csv'],
  ['import', '-', '--map', 'x'],
  ['event', 'add', 'Aid', '--node', 'sea'],
  ['event', 'correct', 'none'],
  ['event', 'retract', 'none'],
  ['event', 'import', 'nowhere.csv'],
  ['assessment', 'new'],
  ['assessment', 'new', 'nowhere.md'],
  ['assessment', 'sign', 'n9'],
  ['collect', 'nothing'],
  ['recipe', 'show', 'nothing'],
  ['recipe', 'check', 'nothing'],
  ['recipe', 'try', 'nothing'],
  ['recipe', 'new', 'nowhere.csv'],
  ['recipe', 'on', 'nothing'],
  ['recipe', 'off', 'nothing'],
  ['recipe', 'delete', 'nothing'],
  ['recipe', 'restore', 'nothing'],
  ['backup', '-'],
  ['backup', '/dev/null/board.db'],
  ['restore', 'nowhere.db'],
  ['config', 'get', 'theme'],
  ['config', 'get', 'colour'],
  ['config', 'set', 'bell', 'loud'],
  ['config', 'set', 'strategy', 'nowhere.json'],
  ['strategy', 'new', '/dev/null/mine.json'],
  ['strategy', 'use', 'nowhere'],
  ['strategy', 'check', 'nowhere'],
  ['history', 'A9'],
  ['whatif'],
  ['movers', '--band', 'nowhere'],
  ['explain', '--node', 'nowhere'],
  ['event', 'list', '--side', 'nobody'],
  ['assessment', 'show', 'n9'],
  ['report', '--since', 'never'],
])('a refusal of %j is a document too', async (...args) => {
  // By somebody who has recorded nothing that could be undone.
  const { code, out, err } = await (await sampleShell()).run([...args, '--json'], '', 'bob');
  expect([code === 0, err]).toEqual([false, '']);
  expect(breaches('problems', JSON.parse(out))).toEqual([]);
});

test('every command that prints a document, and every schema, is among these', async () => {
  const made = await sampleShell();
  await made.run(['assessment', 'new', '-'], ASSESSMENT);
  for (const [name, args] of OF_ITS_OWN) expect(await said(made, name, args)).toEqual([]);
  const one = made.file('one.json', JSON.stringify(sample()));
  const other = made.file('other.json', JSON.stringify(sample({ title: 'Other' })));
  const diff = ['strategy', 'diff', one, other, '--json'] as const;
  expect(await said(made, 'revision', diff)).toEqual([]);
  const show = ['strategy', 'show', '--json'] as const;
  expect(await said(made, 'strategy-file', show)).toEqual([]);
  const { strategy } = JSON.parse((await made.run(show)).out);
  expect(STRATEGY_FORMATS).toContain(strategy.format);
  const version = STRATEGY_FORMATS.indexOf(strategy.format) + 1;
  expect(breaches('strategy', strategy, version)).toEqual([]);
  const all = [
    ...DOCUMENTS,
    ...OF_ITS_OWN,
    ...WRITING,
    ['revision', diff] as const,
    ['strategy-file', show] as const,
  ];
  const lines = all.map(([, args]) => `${args.join(' ')} `);
  for (const { words, options } of COMMANDS) {
    if (!options.some(([flags]) => flags.includes('--json'))) continue;
    expect(
      lines.some((line) => line.startsWith(`${words} `)),
      words,
    ).toBe(true);
  }
  const names = new Set(all.map(([name]) => `${name}-1.json`));
  // What a strategy file itself is held to, by its format.
  for (const at of STRATEGY_FORMATS.keys()) names.add(`strategy-${at + 1}.json`);
  // What a recipe is held to.
  names.add('recipe-1.json');
  expect(readdirSync('data/schemas').filter((file) => !names.has(file))).toEqual([]);
});

test.each(DOCUMENTS)('of the shipped board, axiswatch.%s/1 by %j', async (name, args) => {
  expect(await said(shell(), name, args)).toEqual([]);
});

test.each(DOCUMENTS)(
  'of a small board after corrections, axiswatch.%s/1 by %j',
  async (name, args) => {
    const made = await sampleShell();
    await made.run(['record', 'A1', '90']);
    await made.run(['undo']);
    expect(await said(made, name, args)).toEqual([]);
  },
);

/** What a schema promises to be there, a line each: its place, and what it may be. */
function promisesOf(schema: unknown, place: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const parts = new Map<string, unknown>(Object.entries(schema));
  const { type, items, anyOf, required, properties } = Object.fromEntries(parts);
  const inner = new Map<string, unknown>(Object.entries(properties ?? {}));
  const kinds = Array.isArray(anyOf) ? anyOf : [];
  return [
    ...(type === undefined ? [] : [`${place}: ${[type].flat().join(' or ')}`]),
    ...kinds.flatMap((each) => promisesOf(each, place)),
    ...promisesOf(items, `${place}[]`),
    ...promisesOf(parts.get('additionalProperties'), `${place}.*`),
    ...(Array.isArray(required) ? required : []).flatMap((name) => [
      `${place}.${name} is there`,
      ...promisesOf(inner.get(name), `${place}.${name}`),
    ]),
  ];
}

// A line that goes away, or says less, breaks a program that reads the document: give that schema a new number instead.
test('what the schemas promise to other programs stays promised', async () => {
  const lines = readdirSync('data/schemas').flatMap((file) =>
    promisesOf(JSON.parse(readFileSync(`data/schemas/${file}`, 'utf8')), file.replace('.json', '')),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('promises.txt');
});
