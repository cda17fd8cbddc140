/** CSV in and out. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENTS, openFilledShell, openShell, READINGS } from './shell.ts';

test('what is exported is imported as the same, and once', async () => {
  const [one, other] = [await openFilledShell(), openShell()];
  const readings = await one.run('export');
  const events = await one.run('event', 'export');
  const files = [other.file('r.csv', readings), other.file('e.csv', events)] as const;
  expect(await other.rows('import', files[0])).toEqual([{ taken: 6, 'already there': 0 }]);
  expect(await other.rows('event', 'import', files[1])).toEqual([{ taken: 3, 'already there': 0 }]);
  expect([await other.run('export'), await other.run('event', 'export')]).toEqual([
    readings,
    events,
  ]);
  for (const file of files) {
    expect(await other.rows('import', file)).toEqual([{ taken: 0, 'already there': rows(file) }]);
  }
  expect(readings).toContain('"once seen\ntwice denied"');
});

const rows = (file: string): number => (file.endsWith('r.csv') ? 6 : 3);

test('a file is written over only with a yes', async () => {
  const { run, file } = await openFilledShell();
  const path = file('out.csv');
  expect(await run('export', path)).toBe(`6 rows written to ${path}\n`);
  await expect(run('event', 'export', path)).rejects.toThrow('is there already; --yes overwrites');
  expect(readFileSync(path, 'utf8')).toBe(await run('export'));
  await run('event', 'export', path, '--yes');
  expect(readFileSync(path, 'utf8')).toBe(await run('event', 'export'));
});

test('a table is taken whole or not at all', async () => {
  const { run, file } = openShell();
  const bad = `${READINGS}LAND,2026-02-30,1\nnobody,2026-01-01,1\n`;
  await expect(run('import', file('bad.csv', bad))).rejects.toMatchObject({
    problems: [
      { path: 'line 9', message: expect.stringContaining('2026-02-30') },
      { path: 'line 10', message: expect.stringContaining('nobody') },
    ],
  });
  const far = file('far.csv', `${READINGS}LAND,2026-01-01,9999\nLAND,2026-01-02,-9999\n`);
  await expect(run('import', far)).rejects.toThrow(
    'not done: take 2 values off the scale by more than ten times its width: ' +
      'LAND 9999 of 2026-01-01, LAND -9999 of 2026-01-02; --yes does it',
  );
  await expect(run('event', 'import', far)).rejects.toThrow('line 1: column nodes is missing');
  await expect(run('import', file('none.csv'))).rejects.toThrow('there is no such file');
  expect(await run('export')).toBe(`${READINGS.split('\n', 1)[0]}\n`);
  await run('import', far, '--yes');
  await run('import', file('events.csv', EVENTS), '--dry-run');
  expect((await run('event', 'export')).trim().split('\n')).toHaveLength(1);
});
