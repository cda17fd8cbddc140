/** Settings of a user: read without the library that writes them, so that nothing waits for it. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Result } from '../domain/model.ts';
import { makePrivateFolder } from './files.ts';
import { withLock } from './lock.ts';
import { reasonOf } from './reason.ts';

const SWITCH = ['on', 'off'] as const;
export const GLYPHS = ['block', 'ascii', 'braille'] as const;

/** What a user has chosen; undefined: nothing chosen, the default holds. */
export interface Settings {
  /** Name of a theme. */
  readonly theme?: string | undefined;
  readonly glyphs?: (typeof GLYPHS)[number] | undefined;
  /** Whether a new alert rings the terminal's bell, once; off unless set. */
  readonly bell?: (typeof SWITCH)[number] | undefined;
  /** Path of the strategy file to open when none is named. */
  readonly strategy?: string | undefined;
  /** The line about handling that every output bears. */
  readonly handling?: string | undefined;
  /** Days after which another assessment is due, written in digits. */
  readonly assessEvery?: string | undefined;
}

export interface SettingsRead {
  readonly settings: Settings;
  /** Sentences about what could not be used. */
  readonly notices: readonly string[];
}

const NAME = 'settings';
const LONGEST_TEXT = 4096;
const WAIT_FOR_AN_EDITOR_MS = 50;

/** What each setting may hold: undefined for a value that is fine, else what would be. */
const CHECKS: Readonly<Record<keyof Settings, (value: unknown) => string | undefined>> = {
  theme: textCheck,
  glyphs: (value) =>
    GLYPHS.some((word) => word === value) ? undefined : `use ${GLYPHS.join(', ')}`,
  strategy: textCheck,
  handling: textCheck,
  assessEvery: (value) =>
    typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value) ? undefined : 'use days, 1 to 9999',
  bell: (value) => (SWITCH.some((word) => word === value) ? undefined : `use ${SWITCH.join(', ')}`),
};

/** Every setting by name. */
export const SETTING_NAMES: readonly string[] = Object.keys(CHECKS);

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
 * A file that is no JSON object is put aside beside it, never overwritten. An unknown setting is left where it is.
 */
export function readSettings(configDir: string): SettingsRead {
  const path = settingsPath(configDir);
  let raw = readRaw(path);
  if (raw.broken) {
    // An editor may be in the middle of writing it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_FOR_AN_EDITOR_MS);
    raw = readRaw(path);
  }
  if (raw.broken) return { settings: {}, notices: [putAside(path)] };
  if (raw.reason !== undefined) {
    return { settings: {}, notices: [`${path} cannot be read: ${raw.reason}; defaults are used.`] };
  }
  const notices: string[] = [];
  const known = new Map<string, unknown>();
  for (const [key, value] of raw.entries) {
    const check = Object.hasOwn(CHECKS, key) ? CHECKS[key as keyof Settings] : undefined;
    const wrong = check === undefined ? 'there is no such setting' : check(value);
    if (wrong === undefined) known.set(key, value);
    else notices.push(`${path}: "${key}" is ignored; ${wrong}.`);
  }
  // Every value in `known` has passed its check.
  return { settings: Object.fromEntries(known) as Settings, notices };
}

/**
 * Changes some settings and keeps the others, those of other programs and versions included; undefined removes one.
 * Refused: a value that reading would ignore, and a folder that cannot be written.
 */
export async function writeSettings(
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
    makePrivateFolder(configDir);
    const { Conf } = await import('./conf.ts');
    await withLock(join(configDir, `${NAME}.lock`), () => {
      if (readRaw(path).broken) putAside(path);
      const conf = new Conf<Record<string, unknown>>({
        cwd: configDir,
        configName: NAME,
        projectSuffix: '',
        accessPropertiesByDotNotation: false,
        clearInvalidConfig: false,
        configFileMode: 0o600,
      });
      const merged = Object.entries({ ...conf.store, ...changes });
      conf.store = Object.fromEntries(merged.filter(([, value]) => value !== undefined));
    });
    return { ok: true, value: undefined };
  } catch (error) {
    const message = `the settings were not changed: ${reasonOf(error)}`;
    return { ok: false, problems: [{ path, message }] };
  }
}

interface Raw {
  readonly entries: readonly (readonly [string, unknown])[];
  /** Whether it is there and no JSON object. */
  readonly broken: boolean;
  /** Why it is there and cannot be read. */
  readonly reason: string | undefined;
}

function readRaw(path: string): Raw {
  const nothing = { entries: [], broken: false, reason: undefined };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return existsSync(path) ? { ...nothing, reason: reasonOf(error) } : nothing;
  }
  try {
    const raw: unknown = JSON.parse(text);
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) {
      return { ...nothing, entries: Object.entries(raw) };
    }
  } catch {}
  return { ...nothing, broken: true };
}

/** Moves a broken file aside; returns the sentence that says so. */
function putAside(path: string): string {
  const stem = path.slice(0, -'.json'.length);
  for (let count = 1; ; count += 1) {
    const aside = `${stem}.broken${count === 1 ? '' : `-${count}`}.json`;
    if (existsSync(aside)) continue;
    try {
      renameSync(path, aside);
      return `${path} was no settings file; it was put aside as ${aside}, and defaults are used.`;
    } catch (error) {
      return `${path} is no settings file and cannot be put aside: ${reasonOf(error)}; defaults are used.`;
    }
  }
}

function textCheck(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'it must be a text';
  return value.length > LONGEST_TEXT
    ? `it must be shorter than ${LONGEST_TEXT} characters`
    : undefined;
}
