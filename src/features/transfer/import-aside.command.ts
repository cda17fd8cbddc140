/** What an import would do and has done: the person is shown it before anything is written. */

import { askYesOrNo, shouldAskForConfirmation } from '../../cli/confirm.ts';
import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import type { Progress } from '../../cli/progress.ts';
import { printRefusal, refusalOutcome, takeBackHintText } from '../../cli/refusal.ts';
import type { CommandSession } from '../../cli/session.ts';
import type { Result, Strategy } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import type { Addition, WrittenAside } from '../../store/journal/store-types.ts';
import { dayText, terminalSafeOneLine, valueWithUnitOrLevelText } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { scoredByStrategyText } from '../../text/scored-by.ts';
import { boardChangeTexts, boardChangeView } from '../../views/board-change.ts';
import type { Would } from '../../views/done-json.ts';

/** A file whose readings were set aside. */
export interface Aside {
  readonly path: string;
  /** Rows that were set aside, ≥ 1. */
  readonly rows: number;
  /** Other rows of the file, ≥ 1, for which all of it is refused; left out: none. */
  readonly refused?: number | undefined;
}

/** How an import is ended from outside. */
interface Ending {
  readonly signal: AbortSignal;
  /** From here on it is not: what is recorded is recorded. */
  readonly disarm: () => void;
}

/**
 * Records what was set aside, after asking where there is somebody to ask; or only says what that would do. Ended by the
 * signal, with what it says as the error, while nothing is recorded yet.
 */
export async function askAndRecordImport(
  io: Io,
  session: CommandSession,
  aside: Aside,
  progress: Progress,
  dryRun: boolean,
  { signal, disarm }: Ending,
): Promise<ExitCode> {
  const before = boardNow(session);
  const asks = shouldAskForConfirmation(io, session, dryRun);
  if (dryRun || asks) {
    const tried = await tryAside(session, aside, progress, signal);
    if (!tried.ok) return printRefusal(io, tried);
    sayTried(io, session, aside, before, tried.value);
    if (dryRun || tried.value.recorded === 0) return 0;
    if (!(await askYesOrNo(io, 'Record them?', signal))) {
      return printRefusal(io, refusalOutcome(1, 'nothing was stored').refusal);
    }
  }
  const written = await session.store.recordAside(pausing('recording', aside, progress, signal));
  disarm();
  if (!written.ok) return printRefusal(io, written);
  progress.end();
  const says = `Recorded: ${recordedText(written.value)}.${takeBackHintText(io, written.value.recorded)}`;
  say(io, session, aside, {
    ...written.value,
    says,
    before,
    seen: asks ? undefined : boardNow(session),
  });
  return 0;
}

/** Prints what the sound rows of a file that is refused would do, unless `--json`, and gives it; undefined where they cannot be tried. */
export async function tryAndPrintValidImportRows(
  io: Io,
  session: CommandSession,
  aside: Aside,
  progress: Progress,
  { signal }: Ending,
): Promise<Would | undefined> {
  const before = boardNow(session);
  const tried = await tryAside(session, aside, progress, signal);
  if (!tried.ok) return undefined;
  if (!io.json) sayTried(io, session, aside, before, tried.value);
  const { recorded, skipped, replaced, examples: readings } = tried.value;
  return { recorded, skipped, replaced, refused: aside.refused ?? 0, readings };
}

type Tried = WrittenAside & { readonly seen: Board };

async function tryAside(
  session: CommandSession,
  aside: Aside,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<Tried>> {
  const tried = await session.store.tryAside(
    () => boardNow(session),
    pausing('checking', aside, progress, signal),
  );
  progress.end();
  return tried;
}

function boardNow({ strategy, store, today }: CommandSession): Board {
  return boardAsOf(strategy, store.readings(), today);
}

function pausing(verb: string, { rows }: Aside, progress: Progress, signal: AbortSignal) {
  return async (done: number): Promise<void> => {
    progress.say(verb, done, done / rows);
    // A signal is only seen between two turns of the loop.
    await new Promise(setImmediate);
    signal.throwIfAborted();
  };
}

function sayTried(
  io: Io,
  session: CommandSession,
  aside: Aside,
  before: Board,
  tried: Tried,
): void {
  const would = (aside.refused ?? 0) > 0 ? 'Without the rows that are refused it would' : 'Would';
  const says = `${would} record: ${recordedText(tried)}.`;
  say({ ...io, quiet: false }, session, aside, { ...tried, says, before, isTrial: true });
}

/** Tells what was done, or would be; `seen` is the board after it, undefined where it was told before. */
function say(
  io: Io,
  session: CommandSession,
  { path }: Aside,
  told: WrittenAside & {
    readonly says: string;
    readonly before: Board;
    readonly seen: Board | undefined;
    readonly isTrial?: boolean;
  },
): void {
  const { says, before, seen, isTrial = false, recorded, skipped, replaced, examples } = told;
  const cells = io.columns();
  const shown = seen !== undefined && recorded > 0;
  const change = shown
    ? boardChangeTexts(boardChangeView(before, seen, []), cells, io.terminal())
    : [];
  printWhatWasDoneOnStdout(
    io,
    {
      did: 'import',
      says,
      written: !isTrial && recorded > 0,
      recorded,
      skipped,
      replaced,
      readings: examples,
      path,
      boards: [before, seen ?? boardNow(session), session.strategyHash],
    },
    joinedLinesText([
      ...labelledParagraphTexts('', says, cells),
      ...(shown
        ? [
            ...exampleLines(session.strategy, told, cells, isTrial),
            '',
            ...change,
            scoredByStrategyText(session.strategy, session.strategyHash),
          ]
        : []),
    ]),
  );
}

/** So many rows of each sort are told in words; a document has all that the store lists. */
const MOST_SHOWN = 10;

/** How many are recorded, in whose place, and how many stood already. */
function recordedText({ recorded, checks, skipped, replaced }: WrittenAside): string {
  const readings = recorded - checks;
  const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
  const those = readings > replaced ? `${replaced} of them ` : readings === 1 ? '' : 'all of them ';
  const places = replaced === 0 ? '' : `, ${those}in the place of another of that day`;
  const looked = checks === 0 ? '' : `${countWithNoun(checks, 'check')}`;
  if (readings === 0 && checks > 0) return `${looked}${known}`;
  const also = checks === 0 ? '' : `, and ${looked}`;
  return `${countWithNoun(readings, 'reading')}${places}${also}${known}`;
}

/** The first of those that take the place of another, and in a trial of those that are new. */
function exampleLines(
  strategy: Strategy,
  { recorded, checks, replaced, examples }: WrittenAside,
  cells: number,
  tried: boolean,
): readonly string[] {
  const listed = (title: string, of: readonly Addition[], all: number): readonly string[] =>
    of.length === 0
      ? []
      : [
          '',
          title,
          ...of
            .slice(0, MOST_SHOWN)
            .flatMap((each) => labelledParagraphTexts('  ', exampleText(strategy, each), cells)),
          ...(all <= MOST_SHOWN ? [] : [`  and ${all - MOST_SHOWN} more`]),
        ];
  const isNew = ({ was }: Addition): boolean => was === undefined;
  return [
    ...(tried ? listed('New', examples.filter(isNew), recorded - checks - replaced) : []),
    ...listed(
      'Changed',
      examples.filter((each) => !isNew(each)),
      replaced,
    ),
  ];
}

function exampleText(strategy: Strategy, { observation, was }: Addition): string {
  const { indicator: id, observedOn, value } = observation;
  const indicator = findIndicatorByIdOrCode(strategy, id);
  if (indicator === undefined) return '';
  const [before, after] = [was, value].map((each) => valueWithUnitOrLevelText(indicator, each));
  const differs = before === after ? `${was} -> ${value}` : `${before} -> ${after}`;
  const change = was === value ? `${after} as before, with another source or remark` : differs;
  return terminalSafeOneLine(
    `${nodeCodeOf(indicator)} ${dayText(observedOn)}: ${was === undefined ? after : change}`,
  );
}
