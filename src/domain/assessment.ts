/**
 * A dated judgement in words, fixed to the board as it stood. It never scores.
 *
 * Likelihood is told only with the seven terms of ICD 203 (Analytic Standards, 2015, D.6.e(2)(a)), and never in one
 * sentence with a level of confidence, as that standard asks.
 */
import {
  CONFIDENCES,
  type Confidence,
  type Day,
  type Instant,
  type Problem,
  type Result,
} from './model.ts';

export const LIKELIHOODS = [
  'almost no chance',
  'very unlikely',
  'unlikely',
  'roughly even chance',
  'likely',
  'very likely',
  'almost certain',
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

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
  readonly signatures: readonly { readonly author: string; readonly at: Instant }[];
  /** When its author undid it: it stays readable and is nobody's last word any more; undefined: it stands. */
  readonly withdrawn: Instant | undefined;
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
    problems.push(...proseProblems(name, text));
  }
  const confidence = wordOf(CONFIDENCES, fields.confidence);
  if (confidence === undefined)
    problems.push({ path: 'confidence', message: `give a confidence: ${CONFIDENCES.join(', ')}` });
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

const LIKELY =
  /\b(almost no chance|(very )?(un)?likely|roughly even chance|almost certain(ly)?)\b/i;
const CONFIDENT =
  /\b(high|moderate|low|medium)(er)?[- ]confidence\b|\bconfidence (is|remains) (high|moderate|low)\b|\bconfident(ly)?\b/i;
/** Words for likelihood that the standard does not have among the seven, with percentages of chance. */
const OTHER_WORDS =
  /\b(im)?probabl[ey]\b|\b(highly|fairly|quite|rather|extremely|most) (un)?likely\b|\bremote chance\b|\beven odds\b|\bnearly certain\b|\b(good|fair|slim) chance\b|\d+ ?(%|per ?cent) (chance|probability|likel)/i;

function proseProblems(path: Paragraph, text: string): readonly Problem[] {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?;])\s+/)
    .flatMap((sentence): readonly Problem[] => {
      const other = OTHER_WORDS.exec(sentence)?.[0];
      if (other !== undefined)
        return [
          {
            path,
            message: `"${other}" is not a word for likelihood here; use ${LIKELIHOODS.join(', ')}`,
          },
        ];
      return LIKELY.test(sentence) && CONFIDENT.test(sentence)
        ? [
            {
              path,
              message: `a likelihood and a confidence in one sentence; make two of "${short(sentence)}"`,
            },
          ]
        : [];
    });
}

function short(sentence: string): string {
  return sentence.length > 60 ? `${sentence.slice(0, 59)}…` : sentence;
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

/** Reads such Markdown; what stands above and under other titles, and comments, is left aside. */
export function parseMarkdown(text: string): Result<Judgement> {
  const parts = new Map<string, string[]>();
  let under = '';
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/<!--[\s\S]*?-->/g, '');
  for (const line of plain.split('\n')) {
    const title = /^##\s+(.*?)\s*#*$/.exec(line)?.[1];
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
