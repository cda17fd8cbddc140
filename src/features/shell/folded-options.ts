/** The options of a long form, folded below one line until they are asked for. */

import { formFieldText, type NamedLine, newFormLine } from '../../tui/form.ts';
import type { ShellCommand } from '../../tui/shell-command.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** A form as it is shown, and the lines that are folded away. */
export interface FoldedForm {
  readonly sheet: Sheet;
  readonly folded: readonly NamedLine[];
}

/** So many options stand below what a command takes without being folded. */
const MOST_OPTIONS = 6;
const MORE = 'more options';
const [FOLDED, SHOWN] = ['folded', 'shown'];

/** The form of a command with its options folded where they are many and nothing is filled in on them. */
export function commandFormWithOptionsFolded(command: ShellCommand, sheet: Sheet): FoldedForm {
  const at = sheet.lines.findIndex(
    ({ name }, place) => place >= command.args.length && name !== 'output',
  );
  const options = at < 0 ? [] : sheet.lines.slice(at);
  if (options.length <= MOST_OPTIONS) return { sheet, folded: [] };
  const isFilled = options.some(({ field, choices = [''] }) => field.text !== choices[0]);
  const more = newFormLine(
    MORE,
    `${MORE} (${options.length})`,
    isFilled ? SHOWN : FOLDED,
    'none is needed; Right shows them, Left folds them',
    { choices: [FOLDED, SHOWN] },
  );
  const lines = [...sheet.lines.slice(0, at), more];
  return isFilled
    ? { sheet: { ...sheet, lines: [...lines, ...options] }, folded: [] }
    : { sheet: { ...sheet, lines }, folded: options };
}

/** The form with its options shown or folded as the line above them says. */
export function withOptionsFoldedAsChosen({ sheet, folded }: FoldedForm): FoldedForm {
  const said = formFieldText(sheet, MORE);
  if (said === SHOWN && folded.length > 0)
    return { sheet: unfoldedSheet({ sheet, folded }), folded: [] };
  if (said !== FOLDED || folded.length > 0) return { sheet, folded };
  const at = sheet.lines.findIndex(({ name }) => name === MORE) + 1;
  return { sheet: { ...sheet, lines: sheet.lines.slice(0, at) }, folded: sheet.lines.slice(at) };
}

/** The form with every line, those that are folded too. */
export function unfoldedSheet({ sheet, folded }: FoldedForm): Sheet {
  return { ...sheet, lines: [...sheet.lines, ...folded] };
}
