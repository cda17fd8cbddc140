/** What if: values that exist only in memory, what they would make of the board, and the least change to a band. */

import {
  gaugeSensitivities,
  leastScoreChangeToGoalBandByIndicator,
  typicalScoreStepOfIndicator,
} from '../../core/analysis/movers.ts';
import {
  dayOfTriedValues,
  parseTrialValue,
  readingsWithTrialValues,
  scorecardWithoutTrialValues,
} from '../../core/analysis/whatif.ts';
import type { Scenario } from '../../core/journal/journal-port.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import { type Band, type Indicator, problemsSentence } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import type { StateWord } from '../../core/model/states.ts';
import { nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf, lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import { isBeyondGoalposts, scoreOfValue, valueOfScore } from '../../core/scoring/leaf.ts';
import { cutOrPadToWidth, cutToWidth, textWidth } from '../../text/cells.ts';
import {
  bandOrBandRangeText,
  changeBesideScoresText,
  dayText,
  intervalText,
  NONE,
  roundedText,
  scoreChangeInPointsText,
  scoreText,
  shortUnit,
  signedChangeText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  lineFromTemplate,
  lineOfSpans,
  type Part,
  proseLine,
  type ViewLine,
  warningLine,
  wrapSpacedParts,
} from '../../text/line.ts';
import {
  bindingForScreenKind,
  clampListIndex,
  stepWithoutEffects,
  topScreenIfOfKind,
  whyNothingCanBeWritten,
  writeStep,
} from '../../tui/binding.ts';
import { askYesOrNoStep } from '../../tui/confirm-screen.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import type { ColumnSpec, ListBody, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { PromptScreen } from '../../tui/prompt-screen.ts';
import {
  type Binding,
  filterTextBeingTyped,
  pushScreen,
  type State,
  type Step,
  type Trials,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldHolding } from '../../tui/text-field.ts';
import { boardChangeView } from '../../views/board-change.ts';
import {
  FILTER_FORMS,
  nodeAsSeenByFilter,
  rowPassesFilter,
  wordsOfFilter,
} from '../../views/filter.ts';
import {
  intervalBarSpans,
  latenessLettersLegendText,
  scoreWithLatenessLetterLine,
} from '../../views/indicator-cells.ts';
import { latenessWordOfIndicator } from '../../views/lateness.ts';
import { valueReachingBand } from '../../views/value-to-band.ts';

/** The values that are tried, and the scenarios they can be saved as. */
interface WhatIfScreen {
  readonly kind: 'whatIf';
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** What the inputs, or the scenarios, are filtered by; '' for nothing. */
  readonly filter: string;
  /** Index of the band to reach, from 0; undefined: the next above the one that stands. */
  readonly goal: number | undefined;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly whatIf: WhatIfScreen;
  }
}

const WHAT_IF_TABS = ['Inputs', 'Scenarios'] as const;

/** The name of the tab that the what-if screen shows. */
function currentWhatIfTab({ tab }: WhatIfScreen): (typeof WHAT_IF_TABS)[number] {
  return WHAT_IF_TABS[tab] ?? 'Inputs';
}

const INPUTS: readonly ColumnSpec[] = [
  { key: '*', drawn: true },
  { key: 'id' },
  { key: 'indicator', grows: true },
  { key: 'now', align: 'right' },
  { key: 'try', align: 'right', legend: '! lies beyond the goalposts' },
  { key: 'unit', drop: 2 },
  { key: 'score', align: 'right', drop: 3 },
  { key: 'alone', align: 'right', legend: 'points of the index by this one alone' },
  { key: 'step', align: 'right', drop: 1, legend: 'those by a usual move' },
];

const SCENARIOS: readonly ColumnSpec[] = [
  { key: '*', drawn: true },
  { key: 'name', grows: true },
  { key: 'index', align: 'right' },
  { key: 'change', align: 'right' },
  { key: 'interval', drop: 1 },
  { key: 'band', drop: 2 },
  { key: 'values', drop: 0 },
];

/** The what-if screen in a width. */
function whatIfListData(
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
    head: trialResultLines(state, made, screen, cells, glyphs),
  };
  return currentWhatIfTab(screen) === 'Inputs'
    ? { ...common, ...inputsListBody(state, screen, made) }
    : { ...common, ...scenarioTable(state, screen) };
}

function trialResultLines(
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
      : `${scoreText(top.score, 1)} (${intervalText(top)}) ${bandOrBandRangeText(standing)}`;
  // one scale for both bars, from the same column
  const [now, then] = [words(board), words(made)];
  const ahead = lastRecordableDayIfBoardAhead(board);
  const label = (ahead === undefined ? 5 : 7) + Math.max(textWidth(now), textWidth(then));
  const room = Math.min(40, cells - label - 2);
  const line = (name: string, text: string, of: Board): ViewLine => {
    const shown = `${cutOrPadToWidth(name, ahead === undefined ? 4 : 6)} ${text}`;
    const bar = room >= 10 ? intervalBarSpans(of.card.root, room, glyphs) : [];
    const said = bar.length === 0 ? shown : `${cutOrPadToWidth(shown, label)}  `;
    return lineOfSpans([{ text: said }, ...bar], `${name} ${text}`);
  };
  const [before, after] = [board.card.root.score, made.card.root.score];
  const change = changeBesideScoresText(before, after);
  const tracks = tracksOf(board.strategy).map(
    (track): Part =>
      lineFromTemplate`${cutToWidth(terminalSafeOneLine(track.title), Math.max(24, Math.floor(cells / 4)))} ${scoreText(made.card.nodes.get(track.id)?.score)}${trackChangeText(board, made, track.id)}`,
  );
  return [
    line(ahead === undefined ? 'now' : 'if not', now, board),
    line(ahead === undefined ? 'then' : 'if so', then, made),
    ...wrapSpacedParts([lineFromTemplate`change ${change}`, ...tracks], cells),
    ...alertLines(state, made),
    proseLine(
      leastChangesToBandSentence(
        made,
        leastChangeTargetBand(board, screen),
        actionKeyName(state, 'whatIf.goal'),
      ),
    ),
  ];
}

/** The alerts that the values would raise or clear; none while nothing is tried. */
function alertLines({ board, trials }: State, made: Board): readonly ViewLine[] {
  const tried = Object.keys(trials.values);
  if (tried.length === 0) return [];
  const { crossed, cleared, unknown } = boardChangeView(board, made, tried);
  const line = (verb: string, texts: readonly string[]): readonly ViewLine[] =>
    texts.length === 0 ? [] : [warningLine(`${verb}: ${texts.join('; ')}`)];
  const all = [
    ...line('raises', crossed),
    ...line('clears', cleared),
    ...line('not known any more', unknown),
  ];
  return all.length > 0 ? all : [proseLine('no alert raised or cleared')];
}

function trackChangeText(board: Board, made: Board, id: string): string {
  const [was, is] = [board.card.nodes.get(id)?.score, made.card.nodes.get(id)?.score];
  return was === undefined || is === undefined ? '' : ` (${scoreChangeInPointsText(is - was)})`;
}

function inputsListBody(state: State, screen: WhatIfScreen, made: Board): Omit<ListBody, 'head'> {
  const { board, trials } = state;
  const movers = gaugeSensitivities(board.card, board.readings);
  const order = filteredWhatIfIndicators(state, screen);
  const today = scorecardWithoutTrialValues(board);
  const ahead = lastRecordableDayIfBoardAhead(board);
  const lateOf = ({ id }: Indicator): StateWord | undefined => {
    const leaf = made.card.indicators.get(id);
    return leaf && latenessWordOfIndicator(leaf);
  };
  const letters = latenessLettersLegendText(order.map(lateOf));
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
      now: valueTextWithoutUnit(node, leaf?.value),
      try:
        value === undefined
          ? ''
          : `[${valueTextWithoutUnit(node, value)}]${isBeyondGoalposts(value, node.goalposts) ? '!' : ''}`,
      unit: terminalSafeOneLine(shortUnit(node)),
      score: scoreWithLatenessLetterLine(scoreText(score), lateOf(node)),
      alone,
      step: plausible === undefined ? NONE : roundedText(plausible, 1),
    };
  });
  return {
    specs: INPUTS.map((spec) =>
      spec.key === 'score' && letters !== undefined ? { ...spec, legend: letters } : spec,
    ),
    texts,
    targets: order.map((node) => node.id),
    foot:
      filterFoot(state, screen, order.length, board.card.indicators.size, 'input') ??
      (ahead === undefined
        ? []
        : [proseLine(`values count as read on ${dayText(ahead)}, and age`)]),
  };
}

/** The points by which the gauge moves if a `value`, in the unit of the indicator, finite, is all that is tried. */
function aloneText(board: Board, node: Indicator, value: number): string {
  const alone = supposedScore(board, node, value);
  const now = board.card.root.score;
  return alone === undefined || now === undefined ? NONE : signedChangeText(alone - now, 1);
}

/** The score of the root, 0…100, had an indicator this value; undefined: none. */
function supposedScore(board: Board, node: Indicator, value: number): number | undefined {
  const readings = readingsWithTrialValues(
    board.strategy,
    board.readings,
    new Map([[node.id, value]]),
    dayOfTriedValues(board),
  );
  return boardAsOf(board.strategy, readings, board.asOf).card.root.score;
}

/** What may be typed while a filter is, or how many rows it lets pass, `shown` of `all`, rows, ≥ 0; undefined: nothing is filtered. */
function filterFoot(
  state: State,
  screen: WhatIfScreen,
  shown: number,
  all: number,
  noun: string,
): readonly ViewLine[] | undefined {
  if (filterTextBeingTyped(state) !== undefined)
    return [proseLine(`words, ${FILTER_FORMS}, tried for what is tried`)];
  const filter = screen.filter.trim();
  if (filter === '') return undefined;
  return [
    proseLine(
      shown === 0
        ? nothingFitsSentence(state, filter)
        : `${shown} of ${countWithNoun(all, noun)}; filtered by ${terminalSafeOneLine(filter)}; ${actionKeyName(state, 'nav.back')} shows all.`,
    ),
  ];
}

function scenarioTable(state: State, screen: WhatIfScreen): Omit<ListBody, 'head'> {
  const { board, trials } = state;
  const now = board.card.root.score;
  const texts = shownScenarios(state, screen).map((scenario) => {
    const { card } = boardAsOf(
      board.strategy,
      readingsWithTrialValues(
        board.strategy,
        board.readings,
        new Map(Object.entries(scenario.values)),
        dayOfTriedValues(board),
      ),
      board.asOf,
    );
    const { score } = card.root;
    return {
      '*': scenario.name === trials.name ? '*' : ' ',
      name: terminalSafeOneLine(scenario.name),
      index: scoreText(score, 1),
      change: score === undefined || now === undefined ? NONE : signedChangeText(score - now, 1),
      interval: intervalText(card.root),
      band: bandOrBandRangeText(card.standing),
      values: terminalSafeOneLine(
        Object.entries(scenario.values)
          .map(([id, value]) => {
            const node = board.card.indicators.get(id)?.node;
            return node === undefined
              ? id
              : `${node.code ?? id} ${valueTextWithoutUnit(node, value)}`;
          })
          .join(', '),
      ),
    };
  });
  return {
    specs: SCENARIOS,
    texts,
    targets: texts.map(() => undefined),
    foot: filterFoot(state, screen, texts.length, trials.scenarios.length, 'scenario') ?? [
      proseLine(
        texts.length === 0
          ? `No scenario saved yet${whyNothingCanBeWritten(state) === undefined ? `: change some inputs, then ${actionKeyName(state, 'whatIf.save')} saves them under a name` : ''}.`
          : `Side by side as of the same day. ${actionKeyName(state, 'whatIf.type')} takes one up, ${actionKeyName(state, 'whatIf.delete')} deletes it; axiswatch whatif --scenario NAME --json exports it.`,
      ),
    ],
  };
}

/** What if as a screen. */
export const WHAT_IF_SCREEN = listScreen<WhatIfScreen>({
  kind: 'whatIf',
  place: 'what if',
  shows:
    'Values that are tried and recorded nowhere, what they would make of the index and which alerts they would raise; saved ones side by side on the second tab.',
  tabbed: true,
  filter: (_, screen) => listScreenFilter(screen, 'filter'),
  turned: (_, screen, by) => ({
    ...screen,
    tab: (screen.tab + by + WHAT_IF_TABS.length) % WHAT_IF_TABS.length,
    selected: 0,
    filter: '',
  }),
  lost: unsavedTrialsText,
  farewell: trialsKeptText,
  reads: ['trials', 'locked', 'readOnly', 'view'],
  data: whatIfListData,
});

export const WHAT_IF_KEYS: readonly Binding[] = [
  whatIfBinding(
    'whatIf.better',
    ['Right', 'l'],
    'better',
    'one plausible step better',
    (state, top) => nudgeTrialStep(state, top, 1),
    (state, top) => whyNoInput(state, top) ?? whyAtEnd(state, top, 1),
  ),
  whatIfBinding(
    'whatIf.worse',
    ['Left', 'h'],
    'worse',
    'one plausible step worse',
    (state, top) => nudgeTrialStep(state, top, -1),
    (state, top) => whyNoInput(state, top) ?? whyAtEnd(state, top, -1),
  ),
  whatIfBinding(
    'whatIf.type',
    ['Enter'],
    'type',
    'type a value; on the scenarios, take one up',
    typeTrialOrTakeUpScenarioStep,
    (state, top) => {
      if (currentWhatIfTab(top) === 'Inputs') return whyNoInput(state, top);
      return whyNoScenario(state, top);
    },
  ),
  whatIfBinding(
    'whatIf.clear',
    ['Backspace', 'Delete'],
    'clear',
    'back to the value as it is',
    clearTrialStep,
    (state, top) => whyNoInput(state, top) ?? whyNotTried(state, top),
  ),
  whatIfBinding(
    'whatIf.reset',
    ['R'],
    'reset',
    'every value as it is',
    (state) => stepWithoutEffects(stateWithTrials(state, { values: {}, name: '' })),
    ({ trials: { values, name } }) =>
      Object.keys(values).length === 0 && name === '' ? 'Every value is as it is.' : undefined,
  ),
  whatIfBinding(
    'whatIf.goal',
    ['b'],
    'band',
    'choose the band whose least change is shown',
    nextGoalStep,
    ({ strategy }) =>
      strategy.bands.length < 2
        ? 'The strategy has one band alone; a second in its file would be one to aim at.'
        : undefined,
  ),
  {
    ...whatIfBinding(
      'whatIf.save',
      ['S'],
      'save',
      'save the values under a name',
      askScenarioNameStep,
      (state) =>
        Object.keys(state.trials.values).length === 0
          ? `Nothing is changed yet; ${actionKeyName(state, 'whatIf.better')} makes the selected input better.`
          : undefined,
    ),
    writes: true,
  },
  {
    ...whatIfBinding(
      'whatIf.delete',
      ['D'],
      'delete',
      'delete the selected scenario',
      deleteScenarioStep,
      (state, top) =>
        currentWhatIfTab(top) === 'Inputs'
          ? 'Select a scenario on the second tab first.'
          : whyNoScenario(state, top),
    ),
    writes: true,
  },
];

function selectedScenario(state: State, top: WhatIfScreen): Scenario | undefined {
  return currentWhatIfTab(top) === 'Scenarios'
    ? shownScenarios(state, top)[top.selected]
    : undefined;
}

function whatIfBinding(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: WhatIfScreen) => Step,
  whyDisabled: (state: State, screen: WhatIfScreen) => string | undefined = () => undefined,
): Binding {
  return bindingForScreenKind('whatIf', {
    id,
    keys,
    label,
    description,
    aim: 'act',
    footer: true,
    whyDisabled,
    run,
  });
}

function whyNoInput(state: State, top: WhatIfScreen): string | undefined {
  if (currentWhatIfTab(top) !== 'Inputs')
    return `Go to the inputs first (${actionKeyName(state, 'tab.prev')}).`;
  return filteredWhatIfIndicators(state, top)[top.selected] === undefined
    ? nothingFitsSentence(state, top.filter, 'No input')
    : undefined;
}

function whyNoScenario(state: State, top: WhatIfScreen): string | undefined {
  if (selectedScenario(state, top) !== undefined) return undefined;
  return top.filter.trim() === ''
    ? `No scenario is saved yet; change some inputs (${actionKeyName(state, 'tab.prev')}), then ${actionKeyName(state, 'whatIf.save')} saves them under a name.`
    : nothingFitsSentence(state, top.filter, 'No scenario');
}

/** Why the selected input cannot be made better (`way` 1) or worse (−1); undefined: it can. */
function whyAtEnd(state: State, top: WhatIfScreen, way: 1 | -1): string | undefined {
  const indicator = filteredWhatIfIndicators(state, top)[top.selected];
  if (indicator === undefined || nudgedValue(state, indicator, way) !== undefined) return undefined;
  const [end, other, back] =
    way === 1 ? ['best', 'whatIf.worse', 'worse'] : ['worst', 'whatIf.better', 'better'];
  return `${indicator.code ?? indicator.id} is at its ${end} already; ${actionKeyName(state, other)} makes it ${back}, ${actionKeyName(state, 'whatIf.type')} types any value.`;
}

function whyNotTried(state: State, top: WhatIfScreen): string | undefined {
  const indicator = filteredWhatIfIndicators(state, top)[top.selected];
  return indicator !== undefined && state.trials.values[indicator.id] === undefined
    ? `${indicator.code ?? indicator.id} is as it is.`
    : undefined;
}

/** Tries the selected input one plausible step better (`way` 1) or worse (−1); stays where there is none. */
function nudgeTrialStep(state: State, top: WhatIfScreen, way: 1 | -1): Step {
  const indicator = filteredWhatIfIndicators(state, top)[top.selected];
  if (indicator === undefined) return stepWithoutEffects(state);
  const next = nudgedValue(state, indicator, way);
  if (next === undefined) return stepWithoutEffects(state);
  return stepWithoutEffects(
    stateWithTrials(state, { values: { ...state.trials.values, [indicator.id]: next } }),
  );
}

/** The value, in the unit of the indicator, finite, one plausible step better (`way` 1) or worse (−1) than what is tried or stands; undefined: there is none. */
function nudgedValue(state: State, indicator: Indicator, way: 1 | -1): number | undefined {
  const now =
    state.trials.values[indicator.id] ??
    scorecardWithoutTrialValues(state.board).indicators.get(indicator.id)?.value;
  const next = nextPlausibleValue(state.board, indicator, now, way);
  return next === now ? undefined : next;
}

function clearTrialStep(state: State, top: WhatIfScreen): Step {
  const indicator = filteredWhatIfIndicators(state, top)[top.selected];
  if (indicator === undefined) return stepWithoutEffects(state);
  const { [indicator.id]: _gone, ...values } = state.trials.values;
  return stepWithoutEffects(stateWithTrials(state, { values }));
}

function typeTrialOrTakeUpScenarioStep(state: State, top: WhatIfScreen): Step {
  if (currentWhatIfTab(top) === 'Scenarios') {
    const scenario = selectedScenario(state, top);
    if (scenario === undefined) return stepWithoutEffects(state);
    const unsaved = unsavedTrialsText(state);
    if (unsaved === undefined) return stepWithoutEffects(withScenarioTried(state, scenario.name));
    const question = terminalSafeOneLine(`Take up "${scenario.name}" and lose ${unsaved}?`);
    return askYesOrNoStep(state, question, (below) =>
      stepWithoutEffects(withScenarioTried(below, scenario.name)),
    );
  }
  const indicator = filteredWhatIfIndicators(state, top)[top.selected];
  if (indicator === undefined) return stepWithoutEffects(state);
  const now = state.trials.values[indicator.id];
  const forms = indicator.levels === undefined ? ', or x2, /2, +10%' : '';
  const label = `${trialValuePrompt(indicator)} (${indicator.unit ?? 'value'})${forms}`;
  return promptStep(state, label, now === undefined ? '' : String(now), (below, text) => {
    const value = parseTrialValue(text, indicator, scorecardWithoutTrialValues(below.board));
    if (!value.ok) return problemsSentence(value.problems);
    const { values } = below.trials;
    return stepWithoutEffects(
      stateWithTrials(below, { values: { ...values, [indicator.id]: value.value } }),
    );
  });
}

/** What is asked for where a value is typed, without its unit. */
function trialValuePrompt({ id, code = id, count, rolling }: Indicator): string {
  if (count !== undefined) return `${code} if it counted, or +1 for one more today`;
  return rolling === undefined ? `${code} if it were` : `${code} if one more reading were`;
}

function askScenarioNameStep(state: State): Step {
  return promptStep(state, 'Name of the scenario', state.trials.name, saveScenarioStep);
}

function saveScenarioStep(below: State, text: string): Step | string {
  const name = text.trim();
  if (name === '')
    return `A scenario needs a name; type one, or ${actionKeyName(below, 'nav.back')} leaves it unsaved.`;
  const said = `Saved as "${terminalSafeOneLine(name)}"; ${actionKeyName(below, 'tab.next')} shows the scenarios side by side`;
  const { values } = below.trials;
  return writeStep(
    stateWithTrials(below, { name }),
    { kind: 'saveScenario', name, values },
    { text: said },
  );
}

function promptStep(
  state: State,
  label: string,
  text: string,
  answer: PromptScreen['answer'],
): Step {
  return stepWithoutEffects(
    pushScreen(state, { kind: 'prompt', label, field: textFieldHolding(text), answer }),
  );
}

function nextGoalStep(state: State, top: WhatIfScreen): Step {
  const { bands } = state.strategy;
  const goal = leastChangeTargetBand(state.board, top);
  const at = bands.findIndex(({ id }) => id === goal?.id);
  return stepWithoutEffects(withTopScreen(state, { ...top, goal: (at + 1) % bands.length }));
}

function deleteScenarioStep(state: State, top: WhatIfScreen): Step {
  const scenario = selectedScenario(state, top);
  if (scenario === undefined) return stepWithoutEffects(state);
  const { name } = scenario;
  return writeStep(
    state,
    { kind: 'deleteScenario', name },
    { text: `"${terminalSafeOneLine(name)}" deleted` },
  );
}

/** Values that are tried, by the id of the indicator, in its unit, finite. */
type Values = Readonly<Record<string, number>>;

/** The board as it would stand with other values; nothing is stored. */
export const boardWithTrialValues = memoizeLatestPerObject(
  (board: Board, values: Values): Board => {
    const known = Object.entries(values).filter(([id]) => board.card.indicators.has(id));
    const readings = readingsWithTrialValues(
      board.strategy,
      board.readings,
      new Map(known),
      dayOfTriedValues(board),
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

/** The value, in the unit of the indicator, finite, one plausible step better (`way` 1) or worse (−1) than another: the next level of a judged indicator, else a step in score points; undefined: there is none. */
function nextPlausibleValue(
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
    return rising[clampListIndex(at + way, rising.length)];
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
function filteredWhatIfIndicators(state: State, screen: WhatIfScreen): readonly Indicator[] {
  const all = indicatorsByPlausibleEffect(state.board);
  const filter = whatIfFilter(state, screen);
  if (wordsOfFilter(filter).length === 0) return all;
  return all.filter(({ id }) => {
    const tried = state.trials.values[id] === undefined ? '' : 'tried';
    return rowPassesFilter(filter, nodeAsSeenByFilter(state.board, id, tried));
  });
}

/** The scenarios that are shown, by the words of their names and of what they try. */
function shownScenarios(state: State, screen: WhatIfScreen): readonly Scenario[] {
  const filter = whatIfFilter(state, screen);
  return state.trials.scenarios.filter(({ name, author, values }) => {
    const nodes = Object.keys(values).map((id) => nodeAsSeenByFilter(state.board, id).text);
    const text = [name, author, ...nodes].join(' ').toLowerCase();
    return rowPassesFilter(filter, { text, states: [], due: false, unsourced: false });
  });
}

/** `the 2 values tried in what if`, where no scenario holds just these; undefined: nothing would be lost with them. */
function unsavedTrialsText({ trials: { values, scenarios } }: State): string | undefined {
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
function stateWithTrials(state: State, to: Partial<Trials>): State {
  return { ...state, trials: { ...state.trials, ...to } };
}

/** The state with a scenario tried in place of the values that were; as it is where there is none of that name. */
function withScenarioTried(state: State, name: string): State {
  const top = topScreenIfOfKind(state, 'whatIf');
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
function trialsKeptText(state: State): string | undefined {
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

/** The least changes of one indicator that reach a band, in values, the smallest move of a score first; with the key that chooses another band; without an index, that there is none. */
function leastChangesToBandSentence(made: Board, goal: Band | undefined, key: string): string {
  if (goal === undefined) return '';
  const title = terminalSafeOneLine(goal.title);
  if (made.card.standing === undefined)
    return `no index, so nothing can be said of what reaches ${title}`;
  if (made.card.standing.band === goal) return `${title} stands (${key} chooses another band)`;
  const changes = leastScoreChangeToGoalBandByIndicator(made.card, goal);
  const reached = [...changes.keys()]
    .flatMap((id) => {
      const node = made.card.indicators.get(id)?.node;
      const found = node && valueReachingBand(made, node, { band: goal, changes });
      return found === undefined ? [] : [found];
    })
    .sort((a, b) => Math.abs(a.change) - Math.abs(b.change))
    .slice(0, 3)
    .map(
      ({ indicator, value, change }) =>
        `${nodeCodeOf(indicator)} to ${unitValueOrLevelCodeText(indicator, value)} (score ${signedChangeText(change, 1)})`,
    );
  return reached.length === 0
    ? `${title}: not reachable by one indicator alone (${key} chooses another band)`
    : `least change to ${title} (${key} chooses): ${reached.join(', or ')}`;
}
