/** The journal: who recorded what and when, newest first, with the index before and after. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, localToday } from '../../model/day.ts';
import {
  type Entry,
  type Item,
  isRevision,
  type Revision,
  type StandingRecord,
} from '../../model/record.ts';
import { standingRecord } from '../../model/standing.ts';
import type { Strategy } from '../../model/strategy.ts';
import { countText } from '../../page/kinds.ts';
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
      const both = isRevision(revision) ? await strategiesOf(revision) : undefined;
      return own[0] !== undefined && didOf(own[0]) === 'undid' ? both?.reverse() : both;
    }),
  );
  // by the strategy of its time: what a revision did to the index is its own alone
  const strategyAt = (at: number): Strategy =>
    revised.slice(at).find((both) => both !== undefined)?.[0] ?? strategy;
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
      before,
      after: scoreBy(revised[at]?.[1] ?? strategyAt(at)),
    });
  }
  return acts.reverse();
}

async function strategiesOf({ was, is }: Revision): Promise<Strategy[]> {
  const { checkStrategy } = await import('../../model/strategy-file.ts');
  return [was, is].map((text) => checkStrategy(text, ''));
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
            get: ({ rows, items }) => {
              const contents = rows.length > 0 ? rows : items;
              const [first] = contents;
              if (contents.length !== 1 || first === undefined) {
                return countText('row', contents.length);
              }
              return 'key' in first ? first.title : saidText(board, first);
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
  const [node, other] = new Set(
    rows.flatMap((row) => ('nodes' in row ? row.nodes.slice(0, 1) : row.indicator)),
  );
  return { feature: 'action', id: `${other === undefined ? node : ''}=${id}` };
}

const DAY: Figure<Act['rows'][number], 'day'> = { kind: 'day', get: ({ day }) => day };

/** What it rests on, or its rows where there are several. */
export function actDetails(
  board: Board,
  acts: readonly Act[],
  id: string | undefined,
): readonly Section[] {
  const rows = acts.find(({ target }) => target.id === id)?.rows ?? [];
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
      rows: rows.slice(0, TOLD),
      figures: {
        row: {
          kind: 'text',
          head: 'its first rows',
          get: (row) => saidText(board, row),
          grows: true,
        },
        day: DAY,
      },
    }),
  ];
}
