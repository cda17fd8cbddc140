/** Rows as JSON and JSON Lines, by the columns that they are called in a CSV file. */

import { jsonSyntaxProblem } from '../../core/model/json-text.ts';
import type { Problem, Result } from '../../core/model/model.ts';
import type { Row } from '../../core/model/observation.ts';
import { isJsonObject, type Raw } from '../../core/model/raw-json.ts';
import { type FileBytes, NoText, utf8PiecesOfWholeLines } from './csv-bytes.ts';
import { LONGEST_ROW, Problems, type TakeRow } from './csv-rows.ts';
import { missingMappedColumnProblems, missingNeededColumnProblems } from './missing-columns.ts';
import { TooLarge, WholeBytes } from './read-whole.ts';

export interface Mapping {
  /** From a column of ours to the column of the file that holds it. */
  readonly from: ReadonlyMap<string, string>;
  /** A column of ours that is the same in every row. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Values have a decimal comma; left out: a point. */
  readonly decimalComma?: boolean;
}

/** The mapping of a file that has our columns. */
export const NO_MAPPING: Mapping = { from: new Map(), fixed: new Map() };

/** Whether a mapping says of any column where it is, or what it is in every row; of a file without one the columns are ours. */
export function hasMappedColumns({ from, fixed }: Mapping): boolean {
  return from.size > 0 || fixed.size > 0;
}

/** What the rows of a file are. */
export interface Rows {
  readonly columns: readonly string[];
  readonly needed: readonly string[];
  /** The columns in which a list of texts may stand as well as a text. */
  readonly lists: readonly string[];
  /** The field of a document that lists them. */
  readonly list: string;
}

/** What there is to do about a JSON document that is too large to be held whole, as it must be; other files may have any size. */
export const MEND_OF_LARGE_DOCUMENT =
  'write it as CSV, or as JSON Lines, a row on each line, which may have any size';

/** Hands on the rows of a file, of JSON Lines as they come, of a JSON document once it was read whole, and gives every problem in it by its place. */
export async function readJsonOrJsonLinesRows(
  input: FileBytes,
  format: 'json' | 'jsonl',
  { columns: ours, needed, lists, list }: Rows,
  { from, fixed }: Mapping,
  take: TakeRow,
): Promise<readonly Problem[]> {
  const problems = new Problems();
  const names = new Set<string>(fixed.keys());
  const columns = ours.map((column) => ({ column, called: fieldNamesOfColumn(column, from) }));
  const rowOf = (value: unknown, path: string): Result<Row> => {
    if (!isJsonObject(value))
      return {
        ok: false,
        problems: [
          { path, message: 'is not a row of named values; write it as {"column": value}' },
        ],
      };
    for (const name of Object.keys(value)) names.add(name);
    const cells = columns.map(
      ({ column, called }) =>
        [
          column,
          fixed.get(column) ?? cellTextOfColumn(value, called, lists.includes(column)),
        ] as const,
    );
    const wrong = cells.filter(([, text]) => text === undefined);
    if (wrong.length === 0) return { ok: true, value: Object.fromEntries(cells) };
    const message =
      'is neither a text nor a number; write one without { } and [ ], and not true or false';
    return {
      ok: false,
      problems: wrong.map(([column]) => ({ path: `${path}, column "${column}"`, message })),
    };
  };
  const onRow: OnRow = (read, path) => {
    problems.add(take(read.ok ? rowOf(read.value, path) : read, path) ?? []);
  };
  try {
    if (format === 'jsonl') await jsonLinesOf(input, onRow, problems);
    else await documentOf(input, list, onRow, problems);
  } catch (error) {
    if (error instanceof NoText) return [error.problem];
    throw error;
  }
  const has = (column: string): boolean =>
    from.has(column) || fieldNamesOfColumn(column, from).some((name) => names.has(name));
  const missing = [
    ...missingMappedColumnProblems(from, names),
    ...missingNeededColumnProblems(needed, new Set(needed.filter(has)), ''),
  ];
  // A column that no row has would be a problem of every row.
  return names.size > fixed.size && missing.length > 0 ? missing : problems.list;
}

/** What a column of ours may be called in a row, the likeliest first. */
function fieldNamesOfColumn(column: string, from: Mapping['from']): readonly string[] {
  const name = from.get(column);
  return name === undefined ? [column, camel(column), `${column}s`] : [name];
}

/** The first cell that is there under one of these names, as text, a list with blanks between; undefined for what is none. */
function cellTextOfColumn(
  fields: Raw,
  called: readonly string[],
  isList: boolean,
): string | undefined {
  for (const name of called) {
    const found = Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
    if (found === undefined) continue;
    if (!isList || !Array.isArray(found)) return textOrNumberText(found);
    const texts = found.map(textOrNumberText);
    return texts.includes(undefined) ? undefined : texts.join(' ');
  }
  return '';
}

/** A text or a number as text; undefined for what is neither. */
function textOrNumberText(found: unknown): string | undefined {
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

type OnRow = (read: Result<unknown>, path: string) => void;

async function jsonLinesOf(input: FileBytes, onRow: OnRow, problems: Problems): Promise<void> {
  const decoder = new TextDecoder();
  let line = 0;
  const read = (text: string): void => {
    line += 1;
    if (text.trim() === '') return;
    const path = `line ${line}`;
    const parsed = parsedJson(text);
    if (parsed !== undefined) {
      onRow({ ok: true, value: parsed.value }, path);
      return;
    }
    const { message, where } = jsonSyntaxProblem(text);
    const column = where?.replace(/^line 1,/, '') ?? '';
    const problem = { path: `${path},${column}`, message: message.replace('the file', 'the line') };
    onRow({ ok: false, problems: [problem] }, path);
  };
  let rest = '';
  for await (const piece of utf8PiecesOfWholeLines(input)) {
    const lines = (rest + decoder.decode(piece)).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(read);
    if (rest.length > LONGEST_ROW) {
      const message = `the row is longer than ${LONGEST_ROW} characters; write each row on a line of its own; what follows was not read`;
      problems.add([{ path: `line ${line + 1}`, message }]);
      return;
    }
  }
  read(rest);
}

async function documentOf(
  input: FileBytes,
  list: string,
  onRow: OnRow,
  problems: Problems,
): Promise<void> {
  const whole = new WholeBytes();
  try {
    for await (const piece of utf8PiecesOfWholeLines(input)) whole.add(piece);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    problems.add([{ path: '', message: new TooLarge(MEND_OF_LARGE_DOCUMENT).message }]);
    return;
  }
  const text = new TextDecoder().decode(whole.bytes);
  const parsed = parsedJson(text);
  if (parsed === undefined) {
    const { message, where = '' } = jsonSyntaxProblem(text);
    problems.add([{ path: where, message }]);
  } else
    for (const [at, value] of listIn(parsed.value, list).entries())
      onRow({ ok: true, value }, `row ${at + 1}`);
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** The rows of a document: a list, or the one list under this name. */
function listIn(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const list = isJsonObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [value];
}

function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
