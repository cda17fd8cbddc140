/** `axiswatch undo` and `redo`: a person's newest action taken back, or brought back. */
import type { Board } from '../../model/board.ts';
import { type Entry, isRevision } from '../../model/record.ts';
import { findNode } from '../../model/strategy.ts';
import { countText } from '../../page/kinds.ts';
import { table } from '../../page/page.ts';
import { MERGES } from '../../store/port.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { effectSections } from './effect-page.ts';

/** Rows of an action that are listed. */
const LISTED = 20;

export interface TakenBack {
  /** The entries of the action that was taken back, or brought back. */
  readonly rows: readonly Entry[];
  /** Boards of today. */
  readonly before: Board;
  readonly after: Board;
  /** Puts a revision of the strategy back too, after which the board is another one. */
  readonly putBack?: () => Promise<Board>;
}

export async function takenBack(context: Context, which: 'undo' | 'redo'): Promise<TakenBack> {
  const { today, author } = context;
  const journal = await context.journal();
  const board = async (): Promise<Board> => (await context.boards([today])).on(today);
  const before = await board();
  if (which === 'undo' && (await journal.meta(MERGES)) !== undefined) {
    const { unmerge } = await import('../../store/merge.ts');
    const rows = await unmerge(journal, author);
    if (rows !== undefined) return { rows, before, after: await board() };
  }
  const { target = '' } = await journal[which](author);
  const taken = await journal.action(target);
  const rows = which === 'undo' ? taken : await journal.action(taken[0]?.target ?? '');
  const revision = rows.map(({ item }) => item).find(isRevision);
  return {
    rows,
    before,
    after: await board(),
    ...(revision && {
      putBack: async () => {
        const { putText } = await import('../strategy/revision.ts');
        await putText(context, which === 'undo' ? revision.was : revision.is);
        return board();
      },
    }),
  };
}

export async function takeBack(context: Context, which: 'undo' | 'redo'): Promise<Outcome> {
  const { author } = context;
  const { rows, before, putBack, ...taken } = await takenBack(context, which);
  const after = (await putBack?.()) ?? taken.after;
  const { strategy } = before;
  const cut = rows.length > LISTED ? `; these are the first ${LISTED}` : '';
  return {
    style: 'detail',
    page: {
      id: which,
      title: which === 'undo' ? 'Taken back' : 'Brought back',
      sections: [
        table<Entry>({
          id: 'rows',
          title: '',
          says: `${countText('row', rows.length)} of ${author}${cut}`,
          rows: rows.slice(0, LISTED),
          figures: {
            action: { kind: 'choice', get: ({ kind }) => kind },
            what: { kind: 'choice', get: ({ what }) => what },
            day: { kind: 'day', get: ({ row, item }) => (row ?? item)?.day },
            about: { kind: 'ids', get: ({ row }) => row && aboutOf(row) },
            value: {
              kind: 'value',
              missing: '',
              get: ({ row }) => {
                if (row === undefined || 'nodes' in row || row.value === undefined) return;
                const leaf = findNode(strategy, row.indicator);
                return leaf?.kind === 'leaf' ? { value: row.value, leaf } : undefined;
              },
            },
            title: {
              kind: 'text',
              get: ({ row, item }) => (row && 'nodes' in row ? row : item)?.title,
              grows: true,
            },
          },
        }),
        ...effectSections(before, after),
      ],
    },
  };
}

function aboutOf(row: NonNullable<Entry['row']>): readonly string[] {
  return 'nodes' in row ? row.nodes : [row.indicator];
}
