/** What `export` carries out row by row, as documents. */
import * as v from 'valibot';
import { ENTRY_KINDS, SUBJECTS } from '../../core/journal/journal.ts';
import { PROPOSAL_STATES } from '../../core/journal/proposal.ts';
import { described } from '../../core/model/described.ts';
import type { Reading } from '../../core/model/model.ts';
import * as is from '../../text/document-parts.ts';
import { closedDocument, type TypeOf } from '../../text/document-parts.ts';

const head = v.strictObject({
  asOf: is.day,
  ahead: is.ahead,
  strategy: v.strictObject({ id: is.string, hash: is.hash }),
  handling: is.handling,
});
/** What stands before the rows of each. */
export type ExportHead = TypeOf<typeof head>;

const reading = v.strictObject({
  indicator: is.string,
  observedOn: is.day,
  value: described(
    is.indicatorValueOrNull,
    'In the unit of the indicator, finite; null of a check: somebody looked and found nothing new.',
  ),
  confidence: is.confidence,
  source: is.string,
  url: is.string,
  note: is.string,
  quote: is.string,
  archived: is.string,
  retrievedOn: is.string,
  origin: is.string,
  author: is.string,
  recordedAt: is.instant,
} satisfies Record<Exclude<keyof Reading, 'id' | 'seq'>, v.GenericSchema>);
export type ReadingColumn = keyof TypeOf<typeof reading>;

export const readingsDocument = closedDocument(
  'axiswatch.readings/1',
  'The readings and checks that stand, as export writes them.',
  { ...head.entries, readings: v.array(reading) },
);

const entry = v.strictObject({
  seq: described(is.positiveInteger, 'Its place in the journal, rising.'),
  recordedAt: is.instant,
  author: is.string,
  action: is.string,
  subject: v.picklist(SUBJECTS),
  kind: v.picklist(ENTRY_KINDS),
  id: is.string,
  origin: described(
    is.naturalNumber,
    'The seq of the entry that recorded what this one concerns, its own where it did; 0 of an undo and a redo.',
  ),
  indicator: is.stringOrNull,
  observedOn: is.dayOrNull,
  value: described(
    is.indicatorValueOrNull,
    'In the unit of the indicator, finite; null of an entry about no reading, and of a check.',
  ),
  confidence: v.nullable(is.confidence),
  source: is.stringOrNull,
  url: is.stringOrNull,
  note: is.stringOrNull,
  quote: is.stringOrNull,
  archived: is.stringOrNull,
  retrievedOn: is.stringOrNull,
  madeBy: described(is.stringOrNull, 'Who makes the number; empty when not given.'),
  day: is.dayOrNull,
  nodes: is.stringOrNull,
  title: is.stringOrNull,
  side: is.stringOrNull,
  eventKind: is.stringOrNull,
  status: is.stringOrNull,
  follows: is.stringOrNull,
  amount: described(
    is.decimalOrNull,
    'What an event adds to an indicator that counts it, in the unit of that; finite, may be negative; null of an entry about no event.',
  ),
  direction: is.stringOrNull,
  state: v.nullable(
    described(v.picklist(PROPOSAL_STATES), 'Of a proposal, what became of it with this entry.'),
  ),
  reason: described(is.stringOrNull, 'Of a proposal, why it was refused or put off.'),
});
export type EntryColumn = keyof TypeOf<typeof entry>;

export const journalDocument = closedDocument(
  'axiswatch.journal/1',
  'Every entry of the journal, oldest first; what an entry has not is null.',
  { ...head.entries, journal: v.array(entry) },
);

export const scoresDocument = closedDocument(
  'axiswatch.scores/1',
  'The score of every node on every day, unrounded; a day without a score is null.',
  { ...head.entries, scores: v.array(v.objectWithRest({ day: is.day }, is.scoreOrNull)) },
);
