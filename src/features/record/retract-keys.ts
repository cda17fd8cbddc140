/** What the question about retracting answers to: Cancel stands first. */

import { isAboutReading } from '../../core/journal/journal.ts';
import { bindingForScreenKind, stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import {
  type Binding,
  type Effect,
  popScreen,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { itemToRetractText } from './retract-view.ts';
import { handleRetractedByKind, RETRACT_CHOICES, type RetractScreen } from './screen-state.ts';

export const RETRACT_KEYS: readonly Binding[] = [
  bindingForScreenKind('retract', {
    id: 'retract.choose',
    keys: ['Tab', 'S-Tab', 'Left', 'Right', 'Up', 'Down', 'h', 'j', 'k', 'l'],
    label: 'choose',
    description: 'the other choice',
    footer: true,
    run: (state, screen) =>
      stepWithoutEffects(
        withTopScreen(state, { ...screen, choice: (screen.choice + 1) % RETRACT_CHOICES.length }),
      ),
  }),
  bindingForScreenKind('retract', {
    id: 'retract.answer',
    keys: ['Enter'],
    label: 'do it',
    description: 'do what is chosen; at first that is Cancel',
    footer: true,
    run: (state, screen) =>
      RETRACT_CHOICES[screen.choice] === 'Retract'
        ? retracted(state, screen)
        : stepWithoutEffects(popScreen(state)),
  }),
  bindingForScreenKind('retract', {
    id: 'retract.yes',
    keys: ['y'],
    label: 'retract',
    description: 'retract it',
    writes: true,
    run: retracted,
  }),
  bindingForScreenKind('retract', {
    id: 'retract.no',
    keys: ['n', 'Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it is',
    footer: true,
    run: (state) => stepWithoutEffects(popScreen(state)),
  }),
];

function retracted(state: State, { of }: RetractScreen): Step {
  const text = `${itemToRetractText(state, of)} retracted`;
  const gauge = isAboutReading(of);
  const said = { text, undo: 'brings it back', gauge } as const;
  const effect = handleRetractedByKind<Effect>(
    {
      reading: ({ reading }) => ({ kind: 'retract', reading: reading.id }),
      check: ({ check }) => ({ kind: 'retractCheck', check: check.id }),
      event: ({ event }) => ({ kind: 'retractEvent', event: event.id }),
    },
    of,
  );
  return writeStep(state, effect, said);
}
