/** What the board says before anything is pressed: to somebody new, and about keys of their own that could not be used. */
import { cutParts, width } from '../../text/cells.ts';
import { count } from '../../text/format.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';

const FIRST: readonly (readonly [id: string, what: string])[] = [
  ['app.help', 'keys'],
  ['gauge.explain', 'why this score'],
  ['app.palette', 'find anything'],
];

/** One line for somebody who is here for the first time, in a width; undefined once they have pressed a key. */
export function firstTimeHint(state: State, cells: number): string | undefined {
  if (!state.hint) return undefined;
  const keys = FIRST.map(([id, what]) => `${keyOf(state, id)} ${what}`).join(', ');
  const whole = `First time here? ${keys}.`;
  return width(whole) <= cells ? whole : cutParts(keys, cells, ', ');
}

/** What is to be said about the person's own keys; undefined when all of them are in force. */
export function keysNotice(state: State): string | undefined {
  const { problems } = state.ownKeys;
  const [first] = problems;
  if (first === undefined) return undefined;
  return problems.length === 1
    ? first
    : `keymap.json: ${count(problems.length, 'entry', 'entries')} ignored; ${keyOf(state, 'app.help')} says why.`;
}
