/** A person's key for an action: stories name what is done, whatever key it is on. */

import { bindingOfKey } from '../../src/tui/keymap.ts';
import { keysOfBindingInForce } from '../../src/tui/own-keys.ts';
import type { State, Step } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';

/** The step of the key that an action is on; throws where that key does something else here. */
export function runActionStep(state: State, id: string): Step {
  const binding = state.registry.bindings.find((each) => each.id === id);
  const key = binding === undefined ? undefined : keysOfBindingInForce(state, binding)[0];
  if (key === undefined || bindingOfKey(state, key)?.id !== id)
    throw new Error(`${id} is not on a key here (${key ?? 'no key'})`);
  return updateState(state, { kind: 'key', key });
}
