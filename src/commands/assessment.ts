/** `axiswatch assessment`: what people make of a board, in words, fixed to the board as it stood. */
import { firstDay, walkParts } from '../app/assessment-walk.ts';
import { boardThen } from '../app/board-then.ts';
import { oneLine } from '../app/format.ts';
import { type Assessment, byBoard, lastOf, parseMarkdown } from '../domain/assessment.ts';
import { type Board, boardOf } from '../domain/board.ts';
import { addDays, daysBetween } from '../domain/day.ts';
import type { Result } from '../domain/model.ts';
import {
  assessmentLines,
  assessmentMarkdown,
  assessmentsJson,
  besideMarkdown,
  draftMarkdown,
  sinceText,
} from '../report/assessments.ts';
import { jsonText, textOf } from '../report/lines.ts';
import { tellDone } from './done.ts';
import { readInputFile } from './files.ts';
import { flagOption, globalOptions, type Options, textOption } from './options.ts';
import { type Outcome, refusal, tell } from './refusal.ts';
import { type CommandSession, openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Lists the assessments, oldest first. */
export async function assessmentList(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  return withSession(world, options, undefined, ({ store, asOf }) => {
    const known = store.assessments().filter((each) => each.asOf <= asOf);
    world.out(json ? jsonText(assessmentsJson(known)) : textOf(assessmentLines(known)));
    return 0;
  });
}

/** Prints one as Markdown with the board as it stood, or two of them side by side. */
export async function assessmentShow(
  world: World,
  options: Options,
  id: string,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  return withSession(world, options, undefined, (session) => {
    const found = find(session, id);
    if (!found.ok) return tell(world, found.refusal, json);
    const other = textOption(options, 'beside');
    const second = other === undefined ? undefined : find(session, other);
    if (second?.ok === false) return tell(world, second.refusal, json);
    if (json) {
      const asked = second === undefined ? [found.value] : [found.value, second.value];
      world.out(jsonText(assessmentsJson(asked)));
      return 0;
    }
    if (second === undefined) {
      world.out(assessmentMarkdown(found.value, boardThen(session, found.value)));
      return 0;
    }
    const [earlier, later] = [found.value, second.value].toSorted(byBoard);
    if (earlier === undefined || later === undefined) return 1;
    const { strategy, store } = session;
    const now = (each: Assessment): Board => boardOf(strategy, store.readings(), each.asOf);
    const stood = boardThen(session, earlier);
    const parts = walkParts(now(earlier), now(later), {
      events: store.events(),
      said: [earlier, later],
      stood,
    });
    world.out(besideMarkdown(earlier, stood, later, boardThen(session, later), parts));
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
  id: string,
): Promise<ExitCode> {
  return withSession(world, options, 'a signature is of today', ({ store, author }) => {
    const signed = store.sign(id);
    if (!signed.ok) return tell(world, { exitCode: 1, problems: signed.problems });
    const says = `${oneLine(`Signed: ${id}, by ${author}`)}. "axiswatch undo" takes it back.`;
    tellDone(world, { did: 'assessment sign', says, written: true, recorded: 1, assessment: id });
    return 0;
  });
}

async function withSession(
  world: World,
  options: Options,
  writes: string | undefined,
  work: (session: CommandSession) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options), { writes });
  if (!opened.ok) return tell(world, opened.refusal, flagOption(options, 'json'));
  try {
    return await work(opened.value);
  } finally {
    opened.value.store.close();
  }
}

function find({ store, asOf }: CommandSession, id: string): Outcome<Assessment> {
  const all = store.assessments();
  const found = id === 'last' ? lastOf(all, asOf) : all.find((each) => each.id === id);
  return found === undefined
    ? refusal(1, `there is no assessment "${oneLine(id)}"; "axiswatch assessment list" shows them`)
    : { ok: true, value: found };
}

function draftOf(session: CommandSession): string {
  const { strategy, store, asOf } = session;
  const after = boardOf(strategy, store.readings(), asOf);
  const last = lastOf(store.assessments(), asOf);
  const from = last?.asOf ?? firstDay(after, addDays(asOf, -365));
  const stood = last === undefined ? undefined : boardThen(session, last);
  const before = stood ?? boardOf(strategy, store.readings(), from);
  return draftMarkdown(
    sinceText(last, from, daysBetween(from, asOf)),
    walkParts(before, after, {
      events: store.events(),
      said: last === undefined ? [] : [last],
      stood,
    }),
  );
}

function write(world: World, session: CommandSession, text: string): ExitCode {
  const written = recorded(session, text);
  if (!written.ok)
    return tell(world, { exitCode: 1, what: 'nothing was written', problems: written.problems });
  tellWritten(world, written.value);
  return 0;
}

function recorded({ store, asOf }: CommandSession, text: string): Result<string> {
  const parsed = parseMarkdown(text);
  return parsed.ok ? store.assess(parsed.value, asOf) : parsed;
}

/** The editor again and again, the problems on top as a comment, until it is written or left as it was. */
async function edited(world: World, session: CommandSession, draft: string): Promise<ExitCode> {
  const { editText } = await import('./editor.ts');
  for (let text = draft; ; ) {
    const next = await editText(text);
    if (!next.ok) return tell(world, { exitCode: 1, problems: next.problems });
    if (next.value === text.trim()) {
      const says = 'Left as it was; nothing was written.';
      tellDone(world, { did: 'assessment new', says, written: false });
      return 0;
    }
    const written = recorded(session, next.value);
    if (written.ok) {
      tellWritten(world, written.value);
      return 0;
    }
    const said = written.problems.map(({ message }) => `  ${message.replaceAll('--', '-')}`);
    text = `<!-- Not written yet:\n${said.join('\n')}\n-->\n${next.value.replace(/^<!-- Not written yet:[\s\S]*?-->\n/, '')}`;
  }
}

function tellWritten(world: World, id: string): void {
  const says = `Written: ${id}. It is never edited, only followed by another; "axiswatch undo" withdraws it.`;
  tellDone(world, {
    did: 'assessment new',
    says,
    written: true,
    recorded: 1,
    assessment: id,
  });
}
