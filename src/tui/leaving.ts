/** Leaving what is being typed, and the program: what would be lost is asked about first. */

import { stepWithoutEffects } from './binding.ts';
import { askYesOrNoStep } from './confirm-screen.ts';
import { popScreen, type State, type Step, screenDefinitionOf, topScreen } from './state.ts';

/** The step that leaves a screen where something is typed, after a question where something was. */
export function leaveTypingScreenStep(state: State): Step {
  return askBeforeLeavingStep(state, (typed) => stepWithoutEffects(left(typed)));
}

/** A step that leaves what is open, from the state that is left; where something is typed, a question "Discard …?" comes first. */
export function askBeforeLeavingStep(state: State, to: (state: State) => Step): Step {
  return askBeforeDiscardStep(state, typedHere(state), to);
}

/** A step that loses this, after a question; at once where it loses nothing. */
export function askBeforeDiscardStep(
  state: State,
  lost: string | undefined,
  onYes: (below: State) => Step,
): Step {
  if (lost === undefined) return onYes(state);
  return askYesOrNoStep(state, `Discard ${lost}?`, onYes);
}

/** The step that ends the program, after a question where something was typed or tried. */
export function quitStep(state: State): Step {
  const others = [...state.registry.screens.values()].map((def) => def.lost?.(state));
  const lost = [typedHere(state), ...others].filter((each) => each !== undefined);
  if (lost.length === 0) return [state, [{ kind: 'quit' }]];
  const question = `Quit and lose ${lost.join(' and ')}?`;
  const onYes = (below: State): Step => [below, [{ kind: 'quit' }]];
  return askYesOrNoStep(state, question, onYes);
}

/** What was typed and not saved; undefined: nothing. */
function typedHere(state: State): string | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).unsaved?.(state, top);
}

function left(state: State): State {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).left?.(state, top) ?? popScreen(state);
}
