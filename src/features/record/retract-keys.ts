/** What the question about retracting answers to: Cancel stands first. */

import { isOfReading } from '../../core/journal/journal.ts';
import { keyOn, noEffects, writeStep } from '../../tui/binding.ts';
import { type Binding, pop, type State, type Step, withTop } from '../../tui/state.ts';
import { retractedWords } from './retract-view.ts';
import { RETRACT_CHOICES, type RetractScreen } from './screen-state.ts';

export const RETRACT_KEYS: readonly Binding[] = [
  keyOn('retract', {
    id: 'retract.choose',
    keys: ['Tab', 'S-Tab', 'Left', 'Right', 'Up', 'Down', 'h', 'j', 'k', 'l'],
    label: 'choose',
    description: 'the other choice',
    footer: true,
    run: (state, screen) =>
      noEffects(
        withTop(state, { ...screen, choice: (screen.choice + 1) % RETRACT_CHOICES.length }),
      ),
  }),
  keyOn('retract', {
    id: 'retract.answer',
    keys: ['Enter'],
    label: 'do it',
    description: 'do what is chosen; at first that is Cancel',
    footer: true,
    run: (state, screen) =>
      RETRACT_CHOICES[screen.choice] === 'Retract'
        ? retracted(state, screen)
        : noEffects(pop(state)),
  }),
  keyOn('retract', {
    id: 'retract.yes',
    keys: ['y'],
    label: 'retract',
    description: 'retract it',
    writes: true,
    run: retracted,
  }),
  keyOn('retract', {
    id: 'retract.no',
    keys: ['n', 'Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it is',
    footer: true,
    run: (state) => noEffects(pop(state)),
  }),
];

function retracted(state: State, { of }: RetractScreen): Step {
  const text = `${retractedWords(state, of)} retracted`;
  const gauge = isOfReading(of);
  const said = { text, undo: 'brings it back', gauge } as const;
  const effect = isOfReading(of)
    ? ({ kind: 'retract', reading: of.reading.id } as const)
    : ({ kind: 'retractEvent', event: of.event.id } as const);
  return writeStep(state, effect, said);
}
