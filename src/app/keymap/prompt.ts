/** What lies on top of a screen for one answer: the line that is typed, and the question. */
import { still } from '../binding.ts';
import { type Binding, pop, type State, type Step, topOf, withTop } from '../state.ts';

export const PROMPT_KEYS: readonly Binding[] = [
  {
    id: 'prompt.answer',
    keys: ['Enter'],
    label: 'take it',
    description: 'take what was typed',
    group: 'This screen',
    screens: ['prompt'],
    footer: true,
    run: answered,
  },
  {
    id: 'prompt.cancel',
    keys: ['Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it was',
    group: 'This screen',
    screens: ['prompt'],
    footer: true,
    run: (state) => still(pop(state)),
  },
];

export const CONFIRM_KEYS: readonly Binding[] = [
  {
    id: 'confirm.yes',
    keys: ['y', 'Y'],
    label: 'yes',
    description: 'yes',
    group: 'This screen',
    screens: ['confirm'],
    footer: true,
    run: (state) => {
      const top = topOf(state);
      return top.kind === 'confirm' ? top.onYes(pop(state)) : still(state);
    },
  },
  {
    id: 'confirm.no',
    keys: ['n', 'N', 'Enter', 'Esc'],
    label: 'no',
    description: 'no',
    group: 'This screen',
    screens: ['confirm'],
    footer: true,
    run: (state) => still(pop(state)),
  },
];

/** The step after Enter; a wrong answer stays with its problem. */
function answered(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'prompt') return still(state);
  const taken = top.answer(pop(state), top.field.text);
  return typeof taken === 'string' ? still(withTop(state, { ...top, problem: taken })) : taken;
}
