/** `axiswatch watch`: where the board stands, a line now, at each change of the record and at midnight. */
import { localToday } from '../../model/day.ts';
import { jsonText } from '../../page/json.ts';
import { statusDocument } from '../board/status-document.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { print } from '../print.ts';

/** Milliseconds between two looks at the calendar: a timer that ends at midnight sleeps on where a machine slept. */
const LOOK_EVERY = 10_000;

/** Ends when it is told to, or when nobody reads it. */
export async function watch(context: Context): Promise<Outcome> {
  const journal = await context.journal();
  const ended = Promise.withResolvers<number>();
  let day = localToday();
  let told = Promise.resolve();
  const tell = async (): Promise<void> => {
    day = localToday();
    const board = (await context.boards()).on(day);
    if (!print(jsonText(statusDocument(board)))) ended.resolve(0);
  };
  const tellNext = (): void => {
    told = told.then(tell).catch(ended.reject);
  };
  const unwatch = journal.watch(tellNext);
  const clock = setInterval(() => {
    if (localToday() !== day) tellNext();
  }, LOOK_EVERY);
  process.once('SIGINT', () => ended.resolve(130));
  process.once('SIGTERM', () => ended.resolve(143));
  tellNext();
  try {
    return { exit: await ended.promise };
  } finally {
    unwatch();
    clearInterval(clock);
  }
}
