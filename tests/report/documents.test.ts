/** What the commands print for other programs keeps to its schema. */
import { expect, test } from 'vitest';
import { type Shell, sampleShell, shell } from '../commands/tools.ts';
import { breaches } from '../schema-check.ts';
import { dataText } from '../shipped.ts';

const DOCUMENTS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['report', ['report', '--json']],
  ['report', ['report', '--json', '--as-of', '2020-01-01']],
  ['change', ['watch', '--once']],
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
  const schema: unknown = JSON.parse(dataText(`schemas/${name}-1.json`));
  const { out } = await run(args);
  const document: unknown = JSON.parse(out);
  expect(document).toMatchObject({ schema: `axiswatch.${name}/1` });
  return breaches(schema, document);
}

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
