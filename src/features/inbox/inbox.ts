/** What waits for a yes, beside what stands: what it would move, and why it may be a slip. */
import { Board, Boards } from '../../model/board.ts';
import { countUpTo, type Day } from '../../model/day.ts';
import { problemText } from '../../model/problem.ts';
import type { EventRow, Kept, ReadingRow } from '../../model/record.ts';
import { checkEvent, checkReading, READING_COLUMNS, readingCells } from '../../model/rows.ts';
import { withRows } from '../../model/standing.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';
import { valueText } from '../../page/kinds.ts';
import type { Change } from '../../store/port.ts';
import type { World } from '../dashboard/world.ts';
import { alikeText, textsOf } from '../event/typed-event.ts';
import { doubtsOf, NO_SOURCE } from '../record/typed-reading.ts';
import { contentsOf, type Proposal } from './propose-rows.ts';

export type Waiting = Kept<Proposal>;

export interface Weighed {
  /** The first digits of its entry's id. */
  readonly id: string;
  readonly proposal: Waiting;
  /** Undefined of an event. */
  readonly leaf: Leaf | undefined;
  /** The reading of its day, else the newest one before it. */
  readonly stands: ReadingRow | undefined;
  /** It stands already, as it is. */
  readonly isKnown: boolean;
  /** Points by which it alone would move the index; undefined without an index, and where it was decided. */
  readonly change: number | undefined;
  /** Why it cannot be accepted as it is. */
  readonly problem: string | undefined;
  /** Why it may be a slip. */
  readonly doubts: readonly string[];
  /** Some others that wait for the same indicator and day and say something else. */
  readonly rivals: readonly Waiting[];
}

type Asked = Pick<World, 'boards' | 'today' | 'context'>;

/** Digits of an id by which a proposal is named. */
export const SHORT = 8;
/** Rivals that are named. */
const MOST_RIVALS = 9;

export function isSound({ proposal, doubts }: Weighed): boolean {
  return proposal.key === 'open' && doubts.length === 0;
}

/** What was put off stands last, then what was decided, each in the order of the strategy and by day. */
export async function inboxOf(asked: Asked, isAll = false): Promise<readonly Weighed[]> {
  const journal = await asked.context.journal();
  const keys = isAll ? KEYS : KEYS.slice(0, 2);
  const found = await Promise.all(keys.map((key) => journal.items<Proposal>('proposal', key)));
  const { leaves } = asked.boards.strategy;
  const places = new Map(leaves.map(({ id }, at) => [id, at]));
  const place = ({ row }: Proposal): number => places.get(aboutOf(row)) ?? leaves.length;
  const weigh = weigher(asked, found[0] ?? []);
  return found.flatMap((proposals) =>
    proposals.toSorted((a, b) => place(a) - place(b) || a.day - b.day || a.seq - b.seq).map(weigh),
  );
}

const KEYS: readonly Proposal['key'][] = ['open', 'later', 'accepted', 'refused'];

/** The node that it is about, of an event the first one. */
export function aboutOf(row: ReadingRow | EventRow): string {
  return 'nodes' in row ? (row.nodes[0] ?? '') : row.indicator;
}

function weigher({ boards, today, context }: Asked, open: readonly Waiting[]) {
  const { strategy, record } = boards;
  const stored = new Map(record.events.map((event) => [event.id, event]));
  const events = new Set(record.events.map(contentsOf));
  const board = boards.on(today);
  const before = board.score(strategy.index);
  // asked of thousands: the name of the user, and what stays as it is
  const { author } = context;
  const values = new Map(strategy.leaves.map((leaf) => [leaf, board.leaf(leaf)]));
  const rivalKey = ({ what, row }: Proposal): string =>
    `${what} ${what === 'check' ? contentsOf(row) : aboutOf(row)} ${row.day}`;
  const byDay = Map.groupBy(open, rivalKey);
  const byLeaf = Map.groupBy(
    open.flatMap(({ what, row }) => (what === 'reading' ? (row as ReadingRow) : [])),
    ({ indicator }) => indicator,
  );
  const merged = new Map(
    [...byLeaf].map(([id, rows]) => [
      id,
      [...rows, ...(record.readings.get(id) ?? [])].sort((a, b) => a.day - b.day),
    ]),
  );
  /** The newest before a day, of those that stand or of all. */
  const newest = (rows: readonly ReadingRow[] = [], day: Day) => rows[countUpTo(rows, day) - 1];
  const problemOf = (row: ReadingRow | EventRow): string | undefined => {
    const checked =
      'nodes' in row
        ? checkEvent(textsOf(row), strategy, { today, stored })
        : checkReading(readingTexts(row), strategy, { today });
    return 'problems' in checked ? checked.problems.map(problemText).join('; ') : undefined;
  };
  const scoreWith = (row: ReadingRow | EventRow): number | undefined => {
    const others = new Map(values);
    for (const id of 'nodes' in row ? row.nodes : [row.indicator]) {
      const node = findNode(strategy, id);
      if (node?.kind === 'leaf') others.delete(node);
    }
    const after = new Boards(strategy, withRows(record, [row], author));
    return new Board(after, today, others).score(strategy.index);
  };

  return (proposal: Waiting): Weighed => {
    const { entry, key, row, remark } = proposal;
    const node = 'nodes' in row ? undefined : findNode(strategy, row.indicator);
    const leaf = node?.kind === 'leaf' ? node : undefined;
    const standing = record.readings.get(aboutOf(row));
    const stands = 'nodes' in row ? undefined : newest(standing, row.day);
    const replaced = stands?.day === row.day ? stands : undefined;
    const isKnown =
      'nodes' in row
        ? events.has(contentsOf(row))
        : row.value === undefined
          ? (record.checks.get(row.indicator) ?? []).some(({ day }) => day === row.day)
          : replaced?.value === row.value;
    const weighed = { id: entry.slice(0, SHORT), proposal, leaf, stands, isKnown };
    if (!KEYS.slice(0, 2).includes(key)) {
      return { ...weighed, change: undefined, problem: undefined, doubts: [], rivals: [] };
    }
    const problem = isKnown ? undefined : problemOf(row);
    const after = problem === undefined && !isKnown ? scoreWith(row) : before;
    const rivals = (byDay.get(rivalKey(proposal)) ?? [])
      .slice(0, MOST_RIVALS)
      .filter((other) => other.entry !== entry);
    const isTyped = leaf !== undefined && !('nodes' in row) && row.value !== undefined;
    const earlier = isTyped ? newest(merged.get(leaf.id) ?? standing, row.day - 1) : undefined;
    return {
      ...weighed,
      change: after === undefined || before === undefined ? undefined : after - before,
      problem,
      rivals,
      doubts: [
        problem,
        ...rivals.map((rival) => `${shortTitle(leaf, rival)} ${whoseOf(rival)} waits too`),
        remark,
        ...(isTyped ? doubtsOf(leaf, row, earlier, isKnown ? undefined : replaced).doubts : []),
        'nodes' in row && !isKnown ? alikeText(record.events, row) : undefined,
        'nodes' in row && row.source === undefined ? NO_SOURCE : undefined,
      ].filter((doubt) => doubt !== undefined),
    };
  };
}

function readingTexts(row: ReadingRow) {
  const cells = readingCells(row);
  return Object.fromEntries(READING_COLUMNS.map((column, at) => [column, cells[at] ?? '']));
}

/** Without its indicator and day. */
function shortTitle(leaf: Leaf | undefined, { row, title }: Proposal): string {
  return leaf === undefined || 'nodes' in row || row.value === undefined
    ? title
    : valueText(row.value, leaf);
}

/** `of Kpler`, its source, else `by Kim`, who proposed it. */
export function whoseOf({ row, by }: Proposal): string {
  return row.source === undefined ? `by ${by}` : `of ${row.source}`;
}

/** Some decided as one action, which is undone as one. */
export function decisions(
  proposals: readonly Waiting[],
  key: Proposal['key'],
  reason?: string,
): readonly Change[] {
  return proposals.map((proposal) => {
    const { entry: target, seq: _, author: __, at: ___, ...item } = proposal;
    return {
      kind: 'correct',
      what: 'proposal',
      item: { ...item, key, ...(reason ? { reason } : {}) },
      target,
    };
  });
}

/** Some accepted as they are; what stands already is not written again. */
export function acceptances(some: readonly Weighed[]): readonly Change[] {
  return [
    ...decisions(
      some.map(({ proposal }) => proposal),
      'accepted',
    ),
    ...some
      .filter(({ isKnown }) => !isKnown)
      .map(({ proposal: { what, row } }): Change => ({ kind: 'record', what, row })),
  ];
}
