/** What a recipe read as observations of a strategy's indicator. */
import {
  type Day,
  type Observation,
  type Problem,
  type Result,
  refusalResultAt,
  type Strategy,
} from '../model/model.ts';
import { parseObservation } from '../model/observation.ts';
import { findIndicatorByIdOrCode } from '../model/tree.ts';
import { type RecipeReading, type Skipped, SkippedRows } from './read-rows.ts';

/** From where rows were read. */
export interface ReadFrom {
  /** The day on which it was read. */
  readonly retrievedOn: Day;
  /** Where a copy of it is kept; '' where none is. */
  readonly archived: string;
  /** What the note of each reading says of where it stands, by its place in the file. */
  readonly told: (path: string) => string;
}

/**
 * The observations of rows, and those that the indicator does not take as skipped. Refused: an indicator that the
 * strategy does not have, or that counts events, and rows of which it takes none.
 */
export function observationsOfRecipeRows(
  rows: readonly RecipeReading[],
  strategy: Strategy,
  today: Day,
  from: ReadFrom,
): Result<{ readonly observations: readonly Observation[]; readonly skipped: readonly Skipped[] }> {
  const skipped = new SkippedRows();
  const observations: Observation[] = [];
  let wrong: readonly Problem[] = [];
  for (const { indicator, observedOn, value, confidence, source, url, note, path } of rows) {
    if (findIndicatorByIdOrCode(strategy, indicator) === undefined)
      return refusalResultAt(
        'indicator',
        `the strategy has no indicator "${indicator}"; "axiswatch list" shows all of them`,
      );
    const { retrievedOn, archived, told } = from;
    const row = {
      indicator,
      observed_on: observedOn,
      value,
      confidence,
      source,
      url,
      note: [note, told(path)].filter((each) => each !== '').join('; '),
      retrieved_on: retrievedOn,
      archived,
    };
    const parsed = parseObservation(row, strategy, today, observedOn);
    if (parsed.ok) observations.push(parsed.value);
    else {
      if (wrong.length === 0) wrong = parsed.problems;
      const [problem] = parsed.problems;
      skipped.add('refused', problem?.path ?? '', problem?.message ?? '');
    }
  }
  return observations.length === 0 && wrong.length > 0
    ? { ok: false, problems: wrong }
    : { ok: true, value: { observations, skipped: skipped.list } };
}
