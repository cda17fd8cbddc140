/** `axiswatch event list`: the events that stand, or some of them. */

import { checkFromNotAfterTo, parseDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownNodeText } from '../../cli/named-node.ts';
import { parseChoiceOption } from '../../cli/one-of.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { readSessionReadings, runWithCommandSession } from '../../cli/session.ts';
import { type Day, EVENT_KINDS, type Event, SIDES, type Strategy } from '../../core/model/model.ts';
import { findNodeByIdOrCode } from '../../core/model/tree.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import { asOfHeadingTextsIfAhead, boardAheadFieldJson } from '../../views/as-of-day.ts';
import { eventListTexts, eventsJson } from '../../views/event-output.ts';
import { nodeIdsAtAboveAndBelow } from '../../views/event-words.ts';

/** Prints the events up to the day looked at, oldest first. */
export async function eventListCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, async (session) => {
    const { strategy, store, today, asOf } = session;
    const wanted = await wantedBy(options, strategy, today, asOf);
    if (!wanted.ok) return printRefusal(io, wanted.refusal);
    const events = store.events().filter((event) => event.day <= asOf && wanted.value(event));
    const day = { readings: readSessionReadings(session), asOf };
    io.out(
      io.json
        ? jsonText({ ...eventsJson(events, asOf), ...boardAheadFieldJson(day) })
        : joinedLinesText([
            ...asOfHeadingTextsIfAhead(day),
            ...eventListTexts(strategy, events, io.terminal()),
          ]),
    );
    return 0;
  });
}

async function wantedBy(
  options: Options,
  strategy: Strategy,
  today: Day,
  asOf: Day,
): Promise<Outcome<(event: Event) => boolean>> {
  const tests: ((event: Event) => boolean)[] = [];
  const name = textOptionValue(options, 'node');
  if (name !== undefined) {
    const node = findNodeByIdOrCode(strategy, name);
    if (node === undefined)
      return refusalOutcome(1, await unknownNodeText(strategy, name), '--node');
    const ids = nodeIdsAtAboveAndBelow(strategy, node.id);
    tests.push(({ nodes }) => nodes.some((id) => ids.has(id)));
  }
  for (const [key, list] of [
    ['side', SIDES],
    ['kind', EVENT_KINDS],
  ] as const) {
    const typed = textOptionValue(options, key);
    if (typed === undefined) continue;
    const word = await parseChoiceOption<string>(`--${key}`, list, typed);
    if (!word.ok) return word;
    tests.push((event) => event[key] === word.value);
  }
  const days: { from?: Day; to?: Day } = {};
  for (const key of ['from', 'to'] as const) {
    const typed = textOptionValue(options, key);
    if (typed === undefined) continue;
    const day = parseDayOption(typed, today, asOf);
    if (!day.ok) {
      const problems = day.problems.map((problem) => ({ ...problem, path: `--${key}` }));
      return { ok: false, refusal: { exitCode: 1, problems } };
    }
    days[key] = day.value;
  }
  const { from, to } = days;
  if (from !== undefined) tests.push(({ day }) => day >= from);
  if (to !== undefined) tests.push(({ day }) => day <= to);
  if (from !== undefined && to !== undefined) {
    const inOrder = checkFromNotAfterTo(from, to);
    if (!inOrder.ok) return inOrder;
  }
  return { ok: true, value: (event) => tests.every((test) => test(event)) };
}
