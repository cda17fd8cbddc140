/** What a screen of the dashboard is made of; the features bring them, and nothing here knows one by name. */
import type { Problem } from '../model/problem.ts';
import type { Glyphs } from '../page/glyphs.ts';
import type { Line } from '../page/line.ts';
import type { Page, Section, Target } from '../page/page.ts';

/** W is all that the screens are made from; a new one takes its place when something changed. */
export interface Screen<W> {
  readonly id: string;
  /** What it needs beside the world, read again when the world changes. */
  readonly load?: (
    world: W,
    target: string | undefined,
    options: At<W>['options'],
  ) => Promise<unknown>;
  readonly title: (at: At<W>) => string;
  /** It and what is opened from it are not about the first page: the path in the header begins with it, and that is all. */
  readonly apart?: true;
  readonly view: (at: At<W>) => View<W>;
  /** In the order of the footer. */
  readonly actions?: readonly Action<W>[];
  /** A question before it is left: what is lost by that. */
  readonly loses?: (at: At<W>) => string | undefined;
  /** What going back from it leads to. */
  readonly left?: (at: At<W>) => Next<W>;
  /** Words and marks that are on it, for its help. */
  readonly words?: readonly (readonly [string, string])[];
}

/** Where a key is pressed. */
export interface At<W> {
  /** Id of the screen. */
  readonly screen: string;
  readonly world: W;
  readonly data: unknown;
  readonly target: string | undefined;
  /** What the selected row opens. */
  readonly row: Target | undefined;
  /** What keys of the screen have set. */
  readonly options: Readonly<Record<string, string>>;
  readonly size: Size;
  readonly glyphs: Glyphs;
}

export interface Size {
  readonly columns: number;
  /** Of the whole terminal. */
  readonly rows: number;
}

export type View<W> =
  | PageView
  | {
      readonly kind: 'board';
      /** The same for the ear. */
      readonly page: () => Page;
      readonly lay: (size: Size, selected: string | undefined) => BoardView;
    }
  | { readonly kind: 'form'; readonly form: Form<W> }
  | {
      readonly kind: 'find';
      readonly find: (typed: string) => readonly Found<W>[];
      /** Before what is typed. */
      readonly sign: string;
    };

/** A page whose table `list` is walked; without one it is scrolled. */
export interface PageView {
  readonly kind: 'page';
  readonly page: Page;
  readonly list?: string;
  /** What stands beside the list, or below it, about the selected row. */
  readonly beside?: (row: Target | undefined) => readonly Section[];
  /** Its height differs much from row to row: below a long list it has half of the window, so that the list stays. */
  readonly isUneven?: true;
}

/** A screen of its own layout. */
export interface BoardView {
  readonly lines: readonly Line[];
  /** What Up and Down walk, from top to bottom: tracks, then indicators. */
  readonly selectable: readonly Target[];
}

export interface Found<W> {
  readonly text: string;
  readonly says: string;
  readonly next: Next<W>;
}

export interface Action<W> {
  readonly key: string;
  /** In the footer; without one only the help names it. */
  readonly label?: string | ((at: At<W>) => string);
  /** Not in the footer where it cannot be done. */
  readonly hides?: true;
  /** In the help. */
  readonly says: string;
  /** What it leads to is written into the record. */
  readonly writes?: true;
  /** Why it cannot be done here, in a sentence that says what can. */
  readonly why?: (at: At<W>) => string | undefined;
  readonly run: (at: At<W>) => Next<W>;
}

/** What a key leads to. */
export type Next<W> =
  | { readonly do: 'nothing' }
  | {
      readonly do: 'open';
      readonly screen: string;
      readonly target?: string | undefined;
      readonly replace?: true;
      readonly options?: Readonly<Record<string, string>>;
    }
  /** `sure`: it is no longer asked whether what is lost by that is wanted. */
  | { readonly do: 'back' | 'home'; readonly sure?: true }
  /** What is typed then filters the list. */
  | { readonly do: 'filter' }
  | { readonly do: 'say'; readonly text: string; readonly tone?: 'bad' | 'plain' }
  | { readonly do: 'ask'; readonly question: string; readonly yes: Next<W> }
  /** As if the key was pressed. */
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'set'; readonly options: Readonly<Record<string, string>> }
  /** Work outside the program, after which the world is read again. */
  | { readonly do: 'work'; readonly work: () => Promise<Next<W>> }
  /** A draft is no longer wanted. */
  | { readonly do: 'forget'; readonly draft: string }
  | { readonly do: 'all'; readonly nexts: readonly Next<W>[] }
  | { readonly do: 'quit' | 'suspend' | 'redraw' };

export interface Field {
  readonly name: string;
  readonly label: string;
  /** Beside it while it is empty. */
  readonly hint?: string;
  readonly choices?: readonly string[];
  /** What completes what was typed: what begins with it, or what is made of it and of the other fields. */
  readonly suggest?: readonly string[] | ((typed: string, values: Values) => string | undefined);
  /** Seldom needed: shown when asked for. */
  readonly more?: true;
}

export type Values = Readonly<Record<string, string>>;

export interface Form<W> {
  /** What is typed is kept under this name until it is saved. */
  readonly draft: string;
  readonly fields: readonly Field[];
  readonly initial: Values;
  /** The field that is typed into first; left out: the first one. */
  readonly begins?: string;
  /** Above and below the fields: what it is about, and what saving would do. */
  readonly above?: readonly Section[];
  readonly below: (values: Values) => readonly Section[];
  readonly check: (values: Values) => readonly Problem[];
  /** A question before it is saved. */
  readonly ask?: (values: Values) => string | undefined;
  readonly save: (values: Values) => Next<W>;
  readonly verb?: string;
  /** Keys that mean something else in a field than what they write, by field. */
  readonly keys?: Readonly<Record<string, readonly FormKey<W>[]>>;
}

export interface FormKey<W> {
  readonly key: string;
  /** In the footer. */
  readonly label: string;
  readonly next: Next<W>;
}
