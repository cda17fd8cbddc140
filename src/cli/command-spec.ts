/** What a command is, as data. */

import type { ExitCode, World } from './io.ts';
import type { Options } from './options.ts';

export interface CommandSpec {
  /** As typed, `strategy check`. */
  readonly words: string;
  /** In commander's notation: `<needed>`, `[left out]`, `<one or more...>`. */
  readonly args: readonly string[];
  /** What the first argument may be, where that is a short list; a shell offers it. */
  readonly choices?: readonly string[] | undefined;
  /** What the second argument may be, by the first. */
  readonly choicesAfter?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly summary: string;
  /** Flags with what they do, and what their value may be where that is a short list; a shell offers it. */
  readonly options: readonly (readonly [
    flags: string,
    description: string,
    values?: readonly string[],
  ])[];
  /** Command lines without the program's name, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly run: (world: World, options: Options, args: readonly string[]) => Promise<ExitCode>;
}

export const BEYOND_OPTION = [
  '--beyond',
  'take values far beyond the goalposts: they are meant',
] as const;
export const JSON_OPTION = ['--json', 'print one JSON document, numbers unrounded'] as const;
