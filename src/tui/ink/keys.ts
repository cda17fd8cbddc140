/** From what Ink reports of the keyboard to the names that the keymap uses. */
import type { Key } from 'ink';
import { graphemeSegments } from '../../text/cells.ts';
import { UNNAMED } from '../own-keys.ts';

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
  '\t': 'Tab',
  '\u001b': 'Esc',
  '\u007f': 'Backspace',
  '\b': 'Backspace',
};

/**
 * The keys of one report, in order. Keys that arrive in one chunk come as one text and are taken one by one; a key with
 * Alt is Escape and then the key, since a quick Escape arrives that way.
 */
export function keysFromTerminalInput(input: string, key: Key): readonly string[] {
  if (key.eventType === 'release') return [];
  if (key.meta && !key.escape)
    return ['Esc', ...keysFromTerminalInput(input, { ...key, meta: false })];
  if (key.tab) return [key.shift ? 'S-Tab' : 'Tab'];
  if (key.escape) return ['Esc'];
  if (key.return) return ['Enter'];
  for (const [flag, name] of NAMED)
    if (key[flag]) return [key.shift && flag.endsWith('Arrow') ? `S-${name}` : name];
  if (key.ctrl) return input === '' ? [] : [`^${input.toUpperCase()}`];
  if (input === '') return [UNNAMED];
  return Array.from(graphemeSegments(input), ({ segment }) => keyNameOfSegment(segment)).filter(
    (name) => name !== '',
  );
}

function keyNameOfSegment(segment: string): string {
  const named = CONTROLS[segment] ?? (segment === '\r\n' ? 'Enter' : undefined);
  if (named !== undefined) return named;
  const code = segment.charCodeAt(0);
  if (code < 32) return `^${String.fromCharCode(code + 64)}`;
  return segment;
}
