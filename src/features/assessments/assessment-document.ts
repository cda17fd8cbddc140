/** What people made of the board as `axiswatch.assessments/1`. */
import * as v from 'valibot';
import { LIKELIHOODS } from '../../core/journal/likelihood.ts';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const evidence = v.object({
  indicator: is.string,
  code: is.string,
  value: described(
    is.indicatorValueOrNull,
    'In the unit of its indicator, finite; null without a reading.',
  ),
  observedOn: is.dayOrNull,
  confidence: v.nullable(is.confidence),
  source: is.string,
  url: is.string,
  quote: is.string,
  note: is.string,
});
export type EvidenceJson = TypeOf<typeof evidence>;

const assessment = v.object({
  id: is.string,
  author: is.string,
  at: is.instant,
  asOf: is.day,
  strategy: v.pipe(is.string, v.regex(/^[0-9a-f]{64}$/)),
  changed: is.string,
  soWhat: is.string,
  next: is.string,
  dissent: is.string,
  confidence: is.confidence,
  likelihood: v.nullable(v.picklist(LIKELIHOODS)),
  signatures: v.array(v.object({ author: is.string, at: is.instant })),
  withdrawn: described(v.nullable(is.instant), 'When its author undid it; null while it stands.'),
  evidence: described(
    v.optional(v.nullable(v.array(evidence))),
    'Where one is shown alone or beside another: the readings its board stood on, as they were known then; null where the strategy file of then cannot be used.',
  ),
});
export type AssessmentJson = TypeOf<typeof assessment>;

export const assessmentsDocument = document(
  'axiswatch.assessments/1',
  'What people made of the board, oldest first: words fixed to the board of a day as it was known at an instant; they never score.',
  {
    count: described(is.naturalNumber, 'How many assessments are listed.'),
    assessments: v.array(assessment),
  },
);
export type AssessmentsJson = TypeOf<typeof assessmentsDocument>;

/** A signed assessment in words, as a report opens with it. */
export const assessmentInReport = v.strictObject({
  id: v.pipe(is.string, v.regex(/^n\d+$/)),
  day: described(is.day, 'Of the board it was written of.'),
  author: is.string,
  signedBy: described(is.strings, 'Who else stands by it, in the order they signed; at least one.'),
  confidence: is.confidence,
  likelihood: described(is.string, 'In one of the words of ICD 203; empty where none was given.'),
  paragraphs: v.array(v.strictObject({ title: is.string, text: is.string })),
});
export type SignedJson = TypeOf<typeof assessmentInReport>;
