/** The line that holds what is looked for, with the real cursor in it. */
import { useCursor } from 'ink';
import { fill, width } from '../../text/cells.ts';
import { type TextField, windowOf } from '../text-field.ts';
import { Spans } from './line.tsx';

interface FindLineProps {
  readonly label: string;
  readonly field: TextField;
  /** What may be typed, shown while nothing is. */
  readonly hint: string;
  readonly cells: number;
  /** Where the line begins on the screen, from 0. */
  readonly column: number;
  readonly row: number;
}

/** The line, of at most `cells` cells. */
export function FindLine({ label, field, hint, cells, column, row }: FindLineProps) {
  const cursor = useCursor();
  const head = ` ${label} `;
  const shown = windowOf(field, Math.max(1, cells - width(head) - 1));
  cursor.setCursorPosition({ x: column + width(head) + shown.cursor, y: row });
  return (
    <Spans
      spans={[
        { text: head, tone: 'focus' },
        field.text === ''
          ? { text: `  ${fill(hint, Math.max(0, cells - width(head) - 2))}`, tone: 'dim' }
          : { text: shown.text, typed: true },
      ]}
    />
  );
}
