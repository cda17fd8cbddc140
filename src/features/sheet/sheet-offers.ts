/** What may be put on the lines of a sheet with one key: which of it would be taken, and how it is told. */
import { cutToWidth, textWidth } from '../../text/cells.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import type { Sheet, SheetOffer, SheetScreen } from './screen-state.ts';

interface Offered {
  readonly lead: string;
  readonly offers: readonly SheetOffer[];
  /** Index of the one that would be taken. */
  readonly at: number;
}

/** What is offered on the line in focus; undefined: nothing. */
function offered(state: State, { purpose, sheet, offer = 0 }: SheetScreen): Offered | undefined {
  const { lead = '', offers = [] } = purpose.offers?.(state, sheet) ?? {};
  return offers.length === 0 ? undefined : { lead, offers, at: offer % offers.length };
}

/** The sheet with the offer taken that is in brackets; undefined: nothing is offered. */
export function sheetWithOfferTaken(state: State, screen: SheetScreen): Sheet | undefined {
  const found = offered(state, screen);
  return found?.offers[found.at]?.taken;
}

/** The sheet with the next offer in brackets, where the cursor stands at the end of a line, so that a step to the right means nothing else; undefined: it does not, or there is no other. */
export function sheetWithNextOffer(state: State, screen: SheetScreen): SheetScreen | undefined {
  const { field } = screen.sheet.lines[screen.sheet.focus] ?? {};
  const found = offered(state, screen);
  const isAtEnd =
    field !== undefined && textWidth(field.text.slice(0, field.cursor)) === textWidth(field.text);
  return found === undefined || found.offers.length < 2 || !isAtEnd
    ? undefined
    : { ...screen, offer: (found.at + 1) % found.offers.length };
}

/** What is offered on a line, below it, the one in brackets that would be taken, and the key that takes it; an empty line has the offers in its box. '' where nothing is offered. */
export function sheetOffersText(state: State, screen: SheetScreen, cells: number): string {
  const found = offered(state, screen);
  if (found === undefined) return '';
  const key = actionKeyName(state, 'sheet.take');
  const next = found.offers.length > 1 ? ', Right: the next' : '';
  if (isEmptyInFocus(screen)) return `${key} takes the one in brackets${next}`;
  const tail = `; ${key} takes it${next}`;
  const room = cells - textWidth(tail) - textWidth(found.lead) - 1;
  return `${found.lead} ${offersInCells(found, room)}${tail}`;
}

/** What is offered on an empty line, in its box; '' for nothing, or where something was typed. */
export function offersInFieldText(state: State, screen: SheetScreen, cells: number): string {
  const found = isEmptyInFocus(screen) ? offered(state, screen) : undefined;
  return found === undefined ? '' : offersInCells(found, cells);
}

function isEmptyInFocus({ sheet }: SheetScreen): boolean {
  return sheet.lines[sheet.focus]?.field.text === '';
}

/** The offers in a width, those before the one that would be taken only where all have room. */
function offersInCells({ offers, at }: Offered, cells: number): string {
  const words = offers.map(({ title }, index) => (index === at ? `[${title}]` : title));
  const whole = words.join('  ');
  return cutToWidth(textWidth(whole) <= cells ? whole : words.slice(at).join('  '), cells);
}

/** The same as it is said: the one that would be taken, its place, and the key. */
export function spokenOffer(state: State, screen: SheetScreen): string {
  const found = offered(state, screen);
  if (found === undefined) return '';
  const { lead, offers, at } = found;
  const place = offers.length > 1 ? `, ${at + 1} of ${offers.length}, Right: the next` : '';
  return `${lead} ${offers[at]?.title ?? ''}${place}; ${actionKeyName(state, 'sheet.take')} takes it`;
}
