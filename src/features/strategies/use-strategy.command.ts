/** Putting another strategy in use: the board that is left is taken along or stays where it is said to be, and a second file of one id is acknowledged. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readChosenStrategy, readStrategyAtPathOrShipped } from '../../cli/chosen-strategy.ts';
import { askYesOrNo } from '../../cli/confirm.ts';
import type { Io } from '../../cli/io.ts';
import {
  type GlobalOptions,
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
} from '../../cli/options.ts';
import { type Outcome, refusalOutcome } from '../../cli/refusal.ts';
import { readAuthorWithoutSession } from '../../cli/session.ts';
import { TWO_FILES } from '../../core/journal/journal-port.ts';
import { countWithNoun, wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import { readStoreFileAccess } from '../../store/db/access.ts';
import { createPrivateFolder } from '../../store/files/files.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { readDiskTroubleReasonWithAdvice } from '../../store/files/fs-errors.ts';
import {
  createTemporaryCopyFolder,
  removePrivateFolderIfPossible,
} from '../../store/files/left-behind.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { openOrCreateStore } from '../../store/journal/open-store.ts';
import { readStrategyIdsWithStore, storePath } from '../../store/journal/store-path.ts';
import type { Contents, Store } from '../../store/journal/store-types.ts';
import type { LeftJson } from './strategies-document.ts';

/** What is said of the board that is left, in words that follow "… is used", and for a document. */
interface Leaving {
  /** What came along; '' for nothing. */
  readonly brings: string;
  /** What is left behind, said last; '' for nothing. */
  readonly remains: string;
  /** Undefined where no board is left. */
  readonly left: LeftJson | undefined;
}

/**
 * Copies all that is in the store of the strategy that is left, not its readings alone, into the empty one of the
 * strategy that comes into use, with `--take-readings` or where a person who is asked wants that; `before` is where the
 * settings have the strategy in use. Refused is only what was asked for by the option.
 */
export async function carryReadingsToStrategyIfWanted(
  io: Io,
  options: Options,
  file: StrategyFile,
  before: string | undefined,
): Promise<Outcome<Leaving>> {
  const isAsked = isSwitchGiven(options, 'takeReadings');
  const global = pickGlobalOptions(options);
  // Which one is left a plain choice does not say: `--strategy` is for one command.
  const asked = isAsked ? global : { ...global, strategy: undefined };
  const source = await readChosenStrategy(io, asked, before);
  if (source.ok) {
    const { strategy, sha256, path } = source.value.file;
    // Another file of the same id has the same board.
    if (strategy.id === file.strategy.id && sha256 !== file.sha256)
      return {
        ok: true,
        value: { brings: '', remains: sharedStrategyIdText(file, path), left: undefined },
      };
  }
  const id = source.ok ? source.value.file.strategy.id : readStoredStrategyIdOfOption(io, asked);
  if (id === undefined) return isAsked && !source.ok ? source : NOTHING;
  const found = isAsked
    ? await openStoreToCopyReadingsFrom(io, global, file, id)
    : await openPreviousStoreIfReadingsFit(io, global, file, id);
  if (!found.ok) return found;
  const left = found.value;
  if (left === undefined) return NOTHING;
  try {
    if (isAsked || (await askWhetherTakenAlong(io, left, file)))
      return await copyLeftBoard(io, global, file, left);
    return { ok: true, value: readLeavingInPlace(left, file) };
  } finally {
    left.store.close();
  }
}

const NOTHING: Outcome<Leaving> = {
  ok: true,
  value: { brings: '', remains: '', left: undefined },
};

/** Whether a person, where there is one to ask, wants the board along. */
async function askWhetherTakenAlong(
  io: Io,
  { id, contents }: Left,
  file: StrategyFile,
): Promise<boolean> {
  if (io.json || !io.asks()) return false;
  const { strategy } = file;
  const misfits = misfitText(contents, strategy.id);
  const question = `The board in use, ${id}, has ${contentsText(contents)}; that of ${strategy.id} is empty.${misfits === '' ? '' : ` ${misfits}.`} Take them along?`;
  return askYesOrNo(io, question, undefined, 'y');
}

/** Copies the board that is left into the empty one of the strategy that comes into use. */
async function copyLeftBoard(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  { id, store, contents }: Left,
): Promise<Outcome<Leaving>> {
  const { data } = readUserFolderPaths(io.env, global.dataDir);
  let folder: string;
  try {
    createPrivateFolder(data);
    folder = createTemporaryCopyFolder(data);
  } catch (error) {
    return refusalOutcome(
      1,
      `nothing was taken along: ${readDiskTroubleReasonWithAdvice(error)}`,
      data,
    );
  }
  try {
    const copy = join(folder, 'board.db');
    const copied = store.copyTo(copy);
    if (!copied.ok) return { ok: false, refusal: copied };
    const opened = await openOrCreateStore({
      dataDir: data,
      strategy: file,
      author: readAuthorWithoutSession(io, global),
      now: () => io.readClock().now,
    });
    if (!opened.ok) return { ok: false, refusal: opened };
    const target = opened.value;
    try {
      const done = target.takeAlong(copy);
      if (!done.ok) return { ok: false, refusal: done };
      const left = readLeftBoardJson({ id, store, contents }, true);
      switch (done.value) {
        case 'taken': {
          const misfits = misfitText(contents, file.strategy.id);
          const remains = misfits === '' ? '' : `; ${misfits}`;
          const brings = `, with ${contentsText(contents)} of ${id}, where they stay as well`;
          return { ok: true, value: { brings, remains, left } };
        }
        case 'there': {
          const brings = `, and has all that ${id} has already, so nothing was added`;
          return { ok: true, value: { brings, remains: '', left } };
        }
        case 'own': {
          const has = countWithNoun(target.contents(file.strategy).entries, 'entry', 'entries');
          const ways = `"axiswatch export readings.csv --strategy ${id}" and "axiswatch import readings.csv --strategy ${file.path ?? 'shipped'}" add the readings`;
          return refusalOutcome(
            1,
            `has ${has} of its own, and a board is taken along only into an empty one; nothing was changed: ${ways}`,
            target.path,
          );
        }
      }
    } finally {
      target.close();
    }
  } finally {
    removePrivateFolderIfPossible(folder);
  }
}

/** Where a board is that stays behind, and what takes it along later. */
function readLeavingInPlace({ id, store, contents }: Left, file: StrategyFile): Leaving {
  const left = readLeftBoardJson({ id, store, contents }, false);
  const where = left.store === null ? id : `${id}, in ${left.store}`;
  const command = `axiswatch strategy use ${file.path ?? 'shipped'} --take-readings --strategy ${id}`;
  return {
    brings: '',
    remains: `; its board is empty: ${contentsText(contents)} stay with ${where}, and "${command}" takes them along`,
    left,
  };
}

function readLeftBoardJson({ id, store, contents }: Left, taken: boolean): LeftJson {
  const { readings } = contents;
  return { strategy: id, store: existsSync(store.path) ? store.path : null, readings, taken };
}

/** `343 readings (31 of them your own), 42 events and 1 assessment`. */
function contentsText({ readings, own, events, assessments }: Contents): string {
  const whose = own === 0 || own === readings ? '' : ` (${own} of them your own)`;
  const parts = [
    `${countWithNoun(readings, own === 0 ? 'shipped reading' : 'reading')}${whose}`,
    ...(events === 0 ? [] : [countWithNoun(events, 'event')]),
    ...(assessments === 0 ? [] : [countWithNoun(assessments, 'assessment')]),
  ];
  return wordsJoinedWithAnd(parts);
}

/** That some readings do not fit; '' where all do. */
function misfitText({ misfits }: Contents, id: string): string {
  if (misfits === 0) return '';
  return misfits === 1
    ? `1 reading does not fit ${id} and is kept unscored`
    : `${misfits} readings do not fit ${id} and are kept unscored`;
}

/** The open store of a strategy that is left. */
export interface Left {
  readonly id: string;
  readonly store: Store;
  /** Told by the strategy that comes into use. */
  readonly contents: Contents;
}

/** The id that `--strategy` names where the file of that strategy is not found, but its board is there. */
function readStoredStrategyIdOfOption(
  io: Io,
  { strategy, dataDir }: GlobalOptions,
): string | undefined {
  return readStrategyIdsWithStore(readUserFolderPaths(io.env, dataDir).data).find(
    (id) => id === strategy,
  );
}

/** Opens the store of the strategy in use, which the caller closes, where the strategy to come has an empty store and can score readings of it; undefined everywhere else. */
async function openPreviousStoreIfReadingsFit(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  id: string,
): Promise<Outcome<Left | undefined>> {
  const none = { ok: true, value: undefined } as const;
  // What is shipped brings its readings by itself.
  if (id === file.strategy.id || file.path === undefined) return none;
  const target = await openStoreOfStrategy(io, global, file, file.strategy.id);
  if (!target.ok) return none;
  target.value.store.close();
  if (target.value.contents.entries > 0) return none;
  const left = await openStoreOfStrategy(io, global, file, id);
  if (!left.ok) return none;
  if (countFittingReadings(left.value.contents) > 0) return left;
  left.value.store.close();
  return none;
}

/**
 * Opens the store whose readings are asked for, which the caller closes: of strategy `id`, named or in use; where `file`
 * is of that id already, of the only other in the data folder with readings that `file` can score. Refused where there
 * are none or several.
 */
async function openStoreToCopyReadingsFrom(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  id: string,
): Promise<Outcome<Left>> {
  if (id !== file.strategy.id) return openStoreOfStrategy(io, global, file, id);
  const shipped = await readStrategyAtPathOrShipped(io, undefined);
  const ids = new Set(readStrategyIdsWithStore(readUserFolderPaths(io.env, global.dataDir).data));
  if (shipped.ok) ids.add(shipped.value.file.strategy.id);
  ids.delete(id);
  const others: Left[] = [];
  for (const other of ids) {
    const board = await openStoreOfStrategy(io, global, file, other);
    if (board.ok && countFittingReadings(board.value.contents) > 0) others.push(board.value);
    else if (board.ok) board.value.store.close();
  }
  const [only, ...more] = others;
  if (only !== undefined && more.length === 0) return { ok: true, value: only };
  for (const { store } of others) store.close();
  const which =
    others.length === 0
      ? 'no other board has readings that fit it; axiswatch import FILE takes some from a file'
      : `say whose with --strategy: ${others.map((other) => other.id).join(', ')}`;
  return refusalOutcome(
    1,
    `nothing was taken along: ${id} is in use already, and ${which}`,
    file.path,
  );
}

/** Opens the store of a strategy for reading, its contents counted by the strategy that comes into use. Refused: a store that cannot be opened or is damaged. */
async function openStoreOfStrategy(
  io: Io,
  global: GlobalOptions,
  file: StrategyFile,
  id: string,
): Promise<Outcome<Left>> {
  const shipped = await readStrategyAtPathOrShipped(io, undefined);
  const ships = shipped.ok && shipped.value.file.strategy.id === id && id !== file.strategy.id;
  const opened = await openOrCreateStore({
    dataDir: readUserFolderPaths(io.env, global.dataDir).data,
    strategy: { ...file, strategy: { ...file.strategy, id } },
    author: readAuthorWithoutSession(io, global),
    shippedData: ships ? shipped.value.shippedData : undefined,
    readOnly: true,
    now: () => io.readClock().now,
  });
  if (!opened.ok) return { ok: false, refusal: opened };
  const store = opened.value;
  const contents = store.contents(file.strategy);
  if (store.lost === undefined) return { ok: true, value: { id, store, contents } };
  store.close();
  return refusalOutcome(3, store.lost, store.path);
}

/** How many readings of a store the strategy takes, ≥ 0. */
function countFittingReadings({ readings, misfits }: Contents): number {
  return readings - misfits;
}

/** A remark that another file has the same board, and what shows the difference, in words that follow a sentence. */
function sharedStrategyIdText({ strategy, path }: StrategyFile, other: string | undefined): string {
  const [old, now] = [other ?? 'shipped', path ?? 'shipped'];
  return `; ${old} bears the same id, ${strategy.id}, and so has the same board: "axiswatch strategy diff ${old} ${now}" says what differs`;
}

/** Acknowledges in the store of a strategy, if there is one, that another file of its id was used with it, now that this file was chosen and nobody has acknowledged that yet; asks nobody. Gives the remark that goes behind a sentence; '' where nothing was acknowledged. */
export async function writeOtherStrategyFileAcknowledgement(
  io: Io,
  options: Options,
  file: StrategyFile,
): Promise<string> {
  const { data: dataDir } = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  if (readStoreFileAccess(storePath(dataDir, file.strategy.id)) === 'absent') return '';
  const author = readAuthorWithoutSession(io, pickGlobalOptions(options));
  const opened = await openOrCreateStore({
    dataDir,
    strategy: file,
    author,
    now: () => io.readClock().now,
  });
  if (!opened.ok) return '';
  const store = opened.value;
  try {
    const other = store.otherFile();
    if (other === undefined) return '';
    const kept = store.acknowledge(TWO_FILES, other.pair);
    return kept.ok ? sharedStrategyIdText(file, other.path) : '';
  } finally {
    store.close();
  }
}
