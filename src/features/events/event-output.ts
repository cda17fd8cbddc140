/** Events and actions as text and as documents. */

import type { Event, Strategy } from '../../core/model/model.ts';
import { width } from '../../text/cells.ts';
import { count, dayText, oneLine } from '../../text/format.ts';
import { given, hanging, orNull, table } from '../../text/output.ts';
import {
  type ActionsView,
  courseText,
  expectedText,
  followedText,
  idleCount,
  idleText,
  openCount,
} from './actions-view.ts';
import { kindText, nodeCodes, nodeTitle } from './event-words.ts';

/** A line each, oldest first, with the ids that `--follows` takes; a few lines each where a terminal of `room` cells has none for the table. */
export function eventLines(
  strategy: Strategy,
  events: readonly Event[],
  room = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (events.length === 0) return ['no event'];
  const lines = table(
    [
      { title: 'day' },
      { title: 'side and kind' },
      { title: 'on', least: 24 },
      { title: 'title', least: 56 },
      { title: 'id' },
    ],
    events.map((event) => [
      dayText(event.day),
      kindText(event),
      nodeCodes(strategy, event.nodes),
      oneLine(event.title),
      oneLine(event.id),
    ]),
    room,
  );
  if (lines.every((line) => width(line) <= room)) return lines;
  return events.flatMap((event) => [
    ...hanging(`${dayText(event.day)}  `, oneLine(event.title), room),
    ...hanging('  ', `${kindText(event)}, on ${nodeCodes(strategy, event.nodes)}`, room),
    `  id ${oneLine(event.id)}`,
  ]);
}

/** An event as `axiswatch.events/1` and `axiswatch.actions/1` have it. */
export function eventJson(event: Event): object {
  return {
    id: event.id,
    day: event.day,
    nodes: event.nodes,
    title: event.title,
    side: event.side,
    kind: event.kind,
    status: orNull(event.status),
    confidence: event.confidence,
    source: given(event.source),
    url: given(event.url),
    note: given(event.note),
    follows: given(event.follows),
    expectNode: given(event.expectNode),
    expect: orNull(event.expect),
    expectBy: given(event.expectBy),
    author: event.author,
    recordedAt: event.recordedAt,
  };
}

export function eventsJson(events: readonly Event[], asOf: string): object {
  return { schema: 'axiswatch.events/1', asOf, events: events.map(eventJson) };
}

/** What was pledged or decided, what was delivered and what came after, what was left alone. */
export function actionLines(
  strategy: Strategy,
  view: ActionsView,
  asOf: string,
  cells: number,
): readonly string[] {
  const { promised, delivered, idle } = view;
  const title = (event: Event): string =>
    `${dayText(event.day)}  ${oneLine(event.title)} (${nodeCodes(strategy, event.nodes)})`;
  return [
    `What our side promised, did and left alone, as of ${dayText(asOf)}`,
    '',
    `PLEDGED OR DECIDED, NOT DELIVERED: ${openCount(promised)}`,
    ...promised.flatMap(({ course, waiting, late, expected }) => [
      ...hanging('  ', title(course.first), cells),
      ...hanging(
        '    ',
        `${courseText(course)}; ${count(waiting, 'day')} ago${late ? '; the day it was expected by has passed' : ''}`,
        cells,
      ),
      ...(expected === undefined ? [] : hanging('    ', expectedText(expected), cells)),
    ]),
    '',
    `DELIVERED, AND WHAT CAME AFTER: ${delivered.length} (after is not because)`,
    ...delivered.flatMap(({ course, followed, expected }) => [
      ...hanging('  ', title(course.delivered ?? course.latest), cells),
      ...(course.acts.length > 1 ? hanging('    ', courseText(course), cells) : []),
      ...followed.flatMap((each) => hanging('    ', followedText(each), cells)),
      ...(expected === undefined ? [] : hanging('    ', expectedText(expected), cells)),
    ]),
    '',
    `NOT ACTED ON: ${idleCount(idle)}`,
    ...idle.flatMap((each) =>
      hanging('  ', `${nodeTitle(strategy, each.node.id)}: ${idleText(strategy, each)}`, cells),
    ),
  ];
}

export function actionsJson(view: ActionsView, asOf: string): object {
  return {
    schema: 'axiswatch.actions/1',
    asOf,
    promised: view.promised.map((each) => ({
      acts: each.course.acts.map(eventJson),
      waitingDays: each.waiting,
      late: each.late,
      expected: orNull(each.expected && expectedJson(each.expected)),
    })),
    delivered: view.delivered.map((each) => ({
      acts: each.course.acts.map(eventJson),
      after: each.followed.map(({ node, days, change, enoughRead }) => ({
        node,
        days,
        change: orNull(change),
        enoughRead,
      })),
      expected: orNull(each.expected && expectedJson(each.expected)),
    })),
    idle: view.idle.map(({ node, since, above }) => ({
      node: node.id,
      lastActedOn: orNull(since),
      above: orNull(above && { node: above.node.id, event: above.act.id, day: above.act.day }),
    })),
  };
}

function expectedJson({
  node,
  direction,
  by,
  change,
  enoughRead,
  open,
}: NonNullable<ActionsView['promised'][number]['expected']>): object {
  return { node, direction, by: given(by), change: orNull(change), enoughRead, open };
}
