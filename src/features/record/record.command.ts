/** `axiswatch record`: one reading from the command line, and what the board became by it. */

import { askYesOrNo, IF_MEANT, shouldAskForConfirmation } from '../../cli/confirm.ts';
import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import { parseDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import {
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
  textOptionValue,
} from '../../cli/options.ts';
import { printComplaint, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import {
  type Day,
  type Indicator,
  type Observation,
  type Problem,
  problemsAtPathOf,
  type Result,
  type Strategy,
} from '../../core/model/model.ts';
import { parseObservation } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { dayText, terminalSafeOneLine, valueWithUnitOrLevelText } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { scoredByStrategyText } from '../../text/scored-by.ts';
import { whyNotWebAddressSentence } from '../../text/web-address.ts';
import { boardChangeTexts, boardChangeView } from '../../views/board-change.ts';
import { NOTHING_NEW } from '../events/event-sheet.ts';
import { boardWithObservation } from './record-preview.ts';
import { valueFarBeyondGoalpostsText } from './slip-check.ts';
import { parseStatedDaySourceUrlNote } from './stated-details.command.ts';

/** Records a reading, its day, source, address and note in words or as options; with `--dry-run` only shows what it would change. */
export async function recordCommand(
  io: Io,
  options: Options,
  [name = '', value = '', ...words]: readonly string[],
): Promise<ExitCode> {
  const dryRun = isSwitchGiven(options, 'dryRun');
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'say with --date which day a reading is for',
    untouched: dryRun,
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const session = opened.value;
  try {
    return await recordIn(io, session, options, [name, value, words], dryRun);
  } finally {
    session.store.close();
  }
}

async function recordIn(
  io: Io,
  session: CommandSession,
  options: Options,
  [name, value, words]: readonly [name: string, value: string, words: readonly string[]],
  dryRun: boolean,
): Promise<ExitCode> {
  const { strategy, store, today, author } = session;
  const indicator = findIndicatorByIdOrCode(strategy, name);
  if (indicator === undefined) {
    if (findIndicatorByIdOrCode(strategy, value) !== undefined) {
      const message = `the indicator comes first: "axiswatch record ${value} ${name}"`;
      return printRefusal(io, refusalOutcome(1, message).refusal);
    }
    return printRefusal(io, refusalOutcome(1, await unknownIndicatorText(strategy, name)).refusal);
  }
  if (value === NOTHING_NEW) {
    const check = ['axiswatch checked', nodeCodeOf(indicator), ...words].join(' ');
    const message = `"${NOTHING_NEW}" says that nothing is new; write "${check}"`;
    return printRefusal(io, refusalOutcome(1, terminalSafeOneLine(message), 'value').refusal);
  }
  const parsed = observationFrom(strategy, indicator, today, [value, words], options);
  if (!parsed.ok) return printRefusal(io, refusalOf(indicator, parsed.problems));
  const observation = parsed.value;
  const far = valueFarBeyondGoalpostsText(indicator, observation.value);
  if (far !== undefined && !isSwitchGiven(options, 'beyond')) {
    if (!shouldAskForConfirmation(io, session, dryRun))
      return printRefusal(io, refusalOutcome(1, `${far}; ${IF_MEANT}`, 'value').refusal);
    printComplaint(io, `${far}.`);
    if (!(await askYesOrNo(io, 'Is it meant?')))
      return printRefusal(io, refusalOutcome(1, 'nothing was recorded').refusal);
  }
  const before = boardAsOf(strategy, store.readings(), today);
  const change = { indicator, observation, before };
  if (dryRun) {
    // What was asked for, not what was done: `--quiet` leaves it.
    const after = boardWithObservation(before, observation, author);
    tellRecorded({ ...io, quiet: false }, session, { ...change, after }, 'Would record');
    return 0;
  }
  const written = store.record([observation]);
  if (!written.ok) return printRefusal(io, written);
  if (written.value.recorded === 0) {
    const says = `${said(indicator, observation, 'Already recorded')}; nothing was added.`;
    printWhatWasDoneOnStdout(io, { did: 'record', says, written: false, skipped: 1 });
    return 0;
  }
  tellRecorded(
    io,
    session,
    { ...change, after: boardAsOf(strategy, store.readings(), today) },
    'Recorded',
  );
  return 0;
}

/** Names of the columns of a readings file as options. */
const OPTION_OF: Readonly<Record<string, string>> = {
  observed_on: '--date',
  retrieved_on: '--retrieved-on',
  confidence: '--confidence',
};

function observationFrom(
  strategy: Strategy,
  indicator: Indicator,
  today: Day,
  [value, words]: readonly [value: string, words: readonly string[]],
  options: Options,
): Result<Observation> {
  const stated = parseStatedDaySourceUrlNote(words, options, today);
  const problems: Problem[] = stated.ok ? [] : [...stated.problems];
  const read = textOptionValue(options, 'retrievedOn');
  const retrieved = read === undefined ? undefined : parseDayOption(read, today);
  problems.push(...problemsAtPathOf('retrieved_on', retrieved));
  const { observed_on = today, ...texts } = stated.ok ? stated.value : {};
  const row = {
    indicator: indicator.id,
    value,
    observed_on,
    confidence: textOptionValue(options, 'confidence'),
    ...texts,
    quote: textOptionValue(options, 'quote'),
    archived: textOptionValue(options, 'archived'),
    retrieved_on: retrieved?.ok === true ? retrieved.value : undefined,
    origin: textOptionValue(options, 'origin'),
  };
  const parsed = parseObservation(row, strategy, today, '');
  if (problems.length === 0) return parsed;
  return { ok: false, problems: [...(parsed.ok ? [] : parsed.problems), ...problems] };
}

function refusalOf(indicator: Indicator, problems: readonly Problem[]) {
  return {
    exitCode: 1,
    what: problems.length === 1 ? undefined : `${nodeCodeOf(indicator)} was not recorded`,
    problems: problems.map(({ path, message }) => ({ path: OPTION_OF[path] ?? path, message })),
  } as const;
}

interface Change {
  readonly indicator: Indicator;
  readonly observation: Observation;
  readonly before: Board;
  readonly after: Board;
}

function tellRecorded(
  io: Io,
  { strategy, strategyHash }: CommandSession,
  { indicator, observation, before, after }: Change,
  verb: 'Recorded' | 'Would record',
): void {
  const { observedOn, value, confidence } = observation;
  const kept = [observation.url, observation.archived].flatMap((text) => {
    const what = whyNotWebAddressSentence(text);
    return what === undefined ? [] : [terminalSafeOneLine(`"${text}" is ${what}.`)];
  });
  const says = [`${said(indicator, observation, verb)}, ${confidence} confidence.`, ...kept].join(
    ' ',
  );
  const was = before.readings.asOf(indicator.id, observedOn);
  const reading = after.card.indicators.get(indicator.id)?.reading;
  const counts = reading?.observedOn === observedOn && reading.value === value;
  const newer =
    counts || reading === undefined
      ? ''
      : `A reading of ${dayText(reading.observedOn)} is newer and stays the current one.`;
  printWhatWasDoneOnStdout(
    io,
    {
      did: 'record',
      says,
      written: verb === 'Recorded',
      recorded: 1,
      replaced: was?.observedOn === observedOn ? 1 : 0,
      readings: [{ observation, was: was?.observedOn === observedOn ? was.value : undefined }],
      boards: [before, after, strategyHash],
    },
    joinedLinesText([
      ...labelledParagraphTexts('', says, io.columns()),
      ...(newer === '' ? [] : labelledParagraphTexts('', newer, io.columns())),
      '',
      ...boardChangeTexts(
        boardChangeView(before, after, [indicator.id]),
        io.columns(),
        io.terminal(),
      ),
      scoredByStrategyText(strategy, strategyHash),
    ]),
  );
}

function said(indicator: Indicator, observation: Observation, verb: string): string {
  const { value, observedOn } = observation;
  return terminalSafeOneLine(
    `${verb}: ${nodeCodeOf(indicator)} ${indicator.title}, ${valueWithUnitOrLevelText(indicator, value)} on ${dayText(observedOn)}`,
  );
}
