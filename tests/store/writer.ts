/** Records readings one by one and prints the day of each when it is kept, in a folder or on a server; a process of other tests. */
import { join } from 'node:path';
import { SqliteJournal } from '../../src/store/journal.ts';
import { PostgresJournal } from '../../src/store/postgres.ts';
import { isAddress } from '../../src/store/settings.ts';

const [place = '', author = '', first, count] = process.argv.slice(2);
const journal = isAddress(place)
  ? await PostgresJournal.open({ strategy: { id: 'Test', leaves: [] } }, place)
  : await SqliteJournal.open(join(place, 'test.journal'), []);
for (let day = Number(first); day < Number(first) + Number(count); day += 1) {
  const row = { indicator: 'A', day, value: day, confidence: 'high' } as const;
  await journal.append(author, [{ kind: 'record', what: 'reading', row }]);
  process.stdout.write(`${day}\n`);
}
await journal.close();
