/** What waits for a person's yes: a reading, a check or an event that a script, a recipe or a colleague proposes. */
import type { EventRow, Item, ReadingRow } from '../../model/record.ts';
import { eventCells } from '../../model/rows.ts';
import type { Recording } from '../../store/port.ts';

export interface Proposal extends Item {
  /** What became of it, by which it is found. */
  readonly key: 'open' | 'later' | 'accepted' | 'refused';
  /** A person, or a recipe. */
  readonly by: string;
  readonly what: Recording['what'];
  readonly row: ReadingRow | EventRow;
  /** What whoever proposes it wants looked at before a yes. */
  readonly remark?: string;
  /** Of a refusal; of what was accepted that it was edited before. */
  readonly reason?: string;
  readonly recipe?: string;
  /** The kept copy of what the recipe read. */
  readonly copy?: string;
}

export const EDITED = 'edited';

/** Equal for what says the same: of a reading indicator, day and value, of an event all but its id. */
export function contentsOf(row: ReadingRow | EventRow): string {
  if (!('nodes' in row)) return `${row.indicator} ${row.day} ${row.value ?? ''}`;
  return JSON.stringify(eventCells({ ...row, id: '' }));
}
