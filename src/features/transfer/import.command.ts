/** `axiswatch import`: a file of readings, taken in whole or refused whole. */

import { shouldAskForConfirmation } from '../../cli/confirm.ts';
import { type InputFile, openInputFile } from '../../cli/files.ts';
import { type ExitCode, INTERRUPTING, Interruption, type Io } from '../../cli/io.ts';
import { parseFormatOrFileEnding } from '../../cli/one-of.ts';
import {
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
  textOptionValue,
} from '../../cli/options.ts';
import { makeTerminalProgressBar, type Progress } from '../../cli/progress.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import type { Observation, Problem, Result } from '../../core/model/model.ts';
import {
  isObservationNotCheck,
  type ObservedRow,
  parseObservation,
  parseReadingOrCheckRow,
} from '../../core/model/observation.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import { isFarBeyondGoalposts } from '../../core/scoring/leaf.ts';
import { readDiskTroubleReasonWithAdvice } from '../../store/files/fs-errors.ts';
import {
  IMPORT_FORMATS,
  parseColumnAssignments,
  readImportRowsStreamed,
} from '../../store/files/import-formats.ts';
import { hasMappedColumns, MEND_OF_LARGE_DOCUMENT } from '../../store/files/json-rows.ts';
import { readWholeFileLimitOfMachine, TooLarge } from '../../store/files/read-whole.ts';
import type { FileRow, FirstRows } from '../../store/journal/store-types.ts';
import { importPreviewJson, type Would } from '../../views/done-json.ts';
import { askAndRecordImport, tryAndPrintValidImportRows } from './import-aside.command.ts';
import {
  askWhetherFarValuesAreMeant,
  contradictingRowProblems,
  farBeyondGoalpostsRowProblems,
  type HowToRead,
  importMistakeHintText,
  MOST_PROBLEMS,
  problemsWithNearestNames,
} from './import-refused.command.ts';

/** How many readings are set aside in one go. */
const BATCH = 1_000;

/**
 * Takes in a readings file. A person is shown what it would add and change, and asked; with `--dry-run` that is all.
 *
 * The file is read as it comes and set aside on the disk, then recorded in one transaction: whatever ends the program
 * before that is done leaves the journal as it was.
 */
export async function importReadingsCommand(
  io: Io,
  options: Options,
  given: string,
): Promise<ExitCode> {
  const { askWhichFileInFolder } = await import('../recipes/file-meant.command.ts');
  const meant = await askWhichFileInFolder(io, given);
  if (!meant.ok) return printRefusal(io, meant.refusal);
  const path = meant.value;
  const { importByRecipeCommand } = await import('../recipes/import-taught.command.ts');
  const taken = await importByRecipeCommand(io, options, path);
  if (taken !== undefined) return taken;
  const dryRun = isSwitchGiven(options, 'dryRun');
  const asked = await readingOf(options, path);
  if (!asked.ok) return printRefusal(io, asked.refusal);
  const interruption = new AbortController();
  const input = openInputFile(io, path, interruption.signal);
  if (!input.ok) return printRefusal(io, input.refusal);
  const { size = 0 } = input.value;
  if (asked.value.format === 'json' && size > readWholeFileLimitOfMachine()) {
    const { message } = new TooLarge(MEND_OF_LARGE_DOCUMENT);
    return printRefusal(io, refusalOutcome(1, `cannot be read: ${message}`, path).refusal);
  }
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'the file says which day each reading is for',
    untouched: dryRun,
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const session = opened.value;
  const { readOnly, path: storePath } = session.store;
  if (!dryRun && readOnly !== undefined) {
    session.store.close();
    return printRefusal(
      io,
      refusalOutcome(1, `nothing was recorded: ${readOnly}`, storePath).refusal,
    );
  }
  const progress = makeTerminalProgressBar(io);
  const interrupt = (name: NodeJS.Signals): void => interruption.abort(name);
  for (const name of INTERRUPTING) process.once(name, interrupt);
  const disarm = (): void => {
    for (const name of INTERRUPTING) process.off(name, interrupt);
  };
  try {
    const ending = { signal: interruption.signal, disarm };
    const what = `${path === '-' ? 'the input' : path} was refused and nothing was stored`;
    const taken = await setAside(session, input.value, asked.value, progress);
    if (!taken.ok) return printRefusal(io, { exitCode: 1, what, problems: taken.problems });
    const { wrong, rows, read, beyond } = taken.value;
    const asks = shouldAskForConfirmation(io, session, dryRun);
    const isAsked = asks && wrong.length === 0 && beyond.rows.length > 0;
    if (isAsked) {
      progress.end();
      if (!(await askWhetherFarValuesAreMeant(io, session.strategy, beyond, interruption.signal)))
        return printRefusal(io, refusalOutcome(1, 'nothing was stored').refusal);
    }
    const problems = isAsked
      ? []
      : [...wrong, ...farBeyondGoalpostsRowProblems(session.strategy, beyond)];
    if (problems.length > 0) {
      const left = session.store.leaveOutDoubts();
      const sound = left.ok ? left.value : 0;
      // A trial, and a person, is told what the sound rows would do, though a file with others is taken in by none of them.
      const refused = rows - sound;
      const none: Would = { recorded: 0, skipped: 0, replaced: 0, refused, readings: [] };
      const aside = { path, rows: sound, refused };
      const would =
        sound > 0 && (dryRun || asks)
          ? await tryAndPrintValidImportRows(io, session, aside, progress, ending)
          : none;
      progress.end();
      const whole = sound === 0 ? '' : `, not even its ${countWithNoun(sound, 'sound row')}`;
      return printRefusal(io, {
        exitCode: 1,
        what: `${what}${whole}${importMistakeHintText(asked.value, problems, read)}`,
        problems: await problemsWithNearestNames(problems, session.strategy),
        most: MOST_PROBLEMS,
        would: dryRun && would !== undefined ? importPreviewJson(would) : undefined,
      });
    }
    return await askAndRecordImport(io, session, { path, rows }, progress, dryRun, ending);
  } catch (error) {
    const { aborted, reason } = interruption.signal;
    if (aborted) throw new Interruption('nothing was stored', reason);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return printRefusal(
      io,
      refusalOutcome(1, `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}`, path).refusal,
    );
  } finally {
    disarm();
    progress.end();
    session.store.close();
  }
}

async function readingOf(options: Options, path: string): Promise<Outcome<HowToRead>> {
  const named = await parseFormatOrFileEnding(
    IMPORT_FORMATS,
    textOptionValue(options, 'format'),
    path,
  );
  if (!named.ok) return named;
  const { value: format } = named;
  const pairs = (name: 'map' | 'set') => {
    const given = textOptionValue(options, name);
    return given === undefined
      ? { ok: true as const, value: new Map<string, string>() }
      : parseColumnAssignments(given, `--${name}`);
  };
  const [from, fixed] = [pairs('map'), pairs('set')];
  if (!from.ok) return { ok: false, refusal: { exitCode: 2, problems: from.problems } };
  if (!fixed.ok) return { ok: false, refusal: { exitCode: 2, problems: fixed.problems } };
  const decimalComma = isSwitchGiven(options, 'decimalComma');
  const isMeant = isSwitchGiven(options, 'beyond');
  const mapping = { from: from.value, fixed: fixed.value, decimalComma };
  return {
    ok: true,
    value: { format: format ?? 'csv', isGuessed: format === undefined, mapping, isMeant },
  };
}

/** A file whose readings were set aside. */
interface Taken {
  /** Every problem in it but values far beyond the goalposts. */
  readonly wrong: readonly Problem[];
  readonly beyond: FirstRows<FileRow<Observation>>;
  /** Rows below the heading, ≥ 0. */
  readonly rows: number;
  /** Rows that are readings, ≥ 0. */
  readonly read: number;
}

/** Reads the whole file and sets its readings aside; refused where the disk does not take them. */
async function setAside(
  { strategy, store, today }: CommandSession,
  { bytes, size }: InputFile,
  { format, mapping, isMeant }: HowToRead,
  progress: Progress,
): Promise<Result<Taken>> {
  const indicators = new Map(indicatorsOfStrategy(strategy).map((each) => [each.id, each]));
  const isFar = (row: ObservedRow): boolean => {
    const goalposts = indicators.get(row.indicator)?.goalposts;
    if (isMeant || goalposts === undefined || !isObservationNotCheck(row)) return false;
    return isFarBeyondGoalposts(row.value, goalposts);
  };
  // Elsewhere an empty cell is a gap, and nobody's word that they looked.
  const parseRow = hasMappedColumns(mapping) ? parseObservation : parseReadingOrCheckRow;
  let [done, rows, read] = [0, 0, 0];
  let batch: FileRow[] = [];
  let trouble: readonly Problem[] = [];
  const flush = (): void => {
    const kept = store.setAside(batch);
    batch = [];
    if (!kept.ok) trouble = kept.problems;
  };
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      done += piece.length;
      yield piece;
      progress.say('reading', rows, size === undefined ? undefined : done / size);
      // What the disk refuses once it will refuse again: there is no use in reading on.
      if (trouble.length > 0) return;
    }
  };
  const wrong = await readImportRowsStreamed(pieces(), format, mapping, (row, place) => {
    rows += 1;
    const parsed: Result<ObservedRow> = row.ok ? parseRow(row.value, strategy, today, place) : row;
    if (!parsed.ok) return parsed.problems;
    read += 1;
    batch.push({ observation: parsed.value, place, beyond: isFar(parsed.value) });
    if (batch.length === BATCH && trouble.length === 0) flush();
    return undefined;
  });
  if (trouble.length === 0) flush();
  if (trouble.length > 0) return { ok: false, problems: trouble };
  const doubts = store.doubtsAside();
  if (!doubts.ok) return doubts;
  const { contradictions, beyond } = doubts.value;
  const contradicting = contradictingRowProblems(strategy, contradictions);
  return { ok: true, value: { wrong: [...wrong, ...contradicting], beyond, rows, read } };
}
