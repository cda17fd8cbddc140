/** What is tried in what-if: other values, whether they are saved, and a word on them where their screen is left. */

import { countWithNoun } from '../../text/format.ts';
import { topScreenOfKind } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type State, type Trials, withTopScreen } from '../../tui/state.ts';

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
export function withTrials(state: State, to: Partial<Trials>): State {
  return { ...state, trials: { ...state.trials, ...to } };
}

/** The state with a scenario tried in place of the values that were; as it is where there is none of that name. */
export function withScenarioTried(state: State, name: string): State {
  const top = topScreenOfKind(state, 'whatIf');
  const scenario = state.trials.scenarios.find((each) => each.name === name);
  if (top === undefined || scenario === undefined) return state;
  return withTopScreen(withTrials(state, { values: scenario.values, name }), {
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
