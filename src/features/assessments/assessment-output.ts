/** Assessments as lines, as Markdown and as a document, and two of them side by side. */

import { type Assessment, PARAGRAPH_TITLES, PARAGRAPHS } from '../../core/journal/assessment.ts';
import {
  BOARD_TITLE,
  EVIDENCE_TITLE,
  judgementMarkdown,
} from '../../core/journal/assessment-markdown.ts';
import { LIKELIHOODS } from '../../core/journal/likelihood.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { CONFIDENCES, type Day } from '../../core/model/model.ts';
import { countWithNoun, shortHashText, wordsJoinedWithOr } from '../../core/model/plain-text.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth, wrapTextToWidth } from '../../text/cells.ts';
import { dayText, terminalSafeOneLine, terminalSafeText } from '../../text/format.ts';
import { displayTextOfLinePart } from '../../text/line.ts';
import { type TableRoom, tableTexts, valueOrNull } from '../../text/output.ts';
import { assessmentDifferenceLines } from './assessment-differs.ts';
import type { AssessmentJson, AssessmentsJson, EvidenceJson } from './assessment-document.ts';
import { boardEvidenceAndTripwireTexts, gaugeAndTrackScoreLines } from './board-summary.ts';
import type { ChangeSection } from './changes-since-assessment.ts';
import { type Evidence, evidenceOfEveryIndicator, evidenceTextsForDraft } from './evidence.ts';

/** What is said of an assessment in the place of its board where that cannot be scored any more. */
export const STRATEGY_THEN_UNUSABLE =
  'The strategy file of then cannot be used by this program; a newer release may read it.';

/** Two lines each, oldest first: whose and of which board, below it what it says of "so what" in a sentence; `past`: the day looked at, where it is not today. */
export function assessmentListTexts(
  assessments: readonly Assessment[],
  room?: TableRoom,
  past?: Day,
): readonly string[] {
  if (assessments.length === 0)
    return [
      past === undefined
        ? 'no assessment yet; "axiswatch assessment new" begins one'
        : `no assessment up to ${dayText(past)}`,
    ];
  const [titles = '', ...rows] = tableTexts(
    [
      { title: 'id' },
      { title: 'as of' },
      { title: 'author', least: 16 },
      { title: 'confidence' },
      { title: 'likelihood' },
      { title: 'signed by', least: 24 },
    ],
    assessments.map(({ id, asOf, author, judgement, signatures, withdrawn }) => [
      id,
      dayText(asOf),
      terminalSafeOneLine(author),
      judgement.confidence,
      judgement.likelihood ?? '',
      withdrawn === undefined
        ? terminalSafeOneLine(signatures.map((each) => each.author).join(', '))
        : `withdrawn ${dayText(localDayOfInstant(withdrawn))}`,
    ]),
    room,
  );
  return [
    titles,
    ...assessments.flatMap(({ judgement }, at) => [
      rows[at] ?? '',
      `    ${cutAtWord(firstSentence(terminalSafeOneLine(judgement.soWhat)), Math.max(20, (room ?? Number.POSITIVE_INFINITY) - 4))}`,
    ]),
  ];
}

/** A text up to the end of its first sentence; an initial (`U.S.`) ends none. */
function firstSentence(text: string): string {
  return /^.*?[\p{Ll}\d%)"”][.!?]["”)]?(?=\s+["“(]?\p{Lu}|$)/su.exec(text)?.[0] ?? text;
}

function cutAtWord(text: string, cells: number): string {
  return textWidth(text) <= cells ? text : `${wrapTextToWidth(text, cells - 2)[0] ?? ''} …`;
}

/** Who wrote it, about which board, and who signed. */
function headLines({
  author,
  at,
  asOf,
  strategy,
  signatures,
  withdrawn,
}: Assessment): readonly string[] {
  return [
    terminalSafeOneLine(
      `By ${author}, written ${dayText(localDayOfInstant(at))}, of the board of ${dayText(asOf)} as it was known at ${at}, strategy ${shortHashText(strategy)}.`,
    ),
    signatures.length === 0
      ? 'Not signed by anybody else.'
      : terminalSafeOneLine(
          `Signed by ${signatures.map((each) => `${each.author} on ${dayText(localDayOfInstant(each.at))}`).join(', ')}.`,
        ),
    ...(withdrawn === undefined
      ? []
      : [`Withdrawn by its author on ${dayText(localDayOfInstant(withdrawn))}.`]),
  ];
}

/** An assessment as Markdown that `assessment new` takes again; `board` is the board as it stood, where it can be opened. */
export function assessmentMarkdown(assessment: Assessment, board: Board | undefined): string {
  return terminalSafeText(
    [
      `# Assessment ${assessment.id}`,
      '',
      ...headLines(assessment),
      '',
      judgementMarkdown(assessment.judgement),
      '',
      `## ${BOARD_TITLE}`,
      '',
      ...(board === undefined
        ? [STRATEGY_THEN_UNUSABLE]
        : [
            ...[
              ...gaugeAndTrackScoreLines(board).map(displayTextOfLinePart),
              ...boardEvidenceAndTripwireTexts(board),
            ].map((line) => `- ${line}`),
            '',
            `## ${EVIDENCE_TITLE}`,
            '',
            'As they were known then.',
            '',
            ...evidenceTextsForDraft(board).map((line) => `- ${line}`),
          ]),
      '',
    ].join('\n'),
  );
}

/** What a new assessment begins with: the sections of what has changed as comments under the paragraphs that are to be written. */
export function assessmentDraftMarkdown(since: string, parts: readonly ChangeSection[]): string {
  return terminalSafeText(
    [
      `<!-- ${since}`,
      ...parts.flatMap(({ title, lines }) => [
        '',
        ...(title === '' ? [] : [title]),
        ...lines.map((line) => `${title === '' ? '' : '  '}${line.text}`),
      ]),
      '-->',
      'Confidence:',
      `<!-- ${wordsJoinedWithOr(CONFIDENCES)}: how good the evidence is; never in one sentence with a likelihood -->`,
      'Likelihood:',
      `<!-- of what comes next, or nothing: ${LIKELIHOODS.join(', ')} -->`,
      ...PARAGRAPHS.flatMap((name) => ['', `## ${PARAGRAPH_TITLES[name]}`, '']),
      '',
    ].join('\n'),
  ).replaceAll('-- >', '-->');
}

/** Two assessments: what differs, what each said, what the board showed each time, and what came between. */
export function assessmentComparisonMarkdown(
  earlier: Assessment,
  before: Board | undefined,
  later: Assessment,
  after: Board | undefined,
  parts: readonly ChangeSection[],
): string {
  const said = (each: Assessment): readonly string[] => [
    `### ${each.id}, ${dayText(each.asOf)}, by ${terminalSafeOneLine(each.author)}${each.withdrawn === undefined ? '' : ', withdrawn'}`,
    '',
    `Confidence ${each.judgement.confidence}; likelihood ${each.judgement.likelihood ?? 'not given'}.`,
    ...PARAGRAPHS.flatMap((name) =>
      each.judgement[name] === '' ? [] : ['', `${PARAGRAPH_TITLES[name]}. ${each.judgement[name]}`],
    ),
    '',
  ];
  const showed = (each: Assessment, board: Board | undefined): readonly string[] => [
    `${each.id}, ${dayText(each.asOf)}, as it was known then:`,
    ...(board === undefined
      ? ['- cannot be opened']
      : gaugeAndTrackScoreLines(board).map(({ text }) => `- ${text}`)),
    '',
  ];
  return terminalSafeText(
    [
      `# ${earlier.id} and ${later.id}: ${dayText(earlier.asOf)} and ${dayText(later.asOf)}`,
      '',
      '## What differs',
      '',
      ...assessmentDifferenceLines(earlier, before, later, after).map(({ text }) => `- ${text}`),
      '',
      '## What was said',
      '',
      ...said(earlier),
      ...said(later),
      '## What the board showed',
      '',
      ...showed(earlier, before),
      ...showed(later, after),
      '## What came',
      '',
      'By what is known and by the rules of today; after is not because.',
      ...parts.flatMap(({ title, lines }) => [
        '',
        ...(title === '' ? [] : [`${title}:`]),
        ...lines.map(({ text }) => `- ${text}`),
      ]),
      '',
    ].join('\n'),
  );
}

/** Every assessment as `axiswatch.assessments/1`. */
export function assessmentsJson(assessments: readonly Assessment[]): AssessmentsJson {
  return {
    schema: 'axiswatch.assessments/1',
    count: assessments.length,
    assessments: assessments.map(assessmentJson),
  };
}

/** The document of some assessments, each with the readings its board stood on as they were known then; null where that cannot be opened. */
export function assessmentsJsonWithEvidence(
  shown: readonly { readonly assessment: Assessment; readonly board: Board | undefined }[],
): AssessmentsJson {
  return {
    ...assessmentsJson([]),
    count: shown.length,
    assessments: shown.map(({ assessment, board }) => ({
      ...assessmentJson(assessment),
      evidence: valueOrNull(board && evidenceOfEveryIndicator(board).map(evidenceJson)),
    })),
  };
}

function evidenceJson({ indicator, known, reading }: Evidence): EvidenceJson {
  return {
    indicator: indicator.id,
    code: nodeCodeOf(indicator),
    value: valueOrNull(known?.value),
    observedOn: valueOrNull(known?.observedOn),
    confidence: valueOrNull(known?.confidence),
    source: known?.source ?? '',
    url: reading?.url ?? '',
    quote: reading?.quote ?? '',
    note: reading?.note ?? '',
  };
}

/** An assessment as the document of assessments has it. */
export function assessmentJson({
  judgement,
  seq: _,
  withdrawn,
  ...rest
}: Assessment): AssessmentJson {
  return {
    ...rest,
    ...judgement,
    likelihood: valueOrNull(judgement.likelihood),
    withdrawn: valueOrNull(withdrawn),
  };
}

/** `What has changed since n3 of 3 Oct 2026 by ann, 41 days before.`; without a last assessment, that there is none and since which day changes are told. */
export function changesSinceAssessmentTitle(
  last: Assessment | undefined,
  from: string,
  days: number,
): string {
  return last === undefined
    ? `No assessment yet; this is what has changed since ${dayText(from)}.`
    : terminalSafeOneLine(
        `What has changed since ${last.id} of ${dayText(last.asOf)} by ${last.author}, ${countWithNoun(days, 'day')} before.`,
      );
}
