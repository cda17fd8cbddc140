/** A reading as it was typed into a form or a line: what it is, what it would do, and what is asked before it is written. */
import { type Board, Boards } from '../../model/board.ts';
import { countUpTo, type Day, isoDay } from '../../model/day.ts';
import { isRefusal, type Problem } from '../../model/problem.ts';
import type { Check, Reading, ReadingRow, StandingRecord } from '../../model/record.ts';
import { checkReading, farOut, type ReadingTexts, stepRemark } from '../../model/rows.ts';
import { withRows } from '../../model/standing.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';
import { addMonthsTo, parseTypedDay } from '../../model/typed-day.ts';
import { dayText, valueText } from '../../page/kinds.ts';
import type { Next } from '../../tui/screen.ts';
import { todayOf, type World } from '../dashboard/world.ts';
import { changeText } from './change-text.ts';
import { valueIn } from './record.ts';
import { written } from './written.ts';

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
  /** What stands of that day until now. */
  readonly replaced: Reading | undefined;
  readonly remark: string | undefined;
  /** Why it is asked about before it is written. */
  readonly doubts: readonly string[];
}

/** A day that is left out is the one that is expected next. */
export function typedReading(
  world: World,
  leaf: Leaf,
  texts: ReadingTexts,
  corrected?: Reading | Check,
): TypedReading | { readonly problems: readonly Problem[] } {
  const { boards, today } = world;
  const before = todayOf(world);
  let day: Day;
  try {
    day = texts.day?.trim() ? parseTypedDay(texts.day, today) : expectedDay(before, leaf);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { problems: [{ path: 'day', message: error.message }] };
  }
  const checked = checkReading(
    { ...texts, indicator: leaf.id, day: isoDay(day) },
    boards.strategy,
    world,
  );
  if ('problems' in checked) return checked;
  const { row } = checked;
  if (row.value === undefined && corrected?.value !== undefined) {
    return { problems: [{ path: 'value', message: 'must be a number' }] };
  }
  const record = without(boards.record, leaf, corrected);
  const others = record.readings.get(leaf.id) ?? [];
  const earlier = others[countUpTo(others, day - 1) - 1];
  const same = others[countUpTo(others, day) - 1];
  const after = new Boards(boards.strategy, withRows(record, [row], world.context.author));
  const value = row.value ?? 0;
  const remark = earlier && stepRemark(leaf, earlier.value, value);
  return {
    row,
    before,
    after: after.on(today),
    replaced: same?.day === day ? same : undefined,
    remark,
    doubts: [
      ...(farOut(leaf, value)
        ? [`${valueText(value, leaf)} lies more than ten spans beyond the goalposts`]
        : []),
      ...(remark === undefined ? [] : [remark]),
      ...(row.source === undefined && row.value !== undefined ? ['no source is given'] : []),
    ],
  };
}

function without(
  record: StandingRecord,
  { id }: Leaf,
  corrected: Reading | Check | undefined,
): StandingRecord {
  if (corrected === undefined) return record;
  const rest = <Row extends Check>(rows: ReadonlyMap<string, readonly Row[]>) =>
    new Map(rows).set(
      id,
      (rows.get(id) ?? []).filter(({ entry }) => entry !== corrected.entry),
    );
  return { ...record, readings: rest(record.readings), checks: rest(record.checks) };
}

/** What a line such as `RU1 34 31 oct DeepState` records; undefined where it does not begin with an indicator and a word more. */
export function typedLine(
  world: World,
  line: string,
): { readonly text: string; readonly says: string; readonly next: Next<World> } | undefined {
  const [id = '', ...words] = line.trim().split(/\s+/);
  const leaf = findNode(world.boards.strategy, id);
  if (leaf?.kind !== 'leaf' || words.length === 0) return undefined;
  const { value, dayWords } = valueIn(leaf, words);
  const { day, source } = dayIn(dayWords, world.today);
  const typed = typedReading(world, leaf, { value, day, source });
  if ('problems' in typed) {
    const says = typed.problems.map(({ message }) => message).join('; ');
    return { text: line, says, next: { do: 'say', text: says, tone: 'bad' } };
  }
  const { row, before, after, doubts } = typed;
  const text = `${leaf.id} ${valueText(row.value ?? 0, leaf)} on ${dayText(row.day)}`;
  const next: Next<World> = {
    do: 'work',
    work: async () => {
      const told = `${text} recorded`;
      const changes = [{ kind: 'record', what: 'reading', row } as const];
      return { do: 'say', text: await written(world, changes, told) };
    },
  };
  return {
    text: `record ${text}`,
    says: [row.source, changeText(before, after)].filter(Boolean).join(': '),
    next:
      doubts.length === 0 ? next : { do: 'ask', question: `${doubts.join('; ')}; save`, yes: next },
  };
}

/** As many words from the first on as are a day, and the rest. */
function dayIn(text: string, today: Day): { readonly day: string; readonly source: string } {
  const words = text === '' ? [] : text.split(' ');
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const day = words.slice(0, count).join(' ');
    try {
      parseTypedDay(day, today);
      return { day, source: words.slice(count).join(' ') };
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return { day: '', source: text };
}
