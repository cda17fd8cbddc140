/** What the question about retracting answers to: Cancel stands first. */
import { isOfReading } from '../../domain/journal.ts';
import { type Binding, still } from '../binding.ts';
import { retractedWords } from '../retract-view.ts';
import { RETRACT_CHOICES, type ScreenKind } from '../screen.ts';
import { pop, type State, type Step, topOf, withTop } from '../state.ts';

const RETRACT: readonly ScreenKind[] = ['retract'];

export const RETRACT_KEYS: readonly Binding[] = [
  {
    id: 'retract.choose',
    keys: ['Tab', 'S-Tab', 'Left', 'Right', 'Up', 'Down', 'h', 'j', 'k', 'l'],
    label: 'choose',
    description: 'the other choice',
    group: 'This screen',
    screens: RETRACT,
    footer: true,
    run: (state) => {
      const top = topOf(state);
      if (top.kind !== 'retract') return still(state);
      return still(withTop(state, { ...top, choice: (top.choice + 1) % RETRACT_CHOICES.length }));
    },
  },
  {
    id: 'retract.answer',
    keys: ['Enter'],
    label: 'do it',
    description: 'do what is chosen; at first that is Cancel',
    group: 'This screen',
    screens: RETRACT,
    footer: true,
    run: (state) => {
      const top = topOf(state);
      return top.kind === 'retract' && RETRACT_CHOICES[top.choice] === 'Retract'
        ? retracted(state)
        : still(pop(state));
    },
  },
  {
    id: 'retract.yes',
    keys: ['y'],
    label: 'retract',
    description: 'retract it',
    group: 'This screen',
    screens: RETRACT,
    writes: true,
    run: retracted,
  },
  {
    id: 'retract.no',
    keys: ['n', 'Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it is',
    group: 'This screen',
    screens: RETRACT,
    footer: true,
    run: (state) => still(pop(state)),
  },
];

function retracted(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'retract') return still(state);
  const text = `${retractedWords(state, top.of)} retracted`;
  const said = { text, undo: 'brings it back' } as const;
  return [
    state,
    [
      isOfReading(top.of)
        ? { kind: 'retract', reading: top.of.reading.id, said }
        : { kind: 'retractEvent', event: top.of.event.id, said },
    ],
  ];
}
