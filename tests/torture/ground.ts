/** What the killer and the killed agree on, and how a store is looked over after a kill. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { foldEvents, foldReadings } from '../../src/domain/journal.ts';
import { backupsOf } from '../../src/store/backups.ts';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { observation, release, strategyFile } from '../store/samples.ts';

/** Readings in a batch that is imported as one action. */
export const BATCH = 200;
/** The value of the one starter reading. */
export const SHIPPED = -1;

/** A gauge over one track of one indicator. */
export const STRATEGY = strategyFile({
  root: {
    id: 'root',
    kind: 'gauge',
    title: 'Root',
    children: [
      {
        id: 'front',
        kind: 'track',
        title: 'Front',
        children: [
          {
            id: 'land',
            code: 'RU1',
            kind: 'indicator',
            title: 'Land',
            goalposts: { worst: 0, best: 10_000 },
            cadenceDays: 30,
            halfLifeDays: 60,
          },
        ],
      },
    ],
  },
});

export const OPTIONS = {
  strategy: STRATEGY,
  starter: release([observation({ value: SHIPPED })]),
};

/** The formats of this program and one more, which takes its time. */
export const LATER_FORMAT: readonly string[] = [
  ...MIGRATIONS,
  `CREATE TABLE later AS SELECT e.* FROM entry e;
   CREATE INDEX later_by_note ON later (note, source, value);
   CREATE TABLE later_still AS SELECT a.seq, b.value FROM later a, later b WHERE a.seq % 40 = b.seq % 40;
   DROP TABLE later_still;`,
];

/** What was found when a store was looked over. */
export interface Found {
  /** What is wrong, in words; empty when nothing is. */
  readonly wrong: readonly string[];
  /** The values that stand, the shipped one aside. */
  readonly values: readonly number[];
  /** How often the shipped reading stands. */
  readonly shipped: number;
}

/** Opens a store as a user would after a crash and looks over everything in it. */
export async function lookOver(dataDir: string): Promise<Found> {
  const opened = await openStore({ ...OPTIONS, dataDir, author: 'inspector' });
  if (!opened.ok) {
    const reasons = opened.problems.map(({ message }) => `does not open: ${message}`);
    return { wrong: reasons, values: [], shipped: 0 };
  }
  const store = opened.value;
  const wrong = [...unsound(join(dataDir, 'small.db')), ...unlikeItsJournal(store)];
  if (store.readOnly !== undefined) wrong.push(`is read-only: ${store.readOnly}`);
  for (const backup of backupsOf(store.path)) wrong.push(...unsound(backup));
  const values = store
    .readings()
    .of('land')
    .map(({ value }) => value);
  store.close();
  return {
    wrong,
    values: values.filter((value) => value !== SHIPPED),
    shipped: values.filter((value) => value === SHIPPED).length,
  };
}

/** What SQLite finds wrong with a file. */
export function unsound(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('PRAGMA integrity_check').all();
  database.close();
  const found = rows.map((row) => String(row.integrity_check));
  return found.join() === 'ok' ? [] : found.map((line) => `${path}: ${line}`);
}

/** Whether what stands is something else than what the entries of the journal fold to. */
function unlikeItsJournal(store: Store): string[] {
  const entries = store.entries({ limit: 1_000_000 });
  const wrong: string[] = [];
  const seqs = (list: readonly { readonly seq: number }[]): string =>
    list
      .map(({ seq }) => seq)
      .sort((a, b) => a - b)
      .join();
  if (seqs(store.readings().of('land')) !== seqs(foldReadings(entries))) {
    wrong.push('the readings that stand are not those of the journal');
  }
  if (seqs(store.events()) !== seqs(foldEvents(entries))) {
    wrong.push('the events that stand are not those of the journal');
  }
  const instants = entries.map(({ recordedAt }) => recordedAt);
  if (instants.some((instant, at) => instant < (instants[at - 1] ?? ''))) {
    wrong.push('an instant is earlier than the one before it');
  }
  return wrong;
}
