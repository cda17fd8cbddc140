/** `axiswatch ahead`: what the board will say if nothing is recorded. */

import { parseAheadEndDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { checkOneOutputAsked, parseChoiceOption } from '../../cli/one-of.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { boardOutlookIfNothingRecorded } from '../../core/analysis/ahead.ts';
import { joinedLinesText } from '../../text/output.ts';
import { lookAheadJson, lookAheadTexts } from './ahead-output.ts';

const HALF_YEAR = '6m';

/** Prints what expires, is due, fades and is lost from the day looked at to another; as text, JSON or iCalendar. */
export async function aheadCommand(io: Io, options: Options): Promise<ExitCode> {
  const one = checkOneOutputAsked(options);
  if (!one.ok) return printRefusal(io, one.refusal);
  const asked = textOptionValue(options, 'format') ?? (io.json ? 'json' : 'text');
  const format = await parseChoiceOption('--format', ['text', 'json', 'ics'], asked);
  if (!format.ok) return printRefusal(io, format.refusal);
  const form = format.value;
  return runWithBoardAndPrint(
    { ...io, json: form === 'json' },
    options,
    async (board, { asOf, now }) => {
      const to = parseAheadEndDayOption(textOptionValue(options, 'to') ?? HALF_YEAR, asOf);
      if (!to.ok) return to;
      const ahead = boardOutlookIfNothingRecorded(board, to.value);
      const calendar = form === 'ics' ? await import('./ahead-output.ts') : undefined;
      return {
        ok: true,
        value: {
          text: () => joinedLinesText(lookAheadTexts(board, ahead, io.columns(), io.terminal())),
          json: () => lookAheadJson(ahead),
          file: calendar?.aheadIcsText(board, ahead, now),
        },
      };
    },
  );
}
