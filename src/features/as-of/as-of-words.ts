/** Which day, which readings and whose rules a board shows, in words; nothing of it rests on colour. */
import { daysBetween } from '../../core/model/day.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { dayText } from '../../text/format.ts';
import { MODEST_CELLS } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { isAheadView, isViewOfToday, type State } from '../../tui/state.ts';
import { isViewAsKnown, isViewScoredByFormerStrategy } from '../../tui/view.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';

/** Columns from which it is told how far off the day is and what a board of it rests on, and from which that is told in full. */
const [TOLD_FROM, WHOLE_FROM] = [76, 110];

/** `LIVE 24 Nov 2026`, `AS OF 1 Oct 2026 (54 days ago)`, or `AS OF 1 Mar 2027 IF NOTHING IS RECORDED`; where the width is short a past day without the distance, a day ahead without `AS OF`. */
export function liveOrAsOfText(state: State, columns: number): string {
  const { asOf } = state.board;
  if (isViewOfToday(state)) return `LIVE ${dayText(asOf)}`;
  if (isAheadView(state))
    return `${columns >= MODEST_CELLS ? 'AS OF ' : ''}${dayText(asOf)} ${IF_NOTHING.toUpperCase()}`;
  const ago = ` (${countWithNoun(daysBetween(asOf, state.today), 'day')} ago)`;
  return `AS OF ${dayText(asOf)}${columns >= TOLD_FROM ? ago : ''}`;
}

/** Which readings and which strategy file are in force on a board of the past or of a day ahead; '' for today's. */
export function otherDayBoardBasisText(state: State, columns: number): string {
  if (isViewOfToday(state)) return '';
  if (isAheadView(state)) return aheadText(state, columns);
  const wide = columns >= WHOLE_FROM;
  return `${clockText(state, wide)}; ${rulesText(state, wide, columns >= TOLD_FROM)}`;
}

/** `IN 181 DAYS: what is recorded up to 25 Nov 2026 grows older, fades and expires; RULES OF TODAY 1a2b3c4d`. */
function aheadText({ board, today, hash }: State, columns: number): string {
  const days = `IN ${countWithNoun(daysBetween(today, board.asOf), 'day').toUpperCase()}`;
  if (columns < TOLD_FROM) return `${days}: today's readings, older`;
  return `${days}: what is recorded up to ${dayText(today)} grows older, fades and expires; RULES OF TODAY${columns >= WHOLE_FROM ? ` ${hash}` : ''}`;
}

function clockText(state: State, wide: boolean): string {
  const { view, board } = state;
  const key = actionKeyName(state, 'time.clock');
  if (!isViewAsKnown(view)) {
    return wide
      ? `TRUE THEN: every reading that stands now (${key}: known then)`
      : `TRUE THEN (${key})`;
  }
  const none = ![...board.card.indicators.values()].some(({ reading }) => reading !== undefined);
  const what = none ? 'nothing had been recorded yet' : 'what had been recorded by then';
  return wide || none ? `KNOWN THEN: ${what} (${key})` : `KNOWN THEN (${key})`;
}

function rulesText(state: State, wide: boolean, hashed: boolean): string {
  const { view, hash, kept } = state;
  const key = actionKeyName(state, 'time.rules');
  if (!isViewScoredByFormerStrategy(view) || kept === undefined) {
    return `RULES OF TODAY${hashed ? ` ${hash}` : ''} (${key}${wide ? ': of then' : ''})`;
  }
  if (!wide && hashed)
    return `${kept.inForce ? 'RULES OF THEN' : 'OLDEST RULES KEPT'} ${hash} (${key})`;
  if (!hashed) return `${kept.inForce ? 'RULES OF THEN' : 'OLDEST RULES'} (${key})`;
  return kept.inForce
    ? `RULES OF THEN ${hash}, since ${dayText(kept.firstSeen)} (${key})`
    : `OLDEST RULES KEPT ${hash}, of ${dayText(kept.firstSeen)} (${key})`;
}
