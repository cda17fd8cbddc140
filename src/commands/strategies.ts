/** `axiswatch strategy list|use`: several strategies side by side in one data folder. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Offer } from '../report/completing.ts';
import { jsonText, orNull, table, textOf } from '../report/lines.ts';
import { foldersOf } from '../store/files/folders.ts';
import { writeSettings } from '../store/files/settings.ts';
import { readKeptStrategyFile, type StrategyFile } from '../store/files/strategy-file.ts';
import { oneLine } from '../text/format.ts';
import { strategyOf } from './chosen-strategy.ts';
import { globalOptions, type Options } from './options.ts';
import { mayWrite, type Outcome, refusal, remark, tell } from './refusal.ts';
import { settingsOf } from './session.ts';
import type { ExitCode, World } from './world.ts';

export const SHIPPED = 'shipped';

/** One strategy that can be used. */
interface Listed {
  readonly path: string | undefined;
  readonly file: StrategyFile | undefined;
  /** Why it cannot be used; undefined: it can. */
  readonly problem: string | undefined;
}

/** Lists the shipped strategy, those in the folder `strategies` of the data folder, and the chosen one. */
export async function strategyList(world: World, options: Options): Promise<ExitCode> {
  const chosen = chosenPath(world, options);
  const listed = await listOf(world, options, chosen);
  const rows = listed.map((each) => rowOf(each, each.path === chosen));
  if (world.json) {
    world.out(rowsText(rows));
    return 0;
  }
  const lines = table(
    ['', 'id', 'hash', 'title', 'where'].map((title) => ({ title })),
    rows.map((row) => [
      row.inUse ? '*' : '',
      row.id ?? '–',
      row.hash ?? '–',
      oneLine(row.title ?? row.problem ?? ''),
      row.path ?? SHIPPED,
    ]),
  );
  world.out(textOf([...lines, '', '* in use; "axiswatch strategy use" chooses another']));
  return 0;
}

function rowOf({ path, file, problem }: Listed, inUse: boolean) {
  return {
    inUse,
    id: orNull(file?.strategy.id),
    title: orNull(file?.strategy.title),
    hash: orNull(file?.sha256.slice(0, 8)),
    path: orNull(path),
    problem: orNull(problem),
  };
}

function rowsText(strategies: readonly object[], left?: object): string {
  return jsonText({ schema: 'axiswatch.strategies/1', strategies, left });
}

/** A strategy file as the one row of the document that `strategy list` prints; with the board that is left where it comes into use. */
export function strategyText(
  file: StrategyFile,
  path: string | undefined,
  inUse: boolean,
  left?: object,
): string {
  return rowsText([rowOf({ path, file, problem: undefined }, inUse)], left);
}

/**
 * Chooses the strategy that is scored by when none is named. Its readings are kept in a store of its own, into which those
 * of the board that is left are taken along where that is asked for.
 */
export async function strategyUse(world: World, options: Options, name: string): Promise<ExitCode> {
  const writing = mayWrite(options, 'choose a strategy');
  if (!writing.ok) return tell(world, writing.refusal);
  const { strategy: before } = settingsOf(world, globalOptions(options));
  const taken = await strategyToUse(world, options, name);
  if (!taken.ok) return tell(world, taken.refusal);
  const place = taken.value.path;
  const { leaveBoard } = await import('./taking-along.ts');
  const left = await leaveBoard(world, options, taken.value, before);
  if (!left.ok) return tell(world, left.refusal);
  const { config } = foldersOf(world.env, globalOptions(options).dataDir);
  const done = await writeSettings(config, { strategy: place });
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  const { brings, remains, left: json } = left.value;
  const { settleFiles } = await import('./two-files.ts');
  const other = await settleFiles(world, options, taken.value);
  if (world.json) {
    world.out(strategyText(taken.value, place, true, json));
    return 0;
  }
  const back = before === undefined || before === place ? SHIPPED : before;
  const way = place === undefined ? '' : `; "axiswatch strategy use ${back}" goes back`;
  remark(
    world,
    `${place ?? 'the shipped strategy'} is used${brings}${way}${remains === '' ? other : remains}`,
  );
  return 0;
}

/** The file of a strategy that is to be in use from now on; refused where its name says none, or no file that stays. */
export async function strategyToUse(
  world: World,
  options: Options,
  name: string,
): Promise<Outcome<StrategyFile>> {
  const named = await found(world, options, name);
  if (!named.ok) return named;
  if (named.value === SHIPPED) {
    const shipped = await strategyOf(world, undefined);
    return shipped.ok ? { ok: true, value: shipped.value.file } : shipped;
  }
  const file = readKeptStrategyFile(resolve(named.value));
  const what = `${oneLine(name)} was not taken as the strategy`;
  return file.ok ? file : { ok: false, refusal: { exitCode: 1, what, problems: file.problems } };
}

/** The path in the settings; undefined: the shipped one is used. */
export function chosenPath(world: World, options: Options): string | undefined {
  const global = globalOptions(options);
  const inSettings = settingsOf(world, global).strategy;
  return global.strategy ?? inSettings;
}

async function listOf(
  world: World,
  options: Options,
  chosen: string | undefined,
): Promise<readonly Listed[]> {
  const shipped = await strategyOf(world, undefined);
  const folder = strategiesFolder(world, options);
  const paths = new Set([...filesIn(folder), ...(chosen === undefined ? [] : [chosen])]);
  return [
    {
      path: undefined,
      file: shipped.ok ? shipped.value.file : undefined,
      problem: shipped.ok ? undefined : 'cannot be read',
    },
    ...[...paths].map((path): Listed => {
      const file = readKeptStrategyFile(path);
      return file.ok
        ? { path, file: file.value, problem: undefined }
        : { path, file: undefined, problem: file.problems[0]?.message ?? 'is no strategy' };
    }),
  ];
}

/** A name as a path: `shipped`, the id of a listed strategy, or a file; refused where it is none of these. */
export async function found(
  world: World,
  options: Options,
  name: string,
): Promise<Outcome<string>> {
  if (name === SHIPPED) return { ok: true, value: SHIPPED };
  const listed = await listOf(world, options, undefined);
  const byId = listed.find(({ path, file }) => path !== undefined && file?.strategy.id === name);
  if (byId?.path !== undefined) return { ok: true, value: byId.path };
  if (listed[0]?.file?.strategy.id === name) return { ok: true, value: SHIPPED };
  if (existsSync(name)) return { ok: true, value: name };
  if (name === '-')
    return refusal(2, 'a strategy is kept as a file; write it to one and name that');
  const ids = listed.flatMap(({ file }) => (file === undefined ? [] : [file.strategy.id]));
  const { didYouMean } = await import('./suggested.ts');
  const near = didYouMean([SHIPPED, ...ids], name);
  const hint = near === '' ? '"axiswatch strategy list" shows those there are' : near;
  return refusal(1, `there is no strategy and no file "${oneLine(name)}"; ${hint}`);
}

/** The strategies that can be named, each with its title, as a shell offers them. */
export async function strategyOffers(world: World, options: Options): Promise<readonly Offer[]> {
  const listed = await listOf(world, options, undefined);
  return listed.flatMap(({ path, file }): readonly Offer[] => {
    if (file === undefined) return [];
    return [[path === undefined ? SHIPPED : file.strategy.id, file.strategy.title]];
  });
}

function strategiesFolder(world: World, options: Options): string {
  return join(foldersOf(world.env, globalOptions(options).dataDir).data, 'strategies');
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
