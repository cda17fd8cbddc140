/** The form of a reading as a screen. */

import { findIndicator } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { bandMove } from '../../text/change.ts';
import { count, oneLine, scoreText } from '../../text/format.ts';
import { type Part, phrase, type ViewLine } from '../../text/line.ts';
import { inWords } from '../../text/speech.ts';
import { focusIn, focusOn } from '../../tui/focus.ts';
import { pastedOnForm, typedOnForm } from '../../tui/form.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { Focus, ScreenDef, State } from '../../tui/state.ts';
import { afterForm, afterLeaving, batchPlace, unsavedForms } from './batch-entry.ts';
import { formObservation, type RecordForm } from './record-form.ts';
import { fieldHint, lastText } from './record-hints.ts';
import { boardWith, usualStep } from './record-preview.ts';
import type { FormScreen } from './screen-state.ts';

export const FORM_SCREEN: ScreenDef<FormScreen> = {
  kind: 'form',
  sort: 'field',
  place: 'record',
  about: ({ form }) => form.indicator,
  arrival: (state, screen) => {
    const [next, save, cancel] = ['form.next', 'form.save', 'form.cancel'].map((id) =>
      keyOf(state, id),
    );
    return [
      `${stepText(screen)}${inWords(titleOf(state, screen.form))}. ${next} goes to the next field, ${save} saves, ${cancel} leaves.`,
      ...knownOf(state, screen.form).map(inWords),
    ];
  },
  focus: (state, { form }) => focus(state, form),
  typed(_, screen, key) {
    const form = typedOnForm(screen.form, key);
    return form && { ...screen, form };
  },
  pasted: (_, screen, text) => ({ ...screen, form: pastedOnForm(screen.form, text) }),
  unsaved(state, screen) {
    const forms = unsavedForms(screen);
    if (forms.length === 0) return undefined;
    return `what you typed${screen.batch === undefined ? '' : ` for ${indicatorsOf(state, forms)}`}`;
  },
  left: afterLeaving,
  written: afterForm,
};

const MOST_NAMED = 3;

function indicatorsOf({ strategy }: State, forms: readonly RecordForm[]): string {
  if (forms.length > MOST_NAMED) return count(forms.length, 'indicator');
  return oneLine(
    forms.map(({ indicator }) => findIndicator(strategy, indicator)?.code ?? indicator).join(', '),
  );
}

/** Where the form stands in a walk through everything due. */
function stepText(screen: FormScreen): string {
  const { batch } = screen;
  return batch === undefined ? '' : `${batchPlace(screen) + 1} of ${batch.due.length} due. `;
}

function titleOf(state: State, form: RecordForm): string {
  const indicator = findIndicator(state.strategy, form.indicator);
  const what = form.corrects === undefined ? 'Record' : 'Correct';
  return `${what} a reading of ${indicator?.code ?? form.indicator} ${oneLine(indicator?.title ?? '')}`;
}

/** The reading before, and where the next one is found. */
function knownOf({ board }: State, form: RecordForm): readonly string[] {
  const leaf = board.card.indicators.get(form.indicator);
  if (leaf === undefined) return [];
  const where = leaf.node.lookUp.map(({ title }) => oneLine(title)).join(', ');
  return [
    `${lastText(leaf.node, leaf.reading)}.`,
    ...(where === '' ? [] : [`The next value is found at: ${where}.`]),
  ];
}

function focus(state: State, form: RecordForm): Focus {
  const line = form.lines[form.focus];
  if (line === undefined) return focusOn('');
  const parsed = formObservation(form, state.board, state.today);
  const hint = fieldHint(form, parsed.ok ? [] : parsed.problems);
  const next = parsed.ok
    ? boardWith(state.board, parsed.value, state.author, form.corrects)
    : undefined;
  const step = parsed.ok ? usualStep(state.board, parsed.value, form.corrects) : undefined;
  const effect: readonly Part[] = [
    ...(next === undefined ? [] : [phrase`If you save: ${gaugeMove(state.board, next)}`]),
    ...(step?.outside === true ? [step.text] : []),
  ];
  const number = `, field ${form.focus + 1} of ${form.lines.length}`;
  return focusIn(`${line.label}: `, line.field, [number, hint, ...effect].map(inWords).join('. '));
}

/** What becomes of the gauge and its band. */
function gaugeMove(before: Board, after: Board): ViewLine {
  const [was, is] = [before, after].map(({ card }) => card.root.score);
  const { bandSaid } = bandMove(before, after);
  return phrase`${oneLine(before.strategy.root.title)} ${scoreText(was, 1)} -> ${scoreText(is, 1)}, ${bandSaid}`;
}
