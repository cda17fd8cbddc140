/** Stories of explaining: the points of every indicator, and how far back a change looks. */
import { expect, test } from 'vitest';
import { headroomByIndicator } from '../../src/core/analysis/points.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { nodeCodeOf, nodePlacesOf } from '../../src/core/model/tree.ts';
import { meanOfAggregation } from '../../src/core/scoring/aggregate.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { ancestorScores } from '../../src/features/explain/above-view.ts';
import {
  branchInputs,
  EXPLAIN_TABS,
  explanationListData,
} from '../../src/features/explain/explain-list.ts';
import { moversOfBoard } from '../../src/features/track/track-view.ts';
import { intervalText, scoreText } from '../../src/text/format.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { topScreen } from '../../src/tui/state.ts';
import {
  arithmeticOf,
  intervalArithmeticLines,
  meanFormulaText,
} from '../../src/views/arithmetic.ts';
import { gaugeView, trackViews } from '../../src/views/gauge-and-tracks.ts';
import { strategyFile } from '../store/samples.ts';
import { openState, TODAY } from '../ui/board.ts';
import { elsewhere, type Person, SIZE, sitDown } from './person.ts';
import { listIn, textsOf } from './texts.ts';

const num = (text: string | undefined): number => Number((text ?? '').replace('−', '-'));

/** The last number of a line after a word; 0 where the line does not say it. */
function said(lines: readonly string[], pattern: RegExp): number {
  return num(
    lines.map((line) => pattern.exec(line)?.[1]).find((text) => text !== undefined) ?? '0',
  );
}

const METHODS: readonly (readonly [string, (text: string) => string])[] = [
  ['as shipped', (text) => text],
  [
    'harmonic',
    (text) =>
      text.replaceAll(/"method": "shifted-geometric",\s*"shift": 9/g, '"method": "harmonic"'),
  ],
  [
    'power −5',
    (text) =>
      text.replaceAll(/"method": "arithmetic"/g, '"method": "power", "exponent": -5, "floor": 2'),
  ],
];

test.each(METHODS)(
  'the points of the inputs, rounding named, sum to the score of every branch as it is printed: %s',
  (_, words) => {
    const { board } = openState(SIZE, TODAY, undefined, words);
    for (const { node: branch } of nodePlacesOf(board.strategy).values()) {
      if (branch.kind === 'indicator') continue;
      const { inputs, working } = branchInputs(board, branch);
      const score = board.card.nodes.get(branch.id)?.score;
      if (score === undefined) {
        expect(working).toEqual(['No score, so there are no points to share out.']);
        continue;
      }
      const rest =
        said(working, /rounding ([−+][\d.]+)/) +
        said(working, /([\d.]+) there with everything at 0/);
      const sum = inputs.reduce((all, { points }) => all + Number(points ?? 0), rest);
      expect(sum, branch.id).toBeCloseTo(Number(score.toFixed(2)), 9);
      expect(working[0]).toMatch(new RegExp(`^${score.toFixed(2)} in all`));
    }
  },
);

test.each(METHODS)(
  'the arithmetic of every branch adds up as it is printed to its score and its interval: %s',
  (_, words) => {
    const { board } = openState(SIZE, TODAY, undefined, words);
    let scored = 0;
    for (const { node: branch } of nodePlacesOf(board.strategy).values()) {
      if (branch.kind === 'indicator') continue;
      const { rows, working } = arithmeticOf(board, branch);
      const part = board.card.nodes.get(branch.id);
      expect(rows.map(({ id }) => id)).toEqual(branch.children.map(({ id }) => id));
      if (part?.score === undefined) {
        expect(working).toEqual([
          expect.stringMatching(/^No score: \d+ % of the weight is present/),
        ]);
        continue;
      }
      scored += 1;
      const printed = scoreText(part.score, 2);
      const points = rows.reduce((sum, row) => sum + num(row.points), 0);
      const floor = said(working, /^(.*) points are there with everything at 0/);
      const rounding = said(working, /^rounding: (.*)$/);
      expect((points + floor + rounding).toFixed(2), branch.id).toBe(printed);

      const [formula = ''] = working;
      const [, total = '', more = '0'] =
        /sums to (\S+?)(?: \(rounding (\S+)\))?, which/.exec(formula) ?? [];
      const decimals = total.split('.')[1]?.length ?? 0;
      const products = rows.reduce((sum, row) => sum + num(row.product), num(more));
      expect(products.toFixed(decimals), branch.id).toBe(total);
      expect(formula).toContain(`which gives ${printed}`);
      expect(meanOfAggregation(branch.aggregation).inverse(num(total))).toBeCloseTo(part.score, 2);
      for (const row of rows.filter(({ product }) => product !== '')) {
        expect(num(row.weight) * num(row.transformed)).toBeCloseTo(num(row.product), decimals - 3);
        expect(row.score).toBe(scoreText(board.card.nodes.get(row.id)?.score, 2));
      }

      const [line = ''] = intervalArithmeticLines(board, branch);
      const shown = `${scoreText(part.score)} (${intervalText(part)}): ${printed} -/+ 1.645 x `;
      expect(line.slice(0, shown.length)).toBe(shown);
      const [, sd, low, high, cut] = / x (\S+) = (\S+) to ([\d.]+)(.*)$/.exec(line) ?? [];
      expect([low, high]).toEqual([scoreText(part.low, 2), scoreText(part.high, 2)]);
      const [from, to] = [num(printed) - 1.645 * num(sd), num(printed) + 1.645 * num(sd)];
      expect(Math.max(0, from)).toBeCloseTo(num(low), 1);
      expect(Math.min(100, to)).toBeCloseTo(num(high), 1);
      expect(cut).toBe(from < 0 || to > 100 ? ', cut to 0 to 100' : '');
    }
    expect(scored).toBeGreaterThan(20);
  },
);

const EXPLAINED: readonly (readonly [string, readonly string[], string | undefined])[] = [
  ['a track in focus on the board', ['panel.2', 'nav.down'], 'iran'],
  ['an indicator among what needs attention', ['panel.6'], 'hormuz-tankers'],
  ['a track among what needs attention', ['panel.6', 'nav.down'], 'iran'],
  ['an objective on the page of its track', ['panel.2', 'panel.zoom', 'nav.first'], 'weaken-iran'],
  ['an indicator on the page of its track', ['panel.2', 'panel.zoom'], 'iran-crude-exports'],
  ['an indicator on its own page', ['panel.1', 'item.open'], 'new-occupied-land'],
  ['a part of an explained score', ['gauge.explain', 'nav.down'], 'conduct'],
  ['an input of an explained score', ['gauge.explain', 'tab.next'], 'weapons-line-iran'],
  ['what to refresh first', ['gauge.howSure', 'tab.prev'], 'china-russia-trade'],
  ['an input of what if', ['whatIf.open', 'nav.down'], 'weapons-line-iran'],
  ['an event', ['event.list'], undefined],
  ['an empty list', ['journal.open'], undefined],
];

test.each(EXPLAINED)('x explains %s, and X the gauge from there', (_, commands, id) => {
  const analyst = sitDown();
  analyst.press(...commands);
  const before = analyst.state;
  analyst.type('x');
  if (id === undefined) {
    expect(analyst.state.layers).toEqual(before.layers);
    expect(analyst.state.notice?.text).toBe(
      'Nothing with a score is selected here; X explains the gauge.',
    );
  } else {
    expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id, tab: 0 });
    expect(analyst.state.layers).toHaveLength(before.layers.length + 1);
  }
  const root = sitDown(before);
  root.type('X');
  const top = topScreen(root.state);
  expect(top).toMatchObject({ kind: 'explain', id: before.strategy.root.id });
  root.type('X');
  expect(root.state.notice?.text).toBe('You are there already.');
});

test('x on a track whose list is filtered empty explains the track', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom', 'list.filter');
  analyst.type(...'zzz', 'Enter', 'x');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'iran' });
});

/** The lists of all indicators explained, as a state shows them. */
function byHand({ state }: Person) {
  return [...state.board.card.indicators.values()].map((leaf) => {
    const screen = { kind: 'explain', id: leaf.node.id, tab: 0, selected: 0, lookback: 0 } as const;
    return { leaf, list: listIn(explanationListData(state, screen, 116, GLYPHS.block), 116) };
  });
}

test('the score of every indicator follows by hand from its value and goalposts as they are shown', () => {
  let scored = 0;
  for (const { leaf, list } of byHand(sitDown())) {
    const { node, score } = leaf;
    const formula = list.head.find((line) => line.startsWith('score = 100 x '));
    if (leaf.value === undefined || formula === undefined) {
      expect(list.head.at(-1)).toMatch(/, so no score$/);
      continue;
    }
    if (score === undefined) {
      expect(list.title).toBe(`How ${nodeCodeOf(node)} ${node.title} came to no score`);
      expect(formula).toMatch(/, but expired: no score$/);
      continue;
    }
    scored += 1;
    const numbers = Array.from(
      formula.replace(/(?<=\d) (?=\d)/g, '').matchAll(/-?\d+(?:\.\d+)?/g),
      ([text]) => Number(text),
    );
    const [, value = NaN, worst = NaN, best = NaN, again, said] = numbers;
    const log = node.goalposts.scale === 'log';
    const u = log
      ? Math.log(value / worst) / Math.log(best / worst)
      : (value - worst) / (best - worst);
    expect([worst, best, again], node.id).toEqual([
      node.goalposts.worst,
      node.goalposts.best,
      worst,
    ]);
    const clamped = 100 * Math.min(1, Math.max(0, u));
    // A sum or a mean is told to six decimals.
    const decimals = node.count === undefined && node.rolling === undefined ? 9 : 4;
    expect(clamped, node.id).toBeCloseTo(score, decimals);
    expect(said, node.id).toBe(Number(scoreText(score, 2)));
    expect(list.title).toContain(` came to ${scoreText(score, 2)}`);
    expect(list.head.at(-1)).toContain(intervalText(leaf, 1));
  }
  expect(scored).toBeGreaterThan(40);
});

test('the rows of an indicator lead up to the gauge; in an arithmetic mean the points are the share of those below', () => {
  const analyst = sitDown();
  const { board } = analyst.state;
  const places = nodePlacesOf(board.strategy);
  for (const { leaf, list } of byHand(analyst)) {
    const path = places.get(leaf.node.id)?.path ?? [];
    expect(list.targets).toEqual([leaf.node.id, ...path.map(({ id }) => id).toReversed()]);
    const cells = list.rows.map((row) => ({
      weight: row['weight w']?.trim(),
      score: row.score?.trim(),
      points: row.points?.trim(),
    }));
    for (const [at, branch] of path.toReversed().entries()) {
      const [below, row] = [cells[at], cells[at + 1]];
      expect(row?.score).toBe(scoreText(board.card.nodes.get(branch.id)?.score, 2));
      if (row?.points === '–' || branch.aggregation.method !== 'arithmetic') continue;
      const share = Number(row?.weight) * Number(below?.points);
      expect(Math.abs(share - Number(row?.points)), branch.id).toBeLessThan(0.02);
    }
  }
});

test('Enter on the first row of an explained indicator opens its page, on the others the scores above', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'item.open', 'item.explain', 'nav.down', 'nav.down', 'explain.open');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'iran' });
  analyst.press('nav.back', 'nav.first', 'explain.open');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'iran-crude-exports' });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'history' });
});

test('the change of an indicator is one row, from its value then to its value now', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'item.open', 'item.explain', 'explain.lookback');
  const top = topScreen(analyst.state);
  if (top.kind !== 'explain') throw new Error(top.kind);
  const list = explanationListData(analyst.state, top, 116, GLYPHS.block);
  const { tabs, tab, rows, targets } = listIn(list, 116);
  expect([tabs, tab]).toEqual([['Arithmetic', 'Change', 'Ahead'], 1]);
  expect(targets).toEqual(['new-occupied-land']);
  expect(rows[0]?.['what happened']?.trim()).toBe('421 -> 34 km²/month');
});

test('an explained score stands above its arithmetic as the board prints it, with its interval', () => {
  const { state } = sitDown();
  const screen = { kind: 'explain', id: 'iran', tab: 0, selected: 0, lookback: 0 } as const;
  const [line] = textsOf(explanationListData(state, screen, 116, GLYPHS.block).head);
  const panel = trackViews(state.board).find(({ id }) => id === 'iran');
  expect(line).toBe(
    `${panel?.scoreText} (${panel?.interval}): 44.06 -/+ 1.645 x 8.50 = 30.08 to 58.04`,
  );
});

test('what a node brings to the scores above it is what all its indicators bring, and the parts of a branch bring it whole', () => {
  const { board } = sitDown().state;
  const { root } = board.strategy;
  const places = nodePlacesOf(board.strategy);
  for (const { node } of places.values()) {
    const above = ancestorScores(board, node.id);
    expect(above.map(({ branch }) => branch.id)).toEqual(
      places
        .get(node.id)
        ?.path.map(({ id }) => id)
        .toReversed(),
    );
    if (node.kind === 'indicator' || board.card.nodes.get(node.id)?.score === undefined) continue;
    const parts = node.children.map((child) => ancestorScores(board, child.id));
    for (const [at, { branch, points }] of above.entries()) {
      const sum = parts.reduce((all, part) => all + (part[at + 1]?.points ?? 0), 0);
      expect(sum, `${node.id} in ${branch.id}`).toBeCloseTo(points ?? 0, 9);
    }
  }
  const brought = root.children.reduce(
    (sum, { id }) => sum + (ancestorScores(board, id)[0]?.points ?? 0),
    0,
  );
  expect(brought).toBeCloseTo(board.card.root.score ?? -1, 9);
});

test('the input that brings most stands first, and Enter opens it', () => {
  const analyst = sitDown();
  analyst.press('gauge.explain', 'tab.next', 'explain.open');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'weapons-line-iran' });
});

test('the key of the look back goes to the change from any tab, and from there further', () => {
  const analyst = sitDown();
  analyst.press('gauge.explain', 'tab.next', 'explain.lookback');
  const tab = EXPLAIN_TABS.indexOf('Change');
  expect(topScreen(analyst.state)).toMatchObject({ tab, lookback: 0 });
  analyst.press('explain.lookback');
  expect(topScreen(analyst.state)).toMatchObject({ tab, lookback: 1 });
});

test('the root says what holds the band back; a track has no such line', () => {
  const state = openState(SIZE, TODAY, undefined, (text) =>
    text.replace('"from": 40', '"from": 30'),
  );
  const screen = { kind: 'explain', id: '', tab: 0, selected: 0, lookback: 0 } as const;
  const { held } = gaugeView(state.board);
  expect(held).toBe(
    'by score alone Reconsidering, capped: China: conduct 34 of the 40 that Reconsidering requires',
  );
  const list = (id: string) =>
    listIn(explanationListData(state, { ...screen, id }, 116, GLYPHS.block), 116);
  expect(list(state.strategy.root.id).head.slice(1).join(' ')).toBe(
    `Strained or Reconsidering; ${held}`,
  );
  expect(list('iran').head.slice(1)).toEqual([]);
});

test('what an indicator could bring to the gauge is its room in the movers; one without weight or score could bring nothing', () => {
  const { board } = sitDown().state;
  const { root } = board.strategy;
  const movers = moversOfBoard(board)?.indicators;
  expect(movers?.size).toBeGreaterThan(20);
  const headroom = headroomByIndicator(board.card, root.id);
  for (const [id, { headroom: room }] of movers ?? []) {
    expect(headroom.get(id), id).toBeCloseTo(room, 9);
  }
  for (const { row, points, couldBring } of branchInputs(board, root).inputs) {
    expect(couldBring === undefined, row.id).toBe(points === undefined);
  }
});

test('the column of what inputs could bring is explained where it is shown, and goes first where there is no room', () => {
  const { state } = sitDown();
  const screen = { kind: 'explain', id: '', tab: 1, selected: 0, lookback: 0 } as const;
  const list = (cells: number) =>
    listIn(explanationListData(state, screen, cells, GLYPHS.block), cells);
  const explained = (cells: number) => list(cells).head.some((line) => /^could bring:/.test(line));
  expect([116, 76, 58, 40].map(explained)).toContain(false);
  for (const cells of [116, 76, 58, 40]) {
    const keys = list(cells).columns.map(({ key }) => key);
    expect(keys.includes('could bring'), String(cells)).toBe(explained(cells));
    if (!keys.includes('unit')) expect(explained(cells)).toBe(false);
  }
});

test('what never counts has a score and neither a share nor points, also where all else has none', () => {
  const child = (id: string, weight: number): object => ({
    ...{ id, title: id, weight, kind: 'indicator', goalposts: { worst: 0, best: 100 } },
    ...{ cadenceDays: 400, halfLifeDays: 400 },
  });
  const children = [child('land', 1), child('aid', 0)];
  const { strategy } = strategyFile({
    root: { id: 'root', kind: 'gauge', title: 'Root', children },
  });
  const rowsOf = (...ids: readonly string[]) => {
    const readings = indexReadings(ids.map((id) => elsewhere(id, '2026-09-01', 40)));
    const { rows } = arithmeticOf(boardAsOf(strategy, readings, '2026-11-01'), strategy.root);
    return rows.map(({ score, weight, transformed, product, points }) => [
      score,
      weight,
      transformed,
      product,
      points,
    ]);
  };
  const context = ['40.00', 'context', '', '', ''];
  expect(rowsOf('land', 'aid')).toEqual([
    ['40.00', '1.0000', '40.0000', '40.0000', '40.00'],
    context,
  ]);
  expect(rowsOf('aid')).toEqual([['–', 'absent', '', '', ''], context]);
});

test.each([
  [{ method: 'arithmetic' }, 'arithmetic mean, f(x) = x, score = sum'],
  [{ method: 'geometric', floor: 2 }, 'geometric mean, f(x) = ln(max(x, 2)), score = exp(sum)'],
  [{ method: 'harmonic', floor: 2 }, 'harmonic mean, f(x) = 1 / max(x, 2), score = 1 / sum'],
  [{ method: 'power', exponent: 2, floor: 1 }, 'power mean, f(x) = x^2, score = sum^(1/2)'],
  [
    { method: 'power', exponent: -2, floor: 3 },
    'power mean, f(x) = max(x, 3)^-2, score = sum^(1/-2)',
  ],
] as const)(
  'a mean is printed as it is reckoned, with its floor where it has one: %o',
  (aggregation, printed) => {
    const { root } = strategyFile().strategy;
    expect(meanFormulaText({ ...root, aggregation })).toBe(printed);
  },
);
