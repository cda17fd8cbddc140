/** What waits for a person's yes, and what became of it, as `axiswatch.inbox/1`. */
import * as v from 'valibot';
import { PROPOSED_KINDS } from '../../core/journal/proposal.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';
import { event } from '../../views/event-document.ts';
import { LISTED_STATES } from './proposal-rows.ts';

const proposal = v.object({
  id: is.string,
  kind: v.picklist(PROPOSED_KINDS),
  indicator: described(is.stringOrNull, 'Id; null of an event.'),
  observedOn: described(is.day, 'The day of the reading, or of the event.'),
  value: described(
    is.indicatorValueOrNull,
    'What is proposed, in the unit of the indicator, finite; null of an event.',
  ),
  standing: described(
    is.indicatorValueOrNull,
    'The value that counts on that day, in the unit of the indicator, finite; null where there is none, and of an event.',
  ),
  source: is.string,
  proposedBy: is.string,
  proposedAt: is.instant,
  state: described(
    v.picklist(LISTED_STATES),
    'same is open and says what stands: it is accepted as a check, or as nothing where a newer reading stands.',
  ),
  reason: described(is.string, 'Why it was refused or put off; empty when not given.'),
  event: described(v.nullable(event), 'What is proposed where that is an event.'),
});

export const inboxDocument = document(
  'axiswatch.inbox/1',
  'Readings and events that were proposed. None is scored before somebody has accepted it.',
  { asOf: is.day, proposals: v.array(proposal), strategy: is.strategyHead },
);
export type InboxJson = TypeOf<typeof inboxDocument>;
