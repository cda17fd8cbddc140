/** Stories of explaining: the points of every indicator, and how far back a change looks. */
import { expect, test } from 'vitest';
import { inputsOf } from '../../src/app/inputs-view.ts';
import { EXPLAIN_TABS } from '../../src/app/lists/explain.ts';
import { topOf } from '../../src/app/state.ts';
import { placesOf } from '../../src/domain/tree.ts';
import { sitDown } from './person.ts';

test('the points of the inputs, rounding named, sum to the score of every branch as it is printed', () => {
  const { board } = sitDown().state;
  for (const { node: branch } of placesOf(board.strategy).values()) {
    if (branch.kind === 'indicator') continue;
    const { inputs, working } = inputsOf(board, branch);
    const score = board.card.nodes.get(branch.id)?.score;
    if (score === undefined) {
      expect(working).toEqual(['No score, so there are no points to share out.']);
      continue;
    }
    const rounding = Number(
      /rounding ([−+][\d.]+)/.exec(working[0] ?? '')?.[1]?.replace('−', '-') ?? 0,
    );
    const sum = inputs.reduce((all, { points }) => all + Number(points ?? 0), rounding);
    expect(sum, branch.id).toBeCloseTo(Number(score.toFixed(2)), 9);
    expect(working[0]).toMatch(new RegExp(`^${score.toFixed(2)} in all`));
  }
});

test('the input that brings most stands first, and Enter opens it', () => {
  const analyst = sitDown();
  analyst.press('gauge.explain', 'tab.next', 'explain.open');
  expect(topOf(analyst.state)).toMatchObject({ kind: 'indicator', id: 'lethal-weapons-line' });
});

test('the key of the look back goes to the change from any tab, and from there further', () => {
  const analyst = sitDown();
  analyst.press('gauge.explain', 'tab.next', 'explain.lookback');
  const tab = EXPLAIN_TABS.indexOf('Change');
  expect(topOf(analyst.state)).toMatchObject({ tab, lookback: 0 });
  analyst.press('explain.lookback');
  expect(topOf(analyst.state)).toMatchObject({ tab, lookback: 1 });
});
