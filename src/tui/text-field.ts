/** One line of text being typed: what it holds and where the cursor stands. */
import { graphemeSegments, textWidth } from '../text/cells.ts';

export interface TextField {
  readonly text: string;
  /** In graphemes from the start, 0…length. */
  readonly cursor: number;
  /** Whether the text is a suggestion: what is typed takes its place, unless it begins with a comma and goes on behind it; an editing key makes it one's own. */
  readonly suggested?: boolean;
}

/** A field that holds a text, with the cursor behind it. */
export function textFieldHolding(text: string): TextField {
  return { text, cursor: parts(text).length };
}

/** A field that suggests a text. */
export function suggestedTextField(text: string): TextField {
  return { ...textFieldHolding(text), suggested: true };
}

/** The field after a text was typed or pasted into it; line breaks become spaces, other control characters are dropped. */
export function fieldAfterInsert(field: TextField, typed: string): TextField {
  const clean = typed.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, '');
  const isReplaced = field.suggested === true && !clean.startsWith(',');
  const { text, cursor } = isReplaced ? textFieldHolding('') : field;
  const all = parts(text);
  const before = all.slice(0, cursor).join('') + clean;
  return { text: before + all.slice(cursor).join(''), cursor: parts(before).length };
}

/** The field after an editing key (Left, Right, Home, End, Backspace, Delete, ^A ^E ^K ^U ^W); undefined: the key is not one. */
function edit(field: TextField, key: string): TextField | undefined {
  const all = parts(field.text);
  const { text, cursor } = field;
  const keep = (from: number, to: number): TextField => ({
    text: [...all.slice(0, from), ...all.slice(to)].join(''),
    cursor: from,
  });
  switch (key) {
    case 'Left':
      return { text, cursor: Math.max(0, cursor - 1) };
    case 'Right':
      return { text, cursor: Math.min(all.length, cursor + 1) };
    case 'Home':
    case '^A':
      return { text, cursor: 0 };
    case 'End':
    case '^E':
      return { text, cursor: all.length };
    case 'Backspace':
      return keep(Math.max(0, cursor - 1), cursor);
    case 'Delete':
      return { ...keep(cursor, cursor + 1), cursor };
    case '^K':
      return keep(cursor, all.length);
    case '^U':
      return keep(0, cursor);
    case '^W':
      return keep(wordStart(all, cursor), cursor);
    default:
      return undefined;
  }
}

/** The field after a key: an editing key or typed text; undefined: the key means nothing in a field. */
export function textFieldAfterKey(field: TextField, key: string): TextField | undefined {
  return edit(field, key) ?? (isText(key) ? fieldAfterInsert(field, key) : undefined);
}

/**
 * A field that holds one of some words, after a key: Left, Right and Space step, a letter goes to the first word that
 * begins with it, Backspace to none where none is a choice; undefined: the key means nothing there.
 */
export function choiceFieldAfterKey(
  field: TextField,
  key: string,
  choices: readonly string[],
): TextField | undefined {
  const at = choices.indexOf(field.text);
  if (key === 'Left')
    return textFieldHolding(choices[at < 0 ? choices.length - 1 : Math.max(0, at - 1)] ?? '');
  if (key === 'Right' || key === ' ')
    return textFieldHolding(choices[Math.min(choices.length - 1, at + 1)] ?? '');
  if (key === 'Backspace' || key === 'Delete')
    return choices.includes('') ? textFieldHolding('') : undefined;
  const named = choices.find((choice) => choice !== '' && choice.startsWith(key.toLowerCase()));
  return named === undefined ? undefined : textFieldHolding(named);
}

/** Names of keys are longer than one letter and in ASCII; what is typed is one grapheme. */
function isText(key: string): boolean {
  return key.length > 0 && !/^(\^.|S-.+|[A-Z][a-z]+[A-Za-z]*)$/u.test(key);
}

function parts(text: string): readonly string[] {
  return Array.from(graphemeSegments(text), ({ segment }) => segment);
}

/** Where the word before the cursor begins, in graphemes from 0. */
function wordStart(all: readonly string[], cursor: number): number {
  let at = cursor;
  while (at > 0 && all[at - 1] === ' ') at -= 1;
  while (at > 0 && all[at - 1] !== ' ') at -= 1;
  return at;
}

/** The part of a field that a box of `cells` cells, ≥ 1, shows so that the cursor is in it, and the cell of the box that the cursor stands on, 0…`cells` − 1; a box of none shows nothing, with the cursor at 0. */
export function visiblePartOfField(
  field: TextField,
  cells: number,
): { readonly text: string; readonly cursor: number } {
  const all = parts(field.text);
  let start = 0;
  const before = (): number => textWidth(all.slice(start, field.cursor).join(''));
  while (start < field.cursor && before() >= cells) start += 1;
  let shown = '';
  for (const part of all.slice(start)) {
    if (textWidth(shown + part) > cells) break;
    shown += part;
  }
  return { text: shown, cursor: before() };
}

/** A field broken into lines of at most `cells` cells, ≥ 1, between words where it can be; the line, from 0, and its cell, 0…`cells`, that the cursor stands on. */
export function wrappedTextWithCursor(
  field: TextField,
  cells: number,
): { readonly lines: readonly string[]; readonly row: number; readonly cell: number } {
  const all = parts(field.text);
  const starts = lineStarts(all, cells);
  const ends = starts.map((_, at) => (starts[at + 1] ?? all.length + 1) - 1);
  const row = starts.findLastIndex((start) => start <= field.cursor);
  const lines = starts.map((start, at) => {
    const end = ends[at] ?? all.length;
    // what broke the line is not shown; where a word is too long for one, nothing did
    return all.slice(start, isBlank(all[end]) ? end : end + 1).join('');
  });
  const before = all.slice(starts[row] ?? 0, field.cursor).join('');
  return { lines, row, cell: Math.min(cells, textWidth(before)) };
}

/** The field with the cursor a line of it further up (`by` -1) or down (1), as near to its cell as can be; undefined: there is no such line. */
export function fieldWithCursorMovedByLine(
  field: TextField,
  cells: number,
  by: 1 | -1,
): TextField | undefined {
  const all = parts(field.text);
  const starts = lineStarts(all, cells);
  const { row, cell, lines } = wrappedTextWithCursor(field, cells);
  const start = starts[row + by];
  const line = lines[row + by];
  if (start === undefined || line === undefined) return undefined;
  let passed = 0;
  let width = 0;
  for (const part of parts(line)) {
    if (width + textWidth(part) > cell) break;
    width += textWidth(part);
    passed += 1;
  }
  return { ...field, cursor: start + passed };
}

function isBlank(part: string | undefined): boolean {
  return part === ' ' || part === '\n';
}

/** Where each line begins, in graphemes from 0; there is one at least. */
function lineStarts(all: readonly string[], cells: number): readonly number[] {
  const starts = [0];
  let start = 0;
  let blank = -1;
  let width = 0;
  const begin = (at: number): void => {
    starts.push(at);
    start = at;
    blank = -1;
  };
  for (let at = 0; at < all.length; at += 1) {
    const part = all[at] ?? '';
    if (part === '\n') {
      begin(at + 1);
      width = 0;
      continue;
    }
    const own = textWidth(part);
    if (width + own > cells && at > start) {
      if (part === ' ') {
        begin(at + 1);
        width = 0;
        continue;
      }
      begin(blank >= start ? blank + 1 : at);
      width = textWidth(all.slice(start, at).join(''));
    }
    if (part === ' ') blank = at;
    width += own;
  }
  return starts;
}
