/** The journal: who recorded what and when, newest first, with the index before and after. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, localToday } from '../../model/day.ts';
import { type Entry, type Item, isRevision, type StandingRecord } from '../../model/record.ts';
import { standingRecord } from '../../model/standing.ts';
import type { Strategy } from '../../model/strategy.ts';
import type { Edit } from '../../model/strategy-edit.ts';
import type { StrategyFile } from '../../model/strategy-link.ts';
import { countText, NONE, numberText } from '../../page/kinds.ts';
import {
  type AnyFigure,
  type Figure,
  type Page,
  type Section,
  type Target,
  table,
} from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import type { Proposal } from '../inbox/propose-rows.ts';
import { saidText, writtenDetails } from '../indicator/indicator-page.ts';

/** Actions that are listed. */
const LISTED = 100;
/** Rows of an action that are told beside it. */
const TOLD = 30;
/** Of a share that was typed in per cent. */
const MOST_DECIMALS = 3;

export async function journal(context: Context): Promise<Outcome> {
  const board = (await context.boards([context.today])).on(context.today);
  const page = journalPage(board, await actsOf(context), {
    of: {
      kind: 'day',
      missing: '',
      drop: 3,
      get: ({ rows }) => (rows.length === 1 ? rows[0]?.day : undefined),
    },
  });
  return { page };
}

export interface Act {
  /** The node that it is about, if that is one, and its id. */
  readonly target: Target;
  readonly day: Day;
  readonly author: string;
  readonly did: string;
  /** What it wrote, took back or brought back. */
  readonly rows: readonly NonNullable<Entry['row']>[];
  readonly items: readonly Item[];
  /** What a revision made another one of the strategy. */
  readonly edits: readonly Edit[];
  /** The index of that day. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

const DECIDED: Readonly<Record<Proposal['key'], string>> = {
  ...{ open: 'proposed', later: 'put off', accepted: 'accepted', refused: 'refused' },
};
const DID = { record: 'recorded', correct: 'corrected', retract: 'retracted' } as const;

/** The newest first. */
export async function actsOf(context: Context): Promise<readonly Act[]> {
  const strategy = await context.strategy();
  const entries = await (await context.journal()).entries();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const actions = Map.groupBy(entries, ({ action }) => action);
  const writtenIn = (entry: Entry): readonly Entry[] => {
    const { kind, target = '', row, item } = entry;
    if (row !== undefined || item !== undefined) return [entry];
    if (kind === 'undo') return (actions.get(target) ?? []).flatMap(writtenIn);
    return [byId.get(target)].filter((each) => each !== undefined);
  };
  const didOf = ({ kind, target = '', what, item }: Entry): string => {
    if (kind !== 'undo') {
      if (what === 'revision') return 'revised';
      return (what === 'proposal' && item && DECIDED[item.key as Proposal['key']]) || DID[kind];
    }
    return actions.get(target)?.[0]?.kind === 'undo' ? 'redid' : 'undid';
  };
  const acts: Act[] = [];
  const listed = [...actions].slice(-LISTED);
  const from = listed[0]?.[1][0]?.seq ?? 1;
  const revised = await Promise.all(
    listed.map(async ([, own]) => {
      const revision = own.flatMap(writtenIn).find(({ item }) => isRevision(item))?.item;
      if (!isRevision(revision)) return undefined;
      const { was, is } = revision;
      return revisedBy(own[0] && didOf(own[0]) === 'undid' ? [is, was] : [was, is]);
    }),
  );
  // by the strategy of its time: what a revision did to the index is its own alone
  const strategyAt = (at: number): Strategy =>
    revised.slice(at).find((both) => both !== undefined)?.was ?? strategy;
  let record = standingRecord(entries.filter(({ seq }) => seq < from));
  for (const [at, [id, own]] of listed.entries()) {
    const [first] = own;
    if (first === undefined) continue;
    const day = localToday(new Date(first.at));
    const scoreBy = (by: Strategy): number | undefined =>
      new Boards(by, record).on(day).score(by.index);
    const before = scoreBy(strategyAt(at));
    const contents = own.flatMap(writtenIn);
    const rows = contents.flatMap(({ row }) => row ?? []);
    const last = own.at(-1)?.seq ?? first.seq;
    record = recordAfter(record, rows, entries, last);
    acts.push({
      target: targetOf(id, rows),
      day,
      author: first.author,
      did: didOf(first),
      rows,
      items: contents.flatMap(({ item }) => item ?? []),
      edits: revised[at]?.edits ?? [],
      before,
      after: scoreBy(revised[at]?.is ?? strategyAt(at)),
    });
  }
  return acts.reverse();
}

/** The strategy before and after, and what became another one of it. */
async function revisedBy([was, is]: readonly [string, string]) {
  const { checkStrategy, parseStrategy } = await import('../../model/strategy-file.ts');
  const { editsOf } = await import('../../model/strategy-edit.ts');
  const file = (text: string): StrategyFile => parseStrategy(text) as StrategyFile;
  return {
    was: checkStrategy(was, ''),
    is: checkStrategy(is, ''),
    edits: editsOf(file(was), file(is)),
  };
}

/** The record after an action that changed some rows: only what they are about is folded anew. */
function recordAfter(
  { readings, checks, events }: StandingRecord,
  changed: Act['rows'],
  entries: readonly Entry[],
  last: number,
): StandingRecord {
  const leafOf = (row: Act['rows'][number]): string => ('nodes' in row ? '' : row.indicator);
  const about = new Set(changed.map(leafOf));
  const anew = standingRecord(
    entries.filter(
      ({ seq, row, item }) =>
        seq <= last && item === undefined && (row === undefined || about.has(leafOf(row))),
    ),
  );
  const others = <T>(all: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
    [...all].filter(([id]) => !about.has(id));
  return {
    readings: new Map([...others(readings), ...anew.readings]),
    checks: new Map([...others(checks), ...anew.checks]),
    events: about.has('') ? anew.events : events,
  };
}

export function journalPage(
  board: Board,
  acts: readonly Act[],
  more: Readonly<Record<string, AnyFigure<Act>>> = {},
): Page {
  return {
    id: 'journal',
    title: 'Journal',
    sections: [
      table<Act>({
        id: 'actions',
        title: '',
        rows: acts,
        empty: 'nothing is recorded yet',
        target: ({ target }) => target,
        figures: {
          when: { kind: 'day', get: ({ day }) => day },
          who: { kind: 'text', get: ({ author }) => author },
          did: { kind: 'choice', get: ({ did }) => did },
          what: {
            kind: 'text',
            grows: true,
            get: ({ rows, items, edits }) => {
              const contents = rows.length > 0 ? rows : items;
              const [first] = contents;
              if (contents.length !== 1 || first === undefined) {
                return countText('row', contents.length);
              }
              if (!('key' in first)) return saidText(board, first);
              return [first.title, edits.map(editText).join(', ')].filter(Boolean).join(': ');
            },
          },
          ...more,
          before: {
            kind: 'score',
            head: 'index before',
            shortHead: 'before',
            style: 'detail',
            drop: 2,
            get: ({ before }) => before,
          },
          after: {
            kind: 'score',
            head: 'index after',
            shortHead: 'after',
            style: 'detail',
            drop: 1,
            get: ({ after }) => after,
          },
        },
      }),
    ],
  };
}

function targetOf(id: string, rows: Act['rows']): Target {
  const [node, other] = new Set(rows.map(nodeIdOf));
  return { feature: 'action', id: `${other === undefined ? (node ?? '') : ''}=${id}` };
}

function nodeIdOf(row: Act['rows'][number]): string | undefined {
  return 'nodes' in row ? row.nodes[0] : row.indicator;
}

const DAY: Figure<Act['rows'][number], 'day'> = { kind: 'day', get: ({ day }) => day };

/** `On time: worst 60 → 70`. */
function editText({ node, field, was, is }: Edit): string {
  const what = node === undefined ? field : `${node.title} ${field}`;
  return was === undefined && is === undefined
    ? what
    : `${what} ${fieldText(was)} → ${fieldText(is)}`;
}

/** Of what a strategy file holds in a field. */
function fieldText(value: unknown): string {
  if (value === undefined) return NONE;
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  return numberText(value, Math.min(MOST_DECIMALS, (String(value).split('.')[1] ?? '').length));
}

/** What it revised, what it rests on, or its rows where there are several. */
export function actDetails(
  board: Board,
  { rows, edits }: Pick<Act, 'rows' | 'edits'>,
  most = TOLD,
): readonly Section[] {
  if (edits.length > 0) {
    return [
      table<Edit>({
        id: 'rows',
        title: '',
        rows: edits,
        target: (edit) => ({ feature: 'row', id: `${edit.node?.id ?? ''}=${edits.indexOf(edit)}` }),
        figures: {
          revised: { kind: 'text', get: ({ node }) => node?.title ?? board.strategy.title },
          field: { kind: 'text', get: ({ field }) => field },
          was: { kind: 'text', get: ({ was }) => fieldText(was), grows: true },
          is: { kind: 'text', get: ({ is }) => fieldText(is), grows: true },
        },
      }),
    ];
  }
  const [first, ...others] = rows;
  if (first === undefined) return [];
  if (others.length === 0) {
    return [
      writtenDetails(first, {
        'refers to': DAY,
        source: {
          kind: 'source',
          style: 'plain',
          get: ({ source = '', url }) => ({ title: source, url }),
        },
      }),
    ];
  }
  return [
    table<Act['rows'][number]>({
      id: 'rows',
      title: '',
      rows: rows.slice(0, most),
      target: (row) => ({ feature: 'row', id: `${nodeIdOf(row)}=${rows.indexOf(row)}` }),
      figures: {
        row: {
          kind: 'text',
          head: '',
          get: (row) => saidText(board, row),
          grows: true,
        },
        day: DAY,
      },
    }),
  ];
}
