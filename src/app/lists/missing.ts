/** What to read first on a day without a gauge. */
import type { Board } from '../../domain/board.ts';
import { placesOf } from '../../domain/tree.ts';
import { nameOf } from '../explain-view.ts';
import { ageText, percent } from '../format.ts';
import { type ColumnSpec, type ListView, layTable } from '../list-view.ts';

const MISSING: readonly ColumnSpec[] = [
  { key: 'weight', align: 'right' },
  { key: 'indicator', grows: true },
  { key: 'state', states: true },
  { key: 'age', align: 'right' },
];

/** Without a gauge: the indicators without a score, the heaviest first. */
export function missingTable(
  board: Board,
  cells: number,
): Omit<ListView, 'title' | 'tabs' | 'tab'> {
  const places = placesOf(board.strategy);
  const weight = (id: string): number => places.get(id)?.effectiveWeight ?? 0;
  const silent = [...board.card.indicators.values()]
    .filter(({ node, score }) => score === undefined && weight(node.id) > 0)
    .toSorted((a, b) => weight(b.node.id) - weight(a.node.id));
  const texts = silent.map(({ node, age }) => ({
    weight: percent(weight(node.id), 1),
    indicator: nameOf(node),
    state: board.words.get(node.id) ?? '',
    age: ageText(age),
  }));
  return {
    head: ['There is no gauge on this day. What has no score, the heaviest in the gauge first:'],
    ...layTable(MISSING, texts, cells),
    targets: silent.map(({ node }) => node.id),
    foot: [],
  };
}
