/** Stories of explaining: the points of every indicator, and how far back a change looks. */
import { expect, test } from 'vitest';
import { GLYPHS } from '../../src/app/glyphs.ts';
import { inputsOf } from '../../src/app/inputs-view.ts';
import { EXPLAIN_TABS, explainList } from '../../src/app/lists/explain.ts';
import { gaugeView } from '../../src/app/overview.ts';
import { topOf } from '../../src/app/state.ts';
import { moversOfBoard } from '../../src/app/track-view.ts';
import { headroomOf } from '../../src/domain/points.ts';
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

test('the first line on the root says what holds the band back; a track has no such line', () => {
  const { state } = sitDown();
  const screen = { kind: 'explain', id: '', tab: 0, selected: 0, lookback: 0 } as const;
  const { held } = gaugeView(state.board);
  expect(held).toBe('by score alone Reconsidering, held by China: conduct 28, needs 40');
  const list = (id: string) => explainList(state, { ...screen, id }, 116, GLYPHS.block);
  expect(list(state.strategy.root.id).head).toEqual([`Strained; ${held}`]);
  expect(list('iran').head).toEqual([]);
});

test('what an indicator could bring to the gauge is its room in the movers; one without weight or score could bring nothing', () => {
  const { board } = sitDown().state;
  const { root } = board.strategy;
  const movers = moversOfBoard(board)?.indicators;
  expect(movers?.size).toBeGreaterThan(20);
  const headroom = headroomOf(board.card, root.id);
  for (const [id, { headroom: room }] of movers ?? []) {
    expect(headroom.get(id), id).toBeCloseTo(room, 9);
  }
  for (const { row, points, couldBring } of inputsOf(board, root).inputs) {
    expect(couldBring === undefined, row.id).toBe(points === undefined);
  }
});

test('the column of what inputs could bring is explained where it is shown, and goes first where there is no room', () => {
  const { state } = sitDown();
  const screen = { kind: 'explain', id: '', tab: 1, selected: 0, lookback: 0 } as const;
  const list = (cells: number) => explainList(state, screen, cells, GLYPHS.block);
  const explained = (cells: number) => list(cells).head.some((line) => /^could bring:/.test(line));
  expect([116, 76, 58, 40].map(explained)).toContain(false);
  for (const cells of [116, 76, 58, 40]) {
    const keys = list(cells).columns.map(({ key }) => key);
    expect(keys.includes('could bring'), String(cells)).toBe(explained(cells));
    if (!keys.includes('unit')) expect(explained(cells)).toBe(false);
  }
});
