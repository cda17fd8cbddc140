/** One row of text, cut at the edge, with tones where words carry them; the row in hand has a background over its whole width. */
import { createContext, Fragment, memo, useContext } from 'react';
import { cutOrPadToWidth, cutToWidth, textWidth } from '../../text/cells.ts';
import { displayTextOfLinePart, type Part, type ViewLine } from '../../text/line.ts';
import type { Span, Tone } from '../../text/tone.ts';
import { Text } from './text.tsx';
import { useThemeAndGlyphs } from './theme.ts';

/** Cells that a row has here: what the row in hand is filled to, and where the sign of what is cut off must be ASCII too, what a row is cut to before Ink does it. */
export const CellsContext = createContext(Number.POSITIVE_INFINITY);

interface LineProps {
  readonly text: string;
  readonly tone?: Tone | undefined;
  /** Whether it is the row in hand. */
  readonly selected?: boolean;
}

/** A row in one tone. */
export const Line = memo(function Line({ text, tone = 'plain', selected = false }: LineProps) {
  const { styles, selection, draw, ascii } = useThemeAndGlyphs();
  const cells = useContext(CellsContext);
  if (selected) {
    const style = selection.keepsTones ? { ...styles[tone], ...selection.style } : selection.style;
    return (
      <Text wrap="truncate" {...style}>
        {draw(Number.isFinite(cells) ? cutOrPadToWidth(text, cells) : text)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate" {...styles[tone]}>
      {text === '' ? ' ' : draw(ascii ? cutToWidth(text, cells) : text)}
    </Text>
  );
});

interface SpansRowProps {
  readonly spans: readonly Span[];
  /** Whether it is the row in hand. */
  readonly selected?: boolean;
}

/** A row of several tones. */
export function SpansRow({ spans, selected = false }: SpansRowProps) {
  const { styles, selection, shade, draw, ascii } = useThemeAndGlyphs();
  const cells = useContext(CellsContext);
  let at = 0;
  let room = cells;
  const toned = !selected || selection.keepsTones;
  const parts = spans.map(({ text: whole, tone, typed, shaded }) => {
    at += whole.length + 1;
    const text = ascii ? cutToWidth(whole, room) : whole;
    if (ascii || selected) room -= textWidth(text);
    const shown = typed === true ? text : draw(text);
    const isStyled = tone !== undefined || shaded === true;
    const kept = tone === undefined ? undefined : selection.tones[tone];
    if (!toned && kept !== undefined)
      return (
        <Fragment key={at}>
          <Text {...kept}>{shown.trimEnd()}</Text>
          {' '.repeat(shown.length - shown.trimEnd().length)}
        </Fragment>
      );
    return !isStyled || !toned ? (
      shown
    ) : (
      <Text key={at} {...styles[tone ?? 'plain']} {...(shaded === true ? shade : {})}>
        {shown}
      </Text>
    );
  });
  if (!selected) return <Text wrap="truncate">{parts}</Text>;
  const rest = Number.isFinite(room) ? ' '.repeat(Math.max(0, room)) : '';
  return (
    <Text wrap="truncate" {...selection.style}>
      {[...parts, rest]}
    </Text>
  );
}

interface LinesProps {
  readonly texts: readonly Part[];
  /** By the place from the top, of a row without tones of its own; plain when left out. */
  readonly toneOf?: (at: number) => Tone;
}

/** Rows below one another, a space before each; a row is its place on the screen. */
export function PartRowsColumn({ texts, toneOf }: LinesProps) {
  return texts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <PartRow key={at} part={part} tone={toneOf?.(at)} />
  ));
}

function PartRow({ part, tone }: { readonly part: Part; readonly tone: Tone | undefined }) {
  return typeof part === 'string' || part.spans === undefined ? (
    <Line text={` ${displayTextOfLinePart(part)}`} tone={tone} />
  ) : (
    <SpansRow spans={[{ text: ' ' }, ...part.spans]} />
  );
}

const TONE_OF = { prose: 'plain', title: 'title', warning: 'WATCH', drawn: 'plain' } as const;

/** Draws lines of a view, each in the tone of its role, or in its own tones. */
export function ViewLines({ lines }: { readonly lines: readonly ViewLine[] }) {
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <PartRow key={at} part={line} tone={TONE_OF[line.role]} />
  ));
}
