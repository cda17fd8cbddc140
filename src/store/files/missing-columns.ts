/** The refusals of a file whose columns are not all there, in whatever form it comes. */
import type { Problem } from '../../core/model/model.ts';

/** The problem of every column that must be there and is not. */
export function missingNeededColumnProblems(
  needed: readonly string[],
  there: ReadonlySet<string>,
  path: string,
): readonly Problem[] {
  return needed
    .filter((name) => !there.has(name))
    .map((name) => ({
      path,
      message: `column "${name}" is missing; add it to the first row`,
      code: 'unknown-column',
    }));
}

/** The problem of every mapped column that the file does not have. */
export function missingMappedColumnProblems(
  from: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
): readonly Problem[] {
  return [...from]
    .filter(([, name]) => !names.has(name))
    .map(([column, name]) => ({
      path: `--map ${column}=${name}`,
      message: `the file has no column "${name}"; it has ${[...names].slice(0, 20).join(', ')}`,
      code: 'unknown-column',
    }));
}
