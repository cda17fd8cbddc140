/** A table that is walked: filtered, sorted, and the row that is selected. */
import { figureCells, figureText } from '../page/kinds.ts';
import type { Page, TableSection, Target } from '../page/page.ts';
import type { Layer } from './state.ts';

/** The table of a page that is walked, its rows filtered and in order. */
export function listOf(page: Page, id: string, { filter, order }: Layer): TableSection | undefined {
  const section = page.sections.find((each) => each.id === id);
  if (section === undefined || !('rows' in section)) return undefined;
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = section.rows.filter((row) => {
    if (words.length === 0) return true;
    const text = Object.values(section.figures)
      .map(({ kind, get }) => figureText(kind, get(row)))
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const figure = order && section.figures[order.column];
  if (figure === undefined) return { ...section, rows };
  const key = (row: unknown): string | number | null => {
    const [cell = null] = figureCells(figure.kind, figure.get(row));
    return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
  };
  const sign = order?.isDown ? -1 : 1;
  return {
    ...section,
    rows: rows.toSorted((a, b) => {
      const [one, other] = [key(a), key(b)];
      // what is missing stands last in either order
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      return one === other ? 0 : one < other ? -sign : sign;
    }),
  };
}

/** The next order of a list: each column upwards and downwards, then as it came. */
export function nextOrder({ figures }: TableSection, order: Layer['order']): Layer['order'] {
  const columns = Object.entries(figures)
    .filter(([, { kind }]) => kind !== 'mark')
    .map(([name]) => name);
  const at = order === undefined ? -1 : columns.indexOf(order.column);
  if (order !== undefined && !order.isDown) return { ...order, isDown: true };
  const next = columns[at + 1];
  return next === undefined ? undefined : { column: next, isDown: false };
}

export function sameTarget(one: Target | undefined, other: Target | undefined): boolean {
  return one?.feature === other?.feature && one?.id === other?.id;
}

/** The place of the row that was selected, or the nearest one where it is gone. */
export function placeOf(
  targets: readonly (Target | undefined)[],
  { row, selected }: Layer,
): number {
  const found = row === undefined ? -1 : targets.findIndex((target) => sameTarget(target, row));
  return found === -1 ? Math.max(0, Math.min(selected, targets.length - 1)) : found;
}

/** Where a key that moves leads in a list of so many rows, of which so many are in sight; undefined of another key. */
export function moved(key: string, at: number, count: number, sight: number): number | undefined {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'Up':
    case 'k':
      return Math.max(0, at - 1);
    case 'Down':
    case 'j':
      return Math.min(last, at + 1);
    case 'PgUp':
      return Math.max(0, at - sight);
    case 'PgDn':
      return Math.min(last, at + sight);
    case 'Home':
    case 'g':
      return 0;
    case 'End':
    case 'G':
      return last;
    default:
      return undefined;
  }
}
