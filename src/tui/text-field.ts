/** One line of text being typed: what it holds and where the cursor stands. */
import { graphemes, textWidth } from '../page/line.ts';
import { isTyped } from './keys.ts';
import type { Field, Values } from './screen.ts';

export interface TextField {
  readonly text: string;
  /** In graphemes from the start. */
  readonly cursor: number;
  /** Of a choice: the letters by which it was found. */
  readonly letters?: string;
}

/** A field that holds a text, with the cursor behind it. */
export function fieldOf(text: string): TextField {
  return { text, cursor: graphemes(text).length };
}

/** What completes a text, if anything does. */
export function completed(
  suggest: Field['suggest'],
  text: string,
  values: Values,
): string | undefined {
  const typed = text.toLowerCase();
  const whole =
    typeof suggest === 'function'
      ? suggest(text, values)
      : suggest?.find((each) => each.toLowerCase().startsWith(typed));
  return whole === text ? undefined : whole;
}

/** The field after something was typed or pasted; line breaks become blanks, other control characters go. */
export function insert({ text, cursor }: TextField, typed: string): TextField {
  const clean = typed.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, '');
  const all = graphemes(text);
  const before = all.slice(0, cursor).join('') + clean;
  return { text: before + all.slice(cursor).join(''), cursor: graphemes(before).length };
}

/** The field after a key; undefined where the key means nothing in a field. */
export function edit(field: TextField, key: string): TextField | undefined {
  const { text, cursor } = field;
  const all = graphemes(text);
  const without = (from: number, to: number): TextField => ({
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
      return cursor === 0 ? field : without(cursor - 1, cursor);
    case 'Delete':
      return without(cursor, cursor + 1);
    case '^K':
      return without(cursor, all.length);
    case '^U':
      return without(0, cursor);
    case '^W': {
      const word = /\S+\s*$/.exec(all.slice(0, cursor).join(''))?.[0] ?? '';
      return without(cursor - graphemes(word).length, cursor);
    }
    default:
      return isTyped(key) ? insert(field, key) : undefined;
  }
}

/** The part of a field that a box of so many cells shows, the cursor in it, and the cell of the cursor; `…` stands for what is cut off at an end. */
export function visible(
  { text, cursor }: TextField,
  cells: number,
): { readonly text: string; readonly cursor: number } {
  const all = graphemes(text);
  const width = (from: number, to: number): number => textWidth(all.slice(from, to).join(''));
  const head = (from: number): string => (from === 0 ? '' : '…');
  const tail = (to: number): string => (to < all.length ? '…' : '');
  const under = Math.max(1, width(cursor, cursor + 1)) + tail(cursor + 1).length;
  let from = 0;
  while (from < cursor && head(from).length + width(from, cursor) + under > cells) from += 1;
  const left = head(from).length;
  let to = from;
  while (to < all.length && left + width(from, to + 1) + tail(to + 1).length <= cells) to += 1;
  return {
    text: head(from) + all.slice(from, to).join('') + tail(to),
    cursor: left + width(from, cursor),
  };
}
