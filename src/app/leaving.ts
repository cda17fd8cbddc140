/** Leaving what is being typed, and the program: what would be lost is asked about first. */
import { still } from './binding.ts';
import { defOf, push, type State, type Step, topOf } from './state.ts';
import { unsavedTrials } from './trials.ts';
import { leaveForm } from './walk.ts';

/** The step that leaves a form or a sheet, after a question where something was typed. */
export function leave(state: State): Step {
  const typed = typedHere(state);
  if (typed === undefined) return still(leaveForm(state));
  const question = `Discard ${typed}?`;
  const onYes = (below: State): Step => still(leaveForm(below));
  return still(push(state, { kind: 'confirm', question, onYes }));
}

/** The step that ends the program, after a question where something was typed or tried. */
export function quit(state: State): Step {
  const lost = [typedHere(state), unsavedTrials(state)].filter((each) => each !== undefined);
  if (lost.length === 0) return [state, [{ kind: 'quit' }]];
  const question = `Quit and lose ${lost.join(' and ')}?`;
  return still(
    push(state, { kind: 'confirm', question, onYes: (below) => [below, [{ kind: 'quit' }]] }),
  );
}

/** What was typed and not saved; undefined: nothing. */
function typedHere(state: State): string | undefined {
  const top = topOf(state);
  return defOf(state, top).unsaved?.(state, top);
}
