/** `axiswatch info`: where everything is, which versions run, how large it is. */
import { statSync } from 'node:fs';
import { dayText, oneLine } from '../app/format.ts';
import { indicatorsOf } from '../domain/tree.ts';
import { jsonText, orNull, table } from '../report/lines.ts';
import { backupsOf } from '../store/backups.ts';
import { foldersOf } from '../store/folders.ts';
import { settingsFile } from './config.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { tell } from './refusal.ts';
import { openSession } from './session.ts';
import { versionOf } from './version.ts';
import type { ExitCode, World } from './world.ts';

/** Prints paths, versions, sizes and the strategy's hash; nothing is written. */
export async function info(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(world, globalOptions(options), { untouched: true });
  if (!opened.ok) return tell(world, opened.refusal, json);
  const { store, strategy, strategyHash, strategyPath, author } = opened.value;
  const folders = foldersOf(world.env, globalOptions(options).dataDir);
  try {
    const readings = store.readings();
    const lists = indicatorsOf(strategy).map(({ id }) => readings.of(id));
    const days = lists
      .flat()
      .map((reading) => reading.observedOn)
      .sort();
    const backups = backupsOf(store.path);
    const facts = {
      version: versionOf(world),
      node: process.versions.node,
      sqlite: process.versions.sqlite,
      platform: `${process.platform} ${process.arch}`,
      author,
      data: folders.data,
      settings: settingsFile(world, options),
      log: folders.log,
      store: store.path,
      storeBytes: sizeOf(store.path),
      backups: backups.length,
      newestBackup: backups.at(-1),
      strategy: strategy.id,
      strategyHash,
      strategyFile: strategyPath,
      indicators: lists.length,
      readings: days.length,
      events: store.events().length,
      firstReading: days[0],
      newestReading: days.at(-1),
    } as const;
    if (json) {
      const entries = Object.entries(facts).map(([name, value]) => [name, orNull(value)]);
      world.out(jsonText({ schema: 'axiswatch.info/1', ...Object.fromEntries(entries) }));
      return 0;
    }
    const rows: readonly (readonly [string, string])[] = [
      [
        'axiswatch',
        `${facts.version}, Node ${facts.node}, SQLite ${facts.sqlite}, ${facts.platform}`,
      ],
      ['author', author],
      ['data folder', folders.data],
      ['settings', facts.settings],
      ['log folder', folders.log],
      [
        'store',
        `${store.path}${facts.storeBytes === undefined ? ' (not begun)' : `, ${bytesText(facts.storeBytes)}`}`,
      ],
      [
        'backups',
        facts.newestBackup === undefined
          ? 'none'
          : `${backups.length}, the newest by name ${facts.newestBackup}`,
      ],
      ['strategy', `${strategy.id}, hash ${strategyHash}, ${strategyPath ?? 'shipped'}`],
      ['indicators', String(facts.indicators)],
      ['readings', spanOf(days)],
      ['events', String(facts.events)],
    ];
    world.out(
      `${table(
        [{ title: '' }, { title: '' }],
        rows.map(([name, value]) => [name, oneLine(value)]),
      ).join('\n')}\n`,
    );
    return 0;
  } finally {
    store.close();
  }
}

function spanOf(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined
    ? '0'
    : `${days.length}, from ${dayText(first)} to ${dayText(last)}`;
}

/** Size of a file with what is not yet written through; undefined: there is none. */
function sizeOf(path: string): number | undefined {
  const sizes = [path, `${path}-wal`].map(
    (each) => statSync(each, { throwIfNoEntry: false })?.size,
  );
  return sizes[0] === undefined
    ? undefined
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

function bytesText(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB`;
}
