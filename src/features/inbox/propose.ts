/** `axiswatch propose`: the rows of a file, or one in words, into the inbox, where they wait for a yes. */
import { isoDay } from '../../model/day.ts';
import { type Problem, problemText, Refusal } from '../../model/problem.ts';
import { EFFECTS, type EventRow } from '../../model/record.ts';
import {
  type Checked,
  checkEvent,
  checkReading,
  EVENT_COLUMNS,
  EVENT_NEEDS,
  type EventContext,
  type EventTexts,
  linesOf,
  READING_COLUMNS,
  READING_NEEDS,
  type Table,
} from '../../model/rows.ts';
import { findNode, type Strategy } from '../../model/strategy.ts';
import { parseTypedDay } from '../../model/typed-day.ts';
import { table } from '../../page/page.ts';
import { readInput } from '../../store/files.ts';
import type { Recording } from '../../store/port.ts';
import { whatOf } from '../../store/shipped-sync.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { kindOf, readRows } from '../record/tables.ts';
import { dayIn, textsIn, typedReading } from '../record/typed-reading.ts';
import { rowOf } from '../record/write.ts';
import { propose } from './propose-rows.ts';

/** Rows that are left out of which it is told why. */
const TOLD = 20;

const MOST_NAMES = EVENT_COLUMNS.length + READING_COLUMNS.length;

interface Read {
  readonly rows: readonly Recording[];
  /** Of the rows that are left out. */
  readonly problems: readonly Problem[];
}

export async function proposeRows(
  context: Context,
  [file]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const [reading, event] = [textOption(options, 'reading'), textOption(options, 'event')];
  if (file === undefined && reading === undefined && event === undefined) {
    throw new Refusal('name a file, - for standard input, or give --reading or --event', 2);
  }
  const { rows, problems } =
    file === undefined ? { rows: [], problems: [] } : await fileRows(context, file);
  const all = [
    ...rows,
    ...(reading === undefined ? [] : [await readingIn(context, reading)]),
    ...(event === undefined ? [] : [await eventIn(context, event)]),
  ];
  const by = textOption(options, 'by') ?? context.author;
  const counts = await propose(context, all, { by });
  for (const problem of problems.slice(0, TOLD)) context.notice(problemText(problem));
  if (problems.length > TOLD) context.notice(`and ${problems.length - TOLD} more`);
  return {
    page: {
      id: 'propose',
      title: 'Proposed',
      sections: [
        table({
          id: 'rows',
          title: '',
          rows: [{ ...counts, left: problems.length }],
          figures: {
            proposed: { kind: 'count', get: (row) => row.proposed },
            'already there': { kind: 'count', get: ({ known }) => known },
            'refused before': { kind: 'count', get: ({ refused }) => refused },
            'left out': { kind: 'count', get: ({ left }) => left },
          },
        }),
      ],
    },
    exit: problems.length > 0 ? 1 : 0,
  };
}

/** The sound rows of a file as `import` reads it, or in JSON, of readings or of events by its heading. */
async function fileRows(context: Context, file: string): Promise<Read> {
  const strategy = await context.strategy();
  const bytes = readInput(file);
  const isJson = /^(\uFEFF)?\s*[[{]/.test(Buffer.from(bytes.subarray(0, 99)).toString('utf8'));
  const read = isJson
    ? jsonTable(Buffer.from(bytes).toString('utf8'))
    : await readRows(bytes, file);
  const { today } = context;
  if (kindOf(read) === 'readings') {
    return sound(linesOf(read, READING_COLUMNS, READING_NEEDS), read, (texts) => {
      const checked = checkReading(texts, strategy, { today });
      return 'row' in checked ? { row: { what: whatOf(checked.row), ...checked } } : checked;
    });
  }
  const { events } = await (await context.journal()).record();
  const stored = new Map<string, EventRow>(events.map((each) => [each.id, each]));
  return sound(linesOf(read, EVENT_COLUMNS, EVENT_NEEDS), read, (texts) => {
    const checked = checkProposed(texts, strategy, { today, stored });
    if (!('row' in checked)) return checked;
    // a later row may carry it on
    stored.set(checked.row.id, checked.row);
    return { row: { what: 'event', row: checked.row } };
  });
}

interface Lines<Texts> {
  readonly lines: readonly { readonly texts: Texts; readonly line: number }[];
  /** With the heading, and with lengths of rows. */
  readonly wrong: readonly Problem[];
  readonly problems: Problem[];
}

function sound<Texts>(
  { lines, wrong, problems }: Lines<Texts>,
  { heading }: Table,
  check: (texts: Texts) => Checked<Recording>,
): Read {
  if (wrong.length > 0) throw new Refusal(wrong);
  const where = heading.line === 0 ? 'row' : 'line';
  const rows = lines.flatMap(({ texts, line }) => {
    const checked = check(texts);
    if ('row' in checked) return [checked.row];
    const path = `${where} ${line}`;
    problems.push(...checked.problems.map((each) => ({ path, message: problemText(each) })));
    return [];
  });
  return { rows, problems };
}

/** Whether it is good or bad may be left to whoever accepts it. */
function checkProposed(
  texts: EventTexts,
  strategy: Strategy,
  context: EventContext,
): Checked<EventRow> {
  const checked = checkEvent(texts, strategy, context);
  const isOpen =
    'problems' in checked && !texts.effect?.trim() && checked.problems.every(isOfEffect);
  if (!isOpen) return checked;
  const { effect: _, ...row } = rowOf(
    checkEvent({ ...texts, effect: EFFECTS[0] }, strategy, context),
  );
  return { row };
}

const isOfEffect = ({ path }: Problem): boolean => path === 'effect';

/** A list of objects as a table, whose lines are the places in the list. */
function jsonTable(text: string): Table {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Refusal('this JSON cannot be read; write a list of objects');
  }
  if (!Array.isArray(list)) throw new Refusal('must be a list of objects: [{"indicator": …}]');
  // of more than there are columns one is unknown, and the list is refused
  const names = [...new Set(list.flatMap((each) => Object.keys(Object(each))))].slice(
    0,
    MOST_NAMES,
  );
  return {
    heading: { cells: names, line: 0 },
    rows: list.map((each, at) => ({
      line: at + 1,
      cells: names.map((name) => jsonCell(Object.hasOwn(Object(each), name) ? each[name] : '')),
    })),
  };
}

/** What is neither a text nor a number nor a list of ids is refused as what it is. */
function jsonCell(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.join(' ');
  }
  return JSON.stringify(value);
}

/** `RU1 34 31 oct DeepState`. */
async function readingIn(context: Context, text: string): Promise<Recording> {
  const [id = '', ...words] = text.trim().split(/\s+/);
  const leaf = await context.leaf(id);
  const { today } = context;
  const texts = textsIn(leaf, words, today);
  if (typeof texts === 'string') throw new Refusal(texts);
  const typed = typedReading({ boards: await context.boards(), today, context }, leaf, texts);
  if ('problems' in typed) throw new Refusal(typed.problems);
  return { what: 'reading', row: typed.row };
}

/** `24 nov CC7 bad china A veto`: a day, what it bears on, whether it is good or bad, the side, the title. */
async function eventIn(context: Context, text: string): Promise<Recording> {
  const strategy = await context.strategy();
  const { events } = await (await context.journal()).record();
  const { today } = context;
  const { day, rest } = dayIn(text.trim().replace(/\s+/g, ' '), today);
  const words = rest.split(' ');
  const take = (isTaken: (word: string) => boolean): readonly string[] => {
    const end = words.findIndex((word) => !isTaken(word));
    return words.splice(0, end === -1 ? words.length : end);
  };
  const nodes = take((word) => findNode(strategy, word) !== undefined);
  const [effect = ''] = take((word) => EFFECTS.some((each) => each === word));
  const sides = strategy.sides.map(({ id }) => id.toLowerCase());
  const [side = ''] = take((word) => sides.includes(word.toLowerCase()));
  const isUrl = (word: string) => /^https?:\/\//.test(word);
  const texts = {
    day: isoDay(day === '' ? today : parseTypedDay(day, today)),
    nodes: nodes.join(' '),
    title: words.filter((word) => !isUrl(word)).join(' '),
    ...{ side, effect, url: words.find(isUrl) ?? '' },
  };
  const stored = new Map(events.map((each) => [each.id, each]));
  return { what: 'event', row: rowOf(checkProposed(texts, strategy, { today, stored })) };
}
