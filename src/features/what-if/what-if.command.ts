/** `axiswatch whatif`: the board with other values, which are stored nowhere. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import type { Outcome } from '../../cli/refusal.ts';
import {
  dayOfTriedValues,
  parseTrialValue,
  readingsWithTrialValues,
  scorecardWithoutTrialValues,
} from '../../core/analysis/whatif.ts';
import type { Scenario } from '../../core/journal/journal-port.ts';
import type { Problem } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf, lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText } from '../../text/output.ts';
import { boardChangeTexts, boardChangeView } from '../../views/board-change.ts';
import { whatIfJson } from '../../views/board-change-json.ts';

/** Prints what the board would become with values given as ID=VALUE, ID=x2, ID=/2 or ID=+10%, of a counted indicator also as ID=+1. */
export async function whatIfCommand(
  io: Io,
  options: Options,
  assignments: readonly string[],
): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, async (board, { store }) => {
    const kept = scenarioOf(store.scenarios(), textOptionValue(options, 'scenario'), assignments);
    if (!kept.ok) return kept;
    const typed = await trialValues(board, assignments);
    if (!typed.ok) return typed;
    const known = Object.entries(kept.value).filter(([id]) => board.card.indicators.has(id));
    const values = { value: new Map([...known, ...typed.value]) };
    const readings = readingsWithTrialValues(
      board.strategy,
      board.readings,
      values.value,
      dayOfTriedValues(board),
    );
    const after = boardAsOf(board.strategy, readings, board.asOf);
    return {
      ok: true,
      value: {
        json: () => whatIfJson(board, after, values.value),
        text: () => {
          const view = boardChangeView(board, after, [...values.value.keys()]);
          return joinedLinesText([
            ...boardChangeTexts(view, io.columns(), io.terminal()),
            '',
            'What if only: nothing was stored.',
            ...(lastRecordableDayIfBoardAhead(board) === undefined
              ? []
              : [`The values count as read on ${dayText(dayOfTriedValues(board))}, and age.`]),
          ]);
        },
      },
    };
  });
}

/** The values saved under a name; none without one, which then needs values of its own. */
function scenarioOf(
  scenarios: readonly Scenario[],
  name: string | undefined,
  assignments: readonly string[],
): Outcome<Scenario['values']> {
  if (name === undefined && assignments.length > 0) return { ok: true, value: {} };
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found !== undefined) return { ok: true, value: found.values };
  const names = scenarios.map((scenario) => `"${terminalSafeOneLine(scenario.name)}"`).join(', ');
  const saved = names === '' ? 'none is saved' : `there are ${names}`;
  const message =
    name === undefined
      ? 'give at least one ID=VALUE, such as RU9=-0.5, or --scenario with a name'
      : `there is no scenario "${terminalSafeOneLine(name)}"; ${saved}`;
  return {
    ok: false,
    refusal: {
      exitCode: name === undefined ? 2 : 1,
      problems: [{ path: '', message }],
      what: undefined,
    },
  };
}

/** By the id of an indicator the value to be tried, in its unit, finite. Refused: with every assignment that is none, and why. */
async function trialValues(
  board: Board,
  assignments: readonly string[],
): Promise<Outcome<ReadonlyMap<string, number>>> {
  const { strategy } = board;
  const values = new Map<string, number>();
  const problems: Problem[] = [];
  let misspelt = false;
  for (const assignment of assignments) {
    const at = assignment.indexOf('=');
    const say = (message: string): void => void problems.push({ path: assignment, message });
    if (at < 1) {
      say('write an indicator, = and a value, such as RU9=-0.5');
      misspelt = true;
      continue;
    }
    const name = assignment.slice(0, at);
    const indicator = findIndicatorByIdOrCode(strategy, name);
    if (indicator === undefined) {
      say(await unknownIndicatorText(strategy, name));
      continue;
    }
    const value = parseTrialValue(
      assignment.slice(at + 1),
      indicator,
      scorecardWithoutTrialValues(board),
    );
    if (!value.ok) for (const { message } of value.problems) say(message);
    else if (values.has(indicator.id))
      say(`${nodeCodeOf(indicator)} is given twice; give one value`);
    else values.set(indicator.id, value.value);
  }
  if (problems.length === 0) return { ok: true, value: values };
  const what = problems.length === 1 ? undefined : 'nothing was tried';
  return { ok: false, refusal: { exitCode: misspelt ? 2 : 1, problems, what } };
}
