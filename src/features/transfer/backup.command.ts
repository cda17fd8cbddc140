/** `axiswatch backup` and `axiswatch restore`: the whole store as one file, out and in. */

import { chosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { formatToWrite } from '../../cli/one-of.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { mayWrite, type Outcome, refusal, remark, tell } from '../../cli/refusal.ts';
import { asOfDay, openSession, settingsOf } from '../../cli/session.ts';
import { archivedIn } from '../../store/backup/archive.ts';
import { restoreStore } from '../../store/backup/restore.ts';
import { accessTo } from '../../store/db/access.ts';
import { type Health, healthOf } from '../../store/db/health.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { storePath } from '../../store/journal/store-path.ts';
import { count, dayText, oneLine } from '../../text/format.ts';
import { remarkDone } from '../journal/done.command.ts';
import { takeHandling } from './archived-handling.command.ts';
import { putInUse } from './archived-strategy.command.ts';

/** How the name of a whole board may end: none of these promises anything else. */
const ENDINGS = ['db', 'sqlite', 'sqlite3', 'bak', 'backup'] as const;
const MEND = 'a whole board is one SQLite file, so end the name in .db';

/** Copies the store as it stands into a new file. */
export async function backup(world: World, options: Options, path: string): Promise<ExitCode> {
  if (path === '-') return tell(world, NO_STREAM.refusal);
  const named = await formatToWrite(ENDINGS, undefined, path, MEND);
  if (!named.ok) return tell(world, named.refusal);
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal);
  const { store, settings } = opened.value;
  try {
    const handling = oneLine(settings.handling ?? '');
    const done = store.backup(path, handling);
    if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
    const bears = handling === '' ? '' : `; handling: ${handling}`;
    const says = `the board was copied to ${path}; "axiswatch restore ${path}" brings it back${bears}`;
    remarkDone(world, { did: 'backup', says, written: true, path });
    return 0;
  } finally {
    store.close();
  }
}

const NO_STREAM = refusal(2, 'a backup is checked as a file before it counts; name one');

/** Whether a backup may take the place of a board: where one stands a person is asked, and nobody else has agreed. What is no sound backup is left to be refused. */
async function mayReplace(
  world: World,
  store: string,
  strategyId: string,
  path: string,
): Promise<Outcome<undefined>> {
  const there = accessTo(store) === 'absent' ? undefined : healthOf(store, strategyId);
  const backup = healthOf(path, strategyId);
  const isEmpty = there?.problem === undefined && (there?.entries ?? 0) === 0;
  if (there === undefined || isEmpty || backup.problem !== undefined)
    return { ok: true, value: undefined };
  const what = `the whole board of ${strategyId}, ${boardText(there)}`;
  if (world.json || !world.asks())
    return refusal(
      1,
      `nothing was restored: ${path} would take the place of ${what}; --yes replaces it and keeps a copy of what stands there`,
    );
  const question = `${path}, ${boardText(backup)}, takes the place of ${what}; a copy of what stands there is kept. Replace it? [y/N] `;
  return /^y(es)?$/i.test(await world.ask(question))
    ? { ok: true, value: undefined }
    : refusal(1, 'nothing was restored');
}

/** How much is in a board: `394 entries up to 24 Nov 2026`, or what is wrong with its file. */
function boardText({ problem, entries, newest }: Health): string {
  if (problem !== undefined) return `which ${problem}`;
  const until = newest === undefined ? '' : ` up to ${dayText(newest.slice(0, 10))}`;
  return `${count(entries, 'entry', 'entries')}${until}`;
}

/**
 * Puts a backup in the place of the store; what stood before is kept. It goes to the store of the strategy that it
 * belongs to, the strategy file that it was scored by comes into use, so that the next command gives its numbers, and
 * so does its line about handling where none is set.
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
  const { strategy: inSettings, handling } = settingsOf(world, global);
  const source = await chosenStrategy(world, global, inSettings);
  const inUse = source.ok ? source.value.file : undefined;
  const archived = archivedIn(path, inUse);
  const named = global.strategy === undefined ? archived.strategyId : undefined;
  if (named === undefined && !source.ok) return tell(world, source.refusal);
  const strategyId = named ?? inUse?.strategy.id ?? '';
  const store = storePath(data, strategyId);
  if (!flagOption(options, 'yes')) {
    const agreed = await mayReplace(world, store, strategyId, path);
    if (!agreed.ok) return tell(world, agreed.refusal);
  }
  const done = restoreStore(store, strategyId, path, now);
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  const { health, kept } = done.value;
  const before = kept === undefined ? '' : `; what stood before is kept as ${kept}`;
  const says = `${path} was restored: ${count(health.entries, 'entry', 'entries')}, ${count(health.readings, 'reading')} stand${before}`;
  const strategy = await putInUse(world, global, archived, { file: inUse, inSettings });
  const line = await takeHandling(world, global, archived.handling, handling);
  if (!strategy.ok || !line.ok) {
    if (!world.json) remark(world, says);
    const problems = [strategy, line].flatMap((each) => (each.ok ? [] : each.refusal.problems));
    return tell(world, { exitCode: 1, problems });
  }
  const told = [strategy.value?.says ?? '', line.value].filter((each) => each !== '');
  remarkDone(world, {
    did: 'restore',
    says: [says, ...told].join('; '),
    written: true,
    recorded: health.entries,
    path,
    strategy: strategy.value,
  });
  return 0;
}
