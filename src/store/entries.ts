/** What every kind of journal makes of an action and of a stored row. */
import { Refusal } from '../model/problem.ts';
import { type Entry, ITEMS } from '../model/record.ts';
import type { Change } from './port.ts';
import { rowText } from './schema.ts';

/** The columns of an entry in a table, in this order. */
export const COLUMNS = 'seq, id, at, author, action, kind, what, target, data';

export type Cells = readonly (string | number | bigint | Uint8Array | null)[];

export function cellsOf(entry: Entry): (string | number | null)[] {
  const { seq, id, at, author, action, kind, what, target = null, row, item } = entry;
  const data = row !== undefined ? rowText(row) : item !== undefined ? JSON.stringify(item) : null;
  return [seq, id, at, author, action, kind, what, target, data];
}

export function entryOf(cells: Cells): Entry {
  const [seq, id, at, author, action, kind, what, target = null, data = null] = cells;
  const content = (ITEMS as readonly unknown[]).includes(what) ? 'item' : 'row';
  return {
    ...({ seq, id, at, author, action, kind, what } as Entry),
    ...(target === null ? {} : { target: String(target) }),
    ...(data === null ? {} : { [content]: JSON.parse(String(data)) }),
  };
}

/** Where an entry in force stands: what it is, of which node and day, and its place. */
export function placesOf({
  seq,
  what,
  row,
  item,
}: Entry): readonly (readonly [string, string, number, number])[] {
  if (item !== undefined) return [[what, item.key, item.day, seq]];
  if (row === undefined) return [];
  const nodes = 'nodes' in row ? row.nodes : [row.indicator];
  return nodes.map((node) => [what, node, row.day, seq]);
}

export type Draft = Omit<Entry, 'seq' | 'id' | 'at' | 'action'>;

/** Refused where what is to be changed is not in force. */
export function draftsOf(
  author: string,
  changes: readonly Change[],
  whatOf: (target: string) => Entry['what'] | undefined,
): readonly Draft[] {
  return changes.map((change) => {
    if (change.kind === 'record') return { author, ...change };
    const what = whatOf(change.target);
    if (what === undefined) {
      throw new Refusal('what is to be changed is no longer in force; look at it again');
    }
    return { author, what, ...change };
  });
}

/** The entries of an action, after the last one; no two actions are of one moment: journals that are merged are ordered by it. */
export function entriesOf(
  drafts: readonly Draft[],
  last: Pick<Entry, 'seq' | 'at'>,
  now: number,
  ids: readonly string[],
): readonly Entry[] {
  const at = Math.max(last.at + 1, now);
  return drafts.map((draft, place) => ({
    ...draft,
    seq: last.seq + place + 1,
    id: ids[place] as string,
    at,
    action: ids[0] as string,
  }));
}
