/** The board for a screen reader: lines that stay, and below them the one line that follows the selection. */
import { Static, useCursor } from 'ink';
import { graphemeSegments, textWidth } from '../../text/cells.ts';
import { screenReaderFocus } from '../screen-reader.ts';
import type { Focus, State } from '../state.ts';
import { Text } from './text.tsx';

interface LinearProps {
  readonly state: State;
  /** Everything said so far; only what is new is written. */
  readonly said: readonly string[];
  /** Columns of the terminal, ≥ 1. */
  readonly columns: number;
}

/** No boxes, no colours; the real cursor stands on the focus. */
export function ScreenReaderBody({ state, said, columns }: LinearProps) {
  const cursor = useCursor();
  const focus = screenReaderFocus(state);
  cursor.setCursorPosition(cursorCellPosition(focus, columns));
  return (
    <>
      <Static items={[...said]}>
        {(line, at) => (
          <Text key={at} wrap="wrap">
            {line}
          </Text>
        )}
      </Static>
      <Text wrap="hard">{focus.text}</Text>
    </>
  );
}

/** Where the cursor stands, its column and row from 0, in a text whose lines are filled to the last cell: a wide character that has no room left begins the next. */
export function cursorCellPosition(
  { text, cursor }: Focus,
  columns: number,
): { x: number; y: number } {
  let [x, y, cells] = [0, 0, 0];
  for (const { segment } of graphemeSegments(text)) {
    const size = textWidth(segment);
    if (x + size > columns) [x, y] = [0, y + 1];
    if (cells >= cursor) break;
    x += size;
    cells += size;
  }
  return x < columns ? { x, y } : { x: 0, y: y + 1 };
}
