/**
 * Every command as data: its words, arguments, options, examples, and the module that does it, imported on use. Beyond 200
 * lines, since the commands that a person meets first stand here one after another.
 */
import { either } from '../core/model/either.ts';
import { CONFIDENCES } from '../core/model/model.ts';
import { ANALYSES } from './catalog-analyses.ts';
import { EVENTS } from './catalog-events.ts';
import { KEEPING } from './catalog-keeping.ts';
import { OUTPUTS } from './catalog-outputs.ts';
import { FOR_SHELLS, STRATEGIES } from './catalog-shell.ts';
import { BEYOND_OPTION, type CommandSpec, JSON_OPTION } from './command-spec.ts';
import type { Options } from './options.ts';
import type { ExitCode, World } from './world.ts';

/** Options that every command takes, before or after its words. */
export const GLOBAL_OPTIONS: CommandSpec['options'] = [
  ['--strategy <strategy>', 'score by this one: a file, an id, shipped, or - for stdin'],
  ['--data-dir <dir>', 'keep the readings in this folder (also AXISWATCH_DATA_DIR)'],
  ['--as-of <day>', 'look at the board of a past day; nothing can be written'],
  ['--readonly', 'write nothing; what would write says why not'],
  ['--empty', 'begin a new store without the shipped readings'],
  ['--no-input', 'ask nothing; what would be asked goes on without, or says what it needs'],
  ['-q, --quiet', 'say only what was asked for and what went wrong'],
  ['--no-color', 'use no colours (also NO_COLOR)'],
  ['--screen-reader', 'tell the board in sentences (also INK_SCREEN_READER=true)'],
];

const TABLE_FORMATS = ['csv', 'json', 'jsonl'];
/** What `axiswatch` alone does: what `status` does without a terminal or with an option of its. */
export async function openBoard(world: World, options: Options): Promise<ExitCode> {
  const asked = ['json', 'short', 'format', 'exitCode'].some((name) => name in options);
  if (asked || !world.interactive()) return (await import('./status.ts')).status(world, options);
  return (await import('./dashboard.ts')).dashboard(world, options);
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    words: 'status',
    args: [],
    summary: 'say where the board stands',
    options: [
      JSON_OPTION,
      ['--short', 'print one line'],
      ['--format <text>', 'print this text, words such as {gauge} and {band} filled in'],
      ['--exit-code', 'end with 10 on a watch, 20 on an alert, 30 on a missing or expired input'],
    ],
    examples: [
      ['status', 'gauge, band, tracks, alerts, what is due'],
      ['status --as-of 2024-11-08', 'the board of a past day'],
      ['status --format {gauge}/{iran}/{RU1}', 'for a status bar: a word, an id, a code'],
      ['status --json', 'every node and indicator as axiswatch.status/1'],
    ],
    run: async (world, options) => (await import('./status.ts')).status(world, options),
  },
  {
    words: 'record',
    args: ['<indicator>', '<value>'],
    summary: 'record a reading and show what it changed',
    options: [
      ['--date <day>', 'the day the value refers to: today, yesterday, 3d, 2026-11-01, 1 nov'],
      ['--source <name>', 'who says so'],
      ['--url <url>', 'where it says so'],
      ['--confidence <level>', `how good the evidence is: ${either(CONFIDENCES)}`, CONFIDENCES],
      ['--note <text>', 'a remark'],
      ['--quote <text>', 'the sentence the value rests on'],
      ['--archived <url>', 'the address of a kept copy'],
      ['--retrieved-on <day>', 'the day the page was read'],
      BEYOND_OPTION,
      ['--dry-run', 'show what it would change and store nothing'],
      JSON_OPTION,
    ],
    examples: [
      ['record RU1 410 --date 2026-10-31 --source ISW', 'an indicator by code or id'],
      ['record RU9 -0.5 --dry-run', 'what a reading would change'],
    ],
    run: async (world, options, [name = '', value = '']) =>
      (await import('./record.ts')).record(world, options, name, value),
  },
  {
    words: 'history',
    args: ['<indicator>'],
    summary: 'list every reading of an indicator, corrected and undone ones too',
    options: [JSON_OPTION],
    examples: [
      ['history RU1', 'oldest first'],
      ['history RU1 --json', 'with quotes, notes and addresses, as axiswatch.history/1'],
    ],
    run: async (world, options, [name = '']) =>
      (await import('./history.ts')).history(world, options, name),
  },
  {
    words: 'list',
    args: [],
    summary: 'list the indicators by track with value, score, state and age',
    options: [JSON_OPTION],
    examples: [
      ['list', 'codes are what record and history take'],
      ['list --json', 'every indicator, as axiswatch.status/1'],
    ],
    run: async (world, options) => (await import('./list.ts')).list(world, options),
  },
  {
    words: 'import',
    args: ['<file>'],
    summary: 'take in a file of readings, whole or not at all',
    options: [
      ['--dry-run', 'say what it would add and store nothing'],
      ['--map <pairs>', 'columns of the file: observed_on=Period,value=OBS_VALUE'],
      ['--set <pairs>', 'columns that are the same in every row: indicator=RU1'],
      ['--decimal-comma', 'read 12,5 as 12.5'],
      BEYOND_OPTION,
      [
        '--format <format>',
        'csv, json or jsonl; when left out, as the file’s name ends',
        TABLE_FORMATS,
      ],
      JSON_OPTION,
    ],
    examples: [
      ['import readings.csv', 'columns indicator, observed_on, value and more'],
      ['import fred.csv --map date=DATE,value=VALUE --set indicator=CX4', 'mapped'],
      [
        'import gdp.csv --map date=Period --set indicator=RU9 --decimal-comma',
        'semicolons, commas in numbers; 2026-Q2 is its last day',
      ],
      ['import - < readings.csv', 'from stdin'],
    ],
    run: async (world, options, [path = '']) =>
      (await import('./import.ts')).importReadings(world, options, path),
  },
  {
    words: 'export',
    args: ['<file>'],
    summary: 'write what is stored, or scores by day, as CSV, JSON or JSON Lines',
    options: [
      [
        '--what <rows>',
        'readings, events, assessments, journal, scores, or the whole board; readings when left out',
        ['readings', 'events', 'assessments', 'journal', 'scores', 'board'],
      ],
      [
        '--format <format>',
        'csv, json or jsonl; when left out, as the file’s name ends',
        TABLE_FORMATS,
      ],
      ['--from <day>', 'scores from this day on; the start of the strategy when left out'],
      ['--to <day>', 'scores up to this day; the day looked at when left out'],
      ['--force', 'write over a file that is there already'],
    ],
    examples: [
      ['export readings.csv', 'a file that import takes'],
      ['export scores.csv --what scores', 'every node by day, for a spreadsheet'],
      ['export - --what journal --format jsonl', 'every entry, to stdout'],
      ['export board.db --what board', 'all of it in one file, as backup does'],
    ],
    run: async (world, options, [path = '']) =>
      (await import('./export.ts')).exportReadings(world, options, path),
  },
  {
    words: 'undo',
    args: [],
    summary: 'take back what you recorded last',
    options: [JSON_OPTION],
    examples: [['undo', 'again for the one before']],
    run: async (world, options) => (await import('./undo.ts')).undo(world, options),
  },
  {
    words: 'redo',
    args: [],
    summary: 'bring back what you undid last',
    options: [JSON_OPTION],
    examples: [['redo', 'until you record something else']],
    run: async (world, options) => (await import('./redo.ts')).redo(world, options),
  },
  ...EVENTS,
  ...ANALYSES,
  ...OUTPUTS,
  ...KEEPING,
  ...FOR_SHELLS,
  ...STRATEGIES,
  {
    words: 'strategy check',
    args: ['[strategy]'],
    summary: 'check a strategy: every problem by its line, and what makes little sense',
    options: [['--json', 'print problems and remarks as axiswatch.problems/1']],
    examples: [
      ['strategy check mine.json', 'before using it; - is stdin'],
      ['strategy check', 'the one in use, with its readings'],
    ],
    run: async (world, options, [name]) =>
      (await import('./strategy-check.ts')).strategyCheck(world, options, name),
  },
  {
    words: 'strategy diff',
    args: ['<old>', '<new>'],
    summary: 'say what two strategies make of the same readings',
    options: [JSON_OPTION],
    examples: [
      ['strategy diff old.json new.json', 'the gauge under both, indicator by indicator'],
      ['strategy diff shipped ours.json', 'by file, by id, or the shipped one'],
    ],
    run: async (world, options, args) =>
      (await import('./strategy-diff.ts')).strategyDiffFiles(world, options, args),
  },
];
