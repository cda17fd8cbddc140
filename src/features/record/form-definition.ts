/** The form of a reading as a screen. */

import { findIndicator } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { bandMove } from '../../text/change.ts';
import { count, oneLine, scoreText } from '../../text/format.ts';
import { type Part, phrase, type ViewLine } from '../../text/line.ts';
import { inWords } from '../../text/speech.ts';
import { focusIn } from '../../tui/focus.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { Focus, ScreenDef, State } from '../../tui/state.ts';
import type { FormScreen } from '../screen-types.ts';
import { afterForm, afterLeaving, unsavedForms, walkPlace } from './batch-entry.ts';
import {
  FIELD_LABELS,
  FORM_FIELDS,
  formObservation,
  pasteIntoForm,
  type RecordForm,
  typeIntoForm,
} from './record-form.ts';
import { fieldHint, lastText } from './record-hints.ts';
import { boardWith, usualStep } from './record-preview.ts';

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
  typed(state, screen, key) {
    const indicator = findIndicator(state.strategy, screen.form.indicator);
    const form = indicator && typeIntoForm(screen.form, indicator, key);
    return form && { ...screen, form };
  },
  pasted(state, screen, text) {
    const indicator = findIndicator(state.strategy, screen.form.indicator);
    return indicator === undefined
      ? screen
      : { ...screen, form: pasteIntoForm(screen.form, indicator, text) };
  },
  unsaved(state, screen) {
    const forms = unsavedForms(screen);
    if (forms.length === 0) return undefined;
    return `what you typed${screen.walk === undefined ? '' : ` for ${indicatorsOf(state, forms)}`}`;
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
  const { walk } = screen;
  return walk === undefined ? '' : `${walkPlace(screen) + 1} of ${walk.due.length} due. `;
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
  const indicator = findIndicator(state.strategy, form.indicator);
  const parsed = formObservation(form, state.board, state.today);
  const hint =
    indicator === undefined ? '' : fieldHint(form, indicator, parsed.ok ? [] : parsed.problems);
  const next = parsed.ok
    ? boardWith(state.board, parsed.value, state.author, form.corrects)
    : undefined;
  const step = parsed.ok ? usualStep(state.board, parsed.value, form.corrects) : undefined;
  const effect: readonly Part[] = [
    ...(next === undefined ? [] : [phrase`If you save: ${gaugeMove(state.board, next)}`]),
    ...(step?.outside === true ? [step.text] : []),
  ];
  const number = `, field ${FORM_FIELDS.indexOf(form.focus) + 1} of ${FORM_FIELDS.length}`;
  return focusIn(
    `${FIELD_LABELS[form.focus]}: `,
    form.fields[form.focus],
    [number, ...(hint === '' ? [] : [hint]), ...effect].map(inWords).join('. '),
  );
}

/** What becomes of the gauge and its band. */
function gaugeMove(before: Board, after: Board): ViewLine {
  const [was, is] = [before, after].map(({ card }) => card.root.score);
  const { bandSaid } = bandMove(before, after);
  return phrase`${oneLine(before.strategy.root.title)} ${scoreText(was, 1)} -> ${scoreText(is, 1)}, ${bandSaid}`;
}
