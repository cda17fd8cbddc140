// `npm run size`: how big the program is, and how big it may be. Ends with 1 where something is above.
import { filesOf, read, stringsOf } from './source.ts';

/** What may be there at most now; the whole program may be the second where two are named. */
const LIMITS = {
  'src, lines': [31_000, 32_000],
  'src, files': [200],
  'tests, lines': [19_500, 22_000],
  'other files of tests, lines': [8_000],
  'strings of three words or more in src': [1_200],
  "patches of other people's code": [2],
  'README.md, words': [1_100],
  'src/README.md, words': [900],
  'data/METHOD.md, words': [3_000],
  'other .md of data, words': [6_000],
} as const satisfies Readonly<Record<string, readonly number[]>>;

const SOURCE = filesOf('src/**/*.{ts,tsx}');
const TESTS = filesOf('tests/**/*.{ts,tsx,js,mjs}');
const OTHERS = filesOf('tests/**/*').filter((file) => !TESTS.includes(file));

const lines = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + read(file).split('\n').length - 1, 0);
const words = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + (read(file).match(/\S+/g)?.length ?? 0), 0);

/** Whether three words of two letters or more stand in a string, blanks between. */
const isProse = (text: string): boolean =>
  text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 3;

const now: Readonly<Record<keyof typeof LIMITS, number>> = {
  'src, lines': lines(SOURCE),
  'src, files': SOURCE.length,
  'tests, lines': lines(TESTS),
  'other files of tests, lines': lines(OTHERS),
  'strings of three words or more in src': SOURCE.reduce(
    (sum, file) => sum + [...stringsOf(file, read(file))].filter(isProse).length,
    0,
  ),
  // one file a package
  "patches of other people's code": filesOf('.config/patches/*').length,
  'README.md, words': words(filesOf('README.md')),
  'src/README.md, words': words(filesOf('src/README.md')),
  'data/METHOD.md, words': words(filesOf('data/METHOD.md')),
  'other .md of data, words': words(
    filesOf('data/**/*.md').filter((file) => file !== 'data/METHOD.md'),
  ),
};

const say = (cells: readonly string[]): void => {
  const [what = '', ...others] = cells;
  const row = what.padEnd(40) + others.map((cell) => cell.padStart(10)).join('');
  process.stdout.write(`${row.trimEnd()}\n`);
};
const grouped = (number: number): string => number.toLocaleString('en-GB');

say(['what', 'now', 'at most', 'whole']);
for (const [what, [most = 0, whole = most]] of Object.entries<readonly number[]>(LIMITS)) {
  const measured = now[what as keyof typeof LIMITS];
  const isAbove = measured > most;
  if (isAbove) process.exitCode = 1;
  say([what, grouped(measured), grouped(most), grouped(whole), isAbove ? 'ABOVE' : '']);
}
