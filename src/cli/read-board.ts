/** What every command that only looks at a board begins and ends with. */
import { type Board, boardOf } from '../core/scoring/board.ts';
import { jsonText, textOf } from '../text/output.ts';
import { scoredByLine, strategyJson } from '../text/scored-by.ts';
import type { ExitCode, World } from './io.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { type Outcome, tell } from './refusal.ts';
import { type CommandSession, openSession, wholeOf } from './session.ts';

/** Text for a person, below which the strategy is named, or a document for a program, made only when it is asked for. */
export interface Answer {
  readonly text: () => string;
  readonly json: () => object;
}

/** Opens the board, prints the answer in the form that was asked for, and closes it. */
export async function answer(
  world: World,
  options: Options,
  ask: (board: Board, session: CommandSession) => Promise<Outcome<Answer>> | Outcome<Answer>,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal, json);
  const session = opened.value;
  try {
    const board = boardOf(session.strategy, session.store.readings(), session.asOf);
    const answered = await ask(board, session);
    if (!answered.ok) return tell(world, answered.refusal, json);
    const text = json
      ? jsonText({
          ...answered.value.json(),
          strategy: strategyJson(session.strategy, session.strategyHash),
        })
      : answered.value.text() + textOf(['', scoredByLine(session.strategy, session.strategyHash)]);
    const whole = wholeOf(session.store);
    if (!whole.ok) return tell(world, whole.refusal, json);
    world.out(text);
    return 0;
  } finally {
    session.store.close();
  }
}
