/** A question on top of a screen, which goes on being shown. */
import { bindingForScreenKind, stepWithoutEffects } from './binding.ts';
import { screenReaderFocusAtLineStart } from './focus.ts';
import { questionAnswerKeysText } from './own-keys.ts';
import {
  type Binding,
  popScreen,
  pushScreen,
  type ScreenDef,
  type State,
  type Step,
} from './state.ts';

/** A question with a safe default: Enter and Esc mean no. */
export interface ConfirmScreen {
  readonly kind: 'confirm';
  readonly question: string;
  /** The step of a yes, from the state without the question. */
  readonly onYes: (below: State) => Step;
  /** The step of a no. */
  readonly onNo: (below: State) => Step;
}

declare module './state.ts' {
  interface ScreenTypes {
    readonly confirm: ConfirmScreen;
  }
}

export const CONFIRM_SCREEN: ScreenDef<ConfirmScreen> = {
  kind: 'confirm',
  sort: 'question',
  place: '',
  over: true,
  arrival: () => [],
  focus: (state, { question }) =>
    screenReaderFocusAtLineStart(`${question} ${questionAnswerKeysText(state)}.`),
};

/** The step that asks a question, which `onYes` answers; a no leaves the state as it is, or is answered by `onNo`. */
export function askYesOrNoStep(
  state: State,
  question: string,
  onYes: ConfirmScreen['onYes'],
  onNo: (below: State) => Step = stepWithoutEffects,
): Step {
  return stepWithoutEffects(pushScreen(state, { kind: 'confirm', question, onYes, onNo }));
}

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
    run: (state, screen) => screen.onNo(popScreen(state)),
  }),
];
