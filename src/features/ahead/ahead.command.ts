/** `axiswatch ahead`: what the board will say if nothing is recorded. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { parseChoiceOption } from '../../cli/one-of.ts';
import { flagOption, type Options, textOption } from '../../cli/options.ts';
import { printBoardAnswer } from '../../cli/read-board.ts';
import { commandRefusal, type Outcome, printRefusal } from '../../cli/refusal.ts';
import { lookAhead } from '../../core/analysis/ahead.ts';
import { lastDayAhead } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { parseDayAfter } from '../../core/model/typed-day.ts';
import { joinTextLines } from '../../text/output.ts';
import { lookAheadJson, lookAheadLines } from './ahead-output.ts';

const HALF_YEAR = '6m';

/** Prints what expires, is due, fades and is lost from the day looked at to another; as text, JSON or iCalendar. */
export async function aheadCommand(io: Io, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const asked = textOption(options, 'format') ?? (json ? 'json' : 'text');
  const format = await parseChoiceOption('--format', ['text', 'json', 'ics'], asked);
  if (!format.ok) return printRefusal(io, format.refusal, json);
  const form = format.value;
  return printBoardAnswer(
    io,
    { ...options, json: form === 'json' },
    async (board, { asOf, now }) => {
      const to = lastDay(textOption(options, 'to') ?? HALF_YEAR, asOf);
      if (!to.ok) return to;
      const ahead = lookAhead(board, to.value);
      const calendar = form === 'ics' ? await import('./ahead-calendar.ts') : undefined;
      return {
        ok: true,
        value: {
          text: () => joinTextLines(lookAheadLines(board, ahead, io.columns(), io.terminal())),
          json: () => lookAheadJson(ahead),
          file: calendar?.aheadCalendarText(board, ahead, now),
        },
      };
    },
  );
}

/** The day that `--to` names or counts forward to, not before the first and at most three years later. */
function lastDay(typed: string, from: Day): Outcome<Day> {
  const day = parseDayAfter(typed, from);
  if (!day.ok) return commandRefusal(2, `--to: ${day.problems[0]?.message ?? 'not a day'}`);
  const last = lastDayAhead(from);
  if (day.value < from)
    return commandRefusal(
      2,
      `--to: ${day.value} lies before ${from}, the day looked at; give a later day, or count on from it as ${HALF_YEAR}`,
    );
  return day.value <= last
    ? day
    : commandRefusal(
        2,
        `--to: ${day.value} lies more than three years after ${from}; give a day up to ${last}`,
      );
}
