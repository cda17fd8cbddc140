/** The filter of the screen that decides: which it is, a new one, none. */
import { noEffects } from './binding.ts';
import {
  defOf,
  type Filter,
  push,
  type Screen,
  type State,
  topOf,
  typedFilter,
  withTop,
} from './state.ts';
import { fieldOf } from './text-field.ts';

function filterOn(state: State): Filter | undefined {
  const top = topOf(state);
  const filter = defOf(state, top).filter?.(state, top);
  return typeof filter === 'string' ? undefined : filter;
}

/** Why the list in hand is not filtered now; undefined: it is, or can be. */
export function whyUnfiltered(state: State): string | undefined {
  const top = topOf(state);
  const filter = defOf(state, top).filter?.(state, top);
  return typeof filter === 'string' ? filter : undefined;
}

/** What the list in hand is filtered by; '' for nothing. */
export function selectedFilter(state: State): string {
  return filterOn(state)?.text ?? '';
}

/** The state with the list in hand filtered anew, its first row selected; '' shows everything. */
export function withFilter(state: State, filter: string): State {
  const filtered = filterOn(state)?.by(filter);
  return filtered === undefined ? state : withTop(state, filtered);
}

/** The screen that shows below a question or a prompt; a list from its first row while another filter is typed. */
export function shownBelow(state: State): Screen | undefined {
  const screen = state.layers.findLast((each) => defOf(state, each).over !== true);
  const typed = typedFilter(state);
  return screen && typed !== undefined && 'filter' in screen && typed !== screen.filter
    ? { ...screen, selected: 0 }
    : screen;
}

/** The state with the question for a filter on top; what is typed shows at once. */
export function askFilter(state: State): State {
  const filter = filterOn(state);
  return filter === undefined
    ? state
    : push(state, {
        kind: 'prompt',
        label: filter.label,
        field: fieldOf(filter.text),
        filters: true,
        answer: (below, text) => noEffects(withFilter(below, text.trim())),
      });
}
