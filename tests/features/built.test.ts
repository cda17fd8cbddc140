/** The built program as a process: exit codes, what it says where, pipes, signals, and the shell that completes it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../store/support.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/axiswatch.js');

function install() {
  const folder = emptyFolder();
  const env = {
    ...process.env,
    ...{ HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: folder },
  };
  const run = (line: string, input = '') => {
    const done = spawnSync(process.execPath, [PROGRAM, ...line.split(' ')], {
      ...{ env, input, encoding: 'utf8' as const },
    });
    return { exit: done.status, out: done.stdout, err: done.stderr };
  };
  return { folder, env, run };
}

test.each([
  ['--version', 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  ['list', 0, /^Indicators of /, /^$/],
  ['history nobody', 1, /^$/, /^axiswatch: nobody is not an indicator/],
  ['recrod', 2, /^$/, /^axiswatch: unknown command recrod; did you mean record\?\n$/],
  ['import - --no-input', 1, /^$/, /^axiswatch: line 1: column indicator is missing/],
  ['list --strategy /nowhere/s.json', 1, /^$/, /s\.json cannot be read: there is no such file\n$/],
])('%s ends with %i', (line, exit, out, err) => {
  const said = install().run(line);
  expect(said).toEqual({
    exit,
    out: expect.stringMatching(out),
    err: expect.stringMatching(err),
  });
});

test('a file that is not a journal is unreadable data', () => {
  const { folder, run } = install();
  writeFileSync(join(folder, 'axis-of-losers.journal'), 'no database at all, but long enough\n');
  expect(run(`list --data-dir ${folder}`)).toMatchObject({
    exit: 3,
    err: expect.stringContaining('is not a journal of axiswatch; move it away'),
  });
});

test('with --json a refusal is a document, and a question is not asked', () => {
  const said = install().run(
    'import - --json',
    'indicator,day,value\nRU1,2024-02-30,1\nX,2024-01-01,\n',
  );
  expect([said.exit, said.err, JSON.parse(said.out)]).toEqual([
    1,
    '',
    {
      schema: 'axiswatch.problems/3',
      problems: [
        { path: 'line 2', message: expect.any(String) },
        { path: 'line 3', message: expect.any(String) },
      ],
    },
  ]);
});

test('one bad row of what is proposed is left out and told, and the rest waits', () => {
  const { run } = install();
  const said = run(
    'propose - --by feed',
    'indicator,day,value\nXX,2024-01-01,1\nRU1,2024-01-02,1\n',
  );
  expect(said).toEqual({
    exit: 1,
    out: expect.stringMatching(/\n +1 +0 +0 +1\n$/),
    err: expect.stringMatching(
      /^axiswatch: line 2: indicator: "XX" is not an indicator; choose from /,
    ),
  });
  expect(run('inbox --csv').out).toMatch(/,feed,RU1 1 km²/);
});

test('a strategy is used from now on, and the shipped one again', () => {
  const { folder, run } = install();
  const file = join(folder, 'mine.json');
  writeFileSync(file, '// none\n');
  expect(run(`strategy use ${file}`).exit).toBe(1);
  const shipped = JSON.parse(run('strategy list --json').out).rows;
  expect(shipped).toMatchObject([{ id: 'axis-of-losers', file: 'shipped', state: 'in use' }]);
  writeFileSync(file, MINE);
  expect(run(`strategy use ${file}`).exit).toBe(0);
  expect(run('status --short').out).toContain('Mine: –');
  expect(JSON.parse(run('strategy list --json').out).rows).toMatchObject([
    { file: 'shipped', state: '' },
    { id: 'mine', file, state: 'in use' },
  ]);
  run('strategy use shipped');
  expect(JSON.parse(run('strategy list --json').out).rows).toEqual(shipped);
});

const MINE = JSON.stringify({
  ...{ format: 'axiswatch.strategy/3', id: 'mine', title: 'Mine', start: '2024-01-01' },
  ...{ question: 'Is it?', answers: { up: 'yes', still: 'unseen', down: 'no' } },
  ...{ sides: [{ id: 'ours', title: 'ours' }], bands: [{ title: 'all', from: 0 }] },
  index: {
    ...{ id: 'all', title: 'All' },
    children: [{ id: 'A', title: 'A', worst: 0, best: 1, every: 1 }],
  },
});

describe('watch', () => {
  const start = () => {
    const { env, run } = install();
    const child = spawn(process.execPath, [PROGRAM, 'watch'], { env, stdio: 'pipe' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value ?? 'null');
    return { child, run, next, ended: once(child, 'exit') };
  };

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('tells each change, and ends by %s with %i', async (signal, exit) => {
    const { child, run, next, ended } = start();
    const first = await next();
    expect(first).toMatchObject({ schema: 'axiswatch.status/3' });
    run('record CX13 12');
    expect((await next()).indicators.CX13).toMatchObject({ value: 12 });
    run('undo');
    expect((await next()).indicators).toEqual(first.indicators);
    child.kill(signal);
    expect(await ended).toEqual([exit, null]);
  });

  test('ends when nobody reads it', async () => {
    const { child, run, next, ended } = start();
    await next();
    child.stdout.destroy();
    run('record CX13 12');
    expect(await ended).toEqual([0, null]);
  });
});

test('who closes a pipe early is not told of it', () => {
  const { env } = install();
  const line = `'${process.execPath}' '${PROGRAM}' export | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { env, encoding: 'utf8' });
  expect([stdout.split('\n')[1], stderr]).toEqual(['0', '']);
});

test('bash completes commands, indicators, options and choices', () => {
  const { env, run } = install();
  const script = `axiswatch() { '${process.execPath}' '${PROGRAM}' "$@"; }
${run('completion bash').out}
offer() {
  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
  _axiswatch; echo "\${COMPREPLY[*]}"
}
offer axiswatch re
offer axiswatch event ''
offer axiswatch record RU1
offer axiswatch record RU1 5 --con
offer axiswatch event add --stage d`;
  const { stdout } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' });
  expect(stdout.split('\n')).toEqual([
    'report record redo recipe restore',
    'add correct retract list import export',
    'RU1 RU12',
    '--confidence',
    'decided delivered dropped',
    '',
  ]);
});

test('a newest row that cannot be read ends collect with 1, and names it', () => {
  const { folder, run } = install();
  const file = join(folder, 'map.csv');
  writeFileSync(file, 'day,value\n2026-10-31,x4\n2026-09-30,4\n');
  expect(run(`recipe new ${file} --indicator RU1 --source us`)).toMatchObject({ exit: 0, err: '' });
  expect(run('collect')).toMatchObject({
    exit: 1,
    out: expect.stringMatching(/^map +1 /m),
    err: 'axiswatch: map: newer rows could not be read: row 2: x4 is not a number\n',
  });
  expect(run('recipe check').exit).toBe(1);
  writeFileSync(file, 'day,value\n2026-09-30,4\n');
  expect(run('collect')).toMatchObject({ exit: 0, err: '' });
});

test('the help that the build wrote down is that of the program', () => {
  const { run } = install();
  expect(run('--help').out).toBe(run('-h').out);
});
