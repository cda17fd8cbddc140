/** `axiswatch assessment show`: one of them with its board and its evidence, or two side by side. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, runWithCommandSession } from '../../cli/session.ts';
import {
  type Assessment,
  compareAssessmentsByBoardDay,
  lastAssessmentUpTo,
} from '../../core/journal/assessment.ts';
import { readBoardOfAssessment } from '../../core/journal/board-then.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { jsonText } from '../../text/output.ts';
import {
  assessmentComparisonMarkdown,
  assessmentMarkdown,
  assessmentsJsonWithEvidence,
} from './assessment-output.ts';
import { boardChangeSections } from './changes-since-assessment.ts';

/** Prints an assessment as Markdown with the board as it stood, or two of them side by side; with `--json` the one or both with their evidence. */
export async function assessmentShowCommand(
  io: Io,
  options: Options,
  id: string,
): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, (session) => {
    const found = readAssessmentByIdOrLast(session, id);
    if (!found.ok) return printRefusal(io, found.refusal);
    const other = textOptionValue(options, 'beside');
    const second = other === undefined ? undefined : readAssessmentByIdOrLast(session, other);
    if (second?.ok === false) return printRefusal(io, second.refusal);
    if (io.json) {
      const asked = second === undefined ? [found.value] : [found.value, second.value];
      const shown = asked.map((assessment) => ({
        assessment,
        board: readBoardOfAssessment(session, assessment),
      }));
      io.out(jsonText(assessmentsJsonWithEvidence(shown)));
      return 0;
    }
    if (second === undefined) {
      io.out(
        textUnderHandlingLine(
          session,
          assessmentMarkdown(found.value, readBoardOfAssessment(session, found.value)),
        ),
      );
      return 0;
    }
    const [earlier, later] = [found.value, second.value].toSorted(compareAssessmentsByBoardDay);
    if (earlier === undefined || later === undefined) return 1;
    const { strategy, strategyHash, store } = session;
    const now = (each: Assessment): Board => boardAsOf(strategy, store.readings(), each.asOf);
    const [before, after] = [earlier, later].map((each) => readBoardOfAssessment(session, each));
    const parts = boardChangeSections(now(earlier), now(later), {
      events: store.events(),
      assessments: [
        { assessment: earlier, stood: before },
        { assessment: later, stood: after },
      ],
      hash: strategyHash,
    });
    const beside = assessmentComparisonMarkdown(earlier, before, later, after, parts);
    io.out(textUnderHandlingLine(session, beside));
    return 0;
  });
}

/** The text under the line about handling, where one is set. */
function textUnderHandlingLine({ settings }: CommandSession, text: string): string {
  const handling = settings.handling?.trim() ?? '';
  return handling === '' ? text : `**${terminalSafeOneLine(handling)}**\n\n${text}`;
}

/** The assessment of an id, or the `last` that stands. Refused: one that is not there. */
export function readAssessmentByIdOrLast(
  { store, asOf }: CommandSession,
  id: string,
): Outcome<Assessment> {
  const all = store.assessments();
  const found = id === 'last' ? lastAssessmentUpTo(all, asOf) : all.find((each) => each.id === id);
  return found === undefined
    ? refusalOutcome(
        1,
        `there is no assessment "${terminalSafeOneLine(id)}"; "axiswatch assessment list" shows them`,
      )
    : { ok: true, value: found };
}
