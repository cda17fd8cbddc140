/** What the commands print for other programs keeps to its schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/catalog.ts';
import { type Shell, sample, sampleShell, shell } from '../commands/tools.ts';
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
  ['mechanism', ['mechanism', '--json']],
  ['events', ['event', 'list', '--json']],
  ['actions', ['actions', '--json']],
  ['assessments', ['assessment', 'list', '--json']],
  ['problems', ['strategy', 'check', '--json']],
  ['problems', ['status', '--as-of', 'never', '--json']],
  ['config', ['config', 'list', '--json']],
  ['info', ['info', '--json']],
  ['doctor', ['doctor', '--json']],
  ['strategies', ['strategy', 'list', '--json']],
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
  ['whatif', ['whatif', 'A1=0', '--json']],
  ['assessments', ['assessment', 'show', 'last', '--json']],
];

test('every command that prints a document, and every schema, is among these', async () => {
  const made = await sampleShell();
  const paragraphs = ['What changed', 'So what', 'What next', 'Dissent'];
  await made.run(
    ['assessment', 'new', '-'],
    `Confidence: low\nLikelihood: likely\n\n${paragraphs.map((title) => `## ${title}\nThis.\n`).join('\n')}`,
  );
  for (const [name, args] of OF_ITS_OWN) expect(await said(made, name, args)).toEqual([]);
  const one = made.file('one.json', JSON.stringify(sample()));
  const other = made.file('other.json', JSON.stringify(sample({ title: 'Other' })));
  const diff = ['strategy', 'diff', one, other, '--json'] as const;
  expect(await said(made, 'revision', diff)).toEqual([]);
  const all = [...DOCUMENTS, ...OF_ITS_OWN, ['revision', diff] as const];
  const lines = all.map(([, args]) => `${args.join(' ')} `);
  for (const { words, options } of COMMANDS) {
    // It prints the strategy file itself, which is of its own format.
    if (words === 'strategy show') continue;
    if (!options.some(([flags]) => flags.includes('--json'))) continue;
    expect(
      lines.some((line) => line.startsWith(`${words} `)),
      words,
    ).toBe(true);
  }
  const names = new Set(all.map(([name]) => `${name}-1.json`));
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
