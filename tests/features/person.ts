/** A person at the board, for stories: presses commands, types keys, hears messages. */

import type { HistoryRow, ReadingVersion } from '../../src/core/journal/journal.ts';
import type { Observation, Reading } from '../../src/core/model/model.ts';
import { NO_TEXTS } from '../../src/core/model/observation.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { acceptedCustomKeys, type OwnKeys } from '../../src/tui/own-keys.ts';
import type { Effect, Message, State, Step } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { openState } from '../ui/board.ts';
import { runActionStep } from './actions.ts';

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
      for (const command of commands) take(runActionStep(person.state, command));
    },
    type: (...keys) => {
      for (const key of keys) take(updateState(person.state, { kind: 'key', key }));
    },
    hear: (message) => take(updateState(person.state, message)),
  };
  return person;
}

export function gaugeOf(state: State): number | undefined {
  return state.board.card.root.score;
}

/** A reading as the store has it once it was recorded last. */
export function recorded(observation: Observation, author = 'analyst'): Reading {
  return { ...observation, id: 'r9', seq: 9999, author, recordedAt: '2026-11-23T12:00:00.000Z' };
}

/** A reading that a colleague has recorded. */
export function elsewhere(indicator: string, observedOn: string, value: number): Reading {
  return recorded({ indicator, observedOn, value, confidence: 'high', ...NO_TEXTS }, 'colleague');
}

/** The reading as a row of the history of its indicator. */
export function historyRow(reading: Reading, over: Partial<ReadingVersion> = {}): HistoryRow {
  return {
    ...reading,
    subject: 'reading',
    standing: true,
    fate: 'stands',
    ended: undefined,
    ...over,
  };
}

/** Opens RU1 with its history. */
export function openLand(analyst: Person): void {
  analyst.press('panel.1', 'item.open');
  const rows = analyst.state.board.readings.of('new-occupied-land').map((each) => historyRow(each));
  analyst.hear({ kind: 'history', indicator: 'new-occupied-land', rows });
}

/** Every action on a sign that no sentence has. */
export const STRANGE: OwnKeys = {
  ...acceptedCustomKeys(REGISTRY, {}),
  keys: new Map(REGISTRY.bindings.map(({ id }, at) => [id, [String.fromCodePoint(0x2460 + at)]])),
};
