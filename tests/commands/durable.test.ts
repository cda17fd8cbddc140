/** What a command says it has written stays through a power cut: the file and its name are on the disk before it is said. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { WHOLE_TEST } from '../patience.ts';
import { folder } from '../store/tools.ts';
import { powerlessDisk } from '../torture/power.ts';

const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));

/** Notes what is synced, renamed and said, in order, in the file named by the variable. */
const spy = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { appendFileSync, openSync, fsyncSync, renameSync, writeSync } = fs;
  const paths = new Map();
  const note = (...words) => appendFileSync(process.env.NOTED, JSON.stringify(words) + '\\n');
  fs.openSync = (path, ...more) => {
    const fd = openSync(path, ...more);
    paths.set(fd, String(path));
    return fd;
  };
  fs.fsyncSync = (fd) => { fsyncSync(fd); note('sync', paths.get(fd)); };
  fs.renameSync = (from, to) => { renameSync(from, to); note('rename', String(from), String(to)); };
  fs.writeSync = (fd, ...more) => { if (fd <= 2) note('said'); return writeSync(fd, ...more); };
  syncBuiltinESMExports();
`)}`;

/** Commands that write a file, and the file. */
const WRITTEN: readonly (readonly [args: readonly string[], name: string])[] = [
  [['config', 'set', 'theme', 'dark'], 'data/settings.json'],
  [['strategy', 'use', 'there.json'], 'data/settings.json'],
  [['export', 'new.csv'], 'new.csv'],
  [['export', 'there.csv', '--force'], 'there.csv'],
  [['report', '-o', 'briefing.md'], 'briefing.md'],
  [['plot', 'gauge', '-o', 'gauge.svg'], 'gauge.svg'],
  [['strategy', 'new', 'mine.json'], 'mine.json'],
  [['backup', 'mine.db'], 'mine.db'],
  [['export', 'board.db', '--what', 'board'], 'board.db'],
  [['event', 'export', 'events.csv'], 'events.csv'],
  [['restore', 'kept.db'], 'data/axis-of-losers.db'],
];

/** A folder with what the commands read and write over; no store is there. */
function prepare(cwd: string) {
  const dataDir = join(cwd, 'data');
  mkdirSync(dataDir);
  writeFileSync(join(cwd, 'there.csv'), 'old');
  const env = { ...process.env, AXISWATCH_DATA_DIR: dataDir, NOTED: join(cwd, 'noted') };
  const run = (more: readonly string[], ...node: readonly string[]) =>
    spawnSync(process.execPath, [...node, program, ...more], { cwd, env, encoding: 'utf8' });
  run(['strategy', 'new', 'there.json', '--copy']);
  run(['backup', 'kept.db', '--data-dir', 'elsewhere']);
  return { env, run };
}

test.each(WRITTEN)('axiswatch %j has %s on the disk before it says so', (args, name) => {
  const cwd = realpathSync(folder());
  const { env, run } = prepare(cwd);
  const { status, stderr } = run(args, '--import', spy);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const noted: string[][] = readFileSync(env.NOTED, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const file = join(cwd, name);
  const is = (word: string, path: string) => (line: readonly string[]) =>
    line[0] === word && join(cwd, line[1]?.replace(cwd, '') ?? '') === path;
  const named = noted.findIndex(([word, , to]) => word === 'rename' && to?.endsWith(name));
  expect(named).toBeGreaterThan(-1);
  const part = join(cwd, noted[named]?.[1]?.replace(cwd, '') ?? '');
  // Nothing can have been written to it since.
  expect(is('sync', part)(noted[named - 1] ?? [])).toBe(true);
  const kept = noted.findIndex((line, at) => at > named && is('sync', dirname(file))(line));
  expect(kept).toBeGreaterThan(named);
  const said = noted.findIndex(([word]) => word === 'said');
  if (said > -1) expect(kept).toBeLessThan(said);
});

/** Lets this process stand still once it has said something. */
const standStill = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { writeSync } = fs;
  fs.writeSync = (fd, ...more) => {
    const written = writeSync(fd, ...more);
    if (fd === 2) process.kill(process.pid, 'SIGSTOP');
    return written;
  };
  syncBuiltinESMExports();
`)}`;

test.for(WRITTEN)(
  'axiswatch %j leaves %s whole where the power goes once it has said so',
  { timeout: WHOLE_TEST },
  async ([args, name], context) => {
    const disk = powerlessDisk(realpathSync(folder()));
    if (disk === undefined) return context.skip('a disk cannot be mounted here');
    try {
      const { env } = prepare(disk.path);
      const file = join(disk.path, name);
      const before = existsSync(file) ? readFileSync(file) : undefined;
      execFileSync('sync', ['-f', disk.path]);
      const child = spawn(process.execPath, ['--import', standStill, program, ...args], {
        cwd: disk.path,
        env,
      });
      const [said] = await once(child.stderr, 'data');
      const written = readFileSync(file);
      disk.cut(child);
      await once(child, 'exit');
      disk.restart();
      expect(written.equals(before ?? Buffer.alloc(0)), String(said)).toBe(false);
      expect(existsSync(file) && readFileSync(file).equals(written), String(said)).toBe(true);
    } finally {
      disk.remove();
    }
  },
);
