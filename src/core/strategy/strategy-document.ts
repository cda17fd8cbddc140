/** A strategy file as a document. */
import * as v from 'valibot';
import { STRATEGY_FORMATS } from '../model/model.ts';
import { strategyShape } from './strategy-shape.ts';

export const strategyDocument = v.pipe(
  strategyShape,
  v.title(STRATEGY_FORMATS[0]),
  v.description(
    'A strategy file: its form. What its fields say of each other (ids used twice, names of nothing, weights that are all 0, bands that do not rise) "axiswatch strategy check" says.',
  ),
);
