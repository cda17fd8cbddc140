/** `axiswatch export`: readings, events, assessments, journal or scores by day, as CSV, JSON or JSON Lines. */

import { checkOutputFileName, writeOutputPieces } from '../../cli/files.ts';
import { parseDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { outputFormatOption, parseChoiceOption } from '../../cli/one-of.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { commandRefusal, type Outcome, printRefusal, printRemark } from '../../cli/refusal.ts';
import {
  boardOfSession,
  type CommandSession,
  checkStoreReadWhole,
  openSession,
  outputFileWriting,
} from '../../cli/session.ts';
import { eventsWithoutLostLinks } from '../../core/journal/following.ts';
import { compareDays } from '../../core/model/day.ts';
import type { Check, Day, Reading } from '../../core/model/model.ts';
import { isObservation } from '../../core/model/observation.ts';
import { indicatorsOf } from '../../core/model/tree.ts';
import { recordedUpTo } from '../../core/scoring/board.ts';
import { csvTablePieces, eventsCsv, HANDLING, readingsCsv } from '../../store/files/csv.ts';
import { countWithNoun, terminalSafeOneLine } from '../../text/format.ts';
import { filledTextOrNull, jsonText } from '../../text/output.ts';
import { strategyIdWithHash } from '../../text/scored-by.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { eventJson, eventsJson } from '../../views/event-output.ts';
import { assessmentJson, assessmentsJson } from '../assessments/assessment-output.ts';
import { defaultReportStart } from '../report/report-view.ts';
import type { ExportHead } from './export-document.ts';
import {
  assessmentsExportTable,
  EXPORTS,
  type ExportKind,
  type ExportTable,
  journalExportTable,
  jsonDocumentChunks,
  jsonLines,
  readingsExportTable,
  scoresExportTable,
  tableRowObjects,
  tableWithColumn,
} from './export-tables.ts';

const FORMATS = ['csv', 'json', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

/** The column of the strategy file that scores hold by. */
const STRATEGY = 'strategy';

/** The column that says which days lie ahead. */
const AHEAD = 'ahead';

/** Not rows: the whole board as one file, as `backup` writes it. */
const BOARD = 'board';

/** Writes what was asked for up to the day looked at; the file's ending says the format when no option does. */
export async function exportReadingsCommand(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const what = textOption(options, 'what') ?? 'readings';
  const asked = await parseChoiceOption('--what', [...EXPORTS, BOARD], what);
  if (!asked.ok) return printRefusal(io, asked.refusal);
  if (asked.value === BOARD) {
    if (textOption(options, 'format') !== undefined)
      return printRefusal(
        io,
        commandRefusal(2, 'a whole board has no --format; leave it out').refusal,
      );
    return (await import('./backup.command.ts')).backupCommand(io, options, path);
  }
  const named = checkOutputFileName(path, 'end the name in .csv, which a spreadsheet opens');
  if (!named.ok) return printRefusal(io, named.refusal);
  const kind = asked.value;
  const format = await outputFormatOption(FORMATS, textOption(options, 'format'), path);
  if (!format.ok) return printRefusal(io, format.refusal);
  const opened = await openSession(io, globalOptions(options));
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const session = opened.value;
  try {
    const made = await contentFor(session, options, kind, format.value ?? 'csv');
    if (!made.ok) return printRefusal(io, made.refusal);
    const { pieces, size, checks = 0 } = made.value;
    const whole = checkStoreReadWhole(session.store);
    if (!whole.ok) return printRefusal(io, whole.refusal);
    if (path === '-') {
      for (const piece of joined(pieces)) io.out(piece);
      return 0;
    }
    const writing = outputFileWriting(session, flagOption(options, 'force'));
    const written = await writeOutputPieces(path, joined(pieces), writing);
    if (!written.ok) return printRefusal(io, written.refusal);
    const handling = handlingOf(session);
    const looked = checks === 0 ? '' : ` and ${countWithNoun(checks, 'check')}`;
    printRemark(
      io,
      `${countWithNoun(size - checks, NOUNS[kind][0], NOUNS[kind][1])}${looked} written to ${path}${handling === '' ? '' : `; handling: ${handling}`}`,
    );
    return 0;
  } finally {
    session.store.close();
  }
}

const NOUNS: Readonly<Record<ExportKind, readonly [string, string]>> = {
  readings: ['reading', 'readings'],
  events: ['event', 'events'],
  assessments: ['assessment', 'assessments'],
  journal: ['entry', 'entries'],
  scores: ['day', 'days'],
};

interface Made {
  /** The text of the file, in order. */
  readonly pieces: Iterable<string>;
  /** What it holds, counted by the noun of its kind. */
  readonly size: number;
  /** How many of these are checks, which have no value; none when left out. */
  readonly checks?: number;
}

/** So many signs are written at once. */
const SIGNS_AT_ONCE = 65_536;

/** The same text in fewer pieces. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
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
): Promise<Outcome<Made>> {
  const { strategy, store, asOf } = session;
  if (kind === 'readings') {
    const readings = store.readings();
    // Of each day the reading that counts, the last of them: a file gives a day one value.
    const standing = indicatorsOf(strategy).flatMap(({ id }): readonly (Reading | Check)[] =>
      [
        ...readings
          .of(id)
          .filter(({ observedOn }, at, all) => all[at + 1]?.observedOn !== observedOn),
        ...readings.checksOf(id),
      ]
        .filter(({ observedOn }) => observedOn <= asOf)
        .sort((a, b) => compareDays(a.observedOn, b.observedOn)),
    );
    const checks = standing.filter((row) => !isObservation(row)).length;
    // As CSV exactly the columns that import takes.
    const value: Made =
      format === 'csv'
        ? {
            pieces: [await readingsCsv(standing, handlingOf(session))],
            size: standing.length,
          }
        : await written(session, kind, readingsExportTable(standing), format);
    return { ok: true, value: { ...value, checks } };
  }
  if (kind === 'events') {
    const events = eventsWithoutLostLinks(store.events().filter(({ day }) => day <= asOf));
    const pieces =
      format === 'csv'
        ? [await eventsCsv(events, handlingOf(session))]
        : objectsText(session, format, eventsJson(events, asOf), events.map(eventJson));
    return { ok: true, value: { pieces, size: events.length } };
  }
  if (kind === 'assessments') {
    const assessments = store.assessments().filter((each) => each.asOf <= asOf);
    if (format === 'csv')
      return {
        ok: true,
        value: await written(session, kind, assessmentsExportTable(assessments), format),
      };
    const objects = assessments.map(assessmentJson);
    const pieces = objectsText(session, format, assessmentsJson(assessments), objects);
    return { ok: true, value: { pieces, size: assessments.length } };
  }
  if (kind === 'journal') {
    const entries = store.entries({ limit: Number.MAX_SAFE_INTEGER });
    return { ok: true, value: await written(session, kind, journalExportTable(entries), format) };
  }
  const from = dayOption(options, 'from', defaultReportStart(strategy, asOf), session);
  if (!from.ok) return from;
  const to = dayOption(options, 'to', asOf, session);
  if (!to.ok) return to;
  if (from.value > to.value)
    return commandRefusal(2, `--from ${from.value} lies after --to ${to.value}; swap them`);
  const board = boardOfSession(session);
  const rows = scoresExportTable(board, from.value, to.value);
  if (format === 'json') return { ok: true, value: await written(session, kind, rows, format) };
  // A row is taken apart from the others: its numbers hold by this strategy file alone, and of a day ahead if nothing is recorded.
  const name = (column: string): string => (rows.keys.includes(column) ? `${column}_file` : column);
  const by = strategyIdWithHash(strategy, session.strategyHash);
  const scored = tableWithColumn(rows, name(STRATEGY), () => by);
  const last = recordedUpTo(board);
  const table =
    last === undefined
      ? scored
      : tableWithColumn(scored, name(AHEAD), ([day]) =>
          typeof day === 'string' && day > last ? IF_NOTHING : null,
        );
  return { ok: true, value: await written(session, kind, table, format) };
}

/** How what goes out may be handled; '' where nothing is said. */
function handlingOf({ settings }: CommandSession): string {
  return terminalSafeOneLine(settings.handling?.trim() ?? '');
}

/** The document that a list prints, or its objects as lines; each says how it may be handled. */
function objectsText(
  session: CommandSession,
  format: Exclude<Format, 'csv'>,
  document: object,
  objects: readonly object[],
): Iterable<string> {
  const handling = handlingOf(session);
  const said = handling === '' ? {} : { [HANDLING]: handling };
  return format === 'json'
    ? [jsonText({ ...document, ...said })]
    : jsonLines(objects.map((each) => ({ ...each, ...said })));
}

async function written(
  session: CommandSession,
  kind: ExportKind,
  rows: ExportTable,
  format: Format,
): Promise<Made> {
  const { strategy, strategyHash, asOf, today } = session;
  const handling = handlingOf(session);
  // In a document it stands once at the head; rows are taken apart, and each must say it.
  const table =
    handling === '' || format === 'json' ? rows : tableWithColumn(rows, HANDLING, () => handling);
  const { columns, size } = table;
  if (format === 'csv') return { pieces: await csvTablePieces(columns, table.rows), size };
  if (format === 'jsonl') return { pieces: jsonLines(tableRowObjects(table)), size };
  const head: ExportHead = {
    asOf,
    ...(asOf > today ? { ahead: true } : {}),
    strategy: { id: strategy.id, hash: strategyHash },
    handling: filledTextOrNull(handling),
  };
  return {
    pieces: jsonDocumentChunks(
      { schema: `axiswatch.${kind}/1`, ...head },
      kind,
      tableRowObjects(table),
    ),
    size,
  };
}

function dayOption(
  options: Options,
  name: string,
  otherwise: Day,
  { today, asOf }: CommandSession,
): Outcome<Day> {
  const typed = textOption(options, name);
  if (typed === undefined) return { ok: true, value: otherwise };
  const day = parseDayOption(typed, today, asOf);
  return day.ok ? day : commandRefusal(2, `--${name}: ${day.problems[0]?.message ?? 'not a day'}`);
}
