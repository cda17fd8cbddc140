/** How a file nobody has described is taken apart, or what must be said of it first. */
import { type Result, refusalResult } from '../../core/model/model.ts';
import { recipeFieldAsOptionText } from '../../core/recipes/field-words.ts';
import type { Table } from '../../core/recipes/table.ts';
import { possibleEncodings } from './decode.ts';
import { fileTypeOfBytes } from './file-form.ts';
import { titlesOfTablesInHtml } from './html-table.ts';
import { jsonRowListPaths } from './json-table.ts';
import { type HowToTakeApart, parseTableBytes } from './read-table.ts';
import { workbookSheetNames } from './xlsx-table.ts';

/** A way of reading a file, with what a person knows it by. */
export interface FormAnswer {
  readonly says: Partial<HowToTakeApart>;
  readonly text: string;
}

export type GuessedForm =
  | { readonly read: HowToTakeApart; readonly table: Table; readonly asks: undefined }
  | {
      readonly asks: string;
      /** The option that says it. */
      readonly option: 'encoding' | 'path' | 'sheet' | 'table';
      readonly answers: readonly FormAnswer[];
    };

/**
 * A file as rows, as far as it was said how, and otherwise by what it is; or the question that its form leaves open.
 * Refused: what is not read, and what was said wrong.
 */
export async function parseTableOrFileFormQuestion(
  bytes: Uint8Array,
  said: Partial<HowToTakeApart>,
): Promise<Result<GuessedForm>> {
  if (bytes.length === 0) return refusalResult('the file is empty; fetch it again');
  const sort = fileTypeOfBytes(bytes);
  const form = said.form ?? sort?.form;
  if (form === undefined && sort !== undefined)
    return refusalResult(`this is ${sort.called}, which is not read; ${sort.mend}`);
  const read: HowToTakeApart = { ...said, form: form ?? 'csv' };
  const question = await QUESTIONS[read.form](bytes, read);
  if (question !== undefined && question.answers.length > 1) return { ok: true, value: question };
  const only = question?.answers[0]?.says ?? {};
  const whole = { ...only, ...read };
  const table = await parseTableBytes(bytes, whole, recipeFieldAsOptionText);
  return table.ok
    ? { ok: true, value: { read: whole, table: table.value, asks: undefined } }
    : table;
}

type Asking = Extract<GuessedForm, { readonly asks: string }>;
type Ask = (bytes: Uint8Array, read: HowToTakeApart) => Promise<Asking | undefined>;

/** So many signs of a line are shown. */
const SHOWN = 60;

const askEncoding: Ask = async (bytes, { encoding }) => {
  if (encoding !== undefined) return undefined;
  const possible = possibleEncodings(bytes);
  const texts = possible.map((each) => new TextDecoder(each).decode(bytes));
  // Two encodings that make the same text of it are one.
  const answers = possible
    .filter((_, at) => texts.indexOf(texts[at] ?? '') === at)
    .map((each) => {
      const text = texts[possible.indexOf(each)] ?? '';
      const line = text.split(/\r\n?|\n/).find((one) => /[\u0080-\uffff]/.test(one)) ?? '';
      return {
        // What bytes show by themselves need not be said.
        says: possible.length === 1 ? {} : { encoding: each },
        text: `${each}: ${line.slice(0, SHOWN)}`,
      };
    });
  return {
    asks: 'This is not UTF-8; in which line are all letters right?',
    option: 'encoding',
    answers,
  };
};

const QUESTIONS: Readonly<Record<HowToTakeApart['form'], Ask>> = {
  csv: askEncoding,
  jsonl: async () => undefined,
  json: async (bytes, { path }) => {
    if (path !== undefined) return undefined;
    const answers = jsonRowListPaths(new TextDecoder().decode(bytes)).map((each) => ({
      says: each === '' ? {} : { path: each },
      text: each === '' ? 'the whole document' : each,
    }));
    return { asks: 'Which list has the rows?', option: 'path', answers };
  },
  xlsx: async (bytes, { sheet }) => {
    if (sheet !== undefined) return undefined;
    const names = await workbookSheetNames(bytes);
    const answers = names.map((name) => ({ says: { sheet: name }, text: name }));
    return { asks: 'Which sheet?', option: 'sheet', answers };
  },
  html: async (bytes, { table }) => {
    if (table !== undefined) return undefined;
    const titles = await titlesOfTablesInHtml(bytes);
    const answers = titles.map((title, at) => ({ says: { table: at + 1 }, text: title }));
    return { asks: 'Which table?', option: 'table', answers };
  },
};
