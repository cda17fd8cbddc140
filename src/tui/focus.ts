/** The line that a screen reader follows, with the cell that the cursor stands on. */
import { graphemeSegments, textWidth } from '../text/cells.ts';
import type { Part } from '../text/line.ts';
import { spokenTextInWords } from '../text/speech.ts';
import type { Focus } from './state.ts';
import type { TextField } from './text-field.ts';

/** The focus of a screen reader on what is said of a line, with its cursor at the beginning. */
export function screenReaderFocusAtLineStart(part: Part): Focus {
  return { text: spokenTextInWords(part), cursor: 0 };
}

/** What a screen reader follows of a field: its label, its text and what is said of it, with the cell of its cursor. */
export function screenReaderFocusOnField(label: string, field: TextField, rest: string): Focus {
  const before = Array.from(graphemeSegments(field.text), ({ segment }) => segment)
    .slice(0, field.cursor)
    .join('');
  return { text: `${label}${field.text}${rest}`, cursor: textWidth(label + before) };
}
