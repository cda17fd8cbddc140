/** What lies on top of a screen for one answer: the line that is typed, and the question. */
import { bindingForScreenKind, stepWithoutEffects } from './binding.ts';
import { type Binding, popScreen, withTopScreen } from './state.ts';

export const PROMPT_KEYS: readonly Binding[] = [
  bindingForScreenKind('prompt', {
    id: 'prompt.answer',
    keys: ['Enter'],
    label: 'take it',
    description: 'take what was typed',
    footer: true,
    // a wrong answer stays with its problem
    run(state, screen) {
      const taken = screen.answer(popScreen(state), screen.field.text);
      return typeof taken === 'string'
        ? stepWithoutEffects(withTopScreen(state, { ...screen, problem: taken }))
        : taken;
    },
  }),
  bindingForScreenKind('prompt', {
    id: 'prompt.cancel',
    keys: ['Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it was',
    footer: true,
    run: (state, { onLeave = stepWithoutEffects }) => onLeave(popScreen(state)),
  }),
];

export const CONFIRM_KEYS: readonly Binding[] = [
  bindingForScreenKind('confirm', {
    id: 'confirm.yes',
    keys: ['y', 'Y'],
    label: 'yes',
    description: 'yes',
    footer: true,
    run: (state, screen) => screen.onYes(popScreen(state)),
  }),
  bindingForScreenKind('confirm', {
    id: 'confirm.no',
    keys: ['n', 'N', 'Enter', 'Esc'],
    label: 'no',
    description: 'no',
    footer: true,
    run: (state, { onNo = stepWithoutEffects }) => onNo(popScreen(state)),
  }),
];
