/** Events and actions as text and as documents. */

import type { Event, Strategy } from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import { textWidth } from '../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import {
  emptyTextAsNull,
  labelledParagraphTexts,
  scoreChangeJson,
  tableTexts,
  valueOrNull,
} from '../text/output.ts';
import {
  type ActionsView,
  commitmentStatusDatesText,
  contraryActStatusText,
  eventExpectedMoveText,
  idleObjectiveCountText,
  lastActOnObjectiveText,
  type NodeAfterAct,
  scoreChangeFollowingActText,
  standingAndEndedContraryActsText,
  undeliveredActCountText,
} from './actions.ts';
import type {
  ActionsJson,
  AfterActJson,
  EventJson,
  EventsJson,
  ExpectedJson,
} from './event-document.ts';
import { eventSideKindStatusAmountText, nodeNamesText, nodeTitleWithCode } from './event-words.ts';

/** A line each, oldest first, with the ids that `--follows` takes; a few lines each where a terminal of `room` cells, ≥ 1, has none for the table; without end it has. */
export function eventListTexts(
  strategy: Strategy,
  events: readonly Event[],
  room = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (events.length === 0) return ['no event'];
  const lines = tableTexts(
    [
      { title: 'day' },
      { title: 'side and kind' },
      { title: 'on', least: 24 },
      { title: 'title', least: 56 },
      { title: 'id' },
    ],
    events.map((event) => [
      dayText(event.day),
      eventSideKindStatusAmountText(event),
      nodeNamesText(strategy, event.nodes),
      terminalSafeOneLine(event.title),
      terminalSafeOneLine(event.id),
    ]),
    room,
  );
  if (lines.every((line) => textWidth(line) <= room)) return lines;
  return events.flatMap((event) => [
    ...labelledParagraphTexts(`${dayText(event.day)}  `, terminalSafeOneLine(event.title), room),
    ...labelledParagraphTexts(
      '  ',
      `${eventSideKindStatusAmountText(event)}, on ${nodeNamesText(strategy, event.nodes)}`,
      room,
    ),
    `  id ${terminalSafeOneLine(event.id)}`,
  ]);
}

/** An event as `axiswatch.events/1` and `axiswatch.actions/1` have it. */
export function eventJson(event: Event): EventJson {
  return {
    id: event.id,
    day: event.day,
    nodes: event.nodes,
    title: event.title,
    side: event.side,
    kind: event.kind,
    status: valueOrNull(event.status),
    confidence: event.confidence,
    source: emptyTextAsNull(event.source),
    url: emptyTextAsNull(event.url),
    note: emptyTextAsNull(event.note),
    follows: emptyTextAsNull(event.follows),
    expectNode: emptyTextAsNull(event.expectNode),
    expect: valueOrNull(event.expect),
    expectBy: emptyTextAsNull(event.expectBy),
    amount: event.amount,
    direction: valueOrNull(event.direction),
    author: event.author,
    recordedAt: event.recordedAt,
  };
}

/** The document of the events of a board. */
export function eventsJson(events: readonly Event[], asOf: string): EventsJson {
  return { schema: 'axiswatch.events/1', asOf, events: events.map(eventJson) };
}

/** What was pledged or decided, what was delivered and what came after, what was done against the strategy, on what nobody acted. */
export function ourActsAndIdleObjectivesTexts(
  strategy: Strategy,
  view: ActionsView,
  asOf: string,
  cells: number,
): readonly string[] {
  const { promised, delivered, against, idle } = view;
  const title = (event: Event): string =>
    `${dayText(event.day)}  ${terminalSafeOneLine(event.title)} (${nodeNamesText(strategy, event.nodes)})`;
  return [
    `Acts of our side, as of ${dayText(asOf)}`,
    '',
    `PLEDGED OR DECIDED, NOT DELIVERED: ${undeliveredActCountText(promised)}`,
    ...promised.flatMap(({ commitment, waiting, late, expected }) => [
      ...labelledParagraphTexts('  ', title(commitment.first), cells),
      ...labelledParagraphTexts(
        '    ',
        `${commitmentStatusDatesText(commitment)}; ${countWithNoun(waiting, 'day')} ago${late ? '; the day it was expected by has passed' : ''}`,
        cells,
      ),
      ...(expected === undefined
        ? []
        : labelledParagraphTexts('    ', eventExpectedMoveText(expected), cells)),
    ]),
    '',
    `DELIVERED, AND WHAT CAME AFTER: ${delivered.length} (after is not because)`,
    ...delivered.flatMap(({ commitment, followed, expected }) => [
      ...labelledParagraphTexts('  ', title(commitment.delivered ?? commitment.latest), cells),
      ...(commitment.acts.length > 1
        ? labelledParagraphTexts('    ', commitmentStatusDatesText(commitment), cells)
        : []),
      ...followed.flatMap((each) =>
        labelledParagraphTexts('    ', scoreChangeFollowingActText(each), cells),
      ),
      ...(expected === undefined
        ? []
        : labelledParagraphTexts('    ', eventExpectedMoveText(expected), cells)),
    ]),
    '',
    `ACTS AGAINST THE STRATEGY: ${standingAndEndedContraryActsText(against)}`,
    ...against.flatMap((each) => [
      ...labelledParagraphTexts('  ', title(each.act), cells),
      ...labelledParagraphTexts('    ', contraryActStatusText(each), cells),
      ...each.followed.flatMap((after) =>
        labelledParagraphTexts('    ', scoreChangeFollowingActText(after), cells),
      ),
    ]),
    '',
    `NOT ACTED ON: ${idleObjectiveCountText(idle)}`,
    ...idle.flatMap((each) =>
      labelledParagraphTexts(
        '  ',
        `${nodeTitleWithCode(strategy, each.node.id)}: ${lastActOnObjectiveText(strategy, each)}`,
        cells,
      ),
    ),
  ];
}

/** The document of what our own side promised, delivered and did against the strategy, and of what it left without an act. */
export function ourActsJson(view: ActionsView, asOf: string): ActionsJson {
  return {
    schema: 'axiswatch.actions/1',
    asOf,
    promised: view.promised.map((each) => ({
      acts: each.commitment.acts.map(eventJson),
      waitingDays: each.waiting,
      late: each.late,
      expected: valueOrNull(each.expected && expectedJson(each.expected)),
    })),
    delivered: view.delivered.map((each) => ({
      acts: each.commitment.acts.map(eventJson),
      after: each.followed.map(afterJson),
      expected: valueOrNull(each.expected && expectedJson(each.expected)),
    })),
    against: view.against.map(({ act, ended, followed }) => ({
      act: eventJson(act),
      ended: valueOrNull(ended && eventJson(ended)),
      after: followed.map(afterJson),
    })),
    idle: view.idle.map(({ node, since, against, above }) => ({
      node: node.id,
      lastActedOn: valueOrNull(since),
      against: valueOrNull(against && { event: against.id, day: against.day }),
      above: valueOrNull(above && { node: above.node.id, event: above.act.id, day: above.act.day }),
    })),
  };
}

function afterJson({ node, days, change, enoughRead }: NodeAfterAct): AfterActJson {
  return { node, days, ...scoreChangeJson(change), enoughRead };
}

function expectedJson({
  node,
  way,
  by,
  change,
  enoughRead,
  open,
}: NonNullable<ActionsView['promised'][number]['expected']>): ExpectedJson {
  return {
    node,
    direction: way,
    by: emptyTextAsNull(by),
    ...scoreChangeJson(change),
    enoughRead,
    open,
  };
}
