/** Which rows the what-if screen shows: all inputs and scenarios, or those that its filter lets pass. */

import type { Scenario } from '../../core/journal/journal-port.ts';
import type { Indicator } from '../../core/model/model.ts';
import { type State, typedFilter } from '../../tui/state.ts';
import { filterableOf, filterWords, rowPassesFilter } from '../../views/filter.ts';
import type { WhatIfScreen } from './screen-state.ts';
import { indicatorsByPlausibleEffect } from './what-if-board.ts';

/** What the list is filtered by, as it is typed or as it was taken. */
export function whatIfFilter(state: State, { filter }: WhatIfScreen): string {
  return typedFilter(state) ?? filter;
}

/** The indicators that are shown, in the order of their plausible effect; `tried` finds those with a value of their own. */
export function shownInputs(state: State, screen: WhatIfScreen): readonly Indicator[] {
  const all = indicatorsByPlausibleEffect(state.board);
  const filter = whatIfFilter(state, screen);
  if (filterWords(filter).length === 0) return all;
  return all.filter(({ id }) => {
    const tried = state.trials.values[id] === undefined ? '' : 'tried';
    return rowPassesFilter(filter, filterableOf(state.board, id, tried));
  });
}

/** The scenarios that are shown, by the words of their names and of what they try. */
export function shownScenarios(state: State, screen: WhatIfScreen): readonly Scenario[] {
  const filter = whatIfFilter(state, screen);
  return state.trials.scenarios.filter(({ name, author, values }) => {
    const nodes = Object.keys(values).map((id) => filterableOf(state.board, id).text);
    const text = [name, author, ...nodes].join(' ').toLowerCase();
    return rowPassesFilter(filter, { text, states: [], due: false, unsourced: false });
  });
}
