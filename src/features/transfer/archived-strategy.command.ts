/** Which strategy a restored board is scored by: the file that its archive was scored by comes into use. */
import { join } from 'node:path';
import { strategyOf } from '../../cli/chosen-strategy.ts';
import { writeOutputFile } from '../../cli/files.ts';
import type { World } from '../../cli/io.ts';
import type { GlobalOptions } from '../../cli/options.ts';
import { type Outcome, refusal, sentence } from '../../cli/refusal.ts';
import type { Archived } from '../../store/backup/archive.ts';
import { makePrivateFolder } from '../../store/files/files.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { writeSettings } from '../../store/files/settings.ts';
import {
  readKeptStrategyFile,
  type StrategyFile,
  strategyFileOf,
} from '../../store/files/strategy-file.ts';
import type { StrategyUsed } from '../journal/done-json.ts';

/** What is in use when a board is restored. */
interface InUse {
  /** Undefined: it cannot be read. */
  readonly file: StrategyFile | undefined;
  /** Where the settings say it is; undefined: it is the shipped one. */
  readonly inSettings: string | undefined;
}

/** Which strategy was put in use, and the words that say so and how to go back. */
interface PutInUse extends StrategyUsed {
  readonly says: string;
}

/**
 * Puts the strategy that a backup was scored by in use; undefined: it is in use, or is not known. With `--strategy` the
 * user has chosen another for this one command, so the settings stay and it is only said.
 */
export async function putInUse(
  world: World,
  global: GlobalOptions,
  archived: Archived,
  { file, inSettings }: InUse,
): Promise<Outcome<PutInUse | undefined>> {
  const { sha256, text } = archived;
  if (sha256 === undefined || text === undefined || sha256 === file?.sha256) return NOTHING;
  const { data, config } = foldersOf(world.env, global.dataDir);
  const kept = await placeOf(world, join(data, 'strategies'), archived);
  if (!kept.ok) return kept;
  const { path, hash, id } = kept.value;
  const name = path ?? 'shipped';
  if (global.strategy !== undefined) {
    const says = `it was scored by another strategy file than --strategy names: "axiswatch strategy use ${name}" shows the same numbers`;
    return { ok: true, value: { id, hash, path, used: false, says } };
  }
  const done = await writeSettings(config, { strategy: path });
  if (!done.ok) {
    const why = done.problems.map(sentence).join('; ');
    const message = `the strategy that the board was scored by could not be put in use, so other commands give other numbers; with --strategy ${name} they give the same: ${why}`;
    return refusal(1, message);
  }
  const another = archived.shipped && path !== undefined ? ', which another release shipped' : '';
  const what = path === undefined ? 'the shipped strategy' : `${path}${another}`;
  const back = `"axiswatch strategy use ${inSettings ?? 'shipped'}" goes back to the one before`;
  const says = `${what}, hash ${hash}, is used from now on: the board was scored by it; ${back}`;
  return { ok: true, value: { id, hash, path, used: true, says } };
}

const NOTHING = { ok: true, value: undefined } as const;

/** Where the strategy file of a backup is on this machine: it is written beside the data where it is not. */
async function placeOf(
  world: World,
  folder: string,
  { sha256 = '', text = '' }: Archived,
): Promise<Outcome<Omit<StrategyUsed, 'used'>>> {
  const bytes = new TextEncoder().encode(text);
  const parsed = strategyFileOf(bytes, undefined);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    const message = `the strategy file ${sha256.slice(0, 8)} that the board was scored by is none for this release, so the numbers are those of another: ${problem?.message}`;
    return refusal(1, message);
  }
  const { id } = parsed.value.strategy;
  const hash = sha256.slice(0, 8);
  const shipped = await strategyOf(world, undefined);
  if (shipped.ok && sha256 === shipped.value.file.sha256)
    return { ok: true, value: { id, hash, path: undefined } };
  for (const name of [id, `${id}-${hash}`]) {
    const path = join(folder, `${name}.json`);
    const there = readKeptStrategyFile(path);
    if (there.ok && there.value.sha256 === sha256) return { ok: true, value: { id, hash, path } };
    const written = writtenTo(folder, path, text);
    if (written) return { ok: true, value: { id, hash, path } };
  }
  return refusal(
    1,
    'the strategy file that the board was scored by could not be written there, so the numbers are those of another',
    folder,
  );
}

function writtenTo(folder: string, path: string, text: string): boolean {
  try {
    makePrivateFolder(folder);
  } catch {
    return false;
  }
  return writeOutputFile(path, text, { force: false, dataDir: folder, isPrivate: true }).ok;
}
