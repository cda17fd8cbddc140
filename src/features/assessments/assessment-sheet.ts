/** The sheet on which an assessment is written, and the judgement that it states. */
import {
  type Judgement,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
  type Paragraph,
  parseJudgement,
} from '../../core/journal/assessment.ts';
import { LIKELIHOODS } from '../../core/journal/likelihood.ts';
import { CONFIDENCES, type Day, type Result } from '../../core/model/model.ts';
import { dayText } from '../../text/format.ts';
import { type Sheet, sheetLine, textOn } from '../sheet/sheet.ts';

const HINTS: Readonly<Record<Paragraph, string>> = {
  changed: 'what the board and the events show that it did not show before',
  soWhat: 'what it means for the strategy',
  next: 'what comes next; for likelihood only the words below, in a sentence of their own',
  dissent: 'what somebody holds against it, and who; may be left empty',
};

/** An empty sheet about the board of a day. */
export function openAssessmentSheet(today: Day): Sheet {
  return {
    title: `Assessment of the board of ${dayText(today)}`,
    focus: 0,
    tried: false,
    lines: [
      ...PARAGRAPHS.map((name) =>
        sheetLine(name, PARAGRAPH_TITLES[name].toLowerCase(), '', HINTS[name], {
          long: true,
        }),
      ),
      sheetLine('confidence', 'confidence', '', 'how good the evidence is for all of this', {
        choices: CONFIDENCES,
      }),
      sheetLine(
        'likelihood',
        'likelihood',
        '',
        `of what comes next, or none: ${LIKELIHOODS.join(', ')}`,
        { choices: ['', ...LIKELIHOODS] },
      ),
    ],
  };
}

/** The judgement that a sheet states, or every problem with its line as path. */
export function judgementOn(sheet: Sheet): Result<Judgement> {
  return parseJudgement({
    changed: textOn(sheet, 'changed'),
    soWhat: textOn(sheet, 'soWhat'),
    next: textOn(sheet, 'next'),
    dissent: textOn(sheet, 'dissent'),
    confidence: textOn(sheet, 'confidence'),
    likelihood: textOn(sheet, 'likelihood'),
  });
}
