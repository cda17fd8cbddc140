/** `axiswatch watch`: a JSON line for the board now, and one for every change until it is stopped. */

import { type ExitCode, INTERRUPTING, type Io, OutputError } from '../../cli/io.ts';
import { isSwitchGiven, type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, runWithCommandSession } from '../../cli/session.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { singleLineJsonText } from '../../text/output.ts';
import { millisecondsToClockCheck } from '../../tui/session.ts';
import { doesWatchLineShowChange, watchedBoardJson } from './change-json.ts';

/** Prints a line for the board and one for every change of it, until the process is told to end, or nobody reads them: a reader that has gone is noticed by the next line. With `--once` it prints the first line alone. */
export async function watchCommand(io: Io, options: Options): Promise<ExitCode> {
  if (pickGlobalOptions(options).asOf !== undefined) {
    const message = '--as-of looks at another day, which does not change; leave it out to watch';
    return printRefusal(io, refusalOutcome(2, message).refusal);
  }
  return runWithCommandSession(io, options, {}, async (session): Promise<ExitCode> => {
    const ended = new Promise<void>((resolve) => {
      if (isSwitchGiven(options, 'once')) return resolve();
      for (const signal of INTERRUPTING) process.once(signal, () => resolve());
    });
    await watchAndPrintBoard(session, io, ended);
    return 0;
  });
}

/** Prints the board, and every change of it by other programs or by a new day, until `ended`. */
export async function watchAndPrintBoard(
  { strategy, strategyHash: hash, store, settings, readClock }: CommandSession,
  { out }: Pick<Io, 'out'>,
  ended: Promise<void>,
): Promise<void> {
  let board: Board | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failed: unknown;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const look = (): void => {
    const clock = readClock();
    const next = boardAsOf(strategy, store.readings(), clock.today);
    const line = watchedBoardJson(board, next, {
      at: clock.now,
      hash,
      handling: settings.handling,
    });
    const isNews = board === undefined || doesWatchLineShowChange(line) || board.asOf !== next.asOf;
    board = next;
    clearTimeout(timer);
    timer = setTimeout(look, millisecondsToClockCheck(clock));
    if (!isNews) return;
    try {
      out(singleLineJsonText(line));
    } catch (error) {
      failed = error;
      stop();
    }
  };
  const unwatch = store.watch(look);
  look();
  await Promise.race([ended, stopped]);
  unwatch();
  clearTimeout(timer);
  if (failed !== undefined && !(failed instanceof OutputError && failed.closed)) throw failed;
}
