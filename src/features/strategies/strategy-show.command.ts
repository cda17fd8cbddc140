/** `axiswatch strategy show`: a strategy as an outline, or whole as JSON. */

import { chosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { tell } from '../../cli/refusal.ts';
import { settingsOf } from '../../cli/session.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { jsonText, orNull, textOf } from '../../text/output.ts';

/** A strategy file with what names it, as `axiswatch.strategy-file/1`. */
function strategyFileText({ strategy, sha256, path, bytes }: StrategyFile): string {
  return jsonText({
    schema: 'axiswatch.strategy-file/1',
    id: strategy.id,
    title: strategy.title,
    hash: sha256.slice(0, 8),
    path: orNull(path),
    strategy: JSON.parse(new TextDecoder().decode(bytes)),
  });
}

/** Prints a strategy as an outline: the one in use when none is named. */
export async function strategyShow(
  world: World,
  options: Options,
  name: string,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const global = globalOptions(options);
  const inSettings = settingsOf(world, global).strategy;
  const asked = name === '' ? global : { ...global, strategy: name };
  const source = await chosenStrategy(world, asked, inSettings);
  if (!source.ok) return tell(world, source.refusal, json);
  if (json) {
    world.out(strategyFileText(source.value.file));
    return 0;
  }
  const { outlineOf } = await import('./strategy-outline.ts');
  const { strategy, sha256 } = source.value.file;
  const [title = '', ...rest] = outlineOf(strategy);
  world.out(textOf([`${title}, hash ${sha256.slice(0, 8)}`, ...rest]));
  return 0;
}
