/** Keys of one's own: what is taken, what is refused, and what shows of it. */
import { expect, test } from 'vitest';
import { ignoredCustomKeysNotice } from '../../src/features/board/status-area.ts';
import { helpLines } from '../../src/features/help/help-lines.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { whyBindingDisabled } from '../../src/tui/binding.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import {
  acceptedCustomKeys,
  actionKeyName,
  customKeysProblemSentence,
  type OwnKeys,
} from '../../src/tui/own-keys.ts';
import { topScreen } from '../../src/tui/state.ts';
import { openState } from '../ui/board.ts';
import { runActionStep } from './actions.ts';
import { openLand, SIZE, STORED, STRANGE, sitDown } from './person.ts';
import { textsOf } from './texts.ts';

const own = (asked: Readonly<Record<string, readonly string[]>>): OwnKeys =>
  acceptedCustomKeys(REGISTRY, asked);

test('an action answers to the key of one’s own and no longer to its old one', () => {
  const analyst = sitDown({ ...openState(SIZE), ownKeys: own({ 'reading.record': ['i'] }) });
  analyst.type('e');
  expect(topScreen(analyst.state).kind).toBe('overview');
  analyst.type('i');
  expect(topScreen(analyst.state).kind).toBe('form');
});

test('two actions may change places', () => {
  const { own: changed, problems } = own({ 'item.explain': ['m'], 'gauge.mechanism': ['x'] });
  expect(problems).toEqual([]);
  expect([...changed]).toEqual(['item.explain', 'gauge.mechanism']);
});

test.each([
  [
    { 'no.such': ['x'] },
    'keymap.json: "no.such" is ignored; there is no such action; correct its name, or take it out.',
  ],
  [
    { 'reading.recrod': ['i'] },
    'keymap.json: "reading.recrod" is ignored; there is no such action; did you mean reading.record? write that, or take it out.',
  ],
  [
    { 'reading.record': [] },
    'keymap.json: "reading.record" is ignored; an action needs a key; name one, or take the line out.',
  ],
  [
    { 'reading.record': ['F5'] },
    'keymap.json: "reading.record" is ignored; "F5" is no key; use one character, ^ and a capital, or a name such as Enter, PgDn, S-Tab.',
  ],
  [
    { 'reading.record': ['^E'] },
    'keymap.json: "reading.record" is ignored; "^E" is a Ctrl key, and those never write; name another key.',
  ],
  [
    { 'form.save': ['s'] },
    'keymap.json: "form.save" is ignored; "s" is text where that action works; name another key.',
  ],
  [
    // on screens without a field too
    { 'app.redraw': ['R'] },
    'keymap.json: "app.redraw" is ignored; "R" is text where that action works; name another key.',
  ],
  [
    { 'reading.record': ['x'] },
    'keymap.json: "reading.record" is ignored; x is "item.explain" on the same screen; name another key.',
  ],
  [
    { 'reading.record': ['i', 'Down', 'j'] },
    'keymap.json: "reading.record" is ignored; Down is "nav.down" on the same screen; name another key.',
  ],
  [
    { 'reading.record': ['i', 'F5', 'F6'] },
    'keymap.json: "reading.record" is ignored; "F5" is no key; use one character, ^ and a capital, or a name such as Enter, PgDn, S-Tab.',
  ],
])('%j is refused with a sentence', (asked, sentence) => {
  const { own: changed, problems } = own(asked);
  expect(problems.map(customKeysProblemSentence)).toEqual([sentence]);
  expect(changed.size).toBe(0);
});

test('of two that want one key the later one gives way, and keeps the key it had', () => {
  const { keys, own: changed, problems } = own({ 'gauge.explain': ['Y'], 'whatIf.open': ['Y'] });
  expect([...changed]).toEqual(['gauge.explain']);
  expect(keys.get('gauge.explain')).toEqual(['Y']);
  expect(keys.get('whatIf.open')).toEqual(['w']);
  expect(problems.map(customKeysProblemSentence)).toEqual([
    'keymap.json: "whatIf.open" is ignored; Y is "gauge.explain" on the same screen; name another key.',
  ]);
});

test('footer and help name the keys that hold, and the help says what was changed', () => {
  const ownKeys = own({ 'reading.record': ['i'], 'no.such': ['x'] });
  const analyst = sitDown({ ...openState(SIZE), ownKeys });
  expect(footerBindings(analyst.state).map(({ id }) => id)).toContain('reading.record');
  analyst.type('?');
  const text = textsOf(helpLines(analyst.state, REGISTRY.bindings, 120)).join('\n');
  expect(text).toContain('* changed by your keymap: reading.record is i');
  expect(text).toMatch(/^i +\* record +record a reading/m);
  expect(text).toContain('"no.such" is ignored');
  expect(ignoredCustomKeysNotice(analyst.state)).toContain('"no.such" is ignored');
});

test('several that are refused are one line on the board and spelled out in the help', () => {
  const state = { ...openState(SIZE), ownKeys: own({ a: ['x'], b: ['y'] }) };
  expect(ignoredCustomKeysNotice(state)).toBe('keymap.json: 2 entries ignored; ? says why.');
});

test('what clashes is spelled out in the help, however narrow the terminal', () => {
  const state = { ...openState({ columns: 60, rows: 20 }), ownKeys: own({ 'whatIf.open': ['x'] }) };
  const lines = textsOf(helpLines(runActionStep(state, 'app.help')[0], REGISTRY.bindings, 58));
  expect(lines.join(' ')).toContain(
    'keymap.json: "whatIf.open" is ignored; x is "item.explain" on the same screen; name another key.',
  );
});

const strangeKey = (id: string): string => actionKeyName({ ownKeys: STRANGE }, id);

test('what was recorded, retracted or undone is said with the keys of one’s own', () => {
  const analyst = sitDown({ ...openState(SIZE), ownKeys: STRANGE });
  analyst.press('panel.1', 'reading.record');
  analyst.type(...'400');
  analyst.press('form.save');
  const { readings } = analyst.state.present;
  const stored = { ...STORED, readings, undoable: '1 reading', redoable: '1 reading' };
  const heard = (): string => {
    const effect = analyst.effects.at(-1);
    if (effect?.kind !== 'record' && effect?.kind !== 'retract') throw new Error('nothing written');
    analyst.hear({ kind: 'recorded', stored, changed: true });
    return analyst.state.notice?.text ?? '';
  };
  expect(heard()).toContain(`; ${strangeKey('journal.undo')} takes it back.`);
  openLand(analyst);
  analyst.press('reading.retract', 'retract.yes');
  expect(heard()).toContain(`; ${strangeKey('journal.undo')} brings it back.`);
  const taken = { stored, summary: '1 reading' };
  analyst.hear({ kind: 'takenBack', how: 'undo', ...taken });
  expect(analyst.state.notice?.text).toBe(
    `Undone: 1 reading. ${strangeKey('journal.redo')} brings it back.`,
  );
  analyst.hear({ kind: 'takenBack', how: 'redo', ...taken });
  expect(analyst.state.notice?.text).toBe(
    `Redone: 1 reading. ${strangeKey('journal.undo')} takes it back.`,
  );
});

test('no reason why a key does not work names a key of the keymap', () => {
  const named =
    /(^|[\s(;,])(Esc|Enter|Space|Tab|Right|Left|[A-Za-z0-9?%:()[\]{}])( [a-z]+s\b|[).])/;
  const screens = ['item.open', 'gauge.explain', 'whatIf.open', 'event.list', 'journal.open'];
  for (const way of [[], ...screens.map((screen) => [screen])]) {
    for (const tab of [[], [strangeKey('tab.next')]]) {
      const person = sitDown({ ...openState({ columns: 80, rows: 24 }), ownKeys: STRANGE });
      person.press('panel.1', ...way);
      person.type(...tab);
      const whys = REGISTRY.bindings.flatMap(
        (binding) => whyBindingDisabled(person.state, binding) ?? [],
      );
      expect(whys.length).toBeGreaterThan(0);
      expect(whys.filter((why) => named.test(why))).toEqual([]);
    }
  }
});
