/**
 * A process that opens a store of the small strategy and does one thing with it.
 *
 * Arguments: data folder, author, command, and for `record` how many readings and the first value. Every answer is a
 * line of JSON; `record` answers after each reading, when it is safe on the disk.
 */
import { openStore } from '../../../src/store/store.ts';
import { observation, release, strategyFile } from '../samples.ts';

const [dataDir = '', author = '', command = 'open', count = '0', first = '0'] =
  process.argv.slice(2);
const say = (answer: object): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};

const opened = await openStore({
  dataDir,
  author,
  strategy: strategyFile(),
  starter: release([observation({ value: 1 })]),
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
  store.close();
}
