/** What is typed and pasted: into the field that is open. */
import { findIndicator } from '../domain/tree.ts';
import { say } from './binding.ts';
import { lookingFor } from './keymap/find.ts';
import { keyHere } from './keymap.ts';
import { pasteIntoForm, typeIntoForm } from './record-form.ts';
import { pastedOnSheet, typedOnSheet } from './sheet.ts';
import { type State, topOf, withTop } from './state.ts';
import { insert, typeInto } from './text-field.ts';

/** The state after a key that is no command: it goes into the field that is open, if one is. */
export function typedInto(state: State, key: string): State {
  const top = topOf(state);
  if (top.kind === 'prompt') {
    const field = typeInto(top.field, key);
    return field === undefined ? state : withTop(state, { ...top, field, problem: undefined });
  }
  if (top.kind === 'help' || top.kind === 'palette') {
    const field = typeInto(top.field, key);
    return field === undefined ? state : withTop(state, lookingFor(top, field));
  }
  if (top.kind === 'sheet') {
    const sheet = typedOnSheet(top.sheet, key);
    return sheet === undefined ? state : withTop(state, { ...top, sheet });
  }
  if (top.kind !== 'form') return state;
  const indicator = findIndicator(state.strategy, top.form.indicator);
  const form = indicator === undefined ? undefined : typeIntoForm(top.form, indicator, key);
  return form === undefined ? state : withTop(state, { ...top, form });
}

/** The state after a paste: text in the field that is open, else a word that it changes nothing. */
export function pasted(state: State, text: string): State {
  const top = topOf(state);
  if (top.kind === 'prompt')
    return withTop(state, { ...top, field: insert(top.field, text.trim()) });
  if (top.kind === 'help' || top.kind === 'palette')
    return withTop(state, lookingFor(top, insert(top.field, text.trim())));
  if (top.kind === 'sheet')
    return withTop(state, { ...top, sheet: pastedOnSheet(top.sheet, text) });
  if (top.kind !== 'form') {
    const key = keyHere(state, 'reading.record');
    const instead = key === undefined ? '' : `; press ${key} to record a reading`;
    return say(state, `A paste outside a field changes nothing${instead}.`);
  }
  const indicator = findIndicator(state.strategy, top.form.indicator);
  return indicator === undefined
    ? state
    : withTop(state, { ...top, form: pasteIntoForm(top.form, indicator, text) });
}
