/** What the screens here remember. */

import type { ShellCommand } from '../../tui/shell-command.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** A command of the shell with what it takes to be filled in. */
export interface CommandScreen {
  readonly kind: 'command';
  readonly command: ShellCommand;
  readonly sheet: Sheet;
  /** Whether it was started and has not ended. */
  readonly running: boolean;
}

/** What a command has said, to be read. */
export interface AnswerScreen {
  readonly kind: 'answer';
  readonly words: string;
  readonly lines: readonly string[];
  /** What it said beside its answer: what was done, or why not. */
  readonly said: readonly string[];
  /** Whether the command asks something of it and goes on after that. */
  readonly asks: boolean;
  /** Index of the first line shown. */
  readonly selected: number;
  readonly filter: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly command: CommandScreen;
    readonly answer: AnswerScreen;
  }
}
