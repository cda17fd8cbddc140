/** One row of text, cut at the edge, with tones where words carry them. */
import { createContext, memo, useContext } from 'react';
import { cutToWidth, textWidth } from '../../text/cells.ts';
import type { ViewLine } from '../../text/line.ts';
import { Text } from './text.tsx';
import { type Tone, useDrawing } from './theme.ts';

export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  /** Whether a person is typing it: then every sign stays as it is. */
  readonly typed?: boolean;
}

/** Cells that a row has here: where the sign of what is cut off must be ASCII too, the row is cut before Ink does it. */
export const CellsContext = createContext(Number.POSITIVE_INFINITY);

interface LineProps {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** A row in one tone. */
export const Line = memo(function Line({ text, tone = 'plain' }: LineProps) {
  const { styles, draw, ascii } = useDrawing();
  const cells = useContext(CellsContext);
  return (
    <Text wrap="truncate" {...styles[tone]}>
      {text === '' ? ' ' : draw(ascii ? cutToWidth(text, cells) : text)}
    </Text>
  );
});

/** A row of several tones. */
export function SpansRow({ spans }: { readonly spans: readonly Span[] }) {
  const { styles, draw, ascii } = useDrawing();
  const cells = useContext(CellsContext);
  let at = 0;
  let room = cells;
  return (
    <Text wrap="truncate">
      {spans.map(({ text: whole, tone, typed }) => {
        at += whole.length + 1;
        const text = ascii ? cutToWidth(whole, room) : whole;
        if (ascii) room -= textWidth(text);
        const shown = typed === true ? text : draw(text);
        return tone === undefined ? (
          shown
        ) : (
          <Text key={at} {...styles[tone]}>
            {shown}
          </Text>
        );
      })}
    </Text>
  );
}

interface LinesProps {
  readonly texts: readonly string[];
  /** By the place from the top; plain when left out. */
  readonly toneOf?: (at: number) => Tone;
}

/** Rows below one another, a space before each; a row is its place on the screen. */
export function LinesColumn({ texts, toneOf }: LinesProps) {
  return texts.map((text, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <Line key={at} text={` ${text}`} tone={toneOf?.(at)} />
  ));
}

const TONE_OF = { prose: 'plain', title: 'title', warning: 'WATCH', drawn: 'plain' } as const;

/** The same of a view's lines, each in the tone of its role. */
export function ViewLines({ lines }: { readonly lines: readonly ViewLine[] }) {
  return lines.map(({ text, role }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <Line key={at} text={` ${text}`} tone={TONE_OF[role]} />
  ));
}
