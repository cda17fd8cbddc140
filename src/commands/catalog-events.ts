/** The commands about what happened, what our side did, and what people make of it. */
import { either } from '../core/model/either.ts';
import {
  CONFIDENCES,
  DIRECTIONS,
  EVENT_KINDS,
  EVENT_STATUSES,
  SIDES,
} from '../core/model/model.ts';
import { type CommandSpec, JSON_OPTION } from './command-spec.ts';

const EVENT_OPTIONS: CommandSpec['options'] = [
  ['--node <node...>', 'what it bears on: ids or codes'],
  ['--side <side>', either(SIDES), SIDES],
  ['--kind <kind>', either(EVENT_KINDS), EVENT_KINDS],
  ['--status <status>', `of our own acts: ${either(EVENT_STATUSES)}`, EVENT_STATUSES],
  ['--day <day>', 'the day it happened: today, yesterday, 3d, 2026-11-01, 1 nov'],
  ['--confidence <level>', `how good the evidence is: ${either(CONFIDENCES)}`, CONFIDENCES],
  ['--source <name>', 'who says so'],
  ['--url <url>', 'where it says so'],
  ['--note <text>', 'a remark'],
  ['--follows <id>', 'the event it continues, as a change of status does'],
  ['--expect-node <node>', 'what the act was expected to move'],
  ['--expect <way>', `which way its score was to go, ${either(DIRECTIONS)}`, DIRECTIONS],
  ['--expect-by <day>', 'by when, 2027-06-30'],
];

export const EVENTS: readonly CommandSpec[] = [
  {
    words: 'event add',
    args: ['<title>'],
    summary: 'record something that happened; it explains and never scores',
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
    ],
    run: async (world, options, [title = '']) =>
      (await import('./event-add.ts')).eventAdd(world, options, title),
  },
  {
    words: 'event correct',
    args: ['<id>'],
    summary: 'correct an event: what the options state is changed, the rest stays',
    options: [['--title <title>', 'what happened, in a line'], ...EVENT_OPTIONS, JSON_OPTION],
    examples: [
      ['event correct 2026-11-02:aid --day 2026-11-03', 'the day; "event list" shows the ids'],
      ['event correct 2026-11-02:aid --status ""', 'without the status'],
    ],
    run: async (world, options, [id = '']) =>
      (await import('./event-add.ts')).eventCorrect(world, options, id),
  },
  {
    words: 'event retract',
    args: ['<id>'],
    summary: 'retract an event; the journal keeps it, as retracted',
    options: [JSON_OPTION],
    examples: [['event retract 2026-11-02:aid', 'a change of status is no mistake: add the next']],
    run: async (world, options, [id = '']) =>
      (await import('./event-add.ts')).eventRetract(world, options, id),
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
    run: async (world, options) => (await import('./event-list.ts')).eventList(world, options),
  },
  {
    words: 'event import',
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
    run: async (world, options, [path = '']) =>
      (await import('./event-files.ts')).importEvents(world, options, path),
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
    run: async (world, options, [path = '']) =>
      (await import('./event-files.ts')).exportEvents(world, options, path),
  },
  {
    words: 'actions',
    args: [],
    summary: 'say what our side promised, delivered and left alone',
    options: [JSON_OPTION],
    examples: [['actions', 'what came after each act, never because of it']],
    run: async (world, options) => (await import('./actions.ts')).actions(world, options),
  },
  {
    words: 'assessment list',
    args: [],
    summary: 'list what people made of the board, oldest first',
    options: [JSON_OPTION],
    examples: [['assessment list', 'who wrote, of which day, who signed']],
    run: async (world, options) => (await import('./assessment.ts')).assessmentList(world, options),
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
    run: async (world, options, [id = '']) =>
      (await import('./assessment-show.ts')).assessmentShow(world, options, id),
  },
  {
    words: 'assessment new',
    args: ['[file]'],
    summary: 'write what you make of the board of today, in four paragraphs',
    options: [JSON_OPTION],
    examples: [
      ['assessment new', 'in your editor; without a terminal, a draft to fill in'],
      ['assessment new draft.md', 'from a Markdown file; - is stdin'],
    ],
    run: async (world, options, [path]) =>
      (await import('./assessment.ts')).assessmentNew(world, options, path),
  },
  {
    words: 'assessment sign',
    args: ['<id>'],
    summary: 'stand by an assessment that somebody else wrote; a terminal is asked first',
    options: [JSON_OPTION],
    examples: [['assessment sign n4', 'under your own name']],
    run: async (world, options, [id = '']) =>
      (await import('./assessment.ts')).assessmentSign(world, options, id),
  },
];
