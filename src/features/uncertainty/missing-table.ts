/** What to read first on a day without a gauge. */

import { placesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { ageText, percent } from '../../text/format.ts';
import { prose } from '../../text/line.ts';
import type { ColumnSpec, ListBody } from '../../tui/list-view.ts';
import { nameOf } from '../../views/arithmetic.ts';

const MISSING: readonly ColumnSpec[] = [
  { key: 'weight', align: 'right' },
  { key: 'indicator', grows: true },
  { key: 'state', states: true },
  { key: 'age', align: 'right' },
];

/** Without a gauge: the indicators without a score, the heaviest first. */
export function missingTable(board: Board): ListBody {
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
    head: [
      prose('There is no gauge on this day. What has no score, the heaviest in the gauge first:'),
    ],
    specs: MISSING,
    texts,
    targets: silent.map(({ node }) => node.id),
    foot: [],
  };
}
