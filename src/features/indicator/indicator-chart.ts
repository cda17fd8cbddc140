/** The value of an indicator over time, with the events that name it and the lines that its tripwires draw. */
import type { Board } from '../../model/board.ts';
import type { Leaf } from '../../model/strategy.ts';
import { changeDays, leafValue } from '../../model/value.ts';
import type { ChartSection } from '../../page/page.ts';

/** Nothing where there is no value yet. */
export function chartSections(board: Board, leaf: Leaf, title = ''): readonly ChartSection[] {
  const record = board.boards.recordOf(leaf);
  const points = changeDays(leaf, record, board.day).map((day) => {
    const { value, score } = leafValue(leaf, record, day);
    // an expired one says nothing any more
    return { day, value: score === undefined ? undefined : value };
  });
  const [first] = points;
  if (first === undefined) return [];
  const lines = leaf.tripwires.flatMap(({ title: name, rule }) =>
    'value' in rule ? [{ at: rule.value, title: name }] : [],
  );
  return [
    {
      id: 'chart',
      title,
      chart: {
        leaf,
        from: first.day,
        to: board.day,
        limits: limitsOf(leaf, [
          ...points.flatMap(({ value }) => value ?? []),
          ...lines.map(({ at }) => at),
        ]),
        series: [{ title: leaf.title, points, steps: true }],
        marks: record.events.filter(({ day }) => day <= board.day),
        lines,
      },
    },
  ];
}

/** Ends of the axis around some values: of a judgement all its levels, of a count 0 too. */
export function limitsOf(
  { levels, count, log }: Leaf,
  values: readonly number[],
): [number, number] {
  const ends = levels !== undefined ? [0, levels.length - 1] : count === undefined ? [] : [0];
  const [low, high] = [Math.min(...values, ...ends), Math.max(...values, ...ends)];
  if (low < high) return [low, high];
  return log ? [low / 2, low * 2] : [low - 1, low + 1];
}
