/** A person at the board, for stories: presses commands, types keys, hears messages. */
import type { Effect, Message, State, Step } from '../../src/app/state.ts';
import { run, update } from '../../src/app/update.ts';
import { openState } from '../ui/board.ts';

export const SIZE = { columns: 120, rows: 36 };
export const STORED = {
  events: [],
  acknowledgements: [],
  assessments: [],
  undoable: undefined,
  redoable: undefined,
  readOnly: undefined,
  standing: [],
};

export interface Person {
  state: State;
  readonly effects: Effect[];
  readonly press: (...commands: readonly string[]) => void;
  readonly type: (...keys: readonly string[]) => void;
  readonly hear: (message: Message) => void;
}

/** Sits down at a board. */
export function sitDown(state = openState(SIZE)): Person {
  const take = ([next, effects]: Step): void => {
    person.state = next;
    person.effects.push(...effects);
  };
  const person: Person = {
    state,
    effects: [],
    press: (...commands) => {
      for (const command of commands) take(run(person.state, command));
    },
    type: (...keys) => {
      for (const key of keys) take(update(person.state, { kind: 'key', key }));
    },
    hear: (message) => take(update(person.state, message)),
  };
  return person;
}
