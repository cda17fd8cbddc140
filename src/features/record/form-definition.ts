/** The form of a reading as a screen. */

import { isObservationNotCheck } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { dayText, scoreText, terminalSafeOneLine } from '../../text/format.ts';
import { bandChangeView } from '../../text/gauge-change.ts';
import { lineFromTemplate, type Part, type ViewLine } from '../../text/line.ts';
import { spokenWords } from '../../text/speech.ts';
import { fieldFocusTextAndCursor, focusOnSpokenText } from '../../tui/focus.ts';
import { formAfterKey, formAfterPaste, shownFormLines } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Focus, type ScreenDef, type State, topScreen } from '../../tui/state.ts';
import {
  batchFormIndex,
  indicatorCodesOfFormsText,
  leftBatchDraftsText,
  unsavedFormsOfBatch,
  withFormLeft,
  withFormSaved,
} from './batch-entry.ts';
import { checkRecordedText } from './checking.ts';
import { formVerb, parseFormObservationOrCheck, type RecordForm } from './record-form.ts';
import {
  batchKeysText,
  dayMeantByShorthand,
  focusedLineHintText,
  proposalsForFormIndicatorText,
  sourceOfferHintText,
  standingReadingHintText,
} from './record-hints.ts';
import { boardWithObservation } from './record-preview.ts';
import type { FormScreen } from './screen-state.ts';
import { usualStepCheck } from './slip-check.ts';

/** What a number is typed with. */
const NUMERIC = [...'0123456789.-'];

export const FORM_SCREEN: ScreenDef<FormScreen> = {
  kind: 'form',
  sort: 'field',
  place: 'record',
  about: ({ form }) => form.indicator,
  arrival: (state, screen) => {
    const [next, save, cancel] = ['form.next', 'form.save', 'form.cancel'].map((id) =>
      actionKeyName(state, id),
    );
    return [
      `${stepText(screen)}${spokenWords(titleOf(state, screen.form))}. ${next} goes to the next field, ${save} saves, ${cancel} leaves.`,
      ...[waitsSentence(state, screen.form), alsoSentence(screen), ...knownOf(state, screen.form)]
        .filter((text) => text !== '')
        .map(spokenWords),
      // once, not at each of forty
      ...(screen.batch === undefined || batchFormIndex(screen) > 0
        ? []
        : [spokenWords(`${batchKeysText(state, Number.POSITIVE_INFINITY)}.`)]),
    ];
  },
  focus: (state, { form }) => focus(state, form),
  typed(_, screen, key) {
    const form = formAfterKey(screen.form, key);
    return form && { ...screen, form };
  },
  whyNotTyped: ({ strategy }, { form }, key) => {
    const indicator = findIndicatorByIdOrCode(strategy, form.indicator);
    const isOnValue = form.lines[form.focus]?.name === 'value';
    return indicator?.count !== undefined && isOnValue && NUMERIC.includes(key)
      ? `${nodeCodeOf(indicator)} is counted from events: choose event with Right; its amount is how many were added.`
      : undefined;
  },
  pasted: (_, screen, text) => ({ ...screen, form: formAfterPaste(screen.form, text) }),
  unsaved(state, screen) {
    const forms = unsavedFormsOfBatch(screen);
    if (forms.length === 0) return undefined;
    return `what you typed${screen.batch === undefined ? '' : ` for ${indicatorCodesOfFormsText(state, forms)}`}`;
  },
  lost: leftBatchDraftsText,
  left: withFormLeft,
  written: withFormSaved,
  newest: (state, screen) =>
    screen.batch === undefined ? screen : topScreen(withFormSaved(state, screen)),
};

/** Where the form stands in a batch through everything due. */
function stepText(screen: FormScreen): string {
  const { batch, proposals } = screen;
  if (proposals !== undefined) return `${proposals.at + 1} of ${proposals.count} proposals. `;
  return batch === undefined ? '' : `${batchFormIndex(screen) + 1} of ${batch.due.length} due. `;
}

function titleOf(state: State, form: RecordForm): string {
  const indicator = findIndicatorByIdOrCode(state.strategy, form.indicator);
  const what = formVerb(form);
  const thing = indicator?.count === undefined ? 'a reading' : 'a look';
  return `${what} ${thing} of ${indicator?.code ?? form.indicator} ${terminalSafeOneLine(indicator?.title ?? '')}`;
}

function waitsSentence(state: State, form: RecordForm): string {
  const waits = proposalsForFormIndicatorText(state, form);
  return waits === '' ? '' : `${waits}.`;
}

function alsoSentence({ proposals }: FormScreen): string {
  const also = proposals?.also ?? '';
  return also === '' ? '' : `${also}.`;
}

/** The reading before, and where the next one is found. */
function knownOf({ board }: State, form: RecordForm): readonly string[] {
  const leaf = board.card.indicators.get(form.indicator);
  if (leaf === undefined) return [];
  const where = leaf.node.lookUp.map(({ title }) => terminalSafeOneLine(title)).join(', ');
  return [
    `${standingReadingHintText(board, leaf, form)}.`,
    ...(where === '' ? [] : [`The next value is found at: ${where}.`]),
  ];
}

function focus(state: State, form: RecordForm): Focus {
  const line = form.lines[form.focus];
  if (line === undefined) return focusOnSpokenText('');
  const parsed = parseFormObservationOrCheck(form, state.board, state.today);
  const hint = focusedLineHintText(form, parsed.ok ? [] : parsed.problems);
  const observation = parsed.ok && isObservationNotCheck(parsed.value) ? parsed.value : undefined;
  const next =
    observation && boardWithObservation(state.board, observation, state.author, form.corrects);
  const step = observation && usualStepCheck(state.board, observation, form.corrects);
  const indicator = findIndicatorByIdOrCode(state.strategy, form.indicator);
  const checked =
    parsed.ok && indicator !== undefined && observation === undefined
      ? checkRecordedText(indicator, state.board.readings, parsed.value.observedOn, state.today)
      : undefined;
  const effect: readonly Part[] = [
    ...(checked === undefined ? [] : [`If you save: ${checked}`]),
    ...(next === undefined ? [] : [lineFromTemplate`If you save: ${gaugeMove(state.board, next)}`]),
    ...(step?.outside === true ? [step.text] : []),
  ];
  const meant = dayMeantByShorthand(line, state.today);
  const offer = sourceOfferHintText(state, form, line.name);
  const shown = shownFormLines(form);
  const number = `, field ${shown.indexOf(line) + 1} of ${shown.length}`;
  return fieldFocusTextAndCursor(
    `${line.label}: `,
    line.field,
    [
      number,
      ...(meant === undefined ? [] : [dayText(meant)]),
      ...(offer === '' ? [] : [`offered, ${offer}`]),
      hint,
      ...effect,
    ]
      .map(spokenWords)
      .join('. '),
  );
}

/** What becomes of the gauge and its band. */
function gaugeMove(before: Board, after: Board): ViewLine {
  const [was, is] = [before, after].map(({ card }) => card.root.score);
  const { bandSaid } = bandChangeView(before, after);
  return lineFromTemplate`${terminalSafeOneLine(before.strategy.root.title)} ${scoreText(was, 1)} -> ${scoreText(is, 1)}, ${bandSaid}`;
}
