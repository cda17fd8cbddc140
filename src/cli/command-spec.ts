/** What a command is, as data. */

import type { ShellCommand } from '../tui/shell-command.ts';
import type { ExitCode, Io } from './io.ts';
import type { Options } from './options.ts';

/** A command with what does it. */
export interface CommandSpec extends ShellCommand {
  readonly run: (io: Io, options: Options, args: readonly string[]) => Promise<ExitCode>;
}

export const BEYOND_OPTION = [
  '--beyond',
  'take values far beyond the goalposts: they are meant',
] as const;
export const JSON_OPTION = ['--json', 'print one JSON document, numbers unrounded'] as const;
