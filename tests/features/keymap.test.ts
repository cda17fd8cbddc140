/** The rules of the keymap, over every binding. */

import { expect, test } from 'vitest';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { newReadingForm } from '../../src/features/record/record-form.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import {
  doesEffectChangeStore,
  whyBindingDisabled,
  whyNothingCanBeWritten,
} from '../../src/tui/binding.ts';
import { formWithTextOnLine } from '../../src/tui/form.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import {
  type Binding,
  pushScreen,
  type Screen,
  type State,
  screenDefinitionOf,
  topScreen,
} from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { viewOfOtherDay } from '../../src/tui/view.ts';
import { openState } from '../ui/board.ts';
import { runActionStep } from './actions.ts';
import { SIZE } from './person.ts';

const opened: State = {
  ...openState(SIZE),
  undoable: 'RU1 400 on 2026-11-01',
  redoable: 'RU1 500 on 2026-11-01',
};

function saved(): State {
  const indicator = findIndicatorByIdOrCode(opened.strategy, 'brent-price');
  if (indicator === undefined) throw new Error('no such indicator');
  const form = newReadingForm(indicator, opened.today);
  return pushScreen(opened, { kind: 'form', form: formWithTextOnLine(form, 'value', '80') });
}

/** A board on which every kind of screen has been opened by its command, and something to write on each. */
const STATES: readonly State[] = [
  opened,
  saved(),
  ...REGISTRY.bindings.flatMap((binding) => {
    const [next] = binding.run(opened);
    const [deeper] = binding.run(next);
    return [next, deeper];
  }),
  runActionStep(runActionStep(opened, 'whatIf.open')[0], 'whatIf.better')[0],
  runActionStep(
    runActionStep(runActionStep(opened, 'whatIf.open')[0], 'whatIf.better')[0],
    'whatIf.save',
  )[0],
];

const isCtrl = (key: string): boolean => key.length > 1 && key.startsWith('^');

function pressed(state: State, key: string): ReturnType<typeof updateState> {
  return updateState(state, { kind: 'key', key });
}

test('no Ctrl key writes, on any screen', () => {
  const marked = REGISTRY.bindings.filter(
    (binding) => binding.writes === true && binding.keys.some(isCtrl),
  );
  expect(marked.map(({ id }) => id)).toEqual([]);
  const writing = STATES.flatMap((state) =>
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) =>
      pressed(state, `^${letter}`)[1].some(doesEffectChangeStore)
        ? [`^${letter} on ${topScreen(state).kind}`]
        : [],
    ),
  );
  expect(writing).toEqual([]);
});

test('a locked board asks nothing of the store that would write, whatever is pressed', () => {
  const keys = new Set(REGISTRY.bindings.flatMap((binding) => binding.keys));
  let wrote = 0;
  for (const state of STATES) {
    const locked = { ...state, locked: true };
    for (const key of keys) {
      if (pressed(state, key)[1].some(doesEffectChangeStore)) {
        wrote += 1;
        const [next, effects] = pressed(locked, key);
        expect(effects.filter(doesEffectChangeStore)).toEqual([]);
        expect(next.notice?.text).toBe('Editing is locked; L unlocks it.');
      }
      expect(pressed(locked, key)[1].filter(doesEffectChangeStore)).toEqual([]);
    }
  }
  expect(wrote).toBeGreaterThan(3);
});

test('every key that does not work now says why in a sentence', () => {
  for (const state of STATES) {
    for (const binding of REGISTRY.bindings) {
      const why = binding.whyDisabled?.(state);
      if (why !== undefined) expect(why).toMatch(/^\S.+[.)]$/);
    }
  }
  expect(whyNothingCanBeWritten({ ...opened, locked: true })).toBe(
    'Editing is locked; L unlocks it.',
  );
});

const SITUATIONS: readonly (readonly [string, (state: State) => State])[] = [
  ['an open board', (state) => ({ ...state, undoable: undefined, redoable: undefined })],
  ['a locked board', (state) => ({ ...state, locked: true })],
  ['a board that cannot be written', (state) => ({ ...state, readOnly: 'the disk is full' })],
  ['a past board', (state) => ({ ...state, view: viewOfOtherDay('2026-10-01') })],
];

test.each(SITUATIONS)(
  'on %s a key that does not work says why, and nothing else happens',
  (_, on) => {
    const dead = STATES.map(on).flatMap((state) =>
      REGISTRY.bindings
        .filter(({ screens }) => screens.includes(topScreen(state).kind))
        .flatMap((binding) => {
          const why = whyBindingDisabled(state, binding);
          return why === undefined ? [] : binding.keys.map((key) => ({ state, key, why }));
        }),
    );
    expect(dead.length).toBeGreaterThan(100);
    for (const { state, key, why } of dead) {
      const [next, effects] = pressed(state, key);
      expect(effects).toEqual([]);
      expect(next.notice?.text).toBe(why);
      expect({ ...next, notice: state.notice, hint: state.hint }).toEqual(state);
    }
  },
);

test('a key that is free on a screen says where it works, and nothing else happens', () => {
  const [next, effects] = pressed(opened, 'D');
  expect(effects).toEqual([]);
  expect(next.layers).toBe(opened.layers);
  expect(next.notice?.text).toBe(
    'D does nothing here; it works on: inbox, events, event, an indicator, what if, pointing.',
  );
  expect(pressed(opened, '#')[0].notice?.text).toBe('# is no key here; ? lists the keys.');
  const [asked] = runActionStep(runActionStep(opened, 'item.open')[0], 'reading.record');
  expect(pressed(asked, 'D')[0].notice).toBeUndefined();
});

test('no two actions share a key on a screen, unless only one of them can work there', () => {
  const shared = REGISTRY.bindings.flatMap((binding, at) =>
    REGISTRY.bindings.slice(at + 1).flatMap((other) => clash(binding, other)),
  );
  expect(shared).toEqual([]);
});

function clash(a: Binding, b: Binding): readonly string[] {
  const screens = a.screens.filter((screen) => b.screens.includes(screen));
  const keys = a.keys.filter((key) => b.keys.includes(key));
  return screens.length > 0 && keys.length > 0 ? [`${a.id} and ${b.id}: ${keys}`] : [];
}

test('letters are free on every screen where something is typed, the two answers aside', () => {
  const kinds: readonly Screen['kind'][] = REGISTRY.fields;
  const taken = REGISTRY.bindings.filter(
    ({ screens, keys }) =>
      screens.some((kind) => kinds.includes(kind)) && keys.some((key) => /^[^^]$/.test(key)),
  );
  expect(taken.map(({ id }) => id)).toEqual([]);
});

test('a key of the keymap is one that a terminal sends: a blank is no word', () => {
  const keys = REGISTRY.bindings.flatMap((binding) => binding.keys);
  expect(keys).toContain(' ');
  expect(keys).not.toContain('Space');
});

test('every action has an id of its own, a label and a sentence', () => {
  const ids = REGISTRY.bindings.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, label, description, keys } of REGISTRY.bindings) {
    expect(id).toMatch(/^[a-z][A-Za-z]*\.[a-z0-9][A-Za-z0-9]*$/);
    expect([label, description, ...keys].every((text) => text !== '')).toBe(true);
  }
});

const idsOf = (bindings: readonly Binding[]): string => bindings.map(({ id }) => id).join(' ');

test('a key is dead on a locked board by itself where what it does ends in an entry of the journal', () => {
  expect(idsOf(REGISTRY.bindings.filter(({ writes }) => writes === true)).split(' ')).toEqual([
    ...['reading.record', 'reading.check', 'journal.undo', 'journal.redo', 'alert.acknowledge'],
    ...['inbox.accept', 'inbox.refuse', 'inbox.later', 'inbox.form', 'inbox.acceptTogether'],
    'inbox.same',
    ...['inbox.refuseSource', 'together.accept', 'late.open', 'late.check'],
    ...['event.add', 'event.follow', 'event.correct', 'event.retract', 'assessment.sign'],
    ...['reading.correct', 'reading.annotate', 'note.editor', 'reading.retract', 'reading.batch'],
    ...[
      'retract.yes',
      'whatIf.save',
      'whatIf.delete',
      'recipes.collect',
      'form.save',
      'sheet.save',
    ],
  ]);
});

test('the footer names first what its screen leads with, in that order', () => {
  for (const state of STATES) {
    const { leads = [] } = screenDefinitionOf(state, topScreen(state));
    const named = footerBindings(state).map(({ id }) => id);
    const first = leads.filter((id) => named.includes(id));
    expect(named.slice(0, first.length)).toEqual(first);
  }
});

test('the footer can name every key but those that move, the twin of one that it names, and what is rare', () => {
  const unnamed = REGISTRY.bindings.filter(({ footer }) => footer !== true);
  const moves =
    /^(nav|panel|find|time|event)\.(up|down|left|right|first|last|page|prev|next|\d|home|month|change)/;
  expect(idsOf(unnamed.filter(({ id }) => !moves.test(id))).split(' ')).toEqual([
    ...[
      'reading.check',
      'tab.prev',
      'journal.redo',
      'data.reload',
      'together.choice1',
      'together.choice2',
      'together.choice3',
      'list.reverse',
      'reading.newer',
    ],
    ...['reading.copy', 'event.source', 'event.reverse', 'reading.annotate', 'note.editor'],
    ...[
      'retract.yes',
      'event.flag',
      'recipes.collect',
      'app.settings',
      'app.lock',
      'app.suspend',
      'app.redraw',
    ],
    ...['form.prev', 'form.quit', 'sheet.prev', 'sheet.down', 'sheet.up', 'sheet.pageUp'],
    ...['sheet.quit', 'pointing.left', 'pointing.right', 'pointing.clear'],
    ...['command.prev', 'command.quit'],
  ]);
  const named = REGISTRY.bindings.filter(({ id, footer }) => footer === true && moves.test(id));
  expect(idsOf(named)).toBe('panel.preview panel.next');
});
