/** What undo and redo take back. */
import { Refusal } from './problem.ts';
import type { Entry } from './record.ts';
import { undoneActions } from './standing.ts';

/** An entry of the action that an author's undo, or redo, takes back: the newest, of all of theirs and every undo. */
export function toTakeBack(
  entries: readonly Entry[],
  author: string,
  which: 'undo' | 'redo',
): Entry {
  const undone = undoneActions(entries);
  const byAction = Map.groupBy(entries, ({ action }) => action);
  const own = entries.filter((entry) => entry.author === author);
  const newest = own.findLast(({ kind, action, target = '' }) => {
    if (undone.has(action)) return false;
    if (which === 'undo') return kind !== 'undo';
    return kind === 'undo' && byAction.get(target)?.[0]?.kind !== 'undo';
  });
  if (which === 'undo') {
    if (newest === undefined) throw new Refusal(`${author} has nothing to undo`);
    return newest;
  }
  if (newest === undefined || own.some(({ kind, seq }) => kind !== 'undo' && seq > newest.seq)) {
    throw new Refusal(`${author} has nothing to redo: nothing was undone since the last entry`);
  }
  return newest;
}
