/** Rows of the two tables, checked, and back to cells: format 3, section 2. */
import { type Day, isoDay, parseIsoDay } from './day.ts';
import { suggestion } from './near.ts';
import { type Problem, problemText, Refusal } from './problem.ts';
import {
  CONFIDENCES,
  EFFECTS,
  type EventRow,
  type Evidence,
  type ReadingRow,
  STAGES,
} from './record.ts';
import { findNode, type Leaf, type Node, placeOf, type Strategy } from './strategy.ts';

/** A table of texts as it was read; lines count from 1, and its heading is on line 0 where it has none of its own. */
export interface Table {
  readonly heading: TableRow;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly string[];
  /** Where it begins: a quoted cell may hold line breaks. */
  readonly line: number;
}

const EVIDENCE = ['confidence', 'source', 'url', 'quote', 'note'] as const;
export const READING_COLUMNS = ['indicator', 'day', 'value', ...EVIDENCE] as const;
export const EVENT_COLUMNS = [
  'id',
  'day',
  'nodes',
  'title',
  'side',
  'stage',
  'effect',
  'amount',
  'follows',
  ...EVIDENCE,
] as const;

/** Columns that must be there. */
export const READING_NEEDS = ['indicator', 'day', 'value'] as const;
export const EVENT_NEEDS = ['day', 'nodes', 'title', 'side'] as const;

type ReadingColumn = (typeof READING_COLUMNS)[number];
type EventColumn = (typeof EVENT_COLUMNS)[number];
/** What was written for a row, by column; what is left out is empty. */
export type ReadingTexts = Readonly<Partial<Record<ReadingColumn, string>>>;
export type EventTexts = Readonly<Partial<Record<EventColumn, string>>>;

/** A row, or what is wrong with it by column. */
export type Checked<Row> = { readonly row: Row } | { readonly problems: readonly Problem[] };

export interface Today {
  readonly today: Day;
}

export interface EventContext extends Today {
  /** The events in force, by id. */
  readonly stored: ReadonlyMap<string, EventRow>;
}

/** The readings and checks of a whole table; refuses it with every bad row. */
export function readReadings(table: Table, strategy: Strategy, context: Today): ReadingRow[] {
  const seen = new Map<string, { readonly value: number; readonly line: number }>();
  const otherValue = ({ indicator, day, value }: ReadingRow, line: number): Problem[] => {
    if (value === undefined) return [];
    const key = `${indicator} ${day}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, { value, line });
    if (first === undefined || first.value === value) return [];
    const message = `must be ${first.value} as on line ${first.line}, of the same indicator and day`;
    return [{ path: 'value', message }];
  };
  const { lines, wrong, problems } = linesOf(table, READING_COLUMNS, READING_NEEDS);
  const rows = lines.flatMap(({ texts, line }) => {
    const checked = checkReading(texts, strategy, context);
    const bad = 'row' in checked ? otherValue(checked.row, line) : checked.problems;
    problems.push(...bad.map((problem) => onLine(line, problem)));
    return 'row' in checked ? [checked.row] : [];
  });
  if (wrong.length + problems.length > 0) throw new Refusal([...wrong, ...problems]);
  return rows;
}

/** The events of a whole table; refuses it with every bad row. */
export function readEvents(table: Table, strategy: Strategy, context: EventContext): EventRow[] {
  const { lines, wrong, problems } = linesOf(table, EVENT_COLUMNS, EVENT_NEEDS);
  // An event may follow one that stands below it, or one whose row is bad.
  const known = new Map<string, EventRow | undefined>(context.stored);
  const first = new Map<string, number>();
  const all = lines.map(({ texts, line }) => {
    const checked = checkEventAlone(texts, strategy, context);
    const row = 'row' in checked ? checked.row : undefined;
    const id = row?.id ?? texts.id?.trim() ?? '';
    known.set(id, row);
    if (!first.has(id)) first.set(id, line);
    return { line, row, id, bad: 'row' in checked ? [] : checked.problems };
  });
  for (const { line, row, id, bad } of all) {
    const told = row === undefined ? [...bad] : tiesOf(row, context.stored, known);
    const above = first.get(id) as number;
    if (above !== line && id !== '') {
      told.push({ path: 'id', message: `must be another id: line ${above} has "${id}" already` });
    }
    problems.push(...told.map((problem) => onLine(line, problem)));
  }
  if (wrong.length + problems.length > 0) throw new Refusal([...wrong, ...problems]);
  return all.flatMap(({ row }) => row ?? []);
}

/** A reading, or without a value a check. */
export function checkReading(
  texts: ReadingTexts,
  strategy: Strategy,
  context: Today,
): Checked<ReadingRow> {
  return checking((tell) => {
    const leaf = checkIndicator(textOf(texts.indicator), strategy, tell);
    const value = checkNumber('value', textOf(texts.value), tell);
    if (leaf !== undefined && value !== undefined) checkValue(leaf, value, tell);
    return filled<ReadingRow>({
      indicator: leaf?.id,
      day: checkDay(textOf(texts.day), context, tell),
      value,
      ...checkEvidence(texts, tell),
    });
  });
}

/** An event beside those that are stored; without an id it gets one by its contents. */
export function checkEvent(
  texts: EventTexts,
  strategy: Strategy,
  context: EventContext,
): Checked<EventRow> {
  const checked = checkEventAlone(texts, strategy, context);
  if ('problems' in checked) return checked;
  const problems = tiesOf(checked.row, context.stored, context.stored);
  return problems.length > 0 ? { problems } : checked;
}

/** Whether a value lies more than ten spans beyond a goalpost: it is taken only after a yes. */
export function farOut(leaf: Leaf, value: number): boolean {
  const place = placeOf(leaf, value);
  return place < -10 || place > 11;
}

/** So many times the previous reading, or one part of so many, is asked about. */
const SUSPICIOUS = 9.5;

/** What a step from one reading to the next looks like where a unit or a digit was probably mistaken. */
export function stepRemark(leaf: Leaf, before: number, value: number): string | undefined {
  if (leaf.levels !== undefined || leaf.count !== undefined) return undefined;
  for (const [ratio, part] of [
    [value / before, ''],
    [before / value, '1/'],
  ] as const) {
    if (ratio < SUSPICIOUS || !Number.isFinite(ratio)) continue;
    const times = ratio < 100 ? Math.round(ratio) : Number(ratio.toPrecision(2));
    return `about ${part}${times.toLocaleString('en-GB')} times the previous reading`;
  }
  return Math.abs(placeOf(leaf, value) - placeOf(leaf, before)) > 1
    ? 'a step of more than the whole scale'
    : undefined;
}

/** The cells of a row in the order of READING_COLUMNS. */
export function readingCells(row: ReadingRow): string[] {
  return READING_COLUMNS.map((column) => (column === 'day' ? isoDay(row.day) : cell(row[column])));
}

/** The cells of a row in the order of EVENT_COLUMNS. */
export function eventCells(row: EventRow): string[] {
  return EVENT_COLUMNS.map((column) => (column === 'day' ? isoDay(row.day) : cell(row[column])));
}

/** Whether two rows are equal in every column. */
export function sameRow(one: ReadingRow | EventRow, other: ReadingRow | EventRow): boolean {
  const cells = (row: ReadingRow | EventRow) =>
    JSON.stringify('nodes' in row ? eventCells(row) : readingCells(row));
  return cells(one) === cells(other);
}

function cell(value: string | number | readonly string[] | undefined): string {
  return typeof value === 'object' ? value.join(' ') : String(value ?? '');
}

/** The rows by column, and what is wrong with the heading and with their lengths. */
export function linesOf<Column extends string>(
  { heading, rows }: Table,
  columns: readonly Column[],
  required: readonly Column[],
) {
  const names = heading.cells.map(textOf);
  const wrong: Problem[] = [];
  const path = heading.line === 0 ? '' : `line ${heading.line}`;
  const told = (message: string) => wrong.push({ path, message });
  for (const [at, name] of names.entries()) {
    if (!columns.includes(name as Column)) {
      told(`"${name}" is not a column; ${suggestion(name, columns)}`);
    } else if (names.indexOf(name) !== at) {
      told(`column ${name} must be named once`);
    }
  }
  const missing = required.filter((name) => !names.includes(name));
  for (const name of missing) told(`column ${name} is missing; ${required.join(', ')} are needed`);
  if (missing.length > 0) throw new Refusal(wrong);

  const problems: Problem[] = [];
  const lines: { line: number; texts: Partial<Record<Column, string>> }[] = [];
  for (const { cells, line } of rows) {
    // An empty line is one empty cell.
    if (cells.length <= 1 && textOf(cells[0]) === '') continue;
    if (cells.length > names.length) {
      const message = `must have at most ${names.length} cells as the heading, not ${cells.length}`;
      problems.push({ path: `line ${line}`, message });
      continue;
    }
    const texts: Partial<Record<Column, string>> = {};
    for (const [at, text] of cells.entries()) texts[names[at] as Column] ??= text;
    lines.push({ line, texts });
  }
  return { lines, wrong, problems };
}

function onLine(line: number, problem: Problem): Problem {
  return { path: `line ${line}`, message: problemText(problem) };
}

type Tell = (path: ReadingColumn | EventColumn, message: string) => undefined;

function checking<Row>(make: (tell: Tell) => Row): Checked<Row> {
  const problems: Problem[] = [];
  const row = make((path, message) => {
    problems.push({ path, message });
  });
  return problems.length > 0 ? { problems } : { row };
}

/** A row without its empty fields; what is undefined and needed has been told as a problem. */
function filled<Row extends object>(
  fields: {
    readonly [Name in keyof Required<Row>]: Row[Name] | undefined;
  },
): Row {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Row;
}

function checkEventAlone(texts: EventTexts, strategy: Strategy, context: Today): Checked<EventRow> {
  const checked = checking((tell) => {
    const nodes = checkNodes(textOf(texts.nodes), strategy, tell);
    const title = textOf(texts.title);
    const effect = oneOf('effect', EFFECTS, textOf(texts.effect), tell);
    const amount = checkNumber('amount', textOf(texts.amount), tell) ?? 1;
    if (title === '') tell('title', 'must say what happened');
    if (amount < 0) tell('amount', 'must be at least 0');
    const signed = nodes.find((node) => node.kind === 'leaf' && node.signed);
    if (signed !== undefined && textOf(texts.effect) === '') {
      tell('effect', `must be good or bad: ${signed.id} counts good events minus bad ones`);
    }
    return filled<EventRow>({
      id: textOf(texts.id),
      day: checkDay(textOf(texts.day), context, tell),
      nodes: nodes.map(({ id }) => id),
      title,
      side: checkSide(textOf(texts.side), strategy, tell),
      stage: oneOf('stage', STAGES, textOf(texts.stage), tell),
      effect,
      amount,
      follows: textOf(texts.follows),
      ...checkEvidence(texts, tell),
    });
  });
  return 'row' in checked
    ? { row: { ...checked.row, id: checked.row.id ?? idOf(checked.row) } }
    : checked;
}

/** An id by contents, so that a table without ids is the same events when it is read again. */
function idOf(row: EventRow): string {
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(row)) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 0x01000193);
  }
  return `${isoDay(row.day)}-${(hash >>> 0).toString(36)}`;
}

/** How an event goes with others: its id is its own, and what it follows came before it. */
function tiesOf(
  row: EventRow,
  stored: ReadonlyMap<string, EventRow>,
  known: ReadonlyMap<string, EventRow | undefined>,
): Problem[] {
  const problems: Problem[] = [];
  const { id, day, follows } = row;
  const before = stored.get(id);
  if (before !== undefined && !sameRow(before, row)) {
    problems.push({
      path: 'id',
      message: `"${id}" is recorded with other contents; correct that one`,
    });
  }
  if (follows === undefined) return problems;
  const followed = known.get(follows);
  if (follows === id || !known.has(follows)) {
    problems.push({
      path: 'follows',
      message: `must be the id of another event, not "${follows}"`,
    });
  } else if (followed !== undefined && followed.day > day) {
    const message = `must be an event of the same day or before, and "${follows}" is of ${isoDay(followed.day)}`;
    problems.push({ path: 'follows', message });
  }
  return problems;
}

function checkIndicator(id: string, strategy: Strategy, tell: Tell): Leaf | undefined {
  const node = findNode(strategy, id);
  if (node?.kind === 'leaf') return node;
  const ids = strategy.leaves.map((leaf) => leaf.id);
  const is = node === undefined ? 'is not an indicator' : 'is a branch, not an indicator';
  return tell('indicator', `"${id}" ${is}; ${suggestion(id, ids)}`);
}

function checkNodes(text: string, strategy: Strategy, tell: Tell): Node[] {
  const ids = text.split(/\s+/).filter((id) => id !== '');
  if (ids.length === 0)
    tell('nodes', 'must name what the event is about: ids of indicators or branches');
  const nodes = ids.flatMap((id) => {
    const node = findNode(strategy, id);
    if (node !== undefined) return [node];
    const known = [...strategy.nodes.values()].map((one) => one.id);
    tell('nodes', `"${id}" is not a branch or an indicator; ${suggestion(id, known)}`);
    return [];
  });
  return [...new Set(nodes)];
}

function checkSide(id: string, strategy: Strategy, tell: Tell): string | undefined {
  const side = strategy.sides.find((one) => one.id.toLowerCase() === id.toLowerCase());
  const ids = strategy.sides.map((one) => one.id).join(', ');
  return side?.id ?? tell('side', mustBe(`one of ${ids}`, id));
}

function checkDay(text: string, { today }: Today, tell: Tell): Day | undefined {
  const day = parseIsoDay(text);
  if (day === undefined) return tell('day', mustBe('a day such as 2024-11-08', text));
  return day > today ? tell('day', `must not be after today, ${isoDay(today)}`) : day;
}

function checkNumber(name: 'value' | 'amount', text: string, tell: Tell): number | undefined {
  if (text === '') return undefined;
  const number = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  // -0 is 0.
  if (Number.isFinite(number)) return number + 0;
  return tell(name, numberProblem(text));
}

const mustBe = (what: string, text: string): string => `must be ${what}, not "${text}"`;

/** What is wrong with what is no number; of one with a comma, which numbers it can mean. */
export function numberProblem(text: string): string {
  const thousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? [text.replaceAll(',', '')] : [];
  const decimal = /^-?\d+,\d+$/.test(text) ? [text.replace(',', '.')] : [];
  const readings = [...thousands, ...decimal].join(' or ');
  return mustBe(readings || 'a number such as 1234.5 or -2e3', text);
}

/** A number as a person types it, as a table has it: no blanks between thousands, a plain minus. */
export function plainNumber(text: string): string {
  const typed = text.trim().replace('\u2212', '-');
  return /^-?\d{1,3}(\s\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(/\s/g, '') : typed;
}

function checkValue({ id, count, log, levels }: Leaf, value: number, tell: Tell): void {
  if (count !== undefined) tell('value', `must be empty: ${id} counts events; record an event`);
  if (log && value <= 0) tell('value', `must be above 0: ${id} has a log scale`);
  if (levels !== undefined && levels[value] === undefined) {
    const names = levels.map((name, level) => `${level} (${name})`).join(', ');
    tell('value', `must be one of ${names}`);
  }
}

function checkEvidence(texts: ReadingTexts | EventTexts, tell: Tell): Required<Evidence> {
  return {
    confidence: oneOf('confidence', CONFIDENCES, textOf(texts.confidence), tell) ?? 'moderate',
    source: textOf(texts.source),
    url: textOf(texts.url),
    quote: textOf(texts.quote),
    note: textOf(texts.note),
  };
}

function oneOf<Choice extends string>(
  name: 'confidence' | 'stage' | 'effect',
  choices: readonly Choice[],
  text: string,
  tell: Tell,
): Choice | undefined {
  if (text === '') return undefined;
  const choice = choices.find((one) => one === text);
  return choice ?? tell(name, mustBe(`${choices.join(', ')} or empty`, text));
}

function textOf(text: string | undefined): string {
  return (text ?? '').trim();
}
