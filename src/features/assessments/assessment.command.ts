/** `axiswatch assessment`: what people make of a board, in words, fixed to the board as it stood. */

import { readInputFile } from '../../cli/files.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, type Options } from '../../cli/options.ts';
import { complain, refusal, remark, tell } from '../../cli/refusal.ts';
import type { CommandSession } from '../../cli/session.ts';
import {
  type Assessment,
  lastOf,
  likelihoodRemark,
  whyUnsigned,
} from '../../core/journal/assessment.ts';
import { bylineOf, parseMarkdown } from '../../core/journal/assessment-markdown.ts';
import { boardThen } from '../../core/journal/board-then.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Problem, Result } from '../../core/model/model.ts';
import { boardOf } from '../../core/scoring/board.ts';
import { dayText, oneLine } from '../../text/format.ts';
import { hanging, jsonText, textOf } from '../../text/output.ts';
import { tellDone } from '../journal/done.command.ts';
import { assessmentLines, assessmentsJson, draftMarkdown, sinceText } from './assessment-output.ts';
import { assessmentNamed, withSession } from './assessment-show.command.ts';
import { firstDay, walkParts } from './assessment-walk.ts';

/** Lists the assessments, oldest first. */
export async function assessmentList(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  return withSession(world, options, undefined, ({ store, asOf, asOfGiven }) => {
    const known = store.assessments().filter((each) => each.asOf <= asOf);
    world.out(
      json
        ? jsonText(assessmentsJson(known))
        : textOf(assessmentLines(known, world.terminal(), asOfGiven ? asOf : undefined)),
    );
    return 0;
  });
}

/** Writes one from a Markdown file or the person's editor; without either, prints a draft to fill in. */
export async function assessmentNew(
  world: World,
  options: Options,
  path: string | undefined,
): Promise<ExitCode> {
  const bytes = path === undefined ? undefined : await readInputFile(world, path);
  if (bytes !== undefined && !bytes.ok) return tell(world, bytes.refusal);
  const writes = path !== undefined || world.interactive();
  const needs = writes ? 'an assessment is of the board of today' : undefined;
  return withSession(world, options, needs, async (session) => {
    if (bytes !== undefined) return write(world, session, new TextDecoder().decode(bytes.value));
    const draft = draftOf(session);
    if (!world.interactive()) {
      if (world.json) return tell(world, NO_DRAFT.refusal);
      world.out(draft);
      return 0;
    }
    return edited(world, session, draft);
  });
}

const NO_DRAFT = refusal(
  2,
  'a draft is Markdown; leave out --json, or name the file that is filled in',
);

/** Signs the assessment of somebody else. */
export async function assessmentSign(
  world: World,
  options: Options,
  name: string,
): Promise<ExitCode> {
  return withSession(world, options, 'a signature is of today', async (session) => {
    const { store, author } = session;
    const found = assessmentNamed(session, name);
    if (!found.ok) return tell(world, found.refusal);
    const { id } = found.value;
    const may = whyUnsigned(found.value, author) === undefined;
    if (may && !world.json && world.asks() && !(await agreed(world, found.value, author)))
      return tell(world, refusal(1, 'nothing was signed').refusal);
    const signed = store.sign(id);
    if (!signed.ok) return tell(world, { exitCode: 1, problems: signed.problems });
    const says = `${oneLine(`Signed: ${id}, by ${author}`)}. "axiswatch undo" takes it back.`;
    tellDone(world, { did: 'assessment sign', says, written: true, recorded: 1, assessment: id });
    return 0;
  });
}

/** What a signature would stand by, and whether the person wants that. */
async function agreed(world: World, found: Assessment, author: string): Promise<boolean> {
  const { id, asOf, judgement } = found;
  const said = `${id} of ${dayText(asOf)} by ${found.author}: ${judgement.soWhat}`;
  world.out(textOf(hanging('', oneLine(said), world.columns())));
  const question = oneLine(`Sign it as ${author}? "axiswatch undo" takes it back. [y/N]`);
  return /^y(es)?$/i.test(await world.ask(`${question} `));
}

function draftOf(session: CommandSession): string {
  const { strategy, strategyHash, store, asOf } = session;
  const after = boardOf(strategy, store.readings(), asOf);
  const last = lastOf(store.assessments(), asOf);
  const from = last?.asOf ?? firstDay(after, addDays(asOf, -365));
  const stood = last === undefined ? undefined : boardThen(session, last);
  const before = stood ?? boardOf(strategy, store.readings(), from);
  return draftMarkdown(
    sinceText(last, from, daysBetween(from, asOf)),
    walkParts(before, after, {
      events: store.events(),
      said: last === undefined ? [] : [{ assessment: last, stood }],
      hash: strategyHash,
    }),
  );
}

function write(world: World, session: CommandSession, text: string): ExitCode {
  const written = recorded(session, text);
  if (!written.ok)
    return tell(world, { exitCode: 1, what: 'nothing was written', problems: written.problems });
  tellWritten(world, session, written.value, text);
  return 0;
}

function recorded({ store, asOf }: CommandSession, text: string): Result<string> {
  const parsed = parseMarkdown(text);
  return parsed.ok ? store.assess(parsed.value, asOf) : parsed;
}

/** An editor that nobody sits at can go on for ever; a person who was refused so often has the draft as a file. */
const MOST_TRIES = 10;

/** The editor again and again, the problems on top as a comment, until it is written or left as it was. */
async function edited(world: World, session: CommandSession, draft: string): Promise<ExitCode> {
  const { editText } = await import('../../cli/editor.ts');
  let problems: readonly Problem[] = [];
  for (let text = draft, tries = 1; ; tries += 1) {
    const next = await editText(underProblems(text, problems), world.env);
    if (!next.ok) return leftOff(world, next.problems, text === draft ? undefined : text);
    const came = next.value.replace(NOT_WRITTEN, '').trim();
    if (came === text.trim() && problems.length === 0) {
      const says = 'Left as it was; nothing was written.';
      tellDone(world, { did: 'assessment new', says, written: false });
      return 0;
    }
    const written = recorded(session, came);
    if (written.ok) {
      tellWritten(world, session, written.value, came);
      return 0;
    }
    if (came === text.trim() || tries === MOST_TRIES) return leftOff(world, written.problems, came);
    problems = written.problems;
    text = came;
  }
}

const NOT_WRITTEN = /^\s*<!-- Not written yet:[\s\S]*?-->\n?/;

function underProblems(text: string, problems: readonly Problem[]): string {
  if (problems.length === 0) return text;
  const said = problems.map(({ message }) => `  ${message.replaceAll('--', '-')}`);
  return `<!-- Not written yet:\n${said.join('\n')}\n-->\n${text}`;
}

/** Ends without an assessment; what was written until then is kept in a file. */
async function leftOff(
  world: World,
  problems: readonly Problem[],
  came: string | undefined,
): Promise<ExitCode> {
  const code = tell(world, { exitCode: 1, what: 'nothing was written', problems });
  if (came === undefined || came === '') return code;
  const { keepDraft } = await import('../../cli/editor.ts');
  const file = await keepDraft(came);
  complain(
    world,
    `what you wrote is kept; "axiswatch assessment new ${file}" takes it once it is mended`,
  );
  return code;
}

function tellWritten(
  world: World,
  { author, asOf }: CommandSession,
  id: string,
  text: string,
): void {
  const says = `Written: ${id}. It is never edited, only followed by another; "axiswatch undo" withdraws it.`;
  tellDone(world, {
    did: 'assessment new',
    says,
    written: true,
    recorded: 1,
    assessment: id,
  });
  const judgement = parseMarkdown(text);
  const differs = judgement.ok ? likelihoodRemark(judgement.value) : undefined;
  if (differs !== undefined) remark(world, `${id}: ${differs}; see whether they are of one thing`);
  const heading = bylineOf(text);
  if (heading !== undefined)
    remark(
      world,
      `author, day and board of the heading "${heading}" were not taken over: ${id} is by ${author}, of the board of ${dayText(asOf)}`,
    );
}
