/** The filter of the screen that decides: which it is, a new one, none. */
import { still } from './binding.ts';
import { EVIDENCE_FILTER_FORMS, FILTER_FORMS } from './filter.ts';
import { assessmentTab } from './lists/assessment.ts';
import { filterOf, panelToFilter } from './panels.ts';
import { push, type Screen, type State, topOf, typedFilter, withTop } from './state.ts';
import { fieldOf } from './text-field.ts';

/** What the list in hand is filtered by; '' for nothing. */
export function filterInHand(state: State): string {
  const top = topOf(state);
  if (top.kind === 'track' || top.kind === 'events' || top.kind === 'journal') return top.filter;
  if (top.kind === 'assessment') return assessmentTab(top) === 'Evidence' ? top.filter : '';
  const panel = top.kind === 'overview' ? panelToFilter(state) : undefined;
  return panel === undefined ? '' : filterOf(state, panel);
}

/** The state with the list in hand filtered anew, its first row selected; '' shows everything. */
export function withFilter(state: State, filter: string): State {
  const top = topOf(state);
  if (
    top.kind === 'track' ||
    top.kind === 'events' ||
    top.kind === 'journal' ||
    top.kind === 'assessment'
  )
    return withTop(state, { ...top, filter, selected: 0 });
  const panel = top.kind === 'overview' ? panelToFilter(state) : undefined;
  if (top.kind !== 'overview' || panel === undefined) return state;
  return withTop(state, {
    ...top,
    scroll: 0,
    selected: { ...top.selected, [panel]: 0 },
    filters: { ...top.filters, [panel]: filter },
  });
}

/** The screen that shows below a question or a prompt; a list from its first row while another filter is typed. */
export function shownBelow(state: State): Screen | undefined {
  const screen = state.layers.findLast(({ kind }) => kind !== 'confirm' && kind !== 'prompt');
  const typed = typedFilter(state);
  return screen && typed !== undefined && 'filter' in screen && typed !== screen.filter
    ? { ...screen, selected: 0 }
    : screen;
}

/** The state with the question for a filter on top; what is typed shows at once. */
export function askFilter(state: State): State {
  return push(state, {
    kind: 'prompt',
    label: labelOf(topOf(state)),
    field: fieldOf(filterInHand(state)),
    filters: true,
    answer: (below, text) => still(withFilter(below, text.trim())),
  });
}

function labelOf({ kind }: Screen): string {
  if (kind === 'events') return 'filter';
  return `filter: ${kind === 'assessment' ? EVIDENCE_FILTER_FORMS : FILTER_FORMS}`;
}
