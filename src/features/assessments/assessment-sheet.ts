/** The sheet on which an assessment is written, and the judgement that it states. */

import {
  type Judgement,
  likelihoodRemark,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
  type Paragraph,
  parseJudgement,
} from '../../core/journal/assessment.ts';
import { LIKELIHOODS } from '../../core/journal/likelihood.ts';
import { CONFIDENCES, type Day, type Result } from '../../core/model/model.ts';
import { dayText } from '../../text/format.ts';
import { stepWithoutEffects, withNotice, writeStep } from '../../tui/binding.ts';
import { formLineText, newFormLine } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Said, withTopScreen } from '../../tui/state.ts';
import type { Sheet, SheetPurpose } from '../sheet/screen-state.ts';
import { changesSinceAssessmentLines } from './assessments-list.ts';

const HINTS: Readonly<Record<Paragraph, string>> = {
  changed: 'what the board and the events show that it did not show before',
  soWhat: 'what it means for the strategy',
  next: 'what comes next; for likelihood only the words below, in a sentence of their own',
  dissent: 'what somebody holds against it, and who; may be left empty',
};

/** An empty sheet about the board of a day. */
export function newAssessmentSheet(today: Day): Sheet {
  return {
    title: `Assessment of the board of ${dayText(today)}`,
    focus: 0,
    tried: false,
    lines: [
      ...PARAGRAPHS.map((name) =>
        newFormLine(name, PARAGRAPH_TITLES[name].toLowerCase(), '', HINTS[name], {
          long: true,
        }),
      ),
      newFormLine('confidence', 'confidence', '', 'how good the evidence is for all of this', {
        choices: CONFIDENCES,
      }),
      newFormLine(
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
function judgementOn(sheet: Sheet): Result<Judgement> {
  return parseJudgement({
    changed: formLineText(sheet, 'changed'),
    soWhat: formLineText(sheet, 'soWhat'),
    next: formLineText(sheet, 'next'),
    dissent: formLineText(sheet, 'dissent'),
    confidence: formLineText(sheet, 'confidence'),
    likelihood: formLineText(sheet, 'likelihood'),
  });
}

const WRITTEN: Said = {
  text: 'The assessment is written: never edited, only followed',
  undo: 'withdraws it',
};

/** A sheet that an assessment is written on. */
export const ASSESSMENT_PURPOSE: SheetPurpose = {
  problems(_, sheet) {
    const judgement = judgementOn(sheet);
    return judgement.ok ? [] : judgement.problems;
  },
  hint: () => undefined,
  save(state, screen) {
    const { sheet } = screen;
    const judgement = judgementOn(sheet);
    if (!judgement.ok) return stepWithoutEffects(state);
    const remark = likelihoodRemark(judgement.value);
    if (remark === undefined || remark === sheet.told)
      return writeStep(
        state,
        { kind: 'assess', judgement: judgement.value, asOf: state.today },
        WRITTEN,
      );
    const told = withTopScreen(state, { ...screen, sheet: { ...sheet, told: remark } });
    return stepWithoutEffects(
      withNotice(
        told,
        `Not saved yet: ${remark}; ${actionKeyName(state, 'sheet.save')} saves it so.`,
      ),
    );
  },
  comment(state, { label, hint }) {
    const changes = changesSinceAssessmentLines(state)?.map(({ text }) => text) ?? [];
    return [`${label}: ${hint}`, '', ...changes].join('\n');
  },
};
