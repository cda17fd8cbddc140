/** The man page, made of the catalogue of commands: as roff for `man`, and as the text that `man` makes of it. */

import { capitalized } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { WORDS } from '../../tui/glossary.ts';
import type { ShellCommand } from '../../tui/shell-command.ts';

/** What the man page says beside the commands. */
export interface ManHead {
  readonly version: string;
  /** The day of the release. */
  readonly date: string;
  readonly globals: ShellCommand['options'];
}

export interface ManPage {
  readonly version: string;
  readonly date: string;
  readonly sections: readonly Section[];
}

interface Section {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** `name` is what is explained, an example what can be typed. */
type Part =
  | { readonly kind: 'paragraph' | 'heading'; readonly text: string }
  | { readonly kind: 'entry' | 'example'; readonly name: string; readonly text: string };

const [PAGE, MANUAL] = ['AXISWATCH', 'User Commands'];

/** Makes the man page of `axiswatch` (manual section 1, user commands): its version, day and sections. */
export function makeManPage(
  commands: readonly ShellCommand[],
  { version, date, globals }: ManHead,
): ManPage {
  return {
    version,
    date,
    sections: [
      section(
        'NAME',
        paragraphPart('axiswatch - scores the indicators of a strategy and shows one index'),
      ),
      section('SYNOPSIS', paragraphPart('axiswatch [command] [options]')),
      section(
        'DESCRIPTION',
        paragraphPart(
          'Without a command the dashboard opens; without a terminal the status is printed. Every command takes the options below, before or after its words.',
        ),
      ),
      section(
        'OPTIONS',
        ...globals.map(optionPart),
        entryPart('-h, --help', 'show what a command takes, with examples'),
        entryPart('--version', 'print the version'),
      ),
      section('COMMANDS', ...commands.flatMap(commandParts)),
      section('WORDS', ...WORDS.map(({ word, means }) => entryPart(word, means))),
      section(
        'EXIT STATUS',
        entryPart('0', 'done'),
        entryPart('1', 'refused or failed'),
        entryPart('2', 'wrong usage'),
        entryPart('3', 'the data are there and cannot be read'),
        entryPart('130', 'interrupted; what was not finished was not begun'),
        entryPart(
          '10, 20, 30',
          'with status --exit-code: a watch, an alert, an expired input of the index',
        ),
      ),
      section(
        'ENVIRONMENT',
        entryPart('AXISWATCH_DATA_DIR', 'the folder of readings, settings and log'),
        entryPart(
          'AXISWATCH_AUTHOR',
          'the name that is written beside what you record; it goes before the setting author',
        ),
        entryPart('NO_COLOR', 'use no colours'),
      ),
    ],
  };
}

function section(title: string, ...parts: readonly Part[]): Section {
  return { title, parts };
}

function paragraphPart(text: string): Part {
  return { kind: 'paragraph', text };
}

function entryPart(name: string, text: string): Part {
  return { kind: 'entry', name, text };
}

function optionPart([flags, does]: ShellCommand['options'][number]): Part {
  return entryPart(flags, does);
}

function commandParts({ words, args, summary, options, examples }: ShellCommand): readonly Part[] {
  return [
    { kind: 'heading', text: `axiswatch ${words} ${args.join(' ')}`.trimEnd() },
    paragraphPart(`${capitalized(summary)}.`),
    ...options.map(optionPart),
    ...examples.map(
      ([line, does]): Part => ({
        kind: 'example',
        name: `axiswatch ${line}`.trimEnd(),
        text: does,
      }),
    ),
  ];
}

/** The man page as roff, which `man` reads. */
export function manRoff({ version, date, sections }: ManPage): string {
  const lines = [
    `.TH ${PAGE} 1 "${date}" "axiswatch ${version}" "${MANUAL}"`,
    ...sections.flatMap(({ title, parts }) => [`.SH ${title}`, ...parts.map(roffPart)]),
  ];
  return joinedLinesText(lines).replaceAll(/^(?![.\\]).{79,}$/gm, filledParagraph);
}

function roffPart(part: Part): string {
  const text = roff(part.text);
  switch (part.kind) {
    case 'paragraph':
      return text;
    case 'heading':
      return `.SS ${text}`;
    case 'entry':
      return `.TP\n\\fB${roff(part.name)}\\fR\n${text}`;
    case 'example':
      return `.PP\n.RS 4\n.nf\n\\fB${roff(part.name)}\\fR\n.fi\n${text}\n.RE`;
  }
}

/** A line of text in several, as roff fills them anyway. */
function filledParagraph(line: string): string {
  return line.replaceAll(/(.{1,78})(?: |$)/g, '$1\n').trimEnd();
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

/** Blanks before which `man` begins its lines: under a heading, at a heading within a section, behind an entry's name, at an example. */
const [BODY, HEADING, BEHIND, EXAMPLE] = [7, 3, 14, 11];

/** The man page as text in lines of at most `cells` cells, as `man` would lay it out. */
export function manText({ version, date, sections }: ManPage, cells: number): string {
  const name = `${PAGE}(1)`;
  return joinedLinesText([
    leftMiddleRightText(name, MANUAL, name, cells),
    ...sections.flatMap(({ title, parts }) => [
      '',
      title,
      ...parts.flatMap((part, at) => [
        ...(at === 0 || part.kind === 'paragraph' ? [] : ['']),
        ...textPart(part, cells),
      ]),
    ]),
    '',
    leftMiddleRightText(`axiswatch ${version}`, date, name, cells),
  ]);
}

function textPart(part: Part, cells: number): readonly string[] {
  const at = (indent: number, text: string): readonly string[] =>
    labelledParagraphTexts(' '.repeat(indent), text, cells);
  switch (part.kind) {
    case 'paragraph':
      return at(BODY, part.text);
    case 'heading':
      return at(HEADING, part.text);
    case 'entry':
      return [...at(BODY, part.name), ...at(BEHIND, part.text)];
    case 'example':
      return [...at(EXAMPLE, part.name), ...at(EXAMPLE, part.text)];
  }
}

/** Three texts at the left, in the middle and at the right of a line. */
function leftMiddleRightText(left: string, middle: string, right: string, cells: number): string {
  const start = Math.max(left.length + 1, Math.floor((cells - middle.length) / 2));
  return `${`${left.padEnd(start)}${middle} `.padEnd(cells - right.length)}${right}`;
}
