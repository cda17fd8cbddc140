/** `axiswatch event list`: the events that stand, or some of them. */

import { givenDay } from '../../cli/given-day.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { findNode, unknownNode } from '../../cli/named-node.ts';
import { oneOf } from '../../cli/one-of.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { type Outcome, refusal, tell } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { type Day, EVENT_KINDS, type Event, SIDES, type Strategy } from '../../core/model/model.ts';
import { jsonText, textOf } from '../../text/output.ts';
import { eventLines, eventsJson } from './event-output.ts';
import { bearingOn } from './event-words.ts';

/** Prints the events up to the day looked at, oldest first. */
export async function eventList(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal, json);
  const { strategy, store, today, asOf } = opened.value;
  try {
    const wanted = await wantedBy(options, strategy, today);
    if (!wanted.ok) return tell(world, wanted.refusal, json);
    const events = store.events().filter((event) => event.day <= asOf && wanted.value(event));
    world.out(
      json
        ? jsonText(eventsJson(events, asOf))
        : textOf(eventLines(strategy, events, world.terminal())),
    );
    return 0;
  } finally {
    store.close();
  }
}

async function wantedBy(
  options: Options,
  strategy: Strategy,
  today: Day,
): Promise<Outcome<(event: Event) => boolean>> {
  const tests: ((event: Event) => boolean)[] = [];
  const name = textOption(options, 'node');
  if (name !== undefined) {
    const node = findNode(strategy, name);
    if (node === undefined) return refusal(1, await unknownNode(strategy, name), '--node');
    const ids = bearingOn(strategy, node.id);
    tests.push(({ nodes }) => nodes.some((id) => ids.has(id)));
  }
  for (const [key, list] of [
    ['side', SIDES],
    ['kind', EVENT_KINDS],
  ] as const) {
    const typed = textOption(options, key);
    if (typed === undefined) continue;
    const word = await oneOf<string>(`--${key}`, list, typed);
    if (!word.ok) return word;
    tests.push((event) => event[key] === word.value);
  }
  for (const key of ['from', 'to'] as const) {
    const typed = textOption(options, key);
    if (typed === undefined) continue;
    const day = givenDay(typed, today);
    if (!day.ok) return refusal(1, day.problems[0]?.message ?? 'not a day', `--${key}`);
    tests.push((event) => (key === 'from' ? event.day >= day.value : event.day <= day.value));
  }
  return { ok: true, value: (event) => tests.every((test) => test(event)) };
}
