/** What the program brings along, checked when it is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, Refusal } from '../model/problem.ts';
import { readEvents, readReadings, type Table } from '../model/rows.ts';
import { checkStrategy } from '../model/strategy-file.ts';
import { readTable } from './csv.ts';
import { hashOf } from './hash.ts';
import {
  ROWS_FILE,
  type ShippedRows,
  type ShippedStrategy,
  STRATEGY_FILE,
} from './load-strategy.ts';

const NAME = 'axis-of-losers';

/** The texts of the files by name, made of a folder with the strategy and its rows; refused as the program refuses what is given. */
export async function shippedFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const bytes = readFileSync(join(folder, `${NAME}.json`));
  const text = bytes.toString('utf8');
  const checked = checkStrategy(text, hashOf(bytes));
  const anyDay = { today: Number.POSITIVE_INFINITY };
  const rowsOf = async <Rows>(what: string, read: (table: Table) => Rows): Promise<Rows> => {
    const file = `${NAME}.${what}.csv`;
    try {
      return read(await readTable(readFileSync(join(folder, file))));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const inFile = ({ path, message }: Problem) => ({ path: `${file}, ${path}`, message });
      throw new Refusal(error.problems.map(inFile));
    }
  };
  const rows: ShippedRows = {
    readings: await rowsOf('readings', (table) => readReadings(table, checked, anyDay)),
    events: await rowsOf('events', (table) =>
      readEvents(table, checked, { ...anyDay, stored: new Map() }),
    ),
  };
  const rowsText = JSON.stringify(rows);
  const strategy: ShippedStrategy = {
    strategy: JSON.parse(text),
    hash: checked.hash,
    rowsHash: hashOf(rowsText),
  };
  return new Map([
    [STRATEGY_FILE, JSON.stringify(strategy)],
    [ROWS_FILE, rowsText],
  ]);
}
