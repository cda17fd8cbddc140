/** A restore over a store that cannot be read, killed before each of its steps: the old one with its log, or the new one. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  replaceDatabaseFileKeepingOld,
  restoreStoreLogsOfInterruptedReplacement,
} from '../../src/store/backup/replace-file.ts';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { WHOLE_TEST } from '../patience.ts';
import { folder, got, messages, observation, open } from './tools.ts';

const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));
const NAME = 'axis-of-losers.db';
const OLD = 'no store\n'.repeat(1_000);
const LOG = 'its log\n'.repeat(10);

/** Kills this process before a step, counted from the first that gives or takes a name of the store. */
const killer = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let [begun, left] = [false, Number(process.env.STEPS)];
  for (const name of ['linkSync', 'copyFileSync', 'renameSync', 'rmSync', 'fsyncSync']) {
    const real = fs[name];
    fs[name] = (...args) => {
      if (name === 'linkSync' && process.env.WITHOUT_LINKS !== undefined) {
        begun = true;
        throw Object.assign(new Error('no links'), { code: 'ENOTSUP' });
      }
      begun ||= ['linkSync', 'renameSync'].includes(name) && String(args[0]).includes(${JSON.stringify(NAME)});
      if (begun && left-- === 0) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
  }
  syncBuiltinESMExports();
`)}`;

/** A data folder with what is no store any more and its log, and a backup. */
function ground(env: Readonly<Record<string, string>>) {
  const cwd = realpathSync(folder());
  const data = join(cwd, 'data');
  const run = (args: readonly string[], ...node: readonly string[]) =>
    spawnSync(process.execPath, [...node, program, ...args], {
      cwd,
      env: { ...process.env, ...env, AXISWATCH_DATA_DIR: data, AXISWATCH_AUTHOR: 'ann' },
      encoding: 'utf8',
    });
  return { cwd, data, run };
}

test.each([
  ['where a file can have two names', {}],
  ['where it cannot', { WITHOUT_LINKS: 'yes' }],
])(
  'a kill before any step leaves the old with its log or the new, %s',
  (_, where) => {
    const first = ground({});
    first.run(['record', 'RU1', '61', '--date', '2026-06-30', '--source', 'x']);
    expect(first.run(['backup', 'mine.db']).status).toBe(0);
    const seen = new Set<string>();
    for (let steps = 0; ; steps += 1) {
      const { cwd, data, run } = ground({ ...where, STEPS: String(steps) });
      const file = join(data, NAME);
      mkdirSync(data);
      copyFileSync(join(first.cwd, 'mine.db'), join(cwd, 'mine.db'));
      writeFileSync(file, OLD);
      writeFileSync(`${file}-wal`, LOG);
      writeFileSync(`${file}-shm`, '');
      const { status, signal } = run(['restore', 'mine.db', '--yes'], '--import', killer);
      expect(existsSync(file), `after ${steps} steps`).toBe(true);
      restoreStoreLogsOfInterruptedReplacement(file, new Date().toISOString());
      const read = (path: string) => (existsSync(path) ? readFileSync(path, 'latin1') : undefined);
      const isOld = read(file) === OLD;
      seen.add(isOld ? 'old' : 'new');
      expect(read(`${file}-wal`), `after ${steps} steps`).toBe(isOld ? LOG : undefined);
      if (!isOld) {
        const kept = readdirSync(data)
          .filter((name) => name.includes('.set-aside-'))
          .sort();
        expect(kept.map((name) => read(join(data, name)))).toEqual([OLD, LOG]);
        expect(run(['history', 'RU1']).stdout).toContain('61');
      }
      expect(run(['restore', 'mine.db', '--yes']).status).toBe(0);
      expect(run(['history', 'RU1'])).toMatchObject({ status: 0, stderr: '' });
      expect(readdirSync(data).filter((name) => /part|waits|axiswatch-/.test(name))).toEqual([]);
      if (signal === null) {
        expect(status).toBe(0);
        break;
      }
    }
    expect([...seen]).toEqual(['old', 'new']);
  },
  WHOLE_TEST,
);

test('what cannot be put in its place leaves the old with its log', () => {
  const data = folder();
  const file = join(data, NAME);
  writeFileSync(file, OLD);
  writeFileSync(`${file}-wal`, LOG);
  mkdirSync(`${file}-shm`);
  writeFileSync(`${file}.part`, 'new');
  expect(() =>
    replaceDatabaseFileKeepingOld(`${file}.part`, file, join(data, 'aside.db')),
  ).toThrow();
  expect(readFileSync(file, 'utf8')).toBe(OLD);
  expect(readFileSync(`${file}-wal`, 'utf8')).toBe(LOG);
});

test('a restore that cannot put the backup in its place leaves the old, and nothing of its own beside it', async () => {
  const good = await open({ dataDir: folder() });
  got(good.record([observation()]));
  good.close();
  const data = folder();
  const file = join(data, 'small.db');
  writeFileSync(file, OLD);
  mkdirSync(`${file}-shm`);
  const restored = restoreStoreFromBackup(file, 'small', good.path, '2026-11-24T10:00:00.000Z');
  expect(messages(restored)).toEqual([expect.stringMatching(/^nothing was restored: ./)]);
  expect(readFileSync(file, 'utf8')).toBe(OLD);
  expect(readdirSync(data).filter((name) => /part|waits|axiswatch-/.test(name))).toEqual([]);
});
