/** What waits for a yes, written down once: not what stands, waits or was refused already. */
import { Refusal } from '../../model/problem.ts';
import type { EventRow, Item, ReadingRow, StandingRecord } from '../../model/record.ts';
import { eventCells } from '../../model/rows.ts';
import type { Recording } from '../../store/port.ts';
import { SETTINGS } from '../../store/settings.ts';
import type { Context } from '../context.ts';
import { rowTitle } from '../record/typed-reading.ts';

export interface Proposed {
  /** Rows that now wait. */
  readonly proposed: number;
  /** Rows that stood or waited already. */
  readonly known: number;
  /** Rows that were refused before, which do not come back. */
  readonly refused: number;
}

/** Puts what is new of some rows into the inbox as one action. A row with a remark is not among the sound ones. */
export async function propose(
  context: Context,
  rows: readonly (Recording & { readonly remark?: string })[],
  from: {
    readonly by: string;
    readonly recipe?: string;
    /** Keeps what was read, once something of it waits. */
    readonly copy?: () => string;
  },
): Promise<Proposed> {
  const wrong = SETTINGS.find(({ name }) => name === 'author')?.wrong(from.by);
  if (wrong !== undefined) throw new Refusal([{ path: 'by', message: wrong }]);
  const strategy = await context.strategy();
  const journal = await context.journal();
  const known = contentsIn(await journal.record());
  const refused = new Set<string>();
  for (const { key, row, reason } of await journal.items<Proposal>('proposal')) {
    if (key === 'refused') refused.add(contentsOf(row));
    // what was accepted as it is stands, or was taken back by a person who may want it again
    else if (key !== 'accepted' || reason !== undefined) known.add(contentsOf(row));
  }
  const counts = { proposed: 0, known: 0, refused: 0 };
  const { copy, ...whose } = from;
  let kept: { copy?: string } | undefined;
  const proposals = rows.flatMap(({ what, row, remark }): Proposal[] => {
    const contents = contentsOf(row);
    const became = known.has(contents) ? 'known' : refused.has(contents) ? 'refused' : 'proposed';
    counts[became] += 1;
    if (became !== 'proposed') return [];
    known.add(contents);
    const title = rowTitle(strategy, row);
    const told = remark === undefined ? {} : { remark };
    kept ??= copy === undefined ? {} : { copy: copy() };
    return [{ key: 'open', day: row.day, title, ...whose, ...kept, what, row, ...told }];
  });
  if (proposals.length > 0) {
    await journal.append(
      context.author,
      proposals.map((item) => ({ kind: 'record', what: 'proposal', item })),
    );
  }
  return counts;
}

function contentsIn({ readings, checks, events }: StandingRecord): Set<string> {
  return new Set([...readings.values(), ...checks.values(), events].flat().map(contentsOf));
}

export interface Proposal extends Item {
  /** What became of it, by which it is found. */
  readonly key: 'open' | 'later' | 'accepted' | 'refused';
  /** A person, or a recipe. */
  readonly by: string;
  readonly what: Recording['what'];
  readonly row: ReadingRow | EventRow;
  /** What whoever proposes it wants looked at before a yes. */
  readonly remark?: string;
  /** Of a refusal; of what was accepted that it was edited before. */
  readonly reason?: string;
  readonly recipe?: string;
  /** The kept copy of what the recipe read. */
  readonly copy?: string;
}

export const EDITED = 'edited';

/** Equal for what says the same: of a reading indicator, day and value, of an event all but its id. */
export function contentsOf(row: ReadingRow | EventRow): string {
  if (!('nodes' in row)) return `${row.indicator} ${row.day} ${row.value ?? ''}`;
  return JSON.stringify(eventCells({ ...row, id: '' }));
}
