/** What lies ahead if nothing is recorded, as a list by day, with the path of the index. */
import { ahead, type Lapse, type Turn } from '../../model/ahead.ts';
import type { Boards } from '../../model/board.ts';
import type { Day } from '../../model/day.ts';
import type { Leaf } from '../../model/strategy.ts';
import { dayText } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import { scoresChart } from '../plot/scores-chart.ts';

const WHAT = { late: 'late', left: 'leaves', expired: 'expires' } as const;

export function aheadPage(boards: Boards, today: Day, to: Day): Page {
  const { index } = boards.strategy;
  const rows = ahead(boards, today, to);
  return {
    id: 'ahead',
    title: `Ahead to ${dayText(to)}, if nothing is recorded`,
    sections: [
      scoresChart(boards, [boards.strategy.index], today, to, 'path'),
      table<Lapse | Turn>({
        id: 'ahead',
        title: '',
        empty: 'nothing becomes late, expires or leaves a window',
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
            get: (row) => (row.what === 'band' ? preventedText(row) : undefined),
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

function preventedText({ preventedBy, takesAll }: Turn): string {
  return preventedBy.map(({ id }) => id).join(takesAll ? ' and ' : ' or ');
}
