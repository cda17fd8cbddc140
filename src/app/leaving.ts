/** Leaving what is being typed, and the program: what would be lost is asked about first. */
import { findIndicator } from '../domain/tree.ts';
import { still } from './binding.ts';
import { count, oneLine } from './format.ts';
import type { RecordForm } from './record-form.ts';
import { isTouched } from './sheet.ts';
import { push, type State, type Step, topOf } from './state.ts';
import { unsavedTrials } from './trials.ts';
import { leaveForm, unsavedForms } from './walk.ts';

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

/** What was typed and not saved, in the other steps of a walk too; undefined: nothing. */
function typedHere(state: State): string | undefined {
  const top = topOf(state);
  if (top.kind === 'sheet') return isTouched(top.sheet) ? 'what you typed' : undefined;
  const forms = top.kind === 'form' ? unsavedForms(top) : [];
  if (top.kind !== 'form' || forms.length === 0) return undefined;
  return `what you typed${top.walk === undefined ? '' : ` for ${indicatorsOf(state, forms)}`}`;
}

const MOST_NAMED = 3;

function indicatorsOf({ strategy }: State, forms: readonly RecordForm[]): string {
  if (forms.length > MOST_NAMED) return count(forms.length, 'indicator');
  return oneLine(
    forms.map(({ indicator }) => findIndicator(strategy, indicator)?.code ?? indicator).join(', '),
  );
}
