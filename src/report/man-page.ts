/** The man page as roff, made of the catalogue of commands. */
import type { Completable } from './completing.ts';

/** A command with its examples. */
export interface Described extends Completable {
  readonly examples: readonly (readonly [line: string, does: string])[];
}

/** What the page says beside the commands. */
export interface ManHead {
  readonly version: string;
  /** The day of the release. */
  readonly date: string;
  readonly globals: Completable['options'];
}

/** The page for `man`, section 1. */
export function manPage(
  commands: readonly Described[],
  { version, date, globals }: ManHead,
): string {
  return [
    `.TH AXISWATCH 1 "${date}" "axiswatch ${version}" "User Commands"`,
    '.SH NAME',
    'axiswatch \\- scores the indicators of a strategy and shows one gauge',
    '.SH SYNOPSIS',
    '.B axiswatch',
    '[\\fIcommand\\fR] [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'Without a command the dashboard opens; without a terminal the status is printed.',
    'Every command takes the options below, before or after its words.',
    '.SH OPTIONS',
    ...globals.flatMap(option),
    '.TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nshow what a command takes, with examples',
    '.TP\n\\fB\\-\\-version\\fR\nprint the version',
    '.SH COMMANDS',
    ...commands.flatMap((command) => [
      `.SS ${roff(`axiswatch ${command.words} ${command.args.join(' ')}`.trimEnd())}`,
      sentence(command.summary),
      ...command.options.flatMap(option),
      ...command.examples.flatMap(([line, does]) => [
        '.PP',
        '.RS 4',
        '.nf',
        `\\fB${roff(`axiswatch ${line}`.trimEnd())}\\fR`,
        '.fi',
        `${roff(does)}`,
        '.RE',
      ]),
    ]),
    '.SH EXIT STATUS',
    '.TP\n0\ndone',
    '.TP\n1\nrefused or failed',
    '.TP\n2\nwrong usage',
    '.TP\n3\nthe data are there and cannot be read',
    '.TP\n130\ninterrupted; what was not finished was not begun',
    '.TP\n10, 20, 30\nwith \\fBstatus \\-\\-exit\\-code\\fR: a watch, an alert, an expired input of the gauge',
    '.SH ENVIRONMENT',
    '.TP\nAXISWATCH_DATA_DIR\nthe folder of readings, settings and log',
    '.TP\nAXISWATCH_AUTHOR\nthe name that is written beside what you record',
    '.TP\nNO_COLOR\nuse no colours',
    '',
  ]
    .join('\n')
    .replaceAll(/^(?![.\\]).{79,}$/gm, filled);
}

/** A line of text in several, as roff fills them anyway. */
function filled(line: string): string {
  return line.replaceAll(/(.{1,78})(?: |$)/g, '$1\n').trimEnd();
}

function option([flags, does]: Completable['options'][number]): readonly string[] {
  return [`.TP\n\\fB${roff(flags)}\\fR\n${roff(does)}`];
}

function sentence(text: string): string {
  return `${roff(text.charAt(0).toUpperCase() + text.slice(1))}.`;
}

/** A text that roff takes as it is. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replace(/^([.'])/gm, '\\&$1');
}
