/** A key that a sentence on a screen names works there: where it would only say why not, the sentence does without it. */
import { expect, test } from 'vitest';
import { whyBindingDisabled } from '../../src/tui/binding.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { drawnApart } from './apart.tsx';
import { openState } from './board.ts';
import { HARD_SCENES, SCENES } from './scenes.ts';

const opened = openState({ columns: 160, rows: 50 });
const { bindings } = opened.registry;

/** A key for each action that stands nowhere else on a screen. */
const KEYS = new Map(bindings.map(({ id }, at) => [id, [`ж${String(at).padStart(3, '0')}`]]));

/** Named with what comes first: something is changed, or another tab or row is gone to. */
const AFTERWARDS: readonly string[] = [
  'whatIf: whatIf.save',
  'assessments: assessment.open',
  'alert: reading.record',
];

/** By screen, the actions whose keys its sentences name and that do not work on it; the help and the palette name all keys. */
function deadKeysNamed(state: State): readonly string[] {
  const { kind } = topScreen(state);
  if (kind === 'help' || kind === 'palette') return [];
  const keyed = { ...state, notice: undefined, ownKeys: { ...state.ownKeys, keys: KEYS } };
  const { others } = drawnApart(keyed);
  return bindings
    .filter(
      (binding) =>
        binding.screens.includes(kind) &&
        others.includes(KEYS.get(binding.id)?.[0] ?? '') &&
        whyBindingDisabled(keyed, binding) !== undefined,
    )
    .map(({ id }) => `${kind}: ${id}`)
    .filter((each) => !AFTERWARDS.includes(each));
}

const afterKey = (state: State, key: string): State => updateState(state, { kind: 'key', key })[0];

const WAYS: Readonly<Record<string, (state: State) => State>> = {
  'as it is': (state) => state,
  locked: (state) => ({ ...state, locked: true }),
  'on its last row': (state) => afterKey(state, 'End'),
  'on its next tab': (state) => afterKey(state, ']'),
};

test.each(Object.entries(WAYS))('on every screen %s', (_, way) => {
  const found = Object.entries({ ...SCENES, ...HARD_SCENES }).flatMap(([scene, make]) =>
    deadKeysNamed(way(make(opened))).map((each) => `${scene}: ${each}`),
  );
  expect(found).toEqual([]);
});
