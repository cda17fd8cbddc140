/** What a command that writes has done, and what one refuses, as documents. */
import * as v from 'valibot';
import { described } from '../core/model/described.ts';
import { PROBLEM_CODES } from '../core/model/model.ts';
import * as is from '../text/document-parts.ts';
import { document, type TypeOf } from '../text/document-parts.ts';
import { event } from './event-document.ts';
import { boardComparison } from './what-if-document.ts';

const reading = v.object({
  indicator: is.string,
  observedOn: is.day,
  value: is.value,
  was: described(
    is.indicatorValueOrNull,
    'In the unit of its indicator, finite: the value whose place it takes; null where nothing stood.',
  ),
  confidence: is.confidence,
  source: is.stringOrNull,
  origin: described(is.stringOrNull, 'Who makes the number, whoever prints it.'),
  url: is.stringOrNull,
  note: is.stringOrNull,
});
const check = v.object({
  indicator: is.string,
  observedOn: is.day,
  confidence: is.confidence,
  source: is.stringOrNull,
  url: is.stringOrNull,
  note: is.stringOrNull,
});
export type WrittenCheckJson = TypeOf<typeof check>;
export type WrittenReadingJson = TypeOf<typeof reading>;

const counts = {
  recorded: described(is.naturalNumber, 'How many rows were recorded, or in a trial would be.'),
  skipped: described(
    is.naturalNumber,
    'How many rows stood already, or of proposals were in the inbox, refused or recorded.',
  ),
  replaced: described(
    is.naturalNumber,
    'How many of the rows that are recorded take the place of another.',
  ),
};

export const doneDocument = document(
  'axiswatch.done/1',
  'What a command has done. "says" is the sentence that it prints without --json, "written" whether anything was written: not in a trial, nor where it stood already. Of many readings the first hundred that are new and the first hundred that take the place of another are listed; "was" is the value whose place one takes. "change" compares the board before and after, and is null where the command does not touch the readings; its "strategy" is the file that scored both. "strategy" at the top is the one that a restored board was scored by, where another was in use; "used" is whether it was put in use, its path is null for the shipped one.',
  {
    did: v.picklist([
      'record',
      'checked',
      'import',
      'propose',
      'inbox accept',
      'inbox refuse',
      'inbox later',
      'undo',
      'redo',
      'event add',
      'event correct',
      'event retract',
      'event import',
      'assessment new',
      'assessment sign',
      'backup',
      'restore',
    ]),
    written: is.boolean,
    says: is.nonEmpty,
    ...counts,
    readings: v.array(reading),
    checks: described(
      v.array(check),
      'Looks that found nothing new; of an import none are listed.',
    ),
    events: v.array(event),
    assessment: is.stringOrNull,
    path: is.stringOrNull,
    strategy: v.nullable(
      v.object({ id: is.string, hash: is.hash, path: is.stringOrNull, used: is.boolean }),
    ),
    change: v.nullable(v.object({ strategy: is.strategyHead, ...boardComparison.entries })),
  },
);
export type DoneJson = TypeOf<typeof doneDocument>;

const problems = v.array(
  v.object({
    path: is.string,
    message: is.nonEmpty,
    where: v.optional(is.string),
    code: v.optional(v.picklist(PROBLEM_CODES)),
  }),
);
const would = v.object({
  ...counts,
  refused: described(is.naturalNumber, 'How many rows are refused.'),
  readings: v.array(reading),
});
export type WouldJson = TypeOf<typeof would>;

export const problemsDocument = document(
  'axiswatch.problems/1',
  'What was refused: where, and what would be right; of a sound strategy, what makes little sense in it. "where" is the place in a strategy file in words, with its line. "code" is there where a script may want to tell a problem from others: the name of an indicator or a column that is not known, a comma in a number. "would" is there for a trial of an import: how many rows are refused, and what the others would do, as in axiswatch.done/1.',
  { problems, remarks: v.optional(problems), would: v.optional(would) },
);
export type ProblemsJson = TypeOf<typeof problemsDocument>;
