/** What if: values that exist only in memory, what they would make of the board, and the least change to a band. */

import { gaugeMoversOf } from '../../core/analysis/movers.ts';
import { readingsWithTrialValues, trialCard, trialDay } from '../../core/analysis/whatif.ts';
import type { Indicator } from '../../core/model/model.ts';
import { tracksOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf, recordedUpTo } from '../../core/scoring/board.ts';
import { isBeyondGoalposts } from '../../core/scoring/leaf.ts';
import { cutToWidth, fillToWidth, textWidth } from '../../text/cells.ts';
import {
  bandText,
  changeBesideScoresText,
  dayText,
  intervalText,
  movedPointsText,
  NONE,
  roundedText,
  scoreText,
  shortUnit,
  signedChangeText,
  terminalSafeOneLine,
  valueText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  type Part,
  phraseLine,
  proseLine,
  tonedLine,
  type ViewLine,
  wrapSpacedParts,
} from '../../text/line.ts';
import type { ColumnSpec, ListBody, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { intervalBarSpans } from '../../views/indicator-cells.ts';
import { leastChangeSentence, leastChangeTargetBand } from './least-change.ts';
import type { WhatIfScreen } from './screen-state.ts';
import { trialsKeptText, unsavedTrialsText } from './trials.ts';
import { boardWithTrialValues, indicatorsByPlausibleEffect } from './what-if-board.ts';

export const WHAT_IF_TABS = ['Inputs', 'Scenarios'] as const;

const INPUTS: readonly ColumnSpec[] = [
  { key: '*', drawn: true },
  { key: 'id' },
  { key: 'indicator', grows: true },
  { key: 'now', align: 'right' },
  { key: 'try', align: 'right' },
  { key: 'unit', drop: 2 },
  { key: 'score', align: 'right', drop: 3 },
  { key: 'alone', align: 'right' },
  { key: 'step', align: 'right', drop: 1 },
];

const SCENARIOS: readonly ColumnSpec[] = [
  { key: '*', drawn: true },
  { key: 'name', grows: true },
  { key: 'gauge', align: 'right' },
  { key: 'change', align: 'right' },
  { key: 'interval', drop: 1 },
  { key: 'band', drop: 2 },
  { key: 'values', drop: 0 },
];

/** The what-if screen in a width. */
export function whatIfListData(
  state: State,
  screen: WhatIfScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const { board, trials } = state;
  const made = boardWithTrialValues(board, trials.values);
  const common = {
    title: `What if${trials.name === '' ? '' : `: ${terminalSafeOneLine(trials.name)}`} (your data are untouched)`,
    tabs: WHAT_IF_TABS,
    tab: screen.tab,
    head: resultLines(state, made, screen, cells, glyphs),
  };
  return screen.tab === 0
    ? { ...common, ...inputs(state, made) }
    : { ...common, ...scenarioTable(state) };
}

function resultLines(
  state: State,
  made: Board,
  screen: WhatIfScreen,
  cells: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { board } = state;
  const words = ({ card: { root: top, standing } }: Board): string =>
    top.score === undefined
      ? 'no score'
      : `${scoreText(top.score, 1)} (${intervalText(top)}) ${bandText(standing)}`;
  // one scale for both bars, from the same column
  const [now, then] = [words(board), words(made)];
  const ahead = recordedUpTo(board);
  const label = (ahead === undefined ? 5 : 7) + Math.max(textWidth(now), textWidth(then));
  const room = Math.min(40, cells - label - 2);
  const line = (name: string, text: string, of: Board): ViewLine => {
    const shown = `${fillToWidth(name, ahead === undefined ? 4 : 6)} ${text}`;
    const bar = room >= 10 ? intervalBarSpans(of.card.root, room, glyphs) : [];
    const said = bar.length === 0 ? shown : `${fillToWidth(shown, label)}  `;
    return tonedLine([{ text: said }, ...bar], `${name} ${text}`);
  };
  const [before, after] = [board.card.root.score, made.card.root.score];
  const change = changeBesideScoresText(before, after);
  const tracks = tracksOf(board.strategy).map(
    (track): Part =>
      phraseLine`${cutToWidth(terminalSafeOneLine(track.title), Math.max(24, Math.floor(cells / 4)))} ${scoreText(made.card.nodes.get(track.id)?.score)}${trackChange(board, made, track.id)}`,
  );
  return [
    line(ahead === undefined ? 'now' : 'if not', now, board),
    line(ahead === undefined ? 'then' : 'if so', then, made),
    ...wrapSpacedParts([phraseLine`change ${change}`, ...tracks], cells),
    proseLine(
      leastChangeSentence(
        made,
        leastChangeTargetBand(board, screen),
        actionKeyName(state, 'whatIf.goal'),
      ),
    ),
  ];
}

function trackChange(board: Board, made: Board, id: string): string {
  const [was, is] = [board.card.nodes.get(id)?.score, made.card.nodes.get(id)?.score];
  return was === undefined || is === undefined ? '' : ` (${movedPointsText(is - was)})`;
}

function inputs({ board, trials }: State, made: Board): Omit<ListBody, 'head'> {
  const movers = gaugeMoversOf(board.card, board.readings);
  const order = indicatorsByPlausibleEffect(board);
  const today = trialCard(board);
  const ahead = recordedUpTo(board);
  const texts = order.map((node) => {
    const value = trials.values[node.id];
    const leaf = today.indicators.get(node.id);
    const alone = value === undefined ? '' : aloneText(board, node, value);
    const score = made.card.nodes.get(node.id)?.score;
    const plausible = movers?.indicators.get(node.id)?.plausible;
    return {
      '*': value === undefined ? ' ' : '*',
      id: terminalSafeOneLine(node.code ?? node.id),
      indicator: terminalSafeOneLine(node.title),
      now: valueText(node, leaf?.value),
      try:
        value === undefined
          ? ''
          : `[${valueText(node, value)}]${isBeyondGoalposts(value, node.goalposts) ? '!' : ''}`,
      unit: terminalSafeOneLine(shortUnit(node)),
      score: scoreText(score),
      alone,
      step: plausible === undefined ? NONE : roundedText(plausible, 1),
    };
  });
  return {
    specs: INPUTS,
    texts,
    targets: order.map((node) => node.id),
    foot: [
      proseLine(
        `${ahead === undefined ? '' : `values count as read on ${dayText(ahead)}, and age; `}alone: points of the gauge by this value alone; step: by a usual move; [value]! lies beyond the goalposts`,
      ),
    ],
  };
}

function aloneText(board: Board, node: Indicator, value: number): string {
  const alone = supposedScore(board, node, value);
  const now = board.card.root.score;
  return alone === undefined || now === undefined ? NONE : signedChangeText(alone - now, 1);
}

function supposedScore(board: Board, node: Indicator, value: number): number | undefined {
  const readings = readingsWithTrialValues(
    board.strategy,
    board.readings,
    new Map([[node.id, value]]),
    trialDay(board),
  );
  return boardAsOf(board.strategy, readings, board.asOf).card.root.score;
}

function scenarioTable(state: State): Omit<ListBody, 'head'> {
  const { board, trials } = state;
  const now = board.card.root.score;
  const texts = trials.scenarios.map((scenario) => {
    const { card } = boardAsOf(
      board.strategy,
      readingsWithTrialValues(
        board.strategy,
        board.readings,
        new Map(Object.entries(scenario.values)),
        trialDay(board),
      ),
      board.asOf,
    );
    const { score } = card.root;
    return {
      '*': scenario.name === trials.name ? '*' : ' ',
      name: terminalSafeOneLine(scenario.name),
      gauge: scoreText(score, 1),
      change: score === undefined || now === undefined ? NONE : signedChangeText(score - now, 1),
      interval: intervalText(card.root),
      band: bandText(card.standing),
      values: terminalSafeOneLine(
        Object.entries(scenario.values)
          .map(([id, value]) => {
            const node = board.card.indicators.get(id)?.node;
            return node === undefined ? id : `${node.code ?? id} ${valueText(node, value)}`;
          })
          .join(', '),
      ),
    };
  });
  return {
    specs: SCENARIOS,
    texts,
    targets: texts.map(() => undefined),
    foot: [
      proseLine(
        texts.length === 0
          ? `No scenario saved yet: change some inputs, then ${actionKeyName(state, 'whatIf.save')} saves them under a name.`
          : `Side by side as of the same day. ${actionKeyName(state, 'whatIf.type')} takes one up, ${actionKeyName(state, 'whatIf.delete')} deletes it; axiswatch whatif --scenario NAME --json exports it.`,
      ),
    ],
  };
}

/** What if as a screen. */
export const WHAT_IF_SCREEN = listScreen<WhatIfScreen>({
  kind: 'whatIf',
  place: 'what if',
  tabbed: true,
  lost: unsavedTrialsText,
  farewell: trialsKeptText,
  reads: ['trials'],
  data: whatIfListData,
});
