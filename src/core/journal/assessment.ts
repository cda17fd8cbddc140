/** A dated judgement in words, fixed to the board as it stood. It never scores. */

import {
  CONFIDENCES,
  type Confidence,
  type Day,
  type Instant,
  type Problem,
  type Result,
  SHIPPED_AUTHOR,
} from '../model/model.ts';
import { whyTextUnwritable } from '../model/plain-text.ts';
import {
  LIKELIHOODS,
  type Likelihood,
  likelihoodWordingProblemTexts,
  likelihoodWordsIn,
  twoLikelihoodScalesRefusalText,
} from './likelihood.ts';

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
  /** Seq of the entry that wrote it, ≥ 1: what was known then; undefined where it was written before such entries were. */
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

/** Order of assessments, negative where the first comes first: by the day of their board, then as they were written. */
export function compareAssessmentsByBoardDay(a: Assessment, b: Assessment): number {
  if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}

/** Whether two names are of one author: without blanks around them, and in whatever case. */
export function sameAuthor(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The sentence why a name cannot be an author's; undefined when it can. */
export function whyNotAuthorName(name: string): string | undefined {
  if (name.trim() === '') return 'no author; type the name of the person who writes';
  return sameAuthor(name, SHIPPED_AUTHOR)
    ? `"${SHIPPED_AUTHOR}" is the author of what a release ships; type another name`
    : undefined;
}

/** The sentence why an author cannot sign an assessment; undefined when they can. */
export function whyAuthorCannotSignAssessment(
  { id, author, signatures, withdrawn }: Assessment,
  by: string,
): string | undefined {
  if (withdrawn !== undefined) return `${author} has withdrawn it; sign one that stands`;
  if (sameAuthor(author, by))
    return `${by} wrote it; somebody else must sign it, under a name of their own: AXISWATCH_AUTHOR=name axiswatch assessment sign ${id}`;
  return signatures.some((each) => sameAuthor(each.author, by))
    ? `${by} has signed it already; somebody else may sign it as well`
    : undefined;
}

/** The last that stands about a board up to a day, of assessments the oldest first; undefined: none. */
export function lastAssessmentUpTo(
  assessments: readonly Assessment[],
  day: Day,
): Assessment | undefined {
  return assessments.findLast(({ asOf, withdrawn }) => withdrawn === undefined && asOf <= day);
}

/** Characters of the longest paragraph: what is longer is none. */
const LONGEST = 20_000;

/**
 * Reads a judgement. Refused: an empty paragraph other than the dissent, one of more than 20,000 characters, a confidence or likelihood outside its list,
 * a text that is `whyTextUnwritable`, a word for likelihood that is none of the standard, words of both its rows, a sentence with both a likelihood and a confidence.
 */
export function parseJudgement(
  fields: Readonly<Record<Paragraph | 'confidence' | 'likelihood', string>>,
): Result<Judgement> {
  const problems: Problem[] = [];
  for (const name of PARAGRAPHS) {
    const text = fields[name].trim();
    const title = PARAGRAPH_TITLES[name];
    const place = { path: name, where: title };
    if (text === '' && name !== 'dissent')
      problems.push({ ...place, message: `nothing under "${title}"; write a paragraph` });
    if (text.length > LONGEST) {
      const message = `"${title}" has ${text.length} characters, and at most ${LONGEST} are kept; the board and its readings need not be in it`;
      return { ok: false, problems: [{ ...place, message }] };
    }
    const why = whyTextUnwritable(text);
    if (why !== undefined) problems.push({ ...place, message: `"${title}" ${why}` });
    problems.push(
      ...likelihoodWordingProblemTexts(title, text).map((message) => ({ ...place, message })),
    );
  }
  const mixed = twoLikelihoodScalesRefusalText(PARAGRAPHS.map((name) => fields[name]).join('\n\n'));
  if (mixed !== undefined) {
    const words = PARAGRAPHS.map((name) => ({ name, said: likelihoodWordsIn(fields[name]) }));
    const path = words.find(({ said }) => said.some(({ row }) => row === 2))?.name;
    problems.push({
      path: path ?? '',
      where: path === undefined ? undefined : PARAGRAPH_TITLES[path],
      message: mixed,
    });
  }
  const confidence = wordInList(CONFIDENCES, fields.confidence);
  if (confidence === undefined) {
    const typed = fields.confidence.trim();
    const all = CONFIDENCES.join(', ');
    problems.push({
      path: 'confidence',
      message:
        typed === '' ? `give a confidence: ${all}` : `"${typed}" is not a confidence; use ${all}`,
    });
  }
  const likelihood = wordInList(LIKELIHOODS, fields.likelihood);
  if (likelihood === undefined && fields.likelihood.trim() !== '')
    problems.push({
      path: 'likelihood',
      message: `"${fields.likelihood.trim()}" is not a likelihood; use ${LIKELIHOODS.join(', ')}`,
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

function wordInList<T extends string>(list: readonly T[], text: string): T | undefined {
  const wanted = text.trim().toLowerCase();
  return list.find((word) => word === wanted);
}

/**
 * The remark that a judgement gives a likelihood which none of its words for likelihood has, the dissent aside; undefined
 * where one has it, where it uses none, and where none is given. It may well speak of several things.
 */
export function judgementLikelihoodMismatchText(judgement: Judgement): string | undefined {
  const { likelihood, changed, soWhat, next } = judgement;
  const said = likelihoodWordsIn([changed, soWhat, next].join('\n\n'));
  const [first] = said;
  if (likelihood === undefined || first === undefined) return undefined;
  return said.some(({ means }) => means === likelihood)
    ? undefined
    : `the text says "${first.word.toLowerCase()}", the likelihood given is "${likelihood}"`;
}
