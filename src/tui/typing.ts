/** What is typed and pasted: into the field that is open. */
import { withNotice } from './binding.ts';
import { keyHere } from './keymap.ts';
import { defOf, type State, topOf, withTop } from './state.ts';

/** The state after a key that is no command: it goes into the field that is open, if one is. */
export function typedInto(state: State, key: string): State {
  const top = topOf(state);
  const next = defOf(state, top).typed?.(state, top, key);
  return next === undefined ? state : withTop(state, next);
}

/** The state after a paste: text in the field that is open, else a word that it changes nothing. */
export function pasted(state: State, text: string): State {
  const top = topOf(state);
  const next = defOf(state, top).pasted?.(state, top, text);
  if (next !== undefined) return withTop(state, next);
  const key = keyHere(state, 'reading.record');
  const instead = key === undefined ? '' : `; press ${key} to record a reading`;
  return withNotice(state, `A paste outside a field changes nothing${instead}.`);
}
