/** `axiswatch backup` and `axiswatch restore`: the whole store as one file, out and in. */
import { join } from 'node:path';
import { count } from '../app/format.ts';
import { type Archived, archivedIn } from '../store/archive.ts';
import { makePrivateFolder } from '../store/files.ts';
import { foldersOf } from '../store/folders.ts';
import { restore as restoreStore } from '../store/restore.ts';
import { storePath } from '../store/store-path.ts';
import { readStrategyFile, type StrategyFile } from '../store/strategy-file.ts';
import { chosenStrategy, strategyOf } from './chosen-strategy.ts';
import { remarkDone } from './done.ts';
import { writeOutputFile } from './files.ts';
import { globalOptions, type Options } from './options.ts';
import { mayWrite, type Outcome, refusal, remark, tell } from './refusal.ts';
import { asOfDay, openSession, settingsOf } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Copies the store as it stands into a new file. */
export async function backup(world: World, options: Options, path: string): Promise<ExitCode> {
  if (path === '-') return tell(world, NO_STREAM.refusal);
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal);
  const { store } = opened.value;
  try {
    const done = store.backup(path);
    if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
    const says = `the board was copied to ${path}; "axiswatch restore ${path}" brings it back`;
    remarkDone(world, { did: 'backup', says, written: true, path });
    return 0;
  } finally {
    store.close();
  }
}

const NO_STREAM = refusal(2, 'a backup is checked as a file before it counts; name one');

/**
 * Puts a backup in the place of the store; what stood before is kept. It goes to the store of the strategy that it
 * belongs to, and where this machine has not the strategy file that it was scored by, that is written too.
 */
export async function restore(world: World, options: Options, path: string): Promise<ExitCode> {
  if (path === '-') return tell(world, NO_STREAM.refusal);
  const global = globalOptions(options);
  const { today, now } = world.readClock();
  const asOf = await asOfDay(global.asOf, today, 'leave it out to restore');
  if (!asOf.ok) return tell(world, asOf.refusal);
  const writing = mayWrite(options, 'restore');
  if (!writing.ok) return tell(world, writing.refusal);
  const { data } = foldersOf(world.env, global.dataDir);
  // The store may be what cannot be read, so it is not opened: only the strategy's name is needed.
  const source = await chosenStrategy(world, global, settingsOf(world, global).strategy);
  const archived = archivedIn(path);
  const named = global.strategy === undefined ? archived.strategyId : undefined;
  if (named === undefined && !source.ok) return tell(world, source.refusal);
  const inUse = source.ok ? source.value.file : undefined;
  const strategyId = named ?? inUse?.strategy.id ?? '';
  const done = restoreStore(storePath(data, strategyId), strategyId, path, now);
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  const { health, kept } = done.value;
  const before = kept === undefined ? '' : `; what stood before is kept as ${kept}`;
  const says = `${path} was restored: ${count(health.entries, 'entry', 'entries')}, ${count(health.readings, 'reading')} stand${before}`;
  const strategy = await strategyHere(world, join(data, 'strategies'), archived, inUse);
  if (!strategy.ok) {
    if (!world.json) remark(world, says);
    return tell(world, strategy.refusal);
  }
  const other =
    strategy.value === undefined
      ? ''
      : `; it was scored by another strategy file than the one in use: "axiswatch strategy use ${strategy.value}" shows the same numbers`;
  const recorded = health.entries;
  remarkDone(world, { did: 'restore', says: says + other, written: true, recorded, path });
  return 0;
}

/** How the strategy file that a backup was scored by can be used here; undefined: it is in use, or is not known. */
async function strategyHere(
  world: World,
  folder: string,
  { strategyId, sha256, text }: Archived,
  inUse: StrategyFile | undefined,
): Promise<Outcome<string | undefined>> {
  if (strategyId === undefined || sha256 === inUse?.sha256) return { ok: true, value: undefined };
  const shipped = await strategyOf(world, undefined);
  const isShipped = shipped.ok && sha256 === shipped.value.file.sha256;
  if (isShipped) return { ok: true, value: 'shipped' };
  if (sha256 === undefined || text === undefined) return { ok: true, value: undefined };
  for (const name of [strategyId, `${strategyId}-${sha256.slice(0, 8)}`]) {
    const path = join(folder, `${name}.json`);
    const there = readStrategyFile(path);
    if (there.ok && there.value.sha256 === sha256) return { ok: true, value: path };
    makePrivateFolder(folder);
    const written = writeOutputFile(path, text, false);
    if (written.ok) return { ok: true, value: path };
  }
  return refusal(
    1,
    'the strategy file that the backup was scored by could not be written there',
    folder,
  );
}
