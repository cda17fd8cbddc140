/** A form of named lines, whatever it is about: which line has the focus, what was typed, what may be chosen. */
import type { Problem } from '../core/model/model.ts';
import { textWidth } from '../text/cells.ts';
import {
  choiceFieldAfterKey,
  fieldAfterInsert,
  suggestedTextField,
  type TextField,
  textFieldAfterKey,
  textFieldHolding,
} from './text-field.ts';

/** One line of a form. */
export interface NamedLine {
  /** Name of the column or field; where a problem's path points. */
  readonly name: string;
  readonly label: string;
  readonly field: TextField;
  /** What it held when the form was opened. */
  readonly opened: string;
  /** Words to choose among with Left and Right; undefined: it is typed. */
  readonly choices?: readonly string[] | undefined;
  /** Texts that Left and Right go through as long as nothing else is typed; left out: none. */
  readonly suggestions?: readonly string[];
  /** What may stand there. */
  readonly hint: string;
  /** Whether it holds a paragraph, which is shown whole below while it has the focus. */
  readonly long?: boolean;
  /** Whether it is seldom filled in: it is folded away while it is empty and the line that says so is as it opened. */
  readonly rare?: boolean;
  /** Whether it says that the rare lines are folded or shown, and states nothing itself. */
  readonly folds?: boolean;
}

export interface Form {
  readonly lines: readonly NamedLine[];
  /** Index of the line in focus, from 0. */
  readonly focus: number;
  /** Problems are shown once saving was tried. */
  readonly tried: boolean;
}

/** A line of a form as it opens. */
export function newFormField(
  name: string,
  label: string,
  opened: string,
  hint: string,
  more: Pick<NamedLine, 'choices' | 'folds' | 'long' | 'rare' | 'suggestions'> = {},
  field = textFieldHolding(opened),
): NamedLine {
  return { name, label, opened, hint, field, ...more };
}

/** Every word to choose among with the chosen one in brackets, where `cells` cells have room for them; else that alone. */
export function formLineChoicesText({ choices = [], field }: NamedLine, cells: number): string {
  const word = (choice: string): string => (choice === '' ? 'none' : choice);
  const isNone = !choices.includes(field.text);
  const all = [
    ...(isNone ? ['[none]'] : []),
    ...choices.map((choice) => (choice === field.text ? `[${word(choice)}]` : word(choice))),
  ].join('  ');
  return textWidth(all) <= cells ? all : word(field.text);
}

/** Whether any line of a form says something else than when the form was opened; the line that folds others does not count. */
export function isFormTouched({ lines }: Form): boolean {
  return lines.some(({ field, opened, folds }) => field.text !== opened && folds !== true);
}

/** The lines of a form that are not folded away; the line in focus is always among them. */
export function unfoldedFormLines({ lines, focus }: Form): readonly NamedLine[] {
  const isUnfolded = lines.some(({ folds, field, opened }) => folds && field.text !== opened);
  return lines.filter(
    ({ rare, field, opened }, at) =>
      rare !== true || isUnfolded || at === focus || field.text + opened !== '',
  );
}

/** The text of a line; '' where there is no such line. */
export function textTypedInFormLine({ lines }: Form, name: string): string {
  return lines.find((line) => line.name === name)?.field.text ?? '';
}

/** The form with the focus moved by one line that is shown, down (`by` 1) or up (-1), round the end. */
export function formWithFocusMoved<Of extends Form>(form: Of, by: 1 | -1): Of {
  const shown = unfoldedFormLines(form);
  const focused = form.lines[form.focus];
  const at = focused === undefined ? -1 : shown.indexOf(focused);
  const next = shown[(at + by + shown.length) % shown.length];
  return next === undefined ? form : { ...form, focus: form.lines.indexOf(next) };
}

/** The form after a key on the line that folds: where it shows the rare ones, the first of them has the focus. */
function afterUnfolding<Of extends Form>(before: Form, form: Of): Of {
  const were = new Set(unfoldedFormLines(before).map(({ name }) => name));
  const first = unfoldedFormLines(form).find(({ name }) => !were.has(name));
  return first === undefined ? form : { ...form, focus: form.lines.indexOf(first) };
}

/** The form once saving was refused: the focus on the first line with a problem, and problems shown. */
export function formAfterRefusal<Of extends Form>(form: Of, problems: readonly Problem[]): Of {
  const wrong = form.lines.findIndex(
    ({ name }) => problemTextOfFormLine(problems, name) !== undefined,
  );
  return { ...form, tried: true, focus: wrong < 0 ? form.focus : wrong };
}

/** The form with another field on its line in focus. */
export function formWithFocusedFieldReplaced<Of extends Form>(form: Of, field: TextField): Of {
  const line = form.lines[form.focus];
  return line === undefined ? form : withField(form, line.name, field);
}

/** The form after a key; undefined when the key means nothing on the line. */
export function formAfterKey<Of extends Form>(form: Of, key: string): Of | undefined {
  const line = form.lines[form.focus];
  if (line === undefined) return undefined;
  const next =
    line.choices === undefined
      ? (fieldAfterSuggestionStepKey(line, key) ?? textFieldAfterKey(line.field, key))
      : choiceFieldAfterKey(line.field, key, line.choices);
  return next === undefined ? undefined : afterUnfolding(form, withField(form, line.name, next));
}

/** Why a key that is typed on a line of choices does nothing there; undefined: it is no text, or the line is typed. */
export function whyNotTypedOnChoicesText({ lines, focus }: Form, key: string): string | undefined {
  const { label, choices } = lines[focus] ?? {};
  return choices === undefined || [...key].length !== 1 || key === ' '
    ? undefined
    : `${key} changes nothing: ${label ?? ''} is chosen with Left and Right.`;
}

/** The next suggestion of a line, or the one before, as long as nothing else is typed there; behind the last one is none. */
export function fieldAfterSuggestionStepKey(
  { field, suggestions = [] }: Pick<NamedLine, 'field' | 'suggestions'>,
  key: string,
): TextField | undefined {
  const by = key === 'Right' ? 1 : key === 'Left' ? -1 : 0;
  if (by === 0 || suggestions.length === 0) return undefined;
  if (field.text !== '' && field.suggested !== true) return undefined;
  const all = ['', ...suggestions];
  return suggestedTextField(all[(all.indexOf(field.text) + by + all.length) % all.length] ?? '');
}

/** The form after a paste into the line in focus. */
export function formAfterPaste<Of extends Form>(form: Of, text: string): Of {
  const line = form.lines[form.focus];
  if (line === undefined) return form;
  return line.choices === undefined
    ? withField(form, line.name, fieldAfterInsert(line.field, text.trim()))
    : (formAfterKey(form, text.trim()) ?? form);
}

/** The form with a text on one of its lines, in one line. */
export function formWithTextOnLine<Of extends Form>(form: Of, name: string, text: string): Of {
  return withField(form, name, fieldAfterInsert(textFieldHolding(''), text.trim()));
}

/** The form with a text in one of its lines, its line breaks kept. */
export function formWithMultilineText<Of extends Form>(form: Of, name: string, text: string): Of {
  const clean = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\t/g, ' ')
    .replaceAll(/[^\P{Cc}\n]/gu, '');
  return withField(form, name, textFieldHolding(clean.trim()));
}

function withField<Of extends Form>(form: Of, name: string, field: TextField): Of {
  return {
    ...form,
    lines: form.lines.map((line) => (line.name === name ? { ...line, field } : line)),
  };
}

/** The problem that stands beside a line; undefined: none. */
export function problemTextOfFormLine(
  problems: readonly Problem[],
  name: string,
): string | undefined {
  return problems.find(({ path }) => path === name)?.message;
}
