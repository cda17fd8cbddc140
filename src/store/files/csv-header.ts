/** The first line of a CSV file: which of our columns stand in it, and where. */
import type { Problem, Result } from '../../core/model/model.ts';
import { missingNeededColumnProblems } from './missing-columns.ts';

/** The most columns of a table that is read. */
const MOST_COLUMNS = 1_000;

/** Where in a row each column of ours is found, by the names in the header; refused when the names do not do. */
export type FindColumns = (
  names: readonly string[],
  path: string,
) => Result<ReadonlyMap<string, number>>;

/** Makes a function that finds the columns of a header: these columns and no others may be there, at least the needed ones; it refuses any other header. */
export function makeStrictColumnFinder(
  columns: readonly string[],
  needed: readonly string[],
): FindColumns {
  return (names, path) => {
    const problems = headerProblems(names, columns, needed, path);
    return problems.length === 0
      ? { ok: true, value: new Map(names.map((name, at) => [name, at])) }
      : { ok: false, problems };
  };
}

function headerProblems(
  header: readonly string[],
  columns: readonly string[],
  needed: readonly string[],
  path: string,
): readonly Problem[] {
  const [only = ''] = header;
  if (header.length === 0) return [{ path, message: emptyMessage(needed) }];
  if (header.length === 1 && /[;\t]/.test(only)) {
    return [{ path, message: 'columns are not separated by commas; save the file with commas' }];
  }
  if (header.length > MOST_COLUMNS) {
    const message = `has ${header.length} columns, more than ${MOST_COLUMNS}; the columns are ${columns.join(', ')}`;
    return [{ path, message }];
  }
  const unknown = header.flatMap((name, at) => (columns.includes(name) ? [] : [{ name, at }]));
  const twice = header.filter((name, at) => columns.includes(name) && header.indexOf(name) < at);
  return [
    ...unknown.map(({ name, at }) => ({
      path,
      message: `${name === '' ? `column ${at + 1} has no name` : `unknown column "${shortenedColumnName(name)}"`}; the columns are ${columns.join(', ')}`,
      code: 'unknown-column' as const,
    })),
    ...twice.map((name) => ({ path, message: `column "${name}" is there twice; keep one` })),
    ...missingNeededColumnProblems(needed, new Set(header), path),
  ];
}

/** A name as far as it is worth repeating. */
export function shortenedColumnName(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

function emptyMessage(needed: readonly string[]): string {
  return `the file is empty; its first line must name the columns, at least ${needed.join(', ')}`;
}
