/** What is tried in what-if: other values, whether they are saved, and a word on them where their screen is left. */

import { count } from '../../text/format.ts';
import { topOfKind } from '../../tui/binding.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type State, type Trials, withTop } from '../../tui/state.ts';

/** `the 2 values tried in what if`, where no scenario holds just these; undefined: nothing would be lost with them. */
export function unsavedTrials({ trials: { values, scenarios } }: State): string | undefined {
  const tried = Object.entries(values);
  const isSaved = scenarios.some(
    (scenario) =>
      Object.keys(scenario.values).length === tried.length &&
      tried.every(([id, value]) => scenario.values[id] === value),
  );
  return tried.length === 0 || isSaved
    ? undefined
    : `the ${count(tried.length, 'value')} tried in what if`;
}

/** The state with other values tried, or under another name. */
export function tried(state: State, to: Partial<Trials>): State {
  return { ...state, trials: { ...state.trials, ...to } };
}

/** The state with a scenario tried in place of the values that were; as it is where there is none of that name. */
export function takenUp(state: State, name: string): State {
  const top = topOfKind(state, 'whatIf');
  const scenario = state.trials.scenarios.find((each) => each.name === name);
  if (top === undefined || scenario === undefined) return state;
  return withTop(tried(state, { values: scenario.values, name }), { ...top, tab: 0, selected: 0 });
}

/** That the values tried are kept; undefined: nothing would be lost with them. */
export function keptText(state: State): string | undefined {
  const unsaved = unsavedTrials(state);
  return unsaved && `Kept until you quit: ${unsaved}; ${keyOf(state, 'whatIf.open')} shows them.`;
}
