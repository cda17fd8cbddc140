/** Files of other people as a readings file: CSV under other column names, JSON and JSON Lines. */
import type { Problem, Result } from '../domain/model.ts';
import { READING_COLUMNS } from '../domain/observation.ts';
import { writeTable } from './csv.ts';

export const IMPORT_FORMATS = ['csv', 'json', 'jsonl'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface Mapping {
  /** From a column of ours to the column of the file that holds it. */
  readonly from: ReadonlyMap<string, string>;
  /** A column of ours that is the same in every row. */
  readonly fixed: ReadonlyMap<string, string>;
}

type Cells = Readonly<Record<string, unknown>>;

/**
 * The bytes of a readings file with our columns only. Without a mapping a CSV file stays as it is, and JSON keeps the
 * names it has (`observedOn` or `observed_on`). Refused: what cannot be read, and a mapped column that is not there.
 */
export async function asReadings(
  bytes: Uint8Array,
  format: ImportFormat,
  { from, fixed }: Mapping,
): Promise<Result<Uint8Array>> {
  if (format === 'csv' && from.size === 0 && fixed.size === 0) return { ok: true, value: bytes };
  const rows = format === 'csv' ? await csvRows(bytes) : jsonRows(bytes, format);
  if (!rows.ok) return rows;
  const names = new Set(rows.value.flatMap((row) => Object.keys(row)));
  const problems = [...from].flatMap(([column, name]): readonly Problem[] =>
    names.has(name)
      ? []
      : [
          {
            path: `--map ${column}=${name}`,
            message: `the file has no column "${name}"; it has ${[...names].slice(0, 20).join(', ')}`,
          },
        ],
  );
  if (problems.length > 0) return { ok: false, problems };
  const columns = READING_COLUMNS.filter(
    (column) =>
      fixed.has(column) || from.has(column) || names.has(column) || names.has(camel(column)),
  );
  const cell = (row: Cells, column: string): string => {
    const given = fixed.get(column);
    if (given !== undefined) return given;
    const name = from.get(column);
    const value = name === undefined ? (row[column] ?? row[camel(column)]) : row[name];
    return value === null || value === undefined ? '' : String(value);
  };
  const table = rows.value.map((row) =>
    Object.fromEntries(columns.map((column) => [column, cell(row, column)])),
  );
  return { ok: true, value: new TextEncoder().encode(await writeTable(columns, table)) };
}

/** Pairs such as `observed_on=Period,value=OBS_VALUE` by column of ours; `date` stands for `observed_on`. */
export function pairsOf(typed: string, option: string): Result<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>();
  const problems: Problem[] = [];
  for (const part of typed.split(',')) {
    const at = part.indexOf('=');
    const named = part.slice(0, Math.max(0, at)).trim();
    const column = named === 'date' ? 'observed_on' : named;
    const value = part.slice(at + 1).trim();
    if (at < 1 || value === '') {
      problems.push({
        path: option,
        message: `"${part}" is no pair; write a column, = and what it is called`,
      });
    } else if (!READING_COLUMNS.some((each) => each === column)) {
      problems.push({
        path: option,
        message: `there is no column "${named}"; use ${READING_COLUMNS.join(', ')}`,
      });
    } else pairs.set(column, value);
  }
  return problems.length === 0 ? { ok: true, value: pairs } : { ok: false, problems };
}

async function csvRows(bytes: Uint8Array): Promise<Result<readonly Cells[]>> {
  const { parse, CsvError } = await import('csv-parse/sync');
  try {
    const records: string[][] = parse(Buffer.from(bytes), {
      bom: true,
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
    });
    const [header = [], ...rest] = records;
    return {
      ok: true,
      value: rest.map((record) =>
        Object.fromEntries(header.map((name, at) => [name.trim(), record[at] ?? ''])),
      ),
    };
  } catch (error) {
    if (error instanceof CsvError) return unreadable(`line ${error.lines ?? 1}`, error.message);
    throw error;
  }
}

function jsonRows(bytes: Uint8Array, format: 'json' | 'jsonl'): Result<readonly Cells[]> {
  const text = new TextDecoder().decode(bytes);
  const rows: Cells[] = [];
  const lines = format === 'jsonl' ? text.split('\n') : [text];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const path = format === 'jsonl' ? `line ${at + 1}` : '';
    const parsed = parsedJson(line);
    if (parsed === undefined) return unreadable(path, 'is not JSON');
    for (const each of format === 'json' ? listIn(parsed.value) : [parsed.value]) {
      if (!isCells(each))
        return unreadable(path, 'holds something other than rows of named values');
      rows.push(each);
    }
  }
  return { ok: true, value: rows };
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** The rows of a document: a list, or the one list under `readings`. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isCells(value) && Array.isArray(value.readings)) return value.readings;
  return [value];
}

function isCells(value: unknown): value is Cells {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(path: string, message: string): Result<never> {
  return { ok: false, problems: [{ path, message }] };
}

function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
