/** `axiswatch strategy check`: whether a strategy file is sound and makes sense, every problem and remark by its line. */

import { type Source, strategyOf } from '../../cli/chosen-strategy.ts';
import { readInputFile } from '../../cli/files.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { namedStrategy, SHIPPED } from '../../cli/named-strategy.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { type Outcome, tell } from '../../cli/refusal.ts';
import { apart, endingOf, sayStandIn } from '../../cli/stand-in.ts';
import type { Problem } from '../../core/model/model.ts';
import { readingsOf } from '../../core/model/readings.ts';
import { indicatorsOf, tracksOf } from '../../core/model/tree.ts';
import { lintStrategy } from '../../core/strategy/strategy-lint.ts';
import { placesIn } from '../../core/strategy/strategy-where.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { type StrategyFile, strategyFileOf } from '../../store/files/strategy-file.ts';
import { openStore } from '../../store/journal/open-store.ts';
import { count, oneLine } from '../../text/format.ts';
import { hanging, jsonText, textOf } from '../../text/output.ts';
import { chosenPath } from './strategies.command.ts';

/** Says what a strategy holds and what makes little sense in it, or refuses it with all its problems. */
export async function strategyCheck(
  world: World,
  options: Options,
  name: string | undefined,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const named =
    name === undefined || name === '-' ? undefined : await namedStrategy(world, options, name);
  if (named?.ok === false) return tell(world, named.refusal, json);
  const path = named?.value ?? name ?? chosenPath(world, options) ?? SHIPPED;
  const source = await sourceAt(world, path);
  if (!source.ok) return tell(world, source.refusal, json);
  const { strategy, sha256 } = source.value.file;
  const where = placesIn(new TextDecoder().decode(source.value.file.bytes));
  const remarks = (await remarksOn(world, options, source.value)).map((remark) => ({
    ...remark,
    where: where(remark.path),
  }));
  if (json) {
    world.out(jsonText({ schema: 'axiswatch.problems/1', problems: [], remarks }));
    return 0;
  }
  const size = [
    count(indicatorsOf(strategy).length, 'indicator'),
    count(tracksOf(strategy).length, 'track'),
    count(strategy.bands.length, 'band'),
  ].join(', ');
  const what = path === SHIPPED ? 'the shipped strategy' : path;
  world.out(
    textOf([
      oneLine(
        `${what} is sound: ${strategy.title} (${strategy.id}), ${size}, hash ${sha256.slice(0, 8)}`,
      ),
      ...(remarks.length === 0 ? [] : ['', `${count(remarks.length, 'remark')}:`]),
      // The message names what it is about; the line is where to find it.
      ...remarks.flatMap(({ path: place, message, where: words = place }) =>
        hanging('- ', oneLine(`${message} (${words.split(',')[0]})`), world.columns()),
      ),
    ]),
  );
  return 0;
}

/** What is at a path, with every problem of its file. */
async function sourceAt(world: World, path: string): Promise<Outcome<Source>> {
  const shipped = await strategyOf(world, undefined);
  if (path === SHIPPED) return shipped;
  const bytes = await readInputFile(world, path);
  if (!bytes.ok) return bytes;
  const file = strategyFileOf(bytes.value, path);
  if (!file.ok) {
    const what = `${path} is refused`;
    return { ok: false, refusal: { exitCode: 1, what, problems: file.problems } };
  }
  const starter =
    shipped.ok && sameId(shipped.value.file, file.value) ? shipped.value.starter : undefined;
  return { ok: true, value: { file: file.value, starter } };
}

function sameId(one: StrategyFile, other: StrategyFile): boolean {
  return one.strategy.id === other.strategy.id;
}

/** The remarks; where there are no readings to be read, none about what they show. */
async function remarksOn(
  world: World,
  options: Options,
  { file, starter }: Source,
): Promise<readonly Problem[]> {
  const dataDir = foldersOf(world.env, globalOptions(options).dataDir).data;
  const opened = await openStore({ dataDir, strategy: file, author: '', starter, readOnly: true });
  if (!opened.ok) return lintStrategy(file.strategy, readingsOf([]));
  // Whether a strategy is sound does not hang on whose readings they are, or on one of them.
  const unheeding = apart(world);
  sayStandIn(unheeding, opened);
  try {
    return lintStrategy(file.strategy, opened.value.readings());
  } finally {
    endingOf(unheeding, 0);
    opened.value.close();
  }
}
