/** The board for a screen reader: lines that stay, and below them the one line that follows the selection. */
import { Static, Text, useCursor } from 'ink';
import { focusOf } from '../../app/linear.ts';
import type { State } from '../../app/state.ts';

interface LinearProps {
  readonly state: State;
  /** Everything said so far; only what is new is written. */
  readonly said: readonly string[];
  /** Of the terminal. */
  readonly columns: number;
}

/** No boxes, no colours; the real cursor stands on the focus. */
export function Linear({ state, said, columns }: LinearProps) {
  const cursor = useCursor();
  const focus = focusOf(state);
  cursor.setCursorPosition({ x: focus.cursor % columns, y: Math.floor(focus.cursor / columns) });
  return (
    <>
      <Static items={[...said]}>
        {(line, at) => (
          <Text key={at} wrap="wrap">
            {line}
          </Text>
        )}
      </Static>
      <Text wrap="wrap">{focus.text}</Text>
    </>
  );
}
