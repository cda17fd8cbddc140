/** What the help says beside what the commands say of themselves. */
import type { CommandSpec } from '../command-spec.ts';

/** What the commands under a word have in common. */
export const COMMAND_GROUPS: Readonly<Record<string, string>> = {
  strategy: 'list, check, compare and choose strategies',
  config: 'read and choose settings',
  event: 'record, correct and list what happened',
  assessment: 'write, sign and read what people make of the board',
};

/** The first words of the commands under the headings of the help, in its order. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  'See the board:': ['status', 'list', 'history', 'watch'],
  'Record and take back:': ['record', 'undo', 'redo', 'event', 'actions', 'assessment'],
  'Ask how it comes about:': ['explain', 'movers', 'uncertainty', 'sources', 'mechanism', 'whatif'],
  'Hand out, take in, keep:': ['report', 'plot', 'import', 'export', 'backup', 'restore'],
  'Set up:': ['strategy', 'config', 'info', 'doctor', 'completion', 'man', 'help'],
};

/** The heading under which the help lists a command. */
export function headingOf(word: string): string {
  const found = Object.entries(HEADINGS).find(([, words]) => words.includes(word));
  return found?.[0] ?? 'Commands:';
}

/** The end of the help of the program itself. */
export const WHERE_TO_READ_ON = `Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 data unreadable,
130 interrupted; with "status --exit-code" also 10, 20 and 30.
Every command with what it prints: README.md beside the program.`;

/** Examples with what each does. */
export function examplesText(examples: CommandSpec['examples']): string {
  const lines = examples.flatMap(([line, does]) => [
    `  axiswatch ${line}`.trimEnd(),
    `      ${does}`,
  ]);
  return ['', 'Examples:', ...lines].join('\n');
}
