/** Settings of a user: read without the library that writes them, so that nothing waits for it. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { lock as lockFile } from 'proper-lockfile';
import { GLYPH_SETS } from '../../core/model/glyph-sets.ts';
import type { Fault, Problem, Result } from '../../core/model/model.ts';
import {
  createPrivateFolder,
  flushFolderToDisk,
  PRIVATE_FILE_MODE,
  readFileStat,
  readWhyNotRegularFile,
  removeFileIfPresent,
} from './files.ts';
import { codeOfError, FileFailure, readDiskTroubleReasonWithAdvice } from './fs-errors.ts';
import { pauseThisThread } from './pause.ts';
import {
  brokenSettingsNotMovedNotice,
  moveBrokenSettingsAside,
  readRawSettingsFile,
} from './settings-file.ts';

const SWITCH = ['on', 'off'] as const;

/** What a user has chosen; undefined: nothing chosen, the default holds. */
export interface Settings {
  /** Name of a theme. */
  readonly theme?: string | undefined;
  readonly glyphs?: (typeof GLYPH_SETS)[number] | undefined;
  /** Whether the dashboard hears the mouse; on unless set. */
  readonly mouse?: (typeof SWITCH)[number] | undefined;
  /** Whether a new alert rings the terminal's bell, once; off unless set. */
  readonly bell?: (typeof SWITCH)[number] | undefined;
  /** Path of the strategy file to open when none is named. */
  readonly strategy?: string | undefined;
  /** The line about handling that every output bears. */
  readonly handling?: string | undefined;
  /** The name that is written beside what is recorded; `AXISWATCH_AUTHOR` goes before it. */
  readonly author?: string | undefined;
  /** Days after which another assessment is due, written in digits. */
  readonly assessEvery?: string | undefined;
}

export interface SettingsRead {
  readonly settings: Settings;
  readonly notices: readonly Fault[];
}

const NAME = 'settings';
/** Characters of the longest text that a setting may be. */
const LONGEST_TEXT = 4096;
const OURS_TO_READ = 'see that it is a file, and yours to read';
/** Milliseconds after which a file that an editor was writing is read again. */
const WAIT_FOR_AN_EDITOR_MS = 50;

/** What the library calls a file that it has not given its name yet. */
const UNFINISHED = /^settings\.json\.tmp-\d{10}[0-9a-f]{6}$/;

/** What each setting may hold: undefined for a value that is fine, else what would be. */
const CHECKS: Readonly<Record<keyof Settings, (value: unknown) => string | undefined>> = {
  theme: textCheck,
  glyphs: (value) =>
    GLYPH_SETS.some((word) => word === value) ? undefined : `use ${GLYPH_SETS.join(', ')}`,
  strategy: textCheck,
  handling: textCheck,
  author: textCheck,
  assessEvery: (value) =>
    typeof value !== 'string'
      ? 'write days in quotes, "1" to "9999"'
      : /^[1-9]\d{0,3}$/.test(value)
        ? undefined
        : 'use days, 1 to 9999',
  mouse: switchCheck,
  bell: switchCheck,
};

function switchCheck(value: unknown): string | undefined {
  return SWITCH.some((word) => word === value) ? undefined : 'write "on" or "off"';
}

/** Every setting by name. */
export const SETTING_NAMES: readonly (keyof Settings)[] = Object.keys(CHECKS).filter(isSettingName);

/** Whether a setting is called so. */
export function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(CHECKS, name);
}

/** The file that holds the settings. */
export function settingsPath(configDir: string): string {
  return join(configDir, `${NAME}.json`);
}

/**
 * Reads the settings; defaults go on where something is wrong, and it is said.
 *
 * A file that is no JSON object is put aside beside it, never overwritten; `untouched` leaves it where it is. An unknown
 * setting is left where it is.
 */
export function readSettingsOrMoveBroken(configDir: string, untouched = false): SettingsRead {
  const path = settingsPath(configDir);
  let raw = readRawSettingsFile(path);
  if (raw.broken !== undefined) {
    // An editor may be in the middle of writing it.
    pauseThisThread(WAIT_FOR_AN_EDITOR_MS);
    raw = readRawSettingsFile(path);
  }
  if (raw.broken !== undefined) {
    const notice = untouched
      ? brokenSettingsNotMovedNotice(path, raw.broken)
      : moveBrokenSettingsAside(path, raw.broken);
    return { settings: {}, notices: [notice] };
  }
  if (raw.reason !== undefined) {
    const says = `${path} cannot be read: ${raw.reason}; defaults are used`;
    return { settings: {}, notices: [{ says, mend: OURS_TO_READ }] };
  }
  const notices: Fault[] = [];
  const known = new Map<string, unknown>();
  for (const [key, value] of raw.entries) {
    if (!isSettingName(key)) {
      const says = `${path}: "${key}" is ignored, there is no such setting`;
      const all = SETTING_NAMES.join(', ');
      notices.push({ says, mend: `the settings are ${all}; correct its name, or take it out` });
      continue;
    }
    const mend = CHECKS[key](value);
    if (mend === undefined) known.set(key, value);
    else {
      const says = `${path}: "${key}" cannot be ${shortJson(value)} and is ignored`;
      notices.push({ says, mend });
    }
  }
  // Every value in `known` has passed its check.
  return { settings: Object.fromEntries(known) as Settings, notices };
}

/**
 * Changes some settings and keeps the others, those of other programs and versions included; undefined removes one.
 * Refused: a value that reading would ignore, and a folder that cannot be written.
 */
export async function writeSettingChanges(
  configDir: string,
  changes: Settings,
): Promise<Result<undefined>> {
  const path = settingsPath(configDir);
  const problems = Object.entries(changes).flatMap(([key, value]): Problem[] => {
    const wrong = value === undefined ? undefined : CHECKS[key as keyof Settings](value);
    return wrong === undefined
      ? []
      : [{ path: key, message: `cannot be ${JSON.stringify(value)}; ${wrong}` }];
  });
  if (problems.length > 0) return { ok: false, problems };
  try {
    createPrivateFolder(configDir);
    const { Conf, lock } = await import('./conf.ts');
    await runWithFileLocked(lock, path, () => {
      clearUnfinished(configDir);
      const { broken, reason } = readRawSettingsFile(path);
      if (reason !== undefined) throw new FileFailure(`it cannot be read: ${reason}`, OURS_TO_READ);
      if (broken !== undefined) moveBrokenSettingsAside(path, broken);
      const conf = new Conf<Record<string, unknown>>({
        cwd: configDir,
        configName: NAME,
        projectSuffix: '',
        accessPropertiesByDotNotation: false,
        clearInvalidConfig: false,
        configFileMode: PRIVATE_FILE_MODE,
      });
      const merged = Object.entries({ ...conf.store, ...changes });
      conf.store = Object.fromEntries(merged.filter(([, value]) => value !== undefined));
      // The library brings the file to the disk, and not its name.
      flushFolderToDisk(configDir);
    });
    return { ok: true, value: undefined };
  } catch (error) {
    const message = `the settings were not changed: ${readDiskTroubleReasonWithAdvice(error)}`;
    return { ok: false, problems: [{ path, message }] };
  }
}

function textCheck(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'write a text in quotes';
  return value.length > LONGEST_TEXT
    ? `it must have at most ${LONGEST_TEXT} characters`
    : undefined;
}

/** Characters of the longest value that is told whole. */
const LONGEST_TOLD = 80;

function shortJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD)}…` : text;
}

/** Removes what was left of settings when their writer was killed: under the lock nobody else writes them. */
function clearUnfinished(configDir: string): void {
  for (const name of readdirSync(configDir))
    if (UNFINISHED.test(name)) removeFileIfPresent(join(configDir, name));
}

/** Milliseconds after which a holder that says nothing was killed, one that is alive says so twice as often; for which a lock is waited for; and after which it is asked for again. */
const STALE_MS = 5_000;
const PATIENCE_MS = 15_000;
const ASKED_EVERY_MS = 50;

/**
 * Does the work while no other process does any for the same file, with proper-lockfile's `lock`.
 *
 * Throws what the file system throws, and an error in words when the lock is not let go of for `patience` milliseconds.
 */
export async function runWithFileLocked<T>(
  lock: typeof lockFile,
  file: string,
  work: () => T,
  patience = PATIENCE_MS,
): Promise<T> {
  const path = `${file}.lock`;
  if (readFileStat(path)?.isDirectory() === false)
    throw inTheWay(path, readWhyNotRegularFile(path) ?? 'it is a file');
  const release = await acquired(lock, file, path, patience);
  try {
    return work();
  } finally {
    // What was written stands; a lock that cannot be removed is taken over like that of a killed process.
    await release().catch(() => undefined);
  }
}

/** Takes the lock of a file, and gives what lets go of it; another program's is waited for at most `patience` milliseconds, ≥ 0. */
async function acquired(
  lock: typeof lockFile,
  file: string,
  path: string,
  patience: number,
): Promise<() => Promise<void>> {
  // The library would ask again whatever is wrong.
  for (let left = patience; ; left -= ASKED_EVERY_MS) {
    try {
      return await lock(file, { realpath: false, stale: STALE_MS, onCompromised: () => undefined });
    } catch (error) {
      const code = codeOfError(error);
      if (code === 'ENOTEMPTY') throw inTheWay(path, 'it is a folder with files in it');
      if (code !== 'ELOCKED') throw error;
      if (left <= 0) throw new FileFailure(`another program holds ${path}`, 'try again');
      await wait(ASKED_EVERY_MS);
    }
  }
}

function inTheWay(path: string, kind: string): Error {
  return new FileFailure(`${path} is in the way: ${kind}`, 'move it away');
}
