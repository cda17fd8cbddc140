/** `axiswatch strategy check`: whether a strategy file is sound, every problem by its path. */
import { count, oneLine } from '../app/format.ts';
import { indicatorsOf, tracksOf } from '../domain/tree.ts';
import { jsonText } from '../report/lines.ts';
import { strategyFileOf } from '../store/strategy-file.ts';
import { readInputFile } from './files.ts';
import { flagOption, type Options } from './options.ts';
import { tell } from './refusal.ts';
import type { ExitCode, World } from './world.ts';

/** Says what a strategy file holds, or refuses it with all its problems. */
export async function strategyCheck(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const bytes = await readInputFile(world, path);
  if (!bytes.ok) return tell(world, bytes.refusal, json);
  const file = strategyFileOf(bytes.value, path);
  if (!file.ok) {
    return tell(world, { exitCode: 1, what: `${path} is refused`, problems: file.problems }, json);
  }
  if (json) {
    world.out(jsonText({ schema: 'axiswatch.problems/1', problems: [] }));
    return 0;
  }
  const { strategy, sha256 } = file.value;
  const size = [
    count(indicatorsOf(strategy).length, 'indicator'),
    count(tracksOf(strategy).length, 'track'),
    count(strategy.bands.length, 'band'),
  ].join(', ');
  world.out(
    `${oneLine(`${path} is sound: ${strategy.title} (${strategy.id}), ${size}, hash ${sha256.slice(0, 8)}`)}\n`,
  );
  return 0;
}
