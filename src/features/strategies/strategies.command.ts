/** `axiswatch strategy list|use`: several strategies side by side in one data folder. */
import { resolve } from 'node:path';
import { strategyOf } from '../../cli/chosen-strategy.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import {
  type ListedStrategy,
  listedStrategies,
  namedStrategy,
  SHIPPED,
} from '../../cli/named-strategy.ts';
import { globalOptions, type Options } from '../../cli/options.ts';
import { mayWrite, type Outcome, remark, tell } from '../../cli/refusal.ts';
import { settingsOf } from '../../cli/session.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { writeSettings } from '../../store/files/settings.ts';
import { readKeptStrategyFile, type StrategyFile } from '../../store/files/strategy-file.ts';
import { oneLine } from '../../text/format.ts';
import { jsonText, orNull, table, textOf } from '../../text/output.ts';

/** Lists the shipped strategy, those in the folder `strategies` of the data folder, and the chosen one. */
export async function strategyList(world: World, options: Options): Promise<ExitCode> {
  const chosen = chosenPath(world, options);
  const listed = await listedStrategies(world, options, chosen);
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

function rowOf({ path, file, problem }: ListedStrategy, inUse: boolean) {
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
  const { leaveBoard } = await import('./take-readings-along.command.ts');
  const left = await leaveBoard(world, options, taken.value, before);
  if (!left.ok) return tell(world, left.refusal);
  const { config } = foldersOf(world.env, globalOptions(options).dataDir);
  const done = await writeSettings(config, { strategy: place });
  if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
  const { brings, remains, left: json } = left.value;
  const { settleFiles } = await import('./two-files.command.ts');
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
  const named = await namedStrategy(world, options, name);
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
