/** Which strategy a command scores by: a file, one by its id, the one in the settings, or the shipped one. */
import { join } from 'node:path';
import type { Problem, Result } from '../core/model/model.ts';
import { readBuiltShipped } from '../store/files/built-shipped.ts';
import { readFileStat } from '../store/files/files.ts';
import type { StrategyFile } from '../store/files/strategy-file.ts';
import type { ShippedData } from '../store/journal/shipped-rows.ts';
import type { Io } from './io.ts';
import type { GlobalOptions } from './options.ts';
import type { Outcome, Refusal } from './refusal.ts';

export interface Source {
  readonly file: StrategyFile;
  /** What ships with it; undefined for a file of the user's. */
  readonly shippedData: ShippedData | undefined;
}

/** The strategy that `--strategy` names by file, by id, as `shipped` or as `-` on stdin; without it the one in the settings, else the shipped one. */
export async function readChosenStrategy(
  io: Io,
  { strategy, dataDir }: GlobalOptions,
  inSettings: string | undefined,
): Promise<Outcome<Source>> {
  // A folder of the same name is no strategy.
  const isFile = (path: string) => readFileStat(path)?.isDirectory() === false;
  if (strategy === undefined && inSettings !== undefined) {
    const { readStrategyFileRefusingPipes } = await import('../store/files/strategy-file.ts');
    const source = ofFile(readStrategyFileRefusingPipes(inSettings), inSettings);
    return source.ok ? source : { ok: false, refusal: withWayBack(source.refusal) };
  }
  if (strategy === undefined || isFile(strategy)) return readStrategyAtPathOrShipped(io, strategy);
  if (strategy === '-') return fromInput(io);
  const { readStrategyPathByName, SHIPPED } = await import('./named-strategy.ts');
  const path = await readStrategyPathByName(io, { dataDir }, strategy);
  return path.ok
    ? readStrategyAtPathOrShipped(io, path.value === SHIPPED ? undefined : path.value)
    : path;
}

async function fromInput(io: Io): Promise<Outcome<Source>> {
  const { readInputBytes } = await import('./files.ts');
  const { parseStrategyBytes } = await import('../store/files/strategy-file.ts');
  const bytes = await readInputBytes(io, '-');
  if (!bytes.ok) return bytes;
  return ofFile(parseStrategyBytes(bytes.value, '-'), 'the input');
}

/** A refusal of the strategy in use, with how to come to use another. */
function withWayBack({ exitCode, problems, what }: Refusal): Refusal {
  const way =
    'mend it or put it back, or "axiswatch strategy use shipped" goes back to the shipped strategy';
  const [only] = problems;
  return problems.length === 1 && only !== undefined
    ? { exitCode, what, problems: [{ ...only, mend: way }] }
    : { exitCode, what: `${what ?? 'the strategy in use is refused'}; ${way}`, problems };
}

/** The strategy in a file, or the shipped one. */
export async function readStrategyAtPathOrShipped(
  io: Io,
  path: string | undefined,
): Promise<Outcome<Source>> {
  if (path !== undefined) {
    const { readStrategyFile } = await import('../store/files/strategy-file.ts');
    return ofFile(readStrategyFile(path), path);
  }
  const packageData = join(io.packageRoot, 'data');
  const prepared = readBuiltShipped(packageData, io.programFolder);
  if (prepared !== undefined) return { ok: true, value: prepared };
  const { readShippedData } = await import('../store/files/shipped.ts');
  const shipped = readShippedData(packageData);
  return shipped.ok ? shipped : refusedStrategy(3, shipped.problems, 'the shipped strategy');
}

/** A strategy of the user's own, with which nothing ships. */
function ofFile(file: Result<StrategyFile>, what: string): Outcome<Source> {
  return file.ok
    ? { ok: true, value: { file: file.value, shippedData: undefined } }
    : refusedStrategy(1, file.problems, what);
}

/** The refusal of a strategy that `what` names; `exitCode`: 1 where its file is at fault, 3 where the package is. */
function refusedStrategy(
  exitCode: 1 | 3,
  problems: readonly Problem[],
  what: string,
): Outcome<never> {
  const [only] = problems;
  const named = problems.length === 1 && only?.path === what;
  return {
    ok: false,
    refusal: { exitCode, problems, what: named ? undefined : `${what} is not a valid strategy` },
  };
}
