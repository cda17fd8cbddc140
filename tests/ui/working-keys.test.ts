/** A key that the footer names does something: it changes the state, asks for an effect or says a sentence. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { footerBindings } from '../../src/tui/keymap.ts';
import { type State, screenDefinitionOf, topScreen } from '../../src/tui/state.ts';
import { runActionStep, updateState } from '../../src/tui/update.ts';
import { openState } from './board.ts';
import { HARD_SCENES, SCENES } from './scenes.ts';

const opened = openState({ columns: 120, rows: 36 });

/** What answers a mistake with the sentence that stands there already. */
const ANSWERS: readonly string[] = ['prompt.answer', 'command.run', 'sheet.save'];

/** The ids of the bindings in the footer that do nothing. */
function idle(state: State): readonly string[] {
  return footerBindings(state)
    .filter((binding) => {
      const [next, effects] = binding.run(state);
      const says = ANSWERS.includes(binding.id);
      return !says && effects.length === 0 && isDeepStrictEqual(next, state);
    })
    .map(({ id }) => `${topScreen(state).kind}: ${id}`);
}

/** What a person may do on any screen before looking at its footer. */
const MOVES: Readonly<Record<string, (state: State) => State>> = {
  'as it is': (state) => state,
  'on its first row': (state) => runActionStep(state, 'nav.first')[0],
  'on its last row': (state) => runActionStep(state, 'nav.last')[0],
  'on its next tab': (state) => runActionStep(state, 'tab.next')[0],
  'on its tab before': (state) => runActionStep(state, 'tab.prev')[0],
  'with a filter that nothing fits': (state) =>
    ['/', ...'zzqq', 'Enter'].reduce(
      (now, key) => updateState(now, { kind: 'key', key })[0],
      state,
    ),
};

test.each(Object.entries({ ...SCENES, ...HARD_SCENES }))('%s', (_, make) => {
  const scene = make(opened);
  const { sort } = screenDefinitionOf(scene, topScreen(scene));
  const isMovedIn = sort === 'board' || sort === 'list' || sort === 'page';
  const found = Object.entries(MOVES)
    .filter(([how]) => isMovedIn || how === 'as it is')
    .flatMap(([how, move]) => idle(move(scene)).map((id) => `${id}, ${how}`));
  expect(found).toEqual([]);
});
