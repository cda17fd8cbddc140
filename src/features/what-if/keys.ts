/** What if: nudging, typing, clearing, saving and comparing values that exist only in memory. */
import { parseTrialValue, trialCard } from '../../core/analysis/whatif.ts';
import type { Scenario } from '../../core/journal/journal-port.ts';
import type { Indicator } from '../../core/model/model.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import {
  BOARD,
  screenKeyBinding,
  stepWithoutEffects,
  withNotice,
  writeStep,
} from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type PromptScreen,
  pushScreen,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldWith } from '../../tui/text-field.ts';
import {
  leastChangeTargetBand,
  plausibleStepValue,
  shownInputs,
  shownScenarios,
  unsavedTrialsText,
  type WhatIfScreen,
  withScenarioTried,
  withTrials,
} from './what-if-board.ts';
import { whatIfTabName } from './what-if-list.ts';

export const WHAT_IF_KEYS: readonly Binding[] = [
  {
    id: 'whatIf.open',
    keys: ['w'],
    label: 'what if',
    description: 'try values without recording them, and the least change to a band',
    group: 'Everywhere',
    screens: [...BOARD, 'explain', 'uncertainty', 'mechanism'],
    footer: true,
    run: (state) => [
      pushScreen(state, { kind: 'whatIf', tab: 0, selected: 0, filter: '', goal: undefined }),
      [{ kind: 'scenarios' }],
    ],
  },
  whatIfBinding(
    'whatIf.better',
    ['Right', 'l'],
    'better',
    'one plausible step better',
    (state, top) => nudgeTrialStep(state, top, 1),
    whyNotOnInputs,
  ),
  whatIfBinding(
    'whatIf.worse',
    ['Left', 'h'],
    'worse',
    'one plausible step worse',
    (state, top) => nudgeTrialStep(state, top, -1),
    whyNotOnInputs,
  ),
  whatIfBinding(
    'whatIf.type',
    ['Enter'],
    'type',
    'type a value; on the scenarios, take one up',
    typeTrialOrTakeUpScenarioStep,
  ),
  whatIfBinding(
    'whatIf.clear',
    ['Backspace', 'Delete'],
    'clear',
    'back to the value as it is',
    clearTrialStep,
    whyNotOnInputs,
  ),
  whatIfBinding('whatIf.reset', ['R'], 'reset', 'every value as it is', (state) =>
    stepWithoutEffects(withTrials(state, { values: {}, name: '' })),
  ),
  whatIfBinding(
    'whatIf.goal',
    ['b'],
    'band',
    'choose the band whose least change is shown',
    nextGoalStep,
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
        selectedScenario(state, top) === undefined
          ? 'Select a scenario on the second tab first.'
          : undefined,
    ),
    writes: true,
  },
];

function selectedScenario(state: State, top: WhatIfScreen): Scenario | undefined {
  return whatIfTabName(top) === 'Scenarios' ? shownScenarios(state, top)[top.selected] : undefined;
}

function whatIfBinding(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: WhatIfScreen) => Step,
  whyDisabled: (state: State, screen: WhatIfScreen) => string | undefined = () => undefined,
): Binding {
  return screenKeyBinding('whatIf', {
    id,
    keys,
    label,
    description,
    footer: true,
    whyDisabled,
    run,
  });
}

function whyNotOnInputs(state: State, top: WhatIfScreen): string | undefined {
  return whatIfTabName(top) === 'Inputs'
    ? undefined
    : `Go to the inputs first (${actionKeyName(state, 'tab.prev')}).`;
}

function nudgeTrialStep(state: State, top: WhatIfScreen, way: 1 | -1): Step {
  const indicator = shownInputs(state, top)[top.selected];
  if (indicator === undefined) return stepWithoutEffects(state);
  const { values } = state.trials;
  const now = values[indicator.id] ?? trialCard(state.board).indicators.get(indicator.id)?.value;
  const next = plausibleStepValue(state.board, indicator, now, way);
  if (next === undefined || next === now)
    return stepWithoutEffects(
      withNotice(
        state,
        `${indicator.code ?? indicator.id} is at its ${way === 1 ? 'best' : 'worst'} already.`,
      ),
    );
  return stepWithoutEffects(withTrials(state, { values: { ...values, [indicator.id]: next } }));
}

function clearTrialStep(state: State, top: WhatIfScreen): Step {
  const indicator = shownInputs(state, top)[top.selected];
  if (indicator === undefined) return stepWithoutEffects(state);
  const { [indicator.id]: _gone, ...values } = state.trials.values;
  return stepWithoutEffects(withTrials(state, { values }));
}

function typeTrialOrTakeUpScenarioStep(state: State, top: WhatIfScreen): Step {
  if (whatIfTabName(top) === 'Scenarios') {
    const scenario = selectedScenario(state, top);
    if (scenario === undefined)
      return stepWithoutEffects(withNotice(state, 'No scenario to take up.'));
    const unsaved = unsavedTrialsText(state);
    if (unsaved === undefined) return stepWithoutEffects(withScenarioTried(state, scenario.name));
    const question = terminalSafeOneLine(`Take up "${scenario.name}" and lose ${unsaved}?`);
    const onYes = (below: State): Step =>
      stepWithoutEffects(withScenarioTried(below, scenario.name));
    return stepWithoutEffects(pushScreen(state, { kind: 'confirm', question, onYes }));
  }
  const indicator = shownInputs(state, top)[top.selected];
  if (indicator === undefined) return stepWithoutEffects(state);
  const now = state.trials.values[indicator.id];
  const forms = indicator.levels === undefined ? ', or x2, /2, +10%' : '';
  const label = `${trialValuePrompt(indicator)} (${indicator.unit ?? 'value'})${forms}`;
  return promptStep(state, label, now === undefined ? '' : String(now), (below, text) => {
    const value = parseTrialValue(text, indicator, trialCard(below.board));
    if (!value.ok) return value.problems[0]?.message ?? 'not a value';
    const { values } = below.trials;
    return stepWithoutEffects(
      withTrials(below, { values: { ...values, [indicator.id]: value.value } }),
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
  if (name === '') return 'A scenario needs a name.';
  const said = `Saved as "${terminalSafeOneLine(name)}"; ${actionKeyName(below, 'tab.next')} shows the scenarios side by side`;
  const { values } = below.trials;
  return writeStep(
    withTrials(below, { name }),
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
    pushScreen(state, { kind: 'prompt', label, field: textFieldWith(text), answer }),
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
