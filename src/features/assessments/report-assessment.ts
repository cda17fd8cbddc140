/** The assessment that a report opens with: the last that somebody beside its author stands by. */
import {
  type Assessment,
  lastAssessmentUpTo,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
} from '../../core/journal/assessment.ts';
import type { Day } from '../../core/model/model.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import type { SignedJson } from './assessment-document.ts';

/** The last assessment up to a day that is signed by a second person; undefined: there is none. */
export function lastSignedAssessment(
  assessments: readonly Assessment[],
  asOf: Day,
): SignedJson | undefined {
  const found = assessments.findLast(
    (each) => each.withdrawn === undefined && each.asOf <= asOf && each.signatures.length > 0,
  );
  if (found === undefined) return undefined;
  const { id, author, judgement, signatures } = found;
  return {
    id,
    day: found.asOf,
    author: terminalSafeOneLine(author),
    signedBy: signatures.map((each) => terminalSafeOneLine(each.author)),
    confidence: judgement.confidence,
    likelihood: judgement.likelihood ?? '',
    paragraphs: PARAGRAPHS.flatMap((name) => {
      const text = terminalSafeOneLine(judgement[name]);
      return text === '' ? [] : [{ title: PARAGRAPH_TITLES[name], text }];
    }),
  };
}

/** That the last assessment is left out, since only its author stands by it; undefined when that is not so. */
export function unsignedNotice(assessments: readonly Assessment[], asOf: Day): string | undefined {
  const last = lastAssessmentUpTo(assessments, asOf);
  return last === undefined || last.signatures.length > 0
    ? undefined
    : terminalSafeOneLine(
        `Assessment ${last.id} of ${dayText(last.asOf)} by ${last.author} is left out: nobody else has signed it ("axiswatch assessment sign ${last.id}").`,
      );
}

/** Who wrote it, of which board, who signed, and how good its evidence is; confidence and likelihood in sentences of their own. */
export function assessmentAttributionText(assessment: SignedJson): string {
  const { id, author, day, signedBy, confidence, likelihood } = assessment;
  const chance = likelihood === '' ? '' : ` What comes next: ${likelihood}.`;
  return `Assessment ${id} by ${author}, of the board of ${dayText(day)}; signed by ${signedBy.join(', ')}. Confidence: ${confidence}.${chance}`;
}
