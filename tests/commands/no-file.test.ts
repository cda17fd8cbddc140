/** Something else where a file of the program belongs: it is said, and nobody waits for what comes out of it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PATIENCE } from '../patience.ts';
import { folder } from '../store/tools.ts';

const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));
const NAME = 'axis-of-losers.db';
const MAKERS = {
  'a named pipe': (path: string) => void execFileSync('mkfifo', [path]),
  'a folder': (path: string) => void mkdirSync(path),
} as const;
type Kind = keyof typeof MAKERS;
const KINDS: readonly Kind[] =
  process.platform === 'win32' ? ['a folder'] : ['a named pipe', 'a folder'];

/** Runs the program where something else is in the place of a file of its data folder. */
function beside(kind: Kind, name: string) {
  const dataDir = folder();
  const path = join(dataDir, name);
  mkdirSync(dirname(path), { recursive: true });
  MAKERS[kind](path);
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      env: { ...process.env, AXISWATCH_DATA_DIR: dataDir, AXISWATCH_AUTHOR: 'ann', COLUMNS: '500' },
      encoding: 'utf8',
      timeout: PATIENCE,
    });
    return { code: status, out: stdout, err: stderr };
  };
  return { dataDir, path, run };
}

describe.each(KINDS)('%s', (kind) => {
  test.each([['status'], ['record', 'RU9', '4'], ['backup', 'copy.db'], ['export', '-']])(
    'in the place of the store is refused with what to do (%s)',
    (...args) => {
      const { path, run } = beside(kind, NAME);
      expect(run(...args)).toEqual({
        code: 3,
        out: '',
        err: `axiswatch: ${path} cannot be read: it is ${kind}; move it away, or name another folder with --data-dir\n`,
      });
    },
  );

  test('in the place of the store is told by doctor in the same words', () => {
    const { path, run } = beside(kind, NAME);
    const { code, out } = run('doctor');
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, ' ')).toContain(
      `WRONG store: ${path} cannot be read: it is ${kind}; move it away, or name another folder with --data-dir`,
    );
    expect(out.match(/WRONG/g)).toHaveLength(1);
  });

  test('in the place of a backup is no backup to count on', () => {
    const { path, run } = beside(kind, join('backups', 'axis-of-losers--2026-11-20.db'));
    const { code, out } = run('doctor');
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(`${path} cannot be read: it is ${kind}`);
    expect(run('restore', path)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`cannot be read: it is ${kind}`),
    });
  });

  test('in the place of the settings: the defaults hold, and no setting is kept', () => {
    const { path, run } = beside(kind, 'settings.json');
    const { code, err } = run('status');
    expect({ code, err }).toEqual({
      code: 0,
      err: `axiswatch: ${path} cannot be read: it is ${kind}; defaults are used; see that it is a file, and yours to read.\n`,
    });
    expect(run('config', 'set', 'theme', 'dark')).toEqual({
      code: 1,
      out: '',
      err: expect.stringContaining(
        `the settings were not changed: it cannot be read: it is ${kind}; see that it is a file`,
      ),
    });
  });

  test('in the place of the lock on the settings is named, where it is no lock that was left', () => {
    const { path, run } = beside(kind, 'settings.json.lock');
    if (kind === 'a folder') {
      writeFileSync(join(path, 'mine'), '');
      utimesSync(path, 0, 0);
    }
    expect(run('config', 'set', 'theme', 'dark')).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        new RegExp(`${path} is in the way: it is ${kind}( with files in it)?; move it away`),
      ),
    });
  });

  test('in the place of the own keys: they are not used, and an import goes on', () => {
    const { dataDir, path, run } = beside(kind, 'keymap.json');
    const file = join(dataDir, 'more.csv');
    writeFileSync(file, 'indicator,observed_on,value\nRU9,2026-11-20,4\n');
    const { code, err } = run('import', file);
    expect({ code, err }).toEqual({
      code: 0,
      err: `axiswatch: ${path} is not used: it is ${kind}; move it away, and write a file such as {"reading.record": ["i"]}.\n`,
    });
  });

  test('in the place of the strategy in use is refused with the way back, and is not taken as one', () => {
    const { dataDir, path, run } = beside(kind, 'mine.json');
    for (const args of [
      ['strategy', 'use', path],
      ['config', 'set', 'strategy', path],
    ])
      expect(run(...args)).toEqual({
        code: 1,
        out: '',
        err: `axiswatch: ${path} was not taken as the strategy; ${path}: cannot be read: it is ${kind}; name a file instead\n`,
      });
    writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ strategy: path }));
    expect(run('status')).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        `${path}: cannot be read: it is ${kind}; mend it or put it back, or "axiswatch strategy use shipped" goes back to the shipped strategy\n`,
      ),
    });
  });

  test('among the strategies is listed as none', () => {
    const { run } = beside(kind, join('strategies', 'mine.json'));
    const { code, out } = run('strategy', 'list', '--json');
    expect(code).toBe(0);
    expect(out).toContain(`cannot be read: it is ${kind}`);
  });
});

test('a strategy that came through a pipe is not waited for once the pipe is another', () => {
  const { dataDir, run } = beside('a folder', 'unused');
  const path = join(dataDir, 'mine.json');
  const shipped = readFileSync(
    fileURLToPath(new URL('../../data/axis-of-losers.json', import.meta.url)),
    'utf8',
  );
  writeFileSync(path, shipped.replace('"title"', ' "title"'));
  run('status', '--strategy', path);
  execFileSync('rm', [path]);
  execFileSync('mkfifo', [path]);
  expect(run('status').code).toBe(0);
});
