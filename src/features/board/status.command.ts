/** `axiswatch status`: the board in words, on one line, or as JSON. */

import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options, textOption } from '../../cli/options.ts';
import { type Outcome, refusal, tell } from '../../cli/refusal.ts';
import { type CommandSession, openSession, wholeOf } from '../../cli/session.ts';
import { alarmOf } from '../../core/scoring/alarm.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { jsonText, textOf } from '../../text/output.ts';
import { statusJson } from './status-json.ts';
import { type StatusNotes, statusLine, statusLines } from './status-text.ts';

/** Prints where the board stands. */
export async function status(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const session = await openSession(world, globalOptions(options), { glance: true });
  if (!session.ok) return tell(world, session.refusal, json);
  const { strategy, strategyHash: hash, store, settings, asOf } = session.value;
  try {
    const board = boardOf(strategy, store.readings(), asOf);
    const notes = {
      hash,
      handling: settings.handling,
      assess: wordsOnly(options) ? await lateWords(session.value) : undefined,
      notices: [...readOnlyNotice(store.readOnly), ...store.notices],
    };
    const said = await saidOf(board, notes, options);
    const whole = wholeOf(store);
    if (!whole.ok) return tell(world, whole.refusal, json);
    if (!said.ok) return tell(world, said.refusal, json);
    world.out(said.value);
    return flagOption(options, 'exitCode') ? alarmOf(board) : 0;
  } finally {
    store.close();
  }
}

async function saidOf(
  board: Board,
  notes: StatusNotes,
  options: Options,
): Promise<Outcome<string>> {
  const template = textOption(options, 'format');
  if (template !== undefined) {
    if (template.trim() === '')
      return refusal(2, '--format: is empty; write what to print, such as "{gauge} {band}"');
    const { filledIn, STATUS_FIELDS } = await import('./status-fields.ts');
    const filled = filledIn(board, notes.hash, template);
    if (filled.ok) return { ok: true, value: textOf([filled.text]) };
    const words = filled.unknown.map((word) => `{${word}}`).join(', ');
    const known = `use ${STATUS_FIELDS.join(', ')}, an id or a code`;
    return refusal(2, `--format: ${words} is not known; ${known}`);
  }
  if (flagOption(options, 'json')) {
    return { ok: true, value: jsonText(statusJson(board, notes.hash, notes.handling)) };
  }
  const short = flagOption(options, 'short');
  return {
    ok: true,
    value: textOf(short ? [statusLine(board, notes)] : statusLines(board, notes)),
  };
}

/** Whether the status is told at length, neither on a line nor for a program. */
function wordsOnly(options: Options): boolean {
  const other = flagOption(options, 'json') || flagOption(options, 'short');
  return !other && textOption(options, 'format') === undefined;
}

/** That the next assessment is late by the cadence that was set; without one no assessment is read. */
async function lateWords(session: CommandSession): Promise<string | undefined> {
  const { settings, store, asOf, asOfGiven } = session;
  if (settings.assessEvery === undefined || asOfGiven) return undefined;
  const { assessLate, cadenceOf } = await import('../assessments/assess-late.ts');
  const every = cadenceOf(settings.assessEvery);
  return every === undefined ? undefined : assessLate(store.assessments(), asOf, every);
}

function readOnlyNotice(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence];
}
