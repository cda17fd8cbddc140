/** The commands that keep the data and the program in order. */
import { SETTING_NAMES } from '../store/files/settings.ts';
import { SETTING_CHOICES } from './choices.ts';
import { type CommandSpec, JSON_OPTION } from './command-spec.ts';
import { apart } from './stand-in.ts';

export const KEEPING: readonly CommandSpec[] = [
  {
    words: 'backup',
    args: ['<file>'],
    summary: 'copy the whole board into one file',
    options: [JSON_OPTION],
    examples: [
      ['backup board.db', 'readings, events, assessments, strategy; "restore" takes it anywhere'],
    ],
    run: async (world, options, [path = '']) =>
      (await import('./backup.ts')).backup(world, options, path),
  },
  {
    words: 'restore',
    args: ['<file>'],
    summary: 'put a backup in the place of the board',
    options: [['--yes', 'replace the board that is there without asking'], JSON_OPTION],
    examples: [
      ['restore board.db', 'checked first; what stood before is kept, on any machine'],
      ['restore board.db --yes', 'in a script, where nobody can be asked'],
    ],
    run: async (world, options, [path = '']) =>
      (await import('./backup.ts')).restore(world, options, path),
  },
  {
    words: 'config get',
    args: ['<name>'],
    choices: SETTING_NAMES,
    summary: 'print a setting',
    options: [JSON_OPTION],
    examples: [['config get handling', 'exit code 1 where it is not set']],
    run: async (world, options, [name = '']) =>
      (await import('./config.ts')).configGet(world, options, name),
  },
  {
    words: 'config set',
    args: ['<name>', '<value>'],
    choices: SETTING_NAMES,
    choicesAfter: SETTING_CHOICES,
    summary: 'choose a setting; an empty value forgets it',
    options: [JSON_OPTION],
    examples: [
      ['config set handling Internal', 'the line on every report'],
      ['config set strategy ""', 'the shipped strategy again'],
    ],
    run: async (world, options, [name = '', value = '']) =>
      (await import('./config.ts')).configSet(world, options, name, value),
  },
  {
    words: 'config list',
    args: [],
    summary: 'print every setting that is set',
    options: [JSON_OPTION],
    examples: [['config list', 'what is not listed has its default']],
    run: async (world, options) => (await import('./config.ts')).configList(world, options),
  },
  {
    words: 'info',
    args: [],
    summary: 'say where everything is, which versions run and how large it is',
    options: [JSON_OPTION],
    examples: [['info', 'paths, versions, sizes, the strategy’s hash']],
    run: async (world, options) => (await import('./info.ts')).info(world, options),
  },
  {
    words: 'doctor',
    args: [],
    summary: 'check what must be right, and say what mends it',
    options: [['--repair', 'put back from backups what has changed on the disk'], JSON_OPTION],
    examples: [
      ['doctor', 'exit code 1 when something is wrong; writes nothing'],
      ['doctor --repair', 'keeps the store as it was among the backups'],
    ],
    // What stands in the place of one's own board is one more check to it.
    run: async (world, options) => (await import('./doctor.ts')).doctor(apart(world), options),
  },
];
