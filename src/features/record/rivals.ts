/** `axiswatch rivals`: readings by different persons, or out of different records, of one indicator and day; and one of them chosen, with a reason. */
import { Refusal } from '../../model/problem.ts';
import type { Entry, Reading, ReadingRow, StandingRecord } from '../../model/record.ts';
import { fatesOf } from '../../model/standing.ts';
import { findNode, type Leaf, type Strategy } from '../../model/strategy.ts';
import { valueText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
import { pairsIn } from '../../store/merge.ts';
import type { Change } from '../../store/port.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { writeChanges, writtenTitle } from './write.ts';

/** Letters of an entry's id that tell it from others of a person's. */
const SHORT = 8;

/** A reading that others are rivals of, and those: each beside the one that counts. */
type Rival = Reading & { readonly counts: Reading };

export function rivalsOf({ readings }: StandingRecord): readonly Rival[] {
  return [...readings.values()]
    .flat()
    .flatMap((counts) => (counts.rivals ?? []).map((rival) => ({ ...rival, counts })));
}

/** Of pairs by one author those of which one counts and the other was not taken back. */
export function rivalsAmong(
  entries: readonly Entry[],
  pairs: readonly (readonly [string, string])[],
): readonly Rival[] {
  if (pairs.length === 0) return [];
  const fates = fatesOf(entries);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const readingAt = (id: string): Reading => {
    const { row, seq = 0, author = '' } = byId.get(id) ?? {};
    return { ...(row as ReadingRow & { value: number }), entry: id, seq, author };
  };
  return pairs.flatMap(([one, other]) => {
    const [counts, rival] = fates.get(one) === 'in force' ? [one, other] : [other, one];
    const isRival =
      fates.get(counts) === 'in force' && /^(replaced|corrected)$/.test(fates.get(rival) ?? '');
    return isRival ? [{ ...readingAt(rival), counts: readingAt(counts) }] : [];
  });
}

export function rivalsSection(strategy: Strategy, rows: readonly Rival[]): TableSection {
  const inUnit = ({ indicator, value }: Reading) => {
    const leaf = findNode(strategy, indicator);
    return leaf?.kind === 'leaf' ? { value, leaf } : undefined;
  };
  return table<Rival>({
    id: 'rivals',
    title: 'Rivals',
    rows,
    empty: 'no two readings of one indicator and day differ',
    target: ({ indicator }) => ({ feature: 'indicator', id: indicator }),
    figures: {
      id: { kind: 'id', get: ({ indicator }) => indicator },
      day: { kind: 'day', get: ({ day }) => day },
      counts: { kind: 'value', get: ({ counts }) => inUnit(counts) },
      by: { kind: 'text', get: ({ counts }) => counts.author, grows: true },
      entry: { kind: 'id', get: ({ counts }) => counts.entry.slice(0, SHORT) },
      rival: { kind: 'value', get: inUnit },
      'rival by': { kind: 'text', get: ({ author }) => author },
      'rival entry': { kind: 'id', get: ({ entry }) => entry.slice(0, SHORT) },
    },
  });
}

export async function rivals(
  context: Context,
  [id]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { strategy, record } = await context.boards();
  const journal = await context.journal();
  const pairs = await pairsIn(journal);
  const entries = pairs.length === 0 ? [] : await journal.entries();
  const rows = [...rivalsOf(record), ...rivalsAmong(entries, pairs)];
  if (id === undefined) {
    const section = rivalsSection(strategy, rows);
    return { page: { id: 'rivals', title: 'Rivals', sections: [section] } };
  }
  const note = textOption(options, 'note');
  if (note === undefined) throw new Refusal('--note is missing: say why this one', 2);
  const isNamed = ({ entry }: Reading): boolean => id.length >= SHORT && entry.startsWith(id);
  const named = rows.find((rival) => isNamed(rival) || isNamed(rival.counts));
  const all = rows.flatMap(({ counts, ...rival }) =>
    counts.entry === named?.counts.entry ? [counts, rival] : [],
  );
  const chosen = all.find(isNamed);
  if (chosen === undefined) {
    throw new Refusal(`${id} is not an entry with a rival; axiswatch rivals lists them`);
  }
  const { entry: _, seq: __, author: ___, rivals: ____, ...row } = chosen;
  const changes = correctionsOf(
    [...new Map(all.map((each) => [each.entry, each])).values()].filter(
      ({ entry }) => entry !== chosen.entry,
    ),
    { ...row, note },
  );
  const leaf = findNode(strategy, chosen.indicator) as Leaf;
  return {
    style: 'detail',
    page: {
      id: 'rivals',
      title: writtenTitle(`${leaf.id} ${leaf.title}: ${valueText(chosen.value, leaf)}`, options),
      sections: await writeChanges(context, changes, options),
    },
  };
}

/** What makes one row of several readings. */
export function correctionsOf(
  readings: readonly Pick<Reading, 'entry'>[],
  row: ReadingRow,
): readonly Change[] {
  return readings.map(({ entry }) => ({ kind: 'correct', what: 'reading', row, target: entry }));
}
