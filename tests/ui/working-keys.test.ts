/** A key that the footer names does something: it changes the state or asks for an effect; a sentence alone only says that it does not work, and then the footer should not name it. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { type State, screenDefinitionOf, topScreen } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { openState } from './board.ts';
import { HARD_SCENES, SCENES } from './scenes.ts';

const opened = openState({ columns: 120, rows: 36 });

/** What takes an answer that was typed or chosen, and says why it cannot be taken. */
const ANSWERS: readonly string[] = ['prompt.answer', 'command.run', 'sheet.save'];

/** The ids of the bindings in the footer that do nothing. */
function idle(state: State): readonly string[] {
  return footerBindings(state)
    .filter((binding) => {
      const [next, effects] = binding.run(state);
      const says = ANSWERS.includes(binding.id);
      const { notice: _said, ...rest } = next;
      const { notice: _before, ...now } = state;
      return !says && effects.length === 0 && isDeepStrictEqual(rest, now);
    })
    .map(({ id }) => `${topScreen(state).kind}: ${id}`);
}

/** Whether the footer offers to filter a list that shows nothing and is not filtered. */
function offersToFilterNothing(state: State): boolean {
  const top = topScreen(state);
  const { list, filter } = screenDefinitionOf(state, top);
  const offered = footerBindings(state).some(({ id }) => id === 'list.filter');
  const now = filter?.(state, top);
  const view = list?.(state, top, GLYPHS.block);
  if (!offered || view === undefined || (typeof now === 'object' && now.text !== '')) return false;
  return top.kind === 'answer' ? view.head.length === 0 : view.rows.length === 0;
}

const afterKeys = (state: State, ...keys: readonly string[]): State =>
  keys.reduce((now, key) => updateState(now, { kind: 'key', key })[0], state);

/** What a person may do on any screen before looking at its footer. */
const MOVES: Readonly<Record<string, (state: State) => State>> = {
  'as it is': (state) => state,
  'on its first row': (state) => afterKeys(state, 'Home'),
  'on its last row': (state) => afterKeys(state, 'End'),
  'on its next tab': (state) => afterKeys(state, ']'),
  'on its tab before': (state) => afterKeys(state, '['),
  'with a filter that nothing fits': (state) => afterKeys(state, '/', ...'zzqq', 'Enter'),
};

test.each(Object.entries({ ...SCENES, ...HARD_SCENES }))('%s', (_, make) => {
  const scene = make(opened);
  const { sort } = screenDefinitionOf(scene, topScreen(scene));
  const isMovedIn = sort === 'board' || sort === 'list' || sort === 'page';
  const found = Object.entries(MOVES)
    .filter(([how]) => isMovedIn || how === 'as it is')
    .flatMap(([how, move]) => idle(move(scene)).map((id) => `${id}, ${how}`));
  expect(found).toEqual([]);
  expect(offersToFilterNothing(scene)).toBe(false);
});
