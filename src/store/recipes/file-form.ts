/** What bytes are, whatever the file is called. */
import { recipeFieldInFileText, type SayField } from '../../core/recipes/field-words.ts';
import type { FileForm } from '../../core/recipes/recipe-shape.ts';
import { encodingFromMarkOrZeros } from './decode.ts';

/** What a file can turn out to be. */
interface Sort {
  /** How it is read; undefined: not at all. */
  readonly form: FileForm | undefined;
  readonly called: string;
  /** What to do about one that is not read. */
  readonly mend?: string;
  /** What may have happened where another form was expected. */
  readonly hint?: string;
}

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

const SAVE = 'open it in the program it comes from and save it as XLSX or as CSV in UTF-8';

const PICTURES = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0]],
] as const;

/** What the first bytes of a file say that it is; undefined: text with cells in lines, as far as can be told. */
export function fileTypeOfBytes(bytes: Uint8Array): Sort | undefined {
  if (begins(bytes, [0x50, 0x4b, 3, 4])) {
    const names = new TextDecoder('latin1').decode(bytes);
    if (names.includes('xl/')) return { form: 'xlsx', called: 'an Excel workbook (XLSX)' };
    if (names.includes('oasis.opendocument'))
      return { form: undefined, called: 'an OpenDocument sheet', mend: SAVE };
    return { form: undefined, called: 'a ZIP archive', mend: 'take the file out of it first' };
  }
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { form: undefined, called: 'an old Excel workbook (XLS)', mend: SAVE };
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46]))
    return {
      form: undefined,
      called: 'a PDF',
      mend: 'look for the table as CSV or XLSX beside it, or type the values in',
    };
  if (begins(bytes, [0x1f, 0x8b]))
    return { form: undefined, called: 'a gzip archive', mend: 'unpack it with gunzip first' };
  if (begins(bytes, [0x50, 0x41, 0x52, 0x31]))
    return {
      form: undefined,
      called: 'Parquet',
      mend: 'export it as CSV first',
    };
  const picture = PICTURES.find(([, signs]) => begins(bytes, signs));
  if (picture !== undefined)
    return {
      form: undefined,
      called: `no table: it begins like a ${picture[0]} image`,
      mend: 'look for the table as CSV or XLSX beside it, or type the values in',
    };
  // No text has zeros but in UTF-16, whose plain letters have them at every second place.
  if (encodingFromMarkOrZeros(bytes) === undefined && bytes.subarray(0, 2_000).includes(0))
    return {
      form: undefined,
      called: 'no table: it has bytes that no text has',
      mend: SAVE,
    };
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 2_000))
    .replace(/^[\u00ef\u00bb\u00bf\s]+/, '');
  if (/^<(!doctype html|html|head|body|table)/i.test(head) || /^<!--[\s\S]*?<html/i.test(head))
    return {
      form: 'html',
      called: 'an HTML page',
      hint: ' (a page may stand where a file was: look at it in a browser)',
    };
  if (/^<(\?xml|[a-z]+:?[a-z]+)/i.test(head))
    return { form: undefined, called: 'XML', mend: 'look for the same as JSON or CSV' };
  if (/^[{[]/.test(head)) {
    const lines = head.split('\n').filter((line) => line.trim() !== '');
    const whole = lines.slice(0, Math.max(1, lines.length - 1));
    const eachIsOne = lines.length > 1 && whole.every((line) => /^\s*\{.*\}\s*$/.test(line));
    return eachIsOne ? { form: 'jsonl', called: 'JSON Lines' } : { form: 'json', called: 'JSON' };
  }
  return undefined;
}

/** Why a file cannot be read in this form: it is empty, of another form, or of none that is read; undefined where it may be of this form. `say` names what is to be written. */
export function fileFormMismatchText(
  bytes: Uint8Array,
  form: FileForm,
  say: SayField = recipeFieldInFileText,
): string | undefined {
  if (bytes.length === 0) return 'the file is empty; fetch it again';
  const sort = fileTypeOfBytes(bytes);
  const { called, takes, isPlain } = FORMS[form];
  if (sort === undefined)
    return isPlain ? undefined : `this is not ${called}, but text; write ${say('form', 'csv')}`;
  if (sort.form === undefined) return `this is ${sort.called}, which is not read; ${sort.mend}`;
  if (takes.some((each) => each === sort.form)) return undefined;
  return `this is ${sort.called}, not ${called}${sort.hint ?? ''}; write ${say('form', sort.form)} if that is meant`;
}

/** What each form is called, what bytes that look like a form may be read as it, and whether bytes that look like none may. */
const FORMS: Readonly<
  Record<
    FileForm,
    { readonly called: string; readonly takes: readonly FileForm[]; readonly isPlain: boolean }
  >
> = {
  csv: { called: 'CSV', takes: ['csv'], isPlain: true },
  json: { called: 'JSON', takes: ['json'], isPlain: false },
  // One line of it looks like a document.
  jsonl: { called: 'JSON Lines', takes: ['jsonl', 'json'], isPlain: false },
  xlsx: { called: 'XLSX', takes: ['xlsx'], isPlain: false },
  html: { called: 'HTML', takes: ['html'], isPlain: true },
};
