/**
 * What a person has chosen, in one small JSON file. `conf` writes it; a printed command only reads it, by itself, since to
 * load conf takes longer than the command.
 */
import { readFileSync, renameSync } from 'node:fs';
import { Refusal } from '../model/problem.ts';
import { SHIPPED } from '../model/record.ts';
import { fileRefusal, makeFolder } from './files.ts';
import { pathOf } from './folders.ts';

/** The end of the last visit, by strategy id: when, and the newest entry and the index then. */
export type Visits = Readonly<
  Record<string, { readonly at: number; readonly seq: number; readonly index?: number | undefined }>
>;

/** The tripwires that a person has seen crossed, by strategy id: by which name, and since which day they were, as `2026-11-01`. */
export type Seen = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Settings {
  readonly theme: 'auto' | 'dark' | 'light' | 'contrast' | 'none';
  readonly colour: 'auto' | 'never' | 'always';
  readonly glyphs: 'auto' | 'block' | 'braille' | 'ascii';
  /** No screen: what changes is told, a line each. */
  readonly 'screen-reader': 'off' | 'on';
  /** Who writes. */
  readonly author: string;
  /** The id of a strategy of one's own, or a file; empty: the one that comes along. */
  readonly strategy: string;
  /** The address of a shared board; empty: a file. */
  readonly store: string;
  /** How what is printed may be handled. */
  readonly handling: string;
  readonly visit: Visits;
  readonly seen: Seen;
}

export type SettingName = Exclude<keyof Settings, 'visit' | 'seen'>;

interface SettingField {
  readonly name: SettingName;
  readonly label: string;
  readonly choices?: readonly string[];
  /** What a value must be, where it is not. */
  readonly wrong: (value: string) => string | undefined;
}

/** The settings that a person sets, in the order in which they are listed. */
export const SETTINGS: readonly SettingField[] = [
  choice('theme', 'colours of the screen', ['auto', 'dark', 'light', 'contrast', 'none']),
  choice('colour', 'colour in printed output', ['auto', 'never', 'always']),
  choice('glyphs', 'characters that charts are drawn with', ['auto', 'block', 'braille', 'ascii']),
  choice('screen-reader', 'announce changes instead of drawing a screen', ['off', 'on']),
  { name: 'author', label: 'your name, on what you record', wrong: wrongAuthor },
  {
    name: 'strategy',
    label: 'id or file of the strategy; empty: the shipped one',
    wrong: wrongText,
  },
  { name: 'store', label: 'server of a shared board; empty: a file', wrong: wrongStore },
  { name: 'handling', label: 'marking on printed output, such as internal', wrong: wrongText },
];

function choice(name: SettingName, label: string, choices: readonly string[]): SettingField {
  const wrong = (value: string) =>
    choices.includes(value) ? undefined : `must be ${choices.join(', ')}`;
  return { name, label, choices, wrong };
}

function wrongText(value: string): string | undefined {
  return /\p{Cc}/u.test(value) ? 'must be one line without control characters' : undefined;
}

/** Whether it is the address of a shared board on a PostgreSQL server. */
export function isAddress(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

/** What is wrong with it; told without it, as it may hold a password. */
export function wrongAddress(address: string): string | undefined {
  if (!isAddress(address)) return 'must be postgres://user@host/database';
  return /\/\/[^@]*:[^@]*@|password=/i.test(address)
    ? 'must hold no password; set PGPASSFILE or PGPASSWORD'
    : undefined;
}

function wrongStore(value: string): string | undefined {
  return value === '' ? undefined : wrongAddress(value);
}

function wrongAuthor(value: string): string | undefined {
  if (value.trim() === '') return 'must be a name';
  const asSeen = value
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\p{M}]/gu, '')
    .toLowerCase();
  return asSeen === SHIPPED ? 'must be another name; this is the program' : wrongText(value);
}

/** Refuses a value that the setting cannot have. */
export function checkSetting(name: SettingName, value: string): void {
  const message = SETTINGS.find((field) => field.name === name)?.wrong(value);
  if (message !== undefined) throw new Refusal([{ path: name, message }]);
}

function userName(): string {
  try {
    const { username } = process.getBuiltinModule('node:os').userInfo();
    // to make a pattern of Unicode takes longer than all the rest of this
    if (/^[\w.-]+$/.test(username) && username.toLowerCase() !== SHIPPED) return username;
    const name = username.replaceAll(/\p{Cc}/gu, '').trim();
    return wrongAuthor(name) === undefined ? name : 'user';
  } catch {
    // A user whom the system has no name for.
    return 'user';
  }
}

export interface ReadSettings {
  readonly settings: Settings;
  /** What a person is to be told once. */
  readonly notice?: string;
}

/** The settings in a folder; unknown ones are passed over, and one that cannot be has its default. */
export function readSettings(folder: string): ReadSettings {
  const path = settingsPath(folder);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { settings: settingsOf({}) };
    throw fileRefusal(error, `${path} cannot be read`, 3);
  }
  const raw = objectOf(text);
  if (raw !== undefined) return { settings: settingsOf(raw) };
  const aside = pathOf(folder, 'config.broken.json');
  renameSync(path, aside);
  return {
    settings: settingsOf({}),
    notice: `${path} is not a JSON object; it was put aside as ${aside}, and defaults are used`,
  };
}

export interface OpenSettings extends ReadSettings {
  /** Refuses a value that the setting cannot have. */
  readonly set: (name: SettingName, value: string) => void;
  readonly unset: (name: SettingName) => void;
  /** Marks the end of a visit. */
  readonly leave: (strategyId: string, visit: Visits[string]) => void;
  /** Keeps which crossings of a strategy were seen. */
  readonly see: (strategyId: string, seen: Seen[string]) => void;
}

/** The settings in a folder, to be written too. */
export async function openSettings(folder: string): Promise<OpenSettings> {
  const { default: Conf } = await import('conf');
  const { notice } = readSettings(folder);
  makeFolder(folder);
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    projectName: 'axiswatch',
    projectSuffix: '',
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
  return {
    get settings() {
      return settingsOf(conf.store);
    },
    ...(notice === undefined ? {} : { notice }),
    set: (name, value) => {
      checkSetting(name, value);
      conf.set(name, value);
    },
    unset: (name) => conf.delete(name),
    leave: (strategyId, visit) => {
      conf.set('visit', { ...visitsOf(conf.store.visit), [strategyId]: visit });
    },
    see: (strategyId, seen) => {
      conf.set('seen', { ...seenOf(conf.store.seen), [strategyId]: seen });
    },
  };
}

export function settingsPath(folder: string): string {
  return pathOf(folder, 'config.json');
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const raw: unknown = JSON.parse(text);
    return isObject(raw) ? raw : undefined;
  } catch {
    return undefined;
  }
}

function settingsOf(raw: Readonly<Record<string, unknown>>): Settings {
  const chosen = SETTINGS.flatMap(({ name, wrong }) => {
    const value = raw[name];
    return typeof value === 'string' && wrong(value) === undefined ? [[name, value]] : [];
  });
  return {
    theme: 'auto',
    colour: 'auto',
    glyphs: 'auto',
    'screen-reader': 'off',
    // found when it is asked for: it costs a start a fortieth
    get author() {
      return userName();
    },
    strategy: '',
    store: '',
    handling: '',
    ...Object.fromEntries(chosen),
    // refused where it is used, not passed over: what is recorded would go elsewhere
    ...(typeof raw.store === 'string' && wrongStore(raw.store) !== undefined && { store: '?' }),
    visit: visitsOf(raw.visit),
    seen: seenOf(raw.seen),
  };
}

function visitsOf(raw: unknown): Visits {
  const visits = Object.entries(isObject(raw) ? raw : {}).filter(
    ([, visit]) =>
      isObject(visit) &&
      Number.isFinite(visit.at) &&
      Number.isSafeInteger(visit.seq) &&
      (visit.index === undefined || Number.isFinite(visit.index)),
  );
  return Object.fromEntries(visits) as Visits;
}

function seenOf(raw: unknown): Seen {
  const sound = Object.entries(isObject(raw) ? raw : {}).filter(
    ([, seen]) => isObject(seen) && Object.values(seen).every((day) => typeof day === 'string'),
  );
  return Object.fromEntries(sound) as Seen;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
