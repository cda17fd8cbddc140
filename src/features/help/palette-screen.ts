/** The command palette as a screen: a field to look for something, and what is found. */
import { actionKeyName } from '../../tui/own-keys.ts';
import type { Binding, ScreenDef } from '../../tui/state.ts';
import { fieldAfterInsert, type TextField, textFieldAfterKey } from '../../tui/text-field.ts';
import { typedLineExamplesText } from '../record/said-in-a-line.ts';
import {
  helpAndPaletteBindingWithoutRun,
  helpOrPaletteWithSearchText,
  screenReaderFocusOnSearchField,
  withFindScreenField,
} from './find-field.ts';
import {
  type PaletteItem,
  paletteItems,
  paletteNotFoundSentence,
  runPaletteItemStep,
  SAYS_ITSELF,
  whyPaletteItemDisabled,
} from './palette.ts';

/** Every command, indicator and track, or those that what is typed finds. */
export interface PaletteScreen {
  readonly kind: 'palette';
  /** Index of the selected row, from 0. */
  readonly selected: number;
  readonly field: TextField;
  /** How many texts back in what was typed here before, ≥ 0; 0: not at all. */
  readonly back: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly palette: PaletteScreen;
  }
}

export const PALETTE_SCREEN: ScreenDef<PaletteScreen> = {
  kind: 'palette',
  sort: 'field',
  place: 'commands',
  arrival: (state) => [
    `Commands. Type to find a command, an indicator or a track; ${actionKeyName(state, 'find.run')} runs or opens it.`,
    ...[typedLineExamplesText(state)].filter((text) => text !== ''),
  ],
  focus(state, screen) {
    const items = paletteItems(state, state.registry.bindings, screen).map(spokenItem);
    return screenReaderFocusOnSearchField(
      screen,
      items,
      paletteNotFoundSentence(screen.field.text),
    );
  },
  typed: (_, screen, key) => withFindScreenField(screen, textFieldAfterKey(screen.field, key)),
  pasted: (_, screen, text) =>
    helpOrPaletteWithSearchText(screen, fieldAfterInsert(screen.field, text.trim())),
};

function spokenItem({ kind, name, title, keys, why }: PaletteItem): string {
  const saysItself = SAYS_ITSELF.includes(kind);
  const named =
    kind === 'action' || saysItself ? '' : kind === 'command' ? `${name}, ` : `${kind} ${name} `;
  const key = keys === '' ? '' : `, key ${keys}`;
  const off = why === undefined ? '' : kind === 'sentence' ? `. ${why}` : `, not now: ${why}`;
  return `${named}${title}${key}${off}`;
}

export const PALETTE_KEYS: readonly Binding[] = [
  {
    ...helpAndPaletteBindingWithoutRun(
      'find.run',
      ['Enter'],
      'run',
      'run the selected command, or go to what is selected',
    ),
    screens: ['palette'],
    footer: true,
    whyDisabled: whyPaletteItemDisabled,
    run: runPaletteItemStep,
  },
];
