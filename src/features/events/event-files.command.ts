/** `axiswatch event import` and `event export`: events as files. */

import { askYesOrNo, shouldAskForConfirmation } from '../../cli/confirm.ts';
import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import { readInputBytes, writeFileOrStdout } from '../../cli/files.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { parseFormatOrFileEnding, parseFormatOrOutputEnding } from '../../cli/one-of.ts';
import { isSwitchGiven, type Options, textOptionValue } from '../../cli/options.ts';
import { printRefusal, refusalOutcome, takeBackHintText } from '../../cli/refusal.ts';
import { runWithCommandSession, sessionFileWriteOptions } from '../../cli/session.ts';
import { eventsWithMissingPredecessorCleared } from '../../core/journal/following.ts';
import type { Event, Problem, Strategy } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { eventsCsvText, parseCsvEvents } from '../../store/files/csv.ts';
import { IMPORT_FORMATS, parseJsonEvents } from '../../store/files/import-formats.ts';
import type { WrittenEvents } from '../../store/journal/store-types.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { eventCorrectionText } from '../../views/corrected-from.ts';
import { eventListTexts } from '../../views/event-output.ts';

/** So many of a list are told in words. */
const MOST = 10;

/**
 * Takes in an events file, whole or not at all. A person is shown what it would add, and asked; with `--dry-run` that is
 * all.
 */
export async function importEventsCommand(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const format = await parseFormatOrFileEnding(
    IMPORT_FORMATS,
    textOptionValue(options, 'format'),
    path,
  );
  if (!format.ok) return printRefusal(io, format.refusal);
  const bytes = await readInputBytes(io, path);
  if (!bytes.ok) return printRefusal(io, bytes.refusal);
  const dryRun = isSwitchGiven(options, 'dryRun');
  return runWithCommandSession(
    io,
    options,
    {
      writes: 'the file says which day each event is of',
      untouched: dryRun,
    },
    async (session) => {
      const { strategy, store, today } = session;
      const kind = format.value ?? 'csv';
      const parsed =
        kind === 'csv'
          ? await parseCsvEvents(bytes.value, strategy, today)
          : await parseJsonEvents(bytes.value, kind, strategy, today);
      const asks = shouldAskForConfirmation(io, session, dryRun);
      if (dryRun || asks) {
        const before = store.events();
        const tried = parsed.ok ? await store.tryEvents(parsed.value) : parsed;
        if (!tried.ok) return refusedFile(io, path, tried.problems);
        sayWritten({ ...io, quiet: false }, path, tried.value, [
          ...newLines(strategy, before, tried.value.seen, io.terminal()),
          ...changedLines(before, tried.value.seen, io.columns()),
        ]);
        if (dryRun || tried.value.recorded === 0) return 0;
        if (!(await askYesOrNo(io, 'Record them?')))
          return printRefusal(io, refusalOutcome(1, 'nothing was stored').refusal);
      }
      const written = parsed.ok ? store.recordEvents(parsed.value) : parsed;
      if (!written.ok) return refusedFile(io, path, written.problems);
      sayWritten(io, path, written.value);
      return 0;
    },
  );
}

function refusedFile(io: Io, path: string, problems: readonly Problem[]): ExitCode {
  const what = `${path === '-' ? 'the input' : path} was refused and nothing was stored`;
  return printRefusal(io, { exitCode: 1, what, problems, most: MOST });
}

/** The first of the events that a file adds. */
function newLines(
  strategy: Strategy,
  before: readonly Event[],
  after: readonly Event[],
  cells: number | undefined,
): readonly string[] {
  const known = new Set(before.map(({ id }) => id));
  const events = after.filter(({ id }) => !known.has(id));
  const lines = eventListTexts(strategy, events.slice(0, MOST), cells);
  return events.length === 0 ? [] : ['', ...lines, ...moreLine(events.length)];
}

/** The first of those that it corrects, with what they say otherwise. */
function changedLines(
  before: readonly Event[],
  after: readonly Event[],
  cells: number,
): readonly string[] {
  const known = new Map(before.map((event) => [event.id, event]));
  const changes = after.flatMap((event) => {
    const was = known.get(event.id);
    if (was === undefined || was.seq === event.seq) return [];
    const { id: _, seq: __, author: ___, recordedAt: ____, ...happening } = event;
    return [
      `${dayText(was.day)} ${terminalSafeOneLine(was.title)}: ${eventCorrectionText(was, happening)}`,
    ];
  });
  const lines = changes
    .slice(0, MOST)
    .flatMap((change) => labelledParagraphTexts('  ', change, cells));
  return changes.length === 0 ? [] : ['', 'Changed', ...lines, ...moreLine(changes.length)];
}

/** `and 3 more`, of `many` events, ≥ 0, of which the first are listed; nothing where all are. */
function moreLine(many: number): readonly string[] {
  return many > MOST ? [`and ${many - MOST} more`] : [];
}

/** What was recorded, or with the lines of a trial what would be. */
function sayWritten(
  io: Io,
  path: string,
  { recorded, skipped, replaced }: WrittenEvents,
  trial?: readonly string[],
): void {
  const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
  const changed =
    replaced === 0
      ? ''
      : `, ${replaced} of them ${replaced === 1 ? 'a correction' : 'corrections'}`;
  const counted = `${countWithNoun(recorded, 'event')}${changed}${known}.`;
  const says =
    trial === undefined
      ? `Recorded: ${counted}${takeBackHintText(io, recorded)}`
      : `Would record: ${counted}`;
  const written = trial === undefined && recorded > 0;
  printWhatWasDoneOnStdout(
    io,
    { did: 'event import', says, written, recorded, skipped, replaced, path },
    joinedLinesText([says, ...(trial ?? [])]),
  );
}

const EVENTS_MEND = 'end the name in .csv; "axiswatch export FILE.json --what events" writes JSON';

/** Writes the events that stand up to the day looked at, oldest first. */
export async function exportEventsCommand(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const named = await parseFormatOrOutputEnding(['csv'], undefined, path, EVENTS_MEND);
  if (!named.ok) return printRefusal(io, named.refusal);
  return runWithCommandSession(io, options, {}, async (session) => {
    const { store, asOf } = session;
    const events = eventsWithMissingPredecessorCleared(
      store.events().filter(({ day }) => day <= asOf),
    );
    const text = await eventsCsvText(events, session.settings.handling?.trim());
    const writing = sessionFileWriteOptions(session, isSwitchGiven(options, 'force'));
    return writeFileOrStdout(io, path, text, writing, countWithNoun(events.length, 'event'));
  });
}
