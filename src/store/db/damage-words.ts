/** What is said of rows of a store that have changed on the disk since they were written. */
import { shortHashText } from '../../core/model/plain-text.ts';
import type { Checked, StoredRow } from './schema.ts';

/** So many damaged indicators at most are named. */
const MOST_DAMAGED = 3;

/** What has changed on the disk and is left out, by their names; undefined: nothing. */
export function damagedStoreRowsNoticeText(damaged: ReadonlySet<string>): string | undefined {
  if (damaged.size === 0) return undefined;
  return `Damaged on the disk, left out: ${firstFewNamesText([...damaged])}; ${REPAIR}.`;
}

/** What puts back what is damaged. */
export const REPAIR = '"axiswatch doctor --repair" puts back what a backup has';

/** The first few names of a list, and how many more there are. */
export function firstFewNamesText(names: readonly string[]): string {
  const more = names.length - MOST_DAMAGED;
  const some = names.slice(0, MOST_DAMAGED).join(', ');
  return more > 0 ? `${some} and ${more} more` : some;
}

/** What is said where what stands is not all there, or more than that. */
export const INDEX = 'the index of what stands';

/** What is said where the count of the entries is wrong and none is missing. */
export const COUNT = 'the count of its entries';

/** How many entries are missing, ≥ 1, in words. */
export function missingJournalEntryCountText(entries: number): string {
  return `${entries} missing ${entries === 1 ? 'entry' : 'entries'}`;
}

/** What an entry is about, where that is an assessment or a signature: a few words in the manner of `damagedRowText`. */
export function damagedAssessmentOrSignatureText({ happening, name, author }: StoredRow): string {
  const assessment = `assessment ${name}`;
  return happening === 'assessment' ? assessment : `the signature of ${author} below ${assessment}`;
}

/** What a row is, in words, as far as it can still be told. */
export function damagedRowText(table: Checked, row: StoredRow): string {
  switch (table) {
    case 'entry':
      return `entry ${row.seq}${row.indicator === null ? '' : ` (${row.indicator}, ${row.observed_on})`}`;
    case 'standing':
      return `the place of entry ${row.seq} in the index`;
    case 'assessment':
      return `assessment n${row.id}`;
    case 'signature':
      return `the signature of ${row.author} below assessment n${row.assessment}`;
    case 'strategy':
      return `the strategy file ${shortHashText(`${row.sha256}`)}`;
    case 'visit':
      return `the last visit of ${row.author}`;
    case 'acknowledgement':
      return `the acknowledgement of ${row.tripwire}`;
    case 'scenario':
      return `the scenario "${row.name}"`;
  }
}
