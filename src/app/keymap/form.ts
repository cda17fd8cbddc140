/** What the form answers to; letters are text there. */
import { findIndicator } from '../../domain/tree.ts';
import { say, still } from '../binding.ts';
import { correction, readingWords } from '../correcting.ts';
import { farBeyondText } from '../far-beyond.ts';
import { leave, quit } from '../leaving.ts';
import { keyOf } from '../own-keys.ts';
import { FORM_FIELDS, formObservation, moveFocus, problemAt } from '../record-form.ts';
import { slipOf } from '../record-preview.ts';
import { type Binding, push, type State, type Step, topOf, withTop } from '../state.ts';

export const FORM_KEYS: readonly Binding[] = [
  {
    id: 'form.save',
    keys: ['Enter'],
    label: 'save',
    description: 'save the reading',
    group: 'This screen',
    screens: ['form'],
    footer: true,
    run: (state) => save(state),
  },
  {
    id: 'form.next',
    keys: ['Tab', 'Down'],
    label: 'next field',
    description: 'next field',
    group: 'This screen',
    screens: ['form'],
    footer: true,
    run: (state) => still(refocused(state, 1)),
  },
  {
    id: 'form.prev',
    keys: ['S-Tab', 'Up'],
    label: 'field before',
    description: 'field before',
    group: 'This screen',
    screens: ['form'],
    run: (state) => still(refocused(state, -1)),
  },
  {
    id: 'form.cancel',
    keys: ['Esc'],
    label: 'cancel',
    description: 'leave the form; asks when something was typed',
    group: 'This screen',
    screens: ['form'],
    footer: true,
    run: leave,
  },
  {
    id: 'form.quit',
    keys: ['^C'],
    label: 'quit',
    description: 'quit; asks when something was typed',
    group: 'This screen',
    screens: ['form'],
    run: quit,
  },
];

function refocused(state: State, by: 1 | -1): State {
  const top = topOf(state);
  return top.kind === 'form' ? withTop(state, { ...top, form: moveFocus(top.form, by) }) : state;
}

/** Saves the form on top; `meant` says that a person was asked about its value. */
function save(state: State, meant = false): Step {
  const top = topOf(state);
  if (top.kind !== 'form') return [state, []];
  const parsed = formObservation(top.form, state.board, state.today);
  const indicator = findIndicator(state.strategy, top.form.indicator);
  if (!parsed.ok || indicator === undefined) {
    const problems = parsed.ok ? [] : parsed.problems;
    const focus =
      FORM_FIELDS.find((field) => problemAt(problems, field) !== undefined) ?? top.form.focus;
    const tried = withTop(state, { ...top, form: { ...top.form, tried: true, focus } });
    return [say(tried, 'Not saved: see the fields above.', 'bad'), []];
  }
  const { value: observation } = parsed;
  const { corrects } = top.form;
  const far =
    corrects?.value === observation.value ? undefined : farBeyondText(indicator, observation.value);
  if (far !== undefined && !meant) {
    const question = `${far}. Is it meant?`;
    return still(push(state, { kind: 'confirm', question, onYes: (below) => save(below, true) }));
  }
  const slip = far === undefined ? slipOf(state.board, observation, corrects) : undefined;
  const unusual = `${observation.value} ${observation.observedOn}`;
  if (slip !== undefined && top.form.warned !== unusual) {
    const warned = withTop(state, { ...top, form: { ...top.form, warned: unusual } });
    const again = `${keyOf(state, 'form.save')} again saves it`;
    return [say(warned, `Not saved yet: ${slip}. ${again}.`, 'bad'), []];
  }
  const words = readingWords(indicator, observation);
  if (corrects !== undefined) {
    const said = { text: `${words}: corrected`, undo: 'takes it back', gauge: true } as const;
    return [state, [correction(corrects, observation, said)]];
  }
  const unsourced = observation.source === '' ? ' without a source' : '';
  const said = {
    text: `${words} recorded${unsourced}`,
    undo: 'takes it back',
    gauge: true,
  } as const;
  return [state, [{ kind: 'record', observation, said }]];
}
