/** The filter of the screen that decides: which it is, a new one, none. */
import { terminalSafeOneLine } from '../text/format.ts';
import { stepWithoutEffects } from './binding.ts';
import { actionKeyName } from './own-keys.ts';
import {
  type Filter,
  filterTextBeingTyped,
  pushScreen,
  type Screen,
  type State,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from './state.ts';
import { suggestedTextField } from './text-field.ts';

/** Why a screen is not filtered that shows nothing. */
export const NOTHING_TO_FILTER = 'There is nothing to filter here.';

/** What a list says whose filter leaves nothing: `Nothing fits "zzqq"; Esc shows all.`; `what` it has none of, such as "No input"; without the words where the filter is ''. */
export function nothingFitsSentence(state: State, filter: string, what = 'Nothing'): string {
  const words = terminalSafeOneLine(filter).trim();
  return `${what} fits${words === '' ? '' : ` "${words}"`}; ${actionKeyName(state, 'nav.back')} shows all.`;
}

/** The filter of a list that remembers what it is filtered by; `label` says what can be typed. */
export function listScreenFilter(
  screen: Extract<Screen, { readonly filter: string; readonly selected: number }>,
  label: string,
): Filter {
  return {
    text: screen.filter,
    label,
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  };
}

function filterOn(state: State): Filter | undefined {
  const top = topScreen(state);
  const filter = screenDefinitionOf(state, top).filter?.(state, top);
  return typeof filter === 'string' ? undefined : filter;
}

/** Why the uppermost list is not filtered now; undefined: it is, or can be. */
export function whyFilteringDisabled(state: State): string | undefined {
  const top = topScreen(state);
  const filter = screenDefinitionOf(state, top).filter?.(state, top);
  return typeof filter === 'string' ? filter : undefined;
}

/** The state with the uppermost list filtered anew, its first row selected; '' shows everything. */
export function withUppermostListFiltered(state: State, filter: string): State {
  const filtered = filterOn(state)?.by(filter);
  return filtered === undefined ? state : withTopScreen(state, filtered);
}

/** The screen that shows below a question or a prompt; a list from its first row while another filter is typed. */
export function screenBelowPrompt(state: State): Screen | undefined {
  const screen = state.layers.findLast((each) => screenDefinitionOf(state, each).over !== true);
  const typed = filterTextBeingTyped(state);
  return screen && typed !== undefined && 'filter' in screen && typed !== screen.filter
    ? { ...screen, selected: 0 }
    : screen;
}

/** The state with the question for a filter on top; what is typed shows at once. */
export function withFilterPrompt(state: State): State {
  const filter = filterOn(state);
  return filter === undefined
    ? state
    : pushScreen(state, {
        kind: 'prompt',
        label: filter.label,
        field: suggestedTextField(filter.text),
        filters: true,
        answer: (below, text) => stepWithoutEffects(withUppermostListFiltered(below, text.trim())),
      });
}
