/** An alert on its own: what it says, the rule that raised it, and the day that its rule looks back to. */

import { addDays } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { BAND_WINDOW } from '../core/scoring/tripwires.ts';
import { tripwireLookBackDays } from '../core/scoring/when.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import { crossedTripwireRows } from './attention.ts';
import { tripwireConditionText } from './indicator-lines.ts';

export interface Alert {
  /** `ALERT Iran fell 8 points within 180 days (now 36), since 27 Oct 2026; rule: falls by 8 within 180 days`. */
  readonly text: string;
  /** The day that a fall, a rise or a band is compared with, else the last one before it was crossed. */
  readonly from: Day;
}

/** The alert of a tripwire, or of the band; undefined: on the board's day it is not crossed, and known not to be. */
export function tripwireAlert(board: Board, tripwire: string): Alert | undefined {
  const row = crossedTripwireRows(board).find((each) => each.tripwire === tripwire);
  if (row === undefined) return undefined;
  const { crossings, unknown } = board;
  const when = [...crossings, ...unknown].find((each) => each.tripwire.id === tripwire)?.tripwire
    .when;
  const rule =
    when === undefined
      ? `another band than ${BAND_WINDOW} days before`
      : tripwireConditionText(when);
  const within = when === undefined ? BAND_WINDOW : tripwireLookBackDays(when);
  return {
    text: terminalSafeOneLine(`${row.word} ${row.text}; rule: ${rule}`),
    from:
      within !== undefined ? addDays(board.asOf, -within) : addDays(row.since ?? board.asOf, -1),
  };
}
