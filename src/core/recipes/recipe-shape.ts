/** How one publication becomes proposals of readings, as a file says it. */
import * as v from 'valibot';
import { isDay } from '../model/day.ts';
import { described } from '../model/described.ts';
import { CONFIDENCES, DEFAULT_CONFIDENCE, ID } from '../model/model.ts';
import { whyTextUnwritable } from '../model/plain-text.ts';
import { noDaySentence, noIdSentence } from '../strategy/strategy-words.ts';
import { makeRecipeDayParser } from './day-form.ts';
import { PERIODS } from './periods.ts';
import {
  ALLOWANCES,
  DECIMAL_SIGNS,
  DELIMITERS,
  ENCODINGS,
  EVERY_DAYS,
  FILE_FORMS,
  SUMMED_ROWS,
  THOUSANDS_SIGNS,
  USUAL_GAPS,
} from './recipe-words.ts';

const object = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, (issue) =>
    issue.expected === 'never'
      ? `there is no such field; the fields here are ${Object.keys(entries).join(', ')}`
      : issue.message,
  );

const textUnlessEmpty = (mend: string) =>
  v.pipe(
    v.string(),
    v.regex(/\S/, `must not be empty; ${mend}`),
    v.check(
      (given) => whyTextUnwritable(given) === undefined,
      (issue) => whyTextUnwritable(issue.input) ?? '',
    ),
  );
const text = textUnlessEmpty('write it, or leave it out');
/** Of a field that must be there. */
const neededText = textUnlessEmpty('write it');
const cell = v.union([v.string(), v.number()]);
const place = v.union(
  [text, v.pipe(v.number(), v.integer(), v.minValue(1))],
  'must be a name in quotes, or a number from 1',
);
const column = described(text, 'Its name in the header, or # and its number from 1, such as "#3".');
const period = v.picklist(PERIODS);
const day = v.pipe(v.string(), v.check(isDay, noDaySentence));
const dayForm = v.pipe(
  v.string(),
  v.check(
    (form) => makeRecipeDayParser(form).ok,
    ({ input }) => {
      const made = makeRecipeDayParser(input);
      return made.ok ? '' : (made.problems[0]?.message ?? '');
    },
  ),
);

export const recipeShape = object({
  format: v.literal('axiswatch.recipe/1'),
  id: v.pipe(
    v.string(),
    v.regex(ID, ({ input }) => noIdSentence(input, 'brent-daily')),
  ),
  title: neededText,
  from: described(
    neededText,
    'Where it lies: an http or https address, or a file; in its last part a file may have * for anything and # for numbers, months and signs between them or nothing, and the newest of that pattern is read. A path without a root begins in the data folder, ~ is the home folder.',
  ),
  every: described(
    v.optional(v.pipe(v.number(), v.minValue(EVERY_DAYS[0]), v.maxValue(EVERY_DAYS[1])), 30),
    'Days until it is due again.',
  ),
  read: described(
    object({
      form: v.picklist(FILE_FORMS),
      encoding: v.optional(v.picklist(ENCODINGS)),
      delimiter: described(
        v.optional(v.picklist(DELIMITERS)),
        'Left out: the one of them that stands most often in the header.',
      ),
      header: described(
        v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
        'The row that names the columns, from 1; 0: none does. Left out: the first row that has every column which is named here.',
      ),
      path: described(
        v.optional(text),
        'In JSON the way to the list of rows, such as "data" or "response.data" or "1".',
      ),
      sheet: described(
        v.optional(place),
        'Of XLSX: by its place as a number from 1, or its name; the first when left out.',
      ),
      range: described(
        v.optional(
          v.pipe(
            v.string(),
            v.regex(
              /^[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}$/,
              ({ input }) => `"${input}" is no range of cells; write it such as "B4:F200"`,
            ),
          ),
        ),
        'Of XLSX: the cells that are read; all when left out.',
      ),
      table: described(
        v.optional(place),
        'Of HTML: by its place as a number from 1, or words of its caption or of the heading before it; the only one when left out.',
      ),
    }),
    'How the file is taken apart into rows.',
  ),
  columns: described(
    v.optional(v.array(v.string())),
    'The names of the columns of the file that it was made of, but for those that are days; a file on the disk with others is read only after a question.',
  ),
  rows: described(
    v.optional(
      v.record(
        v.string(),
        v.union(
          [cell, v.array(cell)],
          'is no cell; write a text in quotes or a number, or several of them in [ ]',
        ),
      ),
      {},
    ),
    'Which rows: by column, the cell, a text or a finite number, or one of several.',
  ),
  day: described(
    object({
      column: described(
        v.optional(
          v.union(
            [column, v.pipe(v.array(column), v.minLength(2), v.maxLength(3))],
            'must be the name of a column in quotes, or two or three of them in [ ]',
          ),
        ),
        'The column of the day, or those whose cells make it with - between them, such as ["Year", "Month"]; left out: days stand in the header, a column each.',
      ),
      form: described(dayForm, 'How days are written, such as "YYYY-MM-DD" or "MMM D, YYYY".'),
      period: described(
        v.optional(period),
        'The day stands for the period that it lies in, which is dated by its last day.',
      ),
    }),
    'Which column is the day, and in what form.',
  ),
  value: described(
    v.optional(
      object({
        column: described(v.optional(column), 'Left out where days stand in the header.'),
        decimal: v.optional(v.picklist(DECIMAL_SIGNS)),
        thousands: v.optional(v.picklist(THOUSANDS_SIGNS)),
        without: described(
          v.optional(v.array(text), []),
          'Texts that are taken out of a cell, such as "%".',
        ),
        gaps: described(
          v.optional(v.array(v.string()), USUAL_GAPS),
          'Cells that are gaps; they are skipped and counted.',
        ),
      }),
      {},
    ),
    'Which column is the value, and how numbers are written.',
  ),
  convert: described(
    v.optional(
      object({
        times: described(
          v.optional(v.pipe(v.number(), v.finite()), 1),
          'What each value is multiplied by: units of the indicator for one of the file, finite.',
        ),
        from: described(v.optional(period), 'A rate per this period becomes one per "to".'),
        to: v.optional(period),
        meanOf: described(
          v.optional(period),
          'The mean of the rows of each such period, where the file has all of it.',
        ),
        sumOf: described(v.optional(period), 'Their sum; none where a row of it is a gap.'),
        sumOfLast: described(
          v.optional(
            v.pipe(v.number(), v.integer(), v.minValue(SUMMED_ROWS[0]), v.maxValue(SUMMED_ROWS[1])),
          ),
          'At each row the sum of so many, its own and those before it, such as 12 months; none where one of them is not in the file. Left out: its own alone.',
        ),
      }),
    ),
    'Arithmetic on the value, so that it is in the unit of the indicator.',
  ),
  only: described(
    v.optional(
      object({
        since: described(v.optional(day), 'Days before this one are skipped.'),
        lastOf: described(
          v.optional(period),
          'Of each such period the newest row alone, once a later period is in the file.',
        ),
      }),
      {},
    ),
    'Which of the rows are proposed.',
  ),
  indicator: described(neededText, 'The id or code of the indicator.'),
  source: neededText,
  url: described(v.optional(text), 'Left out: the address it was read from.'),
  confidence: v.optional(v.picklist(CONFIDENCES), DEFAULT_CONFIDENCE),
  note: v.optional(v.string(), ''),
  allow: described(
    v.optional(v.array(v.picklist(ALLOWANCES)), []),
    'What is refused elsewhere: an address without TLS, and a way on to a private address.',
  ),
  about: described(
    v.optional(v.string(), ''),
    'For people: what is published there, and what is not certain of it.',
  ),
  verified: described(
    v.optional(day),
    'The day on which the address was seen to answer in this form; left out: it was not tried.',
  ),
});

export type Recipe = v.InferOutput<typeof recipeShape>;
/** How a file is taken apart. */
export type FileForm = Recipe['read']['form'];
export type Encoding = NonNullable<Recipe['read']['encoding']>;
/** A recipe as a person writes it, without what is said by default. */
export type RecipeInput = v.InferInput<typeof recipeShape>;
