/** `axiswatch undo` and `axiswatch redo`: the newest action goes or comes back, and the board says what became of it. */

import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { runWithCommandSession } from '../../cli/session.ts';
import { TAKE_BACK_WORDS, type TakeBackKind } from '../../core/journal/journal.ts';
import { boardAsOf } from '../../core/scoring/board.ts';
import { hasSameReadingOnBothBoards } from '../../core/scoring/change-interval.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { scoredByStrategyText } from '../../text/scored-by.ts';
import { boardChangeTexts, boardChangeView } from '../../views/board-change.ts';

/** Undoes or redoes one action of this author. */
async function takeBackCommand(io: Io, options: Options, kind: TakeBackKind): Promise<ExitCode> {
  return runWithCommandSession(
    io,
    options,
    {
      writes: `leave it out to ${kind} what was recorded last`,
    },
    (session) => {
      const { strategy, strategyHash, store, today } = session;
      const before = boardAsOf(strategy, store.readings(), today);
      const done = store[kind]();
      if (!done.ok) return printRefusal(io, done);
      const after = boardAsOf(strategy, store.readings(), today);
      const changed = [...after.card.indicators.values()].flatMap((leaf) =>
        hasSameReadingOnBothBoards(before.card.indicators.get(leaf.node.id), leaf)
          ? []
          : [leaf.node.id],
      );
      const { done: word, other, otherDoes } = TAKE_BACK_WORDS[kind];
      const sentence = terminalSafeOneLine(
        `${word}: ${done.value.summary}; "axiswatch ${other}" ${otherDoes}.`,
      );
      const view = boardChangeView(before, after, changed);
      printWhatWasDoneOnStdout(
        io,
        { did: kind, says: sentence, written: true, boards: [before, after, strategyHash] },
        joinedLinesText([
          ...labelledParagraphTexts('', sentence, io.columns()),
          '',
          ...boardChangeTexts(view, io.columns(), io.terminal()),
          scoredByStrategyText(strategy, strategyHash),
        ]),
      );
      return 0;
    },
  );
}

/** Takes back what this author recorded last. */
export async function undoCommand(io: Io, options: Options): Promise<ExitCode> {
  return takeBackCommand(io, options, 'undo');
}

/** Brings again what this author undid last. */
export async function redoCommand(io: Io, options: Options): Promise<ExitCode> {
  return takeBackCommand(io, options, 'redo');
}
