/** How the files of one publication are called from one time to the next: alike but for numbers, months and quarters. */

/** What tells one file of a publication from the next, and what stands between: numbers, quarters, halves and months. */
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const SIGNS = '\\s()_.-';
const COUNTED = `(?:[\\d#${SIGNS}]|[qh](?=[1-4](?!\\d))|(?<!\\p{L})(?:${MONTH})(?!\\p{L}))*`;

/** Whether the last part of a path stands for more than one file. */
export function isFileNamePattern(name: string): boolean {
  return /[*#]/.test(name);
}

/** What a name of a file must be: `*` stands for anything, `#` for numbers, months and signs between them, or nothing. */
export function fileNamePatternRegExp(name: string): RegExp {
  const source = Array.from(name.matchAll(/[*#]+|[^*#]+/g), ([part]) =>
    part.includes('*')
      ? '.*'
      : part.startsWith('#')
        ? COUNTED
        : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
  ).join('');
  return new RegExp(`^${source}$`, 'iu');
}

/** A day, month, quarter or year in the name of a file, and the number that a browser adds to it. */
const TIMES = [
  '(?:19|20)\\d\\d(?:[-_. ]?(?:0[1-9]|1[0-2])(?:[-_. ]?[0-3]\\d(?:[T_ -]?\\d{4,6})?)?|[-_. ]?[qh][1-4])?(?!\\d)',
  '(?<!\\p{L})\\d\\d?(?:[-_. ]\\d\\d?)?[-_. ](?:19|20)\\d\\d(?!\\d)',
  '[qh][1-4][-_. ]?(?:19|20)\\d\\d(?!\\d)',
  `(?<!\\p{L})(?:${MONTH})[-_. ]?(?:\\d\\d?[-_. ])?(?:\\d\\d|(?:19|20)\\d\\d)(?!\\d)`,
  `(?:19|20)\\d\\d[-_. ]?(?:${MONTH})(?!\\p{L})`,
  '\\(\\d+\\)$',
];
const TIME = new RegExp(`[${SIGNS}]*(?<!\\d)(?:${TIMES.join('|')})[${SIGNS}]*`, 'giu');
const NUMBER = new RegExp(`[${SIGNS}]*\\d[\\d${SIGNS}]*`, 'gu');

/**
 * The patterns by which the next file of a publication can be found that has one of this name, the narrowest first: two
 * where a number in it may count the editions or may belong to the name, as in `table5.csv`.
 */
export function filePatternsForNextEditions(name: string): readonly string[] {
  const [ending = ''] = /\.[a-z0-9]{1,5}$/i.exec(name) ?? [];
  const stem = name.slice(0, name.length - ending.length);
  const narrow = stem.replace(TIME, '#');
  const wide = narrow.replace(NUMBER, '#');
  return [...new Set([narrow, wide])].map((each) => `${each}#${ending}`.replace(/#+/g, '#'));
}
