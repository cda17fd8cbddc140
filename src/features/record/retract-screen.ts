/** The question whether to retract something, as a screen, and what it answers to: Cancel stands first. */
import { isAboutEvent, isAboutReading } from '../../core/journal/journal.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import { spokenSentencesOfLines } from '../../text/speech.ts';
import { bindingForScreenKind, stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import { screenReaderFocusAtLineStart } from '../../tui/focus.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type Effect,
  popScreen,
  type ScreenDef,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import {
  handleRetractTargetByKind,
  itemToRetractText,
  type Retracted,
  retractQuestionView,
} from './retract-view.ts';

/** Whether to retract a reading, a check or an event, with what that would do. */
export interface RetractScreen {
  readonly kind: 'retract';
  readonly of: Retracted;
  /** Index into `RETRACT_CHOICES`, from 0; the first is the safe one. */
  readonly choice: number;
}

export const RETRACT_CHOICES = ['Cancel', 'Retract'] as const;

export const RETRACT_SCREEN: ScreenDef<RetractScreen> = {
  kind: 'retract',
  sort: 'question',
  place: 'retract',
  arrival: (state, screen) => spokenSentencesOfLines(retractArrivalLines(state, screen)),
  focus: (state, screen) => screenReaderFocusAtLineStart(retractChoiceSentence(state, screen)),
  // the screen of an event goes with it
  written(state, { of }) {
    const below = popScreen(state);
    const top = topScreen(below);
    const about = screenDefinitionOf(below, top).about?.(top);
    return isAboutEvent(of) && about === of.event.id ? popScreen(below) : below;
  },
};

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly retract: RetractScreen;
  }
}

/** The question whether to retract something, with what that would do. */
function retractArrivalLines(state: State, { of }: RetractScreen): readonly ViewLine[] {
  return [
    proseLine(`Retract ${itemToRetractText(state, of)}?`),
    ...retractQuestionView(state, of).does,
  ];
}

/** The choice in focus where a retraction is asked for, with the keys that answer. */
function retractChoiceSentence(state: State, { choice }: RetractScreen): string {
  const key = (id: string): string => actionKeyName(state, `retract.${id}`);
  return `${RETRACT_CHOICES[choice] ?? ''}. ${key('answer')} does it; ${key('yes')} retracts, ${key('no')} cancels.`;
}

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
  const effect = handleRetractTargetByKind<Effect>(
    {
      reading: ({ reading }) => ({ kind: 'retract', reading: reading.id }),
      check: ({ check }) => ({ kind: 'retractCheck', check: check.id }),
      event: ({ event }) => ({ kind: 'retractEvent', event: event.id }),
    },
    of,
  );
  return writeStep(state, effect, said);
}
