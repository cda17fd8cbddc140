/** What the bindings share: what may be asked for on a locked board, what mode it is in, and small helps. */
import { expect, test } from 'vitest';
import { REGISTRY } from '../../src/features/screens.ts';
import { preformattedLine, proseLine } from '../../src/text/line.ts';
import {
  clampListIndex,
  recordKeyOrWhyNotText,
  withNotice,
  writeModeWord,
} from '../../src/tui/binding.ts';
import type { Effect, State } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { viewOfOtherDay } from '../../src/tui/view.ts';
import { openState } from '../ui/board.ts';
import { SIZE } from './person.ts';

const opened = openState(SIZE);
const VIEW = viewOfOtherDay('2026-10-01');

/** Effects that ask the outside to look, show or leave, and change nothing that is stored. */
const LOOKS: readonly Effect[] = [
  ...(['reload', 'quit', 'suspend', 'redraw'] as const).map((kind) => ({ kind })),
  ...(['visit', 'ring', 'scenarios', 'journal'] as const).map((kind) => ({ kind })),
  { kind: 'history', indicator: 'brent-price', view: VIEW },
  { kind: 'past', view: VIEW },
  { kind: 'knownBefore', event: 'e1', day: '2026-10-01' },
  { kind: 'revision', hash: '12345678', asOf: '2026-10-01' },
  { kind: 'open', url: 'https://example.org/' },
  { kind: 'copy', text: 'a line' },
  { kind: 'wait', ms: 100, ticket: 1 },
  { kind: 'edit', what: 'the note', text: '', taken: (state) => [state, []] },
  { kind: 'saveSetting', name: 'bell', value: 'on' },
];

const WRITES: readonly Effect[] = [
  ...(['undo', 'redo'] as const).map((kind) => ({ kind })),
  ...(['acknowledge', 'unacknowledge'] as const).map(
    (kind): Effect => ({ kind, tripwire: 't', since: '2026-10-01' }),
  ),
  { kind: 'retract', reading: 'r1' },
  { kind: 'retractEvent', event: 'e1' },
  { kind: 'sign', assessment: 'a1' },
  { kind: 'saveScenario', name: 'Calm', values: {} },
  { kind: 'deleteScenario', name: 'Calm' },
];

/** What of an effect is asked for once a text came back from the editor. */
function askedAfterEdit(state: State, effect: Effect): ReturnType<typeof updateState> {
  return updateState(state, { kind: 'edited', text: '', taken: (now) => [now, [effect]] });
}

test('a locked board still asks for what changes nothing that is stored, and for nothing else', () => {
  const locked = { ...opened, locked: true };
  for (const effect of [...LOOKS, ...WRITES])
    expect(askedAfterEdit(opened, effect)[1], effect.kind).toEqual([effect]);
  for (const effect of LOOKS)
    expect(askedAfterEdit(locked, effect)[1], effect.kind).toEqual([effect]);
  for (const effect of WRITES) {
    const [{ notice }, effects] = askedAfterEdit(locked, effect);
    expect(effects, effect.kind).toEqual([]);
    expect(notice).toEqual({ text: 'Editing is locked; L unlocks it.', tone: 'bad' });
  }
});

test('a board is written to, locked, or read-only, and says how to record where nothing is there', () => {
  const said = (state: State) => [
    writeModeWord(state),
    recordKeyOrWhyNotText(state, 'reading.record'),
  ];
  expect(said(opened)).toEqual(['EDIT', '; e records one.']);
  expect(said({ ...opened, locked: true })).toEqual([
    ...['LOCKED', '. Editing is locked; L unlocks it.'],
  ]);
  const readOnly = { ...opened, readOnly: 'the disk is full' };
  const full = ['READ-ONLY', '. Nothing can be written: the disk is full.'];
  expect(said(readOnly)).toEqual(full);
  expect(said({ ...readOnly, locked: true })).toEqual(full);
  expect(said({ ...opened, view: VIEW })).toEqual([
    ...['READ-ONLY', '. This is the board as of 25 Nov 2026, read-only; T returns to today.'],
  ]);
});

test('a key of one kind of screen does nothing and says nothing on another', () => {
  const [sort] = REGISTRY.bindings.filter(({ id }) => id === 'event.sort');
  expect(sort?.run(opened)).toEqual([opened, []]);
  expect(sort?.whyDisabled?.(opened)).toBeUndefined();
});

test('an index stays within its list, and at its start where that is empty', () => {
  expect([-1, 0, 2, 3].map((at) => clampListIndex(at, 3))).toEqual([0, 0, 2, 2]);
  expect(clampListIndex(1, 0)).toBe(0);
});

test('a sentence for the person is said as it is shown, where that has no words of its own', () => {
  expect(withNotice(opened, 'Done.').notice).toEqual({ text: 'Done.', tone: 'plain' });
  expect(withNotice(opened, proseLine('Done.'), 'good').notice).toMatchObject({
    text: 'Done.',
    tone: 'good',
  });
  expect(withNotice(opened, preformattedLine('<-', 'left'), 'bad').notice).toEqual({
    text: '<-',
    say: 'left',
    tone: 'bad',
  });
});
