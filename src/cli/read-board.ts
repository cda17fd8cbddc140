/** What every command that only looks at a board begins and ends with. */
import type { Board } from '../core/scoring/board.ts';
import { joinTextLines, jsonText } from '../text/output.ts';
import { strategyJson, strategyWithHashLine } from '../text/scored-by.ts';
import { aheadFlagJson, aheadHeadLines } from '../views/as-of-day.ts';
import type { ExitCode, Io } from './io.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { type Outcome, printRefusal } from './refusal.ts';
import {
  boardOfSession,
  type CommandSession,
  checkStoreReadWhole,
  openSession,
} from './session.ts';

/** Text for a person, below which the strategy is named, or a document for a program, made only when it is asked for. */
export interface Answer {
  readonly text: () => string;
  readonly json: () => object;
  /** A file of a format of its own, in the place of both as it is. */
  readonly file?: string | undefined;
}

/** Opens the board, prints the answer in the form that was asked for, and closes it. */
export async function printBoardAnswer(
  io: Io,
  options: Options,
  ask: (board: Board, session: CommandSession) => Promise<Outcome<Answer>> | Outcome<Answer>,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(io, globalOptions(options));
  if (!opened.ok) return printRefusal(io, opened.refusal, json);
  const session = opened.value;
  try {
    const board = boardOfSession(session);
    const answered = await ask(board, session);
    if (!answered.ok) return printRefusal(io, answered.refusal, json);
    const { file } = answered.value;
    const text =
      file ??
      (json
        ? jsonText({
            ...answered.value.json(),
            ...aheadFlagJson(board),
            strategy: strategyJson(session.strategy, session.strategyHash),
          })
        : [
            ...aheadHeadLines(board).map((line) => `${line}\n`),
            answered.value.text(),
            joinTextLines(['', strategyWithHashLine(session.strategy, session.strategyHash)]),
          ].join(''));
    const whole = checkStoreReadWhole(session.store);
    if (!whole.ok) return printRefusal(io, whole.refusal, json);
    io.out(text);
    return 0;
  } finally {
    session.store.close();
  }
}
