/** What is tried in what-if: other values, the board that they make, and the rows of its screen. */

import {
  gaugeSensitivities,
  leastScoreChangeToBandByIndicator,
  typicalScoreStepOfIndicator,
} from '../../core/analysis/movers.ts';
import { readingsWithTrialValues, trialDay } from '../../core/analysis/whatif.ts';
import type { Scenario } from '../../core/journal/journal-port.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Band, Indicator } from '../../core/model/model.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { scoreOfValue, valueOfScore } from '../../core/scoring/leaf.ts';
import {
  countWithNoun,
  roundedText,
  signedChangeText,
  terminalSafeOneLine,
  valueWithUnit,
} from '../../text/format.ts';
import { topScreenOfKind } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { filterTextBeingTyped, type State, type Trials, withTopScreen } from '../../tui/state.ts';
import { filterableOfNode, filterWords, rowPassesFilter } from '../../views/filter.ts';

/** The values that are tried, and the scenarios they can be saved as. */
export interface WhatIfScreen {
  readonly kind: 'whatIf';
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** What the inputs, or the scenarios, are filtered by; '' for nothing. */
  readonly filter: string;
  /** Index of the band to reach; undefined: the next above the one that stands. */
  readonly goal: number | undefined;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly whatIf: WhatIfScreen;
  }
}

type Values = Readonly<Record<string, number>>;

/** By board, the values that were tried last, and the board that they make. */
/** The board as it would stand with other values; nothing is stored. */
export const boardWithTrialValues = memoizeLatestPerObject(
  (board: Board, values: Values): Board => {
    const known = Object.entries(values).filter(([id]) => board.card.indicators.has(id));
    const readings = readingsWithTrialValues(
      board.strategy,
      board.readings,
      new Map(known),
      trialDay(board),
    );
    return boardAsOf(board.strategy, readings, board.asOf);
  },
);

/** Indicators in the order of their plausible effect on the gauge; those without one follow in file order. */
function indicatorsByPlausibleEffect(board: Board): readonly Indicator[] {
  const order = gaugeSensitivities(board.card, board.readings)?.order ?? [];
  const first = order.flatMap((id) => board.card.indicators.get(id)?.node ?? []);
  const rest = [...board.card.indicators.values()]
    .map((leaf) => leaf.node)
    .filter((node) => !order.includes(node.id));
  return [...first, ...rest];
}

/** A value one plausible step better (1) or worse (−1): the next level of a judged indicator, else a step in score points. */
export function nextPlausibleValue(
  board: Board,
  indicator: Indicator,
  value: number | undefined,
  way: 1 | -1,
): number | undefined {
  const { levels, goalposts, decimals } = indicator;
  if (levels !== undefined) {
    const rising = levels
      .map((level) => level.value)
      .toSorted((a, b) => scoreOfValue(a, goalposts) - scoreOfValue(b, goalposts));
    const at = value === undefined ? -1 : rising.indexOf(value);
    return rising[Math.max(0, Math.min(rising.length - 1, at + way))];
  }
  const now = value === undefined ? 50 : scoreOfValue(value, goalposts);
  const score = Math.max(
    0,
    Math.min(100, now + way * typicalScoreStepOfIndicator(indicator, board.readings, board.asOf)),
  );
  if (score === now) return value;
  return Number(roundedText(valueOfScore(score, goalposts), decimals ?? 3));
}

/** What the list is filtered by, as it is typed or as it was taken. */
function whatIfFilter(state: State, { filter }: WhatIfScreen): string {
  return filterTextBeingTyped(state) ?? filter;
}

/** The indicators that are shown, in the order of their plausible effect; `tried` finds those with a value of their own. */
export function filteredWhatIfIndicators(state: State, screen: WhatIfScreen): readonly Indicator[] {
  const all = indicatorsByPlausibleEffect(state.board);
  const filter = whatIfFilter(state, screen);
  if (filterWords(filter).length === 0) return all;
  return all.filter(({ id }) => {
    const tried = state.trials.values[id] === undefined ? '' : 'tried';
    return rowPassesFilter(filter, filterableOfNode(state.board, id, tried));
  });
}

/** The scenarios that are shown, by the words of their names and of what they try. */
export function shownScenarios(state: State, screen: WhatIfScreen): readonly Scenario[] {
  const filter = whatIfFilter(state, screen);
  return state.trials.scenarios.filter(({ name, author, values }) => {
    const nodes = Object.keys(values).map((id) => filterableOfNode(state.board, id).text);
    const text = [name, author, ...nodes].join(' ').toLowerCase();
    return rowPassesFilter(filter, { text, states: [], due: false, unsourced: false });
  });
}

/** `the 2 values tried in what if`, where no scenario holds just these; undefined: nothing would be lost with them. */
export function unsavedTrialsText({ trials: { values, scenarios } }: State): string | undefined {
  const tried = Object.entries(values);
  const isSaved = scenarios.some(
    (scenario) =>
      Object.keys(scenario.values).length === tried.length &&
      tried.every(([id, value]) => scenario.values[id] === value),
  );
  return tried.length === 0 || isSaved
    ? undefined
    : `the ${countWithNoun(tried.length, 'value')} tried in what if`;
}

/** The state with other values tried, or under another name. */
export function stateWithTrials(state: State, to: Partial<Trials>): State {
  return { ...state, trials: { ...state.trials, ...to } };
}

/** The state with a scenario tried in place of the values that were; as it is where there is none of that name. */
export function withScenarioTried(state: State, name: string): State {
  const top = topScreenOfKind(state, 'whatIf');
  const scenario = state.trials.scenarios.find((each) => each.name === name);
  if (top === undefined || scenario === undefined) return state;
  return withTopScreen(stateWithTrials(state, { values: scenario.values, name }), {
    ...top,
    tab: 0,
    selected: 0,
    filter: '',
  });
}

/** That the values tried are kept; undefined: nothing would be lost with them. */
export function trialsKeptText(state: State): string | undefined {
  const unsaved = unsavedTrialsText(state);
  return (
    unsaved && `Kept until you quit: ${unsaved}; ${actionKeyName(state, 'whatIf.open')} shows them.`
  );
}

/** The band whose least change is shown: the one chosen, else the next above the one that stands. */
export function leastChangeTargetBand(board: Board, screen: WhatIfScreen): Band | undefined {
  const { bands } = board.strategy;
  const standing = board.card.standing?.band;
  const next = standing === undefined ? 0 : Math.min(bands.length - 1, bands.indexOf(standing) + 1);
  return bands[(screen.goal ?? next) % bands.length];
}

/** The least changes of one indicator that reach a band, in values, the smallest move of a score first; with the key that chooses another band. */
export function leastChangesToBandSentence(
  made: Board,
  goal: Band | undefined,
  key: string,
): string {
  if (goal === undefined) return '';
  const title = terminalSafeOneLine(goal.title);
  if (made.card.standing?.band === goal) return `${title} stands (${key} chooses another band)`;
  const reached = [...leastScoreChangeToBandByIndicator(made.card, goal)]
    .flatMap(([id, change]) => (change === undefined ? [] : [{ id, change }]))
    .sort((a, b) => Math.abs(a.change) - Math.abs(b.change))
    .slice(0, 3)
    .flatMap(({ id, change }) => {
      const leaf = made.card.indicators.get(id);
      if (leaf?.score === undefined) return [];
      const value = valueOfScore(leaf.score + change, leaf.node.goalposts);
      return [
        `${leaf.node.code ?? id} to ${valueWithUnit(leaf.node, Number(roundedText(value, (leaf.node.decimals ?? 2) + 1)))} (score ${signedChangeText(change, 1)})`,
      ];
    });
  return reached.length === 0
    ? `${title}: not reachable by one indicator alone (${key} chooses another band)`
    : `least change to ${title} (${key} chooses): ${reached.join(', or ')}`;
}
