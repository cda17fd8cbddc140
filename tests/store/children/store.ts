/**
 * A process that opens a store of the small strategy and does one thing with it.
 *
 * Arguments: data folder, author, command, and for `record` and `waver` how many readings and the first value. Every answer is a
 * line of JSON; `record` answers after each reading, when it is safe on the disk.
 */
import { chmodSync } from 'node:fs';
import { openOrCreateStore } from '../../../src/store/journal/open-store.ts';
import { machineNow, observation, release, strategyFile } from '../samples.ts';

const [dataDir = '', author = '', command = 'open', count = '0', first = '0'] =
  process.argv.slice(2);
const say = (answer: object): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};

const opened = await openOrCreateStore({
  dataDir,
  author,
  strategy: strategyFile(),
  now: machineNow,
  shippedData: release([observation({ value: 1 })]),
});
if (!opened.ok) {
  say({ refused: opened.problems.map(({ message }) => message), exitCode: opened.exitCode });
} else {
  const store = opened.value;
  const { readOnly, notices } = store;
  const values = (): number[] =>
    store
      .readings()
      .of('land')
      .map(({ value }) => value);
  if (command === 'open') say({ values: values(), readOnly, notices });
  for (let at = 0; command === 'record' && at < Number(count); at += 1) {
    const value = Number(first) + at;
    const written = store.record([observation({ value, note: author })]);
    say(written.ok ? { value } : { refused: written.problems.map(({ message }) => message) });
  }
  for (let at = 0; command === 'waver' && at < Number(count); at += 1) {
    // Records, and takes every second one back.
    const value = Number(first) + at;
    store.record([observation({ value, note: author })]);
    if (value % 2 === 1) say(store.undo().ok ? { undone: value } : { undone: 'nothing' });
  }
  if (command === 'locked-out') {
    // The folder is taken from it while the store is open, and given back.
    chmodSync(dataDir, 0o000);
    store.changed();
    const refused = store.record([observation({ value: 5 })]);
    say({ values: values(), readOnly: store.readOnly, recorded: refused.ok });
    chmodSync(dataDir, 0o700);
    store.changed();
    const recorded = store.record([observation({ value: 6 })]);
    say({ values: values(), readOnly: store.readOnly, recorded: recorded.ok });
  }
  store.close();
}
