/** `axiswatch backup` and `axiswatch restore`: the whole store as one file, out and in. */

import { join } from 'node:path';
import { readChosenStrategy, readStrategyAtPathOrShipped } from '../../cli/chosen-strategy.ts';
import { askYesOrNo } from '../../cli/confirm.ts';
import { printWhatWasDone } from '../../cli/done.ts';
import { writeOutputFile } from '../../cli/files.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { parseFormatOrOutputEnding } from '../../cli/one-of.ts';
import {
  type GlobalOptions,
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
} from '../../cli/options.ts';
import {
  checkNoReadonlyOption,
  type Outcome,
  printRefusal,
  printRemark,
  refusalOutcome,
} from '../../cli/refusal.ts';
import {
  parseAsOfDayOrToday,
  readSettingsMovingBrokenAside,
  runWithCommandSession,
} from '../../cli/session.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { problemsSentence } from '../../core/model/model.ts';
import { countWithNoun, shortHashText } from '../../core/model/plain-text.ts';
import { type Archived, readBackupStrategyFacts } from '../../store/backup/archive.ts';
import {
  type RecipesAlong,
  type RestoredRecipes,
  restoreRecipesFromBackup,
} from '../../store/backup/recipes-along.ts';
import { restoreStoreFromBackup } from '../../store/backup/restore.ts';
import { readStoreFileAccess } from '../../store/db/access.ts';
import { type Health, readStoreHealth } from '../../store/db/health.ts';
import { createPrivateFolder } from '../../store/files/files.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { writeSettingChanges } from '../../store/files/settings.ts';
import {
  parseStrategyBytes,
  readStrategyFileRefusingPipes,
  type StrategyFile,
} from '../../store/files/strategy-file.ts';
import { storePath } from '../../store/journal/store-path.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import type { StrategyUsed } from '../../views/done-json.ts';

/** How the name of a whole board may end: none of these promises anything else. */
const ENDINGS = ['db', 'sqlite', 'sqlite3', 'bak', 'backup'] as const;
const MEND = 'a whole board is one SQLite file, so end the name in .db';

/** Copies the store as it stands into a new file. */
export async function backupCommand(io: Io, options: Options, path: string): Promise<ExitCode> {
  if (path === '-') return printRefusal(io, NO_STREAM.refusal);
  const named = await parseFormatOrOutputEnding(ENDINGS, undefined, path, MEND);
  if (!named.ok) return printRefusal(io, named.refusal);
  return runWithCommandSession(io, options, {}, (session) => {
    const { store, settings } = session;
    const handling = terminalSafeOneLine(settings.handling ?? '');
    const done = store.backup(path, handling);
    if (!done.ok) return printRefusal(io, done);
    const bears = handling === '' ? '' : `; handling: ${handling}`;
    const along = alongText(done.value);
    const says = `the board was copied to ${path}${along === '' ? '' : `, with ${along}`}; "axiswatch restore ${path}" brings it back${bears}`;
    printWhatWasDone(io, { did: 'backup', says, written: true, path });
    return 0;
  });
}

const NO_STREAM = refusalOutcome(2, 'a backup is checked as a file before it counts; name one');

/** Whether a backup may take the place of a board: where one stands a person is asked, and nobody else has agreed. What is no sound backup is left to be refused. */
async function askWhetherToReplaceBoard(
  io: Io,
  store: string,
  strategyId: string,
  path: string,
): Promise<Outcome<undefined>> {
  const there =
    readStoreFileAccess(store) === 'absent' ? undefined : readStoreHealth(store, strategyId);
  const backup = readStoreHealth(path, strategyId);
  const isEmpty = there?.problem === undefined && (there?.entries ?? 0) === 0;
  if (there === undefined || isEmpty || backup.problem !== undefined)
    return { ok: true, value: undefined };
  const what = `the whole board of ${strategyId}${boardText(there)}`;
  if (io.json || !io.asks())
    return refusalOutcome(
      1,
      `nothing was restored: ${path} would take the place of ${what}; --yes replaces it and keeps a copy of what stands there`,
    );
  const question = `${path}${boardText(backup)}, takes the place of ${what}; a copy of what stands there is kept. Replace it?`;
  return (await askYesOrNo(io, question))
    ? { ok: true, value: undefined }
    : refusalOutcome(1, 'nothing was restored');
}

/** How much is in a board: `394 entries up to 24 Nov 2026`, or what is wrong with its file. */
function boardText({ problem, entries, newest }: Health): string {
  if (problem !== undefined) return ` (${problem})`;
  const until = newest === undefined ? '' : ` up to ${dayText(localDayOfInstant(newest))}`;
  return `, ${countWithNoun(entries, 'entry', 'entries')}${until}`;
}

/**
 * Puts a backup in the place of the store; what stood before is kept. It goes to the store of the strategy that it
 * belongs to, the strategy file that it was scored by comes into use, so that the next command gives its numbers, and
 * so does its line about handling where none is set.
 */
export async function restoreCommand(io: Io, options: Options, path: string): Promise<ExitCode> {
  if (path === '-') return printRefusal(io, NO_STREAM.refusal);
  const global = pickGlobalOptions(options);
  const { today, now } = io.readClock();
  const asOf = await parseAsOfDayOrToday(global.asOf, today, 'leave it out to restore');
  if (!asOf.ok) return printRefusal(io, asOf.refusal);
  const writing = checkNoReadonlyOption(options, 'restore');
  if (!writing.ok) return printRefusal(io, writing.refusal);
  const { data } = readUserFolderPaths(io.env, global.dataDir);
  // The store may be what cannot be read, so it is not opened: only the strategy's name is needed.
  const { strategy: inSettings, handling } = readSettingsMovingBrokenAside(io, global);
  const source = await readChosenStrategy(io, global, inSettings);
  const inUse = source.ok ? source.value.file : undefined;
  const archived = readBackupStrategyFacts(path, inUse);
  const named = global.strategy === undefined ? archived.strategyId : undefined;
  if (named === undefined && !source.ok) return printRefusal(io, source.refusal);
  const strategyId = named ?? inUse?.strategy.id ?? '';
  const store = storePath(data, strategyId);
  if (!isSwitchGiven(options, 'yes')) {
    const agreed = await askWhetherToReplaceBoard(io, store, strategyId, path);
    if (!agreed.ok) return printRefusal(io, agreed.refusal);
  }
  const done = restoreStoreFromBackup(store, strategyId, path, now);
  if (!done.ok) return printRefusal(io, done);
  const { health, kept } = done.value;
  const recipes = restoreRecipesFromBackup(path, store, now);
  const before = kept === undefined ? '' : `; what stood before is kept as ${kept}`;
  const says = `${path} was restored: ${countWithNoun(health.entries, 'entry', 'entries')}, ${countWithNoun(health.readings, 'reading')} stand${before}`;
  const strategy = await saveStrategyOfBackupInUse(io, global, archived, {
    file: inUse,
    inSettings,
  });
  const line = await saveHandlingLineOfArchive(io, global, archived.handling, handling);
  const unsound = recipes.ok ? recipes.value.problems : recipes.problems;
  if (!strategy.ok || !line.ok || !recipes.ok || unsound.length > 0) {
    if (!io.json) printRemark(io, says);
    const problems = [strategy, line].flatMap((each) => (each.ok ? [] : each.refusal.problems));
    return printRefusal(io, { exitCode: 1, problems: [...problems, ...unsound] });
  }
  const told = [restoredText(recipes.value), strategy.value?.says ?? '', line.value].filter(
    (each) => each !== '',
  );
  printWhatWasDone(io, {
    did: 'restore',
    says: [says, ...told].join('; '),
    written: true,
    recorded: health.entries,
    path,
    strategy: strategy.value,
  });
  return 0;
}

/** `3 recipes and 12 copies of what they read`; '' where there are none. */
function alongText({ recipes, copies }: RecipesAlong): string {
  const parts = [
    ...(recipes === 0 ? [] : [countWithNoun(recipes, 'recipe')]),
    ...(copies === 0
      ? []
      : [countWithNoun(copies, 'copy of what was read', 'copies of what was read')]),
  ];
  return parts.join(' and ');
}

function restoredText({ kept, ...along }: RestoredRecipes): string {
  const text = alongText(along);
  const before = kept === undefined ? '' : `, and what they replace is kept in ${kept}`;
  return text === '' ? '' : `${text} came along${before}`;
}

/**
 * Sets the line that an archive brings along where none is set, and gives the words that say so; a line that is set
 * stays, and the words say that it is another. '' where there is nothing to say.
 */
async function saveHandlingLineOfArchive(
  io: Io,
  global: GlobalOptions,
  archived: string | undefined,
  inSettings = '',
): Promise<Outcome<string>> {
  const [theirs, ours] = [archived ?? '', inSettings].map((line) =>
    terminalSafeOneLine(line.trim()),
  );
  if (theirs === undefined || theirs === '' || theirs === ours) return { ok: true, value: '' };
  if (ours !== undefined && ours !== '') {
    const says = `its line about handling is "${theirs}", and "${ours}" stays, which is set here`;
    return { ok: true, value: says };
  }
  const { config } = readUserFolderPaths(io.env, global.dataDir);
  const done = await writeSettingChanges(config, { handling: theirs });
  if (!done.ok) {
    const why = problemsSentence(done.problems);
    const message = `the board's line about handling, "${theirs}", could not be set, so what is handed on goes without it: ${why}`;
    return refusalOutcome(1, message);
  }
  const says = `handling is ${theirs} from now on, the line that the board bore; "axiswatch config set handling ''" takes it off`;
  return { ok: true, value: says };
}

/** What is in use when a board is restored. */
interface InUse {
  /** Undefined: it cannot be read. */
  readonly file: StrategyFile | undefined;
  /** Where the settings say it is; undefined: it is the shipped one. */
  readonly inSettings: string | undefined;
}

/** Which strategy was put in use, and the words that say so and how to go back. */
interface PutInUse extends StrategyUsed {
  readonly says: string;
}

/**
 * Puts the strategy that a backup was scored by in use; undefined: it is in use, or is not known. With `--strategy` the
 * user has chosen another for this one command, so the settings stay and it is only said.
 */
async function saveStrategyOfBackupInUse(
  io: Io,
  global: GlobalOptions,
  archived: Archived,
  { file, inSettings }: InUse,
): Promise<Outcome<PutInUse | undefined>> {
  const { sha256, text } = archived;
  if (sha256 === undefined || text === undefined || sha256 === file?.sha256) return NOTHING;
  const { data, config } = readUserFolderPaths(io.env, global.dataDir);
  const kept = await writeStrategyOfBackup(io, join(data, 'strategies'), archived);
  if (!kept.ok) return kept;
  const { path, hash, id } = kept.value;
  const name = path ?? 'shipped';
  if (global.strategy !== undefined) {
    const says = `it was scored by another strategy file than --strategy names: "axiswatch strategy use ${name}" shows the same numbers`;
    return { ok: true, value: { id, hash, path, used: false, says } };
  }
  const done = await writeSettingChanges(config, { strategy: path });
  if (!done.ok) {
    const why = problemsSentence(done.problems);
    const message = `the strategy that the board was scored by could not be put in use, so other commands give other numbers; with --strategy ${name} they give the same: ${why}`;
    return refusalOutcome(1, message);
  }
  const another = archived.shipped && path !== undefined ? ', which another release shipped' : '';
  const what = path === undefined ? 'the shipped strategy' : `${path}${another}`;
  const back = `"axiswatch strategy use ${inSettings ?? 'shipped'}" goes back to the one before`;
  const says = `${what}, hash ${hash}, is used from now on: the board was scored by it; ${back}`;
  return { ok: true, value: { id, hash, path, used: true, says } };
}

const NOTHING = { ok: true, value: undefined } as const;

/** Where the strategy file of a backup is on this machine: it is written beside the data where it is not. */
async function writeStrategyOfBackup(
  io: Io,
  folder: string,
  { sha256 = '', text = '' }: Archived,
): Promise<Outcome<Omit<StrategyUsed, 'used'>>> {
  const bytes = new TextEncoder().encode(text);
  const parsed = parseStrategyBytes(bytes, undefined);
  if (!parsed.ok) {
    const message = `the strategy file ${shortHashText(sha256)} that the board was scored by is none for this release, so the numbers are those of another; the release that wrote it reads it: ${problemsSentence(parsed.problems.slice(0, 1))}`;
    return refusalOutcome(1, message);
  }
  const { id } = parsed.value.strategy;
  const hash = shortHashText(sha256);
  const shipped = await readStrategyAtPathOrShipped(io, undefined);
  if (shipped.ok && sha256 === shipped.value.file.sha256)
    return { ok: true, value: { id, hash, path: undefined } };
  for (const name of [id, `${id}-${hash}`]) {
    const path = join(folder, `${name}.json`);
    const there = readStrategyFileRefusingPipes(path);
    if (there.ok && there.value.sha256 === sha256) return { ok: true, value: { id, hash, path } };
    const written = writeFileInPrivateFolder(folder, path, text);
    if (written) return { ok: true, value: { id, hash, path } };
  }
  return refusalOutcome(
    1,
    'the strategy file that the board was scored by could not be written there, so the numbers are those of another; free some space and the right to write there, then restore again',
    folder,
  );
}

function writeFileInPrivateFolder(folder: string, path: string, text: string): boolean {
  try {
    createPrivateFolder(folder);
  } catch {
    return false;
  }
  return writeOutputFile(path, text, { force: false, dataDir: folder, isPrivate: true }).ok;
}
