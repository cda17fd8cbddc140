/**
 * A member of the crowd: `write FOLDER FIRST COUNT` records readings one by one and says each, `watch FOLDER COUNT`
 * follows the store as a dashboard does until so many readings stand, and says their number and sum.
 */
import { writeSync } from 'node:fs';
import { openStore, type Store } from '../../src/store/store.ts';
import { got, observation } from '../store/samples.ts';
import { OPTIONS, SHIPPED } from './ground.ts';

const [role = '', dataDir = '', a = '0', b = '0'] = process.argv.slice(2);
const store = got(await openStore({ ...OPTIONS, dataDir, author: `${role} ${process.pid}` }));

if (role === 'write') {
  for (let value = Number(a); value < Number(a) + Number(b); value += 1) {
    const written = store.record([observation({ value })]);
    writeSync(1, written.ok ? `+${value}\n` : `${written.problems[0]?.message}\n`);
  }
  store.close();
} else {
  await until(store, Number(a));
  const values = valuesOf(store);
  writeSync(1, `${values.length} ${values.reduce((sum, value) => sum + value, 0)}\n`);
  store.close();
}

function valuesOf(from: Store): number[] {
  return from
    .readings()
    .of('land')
    .map(({ value }) => value)
    .filter((value) => value !== SHIPPED);
}

function until(from: Store, count: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (valuesOf(from).length < count) return;
      stop();
      resolve();
    };
    const stop = from.watch(look);
    look();
  });
}
