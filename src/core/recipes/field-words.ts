/** How a sentence names a field of a recipe to whoever can write it: in its file, or as an option of the command that makes one. */

/** The fields that are named so. */
type SaidField =
  | 'allow'
  | 'decimal'
  | 'encoding'
  | 'every'
  | 'form'
  | 'gaps'
  | 'lastOf'
  | 'meanOf'
  | 'path'
  | 'rows'
  | 'sumOf'
  | 'sumOfLast'
  | 'table'
  | 'thousands';

/** A field, with its value where one is handed in; undefined: whoever is told cannot write it. */
export type SayField = (field: SaidField, value?: string) => string | undefined;

/** In a file: `"form": "csv"`. */
export const recipeFieldInFileText: SayField = (field, value) => {
  if (field === 'rows') return '"rows": { column: cell }';
  if (field === 'allow') return `"allow": ["${value}"]`;
  return value === undefined ? `"${field}"` : `"${field}": "${value}"`;
};

/** As an option: `--form csv`. */
export const recipeFieldAsOptionText: SayField = (field, value) => {
  if (field === 'gaps' || field === 'allow') return undefined;
  if (field === 'rows') return '--where column=cell';
  const option = optionNameText(field);
  return value === undefined ? option : `${option} ${value}`;
};

/** The option of this name as it is typed: `--mean-of`. */
export function optionNameText(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
