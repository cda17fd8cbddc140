/** A member of the crowd: `FOLDER FIRST COUNT` records so many readings one by one, on days of the last year, and says each. */
import { writeSync } from 'node:fs';
import { addDays } from '../../src/domain/day.ts';
import { openStore } from '../../src/store/store.ts';
import { got, observation } from '../store/samples.ts';
import { OPTIONS } from './ground.ts';

const [dataDir = '', first = '0', count = '0'] = process.argv.slice(2);
const store = got(await openStore({ ...OPTIONS, dataDir, author: `writer ${process.pid}` }));
const today = new Date().toISOString().slice(0, 10);

for (let value = Number(first); value < Number(first) + Number(count); value += 1) {
  const observedOn = addDays(today, -(value % 300) - 1);
  const written = store.record([observation({ value, observedOn })]);
  writeSync(1, written.ok ? `+${value}\n` : `${written.problems[0]?.message}\n`);
}
store.close();
