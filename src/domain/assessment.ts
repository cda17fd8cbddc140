/** A dated judgement in words, fixed to the board as it stood. It never scores. */
import { LIKELIHOODS, type Likelihood, likelihoodProblems } from './likelihood.ts';
import {
  CONFIDENCES,
  type Confidence,
  type Day,
  type Instant,
  type Problem,
  type Result,
} from './model.ts';

/** The paragraphs of an assessment, in order; all but the dissent must be there. */
export const PARAGRAPHS = ['changed', 'soWhat', 'next', 'dissent'] as const;
export type Paragraph = (typeof PARAGRAPHS)[number];

export const PARAGRAPH_TITLES: Readonly<Record<Paragraph, string>> = {
  changed: 'What changed',
  soWhat: 'So what',
  next: 'What next',
  dissent: 'Dissent',
};

/** What somebody makes of a board. */
export interface Judgement extends Readonly<Record<Paragraph, string>> {
  /** How good the evidence for it is. */
  readonly confidence: Confidence;
  /** Of what comes next; undefined: none is given. */
  readonly likelihood: Likelihood | undefined;
}

/** A judgement with its place: never edited, only followed by another. */
export interface Assessment {
  /** `n1`, `n2` …, in the order they were written. */
  readonly id: string;
  readonly author: string;
  /** When it was written, and up to when the journal was known. */
  readonly at: Instant;
  /** The day of the board it is about. */
  readonly asOf: Day;
  /** Seq of the entry that wrote it: what was known then; undefined where it was written before such entries were. */
  readonly seq: number | undefined;
  /** SHA-256 of the strategy file that scored the board, 64 hex digits. */
  readonly strategy: string;
  readonly judgement: Judgement;
  /** Who else stands by it, in the order they signed; a signature that was undone is none. */
  readonly signatures: readonly {
    readonly author: string;
    readonly at: Instant;
  }[];
  /** When its author undid it: it stays readable and is nobody's last word any more; undefined: it stands. */
  readonly withdrawn: Instant | undefined;
}

/** Order of assessments: by the day of their board, then as they were written. */
export function byBoard(a: Assessment, b: Assessment): number {
  if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}

/** Whether two names are of one author: without blanks around them, and in whatever case. */
export function sameAuthor(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The last that stands about a board up to a day, of assessments the oldest first; undefined: none. */
export function lastOf(assessments: readonly Assessment[], day: Day): Assessment | undefined {
  return assessments.findLast(({ asOf, withdrawn }) => withdrawn === undefined && asOf <= day);
}

/**
 * Reads a judgement. Refused: an empty paragraph other than the dissent, a confidence or likelihood outside its list,
 * a word for likelihood that is none of the seven, a sentence with both a likelihood and a confidence.
 */
export function parseJudgement(
  fields: Readonly<Record<Paragraph | 'confidence' | 'likelihood', string>>,
): Result<Judgement> {
  const problems: Problem[] = [];
  for (const name of PARAGRAPHS) {
    const text = fields[name].trim();
    if (text === '' && name !== 'dissent')
      problems.push({
        path: name,
        message: `nothing under "${PARAGRAPH_TITLES[name]}"; write a paragraph`,
      });
    problems.push(
      ...likelihoodProblems(PARAGRAPH_TITLES[name], text).map((message) => ({
        path: name,
        message,
      })),
    );
  }
  const confidence = wordOf(CONFIDENCES, fields.confidence);
  if (confidence === undefined)
    problems.push({
      path: 'confidence',
      message: `give a confidence: ${CONFIDENCES.join(', ')}`,
    });
  const likelihood = wordOf(LIKELIHOODS, fields.likelihood);
  if (likelihood === undefined && fields.likelihood.trim() !== '')
    problems.push({
      path: 'likelihood',
      message: `"${fields.likelihood.trim()}" is not one of ${LIKELIHOODS.join(', ')}`,
    });
  if (problems.length > 0 || confidence === undefined) return { ok: false, problems };
  return {
    ok: true,
    value: {
      changed: fields.changed.trim(),
      soWhat: fields.soWhat.trim(),
      next: fields.next.trim(),
      dissent: fields.dissent.trim(),
      confidence,
      likelihood,
    },
  };
}

function wordOf<T extends string>(list: readonly T[], text: string): T | undefined {
  const wanted = text.trim().toLowerCase();
  return list.find((word) => word === wanted);
}

/** The judgement as Markdown: a line each for confidence and likelihood, then the paragraphs under their titles. */
export function judgementMarkdown(judgement: Judgement): string {
  const { confidence, likelihood } = judgement;
  return [
    `Confidence: ${confidence}`,
    '',
    `Likelihood: ${likelihood ?? ''}`.trimEnd(),
    ...PARAGRAPHS.flatMap((name) => ['', `## ${PARAGRAPH_TITLES[name]}`, '', judgement[name]]),
  ]
    .join('\n')
    .trimEnd();
}

/** The title under which a written assessment shows the board; what stands there is not read again. */
export const BOARD_TITLE = 'The board as it stood';
/** The title under which it lists the readings of that board; not read again either. */
export const EVIDENCE_TITLE = 'Evidence: the readings it stood on';

/** Reads such Markdown; what stands above, under the board's title and in comments is left aside. Refused: any other title. */
export function parseMarkdown(text: string): Result<Judgement> {
  const problems = titleProblems(text);
  if (problems.length > 0) return { ok: false, problems };
  const parts = new Map<string, string[]>();
  let under = '';
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/<!--[\s\S]*?-->/g, '');
  for (const line of plain.split('\n')) {
    const title = titleOf(line);
    if (title !== undefined) under = title.toLowerCase();
    else parts.set(under, [...(parts.get(under) ?? []), line]);
  }
  const lineOf = (name: string): string =>
    new RegExp(`^${name}:(.*)$`, 'im').exec((parts.get('') ?? []).join('\n'))?.[1]?.trim() ?? '';
  const paragraph = (name: Paragraph): string =>
    (parts.get(PARAGRAPH_TITLES[name].toLowerCase()) ?? []).join('\n').trim();
  return parseJudgement({
    changed: paragraph('changed'),
    soWhat: paragraph('soWhat'),
    next: paragraph('next'),
    dissent: paragraph('dissent'),
    confidence: lineOf('Confidence'),
    likelihood: lineOf('Likelihood'),
  });
}

function titleOf(line: string): string | undefined {
  return /^##\s+(.*?)\s*#*$/.exec(line)?.[1];
}

function titleProblems(text: string): readonly Problem[] {
  const titles = PARAGRAPHS.map((name) => PARAGRAPH_TITLES[name]);
  const known = [...titles, BOARD_TITLE, EVIDENCE_TITLE];
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .split('\n')
    .flatMap((line, at): readonly Problem[] => {
      const title = titleOf(line);
      return title === undefined || known.some((each) => each.toLowerCase() === title.toLowerCase())
        ? []
        : [
            {
              path: `line ${at + 1}`,
              message: `line ${at + 1}: "## ${title}" is not a heading of an assessment; put its text under one of ${titles
                .map((each) => `"## ${each}"`)
                .join(', ')}`,
            },
          ];
    });
}
