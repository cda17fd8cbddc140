/** What shells are told: completion scripts that their own shell can read, and the man page. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/catalog.ts';
import { globalOptions } from '../../src/commands/options.ts';
import { openSession } from '../../src/commands/session.ts';
import { watchSession } from '../../src/commands/watch.ts';
import type { World } from '../../src/commands/world.ts';
import { openTerminal } from '../terminal.ts';
import { sample, sampleShell, shell, TODAY } from './tools.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const script = async (name: string): Promise<string> =>
  (await shell().run(['completion', name])).out;

/** A program of that name which answers the one question that scripts ask. */
const STANDIN = `axiswatch() { printf 'RU1\\tNew occupied land\\nRU2\\tUkraine occupied\\nIR1\\tIranian crude exports\\n'; }\n`;

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])(
    'the script for %s names every command and option',
    async (name) => {
      const out = await script(name);
      for (const { words, options } of COMMANDS) {
        for (const word of words.split(' ')) expect(out).toContain(word);
        for (const [flags] of options) {
          const [long = ''] = /--[\w-]+/.exec(flags) ?? [];
          expect(out).toContain(name === 'fish' ? `-l ${long.slice(2)}` : long);
        }
      }
    },
  );

  test('the codes of the indicators come with their titles', async () => {
    const { out } = await (await sampleShell()).run(['completion', '--indicators']);
    expect(out).toBe('A1\tLand taken\nA2\tAid\nB1\tCode of conduct\nB2\tRate\n');
  });

  test.each([
    [[], 'name a shell; use bash, zsh, fish, powershell'],
    [['csh'], 'there is no script for "csh"'],
  ])('completion %j is wrong usage', async (args, sentence) => {
    const { code, err } = await shell().run(['completion', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  test.skipIf(!has('bash')).each([
    ['axiswatch sta', 'status'],
    ['axiswatch strategy ch', 'check'],
    ['axiswatch history ru1', 'RU1'],
    ['axiswatch history RU', 'RU1  New occupied land\nRU2  Ukraine occupied'],
    ['axiswatch --as-of 2025-01-01 -q hist', 'history'],
    ['axiswatch report --since 30d --form', '--format'],
    ['axiswatch completion z', 'zsh'],
    ['axiswatch config set hand', 'handling'],
    ['axiswatch plot ga', 'gauge'],
    ['axiswatch plot ir', 'IR1'],
    ['axiswatch status --sho', '--short'],
    ['axiswatch record RU1 5 --confidence m', 'moderate'],
    ['axiswatch report --format h', 'html'],
    ['axiswatch export x.csv --what sc', 'scores'],
    ['axiswatch event add Aid --side o', 'ours\nother'],
    ['axiswatch explain --node ir', 'IR1'],
    ['axiswatch explain --from ', ''],
    ['axiswatch status ', ''],
    ['axiswatch strategy use LIC', 'LICENSE'],
    ['axiswatch --strategy LIC', 'LICENSE'],
  ])('bash completes "%s"', async (line, wanted) => {
    const words = line.split(' ').map((word) => `'${word}'`);
    const ask = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _axiswatch; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc'], {
      input: `${await script('bash')}${STANDIN}${ask}\n`,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout.trimEnd()).toBe(wanted);
  });

  test.skipIf(!has('fish')).each([
    ['axiswatch sta', 'status\tsay where the board stands'],
    ['axiswatch strategy ch', 'check\t'],
    ['axiswatch history RU1', 'RU1\tNew occupied land'],
    ['axiswatch status --sho', '--short\tprint one line'],
    ['axiswatch --as-of 2025-01-01 hist', 'history\t'],
    ['axiswatch completion z', 'zsh'],
    ['axiswatch plot ga', 'gauge'],
    ['axiswatch record RU1 5 --confidence m', 'moderate'],
    ['axiswatch event add Aid --side ou', 'ours'],
    ['axiswatch explain --node RU', 'RU1\tNew occupied land'],
    ['axiswatch strategy use LIC', 'LICENSE'],
    ['axiswatch report -o LIC', 'LICENSE'],
  ])('fish completes "%s" and says what it is', async (line, wanted) => {
    const standin = `function axiswatch; printf 'RU1\\tNew occupied land\\n'; end\n`;
    const { stdout } = spawnSync(
      'fish',
      ['--no-config', '-c', `${await script('fish')}${standin}complete -C '${line}'`],
      { encoding: 'utf8' },
    );
    expect(stdout).toContain(wanted);
  });

  test('PowerShell, to which every typographic quote is a quote, finds each of them doubled', async () => {
    const out = await script('powershell');
    expect(out).toContain('the file’’s name');
    const bare = out.replace(/^#.*$/gm, '').replaceAll(/'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'|"[^"]*"/g, '');
    expect(bare).not.toMatch(/['‘’‚‛"]/);
    for (const [open, close] of ['()', '{}', '[]']) {
      expect(bare.split(open ?? '').length, open).toBe(bare.split(close ?? '').length);
    }
  });

  test.skipIf(!has('zsh')).each([
    ['axiswatch sta', 'axiswatch status '],
    ['axiswatch --as-of 2025-01-01 hist', 'axiswatch --as-of 2025-01-01 history '],
    ['axiswatch strategy ch', 'axiswatch strategy check '],
    ['axiswatch history IR', 'axiswatch history IR1 '],
    ['axiswatch status --sho', 'axiswatch status --short '],
    ['axiswatch completion z', 'axiswatch completion zsh '],
    ['axiswatch plot ga', 'axiswatch plot gauge '],
    ['axiswatch record RU1 5 --confidence m', 'axiswatch record RU1 5 --confidence moderate '],
    ['axiswatch export - --what sc', 'axiswatch export - --what scores '],
    ['axiswatch explain --node IR', 'axiswatch explain --node IR1 '],
  ])('zsh completes "%s" in a terminal', async (line, wanted) => {
    const { file } = shell();
    const folder = join(file('_axiswatch', await script('zsh')), '..');
    const start = `fpath=(${folder} $fpath); autoload -Uz compinit; compinit -D -u; PS1='> '\n${STANDIN}clear; print ready\n`;
    const terminal = openTerminal('zsh', ['-f']);
    terminal.type(start);
    await terminal.until('the prompt', (screen) => /^ready$/m.test(screen));
    terminal.type(`${line}\t`);
    await terminal.until(wanted, (screen) => screen.includes(`> ${wanted.trimEnd()}`));
    terminal.kill('SIGKILL');
  });

  test
    .skipIf(!has('fish'))
    .each(['axiswatch explain --from ', 'axiswatch status ', 'axiswatch record RU1 5 --note '])(
    'fish offers no file after "%s"',
    async (line) => {
      const { stdout } = spawnSync(
        'fish',
        ['--no-config', '-c', `${await script('fish')}complete -C '${line}'`],
        { encoding: 'utf8' },
      );
      expect(stdout).not.toContain('LICENSE');
    },
  );

  test('what an option offers is what its command takes', async () => {
    const { run } = shell();
    for (const { words, args, options } of COMMANDS)
      for (const [flags, description, values = []] of options) {
        const [long = ''] = /--[\w-]+/.exec(flags) ?? [];
        if (!description.startsWith('only'))
          for (const value of values) expect(description, long).toContain(value);
        if (values.length === 0 || /^(event|record)/.test(words)) continue;
        const { err } = await run([
          ...words.split(' '),
          ...(args.length === 0 ? [] : ['-']),
          long,
          'nonsense',
        ]);
        expect(err, `${words} ${long}`).toContain(`; use ${values.join(', ')}`);
      }
  });

  test.skipIf(!has('zsh'))('zsh reads its script', async () => {
    const { status, stderr } = spawnSync('zsh', ['-f', '-n'], {
      input: await script('zsh'),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

test('the man page names every command with its options and examples', async () => {
  const { code, out } = await shell().run(['man']);
  expect(code).toBe(0);
  expect(out).toMatch(/^\.TH AXISWATCH 1/);
  for (const { words } of COMMANDS)
    expect(out).toContain(`.SS axiswatch ${words}`.replaceAll('-', '\\-'));
  expect(out).toMatch(/^\.TH AXISWATCH 1 "\d{4}-\d{2}-\d{2}"/);
  for (const line of out.split('\n'))
    expect(line).not.toMatch(/^'|^\.(?!TH|SH|SS|TP|B|PP|RS|RE|nf|fi)/);
});

test.skipIf(spawnSync('mandoc', { input: '' }).error !== undefined)(
  'mandoc finds nothing to say of the man page',
  async () => {
    const input = (await shell().run(['man'])).out;
    const { status, stdout } = spawnSync('mandoc', ['-T', 'lint'], { input, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  },
);

test.skipIf(!has('groff'))('the man page is set without a warning', async () => {
  const { stderr, stdout } = spawnSync('groff', ['-man', '-ww', '-rCHECKSTYLE=3', '-Tutf8', '-k'], {
    input: (await shell().run(['man'])).out,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('NAME');
});

describe('watch', () => {
  test('prints the board, then a line for every change and none for silence', async () => {
    const { run, dataDir, file } = await sampleShell();
    const lines: string[] = [];
    const world: World = {
      env: { AXISWATCH_AUTHOR: 'bob' },
      packageRoot: fileURLToPath(new URL('../..', import.meta.url)),
      programFolder: file('none', ''),
      readClock: () => ({ today: TODAY, now: `${TODAY}T12:00:00.000Z`, untilMidnight: 43_200_000 }),
      out: (text) => void lines.push(text),
      err: () => undefined,
      quiet: false,
      json: false,
      readInput: async function* () {},
      interactive: () => false,
      watched: () => false,
      asks: () => false,
      ask: async () => '',
      columns: () => 80,
    };
    const strategy = file('strategy.json', JSON.stringify(sample()));
    const opened = await openSession(world, globalOptions({ strategy, dataDir }));
    if (!opened.ok) throw new Error('not opened');
    const watching = Promise.withResolvers<void>();
    const done = watchSession(opened.value, world, watching.promise);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      schema: 'axiswatch.change/1',
      change: null,
    });
    await run(['record', 'A1', '90', '--confidence', 'high']);
    await expect.poll(() => lines.length).toBe(2);
    watching.resolve();
    await done;
    opened.value.store.close();
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      indicators: [{ id: 'land', value: 90, was: 30 }],
      crossed: ['much'],
      cleared: [],
    });
  });

  test('once prints one line and ends; a past day cannot be watched', async () => {
    const { run } = await sampleShell();
    expect((await run(['watch', '--once'])).out.trimEnd().split('\n')).toHaveLength(1);
    expect((await run(['watch', '--as-of', '2026-01-01'])).code).toBe(2);
  });
});
