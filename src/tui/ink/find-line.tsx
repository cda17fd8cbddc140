/** The line that holds what is looked for, with the real cursor in it. */
import { useCursor } from 'ink';
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { type TextField, visiblePartOfField } from '../text-field.ts';
import { SpansRow } from './line.tsx';

interface FindLineProps {
  readonly label: string;
  readonly field: TextField;
  /** What may be typed, shown while nothing is. */
  readonly hint: string;
  /** Cells of the line, ≥ 0. */
  readonly cells: number;
  /** Column and row of the screen where the line begins, from 0. */
  readonly column: number;
  readonly row: number;
}

/** The line, of at most `cells` cells. */
export function FindLine({ label, field, hint, cells, column, row }: FindLineProps) {
  const cursor = useCursor();
  const head = ` ${label} `;
  const shown = visiblePartOfField(field, Math.max(1, cells - textWidth(head) - 1));
  cursor.setCursorPosition({ x: column + textWidth(head) + shown.cursor, y: row });
  return (
    <SpansRow
      spans={[
        { text: head, tone: 'focus' },
        field.text === ''
          ? {
              text: `  ${cutOrPadToWidth(hint, Math.max(0, cells - textWidth(head) - 2))}`,
              tone: 'dim',
            }
          : { text: shown.text, typed: true },
      ]}
    />
  );
}
