/** From what the terminal sends to names of keys. */
import type { Key } from 'ink';
import { graphemes } from '../page/line.ts';

const NAMED = [
  ['upArrow', 'Up'],
  ['downArrow', 'Down'],
  ['leftArrow', 'Left'],
  ['rightArrow', 'Right'],
  ['pageUp', 'PgUp'],
  ['pageDown', 'PgDn'],
  ['home', 'Home'],
  ['end', 'End'],
  ['backspace', 'Backspace'],
  ['delete', 'Delete'],
] as const;

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  '\n': 'Enter',
  '\r\n': 'Enter',
  '\t': 'Tab',
  '\u001b': 'Esc',
  '\u007f': 'Backspace',
  '\b': 'Backspace',
};

/**
 * The keys of one report, in order. Keys that arrive in one chunk come as one text and are taken one by one; a key with
 * Alt is Escape and then the key, since a quick Escape arrives that way.
 */
export function keysOf(input: string, key: Key): readonly string[] {
  if (key.eventType === 'release') return [];
  if (key.meta && !key.escape) return ['Esc', ...keysOf(input, { ...key, meta: false })];
  if (key.tab) return [key.shift ? 'S-Tab' : 'Tab'];
  if (key.escape) return ['Esc'];
  if (key.return) return ['Enter'];
  for (const [flag, name] of NAMED) if (key[flag]) return [name];
  if (key.ctrl) return input === '' ? [] : [`^${input.toUpperCase()}`];
  // no function key can be told from another
  if (input === '') return ['F1'];
  return graphemes(input).map((sign) => {
    const code = sign.charCodeAt(0);
    return CONTROLS[sign] ?? (code < 32 ? `^${String.fromCharCode(code + 64)}` : sign);
  });
}

/** Whether a key is a sign that is typed, and not the name of a key. */
export function isTyped(key: string): boolean {
  return !/^(\^.|S-Tab|F1|[A-Z][a-z][A-Za-z]*)$/u.test(key);
}
