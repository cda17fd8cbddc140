/** A judgement as Markdown, out and in. */

import type { Problem, Result } from '../model/model.ts';
import {
  type Judgement,
  PARAGRAPH_TITLES,
  PARAGRAPHS,
  type Paragraph,
  parseJudgement,
} from './assessment.ts';

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

/** Reads a judgement written as Markdown; what stands above, under the board's title and in comments is left aside. Refused: any other title. */
export function parseJudgementMarkdown(text: string): Result<Judgement> {
  const problems = titleProblems(text);
  if (problems.length > 0) return { ok: false, problems };
  const parts = new Map<string, string[]>();
  let under = '';
  const plain = withoutMarkdownComments(text.replaceAll(/\r\n?/g, '\n'));
  for (const line of plain.split('\n')) {
    const title = headingOfLine(line);
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

/** A text without its Markdown comments, which tell what is asked for and are no part of it. */
export function withoutMarkdownComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->/g, '');
}

/** The line that says who wrote a shown assessment and of which board, which is not read; undefined: there is none. */
export function findAssessmentBylineInMarkdown(text: string): string | undefined {
  return /^By .+ of the board of .+$/m.exec(text.split(/^##\s/m)[0] ?? '')?.[0].trim();
}

function headingOfLine(line: string): string | undefined {
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
      const title = headingOfLine(line);
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
