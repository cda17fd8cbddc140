/** What stands above the footer where no notice does: whose readings and rules these are, what the store says, and the newest events. */

import { countWithNoun } from '../../core/model/plain-text.ts';
import { cutTextAtSeparator, cutToWidth, textWidth } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { screenBelowPrompt } from '../../tui/filtering.ts';
import { ROWS_OF_PANELS } from '../../tui/layout.ts';
import { actionKeyName, customKeysProblemSentence } from '../../tui/own-keys.ts';
import { type State, screenDefinitionOf } from '../../tui/state.ts';
import {
  eventFlagLegendText,
  eventsOfNodeOrAll,
  type Flag,
  flagLegendInWidth,
  newestEventFlagsUpToDay,
} from '../../views/flags.ts';
import { otherDayBoardBasisText } from '../as-of/as-of-words.ts';

/** The lines above the footer, and the flags that their legend names. */
interface Bottom {
  /** One line, or two: the last one is the legend, where a notice or a question takes its place. */
  readonly lines: readonly string[];
  /** For the gauge or the track on screen; none elsewhere. */
  readonly flags: readonly Flag[];
}

/** Cells beside what is said that hold a legend; fewer: it has a line of its own, whatever the newest event is. */
const ROOM = 72;
/** Rows from which a legend has a line of its own beside a hint. */
const ROWS_OF_HINT = 24;
/** Cells below which a legend says nothing. */
const LEAST_ROOM = 24;

/** The status area, which lies above the footer: as many lines on every day of a board, so that it stays where it is while a person travels. */
export function statusAreaContent(state: State): Bottom {
  const { strategy, board, size } = state;
  const cells = size.columns - 1;
  const hint = firstTimeHint(state, cells);
  const said = terminalSafeOneLine(
    [
      hint,
      otherDayBoardBasisText(state, size.columns),
      ignoredCustomKeysNotice(state),
      ...state.standing,
    ]
      .filter((text) => text !== undefined && text !== '')
      .join('  '),
  );
  const shown = screenBelowPrompt(state);
  const node = shown && screenDefinitionOf(state, shown).node?.(shown);
  const flagged = shown !== undefined && screenDefinitionOf(state, shown).flagged === true;
  const ever = flagged ? eventsOfNodeOrAll(strategy, state.present.events, node) : [];
  const beside = said === '' ? cells : cells - textWidth(said) - 2;
  // a hint takes no row from what there is to do
  const least = hint === undefined ? ROWS_OF_PANELS : ROWS_OF_HINT;
  const own = said !== '' && beside < ROOM && size.rows >= least;
  const room = own ? cells : beside;
  if (!flagged || ever.length === 0 || room < LEAST_ROOM)
    return { lines: [cutToWidth(said, cells)], flags: [] };
  const events = eventsOfNodeOrAll(strategy, state.events, node).filter(
    ({ day }) => day <= board.asOf,
  );
  // where no time is drawn a number points at nothing
  const flags = newestEventFlagsUpToDay(events, board.asOf).map((flag) =>
    node === undefined ? { ...flag, sign: '' } : flag,
  );
  const restOf = (count: number): string => {
    const more = events.length - count;
    const rest = more > 0 ? `and ${more} more: ${actionKeyName(state, 'event.list')}` : '';
    const [newest] = flags;
    // one event alone is said whole before the others are counted
    const tight =
      newest !== undefined && textWidth(`${eventFlagLegendText(newest)}  ${rest}`) > room;
    return count === 1 && tight ? '' : rest;
  };
  const { named, text } = flagLegendInWidth(flags, room, restOf);
  if (own) return { lines: [cutToWidth(said, cells), text], flags: named };
  return { lines: [[said, text].filter((part) => part !== '').join('  ')], flags: named };
}

/** Rows of the status area, which lies above the footer, 1…2. */
export function statusAreaRowCount(state: State): number {
  return statusAreaContent(state).lines.length;
}

const FIRST: readonly (readonly [id: string, what: string])[] = [
  ['app.help', 'keys'],
  ['gauge.explain', 'why this score'],
  ['app.palette', 'find anything'],
];

/** One line for somebody who is here for the first time, in a width; undefined once they have pressed a key. */
export function firstTimeHint(state: State, cells: number): string | undefined {
  if (!state.hint) return undefined;
  const keys = FIRST.map(([id, what]) => `${actionKeyName(state, id)} ${what}`).join(', ');
  const whole = `First time here? ${keys}.`;
  return textWidth(whole) <= cells ? whole : cutTextAtSeparator(keys, cells, ', ');
}

/** Which of the person's own keys are ignored: what is wrong with the one, or of several how many and which key says why; undefined when all of them are in force. */
export function ignoredCustomKeysNotice(state: State): string | undefined {
  const { problems } = state.ownKeys;
  const [first] = problems;
  if (first === undefined) return undefined;
  return problems.length === 1
    ? customKeysProblemSentence(first)
    : `keymap.json: ${countWithNoun(problems.length, 'entry', 'entries')} ignored; ${actionKeyName(state, 'app.help')} says why.`;
}
