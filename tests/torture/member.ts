/** A member of the crowd: `FOLDER FIRST COUNT TODAY` records so many readings one by one, on days of the last year, and says each. */
import { writeSync } from 'node:fs';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { got } from '../store/samples.ts';
import { recentReading } from './acts.ts';
import { OPTIONS } from './ground.ts';

const [dataDir = '', first = '0', count = '0', today = ''] = process.argv.slice(2);
const store = got(await openOrCreateStore({ ...OPTIONS, dataDir, author: `writer ${first}` }));

for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const written = store.record([recentReading(number, today)]);
  writeSync(1, written.ok ? `+${number}\n` : `${written.problems[0]?.message}\n`);
}
store.close();
