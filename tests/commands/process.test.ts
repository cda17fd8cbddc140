import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { PATIENCE } from '../patience.ts';

const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const env = { ...process.env, AXISWATCH_DATA_DIR: join(folder, 'data'), AXISWATCH_AUTHOR: 'ann' };

const run = (args: readonly string[], more: { input?: string; cwd?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
    ...more,
  });
  return { code: status, out: stdout, err: stderr };
};

/** Runs the program with a reader that closes its end at once; the exit code and what stood on stderr. */
const runUnread = (args: readonly string[]): Promise<{ code: number | null; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { env });
    let err = '';
    child.stdout.destroy();
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, err }));
  });

describe('the program as a process', () => {
  test.skipIf(!existsSync('/dev/full'))('says that its output cannot be written, and fails', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'list'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'axiswatch: the output cannot be written (ENOSPC); check where it goes and try again\n',
    });
  });

  test('ends with 0 when done, 1 when refused, 2 at wrong usage, 3 when data are unreadable', () => {
    expect(run(['status']).code).toBe(0);
    expect(run(['record', 'RU9', '1,5'])).toEqual({
      code: 1,
      out: '',
      err: 'axiswatch: value: "1,5" has a comma; write 1.5\n',
    });
    expect(run(['status', '--no-such-option']).code).toBe(2);
    const damaged = join(folder, 'damaged');
    run(['status', '--data-dir', damaged]);
    writeFileSync(join(damaged, 'axis-of-losers.db'), 'no database'.repeat(1000));
    const { code, out, err } = run(['status', '--data-dir', damaged]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^axiswatch: .+\n$/);
  });

  test.each(['csv', 'json', 'jsonl'])(
    'scores of many more days than memory holds are written as they are made (%s)',
    (format) => {
      const path = join(folder, `scores.${format}`);
      const args = [
        'export',
        path,
        '--what',
        'scores',
        '--from',
        '1700-01-01',
        '--to',
        '2026-11-01',
      ];
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
        env: { ...env, NODE_OPTIONS: '--max-old-space-size=48' },
        encoding: 'utf8',
      });
      expect(stderr).toMatch(/119374 days written to/);
      expect(status).toBe(0);
    },
  );

  test('an interrupted export leaves nothing behind', async () => {
    const place = mkdtempSync(join(folder, 'interrupted-'));
    const args = ['export', join(place, 'scores.csv'), '--what', 'scores', '--from', '0001-01-01'];
    const child = spawn(process.execPath, [program, ...args], { env });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = once(child, 'close');
    await vi.waitUntil(() => readdirSync(place).length > 0, { timeout: PATIENCE });
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(err).toContain('nothing was written');
    expect(readdirSync(place)).toEqual([]);
  });

  test.each([
    ['--data-dir', 'X'],
    ['--data-dir=X', undefined],
  ])('a bug leaves its trace in the folder that is named, and nowhere else (%s)', (...named) => {
    const elsewhere = mkdtempSync(join(folder, 'named-'));
    const module = join(folder, 'bug.mjs');
    writeFileSync(module, "Object.fromEntries = () => { throw new Error('a bug'); };");
    const args = named.flatMap((arg) => arg?.replace('X', elsewhere) ?? []);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', module, program, 'list', ...args],
      { env: { ...env, AXISWATCH_DATA_DIR: join(folder, 'unused') }, encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain(
      `this is a bug: a bug; please report it with the trace in ${elsewhere}`,
    );
    expect(existsSync(join(folder, 'unused'))).toBe(false);
  });

  test.skipIf(process.platform === 'win32').each([
    ['022', 0o644],
    ['002', 0o664],
    ['077', 0o600],
  ])(
    'with umask %s a file that is named may be read by whom it lets, and the data by nobody else',
    (umask, mode) => {
      const here = mkdtempSync(join(folder, 'umask-'));
      const written = [
        'export e.csv',
        'export b.db --what board',
        'backup k.db',
        'report -o r.html',
        'plot gauge -o g.svg',
        'event export v.csv',
        'strategy new s.json --copy',
      ];
      const lines = ['record RU9 4', ...written].map((words) => `"$0" "$1" ${words}`);
      const { status, stderr } = spawnSync(
        'sh',
        ['-ec', [`umask ${umask}`, ...lines].join('\n'), process.execPath, program],
        { cwd: here, env: { ...env, AXISWATCH_DATA_DIR: join(here, 'data') }, encoding: 'utf8' },
      );
      expect(status, stderr).toBe(0);
      const modeOf = (name: string): number => statSync(join(here, name)).mode & 0o777;
      const files = readdirSync(here).filter((name) => name !== 'data');
      expect(files).toHaveLength(written.length);
      for (const name of files) expect([name, modeOf(name)]).toEqual([name, mode]);
      expect(modeOf('data')).toBe(0o700);
      for (const name of readdirSync(join(here, 'data'), { recursive: true, encoding: 'utf8' }))
        expect([name, modeOf(join('data', name)) & 0o077]).toEqual([name, 0]);
    },
  );

  test('without a terminal and without a command it prints what status prints and ends with 0', () => {
    const { code, out, err } = run([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(run(['status']).out);
    expect(out).toContain('Axis of Losers');
  });

  test.each([['status'], ['status', '--json'], ['list'], ['export', '-'], ['--help']])(
    'a closed pipe ends "%s %s" quietly with 0',
    async (...args) => {
      expect(await runUnread(args.filter((arg) => arg !== undefined))).toEqual({
        code: 0,
        err: '',
      });
    },
  );

  test('a reading whose confirmation nobody reads is recorded all the same', async () => {
    expect(await runUnread(['record', 'RU9', '4.25', '--date', '2026-01-31'])).toEqual({
      code: 0,
      err: '',
    });
    expect(run(['history', 'RU9']).out).toContain('4.3');
  });

  test('takes readings from a pipe and gives them to a pipe whole', () => {
    const exported = run(['export', '-']);
    expect(exported.out.split('\n').length).toBeGreaterThan(300);
    const other = join(folder, 'other');
    const { code, out } = run(['import', '-', '--empty', '--data-dir', other], {
      input: exported.out,
    });
    expect(code).toBe(0);
    expect(out).toContain('Recorded: ');
    expect(run(['export', '-', '--data-dir', other]).out).toBe(exported.out);
  });

  test('a watch whose reader has gone ends quietly with the next change', async () => {
    const script = `{ "${process.execPath}" "${program}" watch; echo "ended with $?" >&2; } | head -n 1`;
    const child = spawn('sh', ['-c', script], { env });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    for (let value = 1; child.exitCode === null; value += 1) {
      run(['record', 'RU9', `${value}`, '--date', '2026-02-01']);
      await wait(100);
    }
    await ended;
    expect(said).toBe('ended with 0\n');
  });

  test('a watch whose reader is a program that closes its socket ends so as well', async () => {
    const child = spawn(process.execPath, [program, 'watch'], { env });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    for (let value = 1; child.exitCode === null; value += 1) {
      run(['record', 'RU9', `${value}`, '--date', '2026-02-01']);
      await wait(100);
    }
    expect(await ended).toEqual([0, null]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'an import that is ended by %s says that nothing was stored',
    async (signal, code) => {
      const dataDir = join(folder, signal);
      const args = [program, 'import', '-', '--empty', '--data-dir', dataDir];
      const child = spawn(process.execPath, args, { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          said += chunk;
        });
      const ended = once(child, 'close');
      // More than a pipe holds: once it is taken, the program is reading.
      const rows = Array.from(
        { length: 20_000 },
        (_, at) => `RU9,2026-01-01,${at},a source of it\n`,
      );
      await new Promise((resolve) => {
        child.stdin.write(`indicator,observed_on,value,source\n${rows.join('')}`, resolve);
      });
      child.kill(signal);
      expect(await ended).toEqual([code, null]);
      expect(said).toBe('axiswatch: interrupted; nothing was stored\n');
      expect(run(['export', '-', '--data-dir', dataDir]).out.split('\n')).toHaveLength(2);
    },
  );

  test('in a folder that is gone it works, and what needs that folder says so', () => {
    const gone = (args: string) => {
      const made = mkdtempSync(join(folder, 'gone-'));
      const script = `cd "${made}" && rmdir "${made}" && exec "${process.execPath}" "${program}" ${args}`;
      const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { env, encoding: 'utf8' });
      return { code: status, out: stdout, err: stderr };
    };
    expect(gone('status')).toEqual(run(['status']));
    const why = 'the folder you are in is gone; go to another with cd, or give the whole path';
    expect(gone('status --data-dir here')).toEqual({
      code: 1,
      out: '',
      err: `axiswatch: ${why}\n`,
    });
    expect(gone('import x.csv').err).toBe(`axiswatch: x.csv: cannot be read: ${why}\n`);
    expect(gone('export x.csv').err).toBe(`axiswatch: x.csv: cannot be written: ${why}\n`);
    expect(gone('backup x.db').err).toBe(`axiswatch: x.db: no backup was made: ${why}\n`);
    expect(gone('import /none/x.csv').err).toContain('there is no such file or folder');
  });

  test('reads neither the folder it runs in nor the home of the user when a data folder is named', () => {
    const elsewhere = { cwd: tmpdir() };
    expect(run(['status'], elsewhere)).toEqual(run(['status']));
  });
});

test('a board that is being taken along is there whole or not at all, whenever the program is killed', async () => {
  const made = mkdtempSync(join(folder, 'along-'));
  const file = join(made, 'ours.json');
  const ask = (dataDir: string, ...args: readonly string[]): number | null =>
    spawnSync(process.execPath, [program, '--data-dir', dataDir, ...args], { env }).status;
  const rows = Array.from({ length: 20_000 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 1) - at * 86_400_000).toISOString().slice(0, 10);
    return `RU1,${day},${at % 700}`;
  });
  writeFileSync(join(made, 'many.csv'), `indicator,observed_on,value\n${rows.join('\n')}\n`);
  const first = join(made, 'first');
  expect(ask(first, 'import', join(made, 'many.csv'))).toBe(0);
  ask(first, 'strategy', 'new', file, '--copy');
  const take = ['strategy', 'use', file, '--take-readings'];
  const journalIn = (dataDir: string, id: string): string => {
    const path = join(dataDir, `${id}.db`);
    if (!existsSync(path)) return '[]';
    const database = new DatabaseSync(path);
    const isBegun = database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined;
    const entries = isBegun ? database.prepare('SELECT * FROM entry').all() : [];
    database.close();
    return JSON.stringify(entries);
  };
  const journal = journalIn(first, 'axis-of-losers');
  const trial = join(made, 'trial');
  cpSync(first, trial, { recursive: true });
  const begun = performance.now();
  expect(ask(trial, ...take)).toBe(0);
  const whole = performance.now() - begun;
  let cut = 0;
  for (let kill = 1; kill <= 6; kill += 1) {
    const dataDir = join(made, `kill-${kill}`);
    cpSync(first, dataDir, { recursive: true });
    const child = spawn(process.execPath, [program, '--data-dir', dataDir, ...take], { env });
    const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.3 + kill / 10));
    const [, signal] = await once(child, 'exit');
    clearTimeout(timer);
    if (signal !== null) cut += 1;
    const there = journalIn(dataDir, 'ours');
    expect(there === '[]' || there === journal, `${there.length} bytes after kill ${kill}`).toBe(
      true,
    );
    expect(ask(dataDir, ...take)).toBe(0);
    expect(journalIn(dataDir, 'ours') === journal).toBe(true);
    expect(journalIn(dataDir, 'axis-of-losers') === journal).toBe(true);
  }
  expect(cut).toBeGreaterThan(0);
}, 240_000);
