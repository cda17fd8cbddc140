/** `axiswatch status`: the board in words, on one line, or as JSON. */

import { type ColourCount, colouredText, readOutputColourCount } from '../../cli/colour.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { checkOneOutputAsked } from '../../cli/one-of.ts';
import { isSwitchGiven, type Options, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import {
  type CommandSession,
  checkNoStoreReadFailed,
  readSessionBoard,
  runWithCommandSession,
} from '../../cli/session.ts';
import { alarmExitCodeOfBoard } from '../../core/scoring/alerts.ts';
import type { Board } from '../../core/scoring/board.ts';
import { readAuthorNameWithNotice } from '../../store/journal/author.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import type { Visit } from '../../tui/state.ts';
import { statusJson } from './status-json.ts';
import { oneLineStatusText, type StatusNotes, statusCommandLines } from './status-text.ts';

/** Prints where the board stands. */
export async function statusCommand(io: Io, options: Options): Promise<ExitCode> {
  const one = checkOneOutputAsked(options);
  if (!one.ok) return printRefusal(io, one.refusal);
  const colours = readOutputColourCount(io, options);
  return runWithCommandSession(io, options, { glance: true }, async (session) => {
    const { strategyHash: hash, store, settings } = session;
    const board = readSessionBoard(session);
    const notes = {
      hash,
      handling: settings.handling,
      assess: wordsOnly(options) ? await lateWords(session) : undefined,
      waiting:
        (io.json || wordsOnly(options)) && !session.asOfGiven
          ? store.waitingProposals()
          : undefined,
      visit: wordsOnly(options) ? await readLastVisit(io, session) : undefined,
      notices: [...readOnlyNotice(store.readOnly), ...store.notices],
    };
    const said = await statusText(board, notes, options, io.terminal(), colours);
    const whole = checkNoStoreReadFailed(store);
    if (!whole.ok) return printRefusal(io, whole.refusal);
    if (!said.ok) return printRefusal(io, said.refusal);
    if (colours === 0) io.out(said.value);
    else io.outColoured(said.value);
    return isSwitchGiven(options, 'exitCode') ? alarmExitCodeOfBoard(board) : 0;
  });
}

async function statusText(
  board: Board,
  notes: StatusNotes,
  options: Options,
  cells: number | undefined,
  colours: ColourCount,
): Promise<Outcome<string>> {
  const template = textOptionValue(options, 'format');
  if (template !== undefined) {
    if (template.trim() === '')
      return refusalOutcome(2, '--format: is empty; write what to print, such as "{gauge} {band}"');
    const { fillStatusTemplate, STATUS_FIELDS } = await import('./status-fields.ts');
    const filled = fillStatusTemplate(board, notes.hash, template);
    if (filled.ok) return { ok: true, value: joinedLinesText([filled.text]) };
    const words = filled.unknown.map((word) => `{${word}}`).join(', ');
    const known = `use ${STATUS_FIELDS.join(', ')}, an id or a code`;
    return refusalOutcome(2, `--format: ${words} is not known; ${known}`);
  }
  if (isSwitchGiven(options, 'json')) {
    return {
      ok: true,
      value: jsonText(statusJson(board, notes.hash, notes.handling, notes.waiting)),
    };
  }
  const short = isSwitchGiven(options, 'short');
  return {
    ok: true,
    value: colouredText(
      short ? [oneLineStatusText(board, notes)] : statusCommandLines(board, notes, cells),
      colours,
    ),
  };
}

/** Whether the status is told at length, neither on a line nor for a program. */
function wordsOnly(options: Options): boolean {
  const other = isSwitchGiven(options, 'json') || isSwitchGiven(options, 'short');
  return !other && textOptionValue(options, 'format') === undefined;
}

/** That the next assessment is late by the cadence that was set; without one no assessment is read. */
async function lateWords(session: CommandSession): Promise<string | undefined> {
  const { settings, store, asOf, asOfGiven } = session;
  if (settings.assessEvery === undefined || asOfGiven) return undefined;
  const { lastAssessmentLateText, assessmentCadenceFromSetting } = await import(
    '../assessments/assessment-late.ts'
  );
  const every = assessmentCadenceFromSetting(settings.assessEvery);
  return every === undefined ? undefined : lastAssessmentLateText(store.assessments(), asOf, every);
}

/** The last visit of who asks, and what has come since; none of a day that was named, and none where no terminal shows it: what a script asks is nobody's visit, and need not wait for it. */
async function readLastVisit(io: Io, session: CommandSession): Promise<Visit | undefined> {
  const { store, settings, today, asOfGiven } = session;
  if (asOfGiven || io.terminal() === undefined) return undefined;
  const { name } = readAuthorNameWithNotice(io.env, undefined, settings.author);
  if (!store.writeAs(name).ok) return undefined;
  const { readChangesSinceVisit, readVisitToTellSince } = await import('./visit.ts');
  return readChangesSinceVisit(session, readVisitToTellSince(store, today));
}

function readOnlyNotice(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence];
}
