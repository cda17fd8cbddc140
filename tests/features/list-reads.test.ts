/** A list is made anew where something has changed that its definition says it reads, so it reads nothing else. */
import { describe, expect, test } from 'vitest';
import { SCREENS } from '../../src/features/screens.ts';
import { chosenGlyphs } from '../../src/tui/appearance.ts';
import { screenBelowPrompt } from '../../src/tui/filtering.ts';
import type { ListView } from '../../src/tui/list-view.ts';
import { type Screen, type State, screenDefinitionOf } from '../../src/tui/state.ts';
import { eventful, openState } from '../ui/board.ts';
import { HARD_SCENES, SCENES } from '../ui/scenes.ts';

/** What never changes while a program runs, what changes with the board, and what every list is compared by. */
const ALWAYS = [
  ...['registry', 'ownKeys', 'author', 'linear', 'today', 'strategy', 'hash'],
  ...['board', 'size', 'layers'],
];

const readBy = new Map<string, Set<string>>();

/** The list of a screen, and what of the state it reads on the way. */
function watchedList(state: State, screen: Screen): ListView | undefined {
  const read = readBy.get(screen.kind) ?? new Set();
  readBy.set(screen.kind, read);
  const watched: State = new Proxy(state, {
    get(target, name, receiver) {
      read.add(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  // another board, so that no view that is known already is taken
  const board = { ...state.board };
  const view = screenDefinitionOf(state, screen).list?.(
    new Proxy(watched, {
      get: (target, name) => (name === 'board' ? board : Reflect.get(target, name)),
    }),
    screen,
    chosenGlyphs(state),
  );
  for (let row = 0; row < Math.max(1, view?.rows.length ?? 0); row += 1) view?.lead?.(row);
  return view;
}

const scenes = Object.values({ ...SCENES, ...HARD_SCENES });
for (const state of scenes.flatMap((make) => {
  const open = openState({ columns: 120, rows: 36 });
  return [make(open), make(eventful(open))];
})) {
  const screen = screenBelowPrompt(state);
  const tabs = screen === undefined ? undefined : watchedList(state, screen)?.tabs;
  for (const [tab] of (tabs ?? []).entries())
    if (screen !== undefined && 'tab' in screen) watchedList(state, { ...screen, tab });
  if (screen?.kind === 'event') watchedList(state, { ...screen, event: 'retracted since' });
}

describe.each(SCREENS.filter(({ list }) => list !== undefined))('the list $kind', (def) => {
  test('reads what it says, and all of it', () => {
    const read = [...(readBy.get(def.kind) ?? [])].filter((name) => !ALWAYS.includes(name));
    expect(read.toSorted()).toEqual(def.reads?.toSorted());
  });
});
