/** `axiswatch doctor`: each thing that must be right, whether it is, and what mends it. */

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readChosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { isSwitchGiven, type Options, pickGlobalOptions } from '../../cli/options.ts';
import { checkNoReadonlyOption, printRefusal } from '../../cli/refusal.ts';
import { openSession, settingsNoticeSentence } from '../../cli/session.ts';
import { type Problem, problemSentence } from '../../core/model/model.ts';
import { countWithNoun, shortHashText } from '../../core/model/plain-text.ts';
import { lacksBackupSpaceOnDisk } from '../../store/backup/backups.ts';
import { readWhyStoreUnwritable } from '../../store/db/access.ts';
import { firstFewNamesText } from '../../store/db/damage-words.ts';
import { type Health, readStoreAndBackupsHealth } from '../../store/db/health.ts';
import { repairStore } from '../../store/db/repair.ts';
import { readFreeBytesAndFiles } from '../../store/files/files.ts';
import { type Folders, readUserFolderPaths } from '../../store/files/folders.ts';
import { readKeymapFile } from '../../store/files/keymap-file.ts';
import { readSettingsOrMoveBroken, settingsPath } from '../../store/files/settings.ts';
import { readStrategyIdsWithStore, storePath } from '../../store/journal/store-path.ts';
import { roundedText, terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, jsonText, labelledParagraphTexts } from '../../text/output.ts';
import { looksAndNoticesFromSettings } from '../../tui/appearance.ts';
import type { DoctorJson, HealthCheck } from './doctor-document.ts';

const MARKS = { good: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

/** Prints every check; exit code 1 when something is wrong. Nothing is written, unless `--repair` asks for it. */
export async function doctorAndRepairCommand(io: Io, options: Options): Promise<ExitCode> {
  const repairs = isSwitchGiven(options, 'repair');
  const allowed = repairs ? checkNoReadonlyOption(options, 'repair the store') : undefined;
  if (allowed?.ok === false) return printRefusal(io, allowed.refusal);
  const folders = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  const checks = [
    ...readSettingsChecks(folders.config),
    ...(await readKeysChecks(folders.config)),
    ...readFolderChecks(folders),
    ...(await readStoreChecks(io, options, repairs)),
    terminalCheck(io),
  ];
  if (io.json) {
    io.out(jsonText({ schema: 'axiswatch.doctor/1', checks } satisfies DoctorJson));
  } else {
    const lines = checks.flatMap(({ name, state, says, mend }) =>
      labelledParagraphTexts(
        `${MARKS[state]}  `,
        terminalSafeOneLine(`${name}: ${says}${mend === '' ? '' : `; ${mend}`}`),
        io.columns(),
      ),
    );
    io.out(joinedLinesText(lines));
  }
  return checks.some((check) => check.state === 'wrong') ? 1 : 0;
}

async function readStoreChecks(
  io: Io,
  options: Options,
  repairs: boolean,
): Promise<readonly HealthCheck[]> {
  const asked = pickGlobalOptions(options);
  const { config, data } = readUserFolderPaths(io.env, asked.dataDir);
  const { settings, notices: ofSettings } = readSettingsOrMoveBroken(config, true);
  const source = await readChosenStrategy(io, asked, settings.strategy);
  if (!source.ok) {
    const { problems, what } = source.refusal;
    return [
      ...(what === undefined ? [] : [wrongCheck('strategy', what)]),
      ...problems.map((problem) => problemCheck('strategy', problem)),
      // Which store is meant is not known: all that are there are looked at.
      ...readStrategyIdsWithStore(data).flatMap((id) => readStoreFileChecks(data, id)),
    ];
  }
  const { strategy, sha256 } = source.value.file;
  const scored = goodCheck('strategy', `${strategy.id}, hash ${shortHashText(sha256)}`);
  const repaired = repairs ? repairChecks(io, storePath(data, strategy.id), strategy.id) : [];
  // First, because the board takes away with it what looking at its file leaves beside that.
  const files = readStoreFileChecks(data, strategy.id);
  // What is said around a session is said here as checks.
  const opened = await openSession({ ...io, err: () => undefined }, asked, { untouched: true });
  if (!opened.ok) {
    const { problems, exitCode } = opened.refusal;
    const isNamed = exitCode === 3 && files.some(({ state }) => state === 'wrong');
    const board = isNamed ? [] : problems.map((problem) => problemCheck('board', problem));
    return [scored, ...repaired, ...board, ...files];
  }
  const { store, notices } = opened.value;
  const known = new Set(ofSettings.map(settingsNoticeSentence));
  const facts = [...notices.filter((notice) => !known.has(notice)), ...store.notices];
  store.close();
  return [
    scored,
    ...repaired,
    ...files,
    ...facts.map((says): HealthCheck => ({ name: 'notice', state: 'note', says, mend: '' })),
  ];
}

function readStoreFileChecks(data: string, id: string): readonly HealthCheck[] {
  const path = storePath(data, id);
  const { store: health, backups, newestGood } = readStoreAndBackupsHealth(path, id);
  const bad = backups.filter((backup) => backup.problem !== undefined);
  return [
    health === undefined
      ? {
          name: 'store',
          state: 'note',
          says: `${path} is not begun`,
          mend: 'it begins with the first command that writes',
        }
      : health.problem === undefined
        ? readWritableCheck(path, health)
        : {
            name: 'store',
            state: 'wrong',
            says: health.problem,
            mend:
              health.mend ??
              (newestGood === undefined
                ? 'there is no good backup; move the file away and keep it: the next command begins anew'
                : `"axiswatch restore ${newestGood.path}" brings back ${newestGood.entries} entries`),
          },
    newestGood === undefined
      ? {
          name: 'backups',
          state: 'note',
          says: `none of ${path} is good`,
          mend: health?.problem === undefined ? '"axiswatch backup FILE" makes one' : '',
        }
      : goodCheck(
          'backups',
          `${backups.length - bad.length} good, the newest ${newestGood.path} with ${newestGood.entries} entries`,
        ),
    ...readBackupRoomChecks(path),
    ...bad.map(
      (backup): HealthCheck => ({
        name: 'backup',
        state: 'note',
        says: backup.problem ?? '',
        mend: 'do not count on it',
      }),
    ),
  ];
}

/** Of a store that is sound: whether it can be written too. */
function readWritableCheck(path: string, { entries, readings }: Health): HealthCheck {
  const refusal = readWhyStoreUnwritable(path);
  return refusal === undefined
    ? goodCheck('store', `${path}, ${entries} entries, ${readings} readings stand`)
    : wrongCheck('store', refusal.says, refusal.mend);
}

function readBackupRoomChecks(path: string): readonly HealthCheck[] {
  if (!lacksBackupSpaceOnDisk(path)) return [];
  const says = `the disk that holds ${path} is nearly full`;
  const mend = 'free some space, or no daily backup is made';
  return [{ name: 'backups', state: 'note', says, mend }];
}

function terminalCheck({ env }: Io): HealthCheck {
  const locale = env.LC_ALL ?? env.LC_CTYPE ?? env.LANG ?? '';
  if (env.TERM === 'dumb') {
    return {
      name: 'terminal',
      state: 'note',
      says: 'TERM is dumb',
      mend: 'the dashboard needs a terminal that moves its cursor',
    };
  }
  return /utf-?8/i.test(locale) || locale === ''
    ? goodCheck(
        'terminal',
        `${env.TERM ?? 'TERM is not set'}, ${locale === '' ? 'no locale named' : locale}`,
      )
    : {
        name: 'terminal',
        state: 'note',
        says: `the locale is ${locale}, which is not UTF-8`,
        mend: 'set LANG to a UTF-8 locale, or choose "axiswatch config set glyphs ascii"',
      };
}

/** Repairs the store at a path; says nothing where nothing in it has changed on the disk. */
function repairChecks(io: Io, path: string, strategyId: string): readonly HealthCheck[] {
  const done = repairStore(path, strategyId, io.readClock().now);
  const name = 'repair';
  if (!done.ok) return done.problems.map((problem) => problemCheck(name, problem));
  if (done.value === undefined) return [];
  const { back, lost, kept } = done.value;
  const restored =
    back.length === 0
      ? 'nothing'
      : `${countWithNoun(back.length, 'row')} (${firstFewNamesText(back)})`;
  return [
    { name, state: 'good', says: `${restored} put back from backups`, mend: '' },
    ...(lost.length === 0
      ? []
      : [
          {
            name,
            state: 'note',
            says: `no backup has ${firstFewNamesText(lost)}, left out from now on`,
            mend: 'what came with the release comes again by itself; record the rest again',
          } as const,
        ]),
    { name, state: 'note', says: `the store as it was is kept as ${kept}`, mend: '' },
  ];
}

/** Whether every setting can be used. */
function readSettingsChecks(config: string): readonly HealthCheck[] {
  const path = settingsPath(config);
  const { settings, notices } = readSettingsOrMoveBroken(config, true);
  const looks =
    settings.theme === undefined
      ? []
      : looksAndNoticesFromSettings({ theme: settings.theme }).notices;
  const checks = [
    ...notices.map((notice): HealthCheck => ({ name: 'settings', state: 'wrong', ...notice })),
    ...looks.map(({ says, mend }) => wrongCheck('settings', `${path}: ${says}`, mend)),
  ];
  return checks.length > 0
    ? checks
    : [goodCheck('settings', existsSync(path) ? path : 'none, defaults hold')];
}

/** The keys of a person's own that cannot be used; what is wrong with their file as a whole is a notice of the board. */
async function readKeysChecks(config: string): Promise<readonly HealthCheck[]> {
  const { keys, path } = await readKeymapFile(config);
  const { acceptedCustomKeys } = await import('../../tui/own-keys.ts');
  const { REGISTRY } = await import('../screens.ts');
  return acceptedCustomKeys(REGISTRY, keys, path).problems.map(({ says, mend }) =>
    wrongCheck('keys', `${path}: ${says}`, mend),
  );
}

function goodCheck(name: string, says: string): HealthCheck {
  return { name, state: 'good', says, mend: '' };
}

function wrongCheck(name: string, says: string, mend = ''): HealthCheck {
  return { name, state: 'wrong', says, mend };
}

function problemCheck(name: string, { mend, ...problem }: Problem): HealthCheck {
  return wrongCheck(name, problemSentence(problem), mend);
}

/** Bytes without which not even one reading can be counted on to find room beside the log of its store. */
const LEAST_ROOM = 262_144;

/** Files without which a store finds no room for those that stand beside it while it is written. */
const LEAST_FILES = 8;

/** Whether the data folder can be written, and every disk that is nearly full. */
function readFolderChecks({ data, config }: Folders): readonly HealthCheck[] {
  const disks = new Map(
    [data, config].map((path) => [statSync(readNearestExistingFolder(path)).dev, path]),
  );
  return [readDataFolderCheck(data), ...[...disks.values()].flatMap(readDiskChecks)];
}

/** What is not there yet is made in the nearest folder above it. */
function readNearestExistingFolder(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? path
    : readNearestExistingFolder(dirname(path));
}

function readDataFolderCheck(data: string): HealthCheck {
  const folder = readNearestExistingFolder(data);
  try {
    accessSync(folder, constants.W_OK);
    return goodCheck('data folder', data);
  } catch {
    return {
      name: 'data folder',
      state: 'wrong',
      says: `${folder} cannot be written`,
      mend: 'give yourself the right to write there, or name another folder with --data-dir',
    };
  }
}

function readDiskChecks(path: string): readonly HealthCheck[] {
  const { bytes = LEAST_ROOM, files = LEAST_FILES } = readFreeBytesAndFiles(
    readNearestExistingFolder(path),
  );
  const full = (left: string, mend: string): HealthCheck => ({
    name: 'disk',
    state: 'wrong',
    says: `${left} on the disk that holds ${path}`,
    mend: `${mend}, or what you record, set or back up is refused`,
  });
  return [
    ...(bytes < LEAST_ROOM
      ? [full(`${roundedText(bytes / 1024)} KiB are free`, 'free some space')]
      : []),
    ...(files < LEAST_FILES
      ? [full(`${files} more files have a place`, 'remove some files there, however small')]
      : []),
  ];
}
