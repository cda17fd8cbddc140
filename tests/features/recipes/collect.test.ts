/** What recipes bring into the inbox, and who may switch one on. */
import { utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { feedRemarks } from '../../../src/features/recipes/recipe.ts';
import { patternOf } from '../../../src/features/recipes/take.ts';
import { SqliteJournal } from '../../../src/store/journal.ts';
import { readCopy } from '../../../src/store/originals.ts';
import { openRecipeShell, type RecipeShell } from './support.ts';

// a process for each of them would take half a second
vi.mock('../../../src/store/foreign.ts', async (original) => {
  const { gridsOf } = await import('../../../src/store/foreign/grids.ts');
  return { ...(await original<object>()), readForeign: gridsOf };
});

const HEAD = 'day,value\n';
const TEACH = ['--indicator', 'SHARE', '--source', 'An office'];

/** With a recipe `share` of a file that has one reading. */
async function openTaught(): Promise<RecipeShell & { readonly path: string }> {
  const shell = openRecipeShell();
  const path = shell.file('share.csv', `${HEAD}2026-09-30,4\n`);
  await shell.run('recipe', 'new', path, ...TEACH);
  return { ...shell, path };
}

const ended = async ({ rows }: RecipeShell): Promise<string> => {
  const [row] = await rows('recipe', 'list');
  return String(row?.ended);
};

/** What the header says of recipes. */
const remarks = async ({ file }: RecipeShell): Promise<readonly string[]> => {
  const journal = await SqliteJournal.open(file('made.journal'), [], undefined, true);
  const said = await feedRemarks(journal);
  await journal.close();
  return said;
};

test('what is new waits for a yes, once, with where it comes from and the copy of what was read', async () => {
  const shell = await openTaught();
  expect(await shell.rows('collect')).toEqual([
    {
      ...{ recipe: 'share', proposed: 1, 'already there': 0, 'refused before': 0 },
      ended: 'read up to 30 Sep 2026',
    },
  ]);
  const [proposal] = await shell.proposals();
  expect(proposal).toMatchObject({
    ...{ key: 'open', by: 'share', recipe: 'share' },
    row: { indicator: 'SHARE', value: 4, source: 'An office', note: 'share.csv, row 2' },
  });
  const copy = readCopy(shell.file('.'), proposal?.copy ?? '');
  expect(Buffer.from(copy).toString()).toBe(`${HEAD}2026-09-30,4\n`);
  expect(await shell.rows('collect')).toMatchObject([{ proposed: 0, 'already there': 1 }]);
  expect(await shell.waiting()).toHaveLength(1);
});

test('of days before the newest reading only what its publisher has changed, and what came late', async () => {
  const shell = await openTaught();
  const record = (value: string, day: string, source = 'An office') =>
    shell.run('record', 'SHARE', value, day, '--source', source);
  await record('10', '30 sep 2024');
  await record('5', '31 jan 2026');
  await record('5', '28 feb 2026', 'Another');
  await record('6', '31 aug 2026');
  const days = ['2024-09-30,11', '2026-01-31,5.5', '2026-02-28,7', '2026-03-31,8', '2026-08-12,9'];
  shell.file('share.csv', `${HEAD}${days.join('\n')}\n2026-08-31,6.001\n2026-09-30,4 p\n`);
  const tried = await shell.rows('recipe', 'try', 'share');
  const changing = tried.filter(({ remark }) => remark === 'changes what is recorded');
  expect(changing.map(({ day }) => day)).toEqual(['2026-01-31']);
  await shell.run('collect');
  expect(await shell.waiting()).toEqual([
    'SHARE 2026-01-31 5.5',
    'SHARE 2026-08-12 9',
    'SHARE 2026-09-30 4',
  ]);
  const [changed, , marked] = await shell.proposals();
  expect([changed?.remark, marked?.remark, marked?.row.note]).toEqual([
    'until now 5.00 %',
    undefined,
    'share.csv, row 8; marked p',
  ]);
  await shell.run('collect', 'share', '--all');
  expect(await shell.waiting()).toHaveLength(6);
});

test('from a day on, and of values that the indicator does not take', async () => {
  const shell = openRecipeShell();
  const path = shell.file('oil.csv', `${HEAD}2026-08-31,5\n2026-09-30,6\n2026-10-31,-1\n`);
  await shell.run('recipe', 'new', path, '--indicator', 'oil', '--since', '2026-09-01');
  await shell.run('collect');
  expect(await shell.waiting()).toEqual(['oil 2026-09-30 6']);
  expect(await ended(shell)).toContain('newer rows could not be read: row 4: value');
});

test.each([
  ['a cell', '2026-10-31,x5', 'newer rows could not be read: row 3: x5 is not a number'],
  ['a day', '2026-31-10,5', 'row 3: 2026-31-10 is not a day in the form YYYY-MM-DD'],
  ['several', '2026-10-31,x\n2026-11-30,y', 'row 3: x is not a number and 1 more'],
])('the newest row cannot be read: %s', async (_, line, why) => {
  const shell = await openTaught();
  await shell.run('record', 'SHARE', '4', '30 sep 2026', '--source', 'An office');
  shell.file('share.csv', `${HEAD}2026-09-30,4\n${line}\n`);
  await shell.run('collect');
  expect(await ended(shell)).toContain(why);
  expect(await remarks(shell)).toEqual(['1 recipe failed']);
  expect(await shell.rows('recipe', 'check')).toMatchObject([
    { says: expect.stringContaining('row 3') },
  ]);
  shell.file('share.csv', `${HEAD}2026-09-30,4\nTotal,4\n`);
  await shell.run('collect');
  expect(await ended(shell)).toBe('nothing new up to 30 Sep 2026');
  expect(await remarks(shell)).toEqual([]);
});

test('the newest row has no value yet, or is of a period that is not over', async () => {
  const shell = openRecipeShell();
  const path = shell.file('wide.csv', 'Land,2024,2025,2099\nA,4,5,6\n');
  const made = await shell.run('recipe', 'new', path, ...TEACH, '--day', 'heading');
  expect(made).toContain('2099 ends on 31 Dec 2099');
  expect(await shell.run('recipe', 'try', 'wide')).toContain('2099 ends on 31 Dec 2099');
  await shell.run('collect');
  expect(await ended(shell)).toBe('read up to 31 Dec 2025; 2099 ends on 31 Dec 2099');
  shell.file('wide.csv', 'Land,2023,2024,2025\nA,4,5,n/a\n');
  await shell.run('collect');
  expect(await ended(shell)).toMatch(/^.* up to 31 Dec 2024; 31 Dec 2025 has no value yet$/);
  expect(await shell.rows('recipe', 'check')).toMatchObject([
    { says: 'can be read; 31 Dec 2025 has no value yet' },
  ]);
  expect(await remarks(shell)).toEqual([]);
});

test('one that fails disturbs no other, and is told until it is off or gone', async () => {
  const shell = await openTaught();
  const good = shell.file('good.csv', `${HEAD}2026-09-30,5\n`);
  await shell.run('recipe', 'new', good, '--indicator', 'TRADE', '--source', 'An office');
  shell.file('share.csv', '');
  const [failed, made] = await shell.rows('collect');
  expect(failed).toMatchObject({
    recipe: 'share',
    proposed: 0,
    ended: expect.stringContaining('empty'),
  });
  expect(made).toMatchObject({ recipe: 'good', proposed: 1 });
  expect(await remarks(shell)).toEqual(['1 recipe failed']);
  for (const more of [[], ['--short']])
    expect(await shell.run('status', ...more)).toContain('1 recipe failed');
  await shell.run('recipe', 'off', 'share');
  expect(await shell.run('status')).not.toContain('failed');
  expect(await remarks(shell)).toEqual([]);
  await shell.run('recipe', 'on', 'share', '--yes');
  expect(await remarks(shell)).toEqual(['1 recipe failed']);
  await shell.run('recipe', 'delete', 'share');
  expect(await remarks(shell)).toEqual([]);
  await shell.run('undo');
  expect(await remarks(shell)).toEqual(['1 recipe failed']);
});

test('the newest file of a pattern is read', async () => {
  const shell = openRecipeShell();
  const first = shell.file('share_2026-08.csv', `${HEAD}2026-08-31,4\n`);
  await shell.run('recipe', 'new', first, ...TEACH, '--id', 'mine');
  shell.file('share_2026-09.csv', `${HEAD}2026-09-30,5\n`);
  utimesSync(first, 1, 1);
  expect(await shell.tried('mine')).toEqual(['2026-09-30 5']);
  const shown = await shell.run('recipe', 'show', 'mine');
  expect(shown).toContain('share_*.csv');
});

test.each([
  ['Trade_2026-09.xlsx', 'Trade_*.xlsx'],
  ['table 5 (1).csv', 'table *.csv'],
  ['MOMR Appendix Sep 2026.xlsx', 'MOMR Appendix *.xlsx'],
  ['marches.csv', 'marches.csv'],
  ['2026-09.csv', '2026-09.csv'],
  ['a_*.csv', 'a_*.csv'],
])('the pattern of %s is %s', (name, pattern) => {
  expect(patternOf(join('/somewhere2', name))).toBe(join('/somewhere2', pattern));
});

test('an address of this machine is read where a person typed it', async () => {
  const shell = openRecipeShell();
  const server = createServer((_, answer) => answer.end(`${HEAD}2026-09-30,4\n`));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/share-2026.csv?x=1`;
  await shell.run('recipe', 'new', address, '--indicator', 'SHARE');
  await shell.run('collect', 'share-2026');
  const [proposal] = await shell.proposals();
  expect(proposal).toMatchObject({
    row: { source: `127.0.0.1:${port}`, url: address },
    copy: expect.stringMatching(/\.csv\.gz$/),
  });
});

test('a recipe is shown before it is on; where it changed, or came with a copy, it is off', async () => {
  const shell = await openTaught();
  const copy = shell.file('copy.db');
  await shell.run('backup', copy);
  await shell.run('recipe', 'new', shell.path, ...TEACH, '--scale', '2', '--yes');
  await shell.run('restore', copy, '--yes');
  // other than it was when it was switched on
  expect(await shell.rows('recipe', 'list')).toMatchObject([{ id: 'share', state: 'off' }]);
  expect(await shell.rows('collect')).toEqual([]);
  expect(await shell.rows('recipe', 'check')).toMatchObject([{ says: 'off' }]);
  for (const line of [['on'], ['try']]) {
    const refused = shell.run('recipe', ...line, 'share');
    await expect(refused).rejects.toThrow(`file or address ${shell.path}; day column day`);
  }
  await expect(shell.run('collect', 'share')).rejects.toThrow('share is off');
  await shell.run('recipe', 'on', 'share', '--yes');
  expect(await shell.rows('collect')).toMatchObject([{ proposed: 1 }]);
  // what is on here stays on when a copy of the same is put in its place
  await shell.run('restore', copy, '--yes');
  expect(await shell.rows('recipe', 'list')).toMatchObject([{ id: 'share', state: 'on' }]);
  const other = shell.file('other');
  await shell.run('restore', copy, '--yes', '--data-dir', other);
  expect(await shell.rows('recipe', 'list', '--data-dir', other)).toMatchObject([{ state: 'off' }]);
});

test('what a copy brought that is no recipe is refused in its fields', async () => {
  const shell = openRecipeShell();
  await shell.run('list');
  const journal = await SqliteJournal.open(shell.file('made.journal'), []);
  const fields = { day: 'day', 'day-form': '*', evil: '\u001b[2J' };
  const item = { key: 'bad', day: 0, title: 'bad', fields };
  await journal.append('x', [{ kind: 'record', what: 'recipe', item }]);
  await journal.close();
  await expect(shell.run('recipe', 'on', 'bad', '--yes')).rejects.toThrow(
    'evil: is not a field of a recipe',
  );
  expect(await shell.run('recipe', 'show', 'bad')).not.toContain('\u001b');
});

test('ids: one that is taken is asked about, one that is not there has one like it', async () => {
  const shell = await openTaught();
  const again = shell.run('recipe', 'new', shell.path, ...TEACH, '--id', 'Share');
  await expect(again).rejects.toThrow('replace the recipe Share; --yes does it');
  await expect(shell.run('recipe', 'show', 'shar')).rejects.toThrow('did you mean share?');
  await expect(shell.run('recipe', 'new', shell.path, ...TEACH, '--id', '../x')).rejects.toThrow(
    'id: ../x cannot be an id',
  );
  expect(await shell.rows('recipe', 'list')).toHaveLength(1);
});
