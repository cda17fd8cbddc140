/** A form of named lines, whatever they are about: which line has the focus, what was typed, what may be chosen. */
import type { Problem } from '../../core/model/model.ts';
import { chooseIn, fieldOf, insert, type TextField, typeInto } from '../../tui/text-field.ts';

/** One line of a sheet. */
export interface SheetLine {
  /** Name of the column or field; where a problem's path points. */
  readonly name: string;
  readonly label: string;
  readonly field: TextField;
  /** What it held when the sheet was opened. */
  readonly opened: string;
  /** Words to choose among with Left and Right; undefined: it is typed. */
  readonly choices?: readonly string[];
  /** What may stand there. */
  readonly hint: string;
  /** Whether it holds a paragraph, which is shown whole below while it has the focus. */
  readonly long?: boolean;
}

export interface Sheet {
  readonly title: string;
  readonly lines: readonly SheetLine[];
  /** Index of the line in focus. */
  readonly focus: number;
  /** Problems are shown once saving was tried. */
  readonly tried: boolean;
  /** The remark that was told when saving was tried: it is saved with it the next time; undefined: none was. */
  readonly told?: string;
}

/** A line as a sheet opens with it. */
export function sheetLine(
  name: string,
  label: string,
  opened: string,
  hint: string,
  more: Pick<SheetLine, 'choices' | 'long'> = {},
  field = fieldOf(opened),
): SheetLine {
  return { name, label, opened, hint, field, ...more };
}

/** Whether anything was typed. */
export function isTouched({ lines }: Sheet): boolean {
  return lines.some(({ field, opened }) => field.text !== opened);
}

/** The text of a line; '' where there is no such line. */
export function textOn({ lines }: Sheet, name: string): string {
  return lines.find((line) => line.name === name)?.field.text ?? '';
}

/** The sheet with the focus moved by one line, round the end. */
export function focusMoved(sheet: Sheet, by: 1 | -1): Sheet {
  const { length } = sheet.lines;
  return { ...sheet, focus: (sheet.focus + by + length) % length };
}

/** The sheet after a key; undefined when the key means nothing on the line. */
export function typedOnSheet(sheet: Sheet, key: string): Sheet | undefined {
  const line = sheet.lines[sheet.focus];
  if (line === undefined) return undefined;
  const next =
    line.choices === undefined
      ? typeInto(line.field, key)
      : chooseIn(line.field, key, line.choices);
  return next === undefined ? undefined : withField(sheet, next);
}

/** The sheet after a paste into the line in focus. */
export function pastedOnSheet(sheet: Sheet, text: string): Sheet {
  const line = sheet.lines[sheet.focus];
  if (line === undefined) return sheet;
  return line.choices === undefined
    ? withField(sheet, insert(line.field, text.trim()))
    : (typedOnSheet(sheet, text.trim()) ?? sheet);
}

/** The sheet with a text on one of its lines, in one line. */
export function lineSet(sheet: Sheet, name: string, text: string): Sheet {
  return withLineField(sheet, name, insert(fieldOf(''), text.trim()));
}

/** The same with the lines of the text kept. */
export function linesSet(sheet: Sheet, name: string, text: string): Sheet {
  const clean = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\t/g, ' ')
    .replaceAll(/[^\P{Cc}\n]/gu, '');
  return withLineField(sheet, name, fieldOf(clean.trim()));
}

function withLineField(sheet: Sheet, name: string, field: TextField): Sheet {
  return {
    ...sheet,
    lines: sheet.lines.map((line) => (line.name === name ? { ...line, field } : line)),
  };
}

function withField(sheet: Sheet, field: TextField): Sheet {
  return {
    ...sheet,
    lines: sheet.lines.map((line, at) => (at === sheet.focus ? { ...line, field } : line)),
  };
}

/** The problem that stands beside a line; undefined: none. */
export function problemOn(problems: readonly Problem[], name: string): string | undefined {
  return problems.find(({ path }) => path === name)?.message;
}
