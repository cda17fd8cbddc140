/** A command of the shell as the dashboard knows it: its words and what it takes, and what a run of it asks for and comes to. */

import type { Table } from '../core/recipes/table.ts';
import type { Pointed } from '../core/recipes/teach.ts';

/** A command as data. */
export interface ShellCommand {
  /** As typed, `strategy check`. */
  readonly words: string;
  readonly summary: string;
  /** Words that find it too, and are not shown. */
  readonly also?: string | undefined;
  /** In commander's notation: `<needed>`, `[left out]`, `<one or more...>`. */
  readonly args: readonly string[];
  /** What the first argument may be; undefined: anything. */
  readonly choices?: readonly string[] | undefined;
  /** What the second may be, by the first. */
  readonly choicesAfter?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Flags with what they do, and what their value may be where that is a short list. */
  readonly options: readonly (readonly [
    flags: string,
    description: string,
    values?: readonly string[],
  ])[];
  /** Command lines without the program's name, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Whether it changes what is stored, or which board is in use. */
  readonly writes?: boolean | undefined;
}

/** The commands, and what only the disk knows of them. */
export interface ShellCommands {
  readonly commands: readonly ShellCommand[];
  /** The folder that a file without one is looked for in. */
  readonly folder: string;
  /** The strategies that can be named. */
  readonly strategies: readonly NamedStrategy[];
}

/** A strategy as a command takes it, `shipped` or its id, and as people know it: by a title that no other has. */
export interface NamedStrategy {
  readonly name: string;
  readonly title: string;
}

/** Recipes that can be collected now: those of addresses whose day has come, and those of files that nobody has looked at. */
export interface DueRecipes {
  /** How many recipes read an address and are due by the calendar, ≥ 0. */
  readonly addresses: number;
  /** How many recipes there are of whose files a new one lies there, ≥ 0. */
  readonly files: number;
}

/** A command to be run, as the shell would be asked for it. */
export interface CommandRun {
  readonly words: string;
  readonly args: readonly string[];
  /** By the name commander gives them, `takeReadings`; a switch is `true`. */
  readonly options: Readonly<Record<string, string | true>>;
  /** The file that it is to write; undefined: none. Where it is there already a person is asked. */
  readonly file: string | undefined;
  /** Cells to lay its text out for, ≥ 0. */
  readonly cells: number;
  /** Who writes. */
  readonly author: string;
}

/** What a command has said and how it ended. */
export interface CommandAnswer {
  /** Whether it did what was asked. */
  readonly done: boolean;
  /** What it printed: the answer itself. */
  readonly out: string;
  /** What it said beside that, a sentence each: what was done, or why not. */
  readonly said: readonly string[];
}

/** A question that a command asks of the person while it runs. */
export interface Asking {
  /** What it printed before. */
  readonly shown: string;
  readonly question: string;
  /** Whether it is answered with yes or no; else a line is typed. */
  readonly yesNo: boolean;
  /** The file at which the person is to point instead of typing; undefined: nothing is pointed at. */
  readonly pointing?: Pointing | undefined;
  /** What leaving it loses, in words; undefined: nothing. */
  readonly lost?: string | undefined;
  /** Takes the answer: the line, `y` or `n`; undefined: the person would rather not go on. */
  readonly reply: (text: string | undefined) => void;
}

/** A file of which a command asks what its columns are. */
export interface Pointing {
  /** What it is called. */
  readonly name: string;
  /** Its first rows. */
  readonly table: Table;
  /** What was said of it already. */
  readonly pointed: Pointed;
  /** The value that stands of the indicator it is read for, in its unit, finite; undefined: none does, or the indicator is not known yet. */
  readonly stands?: number | undefined;
  /** Takes what was pointed at, before the question is answered. */
  readonly take: (pointed: Pointed) => void;
}
