/** Strategies in the shell: listed, chosen, copied, taken from a file; and the one of another field that comes along. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { print } from '../../src/features/print.ts';
import { readReadings } from '../../src/model/rows.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import { readTable } from '../../src/store/csv.ts';
import { openFilledShell, openShell } from './shell.ts';
import { MADE } from './strategy.ts';

vi.mock('../../src/features/print.ts');
beforeEach(() => void vi.stubGlobal('VERSION', '1.2.3'));

const statesOf = (rows: readonly Record<string, unknown>[]) =>
  Object.fromEntries(rows.map(({ id, state }) => [id, state]));

test('a copy under another id takes the record along, and has its own from then on', async () => {
  const { run, rows } = await openFilledShell();
  const states = statesOf(await rows('strategy', 'new', 'Other', '--from', 'shipped'));
  expect(states).toMatchObject({ Other: 'in use', 'axis-of-losers': '' });
  expect((await rows('info', '--strategy', 'other'))[0]).toMatchObject({ id: 'Other' });
  const copy = await rows('strategy', 'new', 'mine', '--from', 'other', '--title', 'My own');
  expect(copy.find(({ id }) => id === 'mine')).toMatchObject({ title: 'My own', state: 'in use' });
  await run('record', 'RU1', '300', '--strategy', 'mine', '--source', 'me');
  const entries = async (id: string) => (await rows('info', '--strategy', id))[0]?.entries;
  expect(await entries('mine')).toBe(Number(await entries('other')) + 1);
  await expect(run('strategy', 'new', 'OTHER', '--from', 'mine')).rejects.toThrow('OTHER is taken');
  await expect(run('strategy', 'new', 'a b', '--from', 'mine')).rejects.toThrow('id: must be');
  await expect(run('strategy', 'new', 'third')).rejects.toMatchObject({ exit: 2 });
});

test('what is used is checked first, and kept', async () => {
  const { run, rows, file } = await openFilledShell();
  const other = file('other.json', JSON.stringify({ ...MADE, id: 'other' }));
  await run('strategy', 'use', other);
  expect(await run('config', 'get', 'strategy')).toBe(`${other}\n`);
  const bad = file('bad.json', '{}');
  await expect(run('strategy', 'use', bad)).rejects.toThrow('no format is named');
  await expect(run('strategy', 'use', 'nowhere')).rejects.toThrow('cannot be read');
  file('other.json', '{}');
  expect(statesOf(await rows('strategy', 'list'))[other]).toBe('not good');
  await run('strategy', 'use', 'shipped');
  expect(await run('config', 'get', 'strategy')).toBe('\n');
});

test('a file is shown whole, asked about, taken as it is; one that is there is revised', async () => {
  const { run, rows, file } = openShell();
  const text = `${JSON.stringify({ ...MADE, id: 'Theirs' })} // by them\n`;
  const path = file('theirs.json', text);
  const add = ['strategy', 'add', path];
  await expect(run(...add)).rejects.toThrow(
    'not done: add Made up (Theirs) and use it from now on; --yes does it',
  );
  expect(statesOf(await rows('strategy', 'list'))).not.toHaveProperty('Theirs');
  const shown = await run(...add, '--yes');
  expect(print).toHaveBeenCalledExactlyOnceWith(shown);
  for (const each of ['Does it move?', 'backwards', 'LAND', '630 km²', 'oil', '$100/bbl']) {
    expect(shown).toContain(each);
  }
  const [listed] = (await rows('strategy', 'list')).filter(({ id }) => id === 'Theirs');
  expect(shown).toContain(listed?.hash);
  const [first, inner] = MADE.index.children;
  const children = [
    { ...first, worst: 700 },
    { ...inner, children: [] },
  ].slice(0, 1);
  file(
    'theirs.json',
    JSON.stringify({ ...MADE, id: 'Theirs', index: { ...MADE.index, children } }),
  );
  const revised = await rows(...add, '--yes');
  expect(revised.map(({ id, differs }) => [id, differs])).toEqual([
    ['top', 'same'],
    ['LAND', 'changed'],
  ]);
  const [revision] = await rows('journal', '--strategy', 'theirs');
  expect(revision).toMatchObject({
    did: 'revised',
    what: expect.stringContaining(`taken from ${path}`),
  });
  expect(await run(...add)).toContain('same');
});

test('in the shell a revision is undone too, and its entries tell it', async () => {
  const { run, rows, file } = openShell();
  const path = file('theirs.json', JSON.stringify({ ...MADE, id: 'theirs' }));
  await run('strategy', 'add', path, '--yes');
  const hash = async () => (await rows('info', '--strategy', 'theirs'))[0]?.hash;
  await run('record', 'LAND', '315', '--strategy', 'theirs', '--source', 'A map');
  const before = await hash();
  file('theirs.json', JSON.stringify({ ...MADE, id: 'theirs', title: 'Theirs, revised' }));
  await run('strategy', 'add', path, '--yes');
  const after = await hash();
  expect(after).not.toBe(before);
  await run('undo', '--strategy', 'theirs');
  expect((await rows('info', '--strategy', 'theirs'))[0]).toMatchObject({ strategy: 'Made up' });
  await run('redo', '--strategy', 'theirs');
  expect((await rows('info', '--strategy', 'theirs'))[0]).toMatchObject({
    strategy: 'Theirs, revised',
  });
});

test('rows of what a strategy no longer has are told, and break nothing', async () => {
  const { run, rows, file } = await openFilledShell();
  await run('record', 'oil', '40', '31', 'oct', '--source', 'A paper');
  const [land] = MADE.index.children;
  const children = [{ ...land, id: 'SEA', title: 'Sea' }];
  const path = file('made.json', JSON.stringify({ ...MADE, index: { ...MADE.index, children } }));
  expect((await rows('info'))[0]).toMatchObject({ 'of dropped indicators': 10, readings: 6 });
  expect((await rows('journal', '--strategy', path))[0]).toMatchObject({
    what: 'oil, which the strategy no longer has',
  });
  for (const line of ['status', 'list', 'explain', 'sources', 'ahead', 'event list', 'export']) {
    expect(await run(...line.split(' ')), line).not.toContain('undefined');
  }
});

test('doctor looks at each of them', async () => {
  const { run, rows, file } = openShell();
  const path = file('theirs.json', JSON.stringify({ ...MADE, id: 'theirs' }));
  await run('strategy', 'add', path, '--yes');
  file('strategies/theirs.json', '{');
  file('strategies/new.draft', '{');
  const states = Object.fromEntries((await rows('doctor')).map(({ what, state }) => [what, state]));
  expect(states).toMatchObject({
    'strategies/theirs.json': 'damaged',
    'strategies/new.draft': 'damaged',
  });
});

test('the strategy of another field has eight indicators with sourced readings', async () => {
  const name = 'data/examples/vaccines-for-all';
  const strategy = checkStrategy(readFileSync(`${name}.json`, 'utf8'), '');
  expect(strategy.leaves).toHaveLength(8);
  const table = await readTable(readFileSync(`${name}.readings.csv`));
  const readings = readReadings(table, strategy, { today: Number.POSITIVE_INFINITY });
  expect(new Set(readings.map(({ indicator }) => indicator)).size).toBe(8);
  for (const { value, source, url, quote } of readings) {
    expect(value).toBeTypeOf('number');
    expect([source, quote].every(Boolean)).toBe(true);
    expect(url).toMatch(/^https:\/\//);
    // the figure stands in the words that it rests on
    expect(quote).toContain(String(value));
  }
  const { run, rows } = openShell();
  await run('strategy', 'add', `${name}.json`, '--yes');
  await run('import', `${name}.readings.csv`, '--strategy', 'vaccines-for-all');
  const listed = await rows('list', '--strategy', 'vaccines-for-all');
  expect(listed.every(({ score }) => typeof score === 'number')).toBe(true);
  // its one link has no track as its cause
  const status = await run('status', '--strategy', 'vaccines-for-all');
  expect(status).toMatch(/1 Reach +\d+/);
  expect(status).not.toContain('effect');
});
