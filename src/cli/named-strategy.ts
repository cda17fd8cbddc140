/** The strategies that can be named, by id or file: the shipped one, and those in the data folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problemsSentence } from '../core/model/model.ts';
import { readJsonFilePaths } from '../store/files/files.ts';
import { readUserFolderPaths } from '../store/files/folders.ts';
import { readStrategyFileRefusingPipes, type StrategyFile } from '../store/files/strategy-file.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import { readStrategyAtPathOrShipped } from './chosen-strategy.ts';
import type { Io } from './io.ts';
import { type Options, pickGlobalOptions } from './options.ts';
import { type Outcome, refusalOutcome } from './refusal.ts';

export const SHIPPED = 'shipped';

/** A strategy that can be named; `path` undefined: the shipped one, `file` undefined: it cannot be used. */
export interface ListedStrategy {
  readonly path: string | undefined;
  readonly file: StrategyFile | undefined;
  /** Why it cannot be used; undefined: it can. */
  readonly problem: string | undefined;
}

/** The shipped strategy, those in the folder `strategies` of the data folder, and the chosen one. */
export async function readListedStrategies(
  io: Io,
  options: Options,
  chosen: string | undefined,
): Promise<readonly ListedStrategy[]> {
  const shipped = await readStrategyAtPathOrShipped(io, undefined);
  const folder = strategiesFolder(io, options);
  const paths = new Set([...readJsonFilePaths(folder), ...(chosen === undefined ? [] : [chosen])]);
  return [
    {
      path: undefined,
      file: shipped.ok ? shipped.value.file : undefined,
      problem: shipped.ok ? undefined : problemsSentence(shipped.refusal.problems),
    },
    ...[...paths].map((path): ListedStrategy => {
      const file = readStrategyFileRefusingPipes(path);
      return file.ok
        ? { path, file: file.value, problem: undefined }
        : { path, file: undefined, problem: problemsSentence(file.problems) };
    }),
  ];
}

/** A name as a path: `shipped`, the id of a listed strategy, or a file; refused where it is none of these. */
export async function readStrategyPathByName(
  io: Io,
  options: Options,
  name: string,
): Promise<Outcome<string>> {
  if (name === SHIPPED) return { ok: true, value: SHIPPED };
  const listed = await readListedStrategies(io, options, undefined);
  const byId = listed.find(({ path, file }) => path !== undefined && file?.strategy.id === name);
  if (byId?.path !== undefined) return { ok: true, value: byId.path };
  if (listed[0]?.file?.strategy.id === name) return { ok: true, value: SHIPPED };
  if (existsSync(name)) return { ok: true, value: name };
  if (name === '-')
    return refusalOutcome(2, 'a strategy is kept as a file; write it to one and name that');
  const ids = listed.flatMap(({ file }) => (file === undefined ? [] : [file.strategy.id]));
  const { didYouMean } = await import('./did-you-mean.ts');
  const near = didYouMean([SHIPPED, ...ids], name);
  const hint = near === '' ? '"axiswatch strategy list" shows those there are' : near;
  return refusalOutcome(
    1,
    `there is no strategy and no file "${terminalSafeOneLine(name)}"; ${hint}`,
  );
}

function strategiesFolder(io: Io, options: Options): string {
  return join(readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir).data, 'strategies');
}
