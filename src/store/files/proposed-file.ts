/** Files of what is proposed: readings or events, told apart by their columns. */
import type { Proposed } from '../../core/journal/proposal.ts';
import type { Day, Problem, Result, Strategy } from '../../core/model/model.ts';
import { parseObservation } from '../../core/model/observation.ts';
import { NEEDED_EVENT_COLUMNS, NEEDED_READING_COLUMNS, parseCsvEvents } from './csv.ts';
import {
  hasColumnInHead,
  type ImportFormat,
  parseJsonEvents,
  readImportRowsStreamed,
} from './import-formats.ts';
import { NO_MAPPING } from './json-rows.ts';

/**
 * Reads a file of readings or of events, in the format that is named, or the one that its first sign shows. Refused whole,
 * every bad row by its line: what `import` and `event import` refuse, a reading without a value, and columns of neither.
 */
export async function parseProposedReadingsOrEvents(
  bytes: Uint8Array,
  named: ImportFormat | undefined,
  strategy: Strategy,
  today: Day,
): Promise<Result<readonly Proposed[]>> {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, HEAD_BYTES))
    .replace(/^\uFEFF/, '')
    .trimStart();
  const format = named ?? formatOfHead(head);
  const kind = kindOfHead(head, format);
  if (kind === undefined) return { ok: false, problems: [NEITHER] };
  return READ[kind](bytes, format, strategy, today);
}

type Read = (
  bytes: Uint8Array,
  format: ImportFormat,
  strategy: Strategy,
  today: Day,
) => Promise<Result<readonly Proposed[]>>;

const READ: Readonly<Record<Proposed['kind'], Read>> = {
  async event(bytes, format, strategy, today) {
    const events =
      format === 'csv'
        ? await parseCsvEvents(bytes, strategy, today)
        : await parseJsonEvents(bytes, format, strategy, today);
    if (!events.ok) return events;
    return {
      ok: true,
      value: events.value.map(({ id: _, path: __, ...happening }) => ({
        kind: 'event',
        happening,
      })),
    };
  },
  async reading(bytes, format, strategy, today) {
    const rows: Proposed[] = [];
    const problems = await readImportRowsStreamed(bytes, format, NO_MAPPING, (row, place) => {
      const parsed = row.ok ? parseObservation(row.value, strategy, today, place) : row;
      if (!parsed.ok) return parsed.problems;
      rows.push({ kind: 'reading', observation: parsed.value });
      return undefined;
    });
    return problems.length === 0 ? { ok: true, value: rows } : { ok: false, problems };
  },
};

/** Bytes at the beginning of a file that tell what it is. */
const HEAD_BYTES = 65_536;
const NEITHER: Problem = {
  path: 'line 1',
  message: `neither readings nor events; a file of readings has the columns ${NEEDED_READING_COLUMNS.join(', ')}, one of events ${NEEDED_EVENT_COLUMNS.join(', ')}`,
};

/** JSON where it begins with a list, with a document, or with an object that goes on over lines; JSON Lines with another object; else CSV. */
function formatOfHead(head: string): ImportFormat {
  if (head.startsWith('[')) return 'json';
  if (!head.startsWith('{')) return 'csv';
  const [line = ''] = head.split('\n', 1);
  try {
    const first: object = Object(JSON.parse(line));
    return ['readings', 'events', 'schema'].some((name) => name in first) ? 'json' : 'jsonl';
  } catch {
    return 'json';
  }
}

/** By the columns of the first row. */
function kindOfHead(head: string, format: ImportFormat): Proposed['kind'] | undefined {
  if (hasColumnInHead(head, format, 'title')) return 'event';
  return hasColumnInHead(head, format, 'indicator') ? 'reading' : undefined;
}
