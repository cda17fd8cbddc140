/** `axiswatch explain`: what moved a score between two days. */

import { parseDayOptionOrUsual } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownNodeText } from '../../cli/named-node.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { refusalOutcome } from '../../cli/refusal.ts';
import { explainScoreChange, scoreEffectSumsByNodeRole } from '../../core/analysis/explain.ts';
import { addDays } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { findNodeByIdOrCode } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { nothingRecordedSinceDaySentence } from '../../views/as-of-day.ts';
import { scoreMovesViewOrReason, whatMovedScoreTexts } from '../../views/moves.ts';
import { explainJson } from './explain-output.ts';

/** Prints what moved a node, the root when none is named, since the strategy began or between two days. */
export async function explainCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, async (board, session) => {
    const name = textOptionValue(options, 'node') ?? board.strategy.root.id;
    const node = findNodeByIdOrCode(board.strategy, name);
    if (node === undefined) return refusalOutcome(1, await unknownNodeText(board.strategy, name));
    const from = parseDayOptionOrUsual(options, 'from', firstExplainedDay(board), session);
    if (!from.ok) return from;
    const to = parseDayOptionOrUsual(options, 'to', session.asOf, session);
    if (!to.ok) return to;
    const explained = explainScoreChange(
      board.cardOn(from.value),
      board.cardOn(to.value),
      board.readings,
      node.id,
    );
    return {
      ok: true,
      value: {
        json: () => explainJson(explained, node.id, from.value, to.value),
        text: () => {
          const moves = scoreMovesViewOrReason(board, from.value, to.value, node.id);
          if (typeof moves === 'string') {
            const why = `${terminalSafeOneLine(moves)} There is nothing to explain a change by; name other days with --from and --to.`;
            return joinedLinesText(labelledParagraphTexts('', why, io.columns()));
          }
          const effects = explained.ok ? explained.value.effects : [];
          const byAge = nothingRecordedSinceDaySentence(board);
          return joinedLinesText([
            ...(byAge === undefined
              ? []
              : [...labelledParagraphTexts('', byAge, io.columns()), '']),
            ...whatMovedScoreTexts(
              moves,
              scoreEffectSumsByNodeRole(board.strategy, effects),
              io.columns(),
            ),
          ]);
        },
      },
    };
  });
}

/** The strategy's start, or a year before the board where it has none or begins later. */
function firstExplainedDay({ strategy, asOf }: Board): Day {
  const { start } = strategy;
  return start !== undefined && start <= asOf ? start : addDays(asOf, -365);
}
