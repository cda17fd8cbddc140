/** JSON and JSON Lines as rows: a list of objects, of lists, or an object of days. */
import { jsonSyntaxProblem } from '../../core/model/json-text.ts';
import { type Result, refusalResult } from '../../core/model/model.ts';
import { isJsonObject, type Raw } from '../../core/model/raw-json.ts';
import { recipeFieldInFileText, type SayField } from '../../core/recipes/field-words.ts';
import type { Cell, Table } from '../../core/recipes/table.ts';

/** The rows at a path of a document; refused: a text that is no JSON, and a path that leads to no rows, with those that do, and `say` for how one is named. */
export function parseJsonTable(
  text: string,
  path: string | undefined,
  say: SayField = recipeFieldInFileText,
): Result<Table> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, problems: [jsonSyntaxProblem(text)] };
  }
  if (path === undefined) {
    if (Array.isArray(document) && isRows(document)) return tableOf(document);
    const paths = pathsOfRows(document);
    const [only] = paths;
    if (only !== undefined && paths.length === 1) return tableAt(document, only);
    return refusalResult(
      paths.length === 0
        ? 'there is no list of rows in this document; name a file that has one'
        : `there are rows at ${paths.map((each) => `"${each}"`).join(', ')}; say which with ${say('path')}`,
    );
  }
  return tableAt(document, path);
}

function tableAt(document: unknown, path: string): Result<Table> {
  const found = at(document, path);
  if (Array.isArray(found) || isJsonObject(found)) return tableOf(found);
  const paths = pathsOfRows(document);
  const there =
    paths.length === 0 ? 'nowhere' : `at ${paths.map((each) => `"${each}"`).join(', ')}`;
  return refusalResult(`the path "${path}" leads to no rows; there are rows ${there}`);
}

/** The rows of lines that are each a JSON object, or of those at a path in each of them. */
export function parseJsonLinesTable(text: string, path: string | undefined): Result<Table> {
  const rows: unknown[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      const value: unknown = JSON.parse(line);
      rows.push(path === undefined ? value : at(value, path));
    } catch {
      const { message } = jsonSyntaxProblem(line);
      return { ok: false, problems: [{ path: `line ${index + 1}`, message }] };
    }
  }
  return tableOf(rows);
}

/** The ways to lists of rows in a text of JSON; none where it is no JSON, '' for the document itself. */
export function jsonRowListPaths(text: string): readonly string[] {
  try {
    return pathsOfRows(JSON.parse(text));
  } catch {
    return [];
  }
}

function at(document: unknown, path: string): unknown {
  let value = document;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isJsonObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** Levels of a document that are looked through. */
const DEEPEST = 5;

/** The ways to the lists of objects or lists in a document, the shallowest first. */
function pathsOfRows(document: unknown): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown, keys: readonly string[]): void => {
    if (Array.isArray(value) && isRows(value)) {
      found.push(keys.join('.'));
      return;
    }
    if (keys.length >= DEEPEST || typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) look(inner, [...keys, key]);
  };
  look(document, []);
  return found;
}

function isRows(list: readonly unknown[]): boolean {
  if (list.length === 0) return false;
  return list.every((each) => isJsonObject(each)) || list.every((each) => Array.isArray(each));
}

function tableOf(found: unknown[] | Raw): Result<Table> {
  if (!Array.isArray(found)) return tableOf(rowsOfFields(found));
  if (found.length === 0) return refusalResult('the list of rows is empty; fetch the file again');
  if (found.every((each) => Array.isArray(each)))
    return { ok: true, value: { rows: found.map((row) => row.map(jsonCell)) } };
  const names = new Map<string, number>();
  const rows = found.map((each) => {
    const row: Cell[] = [];
    for (const [name, cell] of cellsOfFields(isJsonObject(each) ? each : { value: each })) {
      const place = names.get(name) ?? names.size;
      names.set(name, place);
      row[place] = cell;
    }
    // What another row has and this one has not is an empty cell.
    return Array.from(row, (cell) => cell ?? '');
  });
  return { ok: true, value: { rows: [[...names.keys()], ...rows], firstRow: 0, named: true } };
}

/** An object whose fields are rows, such as a value or an object by day. */
function rowsOfFields(fields: Raw): Raw[] {
  return Object.entries(fields).map(([key, value]) =>
    isJsonObject(value) ? { key, ...value } : { key, value },
  );
}

/** The cells of an object, those of an object in it by both names: `country.id`; `deep`: the number of objects around it, 0…5. */
function* cellsOfFields(fields: Raw, within = '', deep = 0): Generator<readonly [string, Cell]> {
  for (const [key, value] of Object.entries(fields)) {
    const name = `${within}${key}`;
    if (isJsonObject(value) && deep < DEEPEST) yield* cellsOfFields(value, `${name}.`, deep + 1);
    else yield [name, jsonCell(value)];
  }
}

/** A value as a cell; a number that is too large to be one, such as 1e999, is none and stays a text. */
function jsonCell(value: unknown): Cell {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
