/** From argv, environment and settings to a session: which strategy, which store, which day. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../app/session.ts';
import type { Day, Problem } from '../domain/model.ts';
import { type Author, authorName } from '../store/author.ts';
import { foldersOf } from '../store/folders.ts';
import { type OwnKeysRead, readOwnKeys } from '../store/own-keys.ts';
import { readPrepared } from '../store/prepared.ts';
import { readSettings, type Settings, writeSettings } from '../store/settings.ts';
import type { Starter } from '../store/starter.ts';
import { openStore, type Store } from '../store/store.ts';
import type { StrategyFile } from '../store/strategy-file.ts';
import type { GlobalOptions } from './options.ts';
import { type Outcome, refusal } from './refusal.ts';
import type { World } from './world.ts';

/** A session with all that the store can do. */
export interface CommandSession extends Session {
  readonly store: Store;
}

export interface Needs {
  /** What the command writes with `--as-of` excluded; the words say what to do instead. */
  readonly writes?: string | undefined;
  /** Touch nothing on disk, not even to begin a store. */
  readonly untouched?: boolean | undefined;
  /** Only say how things stand: whose name would be written and which keys do what are left unasked. */
  readonly glance?: boolean | undefined;
}

const NO_KEYS: OwnKeysRead = { path: '', keys: {}, notices: [] };
const NOBODY: Author = { name: 'unknown', notice: undefined };

/** Opens what a command works with; the caller closes the store. */
export async function openSession(
  world: World,
  options: GlobalOptions,
  needs: Needs = {},
): Promise<Outcome<CommandSession>> {
  const { today, now } = world.readClock();
  const asOf = await asOfDay(options.asOf, today, needs.writes);
  if (!asOf.ok) return asOf;
  const folders = foldersOf(world.env, options.dataDir);
  const { settings, notices } = readSettings(folders.config);
  const glance = needs.glance === true;
  const ownKeys = glance ? NO_KEYS : readOwnKeys(folders.config);
  const source = await chosenStrategy(world, options, settings.strategy);
  if (!source.ok) return source;
  const { file, starter } = source.value;
  const author = glance ? NOBODY : authorName(world.env);
  const opened = await openStore({
    dataDir: folders.data,
    strategy: file,
    author: author.name,
    starter,
    empty: options.empty,
    readOnly: needs.untouched === true || options.readonly,
  });
  if (!opened.ok) {
    return { ok: false, refusal: { exitCode: opened.exitCode, problems: opened.problems } };
  }
  // Read before anything is made of it: half a board is none.
  opened.value.readings();
  const whole = wholeOf(opened.value);
  if (!whole.ok) {
    opened.value.close();
    return whole;
  }
  return {
    ok: true,
    value: {
      strategy: file.strategy,
      strategyHash: file.sha256.slice(0, 8),
      strategyPath: file.path,
      store: opened.value,
      today,
      now,
      readClock: world.readClock,
      asOf: asOf.value,
      asOfGiven: options.asOf !== undefined,
      author: author.name,
      settings: namedTexts(settings),
      keepsSettings: !options.readonly,
      saveSetting: (name, value) => writeSettings(folders.config, { [name]: value }),
      ownKeys: ownKeys.keys,
      ownKeysPath: ownKeys.path,
      linear: options.screenReader || world.env.INK_SCREEN_READER === 'true',
      color: options.color && (world.env.NO_COLOR ?? '') === '',
      notices: [
        ...notices,
        ...ownKeys.notices,
        ...(author.notice === undefined ? [] : [author.notice]),
      ],
    },
  };
}

/** Whether all that was asked of a store could be read; a large one is read as it is asked, so ask again at the end. */
export function wholeOf(store: Store): Outcome<undefined> {
  return store.lost === undefined
    ? { ok: true, value: undefined }
    : refusal(3, store.lost, store.path);
}

function namedTexts(settings: Settings): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}

/** The day that `--as-of` names, today when it was not given; with `writes` it may not be given. */
export async function asOfDay(
  typed: string | undefined,
  today: Day,
  writes: string | undefined,
): Promise<Outcome<Day>> {
  if (typed === undefined) return { ok: true, value: today };
  if (writes !== undefined) {
    return refusal(
      2,
      `--as-of looks at a past day and cannot be used with a command that writes; ${writes}`,
    );
  }
  const { typedDay } = await import('../app/typed-day.ts');
  const day = typedDay(typed, today);
  return day.ok ? day : refusal(2, `--as-of: ${day.problems[0]?.message ?? 'not a day'}`);
}

export interface Source {
  readonly file: StrategyFile;
  /** What ships with it; undefined for a file of the user's. */
  readonly starter: Starter | undefined;
}

/** The strategy that `--strategy` names by file, by id or as `shipped`; without it the one in the settings, else the shipped one. */
export async function chosenStrategy(
  world: World,
  { strategy, dataDir }: GlobalOptions,
  inSettings: string | undefined,
): Promise<Outcome<Source>> {
  // A folder of the same name is no strategy.
  const isFile = (path: string) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  if (strategy === undefined || isFile(strategy)) return strategyOf(world, strategy ?? inSettings);
  const { found, SHIPPED } = await import('./strategies.ts');
  const path = await found(world, { dataDir }, strategy);
  return path.ok ? strategyOf(world, path.value === SHIPPED ? undefined : path.value) : path;
}

/** The strategy in a file, or the shipped one. */
export async function strategyOf(world: World, path: string | undefined): Promise<Outcome<Source>> {
  if (path !== undefined) {
    const { readStrategyFile } = await import('../store/strategy-file.ts');
    const file = readStrategyFile(path);
    if (file.ok) return { ok: true, value: { file: file.value, starter: undefined } };
    return refused(1, file.problems, path);
  }
  const packageData = join(world.packageRoot, 'data');
  const prepared = readPrepared(packageData, world.programFolder);
  if (prepared !== undefined) return { ok: true, value: prepared };
  const { readShipped } = await import('../store/shipped.ts');
  const shipped = readShipped(packageData);
  return shipped.ok ? shipped : refused(3, shipped.problems, 'the shipped strategy');
}

function refused(exitCode: 1 | 3, problems: readonly Problem[], what: string): Outcome<never> {
  const [only] = problems;
  const named = problems.length === 1 && only?.path === what;
  return {
    ok: false,
    refusal: { exitCode, problems, what: named ? undefined : `${what} is not a valid strategy` },
  };
}
