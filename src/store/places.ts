/** Boards by where they lie: files, and servers. */
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../model/problem.ts';
import { isAddress } from './address.ts';
import { isThere } from './backup.ts';
import { OWN } from './journal.ts';
import type { Contents } from './port.ts';
import { readCopy, writeJournal } from './restore.ts';

/** All that a place holds of a strategy. */
export async function contentsAt(place: string, id: string): Promise<Contents> {
  if (!isAddress(place)) return readCopy(place);
  const { PostgresJournal } = await import('./postgres.ts');
  const journal = await PostgresJournal.open({ strategy: { id, leaves: [] } }, place, true);
  try {
    return await journal.contents();
  } finally {
    await journal.close();
  }
}

/** Puts all that a board holds where there is none yet; refused unless all of it is found there then. */
export async function copyBoard(contents: Contents, place: string, id = ''): Promise<void> {
  if (isAddress(place)) {
    const { PostgresJournal } = await import('./postgres.ts');
    const journal = await PostgresJournal.open({ strategy: { id, leaves: [] } }, place);
    try {
      await journal.rewrite((own) => {
        const meta = [...contents.meta].filter(([key]) => !key.startsWith(OWN));
        if (own.entries.length === 0) return { ...contents, meta: new Map(meta) };
        throw new Refusal(`a board is on ${place} already; merge brings entries into it`);
      });
    } finally {
      await journal.close();
    }
  } else {
    if (isThere(place)) throw new Refusal(`${place} is there already; name another file`);
    await writeJournal(place, contents);
  }
  const { entries } = await contentsAt(place, id);
  if (!isDeepStrictEqual(entries, contents.entries)) {
    throw new Refusal(`what is in ${place} differs from what was copied; copy it anew`, 3);
  }
}
