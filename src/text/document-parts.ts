/**
 * What the schemas of documents are made of. A document is described once, in a file whose name ends in `-document`: its type
 * is inferred from there, and `npm run schemas` writes `data/schemas/` from it. What makes a document imports its type
 * alone, so that no command loads the schemas.
 */

import * as v from 'valibot';
import { DAY_FORM } from '../core/model/day.ts';
import { described } from '../core/model/described.ts';
import { CONFIDENCES, ID } from '../core/model/model.ts';
import { INTERVAL_PERCENT } from './format.ts';

type Fixed<T> = T extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

/** What a schema describes, as a type; nothing in it can be changed. */
export type TypeOf<Schema extends v.GenericSchema> = Fixed<v.InferOutput<Schema>>;

/** The schema of a document of this name, `axiswatch.status/1`, with its fields and words about what it holds. Fields may be added. */
export const document = <const Name extends string, const Fields extends v.ObjectEntries>(
  name: Name,
  words: string,
  fields: Fields,
) => v.pipe(v.object({ schema: v.literal(name), ...fields }), v.title(name), v.description(words));

/** The schema of a document that has these fields and no others, with its schema id. */
export const closedDocument = <const Name extends string, const Fields extends v.ObjectEntries>(
  name: Name,
  words: string,
  fields: Fields,
) =>
  v.pipe(
    v.strictObject({ schema: v.literal(name), ...fields }),
    v.title(name),
    v.description(words),
  );

export const string = v.string();
export const stringOrNull = v.nullable(string);
export const strings = v.array(string);
export const nonEmpty = v.pipe(string, v.minLength(1));
export const decimal = v.number();
export const decimalOrNull = v.nullable(decimal);
export const boolean = v.boolean();

export const day = v.pipe(string, v.regex(DAY_FORM));
export const dayOrNull = v.nullable(day);
export const instant = v.pipe(string, v.regex(/^\d{4}-\d{2}-\d{2}T/));
export const id = v.pipe(string, v.regex(ID));
/** The short hash of a strategy file. */
export const hash = v.pipe(string, v.regex(/^[0-9a-f]{8}$/));

/** What an indicator's values are in. */
export const value = described(decimal, 'In the unit of its indicator, finite.');
export const indicatorValueOrNull = described(
  v.nullable(decimal),
  'In the unit of its indicator, finite; null where there is none.',
);
/** What an event adds to an indicator that counts it. */
export const amount = described(
  decimal,
  'What it adds to an indicator that counts it, in the unit of that; finite, may be negative, 0 adds nothing.',
);

/** A score, from 0 to 100, unrounded. */
export const score = described(
  v.pipe(decimal, v.minValue(0), v.maxValue(100)),
  'A score, unrounded.',
);
export const scoreOrNull = described(
  v.nullable(score),
  'A score, unrounded; null where there is none.',
);
/** The interval of the score beside it. */
export const scoreInterval = {
  low: described(
    scoreOrNull,
    `Low end of the ${INTERVAL_PERCENT} interval of the score; null without a score.`,
  ),
  high: described(
    scoreOrNull,
    `High end of the ${INTERVAL_PERCENT} interval of the score; null without a score.`,
  ),
};
/** A difference of two scores. */
export const points = described(
  v.pipe(decimal, v.minValue(-100), v.maxValue(100)),
  'Points, the difference of two scores.',
);
export const pointsOrNull = described(
  v.nullable(points),
  'Points, the difference of two scores; null where one of them is missing.',
);
const CHANGE_INTERVAL = `Points: ${INTERVAL_PERCENT} interval of the change, as is high; finite, may reach beyond 100 points`;
/** The interval of the change beside it. */
export const changeInterval = { low: described(decimal, `${CHANGE_INTERVAL}.`), high: decimal };
export const changeIntervalOrNull = {
  low: described(decimalOrNull, `${CHANGE_INTERVAL}; null with the change.`),
  high: decimalOrNull,
};
/** A share, from 0 to 1; a sum of shares may end a hair above. */
export const share = v.pipe(decimal, v.minValue(0), v.maxValue(1.000000001));
export const naturalNumber = v.pipe(decimal, v.integer(), v.minValue(0));
export const positiveInteger = v.pipe(decimal, v.integer(), v.minValue(1));
export const confidence = v.picklist(CONFIDENCES);

/** The mark of a document about a day after today. */
export const ahead = described(
  v.optional(v.literal(true)),
  'The day lies after today: what is said of it holds if nothing is recorded. Left out of any other day.',
);

export const handling = described(
  stringOrNull,
  'How it may be handled; null where nothing is set.',
);

/** By which strategy file a score was computed. */
export const strategyHead = v.object({ id, title: string, hash });

/** A node that lacks a score which a band requires. */
export const lack = v.object({
  node: id,
  atLeast: described(score, 'The score that a band requires of it.'),
  score: scoreOrNull,
});

const mechanismEnd = v.object({
  id,
  score: scoreOrNull,
  sinceStart: described(
    pointsOrNull,
    'Points since the start of the strategy; null where there is no score then or now.',
  ),
  ...changeIntervalOrNull,
});
/** What pushes and what should move, of the first link; null where the strategy claims none. */
export const mechanismEnds = v.nullable(v.object({ cause: mechanismEnd, effect: mechanismEnd }));

/** A type of a document as a view has it: undefined for what is null in the document. */
export type Viewed<Document> = Document extends null
  ? undefined
  : Document extends readonly (infer Item)[]
    ? readonly Viewed<Item>[]
    : Document extends object
      ? { readonly [Key in keyof Document]: Viewed<Document[Key]> }
      : Document;
