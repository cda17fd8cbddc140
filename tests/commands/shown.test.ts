/**
 * The README shows every command with what it prints on the shipped board of a fixed day.
 *
 * Each `console` block is run, line by line, in one folder: what stands there is what came out. Renew it with
 * `vitest -u`, and read what has changed.
 */
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/features/commands.ts';
import { root } from '../terminal.ts';
import { type Ran, type Shell, shell } from './tools.ts';

const README = join(root, 'README.md');
const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

/** What differs from machine to machine, as it is shown. */
const AS_SHOWN: readonly (readonly [RegExp, string])[] = [
  [/Node [\d.]+, SQLite [\d.]+, \w+ \w+/g, 'Node 24.18.0, SQLite 3.53.0, linux x64'],
  [/\d+ KiB/g, '384 KiB'],
];

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'axiswatch-shown-')));
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(root);
  rmSync(folder, { recursive: true, force: true });
});

/** The words of a line, those in quotes together. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/["']/g, ''),
  );
}

/** What stands behind a bar, as the shell's own programs do it. */
const FILTERS: Readonly<Record<string, (text: string, n: number) => string>> = {
  'head -n ': (text, n) => text.split('\n').slice(0, n).join('\n'),
  'tail -n ': (text, n) =>
    text
      .split('\n')
      .slice(-n - 1)
      .join('\n'),
  'cut -c 1-': (text, n) => text.replaceAll(new RegExp(`^(.{${n}}).*`, 'gm'), '$1'),
};

/** Runs one line as a shell does: a variable in front, a filter or `; echo $?` behind. */
async function outputOf(shell: Shell, line: string): Promise<string> {
  const [, author, command = '', filter = '', n, status] =
    /^(?:AXISWATCH_AUTHOR=(\w+) )?axiswatch ?(.*?)(?: \| (\D+|cut -c 1-)(\d+))?(; echo \$\?)?$/.exec(
      line,
    ) ?? [];
  const [args = '', input] = command.split(' < ');
  const text = input === undefined ? undefined : readFileSync(input, 'utf8');
  const { code, out, err }: Ran = await shell.run(wordsOf(args), text, author);
  expect([0, ...(status === undefined ? [] : [code])], line).toContain(code);
  const shown = n === undefined ? out : FILTERS[filter]?.(out, Number(n));
  if (shown === undefined) throw new Error(`${line}: no such filter`);
  const whole = `${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}${err}`;
  return status === undefined ? whole : `${whole}${code}\n`;
}

/** A block with what its lines print now; a file that is shown with `cat` is made as it is shown. */
async function rendered(shell: Shell, block: string): Promise<string> {
  let text = '';
  for (const part of block.split(/^(?=\$ )/m)) {
    const [line = '', ...shown] = part.split('\n');
    const command = line.slice(2);
    const [, file] = /^cat (\S+)$/.exec(command) ?? [];
    if (file !== undefined && !existsSync(file)) writeFileSync(file, shown.join('\n'));
    const output = file === undefined ? await outputOf(shell, command) : readFileSync(file, 'utf8');
    text += `${line}\n${output
      .replaceAll(shell.dataDir, '/home/ann/.local/share/axiswatch')
      .replaceAll(folder, '/home/ann')}`;
  }
  return AS_SHOWN.reduce((all, [pattern, words]) => all.replaceAll(pattern, words), text);
}

test('the README shows what the program prints', async () => {
  const made = shell({ env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' } });
  const text = readFileSync(README, 'utf8');
  let now = '';
  let from = 0;
  for (const match of text.matchAll(BLOCK)) {
    const block = match[1] ?? '';
    const start = match.index + '```console\n'.length;
    now += text.slice(from, start) + (await rendered(made, block));
    from = start + block.length;
  }
  await expect(now + text.slice(from)).toMatchFileSnapshot(README);
});

test('every command of the catalogue stands there, with something that it prints', () => {
  const parts = [...readFileSync(README, 'utf8').matchAll(BLOCK)].flatMap(([, block = '']) =>
    block.split(/^\$ /m).map((part) => part.split('\n')),
  );
  for (const { words } of COMMANDS)
    expect(
      parts.some(
        ([line = '', output = '']) => `${line} `.includes(`axiswatch ${words} `) && output !== '',
      ),
      `axiswatch ${words}`,
    ).toBe(true);
});
