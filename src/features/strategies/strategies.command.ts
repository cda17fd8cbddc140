/** `axiswatch strategy list|use`: several strategies side by side in one data folder. */
import { resolve } from 'node:path';
import { readStrategyAtPathOrShipped } from '../../cli/chosen-strategy.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import {
  type ListedStrategy,
  readListedStrategies,
  readStrategyPathByName,
  SHIPPED,
} from '../../cli/named-strategy.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import {
  checkNoReadonlyOption,
  type Outcome,
  printRefusal,
  printRemark,
} from '../../cli/refusal.ts';
import { readSettingsMovingBrokenAside } from '../../cli/session.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { writeSettingChanges } from '../../store/files/settings.ts';
import {
  readStrategyFileRefusingPipes,
  type StrategyFile,
} from '../../store/files/strategy-file.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, jsonText, tableTexts, valueOrNull } from '../../text/output.ts';
import type { LeftJson, StrategiesJson, StrategyRow } from './strategies-document.ts';

/** Lists the shipped strategy, those in the folder `strategies` of the data folder, and the chosen one. */
export async function strategyListCommand(io: Io, options: Options): Promise<ExitCode> {
  const chosen = readStrategyPathMovingBrokenSettingsAside(io, options);
  const listed = await readListedStrategies(io, options, chosen);
  const rows = listed.map((each) => strategyRow(each, each.path === chosen));
  if (io.json) {
    io.out(strategyRowsText(rows));
    return 0;
  }
  const lines = tableTexts(
    ['', 'id', 'hash', 'title', 'where'].map((title) => ({ title })),
    rows.map((row) => [
      row.inUse ? '*' : '',
      row.id ?? '–',
      row.hash ?? '–',
      terminalSafeOneLine(row.title ?? row.problem ?? ''),
      row.path ?? SHIPPED,
    ]),
  );
  io.out(joinedLinesText([...lines, '', '* in use; "axiswatch strategy use" chooses another']));
  return 0;
}

function strategyRow({ path, file, problem }: ListedStrategy, inUse: boolean): StrategyRow {
  return {
    inUse,
    id: valueOrNull(file?.strategy.id),
    title: valueOrNull(file?.strategy.title),
    hash: valueOrNull(file && shortHashText(file.sha256)),
    path: valueOrNull(path),
    problem: valueOrNull(problem),
  };
}

function strategyRowsText(strategies: readonly StrategyRow[], left?: LeftJson): string {
  return jsonText({ schema: 'axiswatch.strategies/1', strategies, left } satisfies StrategiesJson);
}

/** A strategy file as the one row of the document that `strategy list` prints; with the board that is left where it comes into use. */
export function oneStrategyJsonText(
  file: StrategyFile,
  path: string | undefined,
  inUse: boolean,
  left?: LeftJson,
): string {
  return strategyRowsText([strategyRow({ path, file, problem: undefined }, inUse)], left);
}

/**
 * Chooses the strategy that is scored by when none is named. Its readings are kept in a store of its own, into which those
 * of the board that is left are taken along where that is asked for.
 */
export async function strategyUseCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  const writing = checkNoReadonlyOption(options, 'choose a strategy');
  if (!writing.ok) return printRefusal(io, writing.refusal);
  const { strategy: before } = readSettingsMovingBrokenAside(io, pickGlobalOptions(options));
  const taken = await readStrategyToPutInUse(io, options, name);
  if (!taken.ok) return printRefusal(io, taken.refusal);
  const place = taken.value.path;
  const { carryReadingsToStrategyIfWanted } = await import('./use-strategy.command.ts');
  const left = await carryReadingsToStrategyIfWanted(io, options, taken.value, before);
  if (!left.ok) return printRefusal(io, left.refusal);
  const { config } = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  const done = await writeSettingChanges(config, { strategy: place });
  if (!done.ok) return printRefusal(io, done);
  const { brings, remains, left: json } = left.value;
  const { writeOtherStrategyFileAcknowledgement } = await import('./use-strategy.command.ts');
  const other = await writeOtherStrategyFileAcknowledgement(io, options, taken.value);
  if (io.json) {
    io.out(oneStrategyJsonText(taken.value, place, true, json));
    return 0;
  }
  const back = before === undefined || before === place ? SHIPPED : before;
  const way = place === undefined ? '' : `; "axiswatch strategy use ${back}" goes back`;
  printRemark(
    io,
    `${place ?? 'the shipped strategy'} is used${brings}${way}${remains === '' ? other : remains}`,
  );
  return 0;
}

/** The file of a strategy that is to be in use from now on; refused where its name says none, or no file that stays. */
export async function readStrategyToPutInUse(
  io: Io,
  options: Options,
  name: string,
): Promise<Outcome<StrategyFile>> {
  const named = await readStrategyPathByName(io, options, name);
  if (!named.ok) return named;
  if (named.value === SHIPPED) {
    const shipped = await readStrategyAtPathOrShipped(io, undefined);
    return shipped.ok ? { ok: true, value: shipped.value.file } : shipped;
  }
  const file = readStrategyFileRefusingPipes(resolve(named.value));
  const what = `${terminalSafeOneLine(name)} was not taken as the strategy`;
  return file.ok ? file : { ok: false, refusal: { exitCode: 1, what, problems: file.problems } };
}

/** The path that `--strategy` names, else that in the settings; undefined: neither, and the shipped strategy is used. Settings that cannot be read are moved aside first, which is said. */
export function readStrategyPathMovingBrokenSettingsAside(
  io: Io,
  options: Options,
): string | undefined {
  const global = pickGlobalOptions(options);
  const inSettings = readSettingsMovingBrokenAside(io, global).strategy;
  return global.strategy ?? inSettings;
}
