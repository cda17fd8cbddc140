/** The help and the command palette as screens: a field to look for something, and what is found. */

import { type Part, phraseLine, spokenPartText } from '../../text/line.ts';
import { spokenWords } from '../../text/speech.ts';
import { textFieldFocus } from '../../tui/focus.ts';
import { helpLines } from '../../tui/help.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { Focus, ScreenDef } from '../../tui/state.ts';
import { fieldAfterInsert, fieldAfterKey, type TextField } from '../../tui/text-field.ts';
import { type PaletteItem, paletteItems, paletteNotFoundSentence, SAYS_ITSELF } from './palette.ts';
import type { HelpScreen, PaletteScreen } from './screen-state.ts';

export const HELP_SCREEN: ScreenDef<HelpScreen> = {
  kind: 'help',
  sort: 'field',
  place: 'help',
  over: true,
  arrival: (state) => [
    `Help. Type a word or a key to find it; ${actionKeyName(state, 'find.down')} and ${actionKeyName(state, 'find.up')} go through the lines, ${actionKeyName(state, 'find.close')} closes.`,
  ],
  focus(state, screen) {
    const lines = helpLines(state, state.registry.bindings, Number.POSITIVE_INFINITY).filter(
      // what is looked for is said at once, without the title that it stands below
      (line) => spokenPartText(line) !== '' && (screen.field.text === '' || line.role !== 'title'),
    );
    return found(screen, lines, 'nothing is found');
  },
  typed: (_, screen, key) => withField(screen, fieldAfterKey(screen.field, key)),
  pasted: (_, screen, text) => lookingFor(screen, fieldAfterInsert(screen.field, text.trim())),
};

export const PALETTE_SCREEN: ScreenDef<PaletteScreen> = {
  kind: 'palette',
  sort: 'field',
  place: 'commands',
  arrival: (state) => [
    `Commands. Type to find a command, an indicator or a track; ${actionKeyName(state, 'find.run')} runs or opens it.`,
  ],
  focus(state, screen) {
    const items = paletteItems(state, state.registry.bindings, screen).map(spokenItem);
    return found(screen, items, paletteNotFoundSentence(screen.field.text));
  },
  typed: (_, screen, key) => withField(screen, fieldAfterKey(screen.field, key)),
  pasted: (_, screen, text) => lookingFor(screen, fieldAfterInsert(screen.field, text.trim())),
};

function spokenItem({ kind, name, title, keys, why }: PaletteItem): string {
  const saysItself = SAYS_ITSELF.includes(kind);
  const named =
    kind === 'action' || saysItself ? '' : kind === 'command' ? `${name}, ` : `${kind} ${name} `;
  const key = keys === '' ? '' : `, key ${keys}`;
  const off = why === undefined ? '' : kind === 'sentence' ? `. ${why}` : `, not now: ${why}`;
  return `${named}${title}${key}${off}`;
}

type FindScreen = HelpScreen | PaletteScreen;

function found({ selected, field }: FindScreen, texts: readonly Part[], nothing: string): Focus {
  const text = texts[Math.min(selected, texts.length - 1)];
  const where =
    text === undefined ? nothing : phraseLine`${`${selected + 1} of ${texts.length}`}: ${text}`;
  return textFieldFocus('find: ', field, `. ${spokenWords(where)}`);
}

function withField(screen: FindScreen, field: TextField | undefined): FindScreen | undefined {
  return field && lookingFor(screen, field);
}

/** The help or the palette with another text looked for. */
function lookingFor(screen: FindScreen, field: TextField): FindScreen {
  if (field.text === screen.field.text) return { ...screen, field };
  return { ...screen, field, selected: 0, ...(screen.kind === 'palette' ? { back: 0 } : {}) };
}
