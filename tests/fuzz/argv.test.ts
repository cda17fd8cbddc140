/** Whatever the program is started with, it ends with a code that is documented, and says why in words. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALARMS } from '../../src/core/scoring/alerts.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../src/features/commands.ts';
import { sampleShell } from '../commands/tools.ts';
import { folder } from '../store/tools.ts';
import { holds, PATIENCE, text, UNSAFE } from './fuzz.ts';

// Files and editors that a wild command line names are made in a folder of the test's own, and do nothing.
const { EDITOR, VISUAL } = process.env;
const home = process.cwd();
beforeAll(() => {
  Object.assign(process.env, { EDITOR: 'true', VISUAL: 'true' });
});
afterAll(() => {
  process.chdir(home);
  Object.assign(process.env, { EDITOR, VISUAL });
});

/** Commands that go on until they are stopped. */
const ENDLESS = ['watch'];

const specs = COMMANDS.filter(({ words }) => !ENDLESS.includes(words));
const flagsOf = (options: typeof GLOBAL_OPTIONS): readonly string[] =>
  options.flatMap(([names]) => names.match(/--?[a-z][\w-]*/g) ?? []);
const anyFlag = flagsOf([...GLOBAL_OPTIONS, ...specs.flatMap(({ options }) => options)]);
const value = fc.oneof(
  fc.constantFrom(
    'A1',
    'B1',
    'land',
    'aid',
    'front',
    'A1=3',
    'gauge',
    'tracks',
    'readings',
    'scores',
  ),
  fc.constantFrom(
    '3',
    '-1',
    '1e9',
    '2026-11-01',
    'today',
    '2020-01-01',
    '-',
    '--',
    'high',
    'n1',
    'r1',
  ),
  fc.constantFrom(
    'x.csv',
    'x.json',
    'x.db',
    'x.html',
    'html',
    'md',
    'json',
    'svg',
    'text',
    'theme',
    'bell',
  ),
  // No system hands over an argument with a zero in it.
  text.map((any) => any.replaceAll('\0', '')),
);
/** A command with arguments of any kind, and options most of which are its own. */
const lines = fc.constantFrom(...specs).chain(({ words, args, options }) => {
  const flag = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...flagsOf([...options, ...GLOBAL_OPTIONS])) },
    fc.constantFrom(...anyFlag),
  );
  const option = fc.tuple(flag, fc.option(value, { nil: undefined }));
  return fc
    .tuple(
      fc.array(value, {
        minLength: Math.max(args.length - 1, 0),
        maxLength: args.length + 1,
      }),
      fc.array(option, { maxLength: 3 }),
    )
    .map(([values, given]) => [
      ...words.split(' '),
      ...values,
      ...given.flat().filter((each) => each !== undefined),
    ]);
});

test(
  'any command line ends with a code that is documented, and a refusal with a sentence',
  async () => {
    const { run } = await sampleShell();
    process.chdir(folder());
    await holds(
      'argv',
      fc.oneof({ weight: 9, arbitrary: lines }, fc.array(value)),
      300,
      async (argv) => {
        const { code, out, err } = await run(argv);
        expect([0, 1, 2, 3, ...ALARMS]).toContain(code);
        expect(`${out}${err}`).not.toMatch(/NaN|undefined|\[object|at .*\.ts:\d/);
        expect(err.replaceAll('\n', '')).not.toMatch(UNSAFE);
        if (code > 0 && code < 10) expect(`${out}${err}`.trim()).not.toBe('');
      },
    );
  },
  PATIENCE,
);
