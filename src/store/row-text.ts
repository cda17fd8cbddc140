/** A row as the JSON that is stored of it, equal for rows that are equal in every column. */
import type { EventRow, ReadingRow } from '../model/record.ts';

const FIELDS = [
  ...['indicator', 'id', 'day', 'value', 'nodes', 'title', 'side', 'stage', 'effect', 'amount'],
  ...['follows', 'confidence', 'source', 'url', 'quote', 'note'],
];

export function rowText(row: ReadingRow | EventRow): string {
  return JSON.stringify(row, FIELDS);
}
