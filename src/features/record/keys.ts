/** What changes a reading that was recorded: correct, annotate, edit its note, retract; and the walk through everything due. */

import type { Reading } from '../../core/model/model.ts';
import { BOARD, still, topOfKind } from '../../tui/binding.ts';
import { leave } from '../../tui/leaving.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type Binding, type Effect, pop, push, type State, type Step } from '../../tui/state.ts';
import { fieldOf } from '../../tui/text-field.ts';
import { readingInHand } from '../indicator/selected-reading.ts';
import { beginWalk, dueHere, walkedTo } from './batch-entry.ts';
import { readingWords, withNote } from './correcting.ts';
import { correctionForm } from './record-form.ts';

export const CORRECT_KEYS: readonly Binding[] = [
  {
    ...onReading('reading.correct', 'c', 'correct', 'correct the reading, its day too', (state) => {
      const hand = readingInHand(state);
      return still(
        hand === undefined
          ? state
          : push(state, { kind: 'form', form: correctionForm(hand.indicator, hand.reading) }),
      );
    }),
    also: 'edit change fix',
    screens: ['indicator'],
    footer: true,
  },
  onReading('reading.annotate', 'A', 'annotate', 'write a note to the reading', annotate),
  onReading(
    'note.editor',
    'E',
    'edit note',
    'edit the note of the reading in your editor',
    (state) => {
      const hand = readingInHand(state);
      return hand === undefined ? still(state) : [state, [noteEdit(hand.reading)]];
    },
  ),
  {
    ...onReading(
      'reading.retract',
      'D',
      'retract',
      'retract the reading; it asks first, and the journal keeps both',
      (state) => {
        const reading = readingInHand(state)?.reading;
        return still(
          reading === undefined
            ? state
            : push(state, { kind: 'retract', of: { subject: 'reading', reading }, choice: 0 }),
        );
      },
    ),
    also: 'delete remove',
    screens: ['indicator'],
    footer: true,
  },
  {
    id: 'reading.batch',
    keys: ['b'],
    label: 'batch',
    description:
      'go through everything due, one after another; on a track through what is due there',
    also: 'late update walk',
    group: 'This screen',
    screens: BOARD,
    writes: true,
    footer: true,
    whyDisabled: (state) => (dueHere(state).length === 0 ? 'Nothing is due here.' : undefined),
    run: (state) => still(beginWalk(state)),
  },
  {
    ...onWalk('form.skip', 'PgDn', 'on', 'the next that is due; what is typed here is kept'),
    run: (state) => {
      const next = walkedTo(state, 1);
      return next === undefined ? leave(state) : still(next);
    },
  },
  {
    ...onWalk('form.before', 'PgUp', 'back', 'the one before; what is typed here is kept'),
    whyDisabled: (state) =>
      whyNoWalk(state) ??
      (walkedTo(state, -1) === undefined ? 'This is the first that is due.' : undefined),
    run: (state) => still(walkedTo(state, -1) ?? state),
  },
  {
    id: 'walked.close',
    keys: ['Enter'],
    label: 'close',
    description: 'back to the board',
    group: 'This screen',
    screens: ['walked'],
    footer: true,
    run: (state) => still(pop(state)),
  },
];

function onWalk(id: string, key: string, label: string, does: string): Omit<Binding, 'run'> {
  return {
    id,
    keys: [key],
    label,
    description: `in a walk through everything due, ${does}`,
    group: 'This screen',
    screens: ['form'],
    footer: true,
    whyDisabled: whyNoWalk,
  };
}

function whyNoWalk(state: State): string | undefined {
  return topOfKind(state, 'form')?.walk !== undefined
    ? undefined
    : `Only a walk through everything due (${keyOf(state, 'reading.batch')}) goes on to another.`;
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
      const hand = readingInHand(state);
      if (hand === undefined) return 'There is no reading here.';
      return hand.standing
        ? undefined
        : 'This version does not stand any more; choose the one that does.';
    },
    run,
  };
}

function noteEdit(reading: Reading): Effect {
  const taken = (after: State, text: string): Step => withNote(after, reading, text);
  return { kind: 'edit', what: 'The note', text: reading.note, taken };
}

function annotate(state: State): Step {
  const hand = readingInHand(state);
  if (hand === undefined) return still(state);
  const { indicator, reading } = hand;
  if (reading.note.includes('\n')) return [state, [noteEdit(reading)]];
  return still(
    push(state, {
      kind: 'prompt',
      label: `Note of ${readingWords(indicator, reading)}`,
      field: fieldOf(reading.note),
      answer: (below, text) => withNote(below, reading, text),
    }),
  );
}
