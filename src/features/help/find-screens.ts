/** The help and the command palette as screens: a field to look for something, and what is found; letters go into the field, the other keys move and choose. */

import { lineFromTemplate, type Part, spokenPartText } from '../../text/line.ts';
import { spokenWords } from '../../text/speech.ts';
import { clampListIndex, stepWithoutEffects } from '../../tui/binding.ts';
import { fieldFocusTextAndCursor } from '../../tui/focus.ts';
import { helpLines } from '../../tui/help.ts';
import { fullScreenListRows, layerPanelPlacement } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type Focus,
  popScreen,
  type ScreenDef,
  type ScreenKind,
  type State,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import {
  fieldAfterInsert,
  fieldAfterKey,
  type TextField,
  textFieldWith,
} from '../../tui/text-field.ts';
import {
  type PaletteItem,
  type PaletteScreen,
  paletteItems,
  paletteNotFoundSentence,
  runPaletteItemStep,
  SAYS_ITSELF,
} from './palette.ts';

/** Every key, or those that what is typed finds. */
export interface HelpScreen {
  readonly kind: 'help';
  /** First line shown. */
  readonly selected: number;
  readonly field: TextField;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly help: HelpScreen;
  }
}

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
    return findFocus(screen, lines, 'nothing is found');
  },
  typed: (_, screen, key) => withField(screen, fieldAfterKey(screen.field, key)),
  pasted: (_, screen, text) =>
    withTextLookedFor(screen, fieldAfterInsert(screen.field, text.trim())),
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
    return findFocus(screen, items, paletteNotFoundSentence(screen.field.text));
  },
  typed: (_, screen, key) => withField(screen, fieldAfterKey(screen.field, key)),
  pasted: (_, screen, text) =>
    withTextLookedFor(screen, fieldAfterInsert(screen.field, text.trim())),
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

function findFocus(
  { selected, field }: FindScreen,
  texts: readonly Part[],
  nothing: string,
): Focus {
  const text = texts[Math.min(selected, texts.length - 1)];
  const where =
    text === undefined
      ? nothing
      : lineFromTemplate`${`${selected + 1} of ${texts.length}`}: ${text}`;
  return fieldFocusTextAndCursor('find: ', field, `. ${spokenWords(where)}`);
}

function withField(screen: FindScreen, field: TextField | undefined): FindScreen | undefined {
  return field && withTextLookedFor(screen, field);
}

/** The help or the palette with another text looked for. */
function withTextLookedFor(screen: FindScreen, field: TextField): FindScreen {
  if (field.text === screen.field.text) return { ...screen, field };
  return { ...screen, field, selected: 0, ...(screen.kind === 'palette' ? { back: 0 } : {}) };
}

const FINDING: readonly ScreenKind[] = ['help', 'palette'];

const moveSelectionStep = (lines: (state: State) => number): Binding['run'] => {
  return (state) => stepWithoutEffects(withSelectionMoved(state, lines(state)));
};

/** The keys of the help and of the palette. */
export const FIND_KEYS: readonly Binding[] = [
  {
    ...findBinding(
      'find.run',
      ['Enter'],
      'run',
      'run the selected command, or go to what is selected',
    ),
    screens: ['palette'],
    footer: true,
    run: runPaletteItemStep,
  },
  {
    ...findBinding('find.down', ['Down'], 'down', 'one line down'),
    run: moveSelectionStep(() => 1),
  },
  {
    ...findBinding(
      'find.up',
      ['Up'],
      'up, recent',
      'one line up; on the first, what was typed before',
    ),
    run: (state) => stepWithoutEffects(withSelectionUpOrRecent(state)),
  },
  {
    ...findBinding('find.pageDown', ['PgDn', '^D'], 'page', 'a page down'),
    run: moveSelectionStep(({ size }) => fullScreenListRows(size)),
  },
  {
    ...findBinding('find.pageUp', ['PgUp'], 'page up', 'a page up'),
    run: moveSelectionStep(({ size }) => -fullScreenListRows(size)),
  },
  {
    ...findBinding('find.close', ['Esc', '^C'], 'close', 'forget what was typed, then close'),
    footer: true,
    run: (state) => stepWithoutEffects(withFindClosed(state)),
  },
];

function findBinding(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
): Omit<Binding, 'run'> {
  return { id, keys, label, description, group: 'This screen', screens: FINDING };
}

function topFindScreen(state: State): HelpScreen | PaletteScreen | undefined {
  const top = topScreen(state);
  return top.kind === 'help' || top.kind === 'palette' ? top : undefined;
}

function withSelectionMoved(state: State, rows: number): State {
  const top = topFindScreen(state);
  if (top === undefined) return state;
  const { bindings } = state.registry;
  const length =
    top.kind === 'help'
      ? helpLines(state, bindings, layerPanelPlacement(state.size).cells).length
      : paletteItems(state, bindings, top).length;
  return withTopScreen(state, { ...top, selected: clampListIndex(top.selected + rows, length) });
}

function withSelectionUpOrRecent(state: State): State {
  const top = topFindScreen(state);
  if (top?.kind !== 'palette' || top.selected > 0) return withSelectionMoved(state, -1);
  const back = Math.min(top.back + 1, state.recent.length);
  const text = state.recent.at(-back);
  if (back === 0 || text === undefined) return state;
  return withTopScreen(state, { ...top, back, field: textFieldWith(text) });
}

function withFindClosed(state: State): State {
  const top = topFindScreen(state);
  if (top?.kind !== 'help' || top.field.text === '') return popScreen(state);
  return withTopScreen(state, { ...top, selected: 0, field: textFieldWith('') });
}
