/** `axiswatch assessment`: what people make of a board, in words, fixed to the board as it stood. */

import { askYesOrNo } from '../../cli/confirm.ts';
import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import { readInputBytes } from '../../cli/files.ts';
import { asOfOnWriteRefusalText } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { printComplaint, printRefusal, printRemark, refusalOutcome } from '../../cli/refusal.ts';
import {
  type CommandSession,
  readSessionBoard,
  readSessionReadings,
  runWithCommandSession,
} from '../../cli/session.ts';
import {
  type Assessment,
  judgementLikelihoodMismatchText,
  lastAssessmentUpTo,
  whyAuthorCannotSignAssessment,
} from '../../core/journal/assessment.ts';
import {
  findAssessmentBylineInMarkdown,
  parseJudgementMarkdown,
} from '../../core/journal/assessment-markdown.ts';
import { readBoardOfAssessment } from '../../core/journal/board-then.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Problem, Result } from '../../core/model/model.ts';
import { boardAsOf } from '../../core/scoring/board.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, jsonText, labelledParagraphTexts } from '../../text/output.ts';
import { asOfHeadingTextsIfAhead } from '../../views/as-of-day.ts';
import {
  assessmentDraftMarkdown,
  assessmentListTexts,
  assessmentsJson,
  changesSinceAssessmentTitle,
} from './assessment-output.ts';
import { readAssessmentByIdOrLast } from './assessment-show.command.ts';
import {
  boardChangeSections,
  changesStartDayWithoutAssessment,
} from './changes-since-assessment.ts';

/** Lists the assessments, oldest first. */
export async function assessmentListCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, (session) => {
    const { store, asOf, asOfGiven } = session;
    const known = store.assessments().filter((each) => each.asOf <= asOf);
    io.out(
      io.json
        ? jsonText(assessmentsJson(known))
        : joinedLinesText([
            ...asOfHeadingTextsIfAhead({ readings: readSessionReadings(session), asOf }),
            ...assessmentListTexts(known, io.terminal(), asOfGiven ? asOf : undefined),
          ]),
    );
    return 0;
  });
}

/** Writes one from a Markdown file or the person's editor; without either, prints a draft to fill in. */
export async function assessmentNewCommand(
  io: Io,
  options: Options,
  path: string | undefined,
): Promise<ExitCode> {
  const bytes = path === undefined ? undefined : await readInputBytes(io, path);
  if (bytes !== undefined && !bytes.ok) return printRefusal(io, bytes.refusal);
  const writes = path !== undefined || io.interactive();
  const needs = writes ? { writes: OF_TODAY } : {};
  return runWithCommandSession(io, options, needs, async (session) => {
    if (bytes !== undefined)
      return writeAssessment(io, session, new TextDecoder().decode(bytes.value));
    const { asOf, today } = session;
    if (asOf > today)
      return printRefusal(
        io,
        refusalOutcome(2, asOfOnWriteRefusalText(asOf, today, OF_TODAY)).refusal,
      );
    const draft = assessmentDraftText(session);
    if (!io.interactive()) {
      if (io.json) return printRefusal(io, NO_DRAFT.refusal);
      io.out(draft);
      return 0;
    }
    return editUntilWritten(io, session, draft);
  });
}

const OF_TODAY = 'an assessment is of the board of today';

const NO_DRAFT = refusalOutcome(
  2,
  'a draft is Markdown; leave out --json, or name the file that is filled in',
);

/** Signs the assessment of somebody else. */
export async function countersignAssessmentCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  return runWithCommandSession(
    io,
    options,
    { writes: 'a signature is of today' },
    async (session) => {
      const { store, author } = session;
      const found = readAssessmentByIdOrLast(session, name);
      if (!found.ok) return printRefusal(io, found.refusal);
      const { id } = found.value;
      const may = whyAuthorCannotSignAssessment(found.value, author) === undefined;
      if (may && !io.json && io.asks() && !(await confirmSignature(io, found.value, author)))
        return printRefusal(io, refusalOutcome(1, 'nothing was signed').refusal);
      const signed = store.sign(id);
      if (!signed.ok) return printRefusal(io, signed);
      const says = `${terminalSafeOneLine(`Signed: ${id}, by ${author}`)}. "axiswatch undo" takes it back.`;
      printWhatWasDoneOnStdout(io, {
        did: 'assessment sign',
        says,
        written: true,
        recorded: 1,
        assessment: id,
      });
      return 0;
    },
  );
}

/** What a signature would stand by, and whether the person wants that. */
async function confirmSignature(io: Io, found: Assessment, author: string): Promise<boolean> {
  const { id, asOf, judgement } = found;
  const said = `${id} of ${dayText(asOf)} by ${found.author}: ${judgement.soWhat}`;
  io.out(joinedLinesText(labelledParagraphTexts('', terminalSafeOneLine(said), io.columns())));
  const question = terminalSafeOneLine(`Sign it as ${author}? "axiswatch undo" takes it back.`);
  return askYesOrNo(io, question);
}

function assessmentDraftText(session: CommandSession): string {
  const { strategy, strategyHash, store, asOf } = session;
  const after = readSessionBoard(session);
  const last = lastAssessmentUpTo(store.assessments(), asOf);
  const from = last?.asOf ?? changesStartDayWithoutAssessment(after, addDays(asOf, -365));
  const stood = last === undefined ? undefined : readBoardOfAssessment(session, last);
  const before = stood ?? boardAsOf(strategy, store.readings(), from);
  return assessmentDraftMarkdown(
    changesSinceAssessmentTitle(last, from, daysBetween(from, asOf)),
    boardChangeSections(before, after, {
      events: store.events(),
      assessments: last === undefined ? [] : [{ assessment: last, stood }],
      hash: strategyHash,
    }),
  );
}

function writeAssessment(io: Io, session: CommandSession, text: string): ExitCode {
  const written = recordAssessment(session, text);
  if (!written.ok)
    return printRefusal(io, {
      exitCode: 1,
      what: 'nothing was written',
      problems: written.problems,
    });
  tellWritten(io, session, written.value, text);
  return 0;
}

function recordAssessment({ store, asOf }: CommandSession, text: string): Result<string> {
  const parsed = parseJudgementMarkdown(text);
  return parsed.ok ? store.assess(parsed.value, asOf) : parsed;
}

/** An editor that nobody sits at can go on for ever; a person who was refused so often has the draft as a file. */
const MOST_TRIES = 10;

/** The editor again and again, the problems on top as a comment, until it is written or left as it was. */
async function editUntilWritten(io: Io, session: CommandSession, draft: string): Promise<ExitCode> {
  const { editTextInEditor } = await import('../../cli/editor.ts');
  let problems: readonly Problem[] = [];
  for (let text = draft, tries = 1; ; tries += 1) {
    const next = await editTextInEditor(draftUnderProblems(text, problems), io.env);
    if (!next.ok) return leftOff(io, next.problems, text === draft ? undefined : text);
    const came = next.value.replace(NOT_WRITTEN, '').trim();
    if (came === text.trim() && problems.length === 0) {
      const says = 'Left as it was; nothing was written.';
      printWhatWasDoneOnStdout(io, { did: 'assessment new', says, written: false });
      return 0;
    }
    const written = recordAssessment(session, came);
    if (written.ok) {
      tellWritten(io, session, written.value, came);
      return 0;
    }
    if (came === text.trim() || tries === MOST_TRIES) return leftOff(io, written.problems, came);
    problems = written.problems;
    text = came;
  }
}

const NOT_WRITTEN = /^\s*<!-- Not written yet:[\s\S]*?-->\n?/;

function draftUnderProblems(text: string, problems: readonly Problem[]): string {
  if (problems.length === 0) return text;
  const said = problems.map(({ message }) => `  ${message.replaceAll('--', '-')}`);
  return `<!-- Not written yet:\n${said.join('\n')}\n-->\n${text}`;
}

/** Ends without an assessment; what was written until then is kept in a file. */
async function leftOff(
  io: Io,
  problems: readonly Problem[],
  came: string | undefined,
): Promise<ExitCode> {
  const code = printRefusal(io, { exitCode: 1, what: 'nothing was written', problems });
  if (came === undefined || came === '') return code;
  const { writeUnsavedAssessmentToTemporaryFile } = await import('../../cli/editor.ts');
  const file = await writeUnsavedAssessmentToTemporaryFile(came);
  printComplaint(
    io,
    `what you wrote is kept; "axiswatch assessment new ${file}" takes it once it is mended`,
  );
  return code;
}

function tellWritten(io: Io, { author, asOf }: CommandSession, id: string, text: string): void {
  const says = `Written: ${id}. It is never edited, only followed by another; "axiswatch undo" withdraws it.`;
  printWhatWasDoneOnStdout(io, {
    did: 'assessment new',
    says,
    written: true,
    recorded: 1,
    assessment: id,
  });
  const judgement = parseJudgementMarkdown(text);
  const differs = judgement.ok ? judgementLikelihoodMismatchText(judgement.value) : undefined;
  if (differs !== undefined)
    printRemark(io, `${id}: ${differs}; see whether they are of one thing`);
  const heading = findAssessmentBylineInMarkdown(text);
  if (heading !== undefined)
    printRemark(
      io,
      `author, day and board of the heading "${heading}" were not taken over: ${id} is by ${author}, of the board of ${dayText(asOf)}`,
    );
}
