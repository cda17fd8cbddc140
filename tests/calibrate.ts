// `npm run calibrate`: how often the 90 % intervals held in the shipped record, or in that of a person.
//
// --data-dir FOLDER   the record in this folder
// --strategy FILE     scored by this strategy
import { parseArgs } from 'node:util';
import { Boards } from '../src/model/board.ts';
import { loadStrategy } from '../src/store/load-strategy.ts';
import { openStore } from '../src/store/open.ts';
import { calibrationsOf } from './calibration.ts';
import { shippedBoards } from './model/made.ts';

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string' }, strategy: { type: 'string' } },
});

async function boardsOf(folder: string): Promise<Boards> {
  const loaded = await loadStrategy({ file: values.strategy, folder: 'dist' });
  const { journal } = await openStore(loaded, folder, undefined, true);
  return new Boards(loaded.strategy, await journal.record());
}

const folder = values['data-dir'];
const boards = folder === undefined ? await shippedBoards() : await boardsOf(folder);

const say = (...cells: readonly (string | number)[]): void => {
  const [what = '', ...others] = cells;
  const row = String(what).padEnd(32) + others.map((cell) => String(cell).padStart(8)).join('');
  process.stdout.write(`${row}\n`);
};

say('90 % intervals', 'held', 'of', '%', 'shared');
for (const { what, trials } of calibrationsOf(boards)) {
  const held = trials.filter((trial) => trial.held).length;
  const shared = trials.filter(({ heldShared }) => heldShared).length;
  const isShared = trials.some(({ heldShared }) => heldShared !== undefined);
  const percent = trials.length === 0 ? '' : Math.round((100 * held) / trials.length);
  say(what, held, trials.length, percent, isShared ? shared : '');
}
say('shared: had half of each error of reading been shared, as a change takes it');
