/** An indicator on a page: what it says, its chart, and what that rests on. */
import type { Board } from '../../model/board.ts';
import { changeSinceStart } from '../../model/change.ts';
import type { Check, Event, EventRow, Reading, ReadingRow } from '../../model/record.ts';
import { counts, findNode, type Leaf, leavesOf, type Node } from '../../model/strategy.ts';
import { changeDays, leafValue } from '../../model/value.ts';
import { countText, dayText, type Value, valueText } from '../../page/kinds.ts';
import {
  type AnyFigure,
  type ChartPoint,
  type ChartSection,
  type Page,
  type Section,
  type TableSection,
  table,
} from '../../page/page.ts';
import { sinceFigures } from '../board/board-page.ts';

/** What a row of the list stands for. */
export type Written = Reading | Check | Event;

export function indicatorPage(board: Board, leaf: Leaf): Page {
  return {
    id: 'indicator',
    title: leaf.title,
    sections: [
      standSection(board, leaf),
      ...chartSections(board, leaf),
      writtenSection(board, leaf, writtenOf(board, leaf)),
    ],
  };
}

/** What a track or an indicator says, in a row. */
export function standSection(board: Board, node: Node): TableSection {
  const leaf = node.kind === 'leaf' ? board.leaf(node) : undefined;
  // context scores in nothing
  const scored = node.kind !== 'leaf' || counts(node);
  const interval = scored ? board.interval(node) : undefined;
  const change = scored ? changeSinceStart(board, node) : undefined;
  const hasIndex = board.score(board.strategy.index) !== undefined;
  const doubt = leavesOf(node).reduce((sum, each) => sum + board.doubt(each), 0);
  return table<Node>({
    id: 'stand',
    title: '',
    ...(leaf && scored && { says: scaleText(leaf.leaf) }),
    rows: [node],
    figures: {
      ...(leaf && {
        value: {
          kind: 'value',
          head: valueHead(leaf.leaf),
          get: () =>
            leaf.value === undefined ? undefined : { value: leaf.value, leaf: leaf.leaf },
        },
      }),
      score: {
        kind: 'score',
        get: () => (scored ? board.score(node) : undefined),
        bar: 16,
        dim: () => !counts(node),
      },
      interval: { kind: 'interval', get: () => interval && [interval.low, interval.high], drop: 1 },
      ...sinceFigures(board.strategy, [node], () => change, { drop: 1 }),
      ...(leaf && {
        state: { kind: 'state', get: () => leaf.state },
        'late by': { kind: 'days', get: () => leaf.lateBy, missing: '' },
      }),
      share: {
        kind: 'share',
        head: 'of the index',
        get: () => (hasIndex ? board.share(node) : undefined),
        drop: 2,
      },
      doubt: {
        kind: 'share',
        head: 'of the doubt',
        get: () => (hasIndex ? doubt : undefined),
        drop: 3,
      },
    },
  });
}

/** `score 100 at 0 km²/mo, 0 at 630 km²/mo`. */
function scaleText(leaf: Leaf): string {
  return `score 100 at ${valueText(leaf.best, leaf)}, 0 at ${valueText(leaf.worst, leaf)}`;
}

export function valueHead({ mean, count }: Leaf): string {
  if (mean !== undefined) return `mean of ${countText('day', mean)}`;
  return count === undefined ? 'value' : `count of ${countText('day', count)}`;
}

/** What its value is, where it stands beside a day. */
export function saidOf({ mean, count }: Leaf): Value['said'] {
  if (mean !== undefined) return 'mean';
  return count === undefined ? undefined : 'counted';
}

/** What is in force of an indicator up to the day of a board, newest first: readings, of a count the events, and checks. */
export function writtenOf(board: Board, leaf: Leaf): readonly Written[] {
  const { readings, events, checks } = board.boards.recordOf(leaf);
  return [...(leaf.count === undefined ? readings : events), ...checks]
    .filter(({ day }) => day <= board.day)
    .sort((a, b) => b.day - a.day || b.seq - a.seq);
}

export function writtenSection(board: Board, leaf: Leaf, rows: readonly Written[]): TableSection {
  const counted = new Set<Written>(board.leaf(leaf).restsOn);
  return table<Written>({
    id: 'written',
    title: '',
    rows,
    empty: leaf.count === undefined ? 'no reading yet; e records one' : 'no event names it yet',
    target: (row) => ({
      feature: 'nodes' in row ? 'event' : isCheck(row) ? 'row' : 'record',
      id: `${leaf.id}=${idOf(row)}`,
    }),
    figures: {
      day: { kind: 'day', get: ({ day }) => day },
      ...(leaf.count === undefined
        ? {
            value: {
              kind: 'value',
              get: (row) => {
                if ('nodes' in row || row.value === undefined) return undefined;
                return { value: row.value, leaf };
              },
            },
            ...(rows.some((row) => 'rivals' in row) && {
              rival: { kind: 'text', get: (row: Written) => rivalText(leaf, row) },
            }),
            ...(rows.some(isCheck)
              ? { check: { kind: 'choice', head: '', get: (row) => checkText(row) } }
              : {}),
          }
        : {
            ...(rows.some((row) => 'nodes' in row && signed(leaf, row) !== 1) && {
              amount: {
                kind: 'count',
                get: (row: Written) => ('nodes' in row ? signed(leaf, row) : undefined),
              },
            }),
            // an event that another one carries on, or of a day before the window, is in no count
            counted: {
              kind: 'choice',
              head: '',
              get: (row) => (counted.has(row) ? 'counted' : undefined),
            },
            title: {
              kind: 'text',
              get: (row) => ('nodes' in row ? row.title : checkText(row)),
              grows: true,
            },
          }),
      confidence: { kind: 'choice', get: ({ confidence }) => confidence, drop: 2 },
      source: {
        kind: 'source',
        get: ({ source = '', url }) => ({ title: source, url }),
        ...(leaf.count === undefined ? { grows: true } : { drop: 3 }),
      },
    },
  });
}

/** `34 km²/mo by Bob`: what others have in force of the same day. */
export function rivalText(leaf: Leaf, row: Written | undefined): string | undefined {
  if (row === undefined || !('rivals' in row)) return undefined;
  return row.rivals
    ?.map(({ value, author }) => `${valueText(value, leaf)} by ${author}`)
    .join(', ');
}

/** By which a row is found again: an event by its own, which a correction keeps. */
export function idOf(row: Written): string {
  return 'nodes' in row ? row.id : row.entry;
}

export function isCheck(row: Written): boolean {
  return !('nodes' in row) && row.value === undefined;
}

function checkText(row: Written): string | undefined {
  return isCheck(row) ? 'nothing new' : undefined;
}

function signed({ signed: isSigned }: Leaf, { amount, effect }: Event): number {
  return isSigned && effect === 'bad' ? -amount : amount;
}

/** What the list does not say of a row: its words, what was noted, who wrote it, where it stands. */
export function writtenDetails<Row extends ReadingRow | EventRow>(
  row: Row,
  more: Readonly<Record<string, AnyFigure<Row>>> = {},
): TableSection {
  return table<Row>({
    id: 'details',
    title: '',
    lines: true,
    rows: [row],
    figures: {
      ...more,
      quote: { kind: 'text', get: ({ quote }) => quote },
      note: { kind: 'text', get: ({ note }) => note },
      address: { kind: 'text', get: ({ url }) => url },
      'recorded by': {
        kind: 'text',
        get: (each) => ('author' in each ? String(each.author) : undefined),
      },
    },
  });
}

/** Why it is here, where to look for the next one, and what it is. */
export function aboutSection({ origin, measures, why, lookUp }: Leaf): TableSection {
  return table<undefined>({
    id: 'about',
    title: '',
    lines: true,
    rows: [undefined],
    figures: {
      why: { kind: 'text', get: () => why },
      ...Object.fromEntries(
        lookUp.map((place, at) => [
          `look up ${at + 1}`,
          { kind: 'source' as const, head: at === 0 ? 'look up' : '', get: () => place },
        ]),
      ),
      measures: { kind: 'text', get: () => measures },
      'made by': { kind: 'text', get: () => origin },
    },
  });
}

/** The events that the chart marks, newest first; those of a count are its list. */
export function eventSections(board: Board, leaf: Leaf): readonly Section[] {
  const { events } = board.boards.recordOf(leaf);
  const rows = leaf.count === undefined ? events.filter(({ day }) => day <= board.day) : [];
  if (rows.length === 0) return [];
  return [
    table<Event>({
      id: 'events',
      title: 'Events',
      rows: rows.toReversed(),
      figures: {
        day: { kind: 'day', get: ({ day }) => day },
        title: { kind: 'text', get: ({ title }) => title, grows: true },
      },
    }),
  ];
}

/** What a row says, with its indicator. */
export function saidText({ strategy }: Board, row: ReadingRow | EventRow): string {
  if ('nodes' in row) return row.title;
  const leaf = findNode(strategy, row.indicator);
  if (leaf?.kind !== 'leaf') return `${row.indicator}, which the strategy no longer has`;
  const said = row.value === undefined ? 'nothing new' : valueText(row.value, leaf);
  return `${leaf.title}: ${said}`;
}

/** A row with all that it rests on, to be quoted. */
export function citationText(board: Board, row: Written): string {
  const { id, hash } = board.strategy;
  const parts = [saidText(board, row), dayText(row.day), row.source, row.url, `${id} ${hash}`];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Where the newest row of an indicator comes from. */
export function latestSections(board: Board, leaf: Leaf): readonly Section[] {
  const [row] = writtenOf(board, leaf);
  if (row === undefined) return [];
  return [
    table<Written>({
      id: 'latest',
      title: '',
      lines: true,
      rows: [row],
      figures: {
        newest: {
          kind: 'text',
          get: (each) =>
            'nodes' in each || each.value === undefined || leaf.mean === undefined
              ? dayText(each.day)
              : `${valueText(each.value, leaf)} on ${dayText(each.day)}`,
        },
        event: { kind: 'text', get: (each) => ('nodes' in each ? each.title : undefined) },
        source: {
          kind: 'source',
          style: 'plain',
          get: ({ source = '', url }) => ({ title: source, url }),
        },
      },
    }),
  ];
}

/** Nothing where there is no value yet. */
export function chartSections(board: Board, leaf: Leaf, title = ''): readonly ChartSection[] {
  const record = board.boards.recordOf(leaf);
  const read = new Set(
    (leaf.count === undefined ? record.readings : [...record.events, ...record.checks]).map(
      ({ day }) => day,
    ),
  );
  const points = changeDays(leaf, record, board.day)
    .map((day): ChartPoint => {
      const { value, score } = leafValue(leaf, record, day);
      // an expired one says nothing any more
      return { day, value: score === undefined ? undefined : value, isRead: read.has(day) };
    })
    .filter(({ isRead, value }, at, all) => isRead || value !== all[at - 1]?.value);
  const [first] = points;
  if (first === undefined) return [];
  const lines = leaf.tripwires.flatMap(({ title: name, rule }) =>
    'value' in rule ? [{ at: rule.value, title: name }] : [],
  );
  return [
    {
      id: 'chart',
      title,
      chart: {
        leaf,
        from: first.day,
        to: board.day,
        limits: limitsOf(leaf, [
          ...points.flatMap(({ value }) => value ?? []),
          ...lines.map(({ at }) => at),
        ]),
        series: [{ title: leaf.title, points, steps: true }],
        marks: record.events.filter(({ day }) => day <= board.day),
        lines,
      },
    },
  ];
}

/** Ends of the axis around some values: of a judgement all its levels, of a count 0 too; around a single one the goalposts. */
export function limitsOf(
  { levels, count, worst, best }: Leaf,
  values: readonly number[],
): [number, number] {
  const ends = levels !== undefined ? [0, levels.length - 1] : count === undefined ? [] : [0];
  const all = [...values, ...ends];
  const isOne = new Set(all).size < 2;
  const within = isOne ? [...all, worst, best] : all;
  return [Math.min(...within), Math.max(...within)];
}
