/** `axiswatch event add`, `event correct` and `event retract`: one event from the command line. */

import type { ExitCode, World } from '../../cli/io.ts';
import { globalOptions, type Options } from '../../cli/options.ts';
import { type Outcome, refusal, tell } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import type { Event, Problem, Strategy } from '../../core/model/model.ts';
import { count, dayText, oneLine } from '../../text/format.ts';
import { hanging, textOf } from '../../text/output.ts';
import { keptAsText } from '../../text/web-address.ts';
import { tellDone } from '../journal/done.command.ts';
import { happeningFrom } from './event-row.command.ts';
import { kindText, nodeTitle } from './event-words.ts';

/** Records an event and says what it bears on. */
export async function eventAdd(world: World, options: Options, title: string): Promise<ExitCode> {
  return withStore(world, options, async (session) => {
    const { store, strategy, today } = session;
    const parsed = await happeningFrom(session, options, { title, day: today });
    if (!parsed.ok) return refused(world, parsed.problems, 'the event was not recorded');
    const written = store.recordEvents([parsed.value]);
    if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
    if (written.value.recorded === 0) {
      const says = 'The same event stands already; nothing was added.';
      tellDone(world, { did: 'event add', says, written: false, skipped: 1 });
      return 0;
    }
    const event = store.events().toSorted((a, b) => b.seq - a.seq)[0];
    if (event !== undefined) said(world, strategy, 'event add', event);
    return 0;
  });
}

/** Corrects an event: what the options state is changed, the rest stays. */
export async function eventCorrect(world: World, options: Options, id: string): Promise<ExitCode> {
  return withStore(world, options, async (session) => {
    const { store, strategy } = session;
    const found = findEvent(session, id);
    if (!found.ok) return tell(world, found.refusal);
    const { value: event } = found;
    const given = {
      ...event,
      node: event.nodes.join(' '),
      status: event.status ?? '',
      expect_node: event.expectNode,
      expect: event.expect ?? '',
      expect_by: event.expectBy,
    };
    const parsed = await happeningFrom(session, options, given, event);
    if (!parsed.ok) return refused(world, parsed.problems, 'the event was not corrected');
    const written = store.correctEvent(id, parsed.value);
    if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
    if (written.value.recorded === 0) {
      const says = 'It says that already; nothing was changed.';
      tellDone(world, { did: 'event correct', says, written: false, skipped: 1, events: [event] });
      return 0;
    }
    said(world, strategy, 'event correct', { ...event, ...parsed.value });
    return 0;
  });
}

/** Retracts an event; the journal keeps it. */
export async function eventRetract(world: World, options: Options, id: string): Promise<ExitCode> {
  return withStore(world, options, (session) => {
    const { store, strategy } = session;
    const found = findEvent(session, id);
    if (!found.ok) return tell(world, found.refusal);
    const after = store.events().filter(({ follows }) => follows === id);
    const written = store.retractEvent(id);
    if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
    const titles = after.map(({ title, day }) => `${title}, ${dayText(day)}`).join('; ');
    const lost =
      after.length === 0
        ? ''
        : ` ${count(after.length, 'event')} that followed it ${after.length === 1 ? 'follows' : 'follow'} none now: ${titles}.`;
    said(world, strategy, 'event retract', found.value, oneLine(lost));
    return 0;
  });
}

async function withStore(
  world: World,
  options: Options,
  work: (session: CommandSession) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options), {
    writes: 'say with --day when it happened',
  });
  if (!opened.ok) return tell(world, opened.refusal);
  try {
    return await work(opened.value);
  } finally {
    opened.value.store.close();
  }
}

function findEvent({ store }: CommandSession, id: string): Outcome<Event> {
  const found = store.events().find((event) => event.id === id);
  return found === undefined
    ? refusal(1, `there is no event "${oneLine(id)}"; "axiswatch event list" shows the ids`)
    : { ok: true, value: found };
}

function refused(world: World, problems: readonly Problem[], all: string): ExitCode {
  return tell(world, { exitCode: 1, what: problems.length === 1 ? undefined : all, problems });
}

const VERBS = {
  'event add': 'Recorded',
  'event correct': 'Corrected',
  'event retract': 'Retracted',
} as const;

function said(
  world: World,
  strategy: Strategy,
  did: keyof typeof VERBS,
  event: Event,
  more = '',
): void {
  const on = event.nodes.map((id) => nodeTitle(strategy, id)).join(', ');
  const kept = did === 'event retract' ? undefined : keptAsText(event.url);
  const address = kept === undefined ? '' : ` ${oneLine(`"${event.url}" is ${kept}.`)}`;
  const says = `${VERBS[did]}: ${oneLine(event.title)}, ${dayText(event.day)} (${kindText(event)}), on ${on}.${more}${address} "axiswatch undo" takes it back.`;
  tellDone(
    world,
    { did, says, written: true, recorded: 1, events: [event] },
    textOf([...hanging('', says, world.columns()), `id ${oneLine(event.id)}`]),
  );
}
