/** The journal: who recorded what and when, newest first, with the index before and after. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, localToday } from '../../model/day.ts';
import type { Entry } from '../../model/record.ts';
import { standingRecord } from '../../model/standing.ts';
import { countText } from '../../page/kinds.ts';
import { type Page, type Section, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { saidText, writtenDetails } from '../indicator/indicator-page.ts';

/** Actions that are listed. */
const LISTED = 100;
/** Rows of an action that are told beside it. */
const TOLD = 30;

export async function journal(context: Context): Promise<Outcome> {
  const board = (await context.boards([context.today])).on(context.today);
  return { page: journalPage(board, await actsOf(context)) };
}

export interface Act {
  readonly id: string;
  readonly day: Day;
  readonly author: string;
  readonly did: 'recorded' | 'corrected' | 'retracted' | 'undid' | 'redid';
  /** What it wrote, took back or brought back. */
  readonly rows: readonly NonNullable<Entry['row']>[];
  /** The index of that day. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

const DID = { record: 'recorded', correct: 'corrected', retract: 'retracted' } as const;

/** The newest first. */
export async function actsOf(context: Context): Promise<readonly Act[]> {
  const strategy = await context.strategy();
  const entries = await (await context.journal()).entries();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const actions = Map.groupBy(entries, ({ action }) => action);
  const rowsOf = ({ kind, target = '', row }: Entry): Act['rows'] => {
    if (row !== undefined) return [row];
    if (kind === 'undo') return (actions.get(target) ?? []).flatMap(rowsOf);
    return [byId.get(target)?.row].filter((each) => each !== undefined);
  };
  const didOf = ({ kind, target = '' }: Entry): Act['did'] => {
    if (kind !== 'undo') return DID[kind];
    return actions.get(target)?.[0]?.kind === 'undo' ? 'redid' : 'undid';
  };
  const boardsUpTo = (seq: number): Boards =>
    new Boards(strategy, standingRecord(entries.filter((entry) => entry.seq <= seq)));
  const acts: Act[] = [];
  let boards: Boards | undefined;
  for (const [id, [first, ...others]] of [...actions].slice(-LISTED)) {
    if (first === undefined) continue;
    const day = localToday(new Date(first.at));
    boards ??= boardsUpTo(first.seq - 1);
    const before = boards.on(day).score(strategy.index);
    boards = boardsUpTo((others.at(-1) ?? first).seq);
    const after = boards.on(day).score(strategy.index);
    const rows = [first, ...others].flatMap(rowsOf);
    acts.push({ id, day, author: first.author, did: didOf(first), rows, before, after });
  }
  return acts.reverse();
}

export function journalPage(board: Board, acts: readonly Act[]): Page {
  return {
    id: 'journal',
    title: 'Journal',
    sections: [
      table<Act>({
        id: 'actions',
        title: '',
        rows: acts,
        empty: 'nothing is recorded yet',
        target: actTarget,
        figures: {
          when: { kind: 'day', get: ({ day }) => day },
          who: { kind: 'text', get: ({ author }) => author },
          did: { kind: 'choice', get: ({ did }) => did },
          what: {
            kind: 'text',
            grows: true,
            get: ({ rows: [first, ...others] }) =>
              first === undefined || others.length > 0
                ? countText('row', others.length + 1)
                : saidText(board, first),
          },
          before: {
            kind: 'score',
            head: 'index before',
            shortHead: 'before',
            style: 'detail',
            get: ({ before }) => before,
          },
          after: { kind: 'score', style: 'detail', get: ({ after }) => after },
        },
      }),
    ],
  };
}

/** What it is about where that is one node, and which it is. */
function actTarget({ id, rows }: Act) {
  const [node, other] = new Set(
    rows.flatMap((row) => ('nodes' in row ? row.nodes.slice(0, 1) : row.indicator)),
  );
  return { feature: 'action', id: `${other === undefined ? node : ''}=${id}` };
}

/** What it rests on, or its rows where there are several. */
export function actDetails(
  board: Board,
  acts: readonly Act[],
  id: string | undefined,
): readonly Section[] {
  const rows = acts.find((act) => actTarget(act).id === id)?.rows ?? [];
  const [first, ...others] = rows;
  if (first === undefined) return [];
  if (others.length === 0) return [writtenDetails(first)];
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
      },
    }),
  ];
}
