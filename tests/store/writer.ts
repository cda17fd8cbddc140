/** Records readings one by one and prints the day of each when it is on the disk; a process of journal.test.ts. */
import { join } from 'node:path';
import { SqliteJournal } from '../../src/store/journal.ts';

const [folder = '', author = '', first, count] = process.argv.slice(2);
const journal = await SqliteJournal.open(join(folder, 'test.journal'), []);
for (let day = Number(first); day < Number(first) + Number(count); day += 1) {
  const row = { indicator: 'A', day, value: day, confidence: 'high' } as const;
  await journal.append(author, [{ kind: 'record', what: 'reading', row }]);
  process.stdout.write(`${day}\n`);
}
await journal.close();
