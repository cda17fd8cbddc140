/** The commands for shells and scripts, and those that choose among strategies. */
import { type CommandSpec, JSON_OPTION } from './command-spec.ts';

export const FOR_SHELLS: readonly CommandSpec[] = [
  {
    words: 'watch',
    args: [],
    summary: 'print a JSON line for the board now and for every change',
    options: [['--once', 'print the board now and end']],
    examples: [['watch --once', 'one line as axiswatch.change/1; without it, until it is stopped']],
    run: async (world, options) => (await import('./watch.ts')).watch(world, options),
  },
  {
    words: 'completion',
    args: ['[shell...]'],
    choices: ['bash', 'zsh', 'fish', 'powershell'],
    summary: 'print a completion script for bash, zsh, fish or powershell',
    options: [['--offer', 'print what may stand in the place of the last word, as a script asks']],
    examples: [
      ['completion bash', 'for ~/.local/share/bash-completion/completions/axiswatch'],
      ['completion fish', 'for ~/.config/fish/completions/axiswatch.fish'],
      ['completion --offer -- config set theme da', 'the words that a script would offer'],
    ],
    run: async (world, options, words) =>
      (await import('./completion.ts')).completion(world, options, words),
  },
  {
    words: 'man',
    args: [],
    summary: 'show the man page; in a pipe, print it',
    options: [['--roff', 'print its source, which man reads']],
    examples: [
      ['man', 'in man, or in the program that MANPAGER or PAGER names'],
      ['man --roff > axiswatch.1', 'for the folder where man looks'],
    ],
    run: async (world, options) => (await import('./man.ts')).man(world, options),
  },
];

export const STRATEGIES: readonly CommandSpec[] = [
  {
    words: 'strategy list',
    args: [],
    summary: 'list the strategies that can be used, and the one in use',
    options: [JSON_OPTION],
    examples: [['strategy list', 'the shipped one, and files in strategies/ of the data folder']],
    run: async (world, options) => (await import('./strategies.ts')).strategyList(world, options),
  },
  {
    words: 'strategy show',
    args: ['[strategy]'],
    summary: 'print a strategy as an outline: weights, goalposts, tripwires',
    options: [['--json', 'print the whole strategy, as axiswatch.strategy-file/1']],
    examples: [
      ['strategy show', 'the one in use'],
      ['strategy show shipped --json', 'by id or file, or the shipped one'],
    ],
    run: async (world, options, [name = '']) =>
      (await import('./strategy-show.ts')).strategyShow(world, options, name),
  },
  {
    words: 'strategy new',
    args: ['<file>'],
    summary: 'write a strategy to begin with; each text in it says what to put there',
    options: [
      ['--title <text>', 'its title; the file’s name when left out'],
      ['--tracks <titles>', 'the tracks, with commas between'],
      ['--copy', 'the shipped strategy under another id'],
      ['--force', 'write over a file that is there already'],
      JSON_OPTION,
    ],
    examples: [
      ['strategy new mine.json', 'asks its title, what it follows, and its tracks'],
      ['strategy new mine.json --tracks Land,Money', 'asks nothing'],
      ['strategy new ours.json --copy', 'the shipped one, to be changed'],
    ],
    run: async (world, options, [path = '']) =>
      (await import('./strategy-new.ts')).strategyNew(world, options, path),
  },
  {
    words: 'strategy use',
    args: ['<strategy>'],
    summary: 'score by this strategy from now on',
    options: [
      ['--take-readings', 'take along the readings, events and assessments of the board in use'],
      JSON_OPTION,
    ],
    examples: [
      ['strategy use shipped', 'by file, by id, or the shipped one'],
      ['strategy use mine.json --take-readings', 'a copy with another weight, on the same board'],
    ],
    run: async (world, options, [name = '']) =>
      (await import('./strategies.ts')).strategyUse(world, options, name),
  },
];
