import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openFilledShell, openShell } from './shell.ts';
import { MADE } from './strategy.ts';

test('a copy brings the board back, and the board that was there comes back in turn', async () => {
  const { run, rows, file } = await openFilledShell();
  const copy = file('copy');
  expect(await run('backup', copy)).toBe(`9 entries written to ${copy}\n`);
  await expect(run('backup', copy)).rejects.toThrow('is there already');
  const before = await run('status', '--json');
  await run('record', 'LAND', '100', '2026-11-30');
  const after = await run('status', '--json');
  const change = /replace 10 entries, index [\d.]+, by 9 entries, index [\d.]+/;
  await expect(run('restore', copy)).rejects.toThrow(change);
  expect(await run('status', '--json')).toBe(after);
  await expect(run('restore', copy, '--yes', '--readonly')).rejects.toThrow('without it');
  const said = await run('restore', copy, '--yes');
  expect(await run('status', '--json')).toBe(before);
  const [, kept = ''] = /axiswatch restore (\S+) brings it back/.exec(said) ?? [];
  expect(await rows('restore')).toMatchObject([{ entries: 10, file: kept }]);
  await run('restore', kept, '--yes');
  expect(await run('status', '--json')).toBe(after);
  expect(await rows('restore')).toHaveLength(2);
  const begun = await run('restore', copy, '--yes', '--data-dir', file('empty'));
  expect(begun).toMatch(/^written: \d+ entries, index [\d.]+\n$/);
});

test('a copy of another strategy is refused, and a damaged one', async () => {
  const { run, file } = await openFilledShell();
  const copy = file('copy');
  await run('backup', copy);
  const [index] = [JSON.parse(JSON.stringify(MADE).replaceAll('"id":"', '"id":"other-'))];
  const other = openShell();
  other.file('made.json', JSON.stringify(index));
  await expect(other.run('restore', copy, '--yes')).rejects.toThrow('another strategy');
  const bytes = readFileSync(copy);
  bytes.write('2026', bytes.indexOf('twice denied'));
  writeFileSync(copy, bytes);
  await expect(run('restore', copy, '--yes')).rejects.toThrow('is damaged');
});

test('the doctor names what is damaged, where no other command opens it', async () => {
  const { run, rows, file } = await openFilledShell();
  const folder = dirname(file('copy'));
  const states = async () => [...new Set((await rows('doctor')).map(({ state }) => state))];
  expect(await states()).not.toContain('damaged');
  const [journal = ''] = readdirSync(folder).filter((name) => name.endsWith('.journal'));
  writeFileSync(join(folder, journal), 'no database');
  expect(await states()).toContain('damaged');
  const damaged = (await rows('doctor')).filter(({ state }) => state === 'damaged');
  expect(damaged).toMatchObject([{ what: journal, why: expect.any(String) }]);
  await expect(run('status')).rejects.toMatchObject({ exit: 3 });
});
