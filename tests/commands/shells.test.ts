/** What shells are told: completion scripts that their own shell can read. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { pickGlobalOptions } from '../../src/cli/options.ts';
import { openSession } from '../../src/cli/session.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { doesWatchLineShowChange } from '../../src/features/board/change-json.ts';
import { watchAndPrintBoard } from '../../src/features/board/watch.command.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../src/features/commands.ts';
import { shellCompletionsForLastWord } from '../../src/features/help/completion.ts';
import { THEME_NAMES } from '../../src/tui/appearance.ts';
import { shippedStrategy } from '../shipped.ts';
import { openTerminal } from '../terminal.ts';
import { AID, sample, sampleShell, shell, TODAY } from './tools.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const script = async (name: string): Promise<string> =>
  (await shell().run(['completion', name])).out;

const BUILT = join(import.meta.dirname, '../../dist/axiswatch.js');

/** What a Tab makes of a line that is typed. */
const LINES: readonly (readonly [line: string, wanted: string])[] = [
  ['axiswatch stat', 'axiswatch status '],
  ['axiswatch --as-of 2025-01-01 hist', 'axiswatch --as-of 2025-01-01 history '],
  ['axiswatch strategy ch', 'axiswatch strategy check '],
  ['axiswatch strategy use sh', 'axiswatch strategy use shipped '],
  ['axiswatch history RU11', 'axiswatch history RU11 '],
  ['axiswatch status --sho', 'axiswatch status --short '],
  ['axiswatch config set theme da', 'axiswatch config set theme dark '],
  ['axiswatch movers --band rec', 'axiswatch movers --band reconsidering '],
  ['axiswatch plot ga', 'axiswatch plot gauge '],
  ['axiswatch explain --node ira', 'axiswatch explain --node iran '],
  ['axiswatch export - --what sc', 'axiswatch export - --what scores '],
];

/** An id with a colon in it, at which bash and zsh take words apart. */
const RETRACTED = [
  'axiswatch event retract 2026-11-25',
  'axiswatch event retract 2026-11-25:aid ',
] as const;

/** Types a line and Tab in a shell that has read a file, and waits until the line has become the wanted one. */
async function types(
  name: string,
  args: readonly string[],
  path: string,
  line: string,
  wanted: string,
): Promise<void> {
  const terminal = openTerminal(name, args);
  terminal.type(`. '${path}'; clear; echo rea''dy\n`);
  await terminal.until('the prompt', (screen) => /^ready$/m.test(screen));
  terminal.type(`${line}\t`);
  await terminal.until(wanted, (screen) => screen.includes(`> ${wanted.trimEnd()}`));
  terminal.kill('SIGKILL');
}

const RU1 = indicatorsOfStrategy(shippedStrategy())
  .filter(({ code = '' }) => code.startsWith('RU1'))
  .map(({ code, title }) => `${code}  ${title}`);
const MINE = [1, 2, 3, 4].map((n) => `X${n}\tIndicator ${n}`);

/** The words that the program offers in the place of the last of these, on a board with an event, a note and a strategy. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { run } = await board();
  const { code, out, err } = await run(['completion', '--offer', '--', ...words]);
  expect([code, err]).toEqual([0, '']);
  return out.replace(/\n$/, '').split('\n');
}

const PARTS = ['What changed', 'So what', 'What next', 'Dissent'];
const NOTE = `Confidence: low\nLikelihood: likely\n\n${PARTS.map((title) => `## ${title}\nThis.\n`).join('\n')}`;

/** A board with an event, an assessment and a strategy of its own beside the shipped one. */
async function board() {
  const made = shell();
  await made.run(['event', 'add', 'Aid', '--node', 'iran', '--side', 'ours', '--kind', 'action']);
  await made.run(['assessment', 'new', '-'], NOTE);
  mkdirSync(join(made.dataDir, 'strategies'));
  await made.run(['strategy', 'new', join(made.dataDir, 'strategies', 'mine.json')]);
  return made;
}

describe('completion', () => {
  test('offers every command and every option, each with what it does', async () => {
    const first = await offered('');
    for (const spec of COMMANDS) {
      const words = spec.words.split(' ');
      expect(first.map((line) => line.split('\t')[0])).toContain(words[0]);
      const place = shellCompletionsForLastWord([...words, '-'], COMMANDS, GLOBAL_OPTIONS);
      for (const [flags, does] of [...spec.options, ...GLOBAL_OPTIONS])
        expect(place.offers).toContainEqual([/--[\w-]+/.exec(flags)?.[0], does]);
      if (words.length === 1) continue;
      const second = shellCompletionsForLastWord([words[0] ?? '', ''], COMMANDS, GLOBAL_OPTIONS);
      expect(second.offers).toContainEqual([words[1], spec.summary]);
    }
    expect(first).toContain('status\tsay where the board stands');
  });

  test.each<readonly [readonly string[], readonly string[]]>([
    [
      ['history', 'ru2'],
      ['words', 'RU2\tUkraine occupied'],
    ],
    [
      ['config', 'set', 'theme', ''],
      ['words', ...THEME_NAMES.map((name) => `${name}\t`)],
    ],
    [
      ['config', 'set', 'bell', ''],
      ['words', 'off\t', 'on\t'],
    ],
    [
      ['config', 'get', 'th'],
      ['words', 'theme\t'],
    ],
    [['config', 'set', 'handling', ''], ['words']],
    [
      ['config', 'set', 'strategy', 's'],
      ['words', 'shipped\tAxis of Losers'],
    ],
    [
      ['strategy', 'use', ''],
      ['words', 'shipped\tAxis of Losers', 'mine\tmine'],
    ],
    [
      ['strategy', 'diff', 'shipped', 'm'],
      ['words', 'mine\tmine'],
    ],
    [
      ['status', '--strategy', 'm'],
      ['words', 'mine\tmine'],
    ],
    [
      ['--strategy', 'mine', 'history', 'X'],
      ['words', ...MINE],
    ],
    [
      ['movers', '--band', 'l'],
      ['words', 'limiting\tLimiting'],
    ],
    [
      ['movers', '--band=l'],
      ['words', '--band=limiting\tLimiting'],
    ],
    [
      ['plot', 'm'],
      ['words', 'moves\t'],
    ],
    [
      ['plot', 'ir13'],
      ['words', 'IR13\tGaza pledges paid'],
    ],
    [
      ['explain', '--node', 'ira'],
      ['words', 'iran\tIran'],
    ],
    [
      ['event', 'retract', '2026'],
      ['words', '2026-11-25:aid\t25 Nov 2026 Aid'],
    ],
    [
      ['event', 'add', 'x', '--node', 'iran', 'ira'],
      ['words', 'iran\tIran'],
    ],
    [
      ['event', 'add', 'x', '--node', 'iran', '--side', 'o'],
      ['words', 'ours\t', 'other\t'],
    ],
    [
      ['event', 'add', 'x', '--follows', '2026-11'],
      ['words', '2026-11-25:aid\t25 Nov 2026 Aid'],
    ],
    [
      ['assessment', 'sign', 'n'],
      ['words', 'n1\tann, of 25 Nov 2026'],
    ],
    [
      ['assessment', 'show', 'last', '--beside', 'n'],
      ['words', 'n1\tann, of 25 Nov 2026'],
    ],
    [
      ['record', 'RU1', '5', '--confidence', 'm'],
      ['words', 'moderate\t'],
    ],
    [
      ['-q', '--as-of', '2025-01-01', 'status', '--sho'],
      ['words', '--short\tprint one line'],
    ],
    [
      ['help', 'hist'],
      ['words', `history\t${COMMANDS.find(({ words }) => words === 'history')?.summary}`],
    ],
    [
      ['whatif', 'RU9=1', 'ir13'],
      ['words', 'IR13\tGaza pledges paid'],
    ],
    [['strategy', 'use', 'LIC'], ['files']],
    [['import', ''], ['files']],
    [['report', '-o', ''], ['files']],
    [['explain', '--from', ''], ['words']],
    [['status', ''], ['words']],
    [['record', 'RU1', '5', '--note', ''], ['words']],
    [['record', 'RU1', '""'], ['words']],
    [
      ['completion', 'z'],
      ['words', 'zsh\t'],
    ],
    [['nonsense', ''], ['words']],
  ])('offers behind %j what may stand there', async (words, lines) => {
    expect(await offered(...words)).toEqual(lines);
  });

  test.each([
    [[], 'name a shell; use bash, zsh, fish, powershell'],
    [['csh'], 'there is no script for "csh"'],
    [['bash', 'zsh'], 'there is no script for "bash zsh"'],
  ])('completion %j is wrong usage', async (args, sentence) => {
    const { code, err } = await shell().run(['completion', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('the scripts in their own shells, which ask the built program', () => {
  /** The program under its name, on the board; for bash and zsh. */
  const program = (dataDir: string): string =>
    `axiswatch() { AXISWATCH_DATA_DIR='${dataDir}' '${process.execPath}' '${BUILT}' "$@"; }\n`;

  test.skipIf(!has('bash')).each([...LINES, RETRACTED])(
    'bash completes "%s" in a terminal',
    async (line, wanted) => {
      const { file, dataDir } = await board();
      const path = file('axiswatch.bash', `${program(dataDir)}${await script('bash')}PS1='> '\n`);
      await types('bash', ['--norc', '--noprofile'], path, line, wanted);
    },
  );

  test.skipIf(!has('bash')).each([
    ['axiswatch movers --band re', 'reconsidering'],
    ['axiswatch plot gau', 'gauge'],
    ['axiswatch strategy use ', 'shipped  Axis of Losers\nmine  mine'],
    ['axiswatch history ru1', RU1.join('\n')],
    ['axiswatch history ru11', 'RU11'],
    ['axiswatch event add Aid --side o', 'ours\nother'],
    ['axiswatch event add Aid --side = o', 'ours\nother'],
    ['axiswatch event retract 2026-11-25 : a', 'aid'],
    ['axiswatch strategy use LIC', 'LICENSE'],
    ['axiswatch status ', ''],
  ])(
    'bash, which takes words apart at signs, offers for "%s" what it can put there',
    async (line, wanted) => {
      const { dataDir } = await board();
      const words = line.split(' ').map((word) => `'${word}'`);
      const ask = `COMP_TYPE=63; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _axiswatch 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['--norc'], {
        input: `${await script('bash')}${program(dataDir)}${ask}\n`,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(stdout.trimEnd()).toBe(wanted);
    },
  );

  /** What a shell runs, opens, expands or ends a word at. */
  const HOSTILE = [
    '; touch "$PWNED";',
    '$(touch "$PWNED")',
    '`touch "$PWNED"`',
    '| touch "$PWNED" #',
    '&& touch "$PWNED"',
    '> "$PWNED"',
    '\n touch "$PWNED"\n',
  ];

  /** A board whose titles, authors and ids of events are hostile, and the path of what they make. */
  async function hostileBoard() {
    const titled = JSON.stringify(sample()).replaceAll(
      /"title":"([^"]*)"/g,
      (_, title: string) => `"title":${JSON.stringify(`${title}${HOSTILE.join('')}`)}`,
    );
    const made = shell({ strategy: JSON.parse(titled) });
    const strategy = made.file('hostile.json', titled);
    await made.run(['strategy', 'use', strategy]);
    for (const title of HOSTILE)
      await made.run(
        ['event', 'add', `a ${title}`, '--node', 'land', '--side', 'ours', '--kind', 'action'],
        '',
        `ann ${title}`,
      );
    const ids = ['b;touch', '$(b)', '-b', 'b c', "b'", 'b"', 'b*', 'b>c', '~b', 'b`c`', 'b\\'];
    const rows = ids.map((id) => ({
      day: '2026-01-01',
      node: 'land',
      title: `b${HOSTILE[0]}`,
      side: 'ours',
      kind: 'action',
      id,
    }));
    const events = made.file('events.json', JSON.stringify(rows));
    expect(await made.run(['event', 'import', events])).toMatchObject({ code: 0 });
    await made.run(['assessment', 'new', '-'], NOTE, `ann${HOSTILE[0]}`);
    return { ...made, ids, pwned: join(dirname(strategy), 'pwned') };
  }

  test('offers no word that means something to a shell, whatever a board is called', async () => {
    const { run, ids } = await hostileBoard();
    const places = [
      ['history', ''],
      ['explain', '--node', ''],
      ['movers', '--band', ''],
    ].concat([
      ['event', 'retract', ''],
      ['assessment', 'sign', ''],
      ['strategy', 'use', ''],
    ]);
    for (const words of places) {
      const { out } = await run(['completion', '--offer', '--', ...words]);
      const offers = out
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'));
      expect(offers.length, words.join(' ')).toBeGreaterThan(0);
      for (const [word] of offers) expect(word).toMatch(/^[\w][\w.:-]*$/);
      expect(offers.filter(([word = '']) => ids.includes(word))).toEqual([]);
    }
  });

  test.skipIf(!has('bash')).each([
    ['axiswatch history ', 'menu-complete', /> axiswatch history \w/],
    ['axiswatch explain --node ', 'menu-complete', /> axiswatch explain --node \w/],
    ['axiswatch movers --band ', 'menu-complete', /> axiswatch movers --band \w/],
    ['axiswatch event retract ', 'menu-complete', /> axiswatch event retract \w/],
    ['axiswatch history ', 'menu-complete-backward', /> axiswatch history \w/],
    ['axiswatch history ', 'insert-completions', /> axiswatch history \w/],
    ['axiswatch history ', 'complete', /^A1 +(A2|Land)/m],
  ])('bash puts nothing but words into "%s" by %s', async (line, how, offer) => {
    const { file, dataDir, pwned } = await hostileBoard();
    const start = `${program(dataDir)}${await script('bash')}PS1='> '; export PWNED='${pwned}'; bind 'set show-all-if-ambiguous ${how === 'complete' ? 'on' : 'off'}'; bind 'TAB: ${how}'\n`;
    const terminal = openTerminal('bash', ['--norc', '--noprofile'], { columns: 200 });
    terminal.type(`. '${file('start.bash', start)}'; clear; echo rea''dy\n`);
    await terminal.until('the prompt', (screen) => /^ready$/m.test(screen));
    terminal.type(`${line}\t`);
    await terminal.until('an offer', (screen) => offer.test(screen));
    expect(
      terminal
        .rows()
        .filter((row) => row.startsWith('>'))
        .join(),
    ).not.toMatch(/[;$`|&"]/);
    terminal.type(`\r echo en''ded\n`);
    await terminal.until('the end', (screen) => /^ended$/m.test(screen));
    expect(existsSync(pwned)).toBe(false);
    terminal.kill('SIGKILL');
  });

  test.skipIf(!has('zsh')).each([...LINES, RETRACTED])(
    'zsh completes "%s" in a terminal',
    async (line, wanted) => {
      const { file, dataDir } = await board();
      const folder = dirname(file('_axiswatch', await script('zsh')));
      const start = `fpath=(${folder} $fpath); autoload -Uz compinit; compinit -D -u; PS1='> '\n`;
      await types('zsh', ['-f'], file('start.zsh', `${start}${program(dataDir)}`), line, wanted);
    },
  );

  test.skipIf(!has('fish')).each([
    ['axiswatch sta', 'status\tsay where the board stands\n'],
    ['axiswatch strategy ch', 'check\tcheck a strategy'],
    ['axiswatch history RU2', 'RU2\tUkraine occupied\n'],
    ['axiswatch status --sho', '--short\tprint one line'],
    ['axiswatch --as-of 2025-01-01 hist', 'history\t'],
    ['axiswatch config set theme ', 'terminal\nlight\ndark\nhigh-contrast\ncolour-blind\n'],
    ['axiswatch strategy use ', 'shipped\tAxis of Losers\nmine\tmine\n'],
    ['axiswatch movers --band li', 'limiting\tLimiting\n'],
    ['axiswatch plot ga', 'gauge\n'],
    ['axiswatch event retract 2026', '2026-11-25:aid\t25 Nov 2026 Aid\n'],
    ['axiswatch strategy use LIC', 'LICENSE\n'],
    ['axiswatch report -o LIC', 'LICENSE\n'],
    ['axiswatch explain --from ', ''],
    ['axiswatch status ', ''],
    ['axiswatch record RU1 5 --note ', ''],
  ])('fish completes "%s" and says what it is', async (line, wanted) => {
    const { dataDir } = await board();
    const named = `function axiswatch; AXISWATCH_DATA_DIR='${dataDir}' '${process.execPath}' '${BUILT}' $argv; end\n`;
    const { stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', `${await script('fish')}${named}complete -C '${line}'`],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    if (wanted === '') expect(stdout).toBe('');
    else expect(stdout.startsWith(wanted), stdout).toBe(true);
  });

  test.skipIf(!has('zsh'))('zsh lists words without a meaning alone', async () => {
    const { dataDir } = await board();
    // What _describe is given, in place of the list that it draws.
    const spy = `_describe() { print -rl -- "\${(@P)3}"; }; _files() { :; }; compdef() { :; }\n`;
    const ask = "words=(axiswatch config set ''); CURRENT=4; _axiswatch\n";
    const { stdout } = spawnSync('zsh', ['-f'], {
      input: `${spy}${await script('zsh')}${program(dataDir)}${ask}`,
      encoding: 'utf8',
    });
    expect(stdout.split('\n')).toContain('handling');
    expect(stdout).not.toMatch(/:$/m);
  });

  test.skipIf(!has('zsh'))('zsh reads its script', async () => {
    const { status, stderr } = spawnSync('zsh', ['-f', '-n'], {
      input: await script('zsh'),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('PowerShell is told the same question, and its script leaves nothing open', async () => {
    const out = await script('powershell');
    expect(out).toContain("axiswatch completion --offer '--' @words");
    const bare = out.replace(/^ *#.*$/gm, '').replaceAll(/'[^']*'|"[^"]*"/g, '');
    expect(bare).not.toMatch(/['‘’‚‛"]/);
    for (const [open = '', close = ''] of ['()', '{}', '[]'])
      expect(bare.split(open).length, open).toBe(bare.split(close).length);
  });

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
});

describe('watch', () => {
  test('prints the board, then a line for every change and none for silence', async () => {
    const { run, dataDir, file } = await sampleShell();
    const lines: string[] = [];
    const io: Io = {
      env: { AXISWATCH_AUTHOR: 'bob' },
      packageRoot: fileURLToPath(new URL('../..', import.meta.url)),
      programFolder: file('none', ''),
      readClock: () => ({ today: TODAY, now: `${TODAY}T12:00:00.000Z`, untilMidnight: 43_200_000 }),
      out: (text) => void lines.push(text),
      outColoured: () => undefined,
      err: () => undefined,
      quiet: false,
      json: false,
      standIns: new Set(),
      boards: new Set(),
      readInput: async function* () {},
      interactive: () => false,
      watched: () => false,
      asks: () => false,
      ask: async () => '',
      columns: () => 80,
      terminal: () => undefined,
    };
    const strategy = file('strategy.json', JSON.stringify(sample()));
    const opened = await openSession(io, pickGlobalOptions({ strategy, dataDir }));
    if (!opened.ok) throw new Error('not opened');
    const watching = Promise.withResolvers<void>();
    const done = watchAndPrintBoard(opened.value, io, watching.promise);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      schema: 'axiswatch.change/1',
      change: null,
    });
    await run(['record', 'A1', '90', '--confidence', 'high']);
    await expect.poll(() => lines.length).toBe(2);
    await run(['undo']);
    await expect.poll(() => lines.length).toBe(3);
    // An event scores nothing; a reading without weight moves nothing and is still a change.
    await run([...AID]);
    await run(['record', 'B2', '10']);
    await expect.poll(() => lines.length).toBe(4);
    watching.resolve();
    await done;
    opened.value.store.close();
    const [first, second, third, fourth] = lines.map((line) => JSON.parse(line));
    expect(second).toMatchObject({
      indicators: [{ id: 'land', value: 90, was: 30, score: 10, observedOn: TODAY }],
      crossed: ['much'],
      cleared: [],
    });
    // Land falls from 70 to 10, a quarter of the gauge.
    expect(second.change).toBeCloseTo(-15, 9);
    expect(second.score).toBeCloseTo(first.score - 15, 9);
    expect(third).toMatchObject({
      score: first.score,
      indicators: [{ id: 'land', value: 30, was: 90, score: 70, observedOn: '2026-11-01' }],
      crossed: [],
      cleared: ['much'],
    });
    expect(third.change).toBeCloseTo(15, 9);
    expect(fourth).toMatchObject({
      change: 0,
      indicators: [{ id: 'rate', value: 10, was: null }],
      crossed: [],
      cleared: [],
    });
  });

  test('a line says something by any one change alone', async () => {
    const { run } = await sampleShell();
    const none = { change: 0, indicators: [], crossed: [], cleared: [] };
    const first = { ...JSON.parse((await run(['watch', '--once'])).out), ...none };
    expect(doesWatchLineShowChange(first)).toBe(false);
    expect(doesWatchLineShowChange({ ...first, change: null })).toBe(false);
    for (const news of [
      { change: -0.5 },
      { indicators: [{ id: 'land', value: 1, was: 1, score: 1, observedOn: TODAY }] },
      { crossed: ['much'] },
      { cleared: ['much'] },
    ])
      expect(doesWatchLineShowChange({ ...first, ...news })).toBe(true);
  });

  test('once prints one line and ends; a past day cannot be watched', async () => {
    const { run } = await sampleShell();
    expect((await run(['watch', '--once'])).out.trimEnd().split('\n')).toHaveLength(1);
    expect((await run(['watch', '--as-of', '2026-01-01'])).code).toBe(2);
  });
});
