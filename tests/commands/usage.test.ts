import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS, GLOBAL_OPTIONS } from '../../src/features/commands.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { SAME_ACTION } from '../../src/features/shell/offered.ts';
import { AID, sampleShell, shell, TODAY } from './tools.ts';

describe('wrong usage ends with 2 and one sentence', () => {
  test.each([
    [['help', 'quux'], 'there is no command "quux"; see "axiswatch --help"'],
    [
      ['help', 'reprot'],
      'there is no command "reprot"; did you mean report?; see "axiswatch --help"',
    ],
    [['strategy', 'use', '-'], 'a strategy is kept as a file; write it to one and name that'],
    [['quux'], 'there is no command "quux"; see "axiswatch --help"'],
    [['import', '-', '--recipe', 'area'], '--recipe reads a file; name one'],
    [
      ['report', '--to', '2027-01-01'],
      '--to: only a page has drawings that go on; add --format html',
    ],
    [
      ['strategy', 'new', 'mine.json', '--tracks', ' , '],
      '--tracks names no track; give titles with commas between',
    ],
    [['statsu'], 'there is no command "statsu"; did you mean status?; see "axiswatch --help"'],
    [
      ['status', '--jsno'],
      'unknown option \'--jsno\'; did you mean --json?; see "axiswatch status --help"',
    ],
    [['--jsno'], 'unknown option \'--jsno\'; did you mean --json?; see "axiswatch --help"'],
    [
      ['record', 'A1'],
      'missing required argument \'value\', as in "axiswatch record RU1 410 --date 2026-10-31 --source ISW"; see "axiswatch record --help"',
    ],
    [
      ['config', 'set', 'handling'],
      'missing required argument \'value\', as in "axiswatch config set handling Internal"; see "axiswatch config set --help"',
    ],
    [
      ['status', 'now'],
      '"axiswatch status" takes no argument, and was given "now"; see "axiswatch status --help"',
    ],
    [
      ['report', 'a', 'b', '../c.csv'],
      '"axiswatch report" takes no argument, and was given "a", "b", "../c.csv"; see "axiswatch report --help"',
    ],
    [
      ['import', 'b.csv', '../c.csv'],
      '"axiswatch import" takes one argument, and was also given "../c.csv"; see "axiswatch import --help"',
    ],
    [['status', '--as-of'], '--as-of needs a value; write --as-of <day>; see "axiswatch --help"'],
    [
      ['report', '-o'],
      '--output needs a value; write --output <file>; see "axiswatch report --help"',
    ],
    [
      ['event', 'list', '--side'],
      '--side needs a word; use ours, china, russia, iran, north-korea, other; see "axiswatch event list --help"',
    ],
    ...['import', 'backup', 'restore', 'export', 'propose'].map((word): [string[], string] => [
      [word, ''],
      `no file is named; name one, as in "axiswatch ${COMMANDS.find(({ words }) => words === word)?.examples[0]?.[0]}"`,
    ]),
    [['report', '-o', ' '], '--output: no file is named; name one, or leave the option out'],
    [
      ['export', 'b.db', '--what', 'board', '--from', '2026-01-01'],
      'a whole board has no --from; leave it out',
    ],
    [
      ['export', 'b.db', '--what', 'board', '--excel'],
      'a whole board has no --excel; leave it out',
    ],
    [
      ['export', 'r.csv', '--decimal-comma'],
      '--decimal-comma goes with --excel; add that, or leave it out',
    ],
    [
      ['event', 'list', '--from', '2026-06-01', '--to', '2026-05-01'],
      '--from 2026-06-01 lies after --to 2026-05-01; swap them',
    ],
    [
      ['export', '-', '--what', 'scores', '--from', '2026-06-01', '--to', '2026-05-01'],
      '--from 2026-06-01 lies after --to 2026-05-01; swap them',
    ],
    [
      ['status', '--data-dir', ''],
      '--data-dir: no folder is named; name one, or leave the option out',
    ],
    [['--data-dir', ' '], '--data-dir: no folder is named; name one, or leave the option out'],
    [
      ['strategy'],
      '"axiswatch strategy" needs a command: list, show, new, use, check, diff; see "axiswatch strategy --help"',
    ],
    [
      ['strategy', 'chekc'],
      'there is no command "strategy chekc"; did you mean check? there are list, show, new, use, check, diff; see "axiswatch strategy --help"',
    ],
    [
      ['strategy', 'bogus'],
      'there is no command "strategy bogus"; there are list, show, new, use, check, diff; see "axiswatch strategy --help"',
    ],
    [
      ['status', '--as-of', '2030-01-01'],
      '--as-of: 2030-01-01 lies more than three years ahead; write a day up to 2029-11-25',
    ],
    [
      ['status', '--as-of', 'someday'],
      '--as-of: "someday" is not a form of day that this reads; write 2026-11-16',
    ],
    [
      ['undo', '--as-of', 'yesterday'],
      '--as-of looks at another day and cannot be used with a command that writes; leave it out to undo what was recorded last',
    ],
    [
      ['import', '-', '--as-of', 'yesterday'],
      '--as-of looks at another day and cannot be used with a command that writes; the file says which day each reading is for',
    ],
  ])('%j', async (args, sentence) => {
    const { run } = await sampleShell();
    expect(await run(args)).toEqual({ code: 2, out: '', err: `axiswatch: ${sentence}\n` });
  });

  test('with --json it is a document on stdout', async () => {
    const { run } = shell();
    const { code, out, err } = await run(['status', '--json', '--as-of', '2030-01-01']);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toEqual({
      schema: 'axiswatch.problems/1',
      problems: [
        {
          path: '',
          message:
            '--as-of: 2030-01-01 lies more than three years ahead; write a day up to 2029-11-25',
        },
      ],
    });
    expect(JSON.parse((await run(['status', '--json', '--foo'])).out)).toMatchObject({
      schema: 'axiswatch.problems/1',
    });
  });
});

test.each([
  [
    ['report', '--format', 'htm'],
    '--format: "htm" is not known; did you mean html? use text, md, html',
  ],
  [
    ['export', '-', '--what', 'reading'],
    '--what: "reading" is not known; did you mean readings? use',
  ],
  [
    ['export', '-', '--format', 'cvs'],
    '--format: "cvs" is not known; did you mean csv? use csv, xlsx, json',
  ],
  [
    ['import', '-', '--format', 'jsonll'],
    '"jsonll" is not known; did you mean jsonl? use csv, json',
  ],
  [
    ['event', 'import', '-', '--format', 'xml'],
    '--format: "xml" is not known; use csv, json, jsonl',
  ],
  [
    ['event', 'list', '--side', 'chian'],
    '--side: "chian" is not known; did you mean china? use ours',
  ],
])('%j is wrong usage, told with all that would do and the nearest', async (args, sentence) => {
  const { code, err } = await shell().run(args);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

test.each([
  ['ls', 'list?'],
  ['lst', 'list?'],
  ['imoprt', 'import?'],
  ['srcs', 'sources?'],
  ['hlep', 'help?'],
  ['remove', 'one of record, recipe, redo, report, restore?'],
])('the word "%s" gets what the argument parser suggests', async (word, words) => {
  const { run } = shell();
  const err = `axiswatch: there is no command "${word}"; did you mean ${words}; see "axiswatch --help"\n`;
  expect(await run([word])).toEqual({ code: 2, out: '', err });
  expect(await run(['help', word])).toEqual({ code: 2, out: '', err });
});

test.each(['find', 'delete', 'show', 'open', 'gauge', 'graph', 'frobnicate', 'x', ''])(
  'the word "%s" is like no command, and none is suggested',
  async (word) => {
    const err = `axiswatch: there is no command "${word}"; see "axiswatch --help"\n`;
    expect(await shell().run([word])).toEqual({ code: 2, out: '', err });
  },
);

test('the dashboard has every command of the shell: as an action of its own, or offered as a form', () => {
  const words = COMMANDS.map(({ words }) => words);
  const actions = REGISTRY.bindings.map(({ id }) => id);
  for (const [same, action] of Object.entries(SAME_ACTION)) {
    expect(words).toContain(same);
    if (action !== undefined) expect(actions).toContain(action);
  }
});

test('an option with a short list of words names what was given, itself and the list', async () => {
  const { run } = await sampleShell();
  expect((await run(AID)).code).toBe(0);
  const ARGS: Readonly<Record<string, string>> = { '<indicator>': 'A1', '<id>': `${TODAY}:aid` };
  for (const { words, args, options } of COMMANDS)
    for (const [flags, , values] of [...GLOBAL_OPTIONS, ...options]) {
      const [name = ''] = /--\S+/.exec(flags) ?? [];
      if (values === undefined) continue;
      const needed = args.filter((arg) => arg.startsWith('<')).map((arg) => ARGS[arg] ?? '-');
      const line = [...words.split(' '), ...needed, name];
      const { code, out, err } = await run([...line, 'bogus']);
      expect({ code, out }, line.join(' ')).toEqual({ code: expect.toBeOneOf([1, 2]), out: '' });
      expect(err, line.join(' ')).toMatch(/: "bogus" is not (known|a confidence); /);
      expect(err, line.join(' ')).toContain(` ${name}: "bogus" is `);
      expect(err, line.join(' ')).toContain(`; use ${values.join(', ')}\n`);
      const nothing = await run(line);
      expect(nothing.code, line.join(' ')).toBe(2);
      expect(nothing.err).toContain(`: ${name} needs a word; use ${values.join(', ')}; see `);
    }
});

test.each([['status'], ['ahead'], ['report']])(
  'in JSON %s says too that it has one output',
  async (word) => {
    const { run } = await sampleShell();
    const { code, out } = await run([word, '--json', '--format', 'text']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ message: '--json and --format are two outputs; leave one out' }],
    });
  },
);

describe('a name that is not there', () => {
  test.each([
    [['plot', 'gaug'], 'there is no plot "gaug"; did you mean gauge?'],
    [
      ['strategy', 'use', 'axsi-of-losers'],
      'there is no strategy and no file "axsi-of-losers"; did you mean axis-of-losers?',
    ],
    [
      ['strategy', 'check', 'quux.json'],
      'there is no strategy and no file "quux.json"; "axiswatch strategy list" shows those there are',
    ],
    [['strategy', 'show', 'quux'], '"axiswatch strategy list" shows those there are'],
    [['history', 'B1x'], 'there is no indicator "B1x"; the nearest is B1 (code-of-conduct)'],
    [['record', 'zzzz', '1'], 'there is no indicator "zzzz"; "axiswatch list" shows all of them'],
    [
      ['movers', '--band', 'hihg'],
      'there is no band "hihg"; did you mean high? the bands are low, high',
    ],
    [['explain', '--node', 'frnt'], 'there is no node "frnt"; the nearest is front'],
    [
      ['explain', '--node', 'frobnicate'],
      'there is no node "frobnicate"; "axiswatch strategy show" lists all of them',
    ],
    [['history', 'Land takn'], 'there is no indicator "Land takn"; the nearest is A1 (land)'],
  ])('%j is refused with one that is like it, or with none', async (args, sentence) => {
    const { code, out, err } = await (await sampleShell()).run(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('global options', () => {
  test('stand before or after the command', async () => {
    const { run } = await sampleShell();
    const after = await run(['status', '--as-of', '2026-06-01']);
    expect(after.out).toContain('as of 1 Jun 2026');
    expect(await run(['--as-of', '2026-06-01', 'status'])).toEqual(after);
    expect(await run(['--as-of=2026-06-01', 'status', '--no-color'])).toEqual(after);
  });

  test('without a command and without a terminal, what status prints is printed', async () => {
    const { run } = await sampleShell();
    expect(await run([])).toEqual(await run(['status']));
    expect(await run(['--as-of', '2026-06-01'])).toEqual(
      await run(['status', '--as-of', '2026-06-01']),
    );
  });
});

test.each([
  ['status --as-of', 2],
  ['list --as-of', 2],
  ['explain --from', 2],
  ['report --since', 2],
  ['export - --what scores --to', 2],
  ['event list --from', 1],
  ['record RU9 4 --date', 1],
])('a day that is given as nothing is not taken for today: %s ""', async (line, exitCode) => {
  const { run } = shell();
  for (const nothing of ['', ' ']) {
    const { code, out, err } = await run([...line.split(' '), nothing]);
    expect({ code, out }).toEqual({ code: exitCode, out: '' });
    expect(err).toContain('no day is given; write one such as 2025-06-30, or leave the option out');
  }
});

describe('help', () => {
  test('--version prints the version of the package', async () => {
    const { run } = shell();
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('--help names every command with its arguments', async () => {
    const { run } = shell();
    const { code, out, err } = await run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { words } of COMMANDS) expect(out).toContain(`  ${words.split(' ')[0]} `);
    // Each stands under a heading that says what it is for.
    expect(out).not.toContain('Commands:');
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(out).toContain('Examples:');
    expect(out).not.toContain('\u001b');
  });

  test.each(['event', 'assessment', 'config', 'strategy', 'recipe'])(
    '%s --help lists its commands with an example of each',
    async (word) => {
      const { out } = await shell().run([word, '--help']);
      const members = COMMANDS.filter(({ words }) => words.startsWith(`${word} `));
      for (const { examples } of members) expect(out).toContain(`axiswatch ${examples[0]?.[0]}`);
    },
  );

  test.each(COMMANDS.map((spec) => [spec.words, spec] as const))(
    '%s --help says what it takes, with the global options and examples',
    async (words, spec) => {
      const { run } = shell();
      const { code, out, err } = await run([...words.split(' '), '--help']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(`Usage: axiswatch ${words}`);
      for (const [flags] of spec.options) expect(out).toContain(flags);
      for (const [line] of spec.examples) expect(out).toContain(`axiswatch ${line}`);
      expect(out).toContain('--as-of <day>');
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );

  test.each(COMMANDS.flatMap((spec) => spec.examples.map(([line]) => [line] as const)))(
    'the example "%s" is no wrong usage',
    async (line) => {
      const { run, file } = shell();
      const [words = ''] = line.split(/ [|<>] /);
      // What an example writes is written beside the test's own files.
      const args = words
        .replace(
          /\S+\.(csv|xlsx|html|svg|db|jsonl|json)/,
          (name, ending) => `${file(name, '')}.${ending}`,
        )
        .split(' ');
      expect((await run(args)).code).not.toBe(2);
    },
  );
});

/** The commands without `--json`, and why. */
const NO_FACTS: Readonly<Record<string, string>> = {
  export: 'it hands on a file, as JSON with --format json',
  'event export': 'it hands on a file; export --what events --format json is the JSON of it',
  plot: 'it hands on a drawing',
  completion: 'it prints a script',
  man: 'it prints a page to be read',
  watch: 'every line that it prints is JSON',
};

test('every command that prints facts prints them as JSON too', () => {
  const others = COMMANDS.filter(
    ({ options }) => !options.some(([flags]) => flags === '--json'),
  ).map(({ words }) => words);
  expect(others.toSorted()).toEqual(Object.keys(NO_FACTS).toSorted());
});
