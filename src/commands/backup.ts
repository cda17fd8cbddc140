/** `axiswatch backup` and `axiswatch restore`: the whole store as one file, out and in. */
import { count } from '../app/format.ts';
import { foldersOf } from '../store/folders.ts';
import { storePath } from '../store/open-store.ts';
import { restore as restoreStore } from '../store/restore.ts';
import { readSettings } from '../store/settings.ts';
import { globalOptions, type Options } from './options.ts';
import { refusal, remark, tell } from './refusal.ts';
import { asOfDay, openSession, strategyOf } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Copies the store as it stands into a new file. */
export async function backup(world: World, options: Options, path: string): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal);
  const { store } = opened.value;
  try {
    const done = store.backup(path);
    if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
    remark(world, `the board was copied to ${path}; "axiswatch restore ${path}" brings it back`);
    return 0;
  } finally {
    store.close();
  }
}

/** Puts a backup in the place of the store; what stood before is kept. */
export async function restore(world: World, options: Options, path: string): Promise<ExitCode> {
  const global = globalOptions(options);
  const { today, now } = world.readClock();
  const asOf = await asOfDay(global.asOf, today, 'leave it out to restore');
  if (!asOf.ok) return tell(world, asOf.refusal);
  if (global.readonly) {
    return tell(world, refusal(2, '--readonly writes nothing; leave it out to restore').refusal);
  }
  const folders = foldersOf(world.env, global.dataDir);
  // The store may be what cannot be read, so it is not opened: only the strategy's name is needed.
  const source = await strategyOf(
    world,
    global.strategy ?? readSettings(folders.config).settings.strategy,
  );
  if (!source.ok) return tell(world, source.refusal);
  const strategyId = source.value.file.strategy.id;
  const target = storePath(folders.data, strategyId);
  const done = restoreStore(target, strategyId, path, now);
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  const { health, kept } = done.value;
  const before = kept === undefined ? '' : `; what stood before is kept as ${kept}`;
  remark(
    world,
    `${path} was restored: ${count(health.entries, 'entry', 'entries')}, ${count(health.readings, 'reading')} stand${before}`,
  );
  return 0;
}
