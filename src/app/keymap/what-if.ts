/** What if: nudging, typing, clearing, saving and comparing values that exist only in memory. */
import { type Binding, BOARD, say, still } from '../binding.ts';
import { oneLine } from '../format.ts';
import { goalOf } from '../least-change.ts';
import { keyOf } from '../own-keys.ts';
import type { ScreenKind, WhatIfScreen } from '../screen.ts';
import { push, type State, type Step, topOf, withTop } from '../state.ts';
import { inputOrder, nudged } from '../supposed.ts';
import { fieldOf } from '../text-field.ts';

const HERE: readonly ScreenKind[] = ['whatIf'];

export const WHAT_IF_KEYS: readonly Binding[] = [
  {
    id: 'whatIf.open',
    keys: ['w'],
    label: 'what if',
    description: 'try values without recording them, and the least change to a band',
    group: 'Everywhere',
    screens: [...BOARD, 'explain', 'howSure', 'mechanism'],
    footer: true,
    run: (state) => [
      push(state, {
        kind: 'whatIf',
        tab: 0,
        selected: 0,
        values: {},
        name: '',
        goal: undefined,
        scenarios: [],
      }),
      [{ kind: 'scenarios' }],
    ],
  },
  here(
    'whatIf.better',
    ['Right', 'l'],
    'better',
    'one plausible step better',
    (state) => nudge(state, 1),
    onInputs,
  ),
  here(
    'whatIf.worse',
    ['Left', 'h'],
    'worse',
    'one plausible step worse',
    (state) => nudge(state, -1),
    onInputs,
  ),
  here(
    'whatIf.type',
    ['Enter'],
    'type',
    'type a value; on the scenarios, take one up',
    typeOrTakeUp,
  ),
  here(
    'whatIf.clear',
    ['Backspace', 'Delete'],
    'clear',
    'back to the value as it is',
    clear,
    onInputs,
  ),
  here('whatIf.reset', ['R'], 'reset', 'every value as it is', (state, top) =>
    still(withTop(state, { ...top, values: {}, name: '' })),
  ),
  here('whatIf.goal', ['b'], 'band', 'choose the band whose least change is shown', nextGoal),
  {
    ...here('whatIf.save', ['S'], 'save', 'save the values under a name', askName, (top, state) =>
      Object.keys(top.values).length === 0
        ? `Nothing is changed yet; ${keyOf(state, 'whatIf.better')} makes the selected input better.`
        : undefined,
    ),
    writes: true,
  },
  {
    ...here('whatIf.delete', ['X'], 'delete', 'delete the selected scenario', remove, (top) =>
      top.tab === 1 && top.scenarios[top.selected] !== undefined
        ? undefined
        : 'Select a scenario on the second tab first.',
    ),
    writes: true,
  },
];

function here(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  does: (state: State, top: WhatIfScreen) => Step,
  why?: (top: WhatIfScreen, state: State) => string | undefined,
): Binding {
  return {
    id,
    keys,
    label,
    description,
    group: 'This screen',
    screens: HERE,
    footer: true,
    whyDisabled: (state) => {
      const top = topOf(state);
      return top.kind === 'whatIf' ? why?.(top, state) : 'This works on the what-if screen.';
    },
    run: (state) => {
      const top = topOf(state);
      return top.kind === 'whatIf' ? does(state, top) : still(state);
    },
  };
}

function onInputs(top: WhatIfScreen, state: State): string | undefined {
  return top.tab === 0 ? undefined : `Go to the inputs first (${keyOf(state, 'tab.prev')}).`;
}

function nudge(state: State, way: 1 | -1): Step {
  const top = topOf(state);
  const indicator = inputOrder(state.board)[top.kind === 'whatIf' ? top.selected : 0];
  if (top.kind !== 'whatIf' || indicator === undefined) return still(state);
  const now =
    top.values[indicator.id] ?? state.board.card.indicators.get(indicator.id)?.reading?.value;
  const next = nudged(state.board, indicator, now, way);
  if (next === undefined || next === now)
    return still(
      say(
        state,
        `${indicator.code ?? indicator.id} is at its ${way === 1 ? 'best' : 'worst'} already.`,
      ),
    );
  return still(withTop(state, { ...top, values: { ...top.values, [indicator.id]: next } }));
}

function clear(state: State, top: WhatIfScreen): Step {
  const indicator = inputOrder(state.board)[top.selected];
  if (indicator === undefined) return still(state);
  const { [indicator.id]: _gone, ...values } = top.values;
  return still(withTop(state, { ...top, values }));
}

function typeOrTakeUp(state: State, top: WhatIfScreen): Step {
  if (top.tab === 1) {
    const scenario = top.scenarios[top.selected];
    if (scenario === undefined) return still(say(state, 'No scenario to take up.'));
    return still(
      withTop(state, { ...top, tab: 0, selected: 0, values: scenario.values, name: scenario.name }),
    );
  }
  const indicator = inputOrder(state.board)[top.selected];
  if (indicator === undefined) return still(state);
  const now = top.values[indicator.id];
  const label = `${indicator.code ?? indicator.id} if it were (${indicator.unit ?? 'value'})`;
  return still(
    push(state, {
      kind: 'prompt',
      label,
      field: fieldOf(now === undefined ? '' : String(now)),
      purpose: 'whatIf.value',
      problem: undefined,
    }),
  );
}

function askName(state: State, top: WhatIfScreen): Step {
  return still(
    push(state, {
      kind: 'prompt',
      label: 'Name of the scenario',
      field: fieldOf(top.name),
      purpose: 'whatIf.name',
      problem: undefined,
    }),
  );
}

function nextGoal(state: State, top: WhatIfScreen): Step {
  const { bands } = state.strategy;
  const goal = goalOf(state.board, top);
  const at = goal === undefined ? 0 : bands.indexOf(goal);
  return still(withTop(state, { ...top, goal: (at + 1) % bands.length }));
}

function remove(state: State, top: WhatIfScreen): Step {
  const scenario = top.scenarios[top.selected];
  return scenario === undefined
    ? still(state)
    : [
        state,
        [
          {
            kind: 'deleteScenario',
            name: scenario.name,
            said: `"${oneLine(scenario.name)}" deleted.`,
          },
        ],
      ];
}
