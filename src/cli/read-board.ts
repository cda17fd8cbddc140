/** What every command that only looks at a board begins and ends with. */
import type { Board } from '../core/scoring/board.ts';
import { joinedLinesText, jsonText } from '../text/output.ts';
import { scoredByStrategyText, strategyHeadJson } from '../text/scored-by.ts';
import { asOfHeadingTextsIfAhead, boardAheadFieldJson } from '../views/as-of-day.ts';
import type { ExitCode, Io } from './io.ts';
import type { Options } from './options.ts';
import { type Outcome, printRefusal } from './refusal.ts';
import {
  type CommandSession,
  checkNoStoreReadFailed,
  readSessionBoard,
  runWithCommandSession,
} from './session.ts';

/** Text for a person, below which the strategy is named, or a document for a program, made only when it is asked for. */
export interface Answer {
  readonly text: () => string;
  readonly json: () => object;
  /** A file of a format of its own, in the place of both as it is. */
  readonly file?: string | undefined;
}

/** Opens the board, which may begin the store and move broken settings aside as any opening of a session does, prints the answer in the form that was asked for, and closes it. */
export async function runWithBoardAndPrint(
  io: Io,
  options: Options,
  ask: (board: Board, session: CommandSession) => Promise<Outcome<Answer>> | Outcome<Answer>,
): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, async (session) => {
    const board = readSessionBoard(session);
    const answered = await ask(board, session);
    if (!answered.ok) return printRefusal(io, answered.refusal);
    const { file } = answered.value;
    const text =
      file ??
      (io.json
        ? jsonText({
            ...answered.value.json(),
            ...boardAheadFieldJson(board),
            strategy: strategyHeadJson(session.strategy, session.strategyHash),
          })
        : [
            ...asOfHeadingTextsIfAhead(board).map((line) => `${line}\n`),
            answered.value.text(),
            joinedLinesText(['', scoredByStrategyText(session.strategy, session.strategyHash)]),
          ].join(''));
    const whole = checkNoStoreReadFailed(session.store);
    if (!whole.ok) return printRefusal(io, whole.refusal);
    io.out(text);
    return 0;
  });
}
