/** A kept answer of the built program: it equals the computed one after every kind of change, and is given where nothing changed. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Context } from '../../src/features/context.ts';
import { sumOf } from '../../src/kept.ts';
import { emptyFolder } from '../store/support.ts';
import { MADE } from './strategy.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/axiswatch.js');

function install() {
  const folder = emptyFolder();
  const answers = join(folder, 'axiswatch', 'answers');
  const asked = (line: string, more: Readonly<Record<string, string>> = {}) => {
    const { NO_COLOR: _, ...rest } = process.env;
    const env = {
      ...rest,
      ...{ HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, TZ: 'UTC', ...more },
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...line.split(' ')], {
      ...{ env, cwd: folder, encoding: 'utf8' as const },
    });
    return { status, stdout, stderr };
  };
  /** Asked as ever, and then computed: what both say. */
  const law = (line: string, more: Readonly<Record<string, string>> = {}): string => {
    const said = asked(line, more);
    expect(said).toEqual(asked(line, { ...more, AXISWATCH_KEEP: '0' }));
    return said.stdout;
  };
  const count = () => (existsSync(answers) ? readdirSync(answers).length : 0);
  return { folder, answers, asked, law, count };
}

/** Whether an answer is given as it was kept: a word of what is kept is changed with its sum. */
function isHit({ answers, asked }: ReturnType<typeof install>, line: string): boolean {
  for (const name of readdirSync(answers)) {
    const [, ...rest] = readFileSync(join(answers, name), 'utf8').split('\n');
    const [question, marks, answer] = JSON.parse(rest.join('\n'));
    const body = JSON.stringify([question, marks, `as kept\n${answer}`]);
    writeFileSync(join(answers, name), `${sumOf(body)}\n${body}`);
  }
  return asked(line).stdout.startsWith('as kept');
}

test('an answer is given again where nothing changed, and computed where anything did', () => {
  const installed = install();
  const { folder, asked, law, count } = installed;
  asked('status');
  law('status');
  expect(isHit(installed, 'status')).toBe(true);
  rmSync(join(folder, 'axiswatch/answers'), { recursive: true });

  const before = law('status');
  const [journal] = readdirSync(join(folder, 'axiswatch')).filter((name) =>
    name.endsWith('.journal'),
  );
  const path = join(folder, 'axiswatch', journal ?? '');
  const changes: readonly (() => void)[] = [
    () => asked('record RU1 55 --yes'),
    () => asked('undo'),
    () => asked('config set author Bo'),
    () => asked('config set author Cy'),
    () => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 100] = 255 - (bytes.at(-100) ?? 0);
      const then = new Date(1e12);
      writeFileSync(path, bytes);
      utimesSync(path, then, then);
    },
    () => rmSync(path),
  ];
  for (const change of changes) {
    change();
    for (const line of ['status', 'status --short', 'list --json', 'journal']) law(line);
  }
  expect(law('status')).toBe(before);
  expect(count()).toBeGreaterThan(0);
});

test('another environment, folder, strategy or terminal is another question', () => {
  const { folder, law } = install();
  law('status');
  for (const more of [
    { TZ: 'Pacific/Kiritimati' },
    { TZ: 'Pacific/Pago_Pago' },
    { LANG: 'C', LC_ALL: 'C' },
    { NO_COLOR: '1' },
    { XDG_CONFIG_HOME: join(folder, 'other') },
    { XDG_DATA_HOME: join(folder, 'other') },
    { AXISWATCH_DEBUG: '1' },
  ]) {
    law('status', more);
    law('journal', more);
  }
  const strategy = join(folder, 'made.json');
  for (const title of ['Made', 'Mode']) {
    writeFileSync(strategy, JSON.stringify({ ...MADE, title }));
    expect(law(`status --strategy ${strategy}`)).toContain(MADE.question);
    expect(law(`status --short --strategy=${strategy}`)).toContain(title);
  }
  law(`status --data-dir ${join(folder, 'third')}`);
  law(`status --data-dir=${join(folder, 'third')}`);
});

test('what is damaged, refused, told apart or done is not kept, nor what cannot be', () => {
  const installed = install();
  const { folder, answers, asked, law, count } = installed;
  asked('status');
  const before = count();
  for (const line of ['status --readonly', 'history nobody', 'export', 'info', 'doctor']) law(line);
  expect(count()).toBe(before);
  law('status');
  const [name = ''] = readdirSync(answers);
  const kept = readFileSync(join(answers, name), 'utf8');
  for (const damaged of [kept.replace('Iran', 'Iraq'), kept.slice(0, 99), '', '\n', 'null\n']) {
    writeFileSync(join(answers, name), damaged);
    expect(law('status')).not.toContain('Iraq');
  }
  // the data folder of somebody who laid a link there
  rmSync(answers, { recursive: true });
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), answers);
  law('status');
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  rmSync(answers);
  writeFileSync(answers, 'a file');
  law('status');
  rmSync(answers);
  mkdirSync(answers);
  chmodSync(answers, 0o500);
  law('status');
});

test('many questions leave few files', () => {
  const { folder, answers, asked, count } = install();
  asked('status');
  asked('status');
  const [name = ''] = readdirSync(answers);
  for (let at = 0; at < 70; at += 1) cpSync(join(answers, name), join(answers, `${at}`));
  asked('list');
  expect(count()).toBe(1);
  expect(readdirSync(join(folder, 'axiswatch'))).toContain('answers');
});

test('the mark of a strategy is that of what was read, however often it is asked for', async () => {
  const folder = emptyFolder();
  for (const name of ['HOME', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
  const strategy = join(folder, 'made.json');
  writeFileSync(strategy, JSON.stringify(MADE));
  const context = new Context({ strategy, 'data-dir': folder });
  await context.strategy();
  const marks = { ...context.marks };
  writeFileSync(strategy, JSON.stringify({ ...MADE, title: 'Another one' }));
  await context.strategy();
  expect(context.marks).toEqual(marks);
});
