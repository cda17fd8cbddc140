/** Recording a reading or a check; what changes one that was recorded: correct, annotate, edit its note, retract; and the batch through everything late. */
import type { Reading } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import {
  BOARD,
  selectedIndicatorId,
  stepWithoutEffects,
  topScreenFilterText,
} from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  noReadingHereSentence,
  selectedCheck,
  selectedReading,
} from '../../tui/selected-reading.ts';
import { type Binding, type Effect, pushScreen, type State, type Step } from '../../tui/state.ts';
import { textFieldHolding } from '../../tui/text-field.ts';
import { whyNoRecordBatchCanBegin, withLateListOpened } from './batch-entry.ts';
import { CHECK_DESCRIPTION, recordSelectedIndicatorCheckStep } from './checking.ts';
import { readingSummaryText, saveReadingNoteStep } from './correcting.ts';
import { readingCorrectionForm, recordScreen } from './record-form.ts';
import type { Retracted } from './retract-view.ts';

const RETRACT = onReading(
  'reading.retract',
  'D',
  'retract',
  'retract the reading, or the check; it asks first, and the journal keeps both',
  (state) => {
    const check = selectedCheck(state);
    const reading = selectedReading(state)?.reading;
    const of: Retracted | undefined =
      check !== undefined
        ? { subject: 'check', check }
        : reading && { subject: 'reading', reading };
    return stepWithoutEffects(
      of === undefined ? state : pushScreen(state, { kind: 'retract', of, choice: 0 }),
    );
  },
);

export const RECORD_KEYS: readonly Binding[] = [
  {
    id: 'reading.record',
    keys: ['e'],
    label: 'record',
    description: 'record a reading of what is selected, or what it counts',
    also: 'enter add new value update type',
    group: 'This screen',
    screens: [...BOARD, 'alert'],
    footer: true,
    writes: true,
    whyDisabled: whyNoIndicator,
    run: (state) => stepWithoutEffects(record(state)),
  },
  {
    id: 'reading.check',
    keys: ['='],
    label: 'nothing new',
    description: CHECK_DESCRIPTION,
    also: 'check looked nothing new same unchanged',
    group: 'This screen',
    screens: [...BOARD, 'alert'],
    writes: true,
    whyDisabled: whyNoIndicator,
    run: recordSelectedIndicatorCheckStep,
  },
];

/** Why nothing can be recorded of what is selected, nor checked. */
function whyNoIndicator(state: State): string | undefined {
  if (selectedIndicatorId(state) !== undefined) return undefined;
  return topScreenFilterText(state) === ''
    ? 'Only an indicator has readings and checks; select one first.'
    : `Only an indicator has readings and checks; select one first (${actionKeyName(state, 'nav.back')} shows all rows again).`;
}

export const CORRECT_KEYS: readonly Binding[] = [
  {
    ...onReading('reading.correct', 'c', 'correct', 'correct the reading, its day too', (state) => {
      const hand = selectedReading(state);
      return stepWithoutEffects(
        hand === undefined
          ? state
          : pushScreen(state, {
              kind: 'form',
              form: readingCorrectionForm(hand.indicator, hand.reading),
            }),
      );
    }),
    also: 'edit change fix',
    screens: ['indicator'],
    footer: true,
  },
  onReading('reading.annotate', 'A', 'annotate', 'write a note to the reading', annotate),
  onReading('note.editor', 'E', 'edit note', 'edit the note in your editor', (state) => {
    const hand = selectedReading(state);
    return hand === undefined ? stepWithoutEffects(state) : [state, [noteEdit(hand.reading)]];
  }),
  {
    ...RETRACT,
    whyDisabled: (state) =>
      selectedCheck(state) === undefined ? RETRACT.whyDisabled?.(state) : undefined,
    also: 'delete remove',
    screens: ['indicator'],
    footer: true,
  },
  {
    id: 'reading.batch',
    keys: ['b'],
    label: 'late readings',
    description:
      'update what is late, one after another, what removes most doubt first; on a track what is late there',
    alias: 'due',
    also: 'batch walk everything due',
    group: 'This screen',
    screens: BOARD,
    writes: true,
    footer: true,
    whyDisabled: whyNoRecordBatchCanBegin,
    run: (state) => stepWithoutEffects(withLateListOpened(state)),
  },
];

function record(state: State): State {
  const id = selectedIndicatorId(state);
  const indicator = id === undefined ? undefined : findIndicatorByIdOrCode(state.strategy, id);
  return indicator === undefined ? state : pushScreen(state, recordScreen(state, indicator));
}

function onReading(
  id: string,
  key: string,
  label: string,
  description: string,
  run: (state: State) => Step,
): Binding {
  return {
    id,
    keys: [key],
    label,
    description,
    group: 'This screen',
    screens: BOARD,
    writes: true,
    whyDisabled: (state) => {
      const hand = selectedReading(state);
      if (hand === undefined) return noReadingHereSentence(state);
      return hand.standing
        ? undefined
        : 'This version does not stand any more; choose the one that does.';
    },
    run,
  };
}

function noteEdit(reading: Reading): Effect {
  const taken = (after: State, text: string): Step => saveReadingNoteStep(after, reading, text);
  return { kind: 'edit', what: 'The note', text: reading.note, taken };
}

function annotate(state: State): Step {
  const hand = selectedReading(state);
  if (hand === undefined) return stepWithoutEffects(state);
  const { indicator, reading } = hand;
  if (reading.note.includes('\n')) return [state, [noteEdit(reading)]];
  return stepWithoutEffects(
    pushScreen(state, {
      kind: 'prompt',
      label: `Note of ${readingSummaryText(indicator, reading)}`,
      field: textFieldHolding(reading.note),
      answer: (below, text) => saveReadingNoteStep(below, reading, text),
    }),
  );
}
