/** `axiswatch export`: readings, events, assessments, journal or scores by day, as CSV, XLSX, JSON or JSON Lines. */

import { checkEndingNotOfOtherProgram, writeOutputFileInPieces } from '../../cli/files.ts';
import { checkFromNotAfterTo, parseDayOptionOrUsual } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { parseChoiceOption, parseFormatOrOutputEnding } from '../../cli/one-of.ts';
import { isSwitchGiven, type Options, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printRefusal, printRemark, refusalOutcome } from '../../cli/refusal.ts';
import {
  type CommandSession,
  checkNoStoreReadFailed,
  readSessionBoard,
  runWithCommandSession,
  sessionFileWriteOptions,
} from '../../cli/session.ts';
import { eventsWithMissingPredecessorCleared } from '../../core/journal/following.ts';
import { compareDays } from '../../core/model/day.ts';
import type { Check, Reading } from '../../core/model/model.ts';
import { isObservationNotCheck } from '../../core/model/observation.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import { lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import {
  type CsvSigns,
  type CsvTable,
  csvSignsForExcel,
  csvTablePieces,
  eventCsvTable,
  HANDLING,
  readingsCsvTable,
} from '../../store/files/csv.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { emptyTextAsNull, jsonText } from '../../text/output.ts';
import { strategyIdAndHashText } from '../../text/scored-by.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { eventJson, eventsJson } from '../../views/event-output.ts';
import { pastScoresStartDay } from '../../views/past-scores.ts';
import { assessmentJson, assessmentsJson } from '../assessments/assessment-output.ts';
import type { ExportHead } from './export-document.ts';
import { spreadsheetColumnsAndRows } from './export-sheet.ts';
import {
  assessmentsExportTable,
  EXPORTS,
  type ExportKind,
  type ExportTable,
  generateExportTableRowObjects,
  journalExportTable,
  jsonDocumentChunks,
  jsonLineTexts,
  readingsExportTable,
  scoresExportTable,
  tableWithColumn,
} from './export-tables.ts';

const FORMATS = ['csv', 'xlsx', 'json', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

/** The column of the strategy file that scores hold by. */
const STRATEGY = 'strategy';

/** The column that says which days lie ahead. */
const AHEAD = 'ahead';

/** Not rows: the whole board as one file, as `backup` writes it. */
const BOARD = 'board';
/** What says which rows there are and how they are written, with the name of the option as it is handed over. */
const NOT_OF_A_BOARD = [
  ['--format', 'format'],
  ['--from', 'from'],
  ['--to', 'to'],
  ['--excel', 'excel'],
  ['--decimal-comma', 'decimalComma'],
] as const;

/** Writes what was asked for up to the day looked at; the file's ending says the format when no option does. */
export async function exportCommand(io: Io, options: Options, path: string): Promise<ExitCode> {
  const what = textOptionValue(options, 'what') ?? 'readings';
  const asked = await parseChoiceOption('--what', [...EXPORTS, BOARD], what);
  if (!asked.ok) return printRefusal(io, asked.refusal);
  if (asked.value === BOARD) {
    const [flag] = NOT_OF_A_BOARD.find(([, name]) => options[name] !== undefined) ?? [];
    if (flag !== undefined)
      return printRefusal(
        io,
        refusalOutcome(2, `a whole board has no ${flag}; leave it out`).refusal,
      );
    return (await import('./backup.command.ts')).backupCommand(io, options, path);
  }
  const kind = asked.value;
  const day = ['from', 'to'].find((name) => textOptionValue(options, name) !== undefined);
  if (day !== undefined && kind !== 'scores')
    return printRefusal(
      io,
      refusalOutcome(2, `--${day} is a day of --what scores; name that, or leave it out`).refusal,
    );
  const isWorkbook = /\.xlsx$/i.test(path);
  const named = isWorkbook
    ? asked
    : checkEndingNotOfOtherProgram(
        path,
        'end the name in .xlsx or .csv, which a spreadsheet opens',
      );
  if (!named.ok) return printRefusal(io, named.refusal);
  const format = await parseFormatOrOutputEnding(FORMATS, textOptionValue(options, 'format'), path);
  if (!format.ok) return printRefusal(io, format.refusal);
  const excel = isSwitchGiven(options, 'excel');
  if (excel && (format.value ?? 'csv') !== 'csv')
    return printRefusal(
      io,
      refusalOutcome(2, '--excel is a way of writing CSV; name a file that ends in .csv').refusal,
    );
  if (isSwitchGiven(options, 'decimalComma') && !excel)
    return printRefusal(
      io,
      refusalOutcome(2, '--decimal-comma goes with --excel; add that, or leave it out').refusal,
    );
  if (format.value === 'xlsx' && path === '-')
    return printRefusal(
      io,
      refusalOutcome(2, 'a workbook is no text; name a file that ends in .xlsx').refusal,
    );
  return runWithCommandSession(io, options, {}, async (session) => {
    // Where numbers have a decimal comma, Excel takes what stands between commas for one cell.
    const signs = excel
      ? csvSignsForExcel(isSwitchGiven(options, 'decimalComma') ? ',' : decimalSignHere())
      : undefined;
    const made = await contentFor(session, options, kind, format.value ?? 'csv', signs);
    if (!made.ok) return printRefusal(io, made.refusal);
    const { pieces, size, checks = 0 } = made.value;
    const whole = checkNoStoreReadFailed(session.store);
    if (!whole.ok) return printRefusal(io, whole.refusal);
    if (path === '-') {
      for (const piece of joinedPieces(pieces)) if (typeof piece === 'string') io.out(piece);
      return 0;
    }
    const writing = sessionFileWriteOptions(session, isSwitchGiven(options, 'force'));
    const written = await writeOutputFileInPieces(path, joinedPieces(pieces), writing);
    if (!written.ok) return printRefusal(io, written.refusal);
    const handling = handlingOf(session);
    const looked = checks === 0 ? '' : ` and ${countWithNoun(checks, 'check')}`;
    printRemark(
      io,
      `${countWithNoun(size - checks, NOUNS[kind][0], NOUNS[kind][1])}${looked} written to ${path}${handling === '' ? '' : `; handling: ${handling}`}`,
    );
    return 0;
  });
}

const NOUNS: Readonly<Record<ExportKind, readonly [string, string]>> = {
  readings: ['reading', 'readings'],
  events: ['event', 'events'],
  assessments: ['assessment', 'assessments'],
  journal: ['entry', 'entries'],
  scores: ['day', 'days'],
};

/** The decimal sign of the language that this machine is set to. */
function decimalSignHere(): string {
  const parts = new Intl.NumberFormat().formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

interface Made {
  /** The text of the file, in order, or its bytes. */
  readonly pieces: Iterable<string | Uint8Array>;
  /** How many things it holds, ≥ 0, counted by the noun of its kind. */
  readonly size: number;
  /** How many of these are checks, which have no value, ≥ 0; none when left out. */
  readonly checks?: number;
}

/** So many signs are written at once. */
const SIGNS_AT_ONCE = 65_536;

/** The same text in fewer pieces. */
function* joinedPieces(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < SIGNS_AT_ONCE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function contentFor(
  session: CommandSession,
  options: Options,
  kind: ExportKind,
  format: Format,
  signs: CsvSigns | undefined,
): Promise<Outcome<Made>> {
  const { strategy, store, asOf } = session;
  if (kind === 'readings') {
    const readings = store.readings();
    // Of each day the reading that counts, the last of them: a file gives a day one value.
    const standing = indicatorsOfStrategy(strategy).flatMap(
      ({ id }): readonly (Reading | Check)[] =>
        [
          ...readings
            .of(id)
            .filter(({ observedOn }, at, all) => all[at + 1]?.observedOn !== observedOn),
          ...readings.checksOf(id),
        ]
          .filter(({ observedOn }) => observedOn <= asOf)
          .sort((a, b) => compareDays(a.observedOn, b.observedOn)),
    );
    const checks = standing.filter((row) => !isObservationNotCheck(row)).length;
    // As CSV exactly the columns that import takes.
    const value: Made =
      format === 'csv'
        ? await csvOf(readingsCsvTable(standing, handlingOf(session)), signs)
        : await written(session, kind, readingsExportTable(standing), format, signs);
    return { ok: true, value: { ...value, checks } };
  }
  if (kind === 'events') {
    const events = eventsWithMissingPredecessorCleared(
      store.events().filter(({ day }) => day <= asOf),
    );
    const rows = eventCsvTable(events, handlingOf(session));
    if (format === 'csv') return { ok: true, value: await csvOf(rows, signs) };
    if (format === 'xlsx')
      return { ok: true, value: await workbook(session, kind, tableOfRows(rows)) };
    const pieces = objectsText(session, format, eventsJson(events, asOf), events.map(eventJson));
    return { ok: true, value: { pieces, size: events.length } };
  }
  if (kind === 'assessments') {
    const assessments = store.assessments().filter((each) => each.asOf <= asOf);
    if (format === 'csv' || format === 'xlsx')
      return {
        ok: true,
        value: await written(session, kind, assessmentsExportTable(assessments), format, signs),
      };
    const objects = assessments.map(assessmentJson);
    const pieces = objectsText(session, format, assessmentsJson(assessments), objects);
    return { ok: true, value: { pieces, size: assessments.length } };
  }
  if (kind === 'journal') {
    const entries = store.entries({ limit: Number.MAX_SAFE_INTEGER });
    return {
      ok: true,
      value: await written(session, kind, journalExportTable(entries), format, signs),
    };
  }
  const from = parseDayOptionOrUsual(
    options,
    'from',
    pastScoresStartDay({ strategy, asOf }),
    session,
  );
  if (!from.ok) return from;
  const to = parseDayOptionOrUsual(options, 'to', asOf, session);
  if (!to.ok) return to;
  const inOrder = checkFromNotAfterTo(from.value, to.value);
  if (!inOrder.ok) return inOrder;
  const board = readSessionBoard(session);
  const rows = scoresExportTable(board, from.value, to.value);
  if (format === 'json')
    return { ok: true, value: await written(session, kind, rows, format, signs) };
  // A row is taken apart from the others: its numbers hold by this strategy file alone, and of a day ahead if nothing is recorded.
  const name = (column: string): string => (rows.keys.includes(column) ? `${column}_file` : column);
  const by = strategyIdAndHashText(strategy, session.strategyHash);
  const scored = tableWithColumn(rows, name(STRATEGY), () => by);
  const last = lastRecordableDayIfBoardAhead(board);
  const table =
    last === undefined
      ? scored
      : tableWithColumn(scored, name(AHEAD), ([day]) =>
          typeof day === 'string' && day > last ? IF_NOTHING : null,
        );
  return { ok: true, value: await written(session, kind, table, format, signs) };
}

/** How what goes out may be handled; '' where nothing is said. */
function handlingOf({ settings }: CommandSession): string {
  return terminalSafeOneLine(settings.handling?.trim() ?? '');
}

/** The document that a list prints, or its objects as lines; each says how it may be handled. */
function objectsText(
  session: CommandSession,
  format: Exclude<Format, 'csv' | 'xlsx'>,
  document: object,
  objects: readonly object[],
): Iterable<string> {
  const handling = handlingOf(session);
  const said = handling === '' ? {} : { [HANDLING]: handling };
  return format === 'json'
    ? [jsonText({ ...document, ...said })]
    : jsonLineTexts(objects.map((each) => ({ ...each, ...said })));
}

async function csvOf({ columns, rows }: CsvTable, signs: CsvSigns | undefined): Promise<Made> {
  return { pieces: await csvTablePieces(columns, rows, signs), size: rows.length };
}

function tableOfRows({ columns, rows }: CsvTable): ExportTable {
  return { columns, keys: columns, size: rows.length, rows };
}

/** A workbook of one sheet with titles and units, and days as days. */
async function workbook(
  { strategy }: CommandSession,
  kind: ExportKind,
  table: ExportTable,
): Promise<Made> {
  const { name, columns, rows } = spreadsheetColumnsAndRows(kind, table, strategy);
  const { xlsxBytes } = await import('../../store/files/xlsx.ts');
  return { pieces: [await xlsxBytes(name, columns, rows)], size: table.size };
}

async function written(
  session: CommandSession,
  kind: ExportKind,
  rows: ExportTable,
  format: Format,
  signs: CsvSigns | undefined,
): Promise<Made> {
  const { strategy, strategyHash, asOf, today } = session;
  const handling = handlingOf(session);
  // In a document it stands once at the head; rows are taken apart, and each must say it.
  const table =
    handling === '' || format === 'json' ? rows : tableWithColumn(rows, HANDLING, () => handling);
  const { columns, size } = table;
  if (format === 'csv') return { pieces: await csvTablePieces(columns, table.rows, signs), size };
  if (format === 'xlsx') return workbook(session, kind, table);
  if (format === 'jsonl')
    return { pieces: jsonLineTexts(generateExportTableRowObjects(table)), size };
  const head: ExportHead = {
    asOf,
    ...(asOf > today ? { ahead: true } : {}),
    strategy: { id: strategy.id, hash: strategyHash },
    handling: emptyTextAsNull(handling),
  };
  return {
    pieces: jsonDocumentChunks(
      { schema: `axiswatch.${kind}/1`, ...head },
      kind,
      generateExportTableRowObjects(table),
    ),
    size,
  };
}
