/** Which rows lie where on the screen, as they say themselves when they are drawn: a click finds its row however a screen is laid out. */
import { Box, type DOMElement, measureElement } from 'ink';
import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from 'react';

/** A part of the screen that can be clicked. */
interface Clickable {
  /** Which part of the screen it is, by its index from 0, where there are several; undefined: the one that keys move in. */
  readonly area?: number | undefined;
  /** Index of the row that is drawn first, from 0; undefined: it has no rows and is clicked as a whole. */
  readonly first?: number | undefined;
  /** Rows of the screen above that one, such as a heading, ≥ 0; 0 when left out. */
  readonly above?: number | undefined;
  /** Index of the row in hand, from 0; undefined: it is none of these. */
  readonly selected?: number | undefined;
}

/** What lies below a cell of the screen. */
export interface Hit extends Clickable {
  /** Index of the row, from 0; undefined: it is no row. */
  readonly row: number | undefined;
}

/** Everything on the screen that can be clicked. */
export class ClickMap {
  readonly #parts = new Map<DOMElement, Clickable>();

  /** Takes a part in; what it gives back takes it out. */
  add(element: DOMElement, part: Clickable): () => void {
    this.#parts.set(element, part);
    return () => this.#parts.delete(element);
  }

  /** The smallest part below a cell, counted from 0; undefined: nothing there can be clicked. */
  at(column: number, row: number): Hit | undefined {
    const below = [...this.#parts].flatMap(([element, part]) => {
      const { x, y, width, height } = measureElement(element);
      const isIn = column >= x && column < x + width && row >= y && row < y + height;
      return isIn ? [{ part, top: y, size: width * height }] : [];
    });
    const [found] = below.toSorted((a, b) => a.size - b.size);
    if (found === undefined) return undefined;
    const { part, top } = found;
    const { first, above = 0 } = part;
    const from = row - top - above;
    return { ...part, row: first === undefined || from < 0 ? undefined : first + from };
  }
}

/** Where what is drawn says that it can be clicked; undefined: nowhere. */
export const ClicksContext = createContext<ClickMap | undefined>(undefined);

/** What is drawn inside can be clicked: rows one below another, or the whole. */
export function ClickArea({
  children,
  area,
  first,
  above,
  selected,
}: Clickable & { readonly children: ReactNode }) {
  const clicks = useContext(ClicksContext);
  const element = useRef<DOMElement>(null);
  useLayoutEffect(
    () =>
      element.current === null
        ? undefined
        : clicks?.add(element.current, { area, first, above, selected }),
    [clicks, area, first, above, selected],
  );
  return (
    <Box ref={element} flexDirection="column" flexShrink={0}>
      {children}
    </Box>
  );
}
