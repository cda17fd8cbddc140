/** A whole board as one file that another machine turns into the same board. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { readStrategyFile } from '../../src/store/strategy-file.ts';
import { READINGS, type Shell, sample, shell } from './tools.ts';

/** Everything that a board says: numbers, journal, events, judgements. */
const QUESTIONS = [
  ['status', '--json'],
  ['explain', '--json'],
  ['movers', '--json'],
  ['uncertainty', '--draws', '200', '--json'],
  ['report', '--format', 'json'],
  ['export', '-'],
  ['export', '-', '--what', 'journal'],
  ['export', '-', '--what', 'scores', '--from', '2026-10-01'],
  ['event', 'list', '--json'],
  ['assessment', 'list', '--json'],
  ['assessment', 'show', 'last'],
  ['status', '--json', '--as-of', '2026-06-01'],
] as const;

const ASSESSMENT = `Confidence: moderate
Likelihood: likely

## What changed
Less land was taken.

## So what
The front holds.

## What next
A pause is likely.

## Dissent
Bob expects none.
`;

const answers = async ({ run }: Shell, ...more: string[]): Promise<readonly string[]> => {
  const said: string[] = [];
  for (const question of QUESTIONS) {
    const { code, out, err } = await run([...question, ...more]);
    expect({ question, code, err }).toEqual({ question, code: 0, err: '' });
    said.push(out);
  }
  return said;
};

/** A board of a strategy of somebody's own on which everything has happened that can. */
async function fullBoard(): Promise<Shell & { readonly archive: string }> {
  const here = shell();
  const path = here.file('mine.json', JSON.stringify(sample({ id: 'mine', title: 'Mine' })));
  await here.run(['strategy', 'use', path]);
  await here.run(['import', '-'], READINGS);
  await here.run(['record', 'A1', '85', '--source', 'ISW']);
  await here.run(['record', 'A2', '99']);
  await here.run(['undo']);
  await here.run([
    'event',
    'add',
    'Aid',
    '--node',
    'front',
    '--side',
    'ours',
    '--kind',
    'action',
    '--status',
    'pledged',
  ]);
  expect((await here.run(['assessment', 'new', '-'], ASSESSMENT)).code).toBe(0);
  const strategy = readStrategyFile(path);
  if (!strategy.ok) throw new Error('no strategy');
  const opened = await openStore({
    dataDir: here.dataDir,
    strategy: strategy.value,
    author: 'bob',
  });
  if (!opened.ok) throw new Error('not opened');
  opened.value.acknowledge('much', '2026-11-25');
  opened.value.saveScenario('ceasefire', { land: 0 });
  expect(opened.value.sign('n1').ok).toBe(true);
  opened.value.close();
  const archive = join(here.dataDir, '..', 'board.db');
  expect((await here.run(['export', archive, '--what', 'board'])).code).toBe(0);
  return { ...here, archive };
}

test('a board of one’s own strategy becomes the same board on a machine that has never seen it', async () => {
  const here = await fullBoard();
  const there = shell();
  const restored = await there.run(['restore', here.archive]);
  expect(restored).toMatchObject({ code: 0, out: '' });
  const [, use = ''] =
    /"axiswatch strategy use (.+)" shows the same numbers/.exec(restored.err) ?? [];
  expect(use).toBe(join(there.dataDir, 'strategies', 'mine.json'));
  expect((await there.run(['status'])).out).toContain('Axis of Losers');
  expect((await there.run(['strategy', 'use', 'mine'])).code).toBe(0);
  expect(await answers(there)).toEqual(await answers(here));
  const file = readStrategyFile(use);
  if (!file.ok) throw new Error('no strategy');
  const opened = await openStore({ dataDir: there.dataDir, strategy: file.value, author: 'cat' });
  if (!opened.ok) throw new Error('not opened');
  expect(opened.value.acknowledgements()).toMatchObject([{ tripwire: 'much', author: 'bob' }]);
  expect(opened.value.scenarios()).toMatchObject([{ name: 'ceasefire', values: { land: 0 } }]);
  opened.value.close();
});

test('the strategy file of another day comes along where this machine has another of the same name', async () => {
  const here = await fullBoard();
  const there = shell();
  const other = there.file('mine.json', JSON.stringify(sample({ id: 'mine', title: 'Another' })));
  await there.run(['strategy', 'use', other]);
  const { err } = await there.run(['restore', here.archive]);
  const [, use = ''] = /strategy use (.+)" shows the same numbers/.exec(err) ?? [];
  await there.run(['strategy', 'use', use]);
  const said = await answers(there);
  const wanted = await answers(here);
  expect(said[0]).toBe(wanted[0]);
  // Brought back a second time, nothing is left to be said.
  const again = await there.run(['restore', here.archive]);
  expect(again.code).toBe(0);
  expect(again.err).not.toContain('strategy use');
  // A file of that name that is another is left alone, and the strategy lies beside it.
  writeFileSync(use, JSON.stringify(sample({ id: 'mine', title: 'Third' })));
  const beside = await there.run(['restore', here.archive]);
  expect(beside.err).toMatch(/strategy use .*strategies\/mine-[0-9a-f]{8}\.json"/);
});

test('the shipped board goes to a machine that uses another strategy, and stays beside it', async () => {
  const here = shell();
  await here.run(['record', 'RU9', '5', '--source', 'us']);
  const archive = join(here.dataDir, '..', 'board.db');
  await here.run(['backup', archive]);
  const there = await fullBoard();
  const before = await answers(there);
  const { code, err } = await there.run(['restore', archive]);
  expect(code).toBe(0);
  expect(err).toContain('"axiswatch strategy use shipped" shows the same numbers');
  expect(await answers(there)).toEqual(before);
  await there.run(['strategy', 'use', 'shipped']);
  const ask = ['export', '-', '--what', 'journal'];
  expect((await there.run(ask)).out).toBe((await here.run(ask)).out);
});

test('a backup of another strategy than the one that was named is refused', async () => {
  const here = await fullBoard();
  const there = shell({ strategy: sample() });
  const { code, err } = await there.run(['restore', here.archive]);
  expect(code).toBe(1);
  expect(err).toContain('belongs to the strategy "mine", not to "test"');
});

test.each(['backup', 'restore'])(
  '%s - is wrong usage, because a backup is a file',
  async (word) => {
    expect((await shell().run([word, '-'])).code).toBe(2);
  },
);
