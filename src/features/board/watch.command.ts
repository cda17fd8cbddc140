/** `axiswatch watch`: a JSON line for the board now, and one for every change until it is stopped. */

import { type ExitCode, INTERRUPTING, OutputError, type World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { onReaderGone } from '../../cli/reader-gone.ts';
import { refusal, tell } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { jsonLine } from '../../text/output.ts';
import { untilNextLook } from '../../tui/session.ts';
import { changeJson, saysSomething } from './change-json.ts';

/** Prints lines until the process is told to end, or until nobody reads them. */
export async function watch(world: World, options: Options): Promise<ExitCode> {
  const global = globalOptions(options);
  if (global.asOf !== undefined) {
    const message = '--as-of looks at a past day, which does not change; leave it out to watch';
    return tell(world, refusal(2, message).refusal);
  }
  const opened = await openSession(world, global);
  if (!opened.ok) return tell(world, opened.refusal);
  let unread = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    if (flagOption(options, 'once')) return resolve();
    for (const signal of INTERRUPTING) process.once(signal, () => resolve());
    unread = onReaderGone(resolve);
  });
  try {
    await watchSession(opened.value, world, ended);
    return 0;
  } finally {
    unread();
    opened.value.store.close();
  }
}

/** Prints the board, and every change of it by other programs or by a new day, until `ended`. */
export async function watchSession(
  { strategy, strategyHash: hash, store, settings, readClock }: CommandSession,
  { out }: Pick<World, 'out'>,
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
    const next = boardOf(strategy, store.readings(), clock.today);
    const line = changeJson(board, next, {
      at: clock.now,
      hash,
      handling: settings.handling,
    });
    const isNews = board === undefined || saysSomething(line) || board.asOf !== next.asOf;
    board = next;
    clearTimeout(timer);
    timer = setTimeout(look, untilNextLook(clock));
    if (!isNews) return;
    try {
      out(jsonLine(line));
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
