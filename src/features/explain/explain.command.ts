/** `axiswatch explain`: what moved a score between two days. */

import { givenDay } from '../../cli/given-day.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { findNode, unknownNode } from '../../cli/named-node.ts';
import { type Options, textOption } from '../../cli/options.ts';
import { answer } from '../../cli/read-board.ts';
import { type Outcome, refusal } from '../../cli/refusal.ts';
import { explainChange } from '../../core/analysis/explain.ts';
import { rolesOf } from '../../core/analysis/roles.ts';
import { addDays } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { oneLine } from '../../text/format.ts';
import { textOf } from '../../text/output.ts';
import { explainJson } from './explain-json.ts';
import { movesLines } from './moves-text.ts';
import { movesOf } from './moves-view.ts';

/** Prints what moved a node, the root when none is named, since the strategy began or between two days. */
export async function explain(world: World, options: Options): Promise<ExitCode> {
  return answer(world, options, async (board, { today }) => {
    const name = textOption(options, 'node') ?? board.strategy.root.id;
    const node = findNode(board.strategy, name);
    if (node === undefined) return refusal(1, await unknownNode(board.strategy, name));
    const from = dayOption(options, 'from', firstDay(board), today);
    if (!from.ok) return from;
    const to = dayOption(options, 'to', board.asOf, today);
    if (!to.ok) return to;
    const explained = explainChange(board.strategy, board.history, from.value, to.value, node.id);
    return {
      ok: true,
      value: {
        json: () => explainJson(explained, node.id, from.value, to.value),
        text: () => {
          const moves = movesOf(board, from.value, to.value, node.id);
          if (typeof moves === 'string') {
            return textOf([`${oneLine(moves)} There is nothing to explain a change by.`]);
          }
          const effects = explained.ok ? explained.value.effects : [];
          return textOf(movesLines(moves, rolesOf(board.strategy, effects), world.columns()));
        },
      },
    };
  });
}

/** The strategy's start, or a year before the board where it has none or begins later. */
function firstDay({ strategy, asOf }: Board): Day {
  const { start } = strategy;
  return start !== undefined && start <= asOf ? start : addDays(asOf, -365);
}

function dayOption(options: Options, name: string, otherwise: Day, today: Day): Outcome<Day> {
  const typed = textOption(options, name);
  if (typed === undefined) return { ok: true, value: otherwise };
  const day = givenDay(typed, today);
  return day.ok ? day : refusal(2, `--${name}: ${day.problems[0]?.message ?? 'not a day'}`);
}
