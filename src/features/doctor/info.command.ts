/** `axiswatch info`: where everything is, which versions run, how large it is. */
import { statSync } from 'node:fs';
import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { type CommandSession, openSession, readAuthorWithoutSession } from '../../cli/session.ts';
import { readProgramVersion } from '../../cli/version.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import { readBackupPaths } from '../../store/backup/backups.ts';
import { readSqliteSideFilePath } from '../../store/files/files.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { readStrategyIdsWithStore, storePath } from '../../store/journal/store-path.ts';
import { dayText, roundedText, terminalSafeOneLine } from '../../text/format.ts';
import { jsonText, tableTexts, valueOrNull } from '../../text/output.ts';
import { readSettingsFilePath } from '../settings/config.command.ts';
import type { InfoJson } from './doctor-document.ts';

type Row = readonly [name: string, text: string];

/** Prints paths, versions, sizes and the strategy's hash; nothing is written. Without a board, what can be said without it. */
export async function infoCommand(io: Io, options: Options): Promise<ExitCode> {
  const opened = await openSession(io, pickGlobalOptions(options), { untouched: true });
  const { data, log } = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  const program = {
    version: readProgramVersion(io),
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'none',
    platform: `${process.platform} ${process.arch}`,
    author: readAuthorWithoutSession(io, pickGlobalOptions(options)),
    data,
    settings: readSettingsFilePath(io, options),
    log,
  } as const;
  const rows: readonly Row[] = [
    [
      'axiswatch',
      `${program.version}, Node ${program.node}, SQLite ${program.sqlite}, ${program.platform}`,
    ],
    ['author', program.author],
    ['data folder', data],
    ['settings', program.settings],
    ['log folder', log],
  ];
  if (!opened.ok) {
    const stores = readStrategyIdsWithStore(data).flatMap((id) =>
      readStoreRows(storePath(data, id)),
    );
    if (!io.json) io.out(factRowsText([...rows, ...stores]));
    return printRefusal(io, opened.refusal);
  }
  const session = opened.value;
  try {
    if (io.json) {
      const facts = { ...program, ...readBoardFacts(session) };
      io.out(jsonText({ schema: 'axiswatch.info/1', ...facts } satisfies InfoJson));
    } else {
      io.out(factRowsText([...rows, ...readStoreRows(session.store.path), ...boardRows(session)]));
    }
    return 0;
  } finally {
    session.store.close();
  }
}

function factRowsText(rows: readonly Row[]): string {
  const cells = rows.map(([name, value]) => [name, terminalSafeOneLine(value)]);
  return `${tableTexts([{ title: '' }, { title: '' }], cells).join('\n')}\n`;
}

function readBoardFacts({ store, strategy, strategyHash, strategyPath }: CommandSession) {
  const backups = readBackupPaths(store.path);
  const days = daysOfReadings(store, strategy);
  return {
    store: store.path,
    storeBytes: valueOrNull(readFileBytesWithLog(store.path)),
    backups: backups.length,
    newestBackup: valueOrNull(backups.at(-1)),
    strategy: strategy.id,
    strategyHash,
    strategyFile: valueOrNull(strategyPath),
    indicators: indicatorsOfStrategy(strategy).length,
    readings: days.length,
    events: store.events().length,
    firstReading: valueOrNull(days[0]),
    newestReading: valueOrNull(days.at(-1)),
  } as const;
}

/** The day of every reading, the oldest first. */
function daysOfReadings(
  store: CommandSession['store'],
  strategy: CommandSession['strategy'],
): readonly string[] {
  const readings = store.readings();
  return indicatorsOfStrategy(strategy)
    .flatMap(({ id }) => readings.of(id))
    .map((reading) => reading.observedOn)
    .sort();
}

function readStoreRows(path: string): readonly Row[] {
  const bytes = readFileBytesWithLog(path);
  const backups = readBackupPaths(path);
  const newest = backups.at(-1);
  return [
    ['store', `${path}${bytes === undefined ? ' (not begun)' : `, ${bytesText(bytes)}`}`],
    ['backups', newest === undefined ? 'none' : `${backups.length}, the newest by name ${newest}`],
  ];
}

function boardRows(session: CommandSession): readonly Row[] {
  const { store, strategy, strategyHash, strategyPath } = session;
  return [
    ['strategy', `${strategy.id}, hash ${strategyHash}, ${strategyPath ?? 'shipped'}`],
    ['indicators', String(indicatorsOfStrategy(strategy).length)],
    ['readings', daySpanText(daysOfReadings(store, strategy))],
    ['events', String(store.events().length)],
  ];
}

function daySpanText(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined
    ? '0'
    : `${days.length}, from ${dayText(first)} to ${dayText(last)}`;
}

/** Bytes of a file with what is not yet written through, ≥ 0; undefined: there is none. */
function readFileBytesWithLog(path: string): number | undefined {
  const sizes = [path, readSqliteSideFilePath(path, '-wal')].map(
    (each) => statSync(each, { throwIfNoEntry: false })?.size,
  );
  return sizes[0] === undefined
    ? undefined
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** `84 KiB`; `bytes` ≥ 0. */
function bytesText(bytes: number): string {
  return `${roundedText(bytes / 1024)} KiB`;
}
