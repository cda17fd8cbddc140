/** What lies on top of a screen for one answer: the line that is typed, and the question. */
import { keyOn, noEffects } from './binding.ts';
import { type Binding, pop, withTop } from './state.ts';

export const PROMPT_KEYS: readonly Binding[] = [
  keyOn('prompt', {
    id: 'prompt.answer',
    keys: ['Enter'],
    label: 'take it',
    description: 'take what was typed',
    footer: true,
    // a wrong answer stays with its problem
    run(state, screen) {
      const taken = screen.answer(pop(state), screen.field.text);
      return typeof taken === 'string'
        ? noEffects(withTop(state, { ...screen, problem: taken }))
        : taken;
    },
  }),
  keyOn('prompt', {
    id: 'prompt.cancel',
    keys: ['Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it was',
    footer: true,
    run: (state) => noEffects(pop(state)),
  }),
];

export const CONFIRM_KEYS: readonly Binding[] = [
  keyOn('confirm', {
    id: 'confirm.yes',
    keys: ['y', 'Y'],
    label: 'yes',
    description: 'yes',
    footer: true,
    run: (state, screen) => screen.onYes(pop(state)),
  }),
  keyOn('confirm', {
    id: 'confirm.no',
    keys: ['n', 'N', 'Enter', 'Esc'],
    label: 'no',
    description: 'no',
    footer: true,
    run: (state) => noEffects(pop(state)),
  }),
];
