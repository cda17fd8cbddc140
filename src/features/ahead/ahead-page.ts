/** What lies ahead if nothing is recorded, as a list by day, with the path of the index. */
import { type Lapse, ahead as lapsesOf, type Turn } from '../../model/ahead.ts';
import type { Boards } from '../../model/board.ts';
import { addMonthsTo, type Day, isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { Leaf } from '../../model/strategy.ts';
import { dayText } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { scoresChart } from '../plot/scores-chart.ts';

const WHAT = { late: 'late', left: 'ages out', expired: 'expires' } as const;

export function aheadPage(boards: Boards, today: Day, to: Day): Page {
  const { index } = boards.strategy;
  const rows = lapsesOf(boards, today, to);
  return {
    id: 'ahead',
    title: `Ahead to ${dayText(to)}, if nothing is recorded`,
    sections: [
      scoresChart(boards, [boards.strategy.index], today, to, 'path'),
      table<Lapse | Turn>({
        id: 'ahead',
        title: '',
        empty: 'nothing becomes late, expires or ages out',
        ...(rows.some(({ what }) => what === 'band') && {
          says: 'Only ageing evidence changes the band here; this is not a forecast.',
        }),
        rows,
        // an indicator may stand here more than once
        target: (row) => {
          const leaf = leafOf(row);
          return leaf && { feature: 'lapse', id: `${leaf.id}=${rows.indexOf(row)}` };
        },
        figures: {
          day: { kind: 'day', get: ({ day }) => day },
          what: { kind: 'state', get: (row) => whatText(row) },
          id: { kind: 'id', get: (row) => (row.what === 'band' ? index.id : row.leaf.id), drop: 2 },
          title: { kind: 'text', head: '', get: (row) => titleText(row), grows: true },
          index: {
            kind: 'score',
            style: 'detail',
            missing: '',
            get: (row) => (row.what === 'band' ? undefined : row.index),
          },
          change: {
            kind: 'points',
            style: 'detail',
            missing: '',
            get: (row) => (row.what === 'band' ? undefined : row.points),
          },
          'prevented by': {
            kind: 'text',
            get: (row) => (row.what === 'band' ? preventedText(row, 'id') : undefined),
            grows: true,
            least: 16,
            drop: 1,
          },
        },
      }),
    ],
  };
}

/** Whose readings a row leads to: of a turn what prevents it, else what brings it about. */
function leafOf(row: Lapse | Turn): Leaf | undefined {
  return row.what === 'band' ? (row.preventedBy[0] ?? row.by.at(-1)?.leaf) : row.leaf;
}

function whatText(row: Lapse | Turn): string {
  if (row.what !== 'band') return WHAT[row.what];
  return row.to === undefined ? 'no index' : 'band';
}

function titleText(row: Lapse | Turn): string {
  return row.what === 'band' ? (row.to?.title ?? '') : row.leaf.title;
}

export function preventedText({ preventedBy, takesAll }: Turn, name: 'id' | 'title'): string {
  return preventedBy.map((leaf) => leaf[name]).join(takesAll ? ' and ' : ' or ');
}

export async function ahead(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { today } = context;
  const text = textOption(options, 'to');
  const to = text === undefined ? addMonthsTo(today, 12) : await context.day(text);
  if (to <= today) {
    const message = `${isoDay(to)} is not after today; name a later day, such as +6m`;
    throw new Refusal([{ path: 'to', message }]);
  }
  return { page: aheadPage(await context.boards(), today, to) };
}
