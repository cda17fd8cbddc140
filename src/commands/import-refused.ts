/** Why a file of readings is refused: how it was read, what may have been meant, rows that contradict another. */
import type { Problem, Strategy } from '../domain/model.ts';
import { codeOf, findIndicator } from '../domain/tree.ts';
import type { ImportFormat } from '../store/foreign.ts';
import type { Mapping } from '../store/json-rows.ts';
import type { Sifted } from '../store/store.ts';
import { unknownIndicator } from './nearest.ts';

/** So many problems of a file are told in words; a document has them all. */
export const MOST_PROBLEMS = 10;

/** How a file is read: as what, and which of its columns are which of ours. */
export interface HowToRead {
  readonly format: ImportFormat;
  /** Neither an option nor the name of the file says the format. */
  readonly isGuessed: boolean;
  readonly mapping: Mapping;
}

/** The same problems; the first that are of an indicator that is not known name the nearest. */
export async function withNearest(
  problems: readonly Problem[],
  strategy: Strategy,
): Promise<readonly Problem[]> {
  return Promise.all(
    problems.map(async (problem, at) => {
      const [, name] = /^unknown indicator "(.*)"$/s.exec(problem.message) ?? [];
      return name === undefined || at >= MOST_PROBLEMS
        ? problem
        : { ...problem, message: await unknownIndicator(strategy, name) };
    }),
  );
}

/** What may have been meant, in half a sentence; '' where there is nothing to suspect. */
export function hintOf(
  { isGuessed, mapping }: HowToRead,
  problems: readonly Problem[],
  read: number,
): string {
  if (
    problems.some(({ message }) =>
      /^unknown column|^the file has no column|^column ".*" is missing/.test(message),
    )
  )
    return ' (--map says which column is which: --map observed_on=DATE,value=VALUE)';
  const comma = problems.some(({ message }) => / has a comma; /.test(message));
  if (comma && !mapping.decimalComma) return ' (--decimal-comma reads 1,5 as 1.5)';
  return isGuessed && read === 0 ? ' (read as CSV; --format says otherwise)' : '';
}

/** A problem for every row that contradicts an earlier one, with both lines. */
export function contradictionProblems(
  strategy: Strategy,
  { contradictions, more }: Sifted,
): readonly Problem[] {
  const problems = contradictions.map(({ observation, place, first }) => {
    const { indicator: id, observedOn, value } = observation;
    const indicator = findIndicator(strategy, id);
    const name = indicator === undefined ? id : codeOf(indicator);
    const message = `${name} is ${value} on ${observedOn}, and ${first.value} in ${first.place}; leave one of the two out`;
    return { path: place, message };
  });
  return more === 0
    ? problems
    : [...problems, { path: '', message: `and ${more} more rows that contradict another` }];
}
