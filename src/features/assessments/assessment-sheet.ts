/** The sheet on which an assessment is written, and the judgement that it states. */
import {
  type Judgement,
  judgementLikelihoodMismatchText,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
  type Paragraph,
  parseJudgement,
  sameAuthor,
  whyNotAuthorName,
} from '../../core/journal/assessment.ts';
import { LIKELIHOODS } from '../../core/journal/likelihood.ts';
import { memoizePerObjectWhileValid } from '../../core/model/memoize.ts';
import { CONFIDENCES, type Day, type Result } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { stepWithoutEffects, withNotice, writeStep } from '../../tui/binding.ts';
import { newFormField, textTypedInFormLine } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Said, type State, withTopScreen } from '../../tui/state.ts';
import type { Sheet, SheetPurpose } from '../sheet/sheet.ts';
import { changesSinceAssessmentLines } from './changes-since-assessment.ts';

const HINTS: Readonly<Record<Paragraph, string>> = {
  changed: 'what the board and the events show that it did not show before',
  soWhat: 'what it means for the strategy',
  next: 'what comes next; for likelihood only the words below, in a sentence of their own',
  dissent: 'what somebody holds against it, and who; may be left empty',
};

/** An empty sheet about the board of a day, by an author who may be another. */
export function newAssessmentSheet(today: Day, author: string): Sheet {
  return {
    title: `Assessment of the board of ${dayText(today)}`,
    focus: 0,
    tried: false,
    lines: [
      ...PARAGRAPHS.map((name) =>
        newFormField(name, PARAGRAPH_TITLES[name].toLowerCase(), '', HINTS[name], {
          long: true,
        }),
      ),
      newFormField('confidence', 'confidence', '', 'how good the evidence is for all of this', {
        choices: CONFIDENCES,
      }),
      newFormField(
        'likelihood',
        'likelihood',
        '',
        `of what comes next, or none: ${LIKELIHOODS.join(', ')}`,
        { choices: ['', ...LIKELIHOODS] },
      ),
      newFormField(
        'author',
        'author',
        author,
        'who writes it: a name, not a proof; a second person signs it once it is written',
      ),
    ],
  };
}

/** The judgement that a sheet states, or every problem with its line as path. */
function judgementOn(sheet: Sheet): Result<Judgement> {
  return parseJudgement({
    changed: textTypedInFormLine(sheet, 'changed'),
    soWhat: textTypedInFormLine(sheet, 'soWhat'),
    next: textTypedInFormLine(sheet, 'next'),
    dissent: textTypedInFormLine(sheet, 'dissent'),
    confidence: textTypedInFormLine(sheet, 'confidence'),
    likelihood: textTypedInFormLine(sheet, 'likelihood'),
  });
}

const WRITTEN: Said = {
  text: 'The assessment is written: never edited, only followed',
  undo: 'withdraws it',
};

/** The changes as they are read beside the sheet, which is drawn at every key: worked out once for what they rest on. */
const changesKept = memoizePerObjectWhileValid(
  (_: Board, state: State) => ({ state, lines: changesSinceAssessmentLines(state) }),
  (made, state) =>
    made.state.assessments === state.assessments &&
    made.state.boardsThen === state.boardsThen &&
    made.state.events === state.events &&
    made.state.hash === state.hash,
);

/** A sheet that an assessment is written on. */
export const ASSESSMENT_PURPOSE: SheetPurpose = {
  problems(_, sheet) {
    const judgement = judgementOn(sheet);
    const why = whyNotAuthorName(textTypedInFormLine(sheet, 'author'));
    return [
      ...(judgement.ok ? [] : judgement.problems),
      ...(why === undefined ? [] : [{ path: 'author', message: why }]),
    ];
  },
  hint: () => undefined,
  save(state, screen) {
    const { sheet } = screen;
    const judgement = judgementOn(sheet);
    if (!judgement.ok) return stepWithoutEffects(state);
    const remark = judgementLikelihoodMismatchText(judgement.value);
    const author = textTypedInFormLine(sheet, 'author').trim();
    if (remark === undefined || remark === sheet.told) {
      const assess = { kind: 'assess', judgement: judgement.value, asOf: state.today } as const;
      return sameAuthor(author, state.author)
        ? writeStep(state, assess, WRITTEN)
        : writeStep(
            state,
            { ...assess, author },
            { text: `${WRITTEN.text}; by ${terminalSafeOneLine(author)}` },
          );
    }
    const told = withTopScreen(state, { ...screen, sheet: { ...sheet, told: remark } });
    return stepWithoutEffects(
      withNotice(
        told,
        `Not saved yet: ${remark}; ${actionKeyName(state, 'sheet.save')} saves it so.`,
      ),
    );
  },
  beside: (state) => ({
    title: 'What has changed',
    lines: changesKept(state.board, state).lines ?? [proseLine('not read yet')],
  }),
  comment(state, { label, hint }) {
    const changes = changesSinceAssessmentLines(state)?.map(({ text }) => text) ?? [];
    return [`${label}: ${hint}`, '', ...changes].join('\n');
  },
};
