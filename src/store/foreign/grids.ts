/** What kind of file bytes are, and the tables in it. Refusals are told behind the name of the file. */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../model/problem.ts';
import type { Grid } from '../foreign.ts';
import { csvGrid } from './csv-grid.ts';
import { jsonGrids } from './json-grids.ts';
import { Room } from './room.ts';

const AS_TABLE = 'save the table as CSV or XLSX';

/** By what a file begins with, what cannot be read. */
const OTHERS: readonly (readonly [begins: string, says: string])[] = [
  ['%PDF', `is a PDF; ${AS_TABLE}`],
  ['\x89PNG', `is an image; ${AS_TABLE}`],
  ['\xff\xd8\xff', `is an image; ${AS_TABLE}`],
  ['GIF8', `is an image; ${AS_TABLE}`],
  ['RIFF', `is an image; ${AS_TABLE}`],
  ['\xd0\xcf\x11\xe0', 'is an old workbook or has a password; save it as XLSX without one'],
  ['\x1f\x8b', 'is compressed; unpack it'],
];

export async function gridsOf(bytes: Uint8Array, name: string): Promise<readonly Grid[]> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const other = OTHERS.find(([begins]) => head.startsWith(begins));
  if (other !== undefined) throw new Refusal(other[1]);
  const grids = (await read(bytes, name, head)).filter(({ rows }) =>
    rows.some((row) => row.some((cell) => cell !== '')),
  );
  if (grids.length === 0) throw new Refusal('has no table');
  return grids;
}

async function read(bytes: Uint8Array, name: string, head: string): Promise<readonly Grid[]> {
  const room = new Room();
  // what a page or workbook needs is loaded where there is one
  if (head.startsWith('PK\x03\x04')) {
    return (await import('./workbook-grids.ts')).workbookGrids(bytes, room);
  }
  const text = textOf(bytes);
  const begins = text.slice(0, 1_000).trimStart();
  if (begins === '' && text.trim() === '') throw new Refusal('is empty');
  if (begins.includes('\0')) throw new Refusal(`is not text; ${AS_TABLE}`);
  if (begins.startsWith('<') || /\.html?$/i.test(name)) {
    return (await import('./page-grids.ts')).pageGrids(text, room);
  }
  const isJson = /\.json$/i.test(name);
  if (isJson || /^[[{]/.test(begins)) {
    try {
      return jsonGrids(JSON.parse(text), name, room);
    } catch (error) {
      // of a CSV file the first cell may begin so
      if (isJson || !(error instanceof SyntaxError)) throw error;
    }
  }
  return [csvGrid(text, name, room)];
}

/** In UTF-16 where a mark says so, in UTF-8 where it is that, else as Windows has it in the west. */
function textOf(bytes: Uint8Array): string {
  const [one, two] = bytes;
  const wide = one === 0xff && two === 0xfe ? 'utf-16le' : undefined;
  const encoding = one === 0xfe && two === 0xff ? 'utf-16be' : wide;
  return new TextDecoder(encoding ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')).decode(bytes);
}
