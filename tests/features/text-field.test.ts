/** One line of text being typed, by hand: where the cursor stands, what each key does to it, what a box shows. */
import { expect, test } from 'vitest';
import {
  choiceFieldAfterKey,
  fieldAfterInsert,
  fieldWithCursorMovedByLine,
  suggestedTextField,
  type TextField,
  textFieldAfterKey,
  textFieldHolding,
  visiblePartOfField,
  wrappedTextWithCursor,
} from '../../src/tui/text-field.ts';

/** A field with its cursor where the | stands. */
function at(marked: string): TextField {
  const [before = '', after = ''] = marked.split('|');
  return { text: before + after, cursor: textFieldHolding(before).cursor };
}

/** The text with a | where the cursor stands. */
function marked({ text, cursor }: TextField): string {
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return [...signs.slice(0, cursor), '|', ...signs.slice(cursor)].join('');
}

test.each([
  ['ab|cd', 'Left', 'a|bcd'],
  ['|ab', 'Left', '|ab'],
  ['ab|cd', 'Right', 'abc|d'],
  ['ab|', 'Right', 'ab|'],
  ['ab|cd', 'Home', '|abcd'],
  ['ab|cd', '^A', '|abcd'],
  ['ab|cd', 'End', 'abcd|'],
  ['ab|cd', '^E', 'abcd|'],
  ['ab|cd', 'Backspace', 'a|cd'],
  ['|ab', 'Backspace', '|ab'],
  ['ab|cd', 'Delete', 'ab|d'],
  ['ab|', 'Delete', 'ab|'],
  ['ab|cd', '^K', 'ab|'],
  ['ab|cd', '^U', '|cd'],
  ['one two  |x', '^W', 'one |x'],
  ['one two|x', '^W', 'one |x'],
  ['one|', '^W', '|'],
  ['|one', '^W', '|one'],
  ['ab|cd', 'x', 'abx|cd'],
  ['ab|cd', '新', 'ab新|cd'],
  ['e\u0301新|x', 'Backspace', 'e\u0301|x'],
  ['e\u0301|x', 'Left', '|e\u0301x'],
] as const)('%s and %s give %s', (before, key, after) => {
  const next = textFieldAfterKey(at(before), key);
  expect(next && marked(next)).toBe(after);
});

test('a key that is neither an editing key nor a sign means nothing', () => {
  for (const key of ['Enter', 'Esc', 'Tab', 'S-Tab', 'PgDn', '^X', ''])
    expect(textFieldAfterKey(at('a|b'), key), key).toBeUndefined();
  expect(textFieldAfterKey(at('|'), 'X')).toEqual({ text: 'X', cursor: 1 });
});

test('what is typed takes the place of a suggestion, an editing key makes it one’s own', () => {
  const suggested = suggestedTextField('today');
  expect(suggested).toMatchObject({ text: 'today', cursor: 5 });
  expect(fieldAfterInsert(suggested, '1')).toEqual({ text: '1', cursor: 1 });
  const own = textFieldAfterKey(suggested, 'Left');
  expect(own).toEqual({ text: 'today', cursor: 4 });
  expect(own && fieldAfterInsert(own, '1')).toEqual({ text: 'toda1y', cursor: 5 });
});

test('what is pasted is one line, with no sign that moves a terminal', () => {
  expect(fieldAfterInsert(at('a|b'), 'x\r\n\ty\u001b[31m\u0000')).toEqual({
    text: 'ax y[31mb',
    cursor: 8,
  });
});

test('a choice steps by arrows and space, is named by its first letter, and is none where that is one', () => {
  const choices = ['', 'low', 'moderate', 'high'];
  const step = (from: string, key: string, of = choices): string | undefined =>
    choiceFieldAfterKey(textFieldHolding(from), key, of)?.text;
  expect([step('low', 'Right'), step('low', ' '), step('high', 'Right')]).toEqual([
    'moderate',
    'moderate',
    'high',
  ]);
  expect([step('moderate', 'Left'), step('', 'Left')]).toEqual(['low', '']);
  // A text that is none of them: the first from before, the last from behind.
  expect([step('other', 'Right'), step('other', 'Left')]).toEqual(['', 'high']);
  expect([step('', 'm'), step('low', 'H'), step('low', 'z')]).toEqual([
    'moderate',
    'high',
    undefined,
  ]);
  expect([step('low', 'Backspace'), step('low', 'Delete')]).toEqual(['', '']);
  const needed = ['low', 'high'];
  expect(step('low', 'Backspace', needed)).toBeUndefined();
  expect(step('low', 'Delete', needed)).toBeUndefined();
  expect(step('', 'Left', [])).toBe('');
});

test('a box shows the part of a text with the cursor in it, by the cells it takes', () => {
  expect(visiblePartOfField(at('abc|'), 4)).toEqual({ text: 'abc', cursor: 3 });
  // The cursor behind the last sign takes a cell of its own.
  expect(visiblePartOfField(at('abcd|'), 4)).toEqual({ text: 'bcd', cursor: 3 });
  expect(visiblePartOfField(at('ab|cdef'), 4)).toEqual({ text: 'abcd', cursor: 2 });
  expect(visiblePartOfField(at('abcdef|gh'), 4)).toEqual({ text: 'defg', cursor: 3 });
  expect(visiblePartOfField(at('|abcdef'), 4)).toEqual({ text: 'abcd', cursor: 0 });
  expect(visiblePartOfField(at('新新新|'), 4)).toEqual({ text: '新', cursor: 2 });
  expect(visiblePartOfField(at('a新|新'), 4)).toEqual({ text: 'a新', cursor: 3 });
});

test('a box of no cells shows nothing of a text', () => {
  for (const cells of [0, -1])
    expect(visiblePartOfField(at('ab|c'), cells)).toEqual({ text: '', cursor: 0 });
});

test('a paragraph is broken between words, at its line breaks, and within a word that is too long', () => {
  const lines = (text: string, cells: number) =>
    wrappedTextWithCursor(textFieldHolding(text), cells).lines;
  expect(lines('', 5)).toEqual(['']);
  expect(lines('one two three', 7)).toEqual(['one two', 'three']);
  expect(lines('one two three', 6)).toEqual(['one', 'two', 'three']);
  expect(lines('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(lines('a\n\nb c', 3)).toEqual(['a', '', 'b c']);
  expect(lines('新新 新', 4)).toEqual(['新新', '新']);
  expect(lines('end ', 3)).toEqual(['end', '']);
});

test('the cursor stands in a broken paragraph where it stands in its text', () => {
  const place = (marked: string, cells: number) => {
    const { row, cell } = wrappedTextWithCursor(at(marked), cells);
    return [row, cell];
  };
  expect(place('|one two three', 7)).toEqual([0, 0]);
  expect(place('one two| three', 7)).toEqual([0, 7]);
  expect(place('one two |three', 7)).toEqual([1, 0]);
  expect(place('one two three|', 7)).toEqual([1, 5]);
  expect(place('a\n|b', 7)).toEqual([1, 0]);
});

test('up and down keep the cell of the cursor, or the end of a shorter line', () => {
  const moved = (marked: string, by: 1 | -1) =>
    fieldWithCursorMovedByLine(at(marked), 7, by)?.cursor;
  expect(moved('one |two three', 1)).toBe(12);
  expect(moved('one two t|hree', -1)).toBe(1);
  expect(moved('one two| ab', 1)).toBe(10);
  expect(moved('o|ne two three', -1)).toBeUndefined();
  expect(moved('one two t|hree', 1)).toBeUndefined();
});
