/** Entries that SQLite holds for sound and this program could not show: a word, a day or a number that is none. */

import type { Entry } from '../../core/journal/journal.ts';
import { isDay } from '../../core/model/day.ts';
import type { Connection } from './connection.ts';
import { ENTRY_COLUMNS, entryOf } from './rows.ts';
import { DamagedError } from './sqlite-errors.ts';

/** The first entry of a journal that cannot be read, and why, in words that follow "is damaged: "; undefined when all can. */
export function unreadableEntry(connection: Connection): string | undefined {
  let last = 0;
  try {
    for (const row of connection.iterate(`SELECT ${ENTRY_COLUMNS} FROM entry e ORDER BY e.seq`)) {
      last = Number(row.seq);
      const wrong = wrongIn(entryOf(row));
      if (wrong !== undefined) return `in entry ${last}, ${wrong}`;
    }
    return undefined;
  } catch (error) {
    if (error instanceof DamagedError) return `in entry ${last}, ${error.message}`;
    throw error;
  }
}

function wrongIn(entry: Entry): string | undefined {
  if (Number.isNaN(Date.parse(entry.recordedAt))) return noInstant(entry.recordedAt);
  if ('observation' in entry) {
    const { observedOn, retrievedOn, value } = entry.observation;
    if (!Number.isFinite(value)) return `${value} is no value`;
    return noDay(observedOn) ?? (retrievedOn === '' ? undefined : noDay(retrievedOn));
  }
  if ('happening' in entry) {
    const { day, expectBy } = entry.happening;
    return noDay(day) ?? (expectBy === '' ? undefined : noDay(expectBy));
  }
  return undefined;
}

function noInstant(text: string): string {
  return `${JSON.stringify(text)} is no point in time`;
}

function noDay(text: string): string | undefined {
  return isDay(text) ? undefined : `${JSON.stringify(text)} is no day`;
}
