/** A strategy file as a document, one of each format. */
import * as v from 'valibot';
import { STRATEGY_FORMATS } from '../model/model.ts';
import { strategyShapes } from './strategy-shape.ts';

const [FIRST_FORMAT, NEWEST_FORMAT] = STRATEGY_FORMATS;
const WORDS =
  'A strategy file: its form. What its fields say of each other (ids used twice, names of nothing, weights that are all 0, bands that do not rise) "axiswatch strategy check" says.';

export const firstStrategyDocument = v.pipe(
  strategyShapes[FIRST_FORMAT],
  v.title(FIRST_FORMAT),
  v.description(WORDS),
);
export const strategyDocument = v.pipe(
  strategyShapes[NEWEST_FORMAT],
  v.title(NEWEST_FORMAT),
  v.description(WORDS),
);
