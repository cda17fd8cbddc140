/** Every command as data: its words, arguments, options, examples, and the module that does it, imported on use. */

import { BEYOND_OPTION, type CommandSpec, JSON_OPTION } from '../cli/command-spec.ts';
import type { ExitCode, Io } from '../cli/io.ts';
import { COLOUR_CHOICES, type Options } from '../cli/options.ts';
import { SETTING_CHOICES } from '../cli/setting-choices.ts';
import { ioNotAffectingExitCode } from '../cli/stand-in.ts';
import { DEFAULT_DRAWS } from '../core/analysis/montecarlo.ts';
import {
  CONFIDENCES,
  EVENT_KINDS,
  EVENT_STATUSES,
  SIDES,
  STANCES,
  WAYS,
} from '../core/model/model.ts';
import { wordsJoinedWithOr } from '../core/model/plain-text.ts';
import { PERIODS } from '../core/recipes/periods.ts';
import { ENCODINGS } from '../core/recipes/recipe-words.ts';
import { SETTING_NAMES } from '../store/files/settings.ts';

/** Options that every command takes, before or after its words. */
export const GLOBAL_OPTIONS: CommandSpec['options'] = [
  ['--strategy <strategy>', 'score by this one: a file, an id, shipped, or - for stdin'],
  ['--data-dir <dir>', 'keep the readings in this folder (also AXISWATCH_DATA_DIR)'],
  ['--as-of <day>', 'look at the board of a past or a later day; nothing can be written'],
  ['--readonly', 'write nothing; what would write says why not'],
  ['--empty', 'begin a new store without the shipped readings'],
  ['--no-input', 'ask nothing; what would be asked goes on without, or says what it needs'],
  ['-q, --quiet', 'say only what was asked for and what went wrong'],
  ['--color <when>', 'colour what is printed: auto, always or never', COLOUR_CHOICES],
  ['--no-color', 'use no colours (also NO_COLOR)'],
  ['--screen-reader', 'tell the board in sentences (also INK_SCREEN_READER=true)'],
];

const ANSWER_SUMMARIES = {
  accept: 'record what was proposed; what says what stands becomes a check',
  refuse: 'say no to what was proposed; it is not proposed again',
  later: 'put off what was proposed; it stays in the inbox, last',
};
const TABLE_FORMATS = ['csv', 'json', 'jsonl'];
const EVENT_OPTIONS: CommandSpec['options'] = [
  ['--node <node...>', 'what it bears on: ids or codes'],
  ['--side <side>', wordsJoinedWithOr(SIDES), SIDES],
  ['--kind <kind>', wordsJoinedWithOr(EVENT_KINDS), EVENT_KINDS],
  ['--status <status>', `of our own acts: ${wordsJoinedWithOr(EVENT_STATUSES)}`, EVENT_STATUSES],
  ['--day <day>', 'the day it happened: yesterday, friday, 3d, 1 nov, 2026-11-01, 2026-10, q3'],
  [
    '--confidence <level>',
    `how good the evidence is: ${wordsJoinedWithOr(CONFIDENCES)}`,
    CONFIDENCES,
  ],
  ['--source <name>', 'who says so'],
  ['--url <url>', 'where it says so'],
  ['--note <text>', 'a remark'],
  ['--follows <id>', 'the event it continues, as a change of status does'],
  ['--expect-node <node>', 'what the act was expected to move'],
  ['--expect <way>', `which way its score was to go, ${wordsJoinedWithOr(WAYS)}`, WAYS],
  ['--expect-by <day>', 'by when, 2027-06-30'],
  ['--amount <n>', 'what it adds to an indicator that counts events; 1 when left out'],
  [
    '--direction <way>',
    'what the act means to the strategy: for or against it, of ours; limits or extends, of China’s',
    STANCES,
  ],
];

const SINCE = [
  '--since <day>',
  'the first day of what moved; the start of the strategy when left out',
] as const;
const TO = [
  '--to <day>',
  'go on to this day ahead, if nothing is recorded: 2027-05-01, 6m',
] as const;
const OUTPUT = ['-o, --output <file>', 'write to this file instead of stdout'] as const;
const FORCE = ['--force', 'write over a file that is there already'] as const;

/** What `axiswatch` alone does: what `status` does without a terminal or with an option of its. */
export async function statusOrDashboardCommand(io: Io, options: Options): Promise<ExitCode> {
  const asked = ['json', 'short', 'format', 'exitCode'].some((name) => name in options);
  if (asked || !io.interactive())
    return (await import('./board/status.command.ts')).statusCommand(io, options);
  return (await import('./board/dashboard.command.ts')).dashboardCommand(
    io,
    options,
    async () => COMMANDS,
  );
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
      ['status', 'index, band, tracks, alerts, what is due'],
      ['status --as-of 2024-11-08', 'the board of a past day'],
      ['status --format {gauge}/{iran}/{RU1}', 'for a status bar: a word, an id, a code'],
      ['status --json', 'every node and indicator as axiswatch.status/1'],
    ],
    run: async (io, options) =>
      (await import('./board/status.command.ts')).statusCommand(io, options),
  },
  {
    words: 'ahead',
    args: [],
    summary: 'say what expires, is due, fades and is lost if nothing is recorded',
    options: [
      [
        '--to <day>',
        'the last day, 2027-05-31, or counted on as 90d, 26w, 6m, 1y; 6m when left out',
      ],
      [
        '--format <format>',
        'text, json, or ics for a calendar; text when left out',
        ['text', 'json', 'ics'],
      ],
      JSON_OPTION,
    ],
    examples: [
      ['ahead', 'when the index is lost, and which readings to renew first'],
      ['ahead --to 1y --json', 'a year, every 7 days and by change, as axiswatch.ahead/1'],
      ['ahead --format ics > due.ics', 'for a calendar'],
    ],
    run: async (io, options) =>
      (await import('./ahead/ahead.command.ts')).aheadCommand(io, options),
  },
  {
    words: 'record',
    writes: true,
    args: ['<indicator>', '<value>', '[words...]'],
    summary: 'record a reading and show what it changed',
    options: [
      [
        '--date <day>',
        'the day the value refers to: yesterday, friday, 3d, 1 nov, 2026-11-01, 2026-10, q3',
      ],
      ['--source <name>', 'who says so'],
      ['--url <url>', 'where it says so'],
      [
        '--confidence <level>',
        `how good the evidence is: ${wordsJoinedWithOr(CONFIDENCES)}`,
        CONFIDENCES,
      ],
      ['--note <text>', 'a remark'],
      ['--quote <text>', 'the sentence the value rests on'],
      ['--archived <url>', 'the address of a kept copy'],
      ['--retrieved-on <day>', 'the day the page was read'],
      ['--origin <name>', 'who makes the number, whoever prints it'],
      BEYOND_OPTION,
      ['--dry-run', 'show what it would change and store nothing'],
      JSON_OPTION,
    ],
    examples: [
      ['record RU1 410 --date 2026-10-31 --source ISW', 'an indicator by code or id'],
      [
        'record RU1 61 31 oct DeepState https://deepstatemap.live',
        'the same in words: day, source, address, note',
      ],
      ['record RU9 -0.5 --dry-run', 'what a reading would change'],
    ],
    run: async (io, options, words) =>
      (await import('./record/record.command.ts')).recordCommand(io, options, words),
  },
  {
    words: 'checked',
    writes: true,
    args: ['<indicator...>'],
    summary: 'record that you looked and found nothing new: it is not due until its next time',
    options: [
      ['--date <day>', 'the day you looked: yesterday, friday, 3d, 1 nov, 2026-11-01, 2026-10, q3'],
      ['--source <name>', 'where you looked'],
      ['--note <text>', 'a remark'],
      JSON_OPTION,
    ],
    examples: [
      ['checked RU1', 'an indicator by code or id; its readings stay as they are'],
      ['checked CX10 CC11 RU9', 'several, which one undo takes back'],
      ['checked CC1 --date yesterday --source MFA', 'where, and when'],
      ['checked CX8 RU1 friday DeepState', 'the same in words: day, source, address, note'],
    ],
    run: async (io, options, words) =>
      (await import('./record/checked.command.ts')).recordCheckCommand(io, options, words),
  },
  {
    words: 'history',
    args: ['<indicator>'],
    summary: 'list every reading and check of an indicator, corrected and undone ones too',
    options: [JSON_OPTION],
    examples: [
      ['history RU1', 'oldest first'],
      ['history RU1 --json', 'with quotes, notes and addresses, as axiswatch.history/1'],
    ],
    run: async (io, options, [name = '']) =>
      (await import('./indicator/history.command.ts')).readingHistoryCommand(io, options, name),
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
    run: async (io, options) =>
      (await import('./board/list.command.ts')).indicatorListCommand(io, options),
  },
  {
    words: 'import',
    writes: true,
    args: ['<file>'],
    summary: 'take in a file of readings, or point in any table once; then R (collect) each month',
    also: 'excel csv xlsx workbook json html publisher feed column columns point table spreadsheet download teach every monthly',
    options: [
      ['--dry-run', 'say what it would add and store nothing'],
      ['--map <pairs>', 'columns of the file: observed_on=Period,value=OBS_VALUE'],
      ['--set <pairs>', 'columns that are the same in every row: indicator=RU1'],
      ['--decimal-comma', 'read 12,5 as 12.5'],
      ['--recipe <recipe>', 'read it by this recipe, into the inbox'],
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
      ['import saved.xlsx', 'by the recipe that reads it, or shown to point at'],
      ['import - < readings.csv', 'from stdin'],
    ],
    run: async (io, options, [path = '']) =>
      (await import('./transfer/import.command.ts')).importReadingsCommand(io, options, path),
  },
  {
    words: 'propose',
    writes: true,
    args: ['[file]'],
    summary: 'put readings or events into the inbox; none is scored before a person accepts it',
    options: [
      ['--reading <words>', 'a reading in words, as record takes them'],
      ['--event <words>', 'an event in words, as event add takes them'],
      ['--by <name>', 'who or what proposes; you when left out'],
      [
        '--format <format>',
        'csv, json or jsonl; when left out, as the file’s name ends or its first row says',
        TABLE_FORMATS,
      ],
      JSON_OPTION,
    ],
    examples: [
      ['propose readings.csv', 'columns indicator, observed_on, value and more'],
      ['propose events.jsonl --by isw-watch', 'columns day, node, title, side, kind and more'],
      ['propose < readings.csv', 'from stdin, as a script does'],
    ],
    run: async (io, options, [path]) =>
      (await import('./inbox/propose.command.ts')).proposeCommand(io, options, path),
  },
  {
    words: 'inbox',
    args: [],
    summary: 'list what was proposed and waits for a yes, beside what stands',
    options: [['--all', 'what was accepted and refused too'], JSON_OPTION],
    examples: [
      ['inbox', 'what waits, those of one indicator and day beside one another'],
      ['inbox --all --json', 'as axiswatch.inbox/1'],
    ],
    run: async (io, options) =>
      (await import('./inbox/inbox.command.ts')).listInboxCommand(io, options),
  },
  ...(['accept', 'refuse', 'later'] as const).map(
    (answer): CommandSpec => ({
      words: `inbox ${answer}`,
      writes: true,
      args: ['[ids...]'],
      summary: ANSWER_SUMMARIES[answer],
      options: [
        ['--from <source>', 'all that this source published'],
        ['--same', 'all that says what stands already'],
        ...(answer === 'accept'
          ? ([
              ['--sound', 'all that nothing speaks against, of whatever source'],
              ['--all', 'with --from, what is in doubt or was put off too'],
              ['--dry-run', 'say what it would do and record nothing'],
            ] as const)
          : ([['--reason <text>', 'why']] as const)),
        JSON_OPTION,
      ],
      examples: [
        [`inbox ${answer} p412 p413`, 'by their ids'],
        [`inbox ${answer} --from DeepState`, 'all of one source, as one action'],
      ],
      run: async (io, options, ids) =>
        (await import('./inbox/inbox.command.ts')).answerInboxCommand(io, options, answer, ids),
    }),
  ),
  {
    words: 'collect',
    writes: true,
    args: ['[recipes...]'],
    summary: 'read what the recipes that are due name, and put it into the inbox',
    options: [
      ['--all', 'every recipe that is on, due or not'],
      ['--again', 'read it anew where nothing has changed too'],
      JSON_OPTION,
    ],
    examples: [
      ['collect', 'what is due; nothing else goes to the network'],
      ['collect brent-daily --again', 'one by its id; "recipe list" shows them'],
      ['collect --json', 'what came of each, as axiswatch.collected/1'],
    ],
    run: async (io, options, names) =>
      (await import('./recipes/collect.command.ts')).collectRecipesCommand(io, options, names),
  },
  {
    words: 'recipe list',
    args: [],
    summary: 'list the recipes, which are on, and when each is due',
    options: [JSON_OPTION],
    examples: [['recipe list', 'those that ship, and those in recipes/ of the data folder']],
    run: async (io, options) =>
      (await import('./recipes/recipe.command.ts')).recipeListCommand(io, options),
  },
  {
    words: 'recipe show',
    args: ['<recipe>'],
    summary: 'show what a recipe reads and how, and the copies that were kept',
    options: [JSON_OPTION],
    examples: [['recipe show brent-daily', 'by its id']],
    run: async (io, options, [name = '']) =>
      (await import('./recipes/recipe.command.ts')).recipeShowCommand(io, options, name),
  },
  {
    words: 'recipe check',
    args: ['<recipe>'],
    summary: 'check a recipe: every problem by its line',
    options: [JSON_OPTION],
    examples: [['recipe check mine.json', 'a file, or one by its id']],
    run: async (io, options, [name = '']) =>
      (await import('./recipes/recipe.command.ts')).recipeCheckCommand(io, options, name),
  },
  {
    words: 'recipe try',
    args: ['<recipe>', '[file]'],
    summary: 'show the rows that a recipe would propose, and what it skips and why',
    options: [JSON_OPTION],
    examples: [
      ['recipe try brent-daily', 'from where it lies'],
      ['recipe try brent-daily saved.csv', 'from a file of the same form'],
    ],
    run: async (io, options, [name = '', file]) =>
      (await import('./recipes/recipe-try.command.ts')).recipeTryCommand(io, options, name, file),
  },
  {
    words: 'recipe new',
    args: ['<file>'],
    summary: 'make a recipe by pointing in a file or address once; then R (collect) each month',
    also: 'excel csv xlsx publisher feed point table column rows spreadsheet download teach every monthly',
    options: [
      [
        '--day <column>',
        'the column of the day, or two as Year+Month; "header" where days stand there',
      ],
      ['--day-form <form>', 'how days are written: YYYY-MM-DD, DD/MM/YYYY, "MMM D, YYYY", serial'],
      ['--period <period>', `what a day stands for: ${wordsJoinedWithOr(PERIODS)}`, PERIODS],
      ['--value <column>', 'the column of the value'],
      ['--where <pairs...>', 'only rows with this cell: Entity=China'],
      ['--decimal <sign>', 'the decimal sign, . or ,'],
      ['--thousands <sign>', "what stands between thousands: , . ' a blank, or none"],
      ['--indicator <indicator>', 'whose values these are, by code or id'],
      ['--source <name>', 'who publishes it'],
      ['--url <url>', 'where people find it; the address itself when left out'],
      [
        '--confidence <level>',
        `how good the evidence is: ${wordsJoinedWithOr(CONFIDENCES)}`,
        CONFIDENCES,
      ],
      ['--note <text>', 'a remark on every reading'],
      [
        '--from <place>',
        'where it lies next time: an address, or a file with * for anything, # for numbers',
      ],
      ['--id <id>', 'what it is called; as the file when left out'],
      ['--title <text>', 'what it is'],
      ['--every <days>', 'days until it is due again; as its days lie apart when left out'],
      ['--times <number>', 'multiply each value by this'],
      ['--per <periods>', 'turn a rate per one period into one per another: day:month'],
      ['--since <day>', 'skip what lies before this day'],
      ['--mean-of <period>', `the mean of each ${wordsJoinedWithOr(PERIODS)}`, PERIODS],
      ['--sum-of <period>', `the sum of each ${wordsJoinedWithOr(PERIODS)}`, PERIODS],
      ['--sum-of-last <rows>', 'at each row the sum of so many, such as 12 months'],
      ['--last-of <period>', `the newest row alone of each ${wordsJoinedWithOr(PERIODS)}`, PERIODS],
      ['--form <form>', 'csv, json, jsonl, xlsx or html; what it is when left out'],
      ['--encoding <encoding>', wordsJoinedWithOr(ENCODINGS), ENCODINGS],
      ['--delimiter <sign>', 'what stands between cells: , ; | or tab'],
      ['--header <row>', 'the row that names the columns, from 1'],
      ['--path <path>', 'in JSON the way to the rows: data'],
      ['--sheet <sheet>', 'of XLSX, by name or number'],
      ['--range <cells>', 'of XLSX: B4:F200'],
      ['--table <table>', 'of HTML, by number or words of its heading'],
      ['--dry-run', 'show what it makes and keep nothing'],
      FORCE,
      JSON_OPTION,
    ],
    examples: [
      ['recipe new brent.csv', 'shows the file and asks'],
      [
        'recipe new owid.csv --day Year --value Share --where Entity=China',
        'asks nothing that the file answers',
      ],
    ],
    run: async (io, options, [file = '']) =>
      (await import('./recipes/recipe-new.command.ts')).recipeNewCommand(io, options, file),
  },
  ...(['on', 'off'] as const).map(
    (word): CommandSpec => ({
      words: `recipe ${word}`,
      args: ['<recipe>'],
      summary:
        word === 'on'
          ? 'let "collect" read this recipe once it is due'
          : 'let "collect" leave this recipe out',
      options: [JSON_OPTION],
      examples: [[`recipe ${word} brent-daily`, 'by its id']],
      run: async (io, options, [name = '']) =>
        (await import('./recipes/recipe.command.ts')).recipeOnOffCommand(
          io,
          options,
          word === 'on',
          name,
        ),
    }),
  ),
  {
    words: 'recipe delete',
    args: ['<recipe>'],
    summary: 'take a recipe of your own out; it is kept aside',
    options: [JSON_OPTION],
    examples: [['recipe delete customs', 'by its id; "recipe restore" brings it back']],
    run: async (io, options, [name = '']) =>
      (await import('./recipes/recipe.command.ts')).recipeDeleteCommand(io, options, name),
  },
  {
    words: 'recipe restore',
    args: ['<recipe>'],
    summary: 'put a recipe that was deleted or written over in its place again',
    options: [JSON_OPTION],
    examples: [['recipe restore customs', 'by its id, in exchange for one that has it now']],
    run: async (io, options, [name = '']) =>
      (await import('./recipes/recipe.command.ts')).recipeRestoreCommand(io, options, name),
  },
  {
    words: 'export',
    args: ['<file>'],
    summary: 'write what is stored, or scores by day, as CSV, XLSX, JSON or JSON Lines',
    options: [
      [
        '--what <rows>',
        'readings, events, assessments, journal, scores, or the whole board; readings when left out',
        ['readings', 'events', 'assessments', 'journal', 'scores', 'board'],
      ],
      [
        '--format <format>',
        'csv, xlsx, json or jsonl; when left out, as the file’s name ends',
        ['csv', 'xlsx', 'json', 'jsonl'],
      ],
      ['--from <day>', 'scores from this day on; the start of the strategy when left out'],
      ['--to <day>', 'scores up to this day; the day looked at when left out'],
      ['--excel', 'as CSV that Excel opens on a double click, in the language of this machine'],
      ['--decimal-comma', 'with --excel: commas in numbers, semicolons between cells'],
      ['--force', 'write over a file that is there already'],
    ],
    examples: [
      ['export readings.csv', 'a file that import takes'],
      ['export readings.xlsx', 'a workbook with titles, units and days'],
      ['export scores.csv --what scores', 'every node by day, for a spreadsheet'],
      ['export - --what journal --format jsonl', 'every entry, to stdout'],
      ['export board.db --what board', 'all of it in one file, as backup does'],
    ],
    run: async (io, options, [path = '']) =>
      (await import('./transfer/export.command.ts')).exportCommand(io, options, path),
  },
  {
    words: 'undo',
    writes: true,
    args: [],
    summary: 'take back what you recorded last',
    options: [JSON_OPTION],
    examples: [['undo', 'again for the one before']],
    run: async (io, options) =>
      (await import('./journal/take-back.command.ts')).undoCommand(io, options),
  },
  {
    words: 'redo',
    writes: true,
    args: [],
    summary: 'bring back what you undid last',
    options: [JSON_OPTION],
    examples: [['redo', 'until you record something else']],
    run: async (io, options) =>
      (await import('./journal/take-back.command.ts')).redoCommand(io, options),
  },
  {
    words: 'event add',
    writes: true,
    args: ['<title...>'],
    summary: 'record something that happened; it scores only where an indicator counts it',
    options: [...EVENT_OPTIONS, JSON_OPTION],
    examples: [
      [
        'event add Aid --node iran --side ours --kind action --status pledged',
        'a promise; "actions" asks after it',
      ],
      [
        'event add Blackout --node iran --side iran --kind shock --day 3d',
        'what happened elsewhere',
      ],
      [
        'event add 2026-11-24 CC7 China and Russia vetoed https://un.org',
        'in words: day, what it bears on, title, address, note',
      ],
    ],
    run: async (io, options, words) =>
      (await import('./events/event-add.command.ts')).eventAddCommand(io, options, words),
  },
  {
    words: 'event correct',
    writes: true,
    args: ['<id>'],
    summary: 'correct an event: what the options state is changed, the rest stays',
    options: [['--title <title>', 'what happened, in a line'], ...EVENT_OPTIONS, JSON_OPTION],
    examples: [
      ['event correct 2026-11-02:aid --day 2026-11-03', 'the day; "event list" shows the ids'],
      ['event correct 2026-11-02:aid --status ""', 'without the status'],
    ],
    run: async (io, options, [id = '']) =>
      (await import('./events/event-add.command.ts')).eventCorrectCommand(io, options, id),
  },
  {
    words: 'event retract',
    writes: true,
    args: ['<id>'],
    summary: 'retract an event; the journal keeps it, as retracted',
    options: [JSON_OPTION],
    examples: [['event retract 2026-11-02:aid', 'a change of status is no mistake: add the next']],
    run: async (io, options, [id = '']) =>
      (await import('./events/event-add.command.ts')).eventRetractCommand(io, options, id),
  },
  {
    words: 'event list',
    args: [],
    summary: 'list the events, oldest first, with their ids',
    options: [
      ['--node <node>', 'only those that bear on this node or what is below it'],
      ['--side <side>', 'only those of one side', SIDES],
      ['--kind <kind>', 'only actions, decisions, shocks or statements', EVENT_KINDS],
      ['--from <day>', 'only from this day on'],
      ['--to <day>', 'only up to this day'],
      JSON_OPTION,
    ],
    examples: [
      ['event list --node iran --side ours --from 2025-01-01', 'what our side did about Iran'],
      ['event list --json', 'every field as axiswatch.events/1'],
    ],
    run: async (io, options) =>
      (await import('./events/event-list.command.ts')).eventListCommand(io, options),
  },
  {
    words: 'event import',
    writes: true,
    args: ['<file>'],
    summary: 'take in a file of events, whole or not at all; an id that stands is corrected',
    options: [
      ['--dry-run', 'say what it would add and change, and store nothing'],
      [
        '--format <format>',
        'csv, json or jsonl; when left out, as the file’s name ends',
        ['csv', 'json', 'jsonl'],
      ],
      JSON_OPTION,
    ],
    examples: [
      ['event import events.csv', 'columns day, node, title, side, kind and more'],
      ['event import events.jsonl --dry-run', 'as export --what events writes them'],
    ],
    run: async (io, options, [path = '']) =>
      (await import('./events/event-files.command.ts')).importEventsCommand(io, options, path),
  },
  {
    words: 'event export',
    args: ['<file>'],
    summary: 'write the events that stand as CSV, with their ids',
    options: [['--force', 'write over a file that is there already']],
    examples: [
      ['event export events.csv', 'a file that event import takes'],
      ['backup all.db', 'retracted events are not in an export; a backup has everything'],
    ],
    run: async (io, options, [path = '']) =>
      (await import('./events/event-files.command.ts')).exportEventsCommand(io, options, path),
  },
  {
    words: 'actions',
    args: [],
    summary: 'say what our side promised, delivered and did against the strategy',
    options: [JSON_OPTION],
    examples: [['actions', 'what came after each act, never because of it']],
    run: async (io, options) =>
      (await import('./events/actions.command.ts')).ourActsCommand(io, options),
  },
  {
    words: 'assessment list',
    args: [],
    summary: 'list what people made of the board, oldest first',
    options: [JSON_OPTION],
    examples: [['assessment list', 'who wrote, of which day, who signed']],
    run: async (io, options) =>
      (await import('./assessments/assessment.command.ts')).assessmentListCommand(io, options),
  },
  {
    words: 'assessment show',
    args: ['<id>'],
    summary: 'print one as Markdown, with the board as it stood and on what evidence',
    options: [
      ['--beside <id>', 'two of them: what differs, what was said, what came'],
      JSON_OPTION,
    ],
    examples: [
      ['assessment show last', 'the newest one'],
      ['assessment show n1 --beside n4', 'looking back'],
    ],
    run: async (io, options, [id = '']) =>
      (await import('./assessments/assessment-show.command.ts')).assessmentShowCommand(
        io,
        options,
        id,
      ),
  },
  {
    words: 'assessment new',
    writes: true,
    args: ['[file]'],
    summary: 'write what you make of the board of today, in four paragraphs',
    options: [JSON_OPTION],
    examples: [
      ['assessment new', 'in your editor; without a terminal, a draft to fill in'],
      ['assessment new draft.md', 'from a Markdown file; - is stdin'],
    ],
    run: async (io, options, [path]) =>
      (await import('./assessments/assessment.command.ts')).assessmentNewCommand(io, options, path),
  },
  {
    words: 'assessment sign',
    writes: true,
    args: ['<id>'],
    summary: 'stand by an assessment that somebody else wrote; a terminal is asked first',
    options: [JSON_OPTION],
    examples: [['assessment sign n4', 'under your own name']],
    run: async (io, options, [id = '']) =>
      (await import('./assessments/assessment.command.ts')).countersignAssessmentCommand(
        io,
        options,
        id,
      ),
  },
  {
    words: 'explain',
    args: [],
    summary: 'say what moved a score between two days',
    options: [
      ['--from <day>', 'the first day; the start of the strategy when left out'],
      ['--to <day>', 'the last day; the day looked at when left out'],
      ['--node <node>', 'a track, objective or indicator instead of the index'],
      JSON_OPTION,
    ],
    examples: [
      ['explain', 'what moved the index since the strategy began'],
      ['explain --from 30d --node iran', 'what moved one track in a month'],
    ],
    run: async (io, options) =>
      (await import('./explain/explain.command.ts')).explainCommand(io, options),
  },
  {
    words: 'movers',
    args: [],
    summary: 'say what would move the index, and how far',
    options: [['--band <band>', 'the least change that reaches this band'], JSON_OPTION],
    examples: [['movers --band reconsidering', 'by id or title']],
    run: async (io, options) =>
      (await import('./explain/movers.command.ts')).moversCommand(io, options),
  },
  {
    words: 'uncertainty',
    args: [],
    summary: 'say how sure the index is, by drawing',
    options: [
      ['--draws <n>', `how many draws; ${DEFAULT_DRAWS} when left out`],
      ['--seed <n>', 'the seed; the same one gives the same draws'],
      JSON_OPTION,
    ],
    examples: [['uncertainty --draws 20000 --seed 7', 'the interval, the bands, other models']],
    run: async (io, options) =>
      (await import('./uncertainty/uncertainty.command.ts')).uncertaintyCommand(io, options),
  },
  {
    words: 'sources',
    args: [],
    summary: 'say what rests on one source',
    options: [JSON_OPTION],
    examples: [['sources', 'the index without the readings of each source in turn']],
    run: async (io, options) =>
      (await import('./uncertainty/sources.command.ts')).sourcesCommand(io, options),
  },
  {
    words: 'mechanism',
    args: [],
    summary: 'lay what pushes beside what moves, quarter by quarter',
    options: [JSON_OPTION],
    examples: [
      ['mechanism', 'each link by quarter and swing, and what each band requires'],
      ['mechanism --json', 'every swing and what followed it, as axiswatch.links/1'],
    ],
    run: async (io, options) =>
      (await import('./mechanism/mechanism.command.ts')).mechanismCommand(io, options),
  },
  {
    words: 'hypotheses',
    args: [],
    summary: 'say which rival explanation the indicators contradict least',
    options: [JSON_OPTION],
    examples: [
      ['hypotheses', 'what each expected, what came, and the rows that decide'],
      ['hypotheses --as-of 2026-06-30 --json', 'as axiswatch.hypotheses/1'],
    ],
    run: async (io, options) =>
      (await import('./hypotheses/hypotheses.command.ts')).hypothesesCommand(io, options),
  },
  {
    words: 'whatif',
    args: ['[id=value...]'],
    summary: 'show the board with other values; nothing is stored',
    options: [
      ['--scenario <scenario>', 'the values saved under this name in the dashboard'],
      JSON_OPTION,
    ],
    examples: [
      ['whatif RU1=0 IR5=0', 'two values at once'],
      ['whatif RU9=-0.5 --json', 'what would change, as axiswatch.whatif/1'],
      ['whatif RU1=x2 CX4=+10%', 'twice, and ten per cent more than now'],
      ['whatif CC6=+1', 'of an indicator that counts events: one more today'],
      ['whatif --scenario ceasefire --json', 'a saved scenario, for another program'],
    ],
    run: async (io, options, args) =>
      (await import('./what-if/what-if.command.ts')).whatIfCommand(io, options, args),
  },
  {
    words: 'report',
    args: [],
    summary: 'write the whole board of a day for those who do not sit before it',
    options: [
      [
        '--format <format>',
        'text, md, html or json; when left out, as the file’s name ends',
        ['text', 'md', 'html', 'json'],
      ],
      SINCE,
      TO,
      OUTPUT,
      FORCE,
      JSON_OPTION,
    ],
    examples: [
      ['report -o briefing.html', 'one file for a browser, a phone or paper'],
      ['report --since 30d --format md', 'what a month brought, as Markdown'],
      ['report --as-of 2026-06-30 --format json', 'as axiswatch.report/1'],
    ],
    run: async (io, options) =>
      (await import('./report/report.command.ts')).reportCommand(io, options),
  },
  {
    words: 'plot',
    args: ['<what>'],
    choices: ['gauge', 'time', 'tracks', 'moves'],
    summary: 'draw the index, time, tracks, moves or one indicator as SVG',
    options: [
      SINCE,
      TO,
      [
        '--theme <theme>',
        'light or dark everywhere; both: light, and dark on a screen that is (default)',
        ['both', 'light', 'dark'],
      ],
      ['--width <units>', 'how wide it is without its margin, 940 when left out'],
      OUTPUT,
      FORCE,
    ],
    examples: [
      [
        'plot gauge -o gauge.svg',
        'pressure, conduct and the index between its bands, with intervals',
      ],
      ['plot RU1 -o land.svg', 'an indicator with goalposts and tripwires'],
      ['plot time --to 6m -o ahead.svg', 'the index over time, and ahead if nothing is recorded'],
    ],
    run: async (io, options, [what = '']) =>
      (await import('./report/plot.command.ts')).plotCommand(io, options, what),
  },
  {
    words: 'backup',
    args: ['<file>'],
    summary: 'copy the whole board into one file, recipes and what they read too',
    options: [JSON_OPTION],
    examples: [
      ['backup board.db', 'readings, events, strategy, recipes; "restore" takes it anywhere'],
    ],
    run: async (io, options, [path = '']) =>
      (await import('./transfer/backup.command.ts')).backupCommand(io, options, path),
  },
  {
    words: 'restore',
    writes: true,
    args: ['<file>'],
    summary: 'put a backup in the place of the board',
    options: [['--yes', 'replace the board that is there without asking'], JSON_OPTION],
    examples: [
      ['restore board.db', 'checked first; what stood before is kept, on any machine'],
      ['restore board.db --yes', 'in a script, where nobody can be asked'],
    ],
    run: async (io, options, [path = '']) =>
      (await import('./transfer/backup.command.ts')).restoreCommand(io, options, path),
  },
  {
    words: 'config get',
    args: ['<name>'],
    choices: SETTING_NAMES,
    summary: 'print a setting',
    options: [JSON_OPTION],
    examples: [['config get handling', 'exit code 1 where it is not set']],
    run: async (io, options, [name = '']) =>
      (await import('./settings/config.command.ts')).configGetCommand(io, options, name),
  },
  {
    words: 'config set',
    writes: true,
    args: ['<name>', '<value>'],
    choices: SETTING_NAMES,
    choicesAfter: SETTING_CHOICES,
    summary: 'choose a setting; an empty value forgets it',
    options: [JSON_OPTION],
    examples: [
      ['config set handling Internal', 'the line on every report'],
      ['config set strategy ""', 'the shipped strategy again'],
    ],
    run: async (io, options, [name = '', value = '']) =>
      (await import('./settings/config.command.ts')).configSetCommand(io, options, name, value),
  },
  {
    words: 'config list',
    args: [],
    summary: 'print every setting that is set',
    options: [JSON_OPTION],
    examples: [['config list', 'what is not listed has its default']],
    run: async (io, options) =>
      (await import('./settings/config.command.ts')).configListCommand(io, options),
  },
  {
    words: 'info',
    args: [],
    summary: 'say where everything is, which versions run and how large it is',
    options: [JSON_OPTION],
    examples: [['info', 'paths, versions, sizes, the strategy’s hash']],
    run: async (io, options) => (await import('./doctor/info.command.ts')).infoCommand(io, options),
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
    run: async (io, options) =>
      (await import('./doctor/doctor.command.ts')).doctorAndRepairCommand(
        ioNotAffectingExitCode(io),
        options,
      ),
  },
  {
    words: 'watch',
    args: [],
    summary: 'print a JSON line for the board now and for every change',
    options: [['--once', 'print the board now and end']],
    examples: [['watch --once', 'one line as axiswatch.change/1; without it, until it is stopped']],
    run: async (io, options) =>
      (await import('./board/watch.command.ts')).watchCommand(io, options),
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
    run: async (io, options, words) =>
      (await import('./help/completion.command.ts')).completionCommand(
        io,
        options,
        words,
        COMMANDS,
        GLOBAL_OPTIONS,
      ),
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
    run: async (io, options) =>
      (await import('./help/man.command.ts')).manCommand(io, options, COMMANDS, GLOBAL_OPTIONS),
  },
  {
    words: 'strategy list',
    args: [],
    summary: 'list the strategies that can be used, and the one in use',
    options: [JSON_OPTION],
    examples: [['strategy list', 'the shipped one, and files in strategies/ of the data folder']],
    run: async (io, options) =>
      (await import('./strategies/strategies.command.ts')).strategyListCommand(io, options),
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
    run: async (io, options, [name = '']) =>
      (await import('./strategies/strategy-show.command.ts')).strategyShowCommand(
        io,
        options,
        name,
      ),
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
    run: async (io, options, [path = '']) =>
      (await import('./strategies/strategy-new.command.ts')).strategyNewCommand(io, options, path),
  },
  {
    words: 'strategy use',
    writes: true,
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
    run: async (io, options, [name = '']) =>
      (await import('./strategies/strategies.command.ts')).strategyUseCommand(io, options, name),
  },
  {
    words: 'strategy check',
    args: ['[strategy]'],
    summary: 'check a strategy: every problem by its line, and what makes little sense',
    options: [['--json', 'print problems and remarks as axiswatch.problems/1']],
    examples: [
      ['strategy check mine.json', 'before using it; - is stdin'],
      ['strategy check', 'the one in use, with its readings'],
    ],
    run: async (io, options, [name]) =>
      (await import('./strategies/strategy-check.command.ts')).strategyCheckCommand(
        io,
        options,
        name,
      ),
  },
  {
    words: 'strategy diff',
    args: ['<old>', '<new>'],
    summary: 'say what two strategies make of the same readings',
    options: [JSON_OPTION],
    examples: [
      ['strategy diff old.json new.json', 'the index under both, indicator by indicator'],
      ['strategy diff shipped ours.json', 'by file, by id, or the shipped one'],
    ],
    run: async (io, options, args) =>
      (await import('./strategies/strategy-diff.command.ts')).strategyDiffCommand(
        io,
        options,
        args,
      ),
  },
];
