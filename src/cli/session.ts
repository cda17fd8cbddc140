/** From argv, environment and settings to a session: which strategy, which store, which day. */
import { dirname } from 'node:path';
import { type Day, type Fault, faultSentence, type Readings } from '../core/model/model.ts';
import { shortHashText } from '../core/model/plain-text.ts';
import { readingsUpTo } from '../core/model/readings.ts';
import { type Board, boardAsOf } from '../core/scoring/board.ts';
import { readStoreFileAccess } from '../store/db/access.ts';
import { readUserFolderPaths } from '../store/files/folders.ts';
import { type KeymapFile, readKeymapFile } from '../store/files/keymap-file.ts';
import {
  readSettingsOrMoveBroken,
  type Settings,
  writeSettingChanges,
} from '../store/files/settings.ts';
import { type Author, readAuthorNameWithNotice } from '../store/journal/author.ts';
import { openOrCreateStore } from '../store/journal/open-store.ts';
import type { Opened, Store } from '../store/journal/store-types.ts';
import type { Session } from '../tui/session.ts';
import { readChosenStrategy } from './chosen-strategy.ts';
import type { Writing } from './files.ts';
import type { ExitCode, Io } from './io.ts';
import { type GlobalOptions, type Options, pickGlobalOptions } from './options.ts';
import {
  type Outcome,
  outcomeOfOption,
  printComplaint,
  printRefusal,
  refusalOutcome,
} from './refusal.ts';
import { printStandInBoardWarning } from './stand-in.ts';

/** A session with all that the store can do. */
export interface CommandSession extends Session {
  readonly store: Store;
  /** The sentences that the board stands in the place of the person's own; none where it is their own. */
  readonly inPlace: readonly string[];
}

export interface Needs {
  /** What the command writes with `--as-of` excluded; the words say what to do instead. */
  readonly writes?: string | undefined;
  /** Touch nothing on disk, not even to begin a store. */
  readonly untouched?: boolean | undefined;
  /** Only say how things stand: whose name would be written and which keys do what are left unasked. */
  readonly glance?: boolean | undefined;
  /** The command shows the session's notices itself; else each is said once on stderr. */
  readonly showsNotices?: boolean | undefined;
}

const NO_KEYS: KeymapFile = { path: '', keys: {}, notices: [] };
const NOBODY: Author = { name: 'unknown', notice: undefined };

/** Opens what a command works with, and says what is wrong around it; unless it is read-only, a store that is missing is begun and broken settings are moved aside. The caller closes the store. */
export async function openSession(
  io: Io,
  options: GlobalOptions,
  needs: Needs = {},
): Promise<Outcome<CommandSession>> {
  const notices: string[] = [];
  const opened = await openSessionWithNotices(io, options, needs, notices);
  const shown = opened.ok && needs.showsNotices === true;
  if (!shown) for (const notice of notices) printComplaint(io, notice);
  return opened;
}

/** Works in what a command works with, which `openSession` opens, beginning a store where there is none, and closes the store. */
export async function runWithCommandSession(
  io: Io,
  options: Options,
  needs: Needs,
  work: (session: CommandSession) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openSession(io, pickGlobalOptions(options), needs);
  if (!opened.ok) return printRefusal(io, opened.refusal);
  try {
    return await work(opened.value);
  } finally {
    opened.value.store.close();
  }
}

async function openSessionWithNotices(
  io: Io,
  options: GlobalOptions,
  needs: Needs,
  notices: string[],
): Promise<Outcome<CommandSession>> {
  const { today, now } = io.readClock();
  const asOf = await parseAsOfDayOrToday(options.asOf, today, needs.writes);
  if (!asOf.ok) return asOf;
  const folders = readUserFolderPaths(io.env, options.dataDir);
  const readOnly = needs.untouched === true || options.readonly;
  const { settings, notices: ofSettings } = readSettingsOrMoveBroken(folders.config, readOnly);
  notices.push(...ofSettings.map(settingsNoticeSentence));
  const glance = needs.glance === true;
  const ownKeys = glance ? NO_KEYS : await readKeymapFile(folders.config);
  notices.push(...ownKeys.notices);
  const source = await readChosenStrategy(io, options, settings.strategy);
  if (!source.ok) return source;
  const { file, shippedData } = source.value;
  const author = glance ? NOBODY : readAuthorNameWithNotice(io.env, undefined, settings.author);
  if (author.notice !== undefined) notices.push(author.notice);
  const opened = await openOrCreateStore({
    dataDir: folders.data,
    strategy: file,
    author: author.name,
    shippedData,
    empty: options.empty,
    readOnly,
    now: () => io.readClock().now,
  });
  if (!opened.ok) {
    return { ok: false, refusal: opened };
  }
  if (needs.showsNotices !== true) printNoticesOfOpenedStore(io, opened, needs, options);
  // Read before anything is made of it: half a board is none.
  opened.value.readings();
  const whole = checkNoStoreReadFailed(opened.value);
  if (!whole.ok) {
    opened.value.close();
    return whole;
  }
  // of a command that writes the code says whether it wrote
  const { damage } = opened.value;
  if (needs.writes !== undefined && damage !== undefined) printComplaint(io, damage);
  return {
    ok: true,
    value: {
      strategy: file.strategy,
      strategyHash: shortHashText(file.sha256),
      strategyPath: file.path,
      store: opened.value,
      today,
      now,
      readClock: io.readClock,
      asOf: asOf.value,
      asOfGiven: options.asOf !== undefined,
      author: author.name,
      authorGiven: (io.env.AXISWATCH_AUTHOR ?? '').trim() !== '',
      settings: namedTexts(settings),
      keepsSettings: !options.readonly,
      saveSetting: (name, value) => writeSettingChanges(folders.config, { [name]: value }),
      ownKeys: ownKeys.keys,
      ownKeysPath: ownKeys.path,
      linear: options.screenReader || io.env.INK_SCREEN_READER === 'true',
      color: options.color && (io.env.NO_COLOR ?? '') === '',
      inPlace: opened.said ?? [],
      notices: [
        ...notices,
        ...(opened.said ?? []).filter((each) => !isNoticeTold(opened.value, each)),
      ],
    },
  };
}

/** Says what is not the person's own board; a command that writes and was let do so ends well all the same. */
function printNoticesOfOpenedStore(
  io: Io,
  opened: Extract<Opened, { ok: true }>,
  { writes, untouched }: Needs,
  { readonly }: GlobalOptions,
): void {
  const { value: store, said = [] } = opened;
  if (readonly && said.length === 0 && readStoreFileAccess(store.path) === 'absent')
    printComplaint(
      io,
      `there is no store at ${store.path}, and --readonly begins none; leave it out to begin one`,
    );
  if (writes === undefined || untouched === true) {
    printStandInBoardWarning(io, opened);
    return;
  }
  // Its refusal will say so.
  const [refuses] = io.json ? [] : [store.readOnly];
  for (const sentence of said) if (sentence !== refuses) printComplaint(io, sentence);
}

/** Whether the board itself tells a sentence. */
function isNoticeTold(store: Store, sentence: string): boolean {
  return store.readOnly === sentence || store.notices.includes(sentence);
}

/** What is wrong with the settings, and what to do, as one sentence. */
export function settingsNoticeSentence(notice: Fault): string {
  return `${faultSentence(notice)}.`;
}

/** The settings, for a command that opens no session. A broken file is moved aside, unless the command is read-only; what is wrong is said once on stderr. */
export function readSettingsMovingBrokenAside(io: Io, options: GlobalOptions): Settings {
  const { config } = readUserFolderPaths(io.env, options.dataDir);
  const { settings, notices } = readSettingsOrMoveBroken(config, options.readonly);
  for (const notice of notices) printComplaint(io, settingsNoticeSentence(notice));
  return settings;
}

/** Who writes, as a command that opens no session of its own tells it: the environment, else the setting, else the user of the system. */
export function readAuthorWithoutSession(io: Io, { dataDir }: GlobalOptions): string {
  const { settings } = readSettingsOrMoveBroken(readUserFolderPaths(io.env, dataDir).config, true);
  return readAuthorNameWithNotice(io.env, undefined, settings.author).name;
}

/** Refused where something that was asked of a store could not be read; a large one is read as it is asked, so ask again at the end. */
export function checkNoStoreReadFailed({ lost, path }: Store): Outcome<undefined> {
  return lost === undefined ? { ok: true, value: undefined } : refusalOutcome(3, lost, path);
}

function namedTexts(settings: Settings): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}

/** The day that `--as-of` names, today when it was not given; with `writes` it may not be given. */
export async function parseAsOfDayOrToday(
  typed: string | undefined,
  today: Day,
  writes: string | undefined,
): Promise<Outcome<Day>> {
  if (typed === undefined) return { ok: true, value: today };
  const { parseAsOfOption, asOfOnWriteRefusalText } = await import('./given-day.ts');
  if (writes !== undefined) return refusalOutcome(2, asOfOnWriteRefusalText(typed, today, writes));
  return outcomeOfOption('as-of', parseAsOfOption(typed, today));
}

/** What the day looked at rests on; a day ahead on what is recorded up to today. */
export function readSessionReadings({ store, today, asOf }: CommandSession): Readings {
  const readings = store.readings();
  return asOf > today ? readingsUpTo(readings, today) : readings;
}

/** The board of the day looked at; of a day ahead, what it will be if nothing more is recorded. */
export function readSessionBoard(session: CommandSession): Board {
  return boardAsOf(session.strategy, readSessionReadings(session), session.asOf);
}

/** How a session writes a file that a person names: whether over one that is there, and which data folder is told of what a kill leaves, none where nothing may be written there. */
export function sessionFileWriteOptions({ store }: CommandSession, force: boolean): Writing {
  return { force, dataDir: store.readOnly === undefined ? dirname(store.path) : undefined };
}
