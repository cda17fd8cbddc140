/** A command line, taken apart. */
import { parseArgs } from 'node:util';
import { suggestion } from '../model/near.ts';
import { Refusal } from '../model/problem.ts';
import type { Command, Option } from './command.ts';
import type { Options } from './context.ts';

/** What every command takes, before or after its words. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  { name: 'strategy', takes: '<file>', says: 'score by this strategy' },
  { name: 'data-dir', takes: '<folder>', says: 'keep the record in this folder' },
  { name: 'store', takes: '<address>', says: 'use the shared board on this PostgreSQL server' },
  { name: 'readonly', says: 'open the record without writing to it' },
  { name: 'json', says: 'print one JSON document' },
  { name: 'csv', says: 'print the rows as CSV' },
  { name: 'no-color', says: 'print without colour' },
  { name: 'screen-reader', says: 'announce changes line by line instead of drawing a screen' },
  { name: 'no-input', says: 'ask nothing; refuse what needs an answer' },
  { name: 'yes', says: 'answer every question with yes' },
  { name: 'help', short: 'h', says: 'explain a command and its options' },
  { name: 'version', short: 'V', says: 'print the version' },
];

/** `-90` and `-3d` are said, not asked for. */
const NEGATIVE = /^-\.?\d/;

export interface CommandLine {
  /** Undefined where no word is given. */
  readonly command: Command | undefined;
  readonly args: readonly string[];
  readonly options: Options;
}

/** Refuses, as misuse, an unknown command or option, one without its value or with another than its choices, and too few or too many arguments. */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
): CommandLine {
  const { command, rest } = findCommand(argv, commands);
  const known = [...(command?.options ?? []), ...GLOBAL_OPTIONS];
  const options: Record<string, string | boolean> = {};
  const args: string[] = [];
  const tokens = rest.some((word) => word.startsWith('-')) ? tokensOf(rest, known) : [];
  // without an option there is nothing to parse, and what parses is not loaded
  if (tokens.length === 0) args.push(...rest);
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'positional') args.push(token.value);
    if (token.kind !== 'option') continue;
    const word = rest[token.index] as string;
    if (NEGATIVE.test(word)) {
      // each of its signs is a token
      if (tokens[at - 1]?.index !== token.index) args.push(word);
      continue;
    }
    const option = known.find(({ name }) => name === token.name);
    if (option === undefined) {
      const names = known.map(({ name }) => `--${name}`);
      throw new Refusal(`unknown option ${token.rawName}; ${suggestion(token.rawName, names)}`, 2);
    }
    const value = checkedValue(option, token.value);
    const before = options[option.name];
    const isMore = option.many === true && before !== undefined;
    options[option.name] = isMore ? `${before}\n${value}` : value;
  }
  if (options.help !== true && options.version !== true) checkCount(command, args);
  return { command, args, options };
}

/** What serves in place of commands of earlier versions. */
const EARLIER: Readonly<Record<string, string>> = {
  assessment: 'it is now called judgement',
  man: '--help says what there is',
  movers: 'whatif says what each indicator would have to do, explain what to look up first',
  uncertainty: 'status and explain give each score its 90 % interval',
  mechanism: 'links puts causes beside effects',
  hypotheses: 'links puts causes beside effects',
  actions: 'event list has them, and links what followed',
  'strategy diff': 'explain says what moved a score, under either strategy',
};

function tokensOf(words: string[], known: readonly Option[]) {
  return parseArgs({
    args: words,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      known.map(({ name, takes, short }) => [
        name,
        {
          type: takes === undefined ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
  }).tokens;
}

/** The command that the first words name, and what is left of the line without them. */
function findCommand(
  argv: readonly string[],
  commands: readonly Command[],
): { command: Command | undefined; rest: string[] } {
  const takesValue = GLOBAL_OPTIONS.filter(({ takes }) => takes !== undefined);
  const at: number[] = [];
  for (let index = 0; index < argv.length && at.length < 2; index += 1) {
    const word = argv[index] as string;
    if (word === '--') break;
    if (!word.startsWith('-')) at.push(index);
    else if (takesValue.some(({ name }) => word === `--${name}`)) index += 1;
  }
  if (at.length === 0) return { command: undefined, rest: [...argv] };
  const words = at.map((index) => argv[index] as string);
  for (const length of [2, 1]) {
    const command = commands.find(({ words: named }) => named === words.slice(0, length).join(' '));
    if (command === undefined || words.length < length) continue;
    const used = at.slice(0, length);
    return { command, rest: argv.filter((_, index) => !used.includes(index)) };
  }
  const [first = ''] = words;
  const earlier = EARLIER[words.join(' ')] ?? EARLIER[first];
  if (earlier !== undefined) {
    throw new Refusal(`unknown command ${words.join(' ')}; ${earlier}`, 2);
  }
  const group = commands.filter(({ words: named }) => named.startsWith(`${first} `));
  const meant =
    group.length > 0
      ? `write ${group.map(({ words: named }) => named).join(', ')}`
      : suggestion(first, [
          ...new Set(commands.map(({ words: named }) => named.split(' ')[0] as string)),
        ]);
  throw new Refusal(
    `unknown command ${words.slice(0, group.length > 0 ? 2 : 1).join(' ')}; ${meant}`,
    2,
  );
}

function checkedValue({ name, takes, choices }: Option, value: string | undefined): string | true {
  if (takes === undefined) {
    if (value !== undefined) throw new Refusal(`--${name} takes no value`, 2);
    return true;
  }
  if (value === undefined || value === '') {
    throw new Refusal(`--${name} needs a value: --${name} ${takes}`, 2);
  }
  if (choices !== undefined && !choices.includes(value)) {
    throw new Refusal(`--${name} must be one of ${choices.join(', ')}, not ${value}`, 2);
  }
  return value;
}

function checkCount(command: Command | undefined, args: readonly string[]): void {
  if (command === undefined) return;
  const wanted = command.args?.split(' ') ?? [];
  const least = wanted.filter((arg) => arg.startsWith('<')).length;
  const many = wanted.some((arg) => arg.includes('…'));
  const usage = `axiswatch ${[command.words, ...wanted].join(' ')}`;
  if (args.length < least) throw new Refusal(`${wanted[args.length]} is missing: ${usage}`, 2);
  if (!many && args.length > wanted.length) {
    throw new Refusal(`${args[wanted.length]} is one word too many: ${usage}`, 2);
  }
}
