/** A reading as it was typed into a form or a line: what it is, what it would do, and what is asked before it is written. */
import { type Board, Boards } from '../../model/board.ts';
import { addMonthsTo, countUpTo, type Day, isoDay } from '../../model/day.ts';
import { isRefusal, type Problem } from '../../model/problem.ts';
import type { EventRow, Reading, ReadingRow, StandingRecord } from '../../model/record.ts';
import {
  checkReading,
  farOut,
  plainNumber,
  type ReadingTexts,
  stepRemark,
} from '../../model/rows.ts';
import { withRows } from '../../model/standing.ts';
import { findNode, type Leaf, type Strategy } from '../../model/strategy.ts';
import { parseTypedDay } from '../../model/typed-day.ts';
import { dayText, valueText } from '../../page/kinds.ts';
import type { Next } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { changeText, written } from './written.ts';

export const NO_SOURCE = 'no source is given';

/** The end of the period after the newest reading's, of months a month's end; not after the board's day. */
export function expectedDay(board: Board, leaf: Leaf): Day {
  const today = board.day;
  const { day } = board.leaf(leaf);
  if (day === undefined) return today;
  if (leaf.every < 28 || leaf.every > 31) return Math.min(today, day + leaf.every);
  // a month without its day means its last one
  return Math.min(today, parseTypedDay(isoDay(addMonthsTo(day, 1)).slice(0, 7), today));
}

export interface TypedReading {
  readonly row: ReadingRow;
  readonly before: Board;
  readonly after: Board;
  /** The reading of the newest day before. */
  readonly earlier: Reading | undefined;
  /** What stands of that day until now. */
  readonly replaced: Reading | undefined;
  readonly remark: string | undefined;
  /** Why it is asked about before it is written. */
  readonly doubts: readonly string[];
}

/** A day that is left out is the one that is expected next. */
export function typedReading(
  { boards, today, context }: Pick<World, 'boards' | 'today' | 'context'>,
  leaf: Leaf,
  texts: ReadingTexts,
  corrected?: Reading,
): TypedReading | { readonly problems: readonly Problem[] } {
  const before = boards.on(today);
  let day: Day;
  try {
    day = texts.day?.trim() ? parseTypedDay(texts.day, today) : expectedDay(before, leaf);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { problems: [{ path: 'day', message: error.message }] };
  }
  const checked = checkReading(
    { ...texts, indicator: leaf.id, day: isoDay(day), value: plainNumber(texts.value ?? '') },
    boards.strategy,
    { today },
  );
  if ('problems' in checked) return checked;
  const { row } = checked;
  if (row.value === undefined) {
    const message = leaf.levels === undefined ? 'must be a number' : 'must be one of the levels';
    return { problems: [{ path: 'value', message }] };
  }
  const record = without(boards.record, corrected);
  const others = record.readings.get(leaf.id) ?? [];
  const earlier = others[countUpTo(others, day - 1) - 1];
  const same = others[countUpTo(others, day) - 1];
  const after = new Boards(boards.strategy, withRows(record, [row], context.author));
  const replaced = same?.day === day ? same : undefined;
  return {
    row,
    before,
    after: after.on(today),
    earlier,
    replaced,
    ...doubtsOf(leaf, row, earlier, replaced),
  };
}

/** Why a reading is asked about before it is written, beside that of the day before and what stands of its own day. */
export function doubtsOf(
  leaf: Leaf,
  { value = 0, source }: ReadingRow,
  earlier: ReadingRow | undefined,
  replaced: ReadingRow | undefined,
): Pick<TypedReading, 'remark' | 'doubts'> {
  const remark = farOut(leaf, value)
    ? 'off the scale by more than ten times its width'
    : earlier?.value === undefined
      ? undefined
      : stepRemark(leaf, earlier.value, value);
  return {
    remark,
    doubts: [
      ...(replaced === undefined ? [] : [`it replaces ${readingText(leaf, replaced)}`]),
      ...(remark === undefined ? [] : [`it is ${remark}`]),
      ...(source === undefined ? [NO_SOURCE] : []),
    ],
  };
}

function without(record: StandingRecord, corrected: Reading | undefined): StandingRecord {
  if (corrected === undefined) return record;
  const { indicator, entry } = corrected;
  const rest = record.readings.get(indicator)?.filter((reading) => reading.entry !== entry) ?? [];
  return { ...record, readings: new Map(record.readings).set(indicator, rest) };
}

/** What is asked before it is written; nothing where there is no doubt. */
export function questionOf({ doubts }: Pick<TypedReading, 'doubts'>): string | undefined {
  return doubts.length === 0 ? undefined : `save although ${doubts.join('; ')}`;
}

/** `34 km²/mo on 27 Sep 2026`. */
export function readingText(leaf: Leaf, { value = 0, day }: ReadingRow): string {
  return `${valueText(value, leaf)} on ${dayText(day)}`;
}

/** `RU1 34 km²/mo on 27 Sep 2026`, or the title of an event. */
export function rowTitle(strategy: Strategy, row: ReadingRow | EventRow): string {
  if ('nodes' in row) return row.title;
  const leaf = findNode(strategy, row.indicator);
  return leaf?.kind !== 'leaf' || row.value === undefined
    ? `nothing new of ${leaf?.title ?? row.indicator}`
    : `${leaf.id} ${readingText(leaf, row)}`;
}

/** A value and the words of a day behind it; the name of a level may be of several words. */
export function valueIn(leaf: Leaf, words: readonly string[]): { value: string; dayWords: string } {
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ').toLowerCase();
    const level = leaf.levels?.findIndex((each) => each.toLowerCase() === name) ?? -1;
    if (level !== -1) return { value: String(level), dayWords: words.slice(count).join(' ') };
  }
  // the longest that is one number, unless it takes the count of `100 d`
  let count = Math.max(1, words.length);
  const numberOf = () => plainNumber(words.slice(0, count).join(' '));
  while (count > 1 && (/\s/.test(numberOf()) || /^[dwmy]$/.test(words[count] ?? ''))) count -= 1;
  const value = numberOf();
  // a word that names no level is refused as a number that is none
  const isNone = leaf.levels !== undefined && Number.isNaN(Number(value));
  return { value: isNone ? '-1' : value, dayWords: words.slice(count).join(' ') };
}

/** What a line such as `RU1 34 31 oct DeepState` records; undefined where it does not begin with an indicator and a word more. */
export function typedLine(
  world: World,
  line: string,
): { readonly text: string; readonly says: string; readonly next: Next<World> } | undefined {
  const [id = '', ...words] = line.trim().split(/\s+/);
  const leaf = findNode(world.boards.strategy, id);
  if (leaf?.kind !== 'leaf' || words.length === 0) return undefined;
  const texts = textsIn(leaf, words, world.today);
  if (typeof texts === 'string') {
    return { text: line, says: texts, next: { do: 'say', text: texts, tone: 'bad' } };
  }
  const typed = typedReading(world, leaf, texts);
  if ('problems' in typed) {
    const says = typed.problems.map(({ message }) => message).join('; ');
    return { text: line, says, next: { do: 'say', text: says, tone: 'bad' } };
  }
  const { row, before, after } = typed;
  const text = `${leaf.id} ${readingText(leaf, row)}`;
  const next: Next<World> = {
    do: 'work',
    work: async () => {
      const told = `${text} recorded`;
      const changes = [{ kind: 'record', what: 'reading', row } as const];
      return { do: 'say', text: (await written(world, changes, told)).text };
    },
  };
  const question = questionOf(typed);
  return {
    text: `record ${text}`,
    says: [row.source, changeText(before, after)].filter(Boolean).join(': '),
    next: question === undefined ? next : { do: 'ask', question, yes: next },
  };
}

/** What the words after an indicator say: a value, a day, a source and its address; or what is wrong with them. */
export function textsIn(leaf: Leaf, words: readonly string[], today: Day): ReadingTexts | string {
  const isUrl = (word: string) => /^https?:\/\//.test(word);
  const { value, dayWords } = valueIn(
    leaf,
    words.filter((word) => !isUrl(word)),
  );
  const { day, rest: source } = dayIn(dayWords, today);
  return /^\d/.test(source)
    ? `${source} is not a day; type value, day and source, such as 34 31 oct Reuters`
    : { value, day, source, url: words.find(isUrl) ?? '' };
}

/** As many words from the first on as are a day, and the rest. */
export function dayIn(text: string, today: Day): { readonly day: string; readonly rest: string } {
  const words = text === '' ? [] : text.split(' ');
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const day = words.slice(0, count).join(' ');
    try {
      parseTypedDay(day, today);
      return { day, rest: words.slice(count).join(' ') };
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return { day: '', rest: text };
}
