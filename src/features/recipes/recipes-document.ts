/** Recipes, and what collecting them brought, as documents. */
import * as v from 'valibot';
import { described } from '../../core/model/described.ts';
import { SKIPS } from '../../core/recipes/read-rows.ts';
import { EVERY_DAYS } from '../../core/recipes/recipe-words.ts';
import * as is from '../../text/document-parts.ts';
import { document, type TypeOf } from '../../text/document-parts.ts';

const problem = v.object({ path: is.string, message: is.nonEmpty });

const skipped = v.object({
  why: is.nonEmpty,
  count: described(is.positiveInteger, 'How many rows were skipped for it.'),
  first: described(problem, 'Where the first of them is, and what is wrong with it.'),
});

const recipe = v.object({
  id: is.string,
  title: is.stringOrNull,
  on: is.boolean,
  shipped: is.boolean,
  path: is.string,
  from: is.stringOrNull,
  indicator: is.stringOrNull,
  every: described(
    is.decimalOrNull,
    `Days until it is due again, ${EVERY_DAYS.join('…')}; null where the file holds no recipe.`,
  ),
  collectedOn: is.dayOrNull,
  dueOn: described(is.dayOrNull, 'Null where it was never collected: it is due.'),
  newFile: described(
    is.boolean,
    'Whether a file lies where it reads that it has not looked at yet: it is due; false of an address.',
  ),
  verified: described(
    is.dayOrNull,
    'The day on which its address was seen to answer in its form; null: it was not tried.',
  ),
  copies: described(
    v.array(
      v.object({
        readOn: is.day,
        address: is.string,
        sha256: is.string,
        bytes: described(is.naturalNumber, 'Bytes of what was read.'),
        readings: described(
          is.naturalNumber,
          'Readings that it gave; 0 also where that was not kept.',
        ),
        path: described(is.stringOrNull, 'Null where the copy had to make room for newer ones.'),
      }),
    ),
    'What was read of it and kept, the oldest first; of a list none are named.',
  ),
  problems: v.array(problem),
});
export type RecipeJson = TypeOf<typeof recipe>;

const tried = v.object({
  address: is.string,
  rows: described(is.naturalNumber, 'Rows below the header.'),
  readings: v.array(
    v.object({
      indicator: is.string,
      observedOn: is.day,
      value: is.value,
      confidence: is.confidence,
      source: is.string,
      url: is.string,
    }),
  ),
  skipped: v.array(skipped),
});
export type TriedJson = TypeOf<typeof tried>;

export const recipesDocument = document(
  'axiswatch.recipes/1',
  `Recipes: how publications become proposals. "tried" is what one makes of a file, of a trial and of a new one. A row is skipped for one of: ${Object.keys(SKIPS).join(', ')}.`,
  { recipes: v.array(recipe), tried: v.optional(tried) },
);
export type RecipesJson = TypeOf<typeof recipesDocument>;

const STATES = ['read', 'same', 'failed'] as const;

const collected = v.object({
  id: is.string,
  state: described(v.picklist(STATES), 'same: nothing is new since it was read last.'),
  readings: described(is.naturalNumber, 'Readings in it, those that stand already too.'),
  proposed: described(is.naturalNumber, 'How many of them came into the inbox.'),
  skipped: v.array(skipped),
  problems: v.array(problem),
  passedOver: described(
    v.array(problem),
    'Newer files of its pattern that could not be read, where an older one was.',
  ),
});
export type CollectedRowJson = TypeOf<typeof collected>;

export const collectedDocument = document(
  'axiswatch.collected/1',
  'What collecting brought. "proposed" is how many readings came into the inbox; left out are those that are there already, that were refused before, and that are recorded already.',
  {
    asOf: is.day,
    recipes: v.array(collected),
    proposed: described(is.naturalNumber, 'How many readings came into the inbox.'),
    leftOut: v.object({
      open: described(is.naturalNumber, 'How many readings are there already.'),
      refused: described(is.naturalNumber, 'How many readings were refused before.'),
      standing: described(is.naturalNumber, 'How many readings are recorded already.'),
    }),
    nextDue: described(
      is.dayOrNull,
      'The next day on which a recipe is due; null where none is on, or one failed and is due now.',
    ),
  },
);
export type CollectedJson = TypeOf<typeof collectedDocument>;
