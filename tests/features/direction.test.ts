/** Beside a value stands where it went, beside a score whether it got better by that: two signs of two things. */
import { expect, test } from 'vitest';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { riseOrFallSincePriorReading } from '../../src/core/scoring/trend.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { spansText } from '../../src/text/tone.ts';
import { indicatorRow } from '../../src/views/gauge-and-tracks.ts';
import { scoreAndTrendSpans, withValueChangeArrowText } from '../../src/views/indicator-cells.ts';
import { openState } from '../ui/board.ts';

const { board } = openState({ columns: 120, rows: 36 });

test('a value that rose is better where more is better, and worse where less is', () => {
  const seen = new Set<string>();
  for (const { id, goalposts } of indicatorsOfStrategy(board.strategy)) {
    const leaf = board.card.indicators.get(id);
    if (leaf === undefined) continue;
    const { valueChange: direction, trend } = indicatorRow(board, leaf);
    expect(direction === undefined, id).toBe(trend === undefined);
    if (direction === undefined || trend === undefined || trend === 'same') continue;
    const isMoreBetter = goalposts.best > goalposts.worst;
    expect(direction, id).toBe((trend === 'better') === isMoreBetter ? 'up' : 'down');
    seen.add(`${direction} ${trend}`);
  }
  expect([...seen].toSorted()).toEqual(['down better', 'down worse', 'up better', 'up worse']);
});

test('beyond a goalpost a value goes on rising where its score cannot get better', () => {
  const found = indicatorsOfStrategy(board.strategy).find(
    ({ count, rolling, levels, goalposts: { best, worst } }) =>
      count === undefined && rolling === undefined && levels === undefined && best > worst,
  );
  const leaf = found && board.card.indicators.get(found.id);
  if (leaf === undefined) throw new Error('no such indicator');
  const { best, worst } = leaf.node.goalposts;
  const high = { ...leaf, value: best + 2 * (best - worst) };
  expect(riseOrFallSincePriorReading(high, board.readings, board.asOf)).toBe('up');
});

test('the signs stand beside what they are of, in ASCII too, and a score that there is not has none', () => {
  const row = { valueChange: 'down', score: 82.8, trend: 'better' } as const;
  const leaf = board.card.indicators.values().next().value;
  if (leaf === undefined) throw new Error('no indicator');
  const whole = { ...indicatorRow(board, leaf), ...row };
  expect(withValueChangeArrowText('34', whole, GLYPHS.block)).toBe('34 ↘');
  expect(withValueChangeArrowText('34', whole, GLYPHS.ascii)).toBe('34 v');
  expect(spansText(scoreAndTrendSpans(whole, GLYPHS.block))).toBe(' 83+');
  expect(spansText(scoreAndTrendSpans({ score: 13, trend: 'worse' }, GLYPHS.ascii))).toBe(' 13-');
  expect(spansText(scoreAndTrendSpans({ score: undefined, trend: 'worse' }, GLYPHS.block))).toBe(
    '  – ',
  );
});
