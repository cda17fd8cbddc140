/** The man page: in `man` or a pager before a person, as text in a pipe, as roff where that is asked for. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/features/commands.ts';
import { openTerminal, root } from '../terminal.ts';
import { shell } from './tools.ts';

async function printed(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await shell().run(['man', ...args]);
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('in a pipe', () => {
  test('it is text and names every command with its options and examples', async () => {
    const out = await printed();
    expect(out).toMatch(/^AXISWATCH\(1\) +User Commands +AXISWATCH\(1\)\n\nNAME\n {7}axiswatch - /);
    expect(out).toMatch(/\naxiswatch [\d.]+ +\d{4}-\d\d-\d\d +AXISWATCH\(1\)\n$/);
    expect(out).not.toMatch(/^\.|\\/m);
    const flat = out.replace(/\s+/g, ' ');
    for (const { words, args, options, examples } of COMMANDS) {
      expect(out).toContain(`\n   ${`axiswatch ${words} ${args.join(' ')}`.trimEnd()}\n`);
      for (const [flags, does] of options) expect(flat).toContain(`${flags} ${does}`);
      for (const [line, does] of examples)
        expect(flat).toContain(`${`axiswatch ${line}`.trimEnd()} ${does}`);
    }
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test('--roff is the source, and the file that the build makes for man', async () => {
    const out = await printed('--roff');
    expect(out).toMatch(/^\.TH AXISWATCH 1 "\d{4}-\d{2}-\d{2}"/);
    for (const { words } of COMMANDS)
      expect(out).toContain(`.SS axiswatch ${words}`.replaceAll('-', '\\-'));
    for (const line of out.split('\n'))
      expect(line).not.toMatch(/^'|^\.(?!TH|SH|SS|TP|B|PP|RS|RE|nf|fi)/);
    expect(out).toBe(readFileSync(join(root, 'dist', 'axiswatch.1'), 'utf8'));
  });

  test('the text says what groff makes of the source, word by word', async ({ skip }) => {
    const input = await printed('--roff');
    // Without hyphens, bold and underlining; every warning is one to us.
    const args = ['-man', '-ww', '-rCHECKSTYLE=3', '-rHY=0', '-Tutf8', '-k', '-P-cbou'];
    const { status, stdout, stderr } = spawnSync('groff', args, { input, encoding: 'utf8' });
    skip(status === null, 'there is no groff on this machine');
    expect([status, stderr]).toEqual([0, '']);
    const letters = (text: string): string => text.replaceAll('…', '...').replace(/\s+/g, '');
    expect(letters(stdout)).toBe(letters(await printed()));
  });

  test('mandoc finds nothing to say of the source', async ({ skip }) => {
    const input = await printed('--roff');
    const { status, stdout } = spawnSync('mandoc', ['-T', 'lint'], { input, encoding: 'utf8' });
    skip(status === null, 'there is no mandoc on this machine');
    expect([status, stdout]).toEqual([0, '']);
  });
});

describe.skipIf(process.platform === 'win32')('in a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-man-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What is shown where only these programs are there: each a script for the shell. */
  async function seen(
    name: string,
    programs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ): Promise<string> {
    const bin = join(folder, name);
    mkdirSync(bin);
    for (const [program, script] of Object.entries(programs)) {
      writeFileSync(join(bin, program), `#!/bin/sh\n${script}\n`);
      chmodSync(join(bin, program), 0o700);
    }
    const terminal = openTerminal(process.execPath, ['dist/axiswatch.js', 'man', ...args], {
      env: { MANPAGER: undefined, PAGER: undefined, ...env, PATH: bin },
    });
    expect((await terminal.ended()).exitCode).toBe(0);
    return terminal.written().replaceAll('\r', '');
  }

  const FIRST = 'read -r line; echo "$0 $* took: $line"';
  const MAN = 'read -r line < "$2"; echo "$0 $1 took: $line"';
  const BROKEN = 'echo "illegal option" >&2; exit 64';

  test('it is shown in man, which reads its source', async () => {
    const out = await seen('man', { man: MAN, less: FIRST }, { PAGER: 'less' });
    expect(out).toMatch(/^\S+\/man -l took: \.TH AXISWATCH 1 .*\n$/);
  });

  test.each([
    ['MANPAGER', { MANPAGER: 'more -s', PAGER: 'less' }, /^\S+\/more -s took: AXISWATCH\(1\)/],
    ['PAGER', { MANPAGER: ' ', PAGER: 'less' }, /^\S+\/less\s+took: AXISWATCH\(1\)/],
  ])(
    'a man that cannot leaves it to the pager of %s, and says nothing',
    async (name, env, says) => {
      const out = await seen(name, { man: BROKEN, more: FIRST, less: FIRST }, env);
      expect(out).toMatch(says);
      expect(out.split('\n')).toHaveLength(2);
    },
  );

  test.each([
    ['nothing', {}, {}],
    ['a-pager-that-is-not-there', {}, { PAGER: 'less' }],
    ['nothing-that-works', { man: BROKEN, less: BROKEN }, { PAGER: 'less' }],
  ])('with %s it is printed', async (name, programs, env) => {
    expect(await seen(name, programs, env)).toBe(await printed());
  });

  test('it is printed with --no-input, since a pager waits for keys', async () => {
    expect(await seen('no-input', { man: MAN }, {}, ['--no-input'])).toBe(await printed());
  });
});
