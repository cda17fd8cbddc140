/** Stories of explaining: the points of every indicator, and how far back a change looks. */
import { expect, test } from 'vitest';
import { headroomOfNodeByIndicator } from '../../src/core/analysis/points.ts';
import type { Branch } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { nodeCodeOf, nodePlacesOf } from '../../src/core/model/tree.ts';
import { aggregationFormulaText, meanOfAggregation } from '../../src/core/scoring/aggregate.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  EXPLAIN_TABS,
  explanationListData,
  indicatorsBelowBranchView,
} from '../../src/features/explain/explain-screen.ts';
import {
  indexPointsByNode,
  scoreTreeListData,
  type TreeRow,
  unfoldedScoreTreeRows,
} from '../../src/features/explain/explain-tree.ts';
import { intervalText, scoreText } from '../../src/text/format.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { displayTextOfLinePart } from '../../src/text/line.ts';
import { topScreenIfOfKind } from '../../src/tui/binding.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import {
  branchArithmeticView,
  intervalArithmeticTexts,
  isBranchMeanArithmetic,
  nodeRowName,
  standardDeviationArithmeticTexts,
} from '../../src/views/arithmetic.ts';
import { gaugeView, trackViews } from '../../src/views/gauge-and-tracks.ts';
import { moversOfBoard } from '../../src/views/selected-row-detail.ts';
import { strategyFile } from '../store/samples.ts';
import { openState, TODAY } from '../ui/board.ts';
import { elsewhere, type Person, SIZE, sitDown } from './person.ts';
import { listIn, listShown, textsOf } from './texts.ts';

/** To Iranian crude exports, below the rows of Iran whose tripwire is crossed. */
const CRUDE = ['panel.2', 'nav.down', 'nav.down', 'nav.down'] as const;

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
      const { inputs, working } = indicatorsBelowBranchView(board, branch);
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
    let formulas = 0;
    for (const { node: branch } of nodePlacesOf(board.strategy).values()) {
      if (branch.kind === 'indicator') continue;
      const { rows, sentence = '', working } = branchArithmeticView(board, branch);
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
      expect(sentence, branch.id).toMatch(new RegExp(`^${printed.replace('.', '\\.')} is .*\\.$`));
      const sum = [sentence, ...working.filter((line) => line.startsWith('its parts: '))];
      const floor = said(sum, /([\d.]+) \(the floor\)/);
      const rounding = said(sum, /\(rounding ([^\s)]+)\)/);
      expect((points + floor + rounding).toFixed(2), branch.id).toBe(printed);
      // the sum is said once: in the sentence, or where that does not name every part on a line of its own
      const counted = rows.filter(({ points }) => points !== '');
      expect(sum.length, branch.id).toBe(counted.length > 5 ? 2 : 1);
      for (const { id } of counted.length > 5 ? [] : counted) {
        expect(sentence, branch.id).toContain(
          nodeRowName(nodePlacesOf(board.strategy).get(id)?.node ?? branch),
        );
        expect(sentence, branch.id).toContain(scoreText(board.card.nodes.get(id)?.score, 2));
      }
      expect(sum.length === 2 ? sum[1] : '').toMatch(sum.length === 2 ? ` = ${printed}` : /^$/);

      const [formula = ''] = working;
      const [, total = '', more = '0'] =
        /sums to (\S+?)(?: \(rounding (\S+)\))?, which/.exec(formula) ?? [];
      const decimals = total.split('.')[1]?.length ?? 0;
      const products = rows.reduce((sum, row) => sum + num(row.product), num(more));
      expect(products.toFixed(decimals), branch.id).toBe(total);
      expect(formula).toContain(`which gives ${printed}`);
      expect(meanOfAggregation(branch.aggregation).inverse(num(total))).toBeCloseTo(part.score, 2);
      // where f(x) is not x the points follow from what is printed by a formula of their own
      const [, whole, base = '0', taken = '+ 0', below] =
        /= \(?([\d.]+)(?: - ([\d.]+)\))? x w (?:f\(x\)|\(f\(x\) ([+-] [\d.]+)\)) \/ \(?([\d.]+)/.exec(
          working.find((line) => line.startsWith('points of a part = ')) ?? '',
        ) ?? [];
      if (isBranchMeanArithmetic(branch)) expect(whole, branch.id).toBeUndefined();
      if (whole !== undefined) formulas += 1;
      const start = num(taken.replace(' ', ''));
      for (const row of whole === undefined ? [] : counted) {
        const more = num(row.weight) * (num(row.transformed) + start);
        const by = ((num(whole) - num(base)) * more) / (num(below) + start);
        expect(Math.abs(by - num(row.points)), `${branch.id} ${row.id}`).toBeLessThan(0.02);
      }
      for (const row of rows.filter(({ product }) => product !== '')) {
        expect(num(row.weight) * num(row.transformed)).toBeCloseTo(num(row.product), decimals - 3);
      }

      const [line = ''] = intervalArithmeticTexts(board, branch);
      const shown = `${scoreText(part.score)} (${intervalText(part)}): ${printed} -/+ 1.645 x `;
      expect(line.slice(0, shown.length)).toBe(shown);
      const [, sd, low, high, cut] = / x (\S+) = (\S+) to ([\d.]+)(.*)$/.exec(line) ?? [];
      expect([low, high]).toEqual([scoreText(part.low, 2), scoreText(part.high, 2)]);
      const [from, to] = [num(printed) - 1.645 * num(sd), num(printed) + 1.645 * num(sd)];
      expect(Math.max(0, from)).toBeCloseTo(num(low), 1);
      expect(Math.min(100, to)).toBeCloseTo(num(high), 1);
      const off = Math.max(
        Math.abs(Number(from.toFixed(2)) - num(low)),
        Math.abs(Number(to.toFixed(2)) - num(high)),
      );
      const rounded = off < 0.005 ? '' : ` (rounding ±${off.toFixed(2)})`;
      expect(cut).toBe(from < 0 || to > 100 ? ', cut to 0 to 100' : rounded);

      const [derived = ''] = standardDeviationArithmeticTexts(board, branch);
      const [, again, squares, shared] = /^(\S+) = sqrt\((\S+) \+ (\S+)\)$/.exec(derived) ?? [];
      expect(again).toBe(sd);
      expect(Math.sqrt(num(squares) + num(shared))).toBeCloseTo(num(sd), 1);
      const offBy = indicatorsBelowBranchView(board, branch).inputs.map((input) =>
        num(input.offBy),
      );
      expect(Math.abs(offBy.reduce((sum, each) => sum + each ** 2, 0) - num(squares))).toBeLessThan(
        0.5,
      );
    }
    expect(scored).toBeGreaterThan(20);
    expect(formulas).toBeGreaterThan(0);
  },
);

const EXPLAINED: readonly (readonly [string, readonly string[], string | undefined])[] = [
  ['a track in focus on the board', ['panel.2', 'nav.down'], 'iran'],
  ['an indicator among what needs attention', ['panel.6', 'nav.down'], 'houthi-posture'],
  ['a track among what needs attention', ['panel.6', 'nav.down', 'nav.down'], 'iran'],
  ['an objective on the page of its track', ['panel.2', 'panel.zoom', 'nav.first'], 'weaken-iran'],
  ['an indicator on the page of its track', [...CRUDE, 'panel.zoom'], 'iran-crude-exports'],
  ['an indicator on its own page', ['panel.1', 'item.open'], 'new-occupied-land'],
  ['a part of an explained score', ['gauge.explain', 'nav.down'], 'incentive'],
  ['an input of an explained score', ['gauge.explain', 'tab.next'], 'weapons-line-iran'],
  ['what to refresh first', ['gauge.howSure', 'tab.prev'], 'china-russia-trade'],
  ['an input of what if', ['whatIf.open', 'nav.down'], 'weapons-line-iran'],
  ['an event', ['event.list'], undefined],
  ['an empty list', ['journal.open'], undefined],
];

test.each(EXPLAINED)('x explains %s, and X the index from there', (_, commands, id) => {
  const analyst = sitDown();
  analyst.press(...commands);
  const before = analyst.state;
  analyst.type('x');
  if (id === undefined) {
    expect(analyst.state.layers).toEqual(before.layers);
    expect(analyst.state.notice?.text).toBe(
      'Nothing with a score is selected here; X explains the index.',
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

test('the title says of which part of the tree the arithmetic below it is, and goes with the selection', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'item.open', 'item.explain');
  const shown = () => {
    const top = topScreenIfOfKind(analyst.state, 'explain');
    if (top === undefined) throw new Error('no explanation');
    const list = listShown(analyst.state, top, GLYPHS.block);
    return {
      title: list.titleOf?.(top.selected) ?? list.title,
      id: list.targets[top.selected],
    };
  };
  const titleOf = (id = ''): string => {
    const { node, score } = analyst.state.board.card.nodes.get(id) ?? {};
    if (node === undefined) throw new Error(`no score of ${id}`);
    return `How ${nodeRowName(node)} came to ${scoreText(score, 2)}`;
  };
  const first = shown();
  expect(first.title).toBe(titleOf(first.id));
  analyst.press('nav.up');
  const second = shown();
  expect(second.id).not.toBe(first.id);
  expect(second.title).toBe(titleOf(second.id));
  analyst.press('tab.next');
  expect(shown().title).toBe(second.title);
});

test('x on a track whose list is filtered empty explains the track', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom', 'list.filter');
  analyst.type(...'zzz', 'Enter', 'x');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'iran' });
});

/** The tree as it is opened at a node, in so many cells. */
function treeAt(state: State, id: string, cells = 116) {
  const screen = { kind: 'explain', id, tab: 0, selected: 0, lookback: 0 } as const;
  const data = explanationListData(state, screen, cells, GLYPHS.block);
  const list = listIn(data, cells);
  return { ...list, about: list.lead?.(list.targets.indexOf(id)) ?? [] };
}

/** All indicators explained, with every line about each of them. */
function byHand({ state }: Person) {
  return [...state.board.card.indicators.values()].map((leaf) => {
    const { title, about } = treeAt({ ...state, linear: true }, leaf.node.id);
    return { leaf, list: { title, head: about } };
  });
}

test('the score of every indicator follows by hand from its value and goalposts as they are shown', () => {
  let scored = 0;
  for (const { leaf, list } of byHand(sitDown())) {
    const { node, score } = leaf;
    const formula = list.head.find((line) => line.startsWith('score = 100 x '));
    if (leaf.value === undefined || formula === undefined) {
      expect(list.head[0]).toMatch(/, so no score$/);
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
    expect(list.head.join(' ')).toContain(`: ${intervalText(leaf, 1)}`);
  }
  expect(scored).toBeGreaterThan(40);
});

test.each([
  [36, 19],
  [24, 9],
  [20, 5],
])(
  'the tree opens with the way to a node unfolded and that selected, and more where %i rows have room for it',
  (rows, most) => {
    const analyst = sitDown(openState({ columns: 120, rows }));
    analyst.press(...CRUDE, 'item.open', 'item.explain');
    const { board } = analyst.state;
    const opened = (): readonly TreeRow[] => {
      const top = topScreenIfOfKind(analyst.state, 'explain');
      if (top === undefined) throw new Error('not open');
      return unfoldedScoreTreeRows(board, top);
    };
    const path = nodePlacesOf(board.strategy).get('iran-crude-exports')?.path ?? [];
    const unfolded = opened().flatMap(({ node, unfolded }) => (unfolded === true ? [node.id] : []));
    expect(unfolded).toEqual(expect.arrayContaining(path.map(({ id }) => id)));
    const top = topScreenIfOfKind(analyst.state, 'explain');
    expect(opened()[top?.selected ?? 0]?.node.id).toBe('iran-crude-exports');
    analyst.press('nav.back', 'nav.back', 'gauge.explain');
    expect(opened().length).toBe(most);
    analyst.type('h');
    expect(opened().length).toBe(1);
    analyst.press('tab.next', 'tab.prev');
    expect(opened().length, 'what a person folded stays so').toBe(1);
  },
);

test('the tree of the index opens what its lines name; f(x) stands beside the parts where many of them need it', () => {
  const analyst = sitDown(openState({ columns: 120, rows: 36 }));
  analyst.press('gauge.explain');
  const top = topScreenIfOfKind(analyst.state, 'explain');
  if (top === undefined) throw new Error('not open');
  const shown = (unfolded = top.unfolded ?? []) => {
    const { texts, specs } = scoreTreeListData(
      analyst.state,
      { ...top, unfolded },
      116,
      GLYPHS.block,
    );
    return {
      parts: texts.map(({ part = '' }) => displayTextOfLinePart(part).trim()),
      keys: specs.map(({ key }) => key),
    };
  };
  expect(shown().parts).toEqual(
    expect.arrayContaining([
      'CC10 Weapons line: Iran',
      'CC1 Weapons line: Russia',
      'CC3 China-Russia trade',
    ]),
  );
  expect(shown().keys).not.toContain('f(x)');
  expect(shown(['china-reconsideration', 'incentive', 'pressure']).keys).toContain('f(x)');
});

test.each(METHODS)(
  'with everything unfolded the columns of points add up as they are printed, in every branch: %s',
  (_, words) => {
    const state = openState(SIZE, TODAY, undefined, words);
    const { board } = state;
    const places = [...nodePlacesOf(board.strategy).values()];
    const unfolded = places.map(({ node }) => node.id);
    const { root } = board.strategy;
    const screen = { kind: 'explain', id: root.id, tab: 0, selected: 0, lookback: 0 } as const;
    const data = explanationListData(
      { ...state, linear: true },
      { ...screen, unfolded },
      200,
      GLYPHS.block,
    );
    expect(data.targets).toEqual(unfolded);
    const cell = (id: string, key: string): string =>
      displayTextOfLinePart(data.texts[data.targets.indexOf(id)]?.[key] ?? '').trim();
    let summed = 0;
    for (const { node } of places) {
      const isTold = node === root || cell(node.id, 'in index') !== '';
      if (node.kind === 'indicator' || !isTold) continue;
      const about = textsOf(data.lead?.(data.targets.indexOf(node.id)) ?? []);
      // what the parts of the root bring to it stands once, in the column of the index
      const sums =
        node === root
          ? ([['in index', 'its parts: ', cell(root.id, 'score x')]] as const)
          : ([
              ['in parent', 'its parts: ', cell(node.id, 'score x')],
              ['in index', 'in index: ', cell(node.id, 'in index')],
            ] as const);
      for (const [key, name, total] of sums) {
        const [sentence = ''] = about;
        const line = [
          ...about.filter((each) => each.startsWith(name)),
          ...(name === 'its parts: ' ? [sentence] : []),
        ];
        const rest = said(line, /\(rounding ([^\s)]+)\)/) + said(line, /([\d.]+) \(the floor\)/);
        const sum = node.children.reduce((all, { id }) => all + num(cell(id, key)), rest);
        expect(sum.toFixed(2), `${node.id} ${key}`).toBe(total);
        summed += 1;
      }
    }
    expect(summed).toBeGreaterThan(30);
  },
);

test('l unfolds a branch and then goes to its first part, h folds it or goes up; Enter does either, and opens an indicator', () => {
  const analyst = sitDown();
  analyst.press('gauge.explain');
  const shown = () => {
    const top = topScreenIfOfKind(analyst.state, 'explain');
    if (top === undefined) throw new Error('left');
    const rows = unfoldedScoreTreeRows(analyst.state.board, top);
    return [rows[top.selected]?.node.id, rows.length];
  };
  const { root } = analyst.state.strategy;
  const [first] = root.children;
  const [start, rows] = shown();
  expect(start).toBe(root.id);
  analyst.type('l');
  expect(shown()).toEqual([first?.id, rows]);
  analyst.type('h');
  const [, folded] = shown();
  expect(folded).toBeLessThan(Number(rows));
  analyst.type('l');
  expect(shown()).toEqual([first?.id, rows]);
  analyst.type('Enter');
  expect(shown()).toEqual([first?.id, folded]);
  analyst.type('h');
  expect(shown()).toEqual([root.id, folded]);
  analyst.type('h');
  expect(shown()).toEqual([root.id, 1]);
  analyst.type('h');
  expect(analyst.state.notice?.text).toBe('This is the top of the tree.');
  analyst.press('nav.back', ...CRUDE, 'item.open', 'item.explain');
  analyst.type('l');
  expect(analyst.state.notice?.text).toBe('An indicator has no parts; Enter opens its readings.');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'iran-crude-exports' });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'history' });
});

test('the other tabs are of what is selected in the tree, which has it selected on the way back', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'item.explain', 'nav.down', 'tab.next');
  expect(topScreen(analyst.state)).toMatchObject({ id: 'weaken-iran', tab: 1, selected: 0 });
  analyst.type('h');
  expect(analyst.state.notice?.text).toMatch(/^Only the tree of Arithmetic unfolds/);
  analyst.press('tab.prev');
  const top = topScreenIfOfKind(analyst.state, 'explain');
  if (top === undefined) throw new Error('left');
  expect(unfoldedScoreTreeRows(analyst.state.board, top)[top.selected]?.node.id).toBe(
    'weaken-iran',
  );
});

test('o in the tree opens the source of the selected indicator', () => {
  const analyst = sitDown();
  analyst.press(...CRUDE, 'item.open', 'item.explain');
  analyst.type('o');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'open' });
});

test('from the board the address behind a score of Iran is shown after five keys', () => {
  const analyst = sitDown();
  analyst.type('2', 'x', 'j', 'l', 'j');
  const top = topScreen(analyst.state);
  const { lead } = listShown(analyst.state, top, GLYPHS.block);
  expect((lead?.('selected' in top ? Number(top.selected) : 0) ?? []).join(' ')).toMatch(/https:/);
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
  const line = treeAt(state, 'iran').about.find((text) => text.includes(' -/+ '));
  const panel = trackViews(state.board).find(({ id }) => id === 'iran');
  expect(line).toBe(
    `${panel?.scoreText} (${panel?.interval}): 44.06 -/+ 1.645 x 8.50 = 30.08 to 58.04`,
  );
});

test('the parts of a branch bring to the index what it brings, and those of the index its score', () => {
  const { board } = sitDown().state;
  const { root } = board.strategy;
  const points = indexPointsByNode(board);
  const sumOf = (branch: Branch): number =>
    branch.children.reduce((sum, { id }) => sum + (points.get(id) ?? 0), 0);
  for (const { node } of nodePlacesOf(board.strategy).values()) {
    if (node.kind === 'indicator' || node === root || points.get(node.id) === undefined) continue;
    expect(sumOf(node), node.id).toBeCloseTo(points.get(node.id) ?? -1, 9);
  }
  expect(sumOf(root)).toBeCloseTo(board.card.root.score ?? -1, 9);
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
  const { held } = gaugeView(state.board);
  expect(held).toBe(
    'by score alone Reconsidering, capped: China: conduct 34 of the 40 that Reconsidering requires',
  );
  const about = (id: string) => treeAt({ ...state, linear: true }, id).about;
  expect(about(state.strategy.root.id)[1]).toBe(`Strained or Reconsidering; ${held}`);
  expect(about('iran').join(' ')).not.toContain('Reconsidering');
});

test('what an indicator could bring to the gauge is its room in the movers; one without weight or score could bring nothing', () => {
  const { board } = sitDown().state;
  const { root } = board.strategy;
  const movers = moversOfBoard(board)?.indicators;
  expect(movers?.size).toBeGreaterThan(20);
  const headroom = headroomOfNodeByIndicator(board.card, root.id);
  for (const [id, { headroom: room }] of movers ?? []) {
    expect(headroom.get(id), id).toBeCloseTo(room, 9);
  }
  for (const { row, points, couldBring } of indicatorsBelowBranchView(board, root).inputs) {
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
    id,
    title: id,
    weight,
    kind: 'indicator',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 400,
    halfLifeDays: 400,
  });
  const children = [child('land', 1), child('aid', 0)];
  const { strategy } = strategyFile({
    root: { id: 'root', kind: 'gauge', title: 'Root', children },
  });
  const rowsOf = (...ids: readonly string[]) => {
    const readings = indexReadings(ids.map((id) => elsewhere(id, '2026-09-01', 40)));
    const board = boardAsOf(strategy, readings, '2026-11-01');
    const { rows } = branchArithmeticView(board, strategy.root);
    return rows.map(({ id, weight, transformed, product, points }) => [
      scoreText(board.card.nodes.get(id)?.score, 2),
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
  expect(rowsOf('aid')).toEqual([['–', 'missing', '', '', ''], context]);
});

test.each([
  [{ method: 'arithmetic' }, 'arithmetic mean, f(x) = x, score = sum'],
  [{ method: 'geometric', floor: 2 }, 'geometric mean, f(x) = ln(max(x, 2)), score = exp(sum)'],
  [{ method: 'harmonic', floor: 2 }, 'harmonic mean, f(x) = 1 / max(x, 2), score = 1 / sum'],
  [{ method: 'power', exponent: 2, floor: 1 }, 'power mean, f(x) = x^2, score = sum^(1/2)'],
  [
    { method: 'power', exponent: 0, floor: 1 },
    'power mean, f(x) = ln(max(x, 1)), score = exp(sum)',
  ],
  [{ method: 'power', exponent: 200, floor: 1 }, 'power mean, f(x) = x^100, score = sum^(1/100)'],
  [
    { method: 'power', exponent: -2, floor: 3 },
    'power mean, f(x) = max(x, 3)^-2, score = sum^(1/-2)',
  ],
  [
    { method: 'shifted-geometric', shift: 9 },
    'shifted geometric mean, f(x) = ln(1 + 9x/100), score = 100/9 (exp(sum) - 1)',
  ],
] as const)(
  'a mean is printed as it is reckoned, with its floor where it has one: %o',
  (aggregation, printed) => {
    expect(aggregationFormulaText(aggregation)).toBe(printed);
  },
);
