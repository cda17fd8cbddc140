/** `axiswatch strategy diff`: two strategies, what differs in them, and what that does to the board of one day. */
import { join } from 'node:path';
import { chosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, type GlobalOptions, globalOptions, type Options } from '../../cli/options.ts';
import { type Outcome, type Refusal, tell } from '../../cli/refusal.ts';
import { asOfDay } from '../../cli/session.ts';
import { sayStandIn } from '../../cli/stand-in.ts';
import { revisionOf } from '../../core/analysis/revision.ts';
import type { Reading, Readings } from '../../core/model/model.ts';
import { readingsOf } from '../../core/model/readings.ts';
import { indicatorsOf } from '../../core/model/tree.ts';
import { strategyDiff } from '../../core/strategy/strategy-diff.ts';
import { foldersOf } from '../../store/files/folders.ts';
import { readShipped } from '../../store/files/shipped.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { openStore } from '../../store/journal/open-store.ts';
import { jsonText, textOf } from '../../text/output.ts';
import { revisionJson, revisionLines } from './revision-output.ts';

/** Compares two strategies on the readings of the first one's store, which is not touched. */
export async function strategyDiffFiles(
  world: World,
  options: Options,
  [oldName = '', newName = '']: readonly string[],
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const old = await named(world, options, oldName);
  if (!old.ok) return tell(world, old.refusal, json);
  const now = await named(world, options, newName);
  if (!now.ok) return tell(world, now.refusal, json);
  const asked = globalOptions(options);
  const { today } = world.readClock();
  const asOf = await asOfDay(asked.asOf, today, undefined);
  if (!asOf.ok) return tell(world, asOf.refusal, json);
  const readings = await readingsFor(world, asked, old.value, now.value);
  if (!readings.ok) return tell(world, readings.refusal, json);
  const strategies = [old.value.strategy, now.value.strategy] as const;
  const revision = revisionOf(...strategies, readings.value, asOf.value);
  const differences = strategyDiff(...strategies);
  const files = [sideOf(old.value), sideOf(now.value)] as const;
  world.out(
    json
      ? jsonText(revisionJson(files, revision, differences))
      : textOf(revisionLines(files, revision, differences, world.columns())),
  );
  return 0;
}

function sideOf({ strategy, sha256 }: StrategyFile) {
  return { strategy, hash: sha256.slice(0, 8) };
}

/** The strategy of this name: an id, a file, or the shipped one. */
async function named(world: World, options: Options, name: string): Promise<Outcome<StrategyFile>> {
  const source = await chosenStrategy(
    world,
    { ...globalOptions(options), strategy: name },
    undefined,
  );
  return source.ok ? { ok: true, value: source.value.file } : source;
}

/** All readings in the first file's store that one of the two files can score. */
async function readingsFor(
  world: World,
  options: GlobalOptions,
  old: StrategyFile,
  now: StrategyFile,
): Promise<Outcome<Readings>> {
  const { id } = old.strategy;
  // Seen through the new file, the same store shows what only that one can score.
  const seen = [old, { ...now, strategy: { ...now.strategy, id } }];
  const found = new Map<string, Reading>();
  for (const file of seen) {
    const readings = await readOnce(world, options, file);
    if (!readings.ok) return readings;
    for (const reading of readings.value) found.set(reading.id, reading);
  }
  return { ok: true, value: readingsOf(found.values()) };
}

async function readOnce(
  world: World,
  options: GlobalOptions,
  strategy: StrategyFile,
): Promise<Outcome<readonly Reading[]>> {
  const shipped = readShipped(join(world.packageRoot, 'data'));
  const ships = shipped.ok && shipped.value.file.strategy.id === strategy.strategy.id;
  const opened = await openStore({
    dataDir: foldersOf(world.env, options.dataDir).data,
    strategy,
    author: '',
    starter: ships ? shipped.value.starter : undefined,
    readOnly: true,
  });
  if (!opened.ok) {
    const refusal: Refusal = { exitCode: opened.exitCode, problems: opened.problems };
    return { ok: false, refusal };
  }
  sayStandIn(world, opened);
  const all = opened.value.readings();
  const list = indicatorsOf(strategy.strategy).flatMap((indicator) => all.of(indicator.id));
  opened.value.close();
  return { ok: true, value: list };
}
