/** The board that is left when another strategy comes into use: which one it is, and how much is in it. */

import { readStrategyOrShipped } from '../../cli/chosen-strategy.ts';
import type { Io } from '../../cli/io.ts';
import type { GlobalOptions } from '../../cli/options.ts';
import { commandRefusal, type Outcome } from '../../cli/refusal.ts';
import { authorOfCommand } from '../../cli/session.ts';
import { userFolders } from '../../store/files/folders.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { openStore } from '../../store/journal/open-store.ts';
import { readStoredStrategyIds } from '../../store/journal/store-path.ts';
import type { Contents, Store } from '../../store/journal/store-types.ts';

/** A board that is there to be left. */
export interface Left {
  readonly id: string;
  readonly store: Store;
  /** Told by the strategy that comes into use. */
  readonly contents: Contents;
}

/** The id that `--strategy` names where the file of that strategy is not found, but its board is there. */
export function findStoredStrategyId(
  io: Io,
  { strategy, dataDir }: GlobalOptions,
): string | undefined {
  return readStoredStrategyIds(userFolders(io.env, dataDir).data).find((id) => id === strategy);
}

/** The board of the strategy in use, if it is worth a word: the one to come is empty and can score readings of it. */
export async function openBoardLeftBehind(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  id: string,
): Promise<Outcome<Left | undefined>> {
  const none = { ok: true, value: undefined } as const;
  // What is shipped brings its readings by itself.
  if (id === file.strategy.id || file.path === undefined) return none;
  const target = await openBoard(io, global, file, file.strategy.id);
  if (!target.ok) return none;
  target.value.store.close();
  if (target.value.contents.entries > 0) return none;
  const left = await openBoard(io, global, file, id);
  if (!left.ok) return none;
  if (fitting(left.value.contents) > 0) return left;
  left.value.store.close();
  return none;
}

/**
 * The board whose readings are asked for: of the strategy that is named or in use; and where that file is in use already,
 * of the only other in the data folder that it can score.
 */
export async function openNamedBoard(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  id: string,
): Promise<Outcome<Left>> {
  if (id !== file.strategy.id) return openBoard(io, global, file, id);
  const shipped = await readStrategyOrShipped(io, undefined);
  const ids = new Set(readStoredStrategyIds(userFolders(io.env, global.dataDir).data));
  if (shipped.ok) ids.add(shipped.value.file.strategy.id);
  ids.delete(id);
  const others: Left[] = [];
  for (const other of ids) {
    const board = await openBoard(io, global, file, other);
    if (board.ok && fitting(board.value.contents) > 0) others.push(board.value);
    else if (board.ok) board.value.store.close();
  }
  const [only, ...more] = others;
  if (only !== undefined && more.length === 0) return { ok: true, value: only };
  for (const { store } of others) store.close();
  const which =
    others.length === 0
      ? 'no other board has readings that fit it'
      : `say whose with --strategy: ${others.map((other) => other.id).join(', ')}`;
  return commandRefusal(
    1,
    `nothing was taken along: ${id} is in use already, and ${which}`,
    file.path,
  );
}

/** The board of a strategy, opened for reading, and counted by the one that comes into use. */
async function openBoard(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  id: string,
): Promise<Outcome<Left>> {
  const shipped = await readStrategyOrShipped(io, undefined);
  const ships = shipped.ok && shipped.value.file.strategy.id === id && id !== file.strategy.id;
  const opened = await openStore({
    dataDir: userFolders(io.env, global.dataDir).data,
    strategy: { ...file, strategy: { ...file.strategy, id } },
    author: authorOfCommand(io, global),
    shippedData: ships ? shipped.value.shippedData : undefined,
    readOnly: true,
    now: () => io.readClock().now,
  });
  if (!opened.ok)
    return { ok: false, refusal: { exitCode: opened.exitCode, problems: opened.problems } };
  const store = opened.value;
  const contents = store.contents(file.strategy);
  if (store.lost === undefined) return { ok: true, value: { id, store, contents } };
  store.close();
  return commandRefusal(3, store.lost, store.path);
}

function fitting({ readings, misfits }: Contents): number {
  return readings - misfits;
}
