/** A recipe as a document. */
import * as v from 'valibot';
import { recipeShape } from './recipe-shape.ts';

export const recipeDocument = v.pipe(
  recipeShape,
  v.title('axiswatch.recipe/1'),
  v.description('A recipe: how one publication becomes proposals of readings.'),
);
