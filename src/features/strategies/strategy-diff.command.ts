/** `axiswatch strategy diff`: two strategies, what differs in them, and what that does to the board of one day. */
import { join } from 'node:path';
import { readChosenStrategy } from '../../cli/chosen-strategy.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { type GlobalOptions, type Options, pickGlobalOptions } from '../../cli/options.ts';
import { type Outcome, printRefusal } from '../../cli/refusal.ts';
import { parseAsOfDayOrToday } from '../../cli/session.ts';
import { printStandInBoardWarning } from '../../cli/stand-in.ts';
import { revisionBetweenStrategies } from '../../core/analysis/revision.ts';
import type { Check, Event, Reading, Readings } from '../../core/model/model.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { indexReadings, readingsUpTo } from '../../core/model/readings.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import { strategyDifferences } from '../../core/strategy/strategy-diff.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { readShippedData } from '../../store/files/shipped.ts';
import type { StrategyFile } from '../../store/files/strategy-file.ts';
import { openOrCreateStore } from '../../store/journal/open-store.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import { asOfHeadingTextsIfAhead, boardAheadFieldJson } from '../../views/as-of-day.ts';
import { strategyRevisionJson, strategyRevisionTexts } from './revision-output.ts';

/** Compares two strategies on the readings of the first one's store, which is not touched. */
export async function strategyDiffCommand(
  io: Io,
  options: Options,
  [oldName = '', newName = '']: readonly string[],
): Promise<ExitCode> {
  const old = await readNamedStrategy(io, options, oldName);
  if (!old.ok) return printRefusal(io, old.refusal);
  const now = await readNamedStrategy(io, options, newName);
  if (!now.ok) return printRefusal(io, now.refusal);
  const asked = pickGlobalOptions(options);
  const { today } = io.readClock();
  const asOf = await parseAsOfDayOrToday(asked.asOf, today, undefined);
  if (!asOf.ok) return printRefusal(io, asOf.refusal);
  const readings = await readingsFor(io, asked, old.value, now.value);
  if (!readings.ok) return printRefusal(io, readings.refusal);
  const strategies = [old.value.strategy, now.value.strategy] as const;
  const ahead = asOf.value > today;
  const known = ahead ? readingsUpTo(readings.value, today) : readings.value;
  const revision = revisionBetweenStrategies(...strategies, known, asOf.value);
  const day = { readings: known, asOf: asOf.value };
  const differences = strategyDifferences(...strategies);
  const files = [comparedSide(old.value), comparedSide(now.value)] as const;
  io.out(
    io.json
      ? jsonText({
          ...strategyRevisionJson(files, revision, differences),
          ...boardAheadFieldJson(day),
        })
      : joinedLinesText([
          ...asOfHeadingTextsIfAhead(day),
          ...strategyRevisionTexts(files, revision, differences, io.columns()),
        ]),
  );
  return 0;
}

function comparedSide({ strategy, sha256 }: StrategyFile) {
  return { strategy, hash: shortHashText(sha256) };
}

/** The strategy of this name: an id, a file, or the shipped one. */
async function readNamedStrategy(
  io: Io,
  options: Options,
  name: string,
): Promise<Outcome<StrategyFile>> {
  const source = await readChosenStrategy(
    io,
    { ...pickGlobalOptions(options), strategy: name },
    undefined,
  );
  return source.ok ? { ok: true, value: source.value.file } : source;
}

/** All readings, checks and counted events in the first file's store that one of the two files can score by. */
async function readingsFor(
  io: Io,
  options: GlobalOptions,
  old: StrategyFile,
  now: StrategyFile,
): Promise<Outcome<Readings>> {
  const { id } = old.strategy;
  // Seen through the new file, the same store shows what only that one can score.
  const seen = [old, { ...now, strategy: { ...now.strategy, id } }];
  const found: Found[] = [];
  for (const file of seen) {
    const once = await readOnce(io, options, file);
    if (!once.ok) return once;
    found.push(once.value);
  }
  const readings = onceEach(found.flatMap((each) => each.readings));
  const checks = onceEach(found.flatMap((each) => each.checks));
  const events = onceEach(found.flatMap((each) => each.events));
  return { ok: true, value: indexReadings(readings, { checks, events }) };
}

interface Found {
  readonly readings: readonly Reading[];
  readonly checks: readonly Check[];
  readonly events: readonly Event[];
}

function onceEach<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((each) => [each.id, each])).values()];
}

async function readOnce(
  io: Io,
  options: GlobalOptions,
  strategy: StrategyFile,
): Promise<Outcome<Found>> {
  const shipped = readShippedData(join(io.packageRoot, 'data'));
  const ships = shipped.ok && shipped.value.file.strategy.id === strategy.strategy.id;
  const opened = await openOrCreateStore({
    dataDir: readUserFolderPaths(io.env, options.dataDir).data,
    strategy,
    author: '',
    shippedData: ships ? shipped.value.shippedData : undefined,
    readOnly: true,
    now: () => io.readClock().now,
  });
  if (!opened.ok) return { ok: false, refusal: opened };
  printStandInBoardWarning(io, opened);
  const all = opened.value.readings();
  const ids = indicatorsOfStrategy(strategy.strategy).map(({ id }) => id);
  const found: Found = {
    readings: ids.flatMap((id) => all.of(id)),
    checks: ids.flatMap((id) => all.checksOf(id)),
    events: ids.flatMap((id) => all.eventsOf(id)),
  };
  opened.value.close();
  return { ok: true, value: found };
}
