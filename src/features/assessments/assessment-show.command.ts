/** `axiswatch assessment show`: one of them with its board and its evidence, or two side by side. */

import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { type Outcome, refusal, tell } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import { type Assessment, byBoard, lastOf } from '../../core/journal/assessment.ts';
import { boardThen } from '../../core/journal/board-then.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { oneLine } from '../../text/format.ts';
import { jsonText } from '../../text/output.ts';
import { assessmentMarkdown, besideMarkdown, evidenceJson } from './assessment-output.ts';
import { walkParts } from './assessment-walk.ts';

/** Prints one as Markdown with the board as it stood, or two of them side by side. */
export async function assessmentShow(
  world: World,
  options: Options,
  id: string,
): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  return withSession(world, options, undefined, (session) => {
    const found = assessmentNamed(session, id);
    if (!found.ok) return tell(world, found.refusal, json);
    const other = textOption(options, 'beside');
    const second = other === undefined ? undefined : assessmentNamed(session, other);
    if (second?.ok === false) return tell(world, second.refusal, json);
    if (json) {
      const asked = second === undefined ? [found.value] : [found.value, second.value];
      const shown = asked.map((assessment) => ({
        assessment,
        board: boardThen(session, assessment),
      }));
      world.out(jsonText(evidenceJson(shown)));
      return 0;
    }
    if (second === undefined) {
      world.out(marked(session, assessmentMarkdown(found.value, boardThen(session, found.value))));
      return 0;
    }
    const [earlier, later] = [found.value, second.value].toSorted(byBoard);
    if (earlier === undefined || later === undefined) return 1;
    const { strategy, strategyHash, store } = session;
    const now = (each: Assessment): Board => boardOf(strategy, store.readings(), each.asOf);
    const [before, after] = [earlier, later].map((each) => boardThen(session, each));
    const parts = walkParts(now(earlier), now(later), {
      events: store.events(),
      said: [
        { assessment: earlier, stood: before },
        { assessment: later, stood: after },
      ],
      hash: strategyHash,
    });
    const beside = besideMarkdown(earlier, before, later, after, parts);
    world.out(marked(session, beside));
    return 0;
  });
}

/** The text under the line about handling, where one is set. */
function marked({ settings }: CommandSession, text: string): string {
  const handling = settings.handling?.trim() ?? '';
  return handling === '' ? text : `**${oneLine(handling)}**\n\n${text}`;
}

/** Works in the store that the options name, and closes it. */
export async function withSession(
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

/** The assessment of an id, or the `last` that stands. Refused: one that is not there. */
export function assessmentNamed({ store, asOf }: CommandSession, id: string): Outcome<Assessment> {
  const all = store.assessments();
  const found = id === 'last' ? lastOf(all, asOf) : all.find((each) => each.id === id);
  return found === undefined
    ? refusal(1, `there is no assessment "${oneLine(id)}"; "axiswatch assessment list" shows them`)
    : { ok: true, value: found };
}
