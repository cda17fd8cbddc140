/** Every command; what does it is loaded on use. */
import type { Command, Option } from './features/command.ts';
import type { RECIPES } from './features/recipes/recipe-command.ts';

const AS_OF: Option = {
  name: 'as-of',
  takes: '<day>',
  says: 'as of a past day, or one up to three years ahead if nothing is recorded',
};

const KNOWN: Option = {
  name: 'known',
  takes: '<day>',
  says: 'as known at the end of that day; also the day shown, unless another is given',
};

const TO: Option = { name: 'to', takes: '<day>', says: 'the last day; default: today' };
const OUTPUT: Option = {
  name: 'output',
  short: 'o',
  takes: '<file>',
  says: 'write it into this file',
};
const DATE: Option = {
  name: 'date',
  takes: '<day>',
  says: 'the day it refers to: 2026-11-01, 1 nov, friday or 3d',
};
const CONFIDENCE: Option = {
  name: 'confidence',
  takes: '<how>',
  says: 'how good the evidence is',
  choices: ['high', 'moderate', 'low'],
};
const SOURCE: Option = { name: 'source', takes: '<title>', says: 'name of the source' };
const URL: Option = { name: 'url', takes: '<address>', says: 'address of the source' };
const QUOTE: Option = { name: 'quote', takes: '<text>', says: 'the exact words of the source' };
const NOTE: Option = { name: 'note', takes: '<text>', says: 'anything else worth knowing' };
const EXCEL: Option = { name: 'excel', says: 'write a workbook, whatever the file is called' };
const DRY_RUN: Option = { name: 'dry-run', says: 'record nothing; say what it would do' };
const EVENT: readonly Option[] = [
  { name: 'title', takes: '<text>', says: 'what happened' },
  { name: 'side', takes: '<side>', says: 'who acted' },
  { name: 'node', takes: '<ids>', says: 'what it is about: ids, separated by commas' },
  {
    name: 'effect',
    takes: '<effect>',
    says: 'good or bad for the strategy',
    choices: ['good', 'bad'],
  },
  {
    name: 'stage',
    takes: '<stage>',
    says: 'how far an act of our side has come',
    choices: ['pledged', 'decided', 'delivered', 'dropped'],
  },
  { name: 'amount', takes: '<number>', says: 'what it adds to a count; default: 1' },
  { name: 'follows', takes: '<id>', says: 'the earlier event that it follows' },
  DATE,
  CONFIDENCE,
  SOURCE,
  URL,
  QUOTE,
  NOTE,
];

/** Which proposals are answered, where no ids are named. */
const WHICH: readonly Option[] = [
  { name: 'sound', says: 'all without a warning' },
  { name: 'from', takes: '<name>', says: 'all from this person, script or source' },
  { name: 'all', says: 'all, except those that contradict each other' },
];

const RECIPE: readonly Option[] = [
  { name: 'indicator', takes: '<id>', says: 'the indicator that the readings belong to' },
  { name: 'indicator-column', takes: '<column>', says: 'the column that names indicators' },
  { name: 'from', takes: '<pattern>', says: 'where later files will be, with * in the name' },
  { name: 'table', takes: '<title>', says: 'the title or number of the table' },
  { name: 'heading', takes: '<row>', says: 'the row that names the columns' },
  {
    name: 'day',
    takes: '<column>',
    says: 'the column of the day; heading if the columns are days',
  },
  { name: 'day-form', takes: '<form>', says: 'how days are written, such as DD/MM/YYYY' },
  { name: 'value', takes: '<column>', says: 'the column of the value' },
  { name: 'decimal', takes: '<sign>', says: 'the decimal sign', choices: ['.', ','] },
  {
    name: 'where',
    takes: '<column=cell>',
    says: 'only rows with this cell; repeat for more',
    many: true,
  },
  { name: 'sum-of', takes: '<period>', says: 'the sum of each month or year, or of 12 months' },
  { name: 'mean-of', takes: '<period>', says: 'the mean of each such period' },
  { name: 'count-of', takes: '<period>', says: 'the number of rows in each such period' },
  { name: 'scale', takes: '<number>', says: 'what each number is multiplied by' },
  { name: 'since', takes: '<day>', says: 'the first day to read' },
  SOURCE,
  URL,
  CONFIDENCE,
  { name: 'allow-local', says: 'allow addresses in your own network' },
];
const recipe = (
  word: keyof typeof RECIPES,
  says: string,
  more?: Pick<Command, 'args' | 'options' | 'examples'>,
): Command => ({
  ...{ words: `recipe ${word}`, says, ...more },
  run: async (...given) => {
    const commands = await import('./features/recipes/recipe-command.ts');
    return commands.RECIPES[word](...given);
  },
});

export const COMMANDS: readonly Command[] = [
  {
    words: 'status',
    isAnswer: true,
    says: 'show where the index stands, and what is late',
    options: [
      { name: 'short', says: 'print one line' },
      {
        name: 'exit-code',
        says: 'exit status: 10 watch, 20 alert, 30 an indicator missing or expired',
      },
      AS_OF,
      KNOWN,
    ],
    examples: [['status --as-of 2024-11-08', 'the board of a past day']],
    run: async (...given) => (await import('./features/board/status.ts')).status(...given),
  },
  {
    words: 'explain',
    isAnswer: true,
    args: '[node]',
    says: 'show what moved the index, a track or an indicator, and what it rests on',
    options: [
      {
        name: 'from',
        takes: '<day>',
        says: 'the first day, or start; default: a year before the last',
      },
      TO,
      KNOWN,
    ],
    examples: [['explain <track> --from start', 'what moved it since the start']],
    run: async (...given) => (await import('./features/why/explain.ts')).explain(...given),
  },
  {
    words: 'sources',
    isAnswer: true,
    says: 'show what rests on each source, and the index without it',
    options: [AS_OF],
    run: async (...given) => (await import('./features/why/explain.ts')).sources(...given),
  },
  {
    words: 'whatif',
    isAnswer: true,
    args: '[indicator=value…]',
    says: 'show what other values would do to the index, and record nothing',
    examples: [
      ['whatif <id>=200 <id>=-10%', 'a value, and one a tenth lower; x2 and /2 work too'],
      ['whatif <id>=one more', 'a count with one more event'],
    ],
    run: async (context, args) =>
      (await import('./features/what-if/what-if-page.ts')).whatIf(context, args),
  },
  {
    words: 'ahead',
    isAnswer: true,
    says: 'show what expires if nothing is recorded, and what that does to the index',
    options: [
      {
        name: 'to',
        takes: '<day>',
        says: 'the last day, at most three years ahead; default: a year',
      },
    ],
    run: async (...given) => (await import('./features/ahead/ahead-page.ts')).ahead(...given),
  },
  {
    words: 'list',
    isAnswer: true,
    args: '[node]',
    says: 'list the indicators, or those of a branch',
    options: [AS_OF, KNOWN],
    examples: [['list <branch> --csv', 'those of one branch, for a spreadsheet']],
    run: async (...given) => (await import('./features/list/list.ts')).list(...given),
  },
  {
    words: 'compare',
    isAnswer: true,
    args: '<day> [day]',
    says: 'compare two days; default for the second: today',
    examples: [['compare 1y', 'what differs from a year ago']],
    run: async (context, args) =>
      (await import('./features/another-day/compare.ts')).compare(context, args),
  },
  {
    words: 'links',
    isAnswer: true,
    args: '[node]',
    says: 'list causes and effects; of one link, our acts and what followed',
    options: [AS_OF],
    examples: [['links <track>', 'our acts about one cause']],
    run: async (...given) => (await import('./features/links/links.ts')).links(...given),
  },
  {
    words: 'plot',
    args: '<what>',
    says: 'draw the index, the tracks or an indicator over time',
    options: [{ name: 'from', takes: '<day>', says: 'the first day that is drawn' }, TO, OUTPUT],
    examples: [
      ['plot index', 'its score with its interval and the bands'],
      ['plot <id> --from 2y -o picture.svg', 'an indicator as a picture'],
    ],
    run: async (...given) => (await import('./features/plot/plot.ts')).plot(...given),
  },
  {
    words: 'report',
    says: 'write the briefing: the index, what moved it, and by which readings',
    options: [
      {
        name: 'format',
        takes: '<format>',
        says: "default: text, or what the file's ending says",
        choices: ['html', 'md', 'text'],
      },
      {
        name: 'since',
        takes: '<day>',
        says: 'show what moved it since this day; default: a year ago',
      },
      OUTPUT,
    ],
    examples: [
      ['report -o briefing.html', 'to print, or to send'],
      ['report --since 7d', 'the week, in lines that can be forwarded'],
    ],
    run: async (...given) => (await import('./features/report/report.ts')).report(...given),
  },
  {
    words: 'history',
    isAnswer: true,
    args: '<indicator>',
    says: 'list all that was ever written about an indicator',
    run: async (context, args) =>
      (await import('./features/record/history.ts')).history(context, args),
  },
  {
    words: 'journal',
    isAnswer: true,
    says: 'list who recorded what and when, newest first',
    run: async (context) => (await import('./features/journal/journal.ts')).journal(context),
  },
  {
    words: 'alerts',
    isAnswer: true,
    says: 'list the tripwires that are crossed or unknown',
    options: [AS_OF],
    run: async (...given) => (await import('./features/alerts/alerts.ts')).alerts(...given),
  },
  {
    words: 'record',
    args: '<indicator> <value> [day…]',
    says: 'record a reading, and show what it does to the scores',
    options: [DATE, CONFIDENCE, SOURCE, URL, QUOTE, NOTE, DRY_RUN],
    examples: [
      ['record <id> 210 --source <title>', 'of the period that is due'],
      ['record <id> 210 31 oct --dry-run', 'a trial: nothing is recorded'],
    ],
    run: async (...given) => (await import('./features/record/record.ts')).record(...given),
  },
  {
    words: 'checked',
    args: '<indicator>',
    says: 'record that you looked and nothing new was published',
    options: [DATE, CONFIDENCE, SOURCE, URL, NOTE],
    run: async (...given) => (await import('./features/record/record.ts')).checked(...given),
  },
  {
    words: 'undo',
    says: 'take back what you recorded last',
    run: async (context) =>
      (await import('./features/record/take-back.ts')).takeBack(context, 'undo'),
  },
  {
    words: 'redo',
    says: 'bring back what you undid last',
    run: async (context) =>
      (await import('./features/record/take-back.ts')).takeBack(context, 'redo'),
  },
  {
    words: 'import',
    args: '<file>',
    says: 'record the readings, or events, of a CSV or XLSX file; - reads standard input',
    options: [DRY_RUN],
    run: async (...given) => (await import('./features/record/tables.ts')).importTable(...given),
  },
  {
    words: 'export',
    args: '[file]',
    says: 'write the readings and checks in force as CSV, or into a file.xlsx',
    options: [EXCEL],
    run: async (context, args) =>
      (await import('./features/record/tables.ts')).exportReadings(context, args),
  },
  {
    words: 'event add',
    says: 'record an event, and show what it does to the scores',
    options: [
      ...EVENT,
      { name: 'id', takes: '<id>', says: 'its id; default: made from day and title' },
      DRY_RUN,
    ],
    run: async (...given) => (await import('./features/event/event.ts')).eventAdd(...given),
  },
  {
    words: 'event correct',
    args: '<id>',
    says: 'correct an event; what is left out stays as it is',
    options: [...EVENT, DRY_RUN],
    run: async (...given) => (await import('./features/event/event.ts')).eventCorrect(...given),
  },
  {
    words: 'event retract',
    args: '<id>',
    says: 'retract an event, and show what that does to the scores',
    options: [DRY_RUN],
    run: async (...given) => (await import('./features/event/event.ts')).eventRetract(...given),
  },
  {
    words: 'event list',
    isAnswer: true,
    says: 'list the events, newest first',
    options: [
      { name: 'node', takes: '<id>', says: 'those about an indicator or branch' },
      { name: 'side', takes: '<side>', says: 'those of one side' },
    ],
    run: async (...given) => (await import('./features/event/event.ts')).eventList(...given),
  },
  {
    words: 'event import',
    args: '<file>',
    says: 'record the events of a CSV or XLSX file; - reads standard input',
    options: [DRY_RUN],
    run: async (...given) =>
      (await import('./features/record/tables.ts')).importTable(...given, 'events'),
  },
  {
    words: 'event export',
    args: '[file]',
    says: 'write the events in force as CSV, or into a file.xlsx',
    options: [EXCEL],
    run: async (context, args) =>
      (await import('./features/record/tables.ts')).exportEvents(context, args),
  },
  {
    words: 'propose',
    args: '[file]',
    says: 'put readings or events into the inbox; they count only once accepted',
    options: [
      { name: 'reading', takes: '<words>', says: 'a reading in one line' },
      { name: 'event', takes: '<words>', says: 'an event in one line' },
      { name: 'by', takes: '<name>', says: 'who or what proposes; default: you' },
    ],
    examples: [
      ['propose rows.csv --by isw', 'as import reads it, or a JSON list'],
      ['propose --reading "<id> 34 31 oct <source>"', 'indicator, value, day, source'],
      ['propose --event "24 nov <id> bad <side> <title>"', 'day, ids, effect, side, title'],
    ],
    run: async (...given) => (await import('./features/inbox/propose.ts')).proposeRows(...given),
  },
  {
    words: 'inbox',
    says: 'list what waits for a yes, what is recorded now, and what it would move',
    options: [{ name: 'all', says: 'also what was accepted and refused' }],
    run: async (...given) => (await import('./features/inbox/decide.ts')).inbox(...given),
  },
  {
    words: 'inbox accept',
    args: '[id…]',
    says: 'record what was proposed',
    options: WHICH,
    examples: [['inbox accept --sound', 'all without a warning']],
    run: async (...given) => (await import('./features/inbox/decide.ts')).accept(...given),
  },
  {
    words: 'inbox refuse',
    args: '[id…]',
    says: 'say no to what was proposed; it does not come back',
    options: [...WHICH, { name: 'reason', takes: '<text>', says: 'why' }],
    run: async (...given) => (await import('./features/inbox/decide.ts')).refuse(...given),
  },
  {
    words: 'inbox later',
    args: '[id…]',
    says: 'put off what was proposed; it stays, last',
    options: WHICH,
    run: async (...given) => (await import('./features/inbox/decide.ts')).later(...given),
  },
  recipe('new', 'make a recipe: how to read a file, the newest of a pattern, or an address', {
    args: '<file>',
    options: [...RECIPE, { name: 'id', takes: '<id>', says: 'its id' }],
    examples: [['recipe new Trade_2026-09.xlsx --indicator CN1', 'the newest of that name']],
  }),
  recipe('try', 'show what a recipe, or a file with these options, would read', {
    args: '<id|file>',
    options: RECIPE,
  }),
  recipe('check', 'say whether recipes can read their sources now', { args: '[id]' }),
  recipe('list', 'list the recipes, which are on, and how they were last collected'),
  recipe('show', 'show what a recipe reads', { args: '<id>' }),
  recipe('on', 'switch a recipe on, after showing what it reads', { args: '<id>' }),
  recipe('off', 'switch a recipe off', { args: '<id>' }),
  recipe('delete', 'delete a recipe', { args: '<id>' }),
  {
    words: 'collect',
    args: '[id…]',
    says: 'propose what is new in the sources of the recipes that are on',
    options: [{ name: 'all', says: 'also days before the newest reading' }],
    run: async (...given) => (await import('./features/recipes/collect.ts')).collect(...given),
  },
  {
    words: 'judgement new',
    args: '<text>',
    says: 'sign your judgement of the board as it stands',
    options: [
      { name: 'likelihood', takes: '<words>', says: 'how likely yes is, such as very unlikely' },
      { ...CONFIDENCE, says: 'how good your grounds are' },
      { name: 'mind', takes: '<text>', says: 'what would change your mind' },
    ],
    run: async (...given) =>
      (await import('./features/judgement/judgement.ts')).judgementNew(...given),
  },
  {
    words: 'judgement list',
    says: 'list who judged what, newest first, and how the index moved since',
    run: async (context) =>
      (await import('./features/judgement/judgement.ts')).judgementList(context),
  },
  {
    words: 'judgement show',
    args: '[id]',
    says: 'print a judgement (default: the newest), and how the index moved since',
    run: async (context, args) =>
      (await import('./features/judgement/judgement.ts')).judgementShow(context, args),
  },
  {
    words: 'judgement agree',
    args: '<id> <line>',
    says: "agree with another person's judgement in a line",
    run: async (context, args) =>
      (await import('./features/judgement/judgement.ts')).judgementReply(context, args, 'agrees'),
  },
  {
    words: 'judgement dissent',
    args: '<id> <line>',
    says: "dissent from another person's judgement in a line",
    run: async (context, args) =>
      (await import('./features/judgement/judgement.ts')).judgementReply(context, args, 'dissents'),
  },
  {
    words: 'forecast ask',
    args: '[question…]',
    says: 'ask a question that a reading will settle; without one, list suggestions',
    options: [{ name: 'probability', takes: '<share>', says: 'how likely you think it is' }],
    examples: [
      ['forecast ask <id> at least 200 by +6m --probability 30%', 'with your probability'],
    ],
    run: async (...given) =>
      (await import('./features/forecast/forecast.ts')).forecastAsk(...given),
  },
  {
    words: 'forecast give',
    args: '<id> <probability>',
    says: 'give or change your probability',
    run: async (context, args) =>
      (await import('./features/forecast/forecast.ts')).forecastGive(context, args),
  },
  {
    words: 'forecast list',
    says: 'list the questions that are open',
    options: [{ name: 'all', says: 'with those that are settled' }],
    run: async (...given) =>
      (await import('./features/forecast/forecast.ts')).forecastList(...given),
  },
  {
    words: 'forecast score',
    says: 'score how well each person forecast, beside "as it stands" (no change)',
    run: async (context) =>
      (await import('./features/forecast/forecast.ts')).forecastScore(context),
  },
  {
    words: 'strategy check',
    args: '[file]',
    says: 'check a strategy, and show all that is wrong with it',
    run: async (context, args) =>
      (await import('./features/strategy/strategy.ts')).strategyCheck(context, args),
  },
  {
    words: 'strategy list',
    says: 'list the strategies and which is in use',
    run: async (context) => (await import('./features/strategy/strategy.ts')).strategyList(context),
  },
  {
    words: 'strategy use',
    args: '<strategy>',
    says: 'switch to a strategy: its id or file, or shipped',
    run: async (context, args) =>
      (await import('./features/strategy/strategy.ts')).strategyUse(context, args),
  },
  {
    words: 'strategy new',
    args: '[id]',
    says: 'begin a strategy in the dashboard, or copy one with its record under another id',
    options: [
      { name: 'from', takes: '<strategy>', says: 'what is copied: its id or file, or shipped' },
      { name: 'title', takes: '<text>', says: 'its title; default: that of the original' },
    ],
    examples: [['strategy new mine --from shipped', 'a copy that can be edited']],
    run: async (...given) =>
      (await import('./features/strategy/strategy.ts')).strategyNew(...given),
  },
  {
    words: 'strategy add',
    args: '<file>',
    says: 'show what a strategy file contains, and use it',
    run: async (context, args) =>
      (await import('./features/strategy/strategy.ts')).strategyAdd(context, args),
  },
  {
    words: 'watch',
    says: 'print a JSON status on one line, now and at each change',
    run: async (context) => (await import('./features/watch/watch.ts')).watch(context),
  },
  {
    words: 'config',
    says: 'list the settings',
    run: async (context) => (await import('./features/settings/config.ts')).config(context),
  },
  {
    words: 'config get',
    args: '<name>',
    says: 'print a setting',
    run: async (context, args) =>
      (await import('./features/settings/config.ts')).configGet(context, args),
  },
  {
    words: 'config set',
    args: '<name> <value>',
    says: 'change a setting',
    run: async (context, args) =>
      (await import('./features/settings/config.ts')).configSet(context, args),
  },
  {
    words: 'config unset',
    args: '<name>',
    says: 'give a setting its default',
    run: async (context, args) =>
      (await import('./features/settings/config.ts')).configUnset(context, args),
  },
  {
    words: 'backup',
    args: '<file>',
    says: 'write a copy of the record into a new file',
    run: async (context, args) =>
      (await import('./features/backup/backup.ts')).backup(context, args),
  },
  {
    words: 'restore',
    args: '[file]',
    says: 'replace the record with a copy (the old is kept); without a file, list copies',
    run: async (context, args) =>
      (await import('./features/backup/backup.ts')).restoreCopy(context, args),
  },
  {
    words: 'merge',
    args: '<file>',
    says: 'add the entries of another record, a file or a server; undo takes them back',
    options: [DRY_RUN],
    run: async (...given) => (await import('./features/merge/merge.ts')).merge(...given),
  },
  {
    words: 'store copy',
    args: '<from> <to>',
    says: 'copy a record between files and servers: postgres://user@host/database',
    run: async (context, args) =>
      (await import('./features/merge/merge.ts')).storeCopy(context, args),
  },
  {
    words: 'rivals',
    args: '[entry]',
    says: 'list readings of one day that differ, or choose the one that counts',
    options: [{ ...NOTE, says: 'why this one' }, DRY_RUN],
    run: async (...given) => (await import('./features/record/rivals.ts')).rivals(...given),
  },
  {
    words: 'doctor',
    says: 'check every file of the data folder, and say how to repair it',
    options: [{ name: 'fix', says: 'repair what needs no decision' }],
    run: async (...given) => (await import('./features/backup/backup.ts')).doctor(...given),
  },
  {
    words: 'info',
    says: 'show the version, where the files are and what they hold',
    run: async (context) => (await import('./features/settings/config.ts')).info(context),
  },
  {
    words: 'completion',
    args: '<shell>',
    says: 'print the script that completes commands in bash, zsh or fish',
    run: async (context, args) =>
      (await import('./features/help/completion.ts')).completion(context, args),
  },
];

/** What is done where no command is named: the dashboard in a terminal, elsewhere what `status` does. */
export const WITHOUT_WORDS: Pick<Command, 'run'> = {
  run: async (context, args, options) => {
    const { isTerminal } = await context.terminal();
    return isTerminal && process.stdin.isTTY && options.json !== true && options.csv !== true
      ? (await import('./features/dashboard/run.ts')).dashboard(context)
      : (await import('./features/board/status.ts')).status(context, args, options);
  },
};
