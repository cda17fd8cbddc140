/** The lists of rows in a JSON document: of objects, or of lists. */
import type { Grid } from '../foreign.ts';
import { MOST_COLUMNS, type Room } from './room.ts';

/** Levels of a document. */
const DEEPEST = 12;
/** Lists in one document, the longest. */
const MOST_LISTS = 100;
/** A list of no more values in a row stands as cells: `key.0`, `key.1`. Also where lists in a list are looked for. */
const SHORT = 20;

type Fields = Readonly<Record<string, unknown>>;

export function jsonGrids(document: unknown, name: string, room: Room): readonly Grid[] {
  const found = listsIn(document, [])
    .toSorted((a, b) => b.rows.length - a.rows.length)
    .slice(0, MOST_LISTS);
  return found.map(({ path, rows }) => ({
    title: path.join('.') || name,
    rows: rows.every(Array.isArray)
      ? rows.map((row) => listCells(row, room))
      : tableOf(rows as Fields[], room),
  }));
}

interface List {
  readonly path: readonly string[];
  readonly rows: readonly unknown[];
}

function listsIn(value: unknown, path: readonly string[]): readonly List[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return [];
  const isList = Array.isArray(value);
  const isTable =
    isList && value.length > 0 && (value.every(isFields) || value.every(Array.isArray));
  const within = isTable && value.length > SHORT ? [] : Object.entries(value);
  const below = within.flatMap(([key, each]) => listsIn(each, [...path, key]));
  return isTable ? [{ path, rows: value }, ...below] : below;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listCells(row: readonly unknown[], room: Room): readonly string[] {
  room.take(row.length);
  return row.map(cellText);
}

/** The names of all fields, then the rows, each as far as its last field. */
function tableOf(rows: readonly Fields[], room: Room): Grid['rows'] {
  const places = new Map<string, number>();
  const cells = rows.map((fields) => {
    const row: string[] = [];
    for (const [name, value] of fieldsIn(fields, '', 0)) {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      while (row.length < place) row.push('');
      row[place] = cellText(value);
      if (place >= MOST_COLUMNS) break;
    }
    room.take(row.length);
    return row;
  });
  return [[...places.keys()], ...cells];
}

/** Of an object in the object by both names: `country.id`. */
function* fieldsIn(value: object, within: string, deep: number): Generator<[string, unknown]> {
  for (const [key, each] of Object.entries(value)) {
    const isShort = Array.isArray(each) && each.length <= SHORT;
    if (!(isFields(each) || isShort)) yield [within + key, each];
    else if (deep < DEEPEST) yield* fieldsIn(each, `${within}${key}.`, deep + 1);
  }
}

/** A list within is a table of its own, or none. */
function cellText(value: unknown): string {
  if (typeof value === 'object') return '';
  return typeof value === 'number' && !Number.isFinite(value) ? '' : String(value);
}
