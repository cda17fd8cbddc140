/** Settings, strategies and what the program is, in the shell. */
import { expect, test, vi } from 'vitest';

import { openFilledShell, openShell } from './shell.ts';
import { MADE } from './strategy.ts';

test('a setting is set, read and unset', async () => {
  const { run } = openShell();
  await run('config', 'set', 'glyphs', 'ascii');
  expect(await run('config', 'get', 'glyphs')).toBe('ascii\n');
  expect(await run('list')).toContain('-');
  await run('config', 'unset', 'glyphs');
  expect(await run('config', 'get', 'glyphs')).toBe('auto\n');
  await expect(run('config', 'set', 'glyphs', 'big')).rejects.toThrow(
    'glyphs: must be auto, block',
  );
  await expect(run('config', 'get', 'gliphs')).rejects.toThrow('did you mean glyphs?');
});

test('a strategy is checked whole', async () => {
  const { run, file } = openShell();
  expect(await run('strategy', 'check')).toMatch(
    /^Made up \(made, [0-9a-f]{8}\) is valid: 4 indicators, 2 branches, 1 alert or watch\n$/,
  );
  expect(JSON.parse(await run('strategy', 'check', '--json'))).toEqual({
    schema: 'axiswatch.problems/3',
    problems: [],
  });
  const bad = file('bad.json', JSON.stringify({ ...MADE, title: '', start: '2024-02-30' }));
  await expect(run('strategy', 'check', bad)).rejects.toMatchObject({
    exit: 1,
    problems: [{ path: 'title' }, { path: 'start' }],
  });
});

test('info counts what is there', async () => {
  vi.stubGlobal('VERSION', '1.2.3');
  const { rows } = await openFilledShell();
  expect(await rows('info')).toMatchObject([
    { version: '1.2.3', id: 'made', entries: 9, readings: 5, checks: 1, events: 3, author: 'Ann' },
  ]);
});

test('a shell that is none is refused', async () => {
  await expect(openShell().run('completion', 'tcsh')).rejects.toThrow('bash, zsh, fish, not tcsh');
});
