/** Events and actions as documents. */

import * as v from 'valibot';
import { described } from '../core/model/described.ts';
import {
  EVENT_KINDS,
  EVENT_STATUSES,
  type Event,
  SIDES,
  STANCES,
  WAYS,
} from '../core/model/model.ts';
import * as is from '../text/document-parts.ts';
import { document, type TypeOf } from '../text/document-parts.ts';

const way = v.picklist(WAYS);

/** An event as every document has it. */
export const event = v.object({
  id: is.string,
  day: is.day,
  nodes: is.strings,
  title: is.string,
  side: v.picklist(SIDES),
  kind: v.picklist(EVENT_KINDS),
  status: v.nullable(v.picklist(EVENT_STATUSES)),
  confidence: is.confidence,
  source: is.stringOrNull,
  url: is.stringOrNull,
  note: is.stringOrNull,
  follows: is.stringOrNull,
  expectNode: is.stringOrNull,
  expect: v.nullable(way),
  expectBy: is.dayOrNull,
  amount: is.amount,
  direction: v.nullable(v.picklist(STANCES)),
  author: is.string,
  recordedAt: is.instant,
} satisfies Record<Exclude<keyof Event, 'seq'>, v.GenericSchema>);
export type EventJson = TypeOf<typeof event>;

export const eventsDocument = document(
  'axiswatch.events/1',
  'Events that stand, oldest first; they score only where an indicator counts them.',
  { asOf: is.day, ahead: is.ahead, events: v.array(event) },
);
export type EventsJson = TypeOf<typeof eventsDocument>;

const expected = v.object({
  node: is.string,
  direction: way,
  by: is.dayOrNull,
  change: described(
    is.pointsOrNull,
    'Points from the day before the act to `by`, or to the day where that is ahead or null; null where there is no score on one of the two.',
  ),
  ...is.changeIntervalOrNull,
  enoughRead: is.boolean,
  open: is.boolean,
});
export type ExpectedJson = TypeOf<typeof expected>;

const afterAct = v.object({
  node: is.string,
  days: described(is.naturalNumber, 'Days from the act to the last that is looked at.'),
  change: described(
    is.pointsOrNull,
    'Points from the day before the act to the last of these; null where there is no score on one of the two.',
  ),
  ...is.changeIntervalOrNull,
  enoughRead: is.boolean,
});
export type AfterActJson = TypeOf<typeof afterAct>;

export const actionsDocument = document(
  'axiswatch.actions/1',
  'What our side promised and did not deliver, what it delivered and how the nodes it names moved after (never because), what it did against the strategy and what ended that, and the objectives for which it has not acted for a year.',
  {
    asOf: is.day,
    ahead: is.ahead,
    promised: v.array(
      v.object({
        acts: v.array(event),
        waitingDays: described(is.naturalNumber, 'Days since the first of the acts.'),
        late: is.boolean,
        expected: v.nullable(expected),
      }),
    ),
    delivered: v.array(
      v.object({
        acts: v.array(event),
        after: v.array(afterAct),
        expected: v.nullable(expected),
      }),
    ),
    against: v.array(v.object({ act: event, ended: v.nullable(event), after: v.array(afterAct) })),
    idle: v.array(
      v.object({
        node: is.string,
        lastActedOn: is.dayOrNull,
        against: v.nullable(v.object({ event: is.string, day: is.day })),
        above: v.nullable(v.object({ node: is.string, event: is.string, day: is.day })),
      }),
    ),
  },
);
export type ActionsJson = TypeOf<typeof actionsDocument>;
