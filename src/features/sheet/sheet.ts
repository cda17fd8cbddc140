/** A sheet of named lines: what it is filled in for, what is wrong with it, and what may be put on its lines. */
import type { Day, Problem } from '../../core/model/model.ts';
import { parseDayUpToToday, parseDayWithWrittenYear } from '../../core/model/typed-day.ts';
import { cutToWidth, textWidth } from '../../text/cells.ts';
import type { FormLine } from '../../text/fitting.ts';
import { meantDayText } from '../../text/format.ts';
import type { ViewLine } from '../../text/line.ts';
import { whyNotWebAddressSentence } from '../../text/web-address.ts';
import type { Form, NamedLine } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { ScreenTypes, State, Step } from '../../tui/state.ts';

export interface Sheet extends Form {
  readonly title: string;
  /** The remark that was told when saving was tried: it is saved with it the next time; undefined: none was. */
  readonly told?: string;
}

/** What a sheet is filled in for: what is wrong with it, what is said of its lines, and what saving it does. */
export interface SheetPurpose {
  /** Every problem, with the name of its line as path; empty when the sheet can be saved. */
  readonly problems: (state: State, sheet: Sheet) => readonly Problem[];
  /** What is said below a line in focus, beside what may stand there; undefined: no more. */
  readonly hint: (state: State, line: NamedLine) => string | undefined;
  /** The step that saves a sheet without problems. */
  readonly save: (state: State, screen: ScreenTypes['sheet']) => Step;
  /** What is read while it is filled in, beside it or below it; left out: nothing. */
  readonly beside?: (state: State) => Beside;
  /** What may be put on its lines with one key, for the line in focus, the likeliest first; left out: nothing. */
  readonly offers?: (state: State, sheet: Sheet) => SheetOffers;
  /** What saving would do as far as it can be told, a line each, the last two the last to give way; left out: nothing is told. */
  readonly preview?: (state: State, screen: ScreenTypes['sheet']) => readonly FormLine[];
  /** What stands as a comment above a paragraph in the editor, and is no part of it; the paragraph then keeps its lines. Left out: nothing does, and a paragraph is one line. */
  readonly comment?: (state: State, line: NamedLine) => string;
}

/** What may be put on the lines of a sheet. */
export interface SheetOffers {
  /** What is said before them: "may count in". */
  readonly lead: string;
  readonly offers: readonly SheetOffer[];
}

interface SheetOffer {
  readonly title: string;
  /** The sheet once it is taken. */
  readonly taken: Sheet;
}

/** What is read while a sheet is filled in. */
interface Beside {
  readonly title: string;
  readonly lines: readonly ViewLine[];
}

/** Every problem, with the name of its line as path; empty when the sheet can be saved. */
export function sheetProblems(
  state: State,
  { purpose, sheet }: ScreenTypes['sheet'],
): readonly Problem[] {
  return purpose.problems(state, sheet);
}

/** What is said below a line in focus: what becomes of its address, or what it means and what may stand there. */
export function sheetLineHintText(
  state: State,
  { purpose }: ScreenTypes['sheet'],
  line: NamedLine,
): string {
  const kept = line.name === 'url' ? whyNotWebAddressSentence(line.field.text) : undefined;
  if (kept !== undefined) return kept;
  const meant = typedDayText(line, state.today) ?? purpose.hint(state, line);
  return meant === undefined ? line.hint : `${meant} (${line.hint})`;
}

/** How the lines for days are read, by name. */
const READS: Readonly<Record<string, typeof parseDayUpToToday>> = {
  day: parseDayUpToToday,
  expect_by: parseDayWithWrittenYear,
};

/** The day that is meant by what is typed on a line for one, `31 oct = 31 Oct 2026`, or why none is; undefined where it says itself, and where nothing is typed. */
function typedDayText({ name, field }: NamedLine, today: Day): string | undefined {
  const typed = field.text.trim();
  const day = Object.hasOwn(READS, name) ? READS[name]?.(typed, today) : undefined;
  if (day === undefined || typed === '') return undefined;
  if (!day.ok) return day.problems[0]?.message;
  return day.value === typed ? undefined : `${typed} ${meantDayText(typed, day)}`;
}

interface Offered {
  readonly lead: string;
  readonly offers: readonly SheetOffer[];
  /** Index of the one that would be taken, from 0. */
  readonly at: number;
}

/** What is offered on the line in focus; undefined: nothing. */
function offersOnFocusedLine(
  state: State,
  { purpose, sheet, offer = 0 }: ScreenTypes['sheet'],
): Offered | undefined {
  const { lead = '', offers = [] } = purpose.offers?.(state, sheet) ?? {};
  return offers.length === 0 ? undefined : { lead, offers, at: offer % offers.length };
}

/** The sheet with the offer taken that is in brackets; undefined: nothing is offered. */
export function sheetWithOfferTaken(state: State, screen: ScreenTypes['sheet']): Sheet | undefined {
  const found = offersOnFocusedLine(state, screen);
  return found?.offers[found.at]?.taken;
}

/** The sheet with the next offer in brackets, where the cursor stands at the end of a line, so that a step to the right means nothing else; undefined: it does not, or there is no other. */
export function sheetScreenShowingNextOffer(
  state: State,
  screen: ScreenTypes['sheet'],
): ScreenTypes['sheet'] | undefined {
  const { field } = screen.sheet.lines[screen.sheet.focus] ?? {};
  const found = offersOnFocusedLine(state, screen);
  const isAtEnd =
    field !== undefined && textWidth(field.text.slice(0, field.cursor)) === textWidth(field.text);
  return found === undefined || found.offers.length < 2 || !isAtEnd
    ? undefined
    : { ...screen, offer: (found.at + 1) % found.offers.length };
}

/** What is offered on a line, below it, the one in brackets that would be taken, and the key that takes it; an empty line has the offers in its box. '' where nothing is offered. */
export function offersBelowSheetLineText(
  state: State,
  screen: ScreenTypes['sheet'],
  cells: number,
): string {
  const found = offersOnFocusedLine(state, screen);
  if (found === undefined) return '';
  const key = actionKeyName(state, 'sheet.take');
  const next = found.offers.length > 1 ? ', Right: the next' : '';
  if (isEmptyInFocus(screen)) return `${key} takes the one in brackets${next}`;
  const tail = `; ${key} takes it${next}`;
  const room = cells - textWidth(tail) - textWidth(found.lead) - 1;
  return `${found.lead} ${offersInCells(found, room)}${tail}`;
}

/** What is offered on an empty line, in its box; '' for nothing, or where something was typed. */
export function emptySheetLineOffersText(
  state: State,
  screen: ScreenTypes['sheet'],
  cells: number,
): string {
  const found = isEmptyInFocus(screen) ? offersOnFocusedLine(state, screen) : undefined;
  return found === undefined ? '' : offersInCells(found, cells);
}

function isEmptyInFocus({ sheet }: ScreenTypes['sheet']): boolean {
  return sheet.lines[sheet.focus]?.field.text === '';
}

/** The offers in a width, each whole: those before the one that would be taken only where all have room, those behind it as many as do. */
function offersInCells({ offers, at }: Offered, cells: number): string {
  const words = offers.map(({ title }, index) => (index === at ? `[${title}]` : title));
  const all = words.join('  ');
  if (textWidth(all) <= cells) return all;
  const behind = words.slice(at);
  const fitting = behind.findLastIndex(
    (_, last) => textWidth(behind.slice(0, last + 1).join('  ')) <= cells,
  );
  return cutToWidth(behind.slice(0, Math.max(1, fitting + 1)).join('  '), cells);
}

/** What the line in focus of a sheet offers, as it is said aloud: the one that would be taken, its place, and the key; '' where it offers nothing. */
export function spokenSheetOfferText(state: State, screen: ScreenTypes['sheet']): string {
  const found = offersOnFocusedLine(state, screen);
  if (found === undefined) return '';
  const { lead, offers, at } = found;
  const place = offers.length > 1 ? `, ${at + 1} of ${offers.length}, Right: the next` : '';
  return `${lead} ${offers[at]?.title ?? ''}${place}; ${actionKeyName(state, 'sheet.take')} takes it`;
}
