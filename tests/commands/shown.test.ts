/**
 * The README and the page on the shell show every command with what it prints on the shipped board of a fixed day.
 *
 * Each `console` block is run, line by line, in one folder for a page: what stands there is what came out. Renew the
 * pages with `vitest -u`, and read what has changed.
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
import { COMMANDS } from '../../src/commands/catalog.ts';
import { root } from '../terminal.ts';
import { type Ran, type Shell, shell } from './tools.ts';

const PAGES = ['README.md', 'data/SHELL.md'] as const;
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

/** Runs one line as a shell does: a variable in front, `| head -N` or `; echo $?` behind. */
async function outputOf(shell: Shell, line: string): Promise<string> {
  const [, author, command = '', head, status] =
    /^(?:AXISWATCH_AUTHOR=(\w+) )?axiswatch ?(.*?)(?: \| head -(\d+))?(; echo \$\?)?$/.exec(line) ??
    [];
  const [args = '', input] = command.split(' < ');
  const text = input === undefined ? undefined : readFileSync(input, 'utf8');
  const { code, out, err }: Ran = await shell.run(wordsOf(args), text, author);
  expect([0, ...(status === undefined ? [] : [code])], line).toContain(code);
  const lines = head === undefined ? out : out.split('\n').slice(0, Number(head)).join('\n');
  const whole = `${lines}${lines === '' || lines.endsWith('\n') ? '' : '\n'}${err}`;
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

test.each(PAGES)(
  '%s shows what the program prints',
  async (page) => {
    const made = shell({ env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' } });
    const text = readFileSync(join(root, page), 'utf8');
    let now = '';
    let from = 0;
    for (const match of text.matchAll(BLOCK)) {
      const block = match[1] ?? '';
      const start = match.index + '```console\n'.length;
      now += text.slice(from, start) + (await rendered(made, block));
      from = start + block.length;
    }
    await expect(now + text.slice(from)).toMatchFileSnapshot(join(root, page));
  },
  120_000,
);

test('every command is among them', () => {
  const lines = PAGES.flatMap((page) => readFileSync(join(root, page), 'utf8').split('\n'))
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line} `);
  for (const { words } of COMMANDS)
    expect(
      lines.some((line) => line.includes(`axiswatch ${words} `)),
      words,
    ).toBe(true);
});
