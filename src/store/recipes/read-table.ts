/** The bytes of a file as rows, in the form that a recipe names. */
import type { Result } from '../../core/model/model.ts';
import { recipeFieldInFileText, type SayField } from '../../core/recipes/field-words.ts';
import type { Encoding, FileForm, Recipe } from '../../core/recipes/recipe-shape.ts';
import type { Table } from '../../core/recipes/table.ts';
import { parseCsvTable } from './csv-table.ts';
import { decodeBytes, encodingFromMarkOrZeros, encodingOfPage } from './decode.ts';
import { fileFormMismatchText } from './file-form.ts';
import { parseHtmlTable } from './html-table.ts';
import { parseJsonLinesTable, parseJsonTable } from './json-table.ts';
import { parseXlsxTable } from './xlsx-table.ts';

export type HowToTakeApart = Recipe['read'];

type TextTable = (
  text: string,
  read: HowToTakeApart,
  say: SayField,
) => Result<Table> | Promise<Result<Table>>;
type ReadTable = (bytes: Uint8Array, read: HowToTakeApart, say: SayField) => Promise<Result<Table>>;

const ofText =
  (
    make: TextTable,
    encodingOf: (bytes: Uint8Array) => Encoding | undefined = () => undefined,
  ): ReadTable =>
  async (bytes, read, say) => {
    const text = decodeBytes(bytes, read.encoding ?? encodingOf(bytes), say);
    return text.ok ? make(text.value, read, say) : text;
  };

const READERS: Readonly<Record<FileForm, ReadTable>> = {
  csv: ofText((text, { delimiter }) => parseCsvTable(text, delimiter)),
  json: ofText((text, { path }, say) => parseJsonTable(text, path, say)),
  jsonl: ofText((text, { path }) => parseJsonLinesTable(text, path)),
  html: ofText((text, { table }, say) => parseHtmlTable(text, table, say), encodingOfPage),
  xlsx: (bytes, { sheet, range }) => parseXlsxTable(bytes, sheet, range),
};

/** The rows of a file. Refused: a file of another form, with what to write instead, as `say` names it, and one that cannot be taken apart. */
export async function parseTableBytes(
  bytes: Uint8Array,
  read: HowToTakeApart,
  say: SayField = recipeFieldInFileText,
): Promise<Result<Table>> {
  // Bytes in UTF-16 look like no form at all.
  const isMarked = encodingFromMarkOrZeros(bytes) !== undefined;
  const why = isMarked ? undefined : fileFormMismatchText(bytes, read.form, say);
  return why === undefined
    ? READERS[read.form](bytes, read, say)
    : { ok: false, problems: [{ path: '', message: why }] };
}
