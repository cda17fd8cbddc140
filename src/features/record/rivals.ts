/** `axiswatch rivals`: readings by different persons of one indicator and day; and one of them chosen, with a reason. */
import { Refusal } from '../../model/problem.ts';
import type { Reading, ReadingRow, StandingRecord } from '../../model/record.ts';
import { findNode, type Leaf, type Strategy } from '../../model/strategy.ts';
import { valueText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
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

export function rivalsSection(strategy: Strategy, rows: readonly Rival[]): TableSection {
  const inUnit = ({ indicator, value }: Reading) => {
    const leaf = findNode(strategy, indicator);
    return leaf?.kind === 'leaf' ? { value, leaf } : undefined;
  };
  return table<Rival>({
    id: 'rivals',
    title: 'Rivals',
    rows,
    empty: 'no two persons differ about an indicator and day',
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
  if (id === undefined) {
    const section = rivalsSection(strategy, rivalsOf(record));
    return { page: { id: 'rivals', title: 'Rivals', sections: [section] } };
  }
  const note = textOption(options, 'note');
  if (note === undefined) throw new Refusal('--note is missing: say why this one', 2);
  const isNamed = ({ entry }: Reading): boolean => id.length >= SHORT && entry.startsWith(id);
  const all = rivalsOf(record)
    .map(({ counts }) => [counts, ...(counts.rivals ?? [])])
    .find((each) => each.some(isNamed));
  const chosen = all?.find(isNamed);
  if (all === undefined || chosen === undefined) {
    throw new Refusal(`${id} names no entry that has a rival; axiswatch rivals lists them`);
  }
  const { entry: _, seq: __, author: ___, rivals: ____, ...row } = chosen;
  const changes = correctionsOf(
    all.filter((each) => each !== chosen),
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
