/** What the question about retracting answers to: Cancel stands first. */

import { concernsReading } from '../../core/journal/journal.ts';
import { screenKeyBinding, stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import {
  type Binding,
  type Effect,
  popScreen,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { retractedItemText } from './retract-view.ts';
import { matchRetracted, RETRACT_CHOICES, type RetractScreen } from './screen-state.ts';

export const RETRACT_KEYS: readonly Binding[] = [
  screenKeyBinding('retract', {
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
  screenKeyBinding('retract', {
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
  screenKeyBinding('retract', {
    id: 'retract.yes',
    keys: ['y'],
    label: 'retract',
    description: 'retract it',
    writes: true,
    run: retracted,
  }),
  screenKeyBinding('retract', {
    id: 'retract.no',
    keys: ['n', 'Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it is',
    footer: true,
    run: (state) => stepWithoutEffects(popScreen(state)),
  }),
];

function retracted(state: State, { of }: RetractScreen): Step {
  const text = `${retractedItemText(state, of)} retracted`;
  const gauge = concernsReading(of);
  const said = { text, undo: 'brings it back', gauge } as const;
  const effect = matchRetracted<Effect>(
    {
      reading: ({ reading }) => ({ kind: 'retract', reading: reading.id }),
      check: ({ check }) => ({ kind: 'retractCheck', check: check.id }),
      event: ({ event }) => ({ kind: 'retractEvent', event: event.id }),
    },
    of,
  );
  return writeStep(state, effect, said);
}
