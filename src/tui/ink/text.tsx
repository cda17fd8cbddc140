/** The one way of a text into a frame: Ink's own text hands on escape sequences of colours and links, wherever they came from. */
import { type TextProps as InkProps, Text as InkText } from 'ink';
import type { ReactElement } from 'react';
import { terminalSafeText } from '../../text/format.ts';

type Piece = string | ReactElement;

interface TextProps extends Omit<InkProps, 'children'> {
  readonly children: Piece | readonly Piece[];
}

/** A text in a style, in which what would move a terminal or turn a text round is `�`. */
export function Text({ children, ...style }: TextProps) {
  const shown = (piece: Piece): Piece =>
    typeof piece === 'string' ? terminalSafeText(piece) : piece;
  return (
    <InkText {...style}>
      {typeof children === 'object' && 'map' in children ? children.map(shown) : shown(children)}
    </InkText>
  );
}
