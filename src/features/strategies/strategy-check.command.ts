/** `axiswatch strategy check`: whether a strategy file is sound and makes sense, every problem and remark by its line. */

import { readStrategyAtPathOrShipped, type Source } from '../../cli/chosen-strategy.ts';
import { readInputBytes } from '../../cli/files.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { readStrategyPathByName, SHIPPED } from '../../cli/named-strategy.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { type Outcome, printRefusal } from '../../cli/refusal.ts';
import {
  ioNotAffectingExitCode,
  printDamageAndGiveExitCode,
  printStandInBoardWarning,
} from '../../cli/stand-in.ts';
import type { Problem } from '../../core/model/model.ts';
import { countWithNoun, shortHashText } from '../../core/model/plain-text.ts';
import { indexReadings } from '../../core/model/readings.ts';
import { indicatorsOfStrategy, tracksOf } from '../../core/model/tree.ts';
import { lintStrategy } from '../../core/strategy/strategy-lint.ts';
import { makeStrategyPlaceNamer } from '../../core/strategy/strategy-where.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { parseStrategyBytes, type StrategyFile } from '../../store/files/strategy-file.ts';
import { openOrCreateStore } from '../../store/journal/open-store.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, jsonText, labelledParagraphTexts } from '../../text/output.ts';
import type { ProblemsJson } from '../../views/done-document.ts';
import { readStrategyPathMovingBrokenSettingsAside } from './strategies.command.ts';

/** Says what a strategy holds and what makes little sense in it, or refuses it with all its problems. */
export async function strategyCheckCommand(
  io: Io,
  options: Options,
  name: string | undefined,
): Promise<ExitCode> {
  const named =
    name === undefined || name === '-'
      ? undefined
      : await readStrategyPathByName(io, options, name);
  if (named?.ok === false) return printRefusal(io, named.refusal);
  const path =
    named?.value ?? name ?? readStrategyPathMovingBrokenSettingsAside(io, options) ?? SHIPPED;
  const source = await readSourceAtPath(io, path);
  if (!source.ok) return printRefusal(io, source.refusal);
  const { strategy, sha256 } = source.value.file;
  const where = makeStrategyPlaceNamer(new TextDecoder().decode(source.value.file.bytes));
  const remarks = (await readRemarksOnStrategy(io, options, source.value)).map((remark) => ({
    ...remark,
    where: where(remark.path),
  }));
  if (io.json) {
    io.out(
      jsonText({ schema: 'axiswatch.problems/1', problems: [], remarks } satisfies ProblemsJson),
    );
    return 0;
  }
  const size = [
    countWithNoun(indicatorsOfStrategy(strategy).length, 'indicator'),
    countWithNoun(tracksOf(strategy).length, 'track'),
    countWithNoun(strategy.bands.length, 'band'),
  ].join(', ');
  const what = path === SHIPPED ? 'the shipped strategy' : path;
  io.out(
    joinedLinesText([
      terminalSafeOneLine(
        `${what} is sound: ${strategy.title} (${strategy.id}), ${size}, hash ${shortHashText(sha256)}`,
      ),
      ...(remarks.length === 0 ? [] : ['', `${countWithNoun(remarks.length, 'remark')}:`]),
      // The message names what it is about; the line is where to find it.
      ...remarks.flatMap(({ path: place, message, where: words = place }) =>
        labelledParagraphTexts(
          '- ',
          terminalSafeOneLine(`${message} (${words.split(',')[0]})`),
          io.columns(),
        ),
      ),
    ]),
  );
  return 0;
}

/** What is at a path, with every problem of its file. */
async function readSourceAtPath(io: Io, path: string): Promise<Outcome<Source>> {
  const shipped = await readStrategyAtPathOrShipped(io, undefined);
  if (path === SHIPPED) return shipped;
  const bytes = await readInputBytes(io, path);
  if (!bytes.ok) return bytes;
  const file = parseStrategyBytes(bytes.value, path);
  if (!file.ok) {
    const what = `${path} is refused`;
    return { ok: false, refusal: { exitCode: 1, what, problems: file.problems } };
  }
  const shippedData =
    shipped.ok && sameId(shipped.value.file, file.value) ? shipped.value.shippedData : undefined;
  return { ok: true, value: { file: file.value, shippedData } };
}

function sameId(one: StrategyFile, other: StrategyFile): boolean {
  return one.strategy.id === other.strategy.id;
}

/** The remarks; where there are no readings to be read, none about what they show. */
async function readRemarksOnStrategy(
  io: Io,
  options: Options,
  { file, shippedData }: Source,
): Promise<readonly Problem[]> {
  const dataDir = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir).data;
  const opened = await openOrCreateStore({
    dataDir,
    strategy: file,
    author: '',
    shippedData,
    readOnly: true,
    now: () => io.readClock().now,
  });
  if (!opened.ok) return lintStrategy(file.strategy, indexReadings([]));
  // Whether a strategy is sound does not hang on whose readings they are, or on one of them.
  const unheeding = ioNotAffectingExitCode(io);
  printStandInBoardWarning(unheeding, opened);
  try {
    return lintStrategy(file.strategy, opened.value.readings());
  } finally {
    printDamageAndGiveExitCode(unheeding, 0);
    opened.value.close();
  }
}
