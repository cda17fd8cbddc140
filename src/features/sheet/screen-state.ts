/** What the screen remembers. */
import type { Problem } from '../../core/model/model.ts';
import type { FormLine } from '../../text/fitting.ts';
import type { ViewLine } from '../../text/line.ts';
import type { Form, NamedLine } from '../../tui/form.ts';
import type { State, Step } from '../../tui/state.ts';
import type { ProposalSteps } from '../../views/proposals.ts';

export interface Sheet extends Form {
  readonly title: string;
  /** The remark that was told when saving was tried: it is saved with it the next time; undefined: none was. */
  readonly told?: string;
}

/** A sheet of named lines to fill in. */
export interface SheetScreen {
  readonly kind: 'sheet';
  readonly purpose: SheetPurpose;
  readonly sheet: Sheet;
  /** First line of what stands beside it that is shown; left out: the first of all. */
  readonly scroll?: number;
  /** Index of the offer that would be taken; left out: the first. */
  readonly offer?: number;
  /** The way through proposals that it is a step of; left out: none. */
  readonly proposals?: ProposalSteps;
}

/** What a sheet is filled in for: what is wrong with it, what is said of its lines, and what saving it does. */
export interface SheetPurpose {
  /** Every problem, with the name of its line as path; empty when the sheet can be saved. */
  readonly problems: (state: State, sheet: Sheet) => readonly Problem[];
  /** What is said below a line in focus, beside what may stand there; undefined: no more. */
  readonly hint: (state: State, line: NamedLine) => string | undefined;
  /** The step that saves a sheet without problems. */
  readonly save: (state: State, screen: SheetScreen) => Step;
  /** What is read while it is filled in, beside it or below it; left out: nothing. */
  readonly beside?: (state: State) => Beside;
  /** What may be put on its lines with one key, for the line in focus, the likeliest first; left out: nothing. */
  readonly offers?: (state: State, sheet: Sheet) => SheetOffers;
  /** What saving would do as far as it can be told, a line each, the last two the last to give way; left out: nothing is told. */
  readonly outcome?: (state: State, screen: SheetScreen) => readonly FormLine[];
  /** What stands as a comment above a paragraph in the editor, and is no part of it; the paragraph then keeps its lines. Left out: nothing does, and a paragraph is one line. */
  readonly comment?: (state: State, line: NamedLine) => string;
}

/** What may be put on the lines of a sheet. */
export interface SheetOffers {
  /** What is said before them: "may count in". */
  readonly lead: string;
  readonly offers: readonly SheetOffer[];
}

export interface SheetOffer {
  readonly title: string;
  /** The sheet once it is taken. */
  readonly taken: Sheet;
}

/** What is read while a sheet is filled in. */
export interface Beside {
  readonly title: string;
  readonly lines: readonly ViewLine[];
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly sheet: SheetScreen;
  }
}
