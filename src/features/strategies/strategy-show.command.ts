/** `axiswatch strategy show`: a strategy as an outline, or whole as JSON. */

import { readChosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { readSettingsMovingBrokenAside } from '../../cli/session.ts';
import { jsonWithoutComments } from '../../core/model/json-text.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { joinedLinesText, jsonText, valueOrNull } from '../../text/output.ts';
import type { StrategyFileJson } from './strategies-document.ts';

/** A strategy file with what names it, as `axiswatch.strategy-file/1`. */
function strategyFileText({ strategy, sha256, path, bytes }: StrategyFile): string {
  return jsonText({
    schema: 'axiswatch.strategy-file/1',
    id: strategy.id,
    title: strategy.title,
    hash: shortHashText(sha256),
    path: valueOrNull(path),
    strategy: JSON.parse(jsonWithoutComments(new TextDecoder().decode(bytes))),
  } satisfies StrategyFileJson);
}

/** Prints a strategy as an outline: the one in use when none is named. */
export async function strategyShowCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  const global = pickGlobalOptions(options);
  const inSettings = readSettingsMovingBrokenAside(io, global).strategy;
  const asked = name === '' ? global : { ...global, strategy: name };
  const source = await readChosenStrategy(io, asked, inSettings);
  if (!source.ok) return printRefusal(io, source.refusal);
  if (io.json) {
    io.out(strategyFileText(source.value.file));
    return 0;
  }
  const { strategyOutlineTexts } = await import('./strategy-outline.ts');
  const { strategy, sha256 } = source.value.file;
  const [title = '', ...rest] = strategyOutlineTexts(strategy);
  io.out(joinedLinesText([`${title}, hash ${shortHashText(sha256)}`, ...rest]));
  return 0;
}
